"""A club's hunt for a manager, and its state at a moment. Derived from claims, never edited."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.claim import Evidence
from bot.domain.status import Status


class Opening(StrEnum):
    """Why a search is open."""

    DEPARTURE = "departure"
    """The holder is leaving or has left."""
    CANDIDATE = "candidate"
    """Somebody was named for the job before any departure was reported."""
    PRESSURE = "pressure"
    """The man appointed in the search before is under pressure, and nothing more has been reported yet."""


class Ending(StrEnum):
    """Why a search is over."""

    APPOINTMENT = "appointment"
    CORRECTION = "correction"
    """A moderator closed it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's place in one search at one moment."""

    person: str
    status: Status
    likelihood: float
    """Probability in [0, 1] that this search ends with him; 0 for one who is out or who holds the job."""
    since: datetime
    """Aware, UTC: publication of the article from which on he has had this status without a break."""
    evidence: tuple[Evidence, ...]
    """Everything said of him for this job in this search, newest first."""
    deciding: Evidence | None = None
    """The newest evidence for the status he has; None where a correction or an appointment elsewhere decided."""
    reason: str = ""
    """Where nothing in `evidence` says so: why he has the status ("appointed at Sporting CP")."""
    likelihood_before: float | None = None
    """The likelihood a day before the shortlist's moment; None when he was not named by then."""


@dataclass(frozen=True, slots=True)
class Search:
    """One club's hunt: opens with a departure or the first candidate, closes with an appointment."""

    club: str
    number: int
    """1 for the first search that the evidence knows of this club, then counting up."""
    opened_at: datetime
    """Aware, UTC: publication of the first article that belongs to it."""
    opened_by: Opening
    closed_at: datetime | None = None
    """Aware, UTC: publication of the article that ended it; None while it is open."""
    closed_by: Ending | None = None
    appointed: str | None = None
    """Who got the job; None while open, or when a moderator closed it without a name."""

    @property
    def is_open(self) -> bool:
        """Whether the job is still to be filled."""
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Shortlist:
    """The state of a search at a moment."""

    search: Search
    as_of: datetime
    """Aware, UTC: only what was published by then counts."""
    holders: tuple[Standing, ...]
    """Those who hold or held the job in this search (departing, pressure, staying), newest first."""
    running: tuple[Standing, ...]
    """Those who may get it, likeliest first; after an appointment, the appointed person first."""
    ruled_out: tuple[Standing, ...]
    """Those who are out, newest first."""
    someone_else: float
    """Probability that none of `running` gets it. With the likelihoods of `running` it sums to 1."""
    reports: int
    """How many articles stand behind it."""
    sources: int
    """How many different sources they come down to: credited ones once, however many articles repeat them."""

    @property
    def everyone(self) -> tuple[Standing, ...]:
        """All standings: holders, running, ruled out."""
        return self.holders + self.running + self.ruled_out


@dataclass(frozen=True, slots=True)
class Change:
    """One person's status at one club moved."""

    club: str
    person: str
    before: Status | None
    """None when he was not named before."""
    after: Status
    at: datetime
    """Aware, UTC: publication of the article that moved it."""
    evidence: Evidence | None
    """The article and claim that moved it; None where a correction or an appointment elsewhere did."""
    reason: str = ""
    """Where `evidence` is None: why."""
