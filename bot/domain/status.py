"""What an article can say about a person and a club's manager's job."""

from enum import StrEnum


class Status(StrEnum):
    """What an article, as a whole, says now about one person and one club's job.

    The first nine are about somebody who might get the job, the last three about the one who holds it.
    Members are declared from the firmest hope of the job to the firmest refusal, then those of the holder.
    """

    APPOINTED = "appointed"
    """The club has confirmed this person as its new permanent manager."""
    INTERIM = "interim"
    """He is, or will be, caretaker or interim manager."""
    AGREED = "agreed"
    """Terms are agreed, or the appointment is only a formality away."""
    TALKS = "talks"
    """There is contact: an approach, an interview, an offer, negotiations, permission sought or given."""
    FAVOURITE = "favourite"
    """Front-runner, first choice, top of the list, bookmakers' favourite."""
    CANDIDATE = "candidate"
    """On the shortlist, under consideration, admired by the club, one of several contenders, wants the job."""
    LINKED = "linked"
    """Only a loose link: touted, mentioned, long odds, an outsider, a pundit's tip."""
    UNLIKELY = "unlikely"
    """Doubtful: the club does not expect to get him, interest has cooled, he prefers elsewhere."""
    OUT = "out"
    """No longer possible: he said no, committed elsewhere, was ruled out, or never was on the list."""
    DEPARTING = "departing"
    """He is leaving or has left this club's job."""
    PRESSURE = "pressure"
    """He holds this club's job and may lose it."""
    STAYING = "staying"
    """He holds this club's job and keeps it."""

    @property
    def of_holder(self) -> bool:
        """Whether it is said of the person who has the job now, not of one who might get it."""
        return self in _OF_HOLDER

    @property
    def against(self) -> bool:
        """Whether it says that he will not get the job."""
        return self in _AGAINST

    @property
    def hopeful(self) -> bool:
        """Whether it keeps him in the running (`interim` included: he has it for now)."""
        return not self.of_holder and not self.against


_OF_HOLDER = frozenset({Status.DEPARTING, Status.PRESSURE, Status.STAYING})
_AGAINST = frozenset({Status.UNLIKELY, Status.OUT})
