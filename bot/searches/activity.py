"""How busy a search is: one line of the list of open searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import Domino, Opening, Shortlist, Standing, Status

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class SearchActivity:
    """A search at a moment, in a line."""

    club: str
    opened_at: datetime
    """Aware, UTC."""
    opened_by: Opening
    leaving: tuple[str, ...]
    """Who goes, the newest first; empty while no departure was reported."""
    opened_through: Domino | None
    """The appointment elsewhere that took the holder away; None where he goes for another reason."""
    leader: Standing | None
    """The likeliest to get the job; None while nobody is in the running."""
    people: int
    """How many are in the running."""
    reports: int
    """How many articles stand behind the search."""
    origins: int
    """How many different sources they come down to."""
    reports_in_week: int
    """How many of them were published in the seven days up to the shortlist's moment."""
    newest: datetime | None
    """Aware, UTC: publication of the newest of them; None when there is none."""


def activity_of(shortlist: Shortlist) -> SearchActivity:
    """Sum up a shortlist."""
    articles = {item.article for standing in shortlist.everyone for item in standing.evidence}
    week_ago = shortlist.as_of - _WEEK
    return SearchActivity(
        club=shortlist.search.club,
        opened_at=shortlist.search.opened_at,
        opened_by=shortlist.search.opened_by,
        leaving=tuple(one.person for one in shortlist.holders if one.status is Status.DEPARTING),
        opened_through=shortlist.search.opened_through,
        leader=shortlist.running[0] if shortlist.running else None,
        people=len(shortlist.running),
        reports=shortlist.reports,
        origins=shortlist.sources,
        reports_in_week=sum(article.published_at > week_ago for article in articles),
        newest=max((article.published_at for article in articles), default=None),
    )


def busiest_first(activity: SearchActivity) -> tuple[int, float, str]:
    """Sort key: by the reports of the last week, then by the newest report, then by club."""
    return -activity.reports_in_week, -(activity.newest or activity.opened_at).timestamp(), activity.club
