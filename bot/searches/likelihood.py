"""How likely each person is to get the job."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, fsum, log, log1p

from bot.domain import Status
from bot.searches.odds import Odds

_RUNGS = {
    Status.LINKED: 1,
    Status.INTERIM: 1,
    Status.CANDIDATE: 2,
    Status.FAVOURITE: 3,
    Status.TALKS: 4,
    Status.AGREED: 5,
    Status.APPOINTED: 5,
}
"""How firm a status makes a rival; the others are no rivals."""
_FIRMEST = 5
_UNHEARD = 0.5
"""How many sources everybody is given before any has spoken for him."""
_FADING = {Status.CANDIDATE, Status.FAVOURITE, Status.TALKS, Status.AGREED, Status.APPOINTED}
HALF_LIFE = 4.0
"""In how many days half of what one of these statuses is worth beyond a mere link is gone where nobody renews it.
Chosen among 4, 5, 7 and 10 by leaving files out."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What counts of one person who may get the job."""

    status: Status
    voices: tuple[float, ...] = ()
    """The trust in each independent source that has spoken for him, in (0, 1]; see `Trust`."""
    since: int = 0
    """How many independent sources have spoken about the job since anything new was said of him."""
    refusals: int = 0
    """How often it was said, by no echo, that he does not get it."""
    age: float = 0.0
    """By how many days the newest report that carries his status is older than the newest of the search."""


@dataclass(frozen=True, slots=True)
class Stage:
    """How far along a search is."""

    sources: int = 0
    """How many independent sources have spoken about the job."""
    days: float = 0.0
    """How long the holder's departure had been known by the newest report; 0 where none is."""


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Probabilities that sum to 1."""

    shares: tuple[float, ...]
    """One for each prospect, in their order."""
    someone_else: float


def likelihoods(prospects: Sequence[Prospect], stage: Stage, odds: Odds) -> Likelihoods:
    """The chances of each in an open search, and of everybody who was not named.

    A multinomial logistic model: each has the exponential of his facts, weighed by `Odds`, divided by the sum of all.
    Nothing depends on the time of asking, so nothing moves while nobody reports. Where nobody is named, someone else
    gets all.
    """
    if not prospects:
        return Likelihoods((), 1.0)
    scores = [score(facts, odds) for facts in (*facts_of(prospects), facts_of_someone_else(stage))]
    top = max(scores)
    each = [exp(one - top) for one in scores]
    total = fsum(each)
    return Likelihoods(tuple(one / total for one in each[:-1]), each[-1] / total)


def facts_of(prospects: Sequence[Prospect]) -> list[dict[str, float]]:
    """What is known of each prospect beside the others, by the name of the number in `Odds` that weighs it."""
    rungs = [_RUNGS.get(one.status, 0) for one in prospects]
    first, second = sorted((0, 0, *rungs))[:-3:-1]
    rivals = (second if rung == first else first for rung in rungs)
    return [_facts(one, rival) for one, rival in zip(prospects, rivals, strict=True)]


def facts_of_someone_else(stage: Stage) -> dict[str, float]:
    """The same for everybody who was not named."""
    return {"someone_else": 1.0, "knowledge": -log1p(stage.sources), "patience": log1p(stage.days)}


def score(facts: Mapping[str, float], odds: Odds) -> float:
    """The logarithm of the odds that facts give."""
    return fsum(float(getattr(odds, name)) * value for name, value in facts.items())


def fact_of(status: Status) -> str:
    """The name of the number in `Odds` that weighs a status. One reported as appointed has agreed while it is open."""
    if status.of_holder:
        return "holder"
    return Status.AGREED.value if status is Status.APPOINTED else status.value


def _facts(prospect: Prospect, rival: int) -> dict[str, float]:
    return {
        **_status_facts(prospect),
        "independence": log(_UNHEARD + fsum(trust**0.5 for trust in prospect.voices)),
        "forgetting": -log1p(prospect.since),
        "refusal": -log1p(prospect.refusals),
        "rivalry": -rival / _FIRMEST,
    }


def _status_facts(prospect: Prospect) -> dict[str, float]:
    name = fact_of(prospect.status)
    if prospect.status not in _FADING:
        return {name: 1.0}
    left = 0.5 ** (prospect.age / HALF_LIFE)
    return {name: left, Status.LINKED.value: 1.0 - left}
