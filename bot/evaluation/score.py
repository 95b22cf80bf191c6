"""Claims that were read beside those that are there. The rules are those of the corpus' own `score.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum

from bot.domain import Claim, Status
from bot.domain.folding import fold
from bot.evaluation.club_key import ClubKeys
from bot.evaluation.corpus import GoldClaim, GoldReport

_PARTICLES = frozenset({"de", "van", "von", "da", "di", "ten", "der", "den", "dos", "le", "la", "el", "del", "st"})


class Miss(StrEnum):
    """In what way a claim was read wrongly."""

    INVENTED = "not in the report"
    OVERLOOKED = "overlooked"
    STATUS = "another status"
    REVERSED = "the opposite"
    """Ruled out read as wanted, or the other way."""


@dataclass(frozen=True, slots=True)
class Missed:
    """One fault of the reader."""

    report: str
    """The report's id."""
    kind: Miss
    club: str
    person: str
    read: Status | None
    """None for what was overlooked."""
    gold: tuple[Status, ...]
    """Empty for what is not in the report."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was found rightly, found wrongly, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 when nothing was found."""
        found = self.right + self.wrong
        return self.right / found if found else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 0 when nothing is there."""
        there = self.right + self.missed
        return self.right / there if there else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 when both are."""
        together = self.precision + self.recall
        return 2 * self.precision * self.recall / together if together else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How well some reports were read. Scores add up."""

    reports: int = 0
    pairs: Counts = field(default_factory=Counts)
    """Of club and person, whatever the status."""
    claims: Counts = field(default_factory=Counts)
    """Of club, person and status."""
    empty: int = 0
    """Reports without any claim."""
    empty_kept: int = 0
    """Those of them in which nothing was found."""
    misses: tuple[Missed, ...] = ()

    def __add__(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.reports + other.reports,
            self.pairs + other.pairs,
            self.claims + other.claims,
            self.empty + other.empty,
            self.empty_kept + other.empty_kept,
            self.misses + other.misses,
        )

    @property
    def reversals(self) -> int:
        """How many statuses have the wrong sign."""
        return sum(miss.kind is Miss.REVERSED for miss in self.misses)


@dataclass(frozen=True, slots=True)
class Reliability:
    """Of the pairs read with a confidence in some range, how many are right."""

    low: float
    high: float
    pairs: int
    confidence: float
    """Their mean confidence; 0 without any."""
    right: float
    """Share of them that is claimed and has not the opposite status; 0 without any."""


def score_report(gold: GoldReport, claims: Iterable[Claim], keys: ClubKeys) -> Score:
    """The score of one report. Unsure claims do not count; of two claims about one pair the first does.

    What is optional counts neither when it is found nor when it is not, but for a wrong sign.
    """
    pairs, statuses = Counts(), Counts()
    misses: list[Missed] = []
    found: set[int] = set()
    read = [claim for claim in claims if not claim.unsure]
    for claim in read:
        place = place_of(claim, gold.claims, keys)
        if place is None:
            pairs += Counts(wrong=1)
            statuses += Counts(wrong=1)
            misses.append(Missed(gold.id, Miss.INVENTED, claim.club, claim.person, claim.status, ()))
        elif place not in found:
            found.add(place)
            there = gold.claims[place]
            right = claim.status in there.statuses
            if not there.optional:
                pairs += Counts(right=1)
                statuses += Counts(right=1) if right else Counts(wrong=1, missed=1)
            if not right:
                kind = Miss.REVERSED if is_reversed(claim.status, there) else Miss.STATUS
                misses.append(Missed(gold.id, kind, there.club, there.person, claim.status, there.statuses))
    for place, there in enumerate(gold.claims):
        if place not in found and not there.optional:
            pairs += Counts(missed=1)
            statuses += Counts(missed=1)
            misses.append(Missed(gold.id, Miss.OVERLOOKED, there.club, there.person, None, there.statuses))
    is_empty = not gold.claims
    return Score(1, pairs, statuses, int(is_empty), int(is_empty and not read), tuple(misses))


def place_of(claim: Claim, gold: Sequence[GoldClaim], keys: ClubKeys) -> int | None:
    """The index of the gold claim that speaks of the same club and person; None without one."""
    club = keys.of(claim.club)
    return next(
        (at for at, one in enumerate(gold) if keys.of(one.club) == club and is_same_person(one, claim.person)), None
    )


def is_same_person(gold: GoldClaim, name: str) -> bool:
    """Whether a name means the person of a gold claim: the family name and, where both have one, the first initial."""
    initial, family = _initial_and_family(name)
    for spelling in (gold.person, *gold.also):
        gold_initial, gold_family = _initial_and_family(spelling)
        if family == gold_family and initial in ("", gold_initial):
            return True
        if fold(name) == fold(spelling):
            return True
    return False


def _initial_and_family(name: str) -> tuple[str, str]:
    *given, family = fold(name).split() or [""]
    initial = next((word[0] for word in given if word not in _PARTICLES), "")
    return initial, family


def is_reversed(read: Status, gold: GoldClaim) -> bool:
    """Whether a status that is not among the right ones says the opposite of the best of them."""
    best = gold.statuses[0]
    return read not in gold.statuses and ((read.against and best.hopeful) or (read.hopeful and best.against))


def reliability(read: Iterable[tuple[float, bool]], bins: int = 10) -> tuple[Reliability, ...]:
    """How often claims of some confidence are right, from pairs of confidence and outcome; empty bins left out."""
    rows: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in read:
        rows[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return tuple(
        Reliability(
            at / bins,
            (at + 1) / bins,
            len(row),
            fsum(confidence for confidence, _ in row) / len(row),
            sum(right for _, right in row) / len(row),
        )
        for at, row in enumerate(rows)
        if row
    )
