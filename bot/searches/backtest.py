"""Searches of which the end is known, asked how they would end: moments, plain baselines, scores. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import log

from bot.domain import Article, Claim, Evidence, Status
from bot.domain.folding import fold
from bot.searches.fold import fold_club
from bot.searches.identity import Identity
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.sources import NO_SOURCES, Sources

LEAST = 0.001
"""What a likelihood below it counts as in the log loss, which would else be endless."""
BINS = 5
_FAVOURED = 0.8


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a search."""

    article: Article
    claims: tuple[Claim, ...]
    """What it claims, by whoever read it; those that are unsure count for nothing."""
    speaks: bool
    """Whether it truly says anything about the club's job."""
    names: bool
    """Whether it truly says anything about the man who got the job in the end, and that job."""
    appoints: str | None
    """Whom it truly says the club has confirmed as its manager; None where it says so of nobody."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One search with its outcome, as its reports told it."""

    name: str
    club: str
    appointed: str
    also: frozenset[str]
    """Other spellings of the one appointed."""
    reports: tuple[Told, ...]
    """In order of their dates."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The time after one report of a search, before it is confirmed who got the job."""

    trial: Trial
    at: datetime
    evidence: tuple[Evidence, ...]
    """What was claimed by then at all clubs, under one name for the one appointed."""
    since: datetime | None
    """The end of an earlier search of the club that the reports tell too; None where they do not."""
    outcome: str | None
    """Who gets the job; None for someone else: no report has named him yet."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Likelihoods at a moment; they sum to 1."""

    shares: Mapping[str, float]
    someone_else: float

    def of(self, person: str | None) -> float:
        """The likelihood of a person, 0 where he has none, or for None of someone else."""
        return self.someone_else if person is None else self.shares.get(person, 0.0)


Forecaster = Callable[[Moment], Forecast]


@dataclass(frozen=True, slots=True)
class Bin:
    """How often what was given a likelihood between two bounds came about."""

    low: float
    high: float
    given: int
    """How many likelihoods lay between them, someone else's among them."""
    mean: float
    """Their mean; 0 where there were none."""
    right: float
    """The share of them that came about; 0 where there were none."""


@dataclass(frozen=True, slots=True)
class Score:
    """How good forecasts were, over all moments."""

    log_loss: float
    """Mean of the negative natural logarithms of what the outcomes were given; see `LEAST`."""
    brier: float
    """Mean over moments of the sum of squared errors over everybody and someone else, from 0 to 2."""
    top_1: float
    """How often the outcome was the likeliest; of several as likely each counts in part."""
    top_3: float
    bins: tuple[Bin, ...] = field(default=())


def moments_of(trial: Trial) -> Iterator[Moment]:
    """The moments at which a search is asked: after each report before the first that confirms the appointment.

    It is asked from the first report on that truly speaks of the club's job. Where reports tell the end of an earlier
    search of the club it is asked from the report after the last such one.
    """
    names = {fold(name) for name in (trial.appointed, *trial.also)}
    confirmed = [fold(told.appoints) in names if told.appoints else None for told in trial.reports]
    if True not in confirmed:
        return
    before = trial.reports[: confirmed.index(True)]
    earlier = [place for place, told in enumerate(before) if told.appoints]
    begin = earlier[-1] + 1 if earlier else 0
    spoken = next((place for place, told in enumerate(before) if told.speaks), len(before))
    since = before[earlier[-1]].article.published_at if earlier else None
    for place in range(max(begin, spoken), len(before)):
        so_far = before[: place + 1]
        evidence = [
            Evidence(told.article, replace(claim, person=trial.appointed) if fold(claim.person) in names else claim)
            for told in so_far
            for claim in told.claims
            if not claim.unsure
        ]
        named = any(told.names for told in so_far)
        at = so_far[-1].article.published_at
        yield Moment(trial, at, tuple(evidence), since, trial.appointed if named else None)


def hotseat(sources: Sources = NO_SOURCES, rules: Rules = DEFAULT_RULES) -> Forecaster:
    """What a shortlist says."""

    def forecast(moment: Moment) -> Forecast:
        found = fold_club(moment.trial.club, moment.evidence, as_of=moment.at, sources=sources, rules=rules)
        if not found or is_over(moment, found[-1].search.closed_at):
            return Forecast({}, 1.0)
        shown = identity_at(moment)
        return Forecast({shown.of(one.person): one.likelihood for one in found[-1].everyone}, found[-1].someone_else)

    return forecast


def is_over(moment: Moment, closed_at: datetime | None) -> bool:
    """Whether a search that ended then is the one before, so that none is open."""
    return moment.since is not None and closed_at is not None and closed_at <= moment.since


def identity_at(moment: Moment) -> Identity:
    """Which names in the club's evidence are one person."""
    return Identity(item.claim.person for item in moment.evidence if item.claim.club == moment.trial.club)


def equal_shares(moment: Moment) -> Forecast:
    """Everyone named and not out has the same share, and so has someone else."""
    return _in_proportion(dict.fromkeys(_in_the_running(moment), 1))


def shares_by_mentions(moment: Moment) -> Forecast:
    """Everyone named and not out by the number of reports that speak of him, someone else like one report."""
    counts = Counter(name for name, _ in _said(moment))
    return _in_proportion({name: counts[name] for name in _in_the_running(moment)})


def latest_favourite(moment: Moment) -> Forecast:
    """0.8 for the one who was last called the favourite and is not out; the rest for the others in equal shares."""
    running = _in_the_running(moment)
    favourites = [name for name, status in _said(moment) if status is Status.FAVOURITE and name in running]
    if not favourites:
        return equal_shares(moment)
    rest = (1 - _FAVOURED) / len(running)
    return Forecast({**dict.fromkeys(running, rest), favourites[-1]: _FAVOURED}, rest)


BASELINES: Mapping[str, Forecaster] = {
    "equal shares": equal_shares,
    "shares by mentions": shares_by_mentions,
    "latest favourite": latest_favourite,
}
"""By their names in the table."""


def _said(moment: Moment) -> list[tuple[str, Status]]:
    """Who was said to be what, one after another, in this search."""
    identity = identity_at(moment)
    return [
        (identity.of(item.claim.person), item.claim.status)
        for item in moment.evidence
        if item.claim.club == moment.trial.club and (moment.since is None or item.article.published_at > moment.since)
    ]


def _in_the_running(moment: Moment) -> list[str]:
    latest = dict(_said(moment))
    return [name for name, status in latest.items() if status is not Status.OUT and not status.of_holder]


def _in_proportion(counts: Mapping[str, int]) -> Forecast:
    total = sum(counts.values()) + 1
    return Forecast({name: count / total for name, count in counts.items()}, 1 / total)


def score_of(asked: Iterable[tuple[Forecast, str | None]]) -> Score:
    """The score of forecasts with what came about. Raises ValueError for none."""
    answers = list(asked)
    if not answers:
        raise ValueError("no forecast to score")
    count = len(answers)
    return Score(
        log_loss=sum(loss_of(forecast, outcome) for forecast, outcome in answers) / count,
        brier=sum(_brier(forecast, outcome) for forecast, outcome in answers) / count,
        top_1=sum(_among_first(forecast, outcome, 1) for forecast, outcome in answers) / count,
        top_3=sum(_among_first(forecast, outcome, 3) for forecast, outcome in answers) / count,
        bins=tuple(_bins(answers)),
    )


def loss_of(forecast: Forecast, outcome: str | None) -> float:
    """The log loss of one forecast."""
    return -log(max(LEAST, forecast.of(outcome)))


def _rows(forecast: Forecast) -> list[tuple[str | None, float]]:
    return [*forecast.shares.items(), (None, forecast.someone_else)]


def _brier(forecast: Forecast, outcome: str | None) -> float:
    known = outcome is None or outcome in forecast.shares
    return sum((share - (person == outcome)) ** 2 for person, share in _rows(forecast)) + (not known)


def _among_first(forecast: Forecast, outcome: str | None, places: int) -> float:
    own = forecast.of(outcome)
    if own == 0.0:
        return 0.0
    shares = [share for _, share in _rows(forecast)]
    ahead, level = sum(share > own for share in shares), sum(share == own for share in shares)
    return min(1.0, max(0.0, (places - ahead) / level))


def _bins(answers: Sequence[tuple[Forecast, str | None]]) -> Iterator[Bin]:
    rows = [
        (share, person == outcome) for forecast, outcome in answers for person, share in _rows(forecast) if share > 0
    ]
    for place in range(BINS):
        inside = [(share, right) for share, right in rows if min(BINS - 1, int(share * BINS)) == place]
        mean = sum(share for share, _ in inside) / len(inside) if inside else 0.0
        right = sum(right for _, right in inside) / len(inside) if inside else 0.0
        yield Bin(place / BINS, (place + 1) / BINS, len(inside), mean, right)
