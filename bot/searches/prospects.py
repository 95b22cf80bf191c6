"""What a period of a club's story amounts to for the likelihoods."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain import Status
from bot.searches.likelihood import Prospect, Stage
from bot.searches.period import Period
from bot.searches.record import Camp, Statement
from bot.searches.rules import Trust
from bot.searches.track import Track

_DAY = timedelta(days=1)
_OF_HOLDER = frozenset({Camp.GOING, Camp.STAYING})


def prospects_of(period: Period) -> dict[str, Prospect]:
    """Everyone in a period who may get the job, by name.

    Besides those in the running these are the ones whom only reports have out, and those whom reports call its holder
    although another one is, or although he was named for it too: both happen to men who get it. It leaves out who has
    got a job elsewhere, who is out by his own word or the club's, and who holds this job as far as can be known.
    """
    holder = _holder(period)
    newest: dict[str, datetime] = {}
    for one in _spoken(period):
        newest[one.source] = max(one.at, newest.get(one.source, one.at))
    return {
        person: _prospect(track, list(newest.values()), period.rules.weights.trust)
        for person, track in period.tracks.items()
        if _may_get_it(period, person, track) and person != holder
    }


def stage_of(period: Period) -> Stage:
    """How far along a period is."""
    spoken = _spoken(period)
    departures = [
        one.at
        for track in period.tracks.values()
        if track.status is Status.DEPARTING
        for one in track.originals
        if one.status is Status.DEPARTING
    ]
    days = (max(one.at for one in spoken) - min(departures)) / _DAY if spoken and departures else 0.0
    return Stage(len({one.source for one in spoken}), days)


def _spoken(period: Period) -> list[Statement]:
    """Everything in the period that is news from a source. All bookmakers together are one, the least trusted."""
    return [one for track in period.tracks.values() for one in track.originals]


def _may_get_it(period: Period, person: str, track: Track) -> bool:
    status = period.status_of(person)
    if status is None or status.hopeful or status is Status.UNLIKELY:
        return status is not None
    if track.elsewhere or track.is_set or person == period.incumbent:
        return False
    if status.of_holder and _was_caretaker(track):
        return False
    camps = {Camp.REFUSAL} if status is Status.OUT else _OF_HOLDER
    return not any(one.official and one.camp in camps for one in track.latest.values())


def _was_caretaker(track: Track) -> bool:
    """Whether all that ever spoke for him is that he had the job for now."""
    hopes = {one.status for one in track.originals if one.camp is Camp.HOPE}
    return hopes == {Status.INTERIM}


def _holder(period: Period) -> str | None:
    """Whom the reports make the holder of the job; nobody who was named for it.

    Of several it is the one of whom most say so, then of whom it was said first.
    """
    found = [person for person in period.holders() if not period.tracks[person].hoped]
    return min(found, key=lambda person: _as_holder(period.tracks[person].originals), default=None)


def _as_holder(said: Iterable[Statement]) -> tuple[bool, int, float]:
    about = [one for one in said if one.camp in _OF_HOLDER]
    first = min((one.at.timestamp() for one in about), default=float("inf"))
    return not any(one.official for one in about), -len(about), first


def _prospect(track: Track, heard: Sequence[datetime], trust: Trust) -> Prospect:
    """What counts of one person; `heard` is when each source spoke last about the job.

    A moderator's word on him is news, and counts like that of a source which cannot err.
    """
    voices: dict[str, float] = {}
    for one in track.originals:
        if one.camp is Camp.HOPE:
            voices[one.source] = max(voices.get(one.source, 0.0), trust.of(one.tier, one.earned))
    refused = [one.at for one in track.originals if one.camp is Camp.REFUSAL]
    mentions = [one.at for one in track.originals]
    carried = [one.at for one in track.backing()]
    by_hand: tuple[float, ...] = ()
    if track.correction:
        word = track.correction.effective_at
        mentions.append(word)
        refused = [at for at in refused if at > word]
        carried = carried or [word]
        by_hand = (1.0,) if track.status and track.status.hopeful else ()
    return Prospect(
        status=track.status or Status.LINKED,
        voices=(*voices.values(), *by_hand),
        since=sum(at > max(mentions) for at in heard) if mentions else 0,
        refusals=len(refused),
        age=max(0.0, (max(heard) - max(carried)) / _DAY) if heard and carried else 0.0,
    )
