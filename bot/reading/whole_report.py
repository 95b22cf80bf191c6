"""What the other pairs of a report tell about one.

A man who is appointed at one club is out at the next; a report without any firm claim hardly makes a weak one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.domain import Status
from bot.reading.views import Nearness, View

PAST_FACTS = ("unlisted", "holds", "holds-elsewhere", "free", "just-left", "was-there", "comes", "played-there")
"""What may be known of a person and a club before the report, as in `features`."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair after it has been weighed on its own."""

    club: str
    person: str
    probabilities: Sequence[float]
    """In the order of `model.CLASSES`."""
    past: frozenset[str]
    """Those of `PAST_FACTS` that hold."""
    nearness: tuple[float, ...]
    """For each kind of nearness, in how many views the club is so near."""
    is_main: bool
    first: int
    """Index of the first sentence that speaks of the pair."""
    last: int
    length: int
    """Number of sentences in the report."""
    said: tuple[float, ...]
    """For each status, how near the club is (3 in the same sentence, 2 before or main, 1 in the block) in the nearest
    view with a phrase for it; 0 without one."""
    said_last: tuple[float, ...]
    """For each status, how far through the report its last phrase stands, in (0, 1]; 0 without one."""

    @property
    def claimed(self) -> float:
        """The probability that the report claims something of the pair."""
        return 1 - self.probabilities[0]


_NEARER = {Nearness.SAME: 3.0, Nearness.BEFORE: 2.0, Nearness.MAIN: 2.0, Nearness.ELSEWHERE: 1.0}


def weigh(
    pair: tuple[str, str],
    probabilities: Sequence[float],
    past: Iterable[str],
    views: Sequence[View],
    phrases: Sequence[Iterable[Status]],
    length: int,
) -> Weighed:
    """Put together what the whole report's second look needs of one pair; `phrases` are those of each view."""
    said = dict.fromkeys(Status, 0.0)
    said_last = dict.fromkeys(Status, 0.0)
    for view, statuses in zip(views, phrases, strict=True):
        for status in statuses:
            said[status] = max(said[status], _NEARER[view.nearness])
            said_last[status] = (view.sentence + 1) / length
    return Weighed(
        club=pair[0],
        person=pair[1],
        probabilities=probabilities,
        past=frozenset(past),
        nearness=tuple(float(sum(view.nearness is kind for view in views)) for kind in Nearness),
        is_main=views[0].is_main,
        first=views[0].sentence,
        last=views[-1].sentence,
        length=length,
        said=tuple(said.values()),
        said_last=tuple(said_last.values()),
    )


@dataclass(frozen=True)
class _Company:
    """The pairs of one report that share a person, or a club, put together once for all of them."""

    claimed: Sequence[float]
    """Of each pair, ascending."""
    total: float
    highest: Sequence[tuple[float, float]]
    """For each status, the two highest probabilities."""

    def beside(self, pair: Weighed) -> list[float]:
        """The figures of the company that one of its pairs is in, that pair left out."""
        others = len(self.claimed) - 1
        if not others:
            return [0.0] * (len(Status) + 4)
        own = pair.claimed
        return [
            self.claimed[-2] if own == self.claimed[-1] else self.claimed[-1],
            (self.total - own) / others,
            float(others),
            float(others + 1 - bisect_right(self.claimed, own)),
            *(
                second if value == first else first
                for value, (first, second) in zip(pair.probabilities[1:], self.highest, strict=True)
            ),
        ]


def _companies(pairs: Sequence[Weighed], shared: Callable[[Weighed], str]) -> dict[str, _Company]:
    rows: defaultdict[str, list[Weighed]] = defaultdict(list)
    for pair in pairs:
        rows[shared(pair)].append(pair)
    found = {}
    for key, row in rows.items():
        claimed = sorted(pair.claimed for pair in row)
        columns = list(zip(*(pair.probabilities for pair in row), strict=True))[1:]
        highest = [(top[-1], top[-2]) for top in (sorted([0.0, *column]) for column in columns)]
        found[key] = _Company(claimed, math.fsum(claimed), highest)
    return found


def figures_of(pairs: Sequence[Weighed]) -> list[list[float]]:
    """For every pair of one report, its own figures and those of the pairs that share its person or its club."""
    persons = _companies(pairs, lambda pair: pair.person)
    clubs = _companies(pairs, lambda pair: pair.club)
    claimed = sorted((pair.claimed for pair in pairs), reverse=True)
    report = (
        [claimed[0], sum(claimed) / len(claimed), claimed[min(2, len(claimed) - 1)], float(len(claimed))]
        if pairs
        else []
    )
    return [
        [
            *pair.probabilities,
            *report,
            *persons[pair.person].beside(pair),
            *clubs[pair.club].beside(pair),
            *(float(fact in pair.past) for fact in PAST_FACTS),
            *pair.nearness,
            float(pair.is_main),
            float(pair.first),
            float(pair.last - pair.first),
            float(pair.length),
            *pair.said,
            *pair.said_last,
        ]
        for pair in pairs
    ]
