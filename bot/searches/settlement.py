"""How a search ends when nobody contradicts what was reported of its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain import Ending, Status
from bot.searches.period import NEAR, Period
from bot.searches.record import Statement

_DONE = frozenset({Status.AGREED, Status.APPOINTED})


@dataclass(frozen=True, slots=True)
class Settlement:
    """A search that was over because nobody contradicted what was reported."""

    person: str
    """Who got the job."""
    at: datetime
    """When that was clear."""
    closed_at: datetime
    """When the search was over."""
    ending: Ending
    report: Statement | None = None
    """The report of his appointment; None where he had only agreed."""


def settlement(period: Period, until: datetime) -> Settlement | None:
    """How the search of a period was over by then although no report ended it; None where it was not.

    It was where a source that is not trusted enough to end it alone reported an appointment and nobody contradicted for
    `Spans.lone_report`, and where several had it that somebody had agreed and nobody did for `Spans.agreement`. A
    report that he is not so far, or that somebody else is near the job, contradicts.
    """
    if not period.is_search or period.is_closed:
        return None
    found = [_settlement_of(period, person) for person in period.tracks]
    return min((one for one in found if one and one.at <= until), key=lambda one: (one.at, one.person), default=None)


def _settlement_of(period: Period, person: str) -> Settlement | None:
    """When somebody will have got the job if nobody contradicts; None while nothing of the kind is reported."""
    track, spans = period.tracks[person], period.rules.spans
    if track.status is not Status.AGREED or track.is_set:
        return None
    agreeing = [one for one in track.counted() if one.status in _DONE]
    doubts = [one.at for one in track.originals if one.status not in _DONE]
    if not agreeing or max(doubts, default=agreeing[-1].at) > agreeing[-1].at:
        return None
    by_hand = filter(None, [period.corrected_at, period.reopened_at])
    doubted = max([*doubts, *_rivals(period, person), *by_hand], default=agreeing[0].at)
    appointed = next((one for one in agreeing if one.status is Status.APPOINTED), None)
    if appointed and doubted <= appointed.at:
        return Settlement(person, appointed.at + spans.lone_report, appointed.at, Ending.APPOINTMENT, appointed)
    if len(agreeing) < spans.agreeing:
        return None
    at = max(agreeing[spans.agreeing - 1].at, doubted) + spans.agreement
    return Settlement(person, at, at, Ending.AGREEMENT)


def _rivals(period: Period, person: str) -> list[datetime]:
    """When others than one person were reported to be near the job."""
    return [
        one.at
        for other, track in period.tracks.items()
        for one in (track.originals if other != person else ())
        if one.status in NEAR
    ]
