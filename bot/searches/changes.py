"""What moved at a club, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain import Action, Change, Correction, Evidence, Status
from bot.searches.corrected import corrected
from bot.searches.periods import Move, story_of
from bot.searches.record import in_force_at, record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.sources import NO_SOURCES, Sources

_LOOKING_BACK = {
    Action.DROP_CLAIM: "a moderator dropped a claim",
    Action.CONFIRM_CLAIM: "a moderator confirmed a claim",
    Action.CHANGE_CLAIM: "a moderator changed a claim",
}
"""The corrections that change what older articles amount to, with how to put it."""


def changes_of(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction] = (),
    *,
    since: datetime | None,
    until: datetime,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Change, ...]:
    """Every move of a person's status at the club after `since` and up to `until`, oldest first; None is the beginning.

    The other arguments are those of `fold_club`. A repeated status and an echo are no moves; moves while no search is
    open are. A new search starts afresh: everyone in it is new, but for the man appointed in the one before. When a
    moderator drops, confirms or changes a claim, or an edit takes one from an article, those whom that moves do so at
    that moment; one who is left without any status has none to move to, and is not listed. Names are those of `until`.
    """
    in_force = in_force_at(corrections, until)
    looking_back = [one for one in in_force if one.action in _LOOKING_BACK]
    edits = {item.replaced_at for item in evidence if item.replaced_at and item.replaced_at <= until}
    moments = sorted({one.effective_at for one in looking_back} | edits)
    versions: list[tuple[Move, ...]] = []
    told: tuple[list[Evidence], list[Evidence]] | None = None
    for moment in (*moments, None):
        later = [one for one in looking_back if moment and one.effective_at >= moment]
        said = _said_before(evidence, moment) if moment else list(evidence)
        known = _but_for(in_force, later)
        # Most answers change nothing that counts, and telling the whole story takes long.
        before, told = told, (said, corrected(said, known))
        versions.append(versions[-1] if told == before else _moves(club, said, known, until, sources, rules))
    moves = _stretch(versions[0], None, moments[0] if moments else None)
    for place, at in enumerate(moments):
        old, new = versions[place : place + 2]
        moves += _differences(old, new, at, _reason(at, looking_back))
        moves += _stretch(new, at, moments[place + 1] if place + 1 < len(moments) else None)
    return tuple(
        Change(club, move.person, move.before, move.after, move.at, move.evidence, move.reason)
        for move in moves
        if since is None or move.at > since
    )


def _moves(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
    until: datetime,
    sources: Sources,
    rules: Rules,
) -> tuple[Move, ...]:
    return story_of(record_of(club, evidence, corrections, until, sources, rules), rules).moves


def _said_before(evidence: Iterable[Evidence], moment: datetime) -> list[Evidence]:
    """The evidence as it was until something was taken from it at a moment."""
    standing = (item for item in evidence if item.replaced_at is None or item.replaced_at >= moment)
    return [replace(item, replaced_at=None) if item.replaced_at else item for item in standing]


def _reason(at: datetime, corrections: Iterable[Correction]) -> str:
    correction = next((one for one in corrections if one.effective_at == at), None)
    if correction is None:
        return "an article was edited"
    what = _LOOKING_BACK[correction.action]
    return f"{what}: {correction.reason}" if correction.reason else what


def _but_for(corrections: Iterable[Correction], without: Sequence[Correction]) -> list[Correction]:
    left_out = {one.id for one in without}
    return [one for one in corrections if one.id not in left_out]


def _stretch(moves: Iterable[Move], after: datetime | None, until: datetime | None) -> list[Move]:
    """The moves after one moment and up to another; None is no bound."""
    return [move for move in moves if (after is None or move.at > after) and (until is None or move.at <= until)]


def _differences(old: Iterable[Move], new: Iterable[Move], at: datetime, reason: str) -> list[Move]:
    """The moves from where one version of the story left everyone at a moment to where another did."""
    before, after = _statuses(old, at), _statuses(new, at)
    return [
        Move(person, before.get(person), status, at, None, reason)
        for person, status in sorted(after.items())
        if before.get(person) is not status
    ]


def _statuses(moves: Iterable[Move], at: datetime) -> dict[str, Status]:
    return {move.person: move.after for move in moves if move.at <= at}
