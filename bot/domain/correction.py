"""What moderators change by hand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.status import Status


class Action(StrEnum):
    """The kinds of correction."""

    SET_STATUS = "set status"
    """The person has `status` at the club from `effective_at` on, until a later report says otherwise."""
    DROP_CLAIM = "drop claim"
    """The claim of `article_id` about the pair does not count."""
    CONFIRM_CLAIM = "confirm claim"
    """The claim of `article_id` about the pair counts although the reader was unsure."""
    SAME_PERSON = "same person"
    """`person` and `other` are one; `other` is the name that is shown."""
    CLOSE = "close"
    """The club's open search is over; `person`, when given, was appointed."""
    REOPEN = "reopen"
    """The club's last search goes on."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One change by a moderator, in one workspace. Facts like claims: undoing sets a mark, deletes nothing."""

    id: str
    workspace: str
    """The key of the workspace in which alone it holds."""
    action: Action
    club: str
    by: str
    """The platform's id of the moderator."""
    at: datetime
    """Aware, UTC: when it was made."""
    effective_at: datetime
    """Aware, UTC: from when on it holds; takes its place among the articles' dates."""
    person: str = ""
    """The person concerned; empty where the action needs none."""
    status: Status | None = None
    """With SET_STATUS only."""
    other: str = ""
    """With SAME_PERSON only: the name to show."""
    article_id: str = ""
    """With DROP_CLAIM and CONFIRM_CLAIM only."""
    reason: str = ""
    """Why, in the moderator's words; may be empty."""
    undone_at: datetime | None = None
    """Aware, UTC: when it was taken back; None while it holds."""
