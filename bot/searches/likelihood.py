"""How likely each person is to get the job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import fsum, prod

from bot.domain import Status
from bot.searches.rules import Odds


@dataclass(frozen=True, slots=True)
class Voice:
    """One independent source that carries a person's status."""

    trust: float
    """In (0, 1]; see `Trust`."""
    age: timedelta
    """By how much it is older than the newest report of the search; not negative."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What counts of one person who is in the running."""

    status: Status
    voices: tuple[Voice, ...]
    """None where a moderator set the status, which then counts in full."""


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Probabilities that sum to 1."""

    shares: tuple[float, ...]
    """One for each prospect, in their order."""
    someone_else: float


def likelihoods(prospects: Sequence[Prospect], odds: Odds) -> Likelihoods:
    """The chances of each in an open search, and of all others together.

    Each has the odds of his status times his backing: the chance that at least one of his sources is right, if each
    is right as often as it is trusted, less with age. Odds become probabilities by dividing by their sum, to which
    everybody else contributes `Odds.someone_else`. Ages are counted from the search's newest report, so that nothing
    moves while nobody reports.
    """
    each = [odds.of(prospect.status) * _backing(prospect.voices, odds) for prospect in prospects]
    total = fsum((*each, odds.someone_else))
    return Likelihoods(tuple(one / total for one in each), odds.someone_else / total)


def _backing(voices: Sequence[Voice], odds: Odds) -> float:
    if not voices:
        return 1.0
    return 1.0 - prod(1.0 - voice.trust * float(0.5 ** (voice.age / odds.half_life)) for voice in voices)
