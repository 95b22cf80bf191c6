"""What moved at a club, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from bot.domain import Action, Change, Correction, Evidence, Status
from bot.searches.periods import Move, story_of
from bot.searches.record import holds, in_order, record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.sources import NO_SOURCES, Sources

_LOOKING_BACK = {
    Action.DROP_CLAIM: "a moderator dropped a claim",
    Action.CONFIRM_CLAIM: "a moderator confirmed a claim",
}
"""The corrections that change what older articles amount to, with how to put it where the moderator gave no reason."""


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
    moderator drops or confirms a claim, those whom that moves do so at the moment from which the correction holds; one
    who is left without any status has none to move to, and is not listed. Names are those of `until`.
    """
    in_force = sorted((one for one in corrections if holds(one, club, until)), key=in_order)
    looking_back = [one for one in in_force if one.action in _LOOKING_BACK]
    steps = [(at, list(together)) for at, together in groupby(looking_back, key=lambda one: one.effective_at)]
    versions = [_moves(club, evidence, _but_for(in_force, looking_back), until, sources, rules)]
    for done in range(1, len(steps) + 1):
        later = [one for _, together in steps[done:] for one in together]
        versions.append(_moves(club, evidence, _but_for(in_force, later), until, sources, rules))
    moves = _stretch(versions[0], None, steps[0][0] if steps else None)
    for place, (at, together) in enumerate(steps):
        old, new = versions[place : place + 2]
        moves += _differences(old, new, at, together[0].reason or _LOOKING_BACK[together[0].action])
        moves += _stretch(new, at, steps[place + 1][0] if place + 1 < len(steps) else None)
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
    return story_of(record_of(club, evidence, corrections, until, sources), rules).moves


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
