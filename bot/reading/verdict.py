"""What the looks at a pair come to together."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain import Status
from bot.reading.looking import Pair
from bot.reading.model import CLASSES
from bot.reading.stock import stock_phrase
from bot.reading.views import Nearness

HEARD_FROM = 0.2
"""A stock phrase is heard when the looks give the pair at least this: it tells what is said, not of whom."""
_CLAIMED, _MEANT = 0.78, 0.55
"""How often, in the corpus, a pair with a stock phrase is claimed at all, and the share of that which the phrase's own
status gets (the rest goes to others as the looks have them). Rounded from 120 phrases in 704 reports."""


def verdict(pair: Pair, first: Sequence[float], second: Sequence[float]) -> list[float]:
    """Probabilities in the order of `CLASSES`: the mean of both looks and, where one is heard, of the stock phrase."""
    looks = [(a + b) / 2 for a, b in zip(first, second, strict=True)]
    claimed = 1 - looks[0]
    meant = _meant(pair) if claimed >= HEARD_FROM else None
    if meant is None:
        return looks
    phrase = [(_CLAIMED - _MEANT) * value / claimed for value in looks]
    phrase[0] = 1 - _CLAIMED
    phrase[CLASSES.index(meant)] += _MEANT
    return [(a + b) / 2 for a, b in zip(looks, phrase, strict=True)]


def _meant(pair: Pair) -> Status | None:
    """The status of the last stock phrase that names the club; a report ends up where it stops."""
    for view in reversed(pair.views):
        if view.nearness is Nearness.SAME:
            status = stock_phrase(view.tokens)
            if status is not None:
                return status
    return None
