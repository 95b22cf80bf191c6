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
    AGREEMENT = "agreement"
    """Several sources said that somebody was as good as appointed, and for a while nobody said otherwise."""
    CORRECTION = "correction"
    """A moderator closed it."""


@dataclass(frozen=True, slots=True)
class Domino:
    """An appointment that took somebody away from another club's job, where it opens a search."""

    person: str
    left: str
    """The club whose job he leaves."""
    joined: str
    """The club that appointed him."""
    at: datetime
    """Aware, UTC: publication of the report of his appointment."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One person's place in one search at one moment."""

    person: str
    status: Status
    likelihood: float
    """Probability in [0, 1] that this search ends with him.

    It is 0 for the one who holds the job as far as can be known, for one who is out by his own word or the club's, and
    for one who got a job elsewhere. Whom only reports have out, or call a holder beside another, may have a little.
    """
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
    likelihood_week_before: float | None = None
    """The same a week before."""
    conflict: tuple[Evidence, ...] = ()
    """What sources say who contradict each other about him: for each direction the firmest word that still counts,
    that of the status he has first; empty where nobody contradicts."""
    odds: Evidence | None = None
    """The newest report of what bookmakers make of his chances; None where none was read."""
    origins: int = 0
    """How many different sources `evidence` comes down to, as in `Shortlist.sources`."""


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
    opened_through: Domino | None = None
    """The appointment elsewhere that took the holder away; None where he goes for another reason."""
    opens: Domino | None = None
    """The job that the one appointed leaves for this one; None where no report says that he had one."""

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
    """Probability that it is nobody of `everyone`. With the likelihoods of all of them it sums to 1."""
    reports: int
    """How many articles stand behind it."""
    sources: int
    """How many different sources they come down to: credited ones once, however many articles repeat them."""
    interim: Standing | None = None
    """Who has the job for now, until the search ends; his place is among the others too. None where nobody is named."""

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
