"""What published reports have said of who has a job, kept to read later reports by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NoteKind(StrEnum):
    """How a report spoke of somebody and a club's job."""

    APPOINTED = "appointed"
    """It claims, surely, that the club has appointed him."""
    INTERIM = "interim"
    """It claims, surely, that he is or will be caretaker."""
    DEPARTING = "departing"
    """It claims, surely, that he leaves: until then the job is his."""
    HOLDS = "holds"
    """It names him with his job in passing, which is no claim: "Brighton manager Roberto De Zerbi"."""


@dataclass(frozen=True, slots=True)
class JobNote:
    """One outlet's word on one person and one club's job, at most once a month."""

    club: str
    """As in `Claim.club`."""
    person: str
    """As in `Claim.person`."""
    kind: NoteKind
    outlet: str
    """Registered domain; never empty, since a text of unknown origin teaches nothing."""
    day: date
    """UTC day of publication; the earliest of those in one month."""
