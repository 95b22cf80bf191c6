"""A period of a club's story as people see it: standings and their likelihoods."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.domain import Ending, Search, Shortlist, Standing, Status
from bot.searches.likelihood import Prospect, Voice, likelihoods
from bot.searches.period import Period
from bot.searches.record import Statement
from bot.searches.track import Track

_NAMED = "named by a moderator"
_SEEN = "has the job by now"


def shortlist_of(club: str, number: int, period: Period, as_of: datetime, before: Mapping[str, float]) -> Shortlist:
    """The shortlist of a period that is a search, at the moment that `moment_of` gives.

    `before` has the likelihoods of a day earlier under the names that are shown now.
    """
    if period.opened_at is None or period.opened_by is None:
        raise ValueError("nothing has opened a search in this period")
    shares, someone_else = chances(period)
    standings = [
        standing
        for person in period.tracks
        if (standing := standing_of(period, person, shares.get(person, 0.0), before.get(person)))
    ]
    statements = [statement for track in period.tracks.values() for statement in track.said]
    return Shortlist(
        search=Search(
            club=club,
            number=number,
            opened_at=period.opened_at,
            opened_by=period.opened_by,
            closed_at=period.closed_at,
            closed_by=period.closed_by,
            appointed=period.appointed,
        ),
        as_of=moment_of(period, as_of),
        holders=tuple(sorted((one for one in standings if one.status.of_holder), key=holders_order)),
        running=tuple(sorted((one for one in standings if one.person in shares), key=_likeliest_first)),
        ruled_out=tuple(sorted((one for one in standings if one.status is Status.OUT), key=_last_first)),
        someone_else=someone_else,
        reports=len({statement.evidence.article.id for statement in statements}),
        sources=len({statement.source for statement in statements}),
    )


def moment_of(period: Period, as_of: datetime) -> datetime:
    """When a shortlist shows its search: now, or when the last word on a closed search was said."""
    if period.closed_at is None:
        return as_of
    end = period.closed_at + period.rules.spans.aftermath
    return min(as_of, max(end, period.corrected_at or end))


def chances(period: Period) -> tuple[dict[str, float], float]:
    """The likelihoods of everyone in the running, by name, and of someone else. They sum to 1.

    When the search is over it has gone to the one who was appointed, or to someone else where no name was given.
    """
    running = [
        person
        for person in period.tracks
        if (status := period.status_of(person)) and not status.of_holder and status is not Status.OUT
    ]
    if period.is_closed:
        return {person: float(person == period.appointed) for person in running}, float(period.appointed is None)
    found = likelihoods([_prospect(period, period.tracks[person]) for person in running], period.rules.odds)
    return dict(zip(running, found.shares, strict=True)), found.someone_else


def standing_of(period: Period, person: str, likelihood: float, before: float | None) -> Standing | None:
    """One person's standing; None when nothing that counts is known of him."""
    track, status = period.tracks[person], period.status_of(person)
    if status is None:
        return None
    since, deciding, reason = _grounds(period, track, status)
    return Standing(
        person=person,
        status=status,
        likelihood=likelihood,
        since=since,
        evidence=tuple(statement.evidence for statement in reversed(track.said)),
        deciding=deciding.evidence if deciding else None,
        reason=reason,
        likelihood_before=before,
    )


def holders_order(standing: Standing) -> tuple[bool, float, float, str]:
    """Sort key of holders: caretakers last, then by the newest report that decides, then who has the status longest."""
    was_caretaker = any(item.claim.status is Status.INTERIM for item in standing.evidence)
    newest = standing.deciding.article.published_at if standing.deciding else standing.since
    return was_caretaker, -newest.timestamp(), standing.since.timestamp(), standing.person


def _last_first(standing: Standing) -> tuple[float, str]:
    return -standing.since.timestamp(), standing.person


def _likeliest_first(standing: Standing) -> tuple[float, bool, float, str]:
    unlikely = standing.status is Status.UNLIKELY
    return -standing.likelihood, unlikely, -standing.since.timestamp(), standing.person


def _grounds(period: Period, track: Track, status: Status) -> tuple[datetime, Statement | None, str]:
    """Since when a status holds, and the report that decided it or else the reason."""
    if status is Status.APPOINTED and period.closed_at is not None:
        reports = (one for one in reversed(track.latest.values()) if one.status is Status.APPOINTED)
        deciding = next(reports, None)
        by_hand = period.closed_by is Ending.CORRECTION
        return period.closed_at, deciding, "" if deciding else _NAMED if by_hand else _SEEN
    if track.verdict is None or track.since is None:
        raise ValueError("a status without a verdict")
    return track.since, track.verdict.deciding, track.verdict.reason


def _prospect(period: Period, track: Track) -> Prospect:
    trust, now = period.rules.weights.trust, period.last_news
    voices = (Voice(trust.of(one.tier), (now or one.at) - one.at) for one in track.backing())
    return Prospect(track.status or Status.LINKED, tuple(voices))
