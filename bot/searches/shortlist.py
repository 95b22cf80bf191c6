"""A period of a club's story as people see it: standings and their likelihoods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Ending, Search, Shortlist, Standing, Status
from bot.searches.domino import opened_through, opens
from bot.searches.likelihood import likelihoods
from bot.searches.period import Period
from bot.searches.periods import Story
from bot.searches.prospects import prospects_of, stage_of
from bot.searches.record import Statement
from bot.searches.track import Track

_DONE = frozenset({Status.AGREED, Status.APPOINTED})
_NAMED = "named by a moderator"
_SEEN = "has the job by now"


@dataclass(frozen=True, slots=True)
class Past:
    """Likelihoods of earlier moments under the names that are shown now, those of the people known then."""

    day: Mapping[str, float]
    """A day before."""
    week: Mapping[str, float]
    """A week before."""


NO_PAST = Past({}, {})


def shortlist_of(club: str, number: int, period: Period, story: Story, as_of: datetime, past: Past) -> Shortlist:
    """The shortlist of a period of the story that is a search, at the moment that `moment_of` gives."""
    if period.opened_at is None or period.opened_by is None:
        raise ValueError("nothing has opened a search in this period")
    shares, someone_else = chances(period)
    standings = [
        standing for person in period.tracks if (standing := standing_of(period, person, shares.get(person, 0.0), past))
    ]
    tracks = period.tracks.values()
    return Shortlist(
        search=Search(
            club=club,
            number=number,
            opened_at=period.opened_at,
            opened_by=period.opened_by,
            closed_at=period.closed_at,
            closed_by=period.closed_by,
            appointed=period.appointed,
            opened_through=opened_through(club, period, story),
            opens=opens(club, period, story),
        ),
        as_of=moment_of(period, as_of),
        holders=in_holders_order((one for one in standings if one.status.of_holder), period),
        running=tuple(sorted((one for one in standings if _is_running(one.status)), key=_likeliest_first)),
        ruled_out=tuple(sorted((one for one in standings if one.status is Status.OUT), key=_last_first)),
        someone_else=someone_else,
        reports=len({one.evidence.article.id for track in tracks for one in track.said}),
        sources=len(set[str]().union(*(track.origins() for track in tracks))),
        interim=next((one for one in standings if one.person == period.caretaker), None),
    )


def moment_of(period: Period, as_of: datetime) -> datetime:
    """When a shortlist shows its search: now, or when the last word on a closed search was said."""
    if period.closed_at is None:
        return as_of
    end = period.closed_at + period.rules.spans.aftermath
    return min(as_of, max(end, period.corrected_at or end))


def chances(period: Period) -> tuple[dict[str, float], float]:
    """The likelihoods of everyone who may get the job, by name, and of someone else. They sum to 1.

    When the search is over it has gone to the one who was appointed, or to someone else where no name was given.
    """
    if period.is_closed:
        return {period.appointed: 1.0} if period.appointed else {}, float(period.appointed is None)
    prospects = prospects_of(period)
    found = likelihoods(list(prospects.values()), stage_of(period), period.rules.odds)
    return dict(zip(prospects, found.shares, strict=True)), found.someone_else


def standing_of(period: Period, person: str, likelihood: float, past: Past = NO_PAST) -> Standing | None:
    """One person's standing; None when nothing that counts is known of him."""
    track, status = period.tracks[person], period.status_of(person)
    if status is None:
        return None
    since, deciding, reason = _grounds(period, track, status)
    odds = track.odds()
    return Standing(
        person=person,
        status=status,
        likelihood=likelihood,
        since=since,
        evidence=tuple(statement.evidence for statement in reversed(track.said)),
        deciding=deciding.evidence if deciding else None,
        reason=reason,
        likelihood_before=past.day.get(person),
        likelihood_week_before=past.week.get(person),
        conflict=() if period.is_closed else tuple(one.evidence for one in track.conflict()),
        odds=odds.evidence if odds else None,
        origins=len(track.origins()),
    )


def in_holders_order(standings: Iterable[Standing], period: Period) -> tuple[Standing, ...]:
    """Holders of a period: caretakers last, then by the newest report that decides, then who has the status longest."""

    def order(standing: Standing) -> tuple[bool, float, float, str]:
        track = period.tracks.get(standing.person)
        was_caretaker = track is not None and bool(track.interim_at())
        newest = standing.deciding.article.published_at if standing.deciding else standing.since
        return was_caretaker, -newest.timestamp(), standing.since.timestamp(), standing.person

    return tuple(sorted(standings, key=order))


def _is_running(status: Status) -> bool:
    return status.hopeful or status is Status.UNLIKELY


def _last_first(standing: Standing) -> tuple[float, str]:
    return -standing.since.timestamp(), standing.person


def _likeliest_first(standing: Standing) -> tuple[float, bool, float, str]:
    unlikely = standing.status is Status.UNLIKELY
    return -standing.likelihood, unlikely, -standing.since.timestamp(), standing.person


def _grounds(period: Period, track: Track, status: Status) -> tuple[datetime, Statement | None, str]:
    """Since when a status holds, and the report that decided it or else the reason."""
    is_verdict = track.verdict is not None and track.verdict.status is status
    if period.closed_at is not None and status in _DONE and not is_verdict:
        reports = (one for one in reversed(track.latest.values()) if one.status in _DONE)
        deciding = next((one for one in reports if one.status is status or status is Status.AGREED), None)
        by_hand = period.closed_by is Ending.CORRECTION
        return period.closed_at, deciding, "" if deciding else _NAMED if by_hand else _SEEN
    if track.verdict is None or track.since is None:
        raise ValueError("a status without a verdict")
    return track.since, track.verdict.deciding, track.verdict.reason
