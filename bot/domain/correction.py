"""What moderators change by hand."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.status import Status


class Action(StrEnum):
    """The kinds of correction."""

    SET_STATUS = "set status"
    """The person has `status` in the club's search from `effective_at` on, whatever is reported of him, until a later
    correction says otherwise or the search is over."""
    DROP_CLAIM = "drop claim"
    """The claim of `article_id` about the pair does not count."""
    CONFIRM_CLAIM = "confirm claim"
    """The claim of `article_id` about the pair counts although the reader was unsure."""
    CHANGE_CLAIM = "change claim"
    """The claim of `article_id` about the pair counts, and says `status`, of `other`, about `to_club`'s job instead, as
    far as these are given."""
    SAME_PERSON = "same person"
    """`person` and `other` are one wherever they are named; `other` is the name that is shown."""
    SPLIT_PERSON = "split person"
    """`person` and `other` are two. With `club` or `article_id` what is claimed of `person` there is about `other`."""
    CLOSE = "close"
    """The club's open search is over; `person`, when given, was appointed."""
    REOPEN = "reopen"
    """The club's last search goes on."""

    @property
    def of_claim(self) -> bool:
        """Whether it says what one article's claim amounts to. Of several about one claim the latest holds."""
        return self in {Action.DROP_CLAIM, Action.CONFIRM_CLAIM, Action.CHANGE_CLAIM}

    @property
    def of_names(self) -> bool:
        """Whether it says who is who, and so holds at every club."""
        return self in {Action.SAME_PERSON, Action.SPLIT_PERSON}


@dataclass(frozen=True, slots=True)
class Correction:
    """One change by a moderator, in one workspace. Facts like claims: undoing sets a mark, deletes nothing."""

    id: str
    """Unique in its workspace; what a moderator types to take it back."""
    workspace: str
    """The key of the workspace in which alone it holds."""
    action: Action
    club: str
    """The club whose job or search it is about; empty where it is about people at whatever club."""
    by: str
    """The platform's id of the moderator."""
    at: datetime
    """Aware, UTC: when it was made."""
    effective_at: datetime
    """Aware, UTC: from when on it holds; takes its place among the articles' dates."""
    person: str = ""
    """The person concerned; empty where the action needs none."""
    status: Status | None = None
    """With SET_STATUS, and with CHANGE_CLAIM where it is another than the claim's."""
    other: str = ""
    """With SAME_PERSON the name to show, with SPLIT_PERSON the other person, with CHANGE_CLAIM whom the claim means."""
    article_id: str = ""
    """With corrections of a claim, and with SPLIT_PERSON where only that article means `other`."""
    reason: str = ""
    """Why, in the moderator's words; may be empty."""
    undone_at: datetime | None = None
    """Aware, UTC: when it was taken back; None while it holds."""
    undone_by: str = ""
    """The platform's id of the moderator who took it back; empty while it holds."""
    to_club: str = ""
    """With CHANGE_CLAIM only: the club that the claim is about; empty where it is the claim's own."""

    @property
    def holds(self) -> bool:
        """Whether it has not been taken back."""
        return self.undone_at is None

    def grounds(self, what: str) -> str:
        """Why something is as it is where this correction made it so: "closed by a moderator: he has signed"."""
        return f"{what} by a moderator: {self.reason}" if self.reason else f"{what} by a moderator"
