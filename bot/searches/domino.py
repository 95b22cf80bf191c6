"""One appointment opens the next search: whom it takes from which job."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain import Domino, Ending, Evidence, Status
from bot.searches.period import Period
from bot.searches.periods import Story

_HOLDS = frozenset({Status.APPOINTED, Status.PRESSURE, Status.STAYING})
_FIRM = frozenset({Status.FAVOURITE, Status.TALKS, Status.AGREED, Status.APPOINTED})

_BEFORE = timedelta(days=60)
"""How long before an appointment the news that he goes may have come, if he goes for that job."""
_AFTER = timedelta(days=30)
"""How long after an appointment reports may still bring the news that he leaves his former job."""


def opens(club: str, period: Period, story: Story) -> Domino | None:
    """The job that the man whom a search of the club ended with left for it."""
    if period.closed_at is None or period.appointed is None or period.closed_by is Ending.AGREEMENT:
        return None
    return job_left(period.appointed, club, period.closed_at, story.people.get(period.appointed, ()))


def opened_through(club: str, period: Period, story: Story) -> Domino | None:
    """The appointment elsewhere that took the holder of the club's job away and so opened a search."""
    for person in period.holders():
        event = story.elsewhere.get(person)
        if event is None or period.status_of(person) is not Status.DEPARTING:
            continue
        domino = job_left(person, event.club, event.at, story.people.get(person, ()))
        is_of_this = not period.closed_at or period.closed_at >= event.at - _BEFORE
        if domino and domino.left == club and is_of_this:
            return domino
    return None


def job_left(person: str, joined: str, at: datetime, evidence: Iterable[Evidence]) -> Domino | None:
    """The job that somebody left when a club appointed him; None where he is not known to have had one.

    `evidence` is what counts of him at every club, oldest first. He leaves a job for the new one where he still held it
    by then, or where the news that he goes came shortly before and he was wanted there already: one who had been
    dismissed, or had gone without a new job, leaves none. Of several the one spoken of last.
    """
    clubs: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in evidence:
        clubs[item.claim.club].append(item)
    there = clubs.pop(joined, [])
    left = [(_newest(told), club) for club, told in clubs.items() if _leaves(told, there, at)]
    return Domino(person, max(left)[1], joined, at) if left else None


def _leaves(here: Sequence[Evidence], there: Sequence[Evidence], at: datetime) -> bool:
    """Whether what is said of his job here shows that he left it for the one there."""
    told = [item for item in here if item.article.published_at <= at + _AFTER]
    held = [item for item in told if item.claim.status in _HOLDS and item.article.published_at <= at]
    going = [item for item in told if item.claim.status is Status.DEPARTING]
    if held:
        going = [item for item in going if item.article.published_at >= held[-1].article.published_at]
    if not going:
        return bool(held)
    gone_at = going[0].article.published_at
    if gone_at >= at:
        return True
    wanted = [item for item in there if item.claim.status in _FIRM and item.article.published_at <= gone_at]
    return gone_at >= at - _BEFORE and bool(wanted)


def _newest(told: Sequence[Evidence]) -> datetime:
    return told[-1].article.published_at
