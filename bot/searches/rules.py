"""The numbers that searches are decided with, each with a name and a meaning. Chosen by hand; none is fitted."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain import Status, Tier


@dataclass(frozen=True, slots=True)
class Trust:
    """How much one source's word counts by its tier, in (0, 1]; never more for a worse tier."""

    official: float = 1.0
    strong: float = 0.85
    sound: float = 0.7
    mixed: float = 0.5
    weak: float = 0.3

    def of(self, tier: Tier) -> float:
        """The trust in a source of that tier."""
        return (self.official, self.strong, self.sound, self.mixed, self.weak)[tier - 1]


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


@dataclass(frozen=True, slots=True)
class Odds:
    """How status, trust, age and independence become a likelihood."""

    agreed: float = 30.0
    """Odds of one whose every report says `agreed`, beside `someone_else`; the same for the rest."""
    talks: float = 6.0
    favourite: float = 4.0
    candidate: float = 1.5
    interim: float = 0.5
    linked: float = 0.5
    unlikely: float = 0.2
    someone_else: float = 2.0
    """Odds of all who are not in the running, taken together."""
    half_life: timedelta = timedelta(days=28)
    """After how long, by the search's newest report, a report's backing is worth half."""

    def of(self, status: Status) -> float:
        """The odds of that status; none for a holder, for one who is out or for one appointed, who needs none."""
        return float(getattr(self, status, 0.0))


@dataclass(frozen=True, slots=True)
class Rules:
    """All of them."""

    weights: Weights = field(default_factory=Weights)
    spans: Spans = field(default_factory=Spans)
    odds: Odds = field(default_factory=Odds)


DEFAULT_RULES = Rules()
