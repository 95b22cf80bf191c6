"""The words that the whole program speaks, as plain frozen values. Nothing here imports the rest of the program."""

from bot.domain.article import Article, Dated, Report, Sighting
from bot.domain.claim import Claim, Evidence, Field
from bot.domain.club import Club
from bot.domain.correction import Action, Correction
from bot.domain.job_note import JobNote, NoteKind
from bot.domain.journalist import Journalist
from bot.domain.outlet import Outlet, Tier
from bot.domain.person import Person, Stint
from bot.domain.reliability import OwnTier, SourceRecord, Tally, Verdict
from bot.domain.search import Change, Domino, Ending, Opening, Search, Shortlist, Standing
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
    "Domino",
    "Ending",
    "Evidence",
    "Field",
    "JobNote",
    "Journalist",
    "NoteKind",
    "Opening",
    "Outlet",
    "OwnTier",
    "Person",
    "Platform",
    "Report",
    "Search",
    "Shortlist",
    "Sighting",
    "SourceRecord",
    "Standing",
    "Status",
    "Stint",
    "Tally",
    "Tier",
    "Verdict",
    "Workspace",
]
