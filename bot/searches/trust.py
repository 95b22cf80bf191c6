"""How far a source is trusted by its tier and by what became of what it said."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain import Tally, Tier

_PRIOR_CALLS = 10.0
"""How many calls of its own it takes for a source's record to count as much as its tier."""
_EXPECTED = {Tier.OFFICIAL: 0.9, Tier.STRONG: 0.85, Tier.SOUND: 0.8, Tier.MIXED: 0.75, Tier.WEAK: 0.7}
"""The share of calls that turn out right, by tier: the means of the Beta priors. Over the 183 searches of the corpus
that ended it was 0.92, 0.82, 0.82 and 0.83 of some 60, 140, 190 and 100 calls; of weak sources there were two."""


NO_CALLS = Tally()


def chance_of_right(tier: Tier, tally: Tally = NO_CALLS) -> float:
    """The probability that a call of the source turns out right, in (0, 1).

    It is the mean of a Beta distribution that starts from the tier and has each call added to it; never lower for more
    right calls, never higher for more wrong ones.
    """
    return (_EXPECTED[tier] * _PRIOR_CALLS + tally.right) / (_PRIOR_CALLS + tally.calls)


def earned(tier: Tier, tally: Tally) -> float:
    """By how much a source's record raises the trust in its tier, or lowers it: 1 where it is as good as expected."""
    return chance_of_right(tier, tally) / _EXPECTED[tier]


def month_of(moment: datetime) -> datetime:
    """The beginning of the month of a moment, UTC. Records are drawn up then, and count for the month."""
    return moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
