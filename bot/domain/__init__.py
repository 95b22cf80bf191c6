"""The words that the whole program speaks, as plain frozen values. Nothing here imports the rest of the program."""

from bot.domain.article import Article, Dated, Report, Sighting
from bot.domain.claim import Claim, Evidence, Field
from bot.domain.club import Club
from bot.domain.correction import Action, Correction
from bot.domain.outlet import Outlet, Tier
from bot.domain.person import Person, Stint
from bot.domain.search import Change, Ending, Opening, Search, Shortlist, Standing
from bot.domain.status import Status
from bot.domain.workspace import Platform, Workspace

__all__ = [
    "Action",
    "Article",
    "Change",
    "Claim",
    "Club",
    "Correction",
    "Dated",
    "Ending",
    "Evidence",
    "Field",
    "Opening",
    "Outlet",
    "Person",
    "Platform",
    "Report",
    "Search",
    "Shortlist",
    "Sighting",
    "Standing",
    "Status",
    "Stint",
    "Tier",
    "Workspace",
]
