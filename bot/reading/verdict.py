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
_CLAIMED, _MEANT = 0.78, 0.62
"""How often, in the corpus, a pair with a stock phrase is claimed at all, and is claimed with its status."""
_LATE_VOICE, _EARLY_VOICE = 0.6, 0.3
"""What a stock phrase weighs beside the looks, which learned from reports that hardly have any: less where the report
says a good deal of the pair after it, for what counts is where a report ends up."""
_LATE = 3
"""A phrase is late when fewer than so many views of the pair come after it."""


def verdict(pair: Pair, first: Sequence[float], second: Sequence[float]) -> list[float]:
    """Probabilities in the order of `CLASSES`: the mean of both looks, and a stock phrase where one is heard."""
    looks = [(a + b) / 2 for a, b in zip(first, second, strict=True)]
    claimed = 1 - looks[0]
    heard = _heard(pair) if claimed >= HEARD_FROM else None
    if heard is None:
        return looks
    meant, voice = heard
    phrase = [(_CLAIMED - _MEANT) * value / claimed for value in looks]
    phrase[0] = 1 - _CLAIMED
    phrase[CLASSES.index(meant)] += _MEANT
    return [(1 - voice) * a + voice * b for a, b in zip(looks, phrase, strict=True)]


def _heard(pair: Pair) -> tuple[Status, float] | None:
    """The status of the last stock phrase that names the club, and what it weighs; None without one."""
    for after, view in enumerate(reversed(pair.views)):
        if view.nearness is Nearness.SAME:
            status = stock_phrase(view.tokens)
            if status is not None:
                return status, _LATE_VOICE if after < _LATE else _EARLY_VOICE
    return None
