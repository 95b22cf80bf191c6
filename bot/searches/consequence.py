"""What would change on a shortlist if a claim counted of which the reader was unsure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import fsum

from bot.domain import Action, Correction, Evidence, Status
from bot.searches.period import Period
from bot.searches.periods import story_of
from bot.searches.record import record_of
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.shortlist import chances
from bot.searches.sources import NO_SOURCES, Sources

_TURN = 2.0
_MOVE = 1.0
_HALF_LIFE = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Consequence:
    """The difference between two states of a club's searches."""

    turns: bool
    """Whether a search opens or ends, or ends with somebody else."""
    moved: tuple[tuple[str, Status | None, Status | None], ...]
    """Whose status in the last search moves, by name, with what it is before and after; None where he has none."""
    shift: float
    """How much probability goes from some to others in the last search: in [0, 1], half the sum of the differences."""

    @property
    def weight(self) -> float:
        """How much it matters: 0 for nothing; a search that opens or ends outweighs any status, a status any shift."""
        return _TURN * self.turns + _MOVE * bool(self.moved) + self.shift


def consequences(
    club: str,
    evidence: Sequence[Evidence],
    corrections: Sequence[Correction],
    claims: Sequence[Evidence],
    *,
    as_of: datetime,
    sources: Sources = NO_SOURCES,
    rules: Rules = DEFAULT_RULES,
) -> tuple[Consequence, ...]:
    """For each of the claims what it would change now if it alone were confirmed, in their order.

    The other arguments are those of `fold_club`. Takes one walk through the club's story for each claim, and one more.
    """

    def told(*more: Correction) -> Sequence[Period]:
        story = story_of(record_of(club, evidence, [*corrections, *more], as_of, sources, rules), rules)
        return [period for period in story.periods if period.is_search]

    before = told() if claims else ()
    return tuple(_difference(before, told(_confirmation(item, as_of))) for item in claims)


def urgency(consequence: Consequence, published_at: datetime, now: datetime) -> float:
    """What to ask first: what matters most, worth half as much for every two weeks that it is old."""
    age = max(now - published_at, timedelta())
    return consequence.weight * float(0.5 ** (age / _HALF_LIFE))


def _confirmation(item: Evidence, as_of: datetime) -> Correction:
    return Correction(
        id="",
        workspace="",
        action=Action.CONFIRM_CLAIM,
        club=item.claim.club,
        by="",
        at=as_of,
        effective_at=as_of,
        person=item.claim.person,
        article_id=item.article.id,
    )


def _difference(before: Sequence[Period], after: Sequence[Period]) -> Consequence:
    ends = [[(one.is_closed, one.appointed) for one in searches] for searches in (before, after)]
    old, new = (searches[-1] if searches else None for searches in (before, after))
    was, now = _statuses(old), _statuses(new)
    moved = tuple(
        (person, was.get(person), now.get(person))
        for person in sorted({*was, *now})
        if was.get(person) is not now.get(person)
    )
    shares, changed = _shares(old), _shares(new)
    both = sorted({*shares, *changed})
    shift = fsum(abs(shares.get(person, 0.0) - changed.get(person, 0.0)) for person in both) / 2
    return Consequence(ends[0] != ends[1], moved, shift if old and new else 0.0)


def _statuses(search: Period | None) -> dict[str, Status]:
    if search is None:
        return {}
    return {person: status for person in search.tracks if (status := search.status_of(person))}


def _shares(search: Period | None) -> dict[str, float]:
    if search is None:
        return {}
    shares, someone_else = chances(search)
    return shares | {"": someone_else}
