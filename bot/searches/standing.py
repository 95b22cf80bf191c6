"""What a person's status is when several sources say several things of him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from bot.domain import Tier
from bot.searches.record import Camp, Statement
from bot.searches.rules import Weights


def weigh(statements: Sequence[Statement], weights: Weights) -> Statement:
    """The statement that decides, of at least one: each from another source, oldest first, without echoes.

    The camp with the most weight wins; at equal weight the one that spoke last. A statement's weight is its source's
    trust times the firmness of what it says, halved for every half-life by which it is older than the newest one
    here, and cut for every later contrary one of a source trusted at least as much. Of that camp's statuses the
    firmest wins that has enough of the camp's weight at it or above it, and decides by its newest statement.
    """
    if len(statements) == 1:
        return statements[0]
    weighed = list(zip(statements, _weights(statements, weights), strict=True))
    totals: dict[Camp, float] = {}
    for statement, weight in weighed:
        totals[statement.camp] = totals.pop(statement.camp, 0.0) + weight
    camp = max(reversed(totals), key=lambda camp: totals[camp])
    by_rung: defaultdict[int, float] = defaultdict(float)
    for statement, weight in weighed:
        if statement.camp is camp:
            by_rung[statement.rung] += weight
    needed = weights.support * totals[camp]
    for rung in sorted(by_rung, reverse=True):
        needed -= by_rung[rung]
        if needed <= 0:
            break
    return next(one for one in reversed(statements) if one.rung == rung)


def _weights(statements: Sequence[Statement], weights: Weights) -> list[float]:
    """The weight of each statement, in their order."""
    now = statements[-1].at
    return [
        weights.trust.of(one.tier, one.earned)
        * weights.firmness.of(one.status)
        * weights.overtaken**rivals
        * freshness(now, one.at, _half_life(one.camp, weights))
        for one, rivals in zip(statements, _later_rivals(statements), strict=True)
    ]


def _later_rivals(statements: Sequence[Statement]) -> list[int]:
    """For each statement, how many later ones contradict it whose source is trusted at least as much."""
    if len({one.camp for one in statements}) == 1:
        return [0] * len(statements)
    # Later statements of each camp, counted at every tier that is trusted at most as much as their own.
    as_trusted = {one.camp: [0] * (len(Tier) + 1) for one in statements}
    found: list[int] = []
    for _, moment in groupby(reversed(statements), key=lambda one: one.at):
        together = list(moment)
        found += [
            sum(counts[one.tier] for counts in as_trusted.values()) - as_trusted[one.camp][one.tier] for one in together
        ]
        for one in together:
            counts = as_trusted[one.camp]
            for tier in range(one.tier, len(counts)):
                counts[tier] += 1
    return found[::-1]


def freshness(now: datetime, then: datetime, half_life: timedelta) -> float:
    """What age leaves of a report's weight, in (0, 1]."""
    return float(0.5 ** ((now - then) / half_life))


def _half_life(camp: Camp, weights: Weights) -> timedelta:
    if camp is Camp.HOPE:
        return weights.hope_half_life
    return weights.refusal_half_life if camp is Camp.REFUSAL else weights.holder_half_life
