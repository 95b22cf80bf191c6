"""What moderators said of names: which are one person, which are two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import Action, Correction
from bot.domain.folding import fold
from bot.searches.name_groups import NameGroups


@dataclass(frozen=True, slots=True)
class Rulings:
    """Pairs of names that do not contradict each other."""

    same: tuple[tuple[str, str], ...] = ()
    """A name, and the name to show instead; in the order in which they were made."""
    apart: tuple[tuple[str, str], ...] = ()
    """Two names of two people."""


def rulings_in(corrections: Sequence[Correction]) -> Rulings:
    """What the corrections, in the order in which they take effect, say of names.

    Where they contradict each other, be it by way of a third name, the later ones hold.
    """
    of_names = [one for one in corrections if one.action.of_names and one.person and one.other]
    groups = NameGroups(name for one in of_names for name in (one.person, one.other))
    kept = [one for one in reversed(of_names) if _fits(one, groups)][::-1]
    return Rulings(
        tuple((one.person, one.other) for one in kept if one.action is Action.SAME_PERSON),
        tuple((one.person, one.other) for one in kept if one.action is Action.SPLIT_PERSON),
    )


def _fits(ruling: Correction, groups: NameGroups) -> bool:
    one, other = fold(ruling.person), fold(ruling.other)
    if ruling.action is Action.SAME_PERSON:
        return groups.join(one, other)
    return groups.part(one, other)
