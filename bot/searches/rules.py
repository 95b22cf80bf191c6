"""The numbers that searches are decided with, each with a name and a meaning. Chosen by hand, but for the odds."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain import Status, Tier
from bot.searches.odds import Odds


@dataclass(frozen=True, slots=True)
class Trust:
    """How much one source's word counts by its tier, in (0, 1]; never more for a worse tier."""

    official: float = 1.0
    strong: float = 0.85
    sound: float = 0.7
    mixed: float = 0.5
    weak: float = 0.3

    def of(self, tier: Tier, earned: float = 1.0) -> float:
        """The trust in a source of that tier, times what it has earned by its record, at most 1."""
        return min(1.0, (self.official, self.strong, self.sound, self.mixed, self.weak)[tier - 1] * earned)


@dataclass(frozen=True, slots=True)
class Firmness:
    """How much news one report of a status is, relative to `linked`: events outweigh moods."""

    appointed: float = 8.0
    agreed: float = 5.0
    talks: float = 3.0
    favourite: float = 2.5
    candidate: float = 1.5
    interim: float = 1.5
    linked: float = 1.0
    unlikely: float = 2.0
    out: float = 4.0
    departing: float = 4.0
    pressure: float = 2.0
    staying: float = 3.0

    def of(self, status: Status) -> float:
        """The firmness of that status."""
        return float(getattr(self, status))


@dataclass(frozen=True, slots=True)
class Weights:
    """How one person's status is decided from what several sources say of him."""

    trust: Trust = field(default_factory=Trust)
    firmness: Firmness = field(default_factory=Firmness)
    hope_half_life: timedelta = timedelta(days=14)
    """After how long a report that speaks for him weighs half as much as a new one."""
    refusal_half_life: timedelta = timedelta(days=30)
    """The same for a report that he is unlikely or out: a refusal keeps longer than a hope."""
    holder_half_life: timedelta = timedelta(days=30)
    """The same for a report about the holder of the job."""
    overtaken: float = 0.35
    """What is left of a report's weight for each later contrary report of a source trusted at least as much."""
    support: float = 0.35
    """Share of his reports' weight that must say a status or a firmer one, where they agree on the direction."""
    official_holds: timedelta = timedelta(days=60)
    """How long reports count for nothing against the word of the club, or his own, that he is out or leaving."""
    elsewhere_holds: timedelta = timedelta(days=30)
    """How long after an appointment elsewhere a report that still names him here is taken for a late one."""
    echo_window: timedelta = timedelta(days=7)
    """How long a credited source may have moved on and still be repeated with what it said before."""
    conflict_window: timedelta = timedelta(days=7)
    """By how much of two contrary words the older may be the older, to be shown as a conflict."""


@dataclass(frozen=True, slots=True)
class Spans:
    """When searches open and close."""

    prelude: timedelta = timedelta(days=180)
    """How far back a search takes in what was said of the job while none was open: pressure, refusals."""
    settling: timedelta = timedelta(days=7)
    """How long after an appointment reports that the new man goes are not believed, save the club's own word."""
    aftermath: timedelta = timedelta(days=30)
    """How long after its end reports about others than the new man still belong to a search."""
    silence: timedelta = timedelta(days=60)
    """How long an open search must have been silent before somebody new who holds the job shows that it is over."""
    contradictions: int = 2
    """How many sources must deny a reported appointment, and outnumber those that report it, to undo it."""
    alone: Tier = Tier.SOUND
    """The worst tier of a source whose report of an appointment ends a search alone and at once."""
    lone_report: timedelta = timedelta(days=7)
    """How long nobody may have contradicted a worse source's report of an appointment, to end a search all the same."""
    agreement: timedelta = timedelta(days=30)
    """How long nobody may have contradicted several sources that somebody has agreed, or was appointed, to end it."""
    agreeing: int = 2
    """How many sources that takes, and how many of whatever tier that report an appointment end a search at once."""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them."""

    weights: Weights = field(default_factory=Weights)
    spans: Spans = field(default_factory=Spans)
    odds: Odds = field(default_factory=Odds)


DEFAULT_RULES = Rules()
