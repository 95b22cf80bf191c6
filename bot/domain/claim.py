"""What articles say, one triple at a time."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.article import Article
from bot.domain.status import Status


class Field(StrEnum):
    """The part of an article in which a quote stands."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Claim:
    """One triple that an article makes: what it says, as a whole, now, about a person and a club's job.

    One article has at most one claim for one pair of club and person: where the article moves, the claim is
    where it ends up.
    """

    club: str
    """The club's name (`Club.name`), or the name in the text for a club in no list."""
    person: str
    """The person's name (`Person.name`), or the fullest name in the text for somebody in no list."""
    status: Status
    quote: str
    """The words that carry the claim: a verbatim, non-empty piece of the article's title or text."""
    field: Field
    """Where the quote stands."""
    start: int
    """Offset of the quote's first character in that field, in code points."""
    end: int
    """Offset after its last character: `field[start:end] == quote`."""
    attributed_to: str | None = None
    """The outlet or journalist that the text itself credits ("Sky Germany"); None when it speaks for itself."""
    confidence: float = 1.0
    """How sure the reader is, in [0, 1]."""
    unsure: bool = False
    """Whether the confidence was too low to count: kept and shown as such, part of no shortlist."""

    @property
    def pair(self) -> tuple[str, str]:
        """The club and the person."""
        return self.club, self.person


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim with the article that makes it: all that folding and showing need."""

    article: Article
    claim: Claim
    replaced_at: datetime | None = None
    """Aware, UTC: from when on the article says something else, or nothing, of the pair, because it was edited; None
    while it stands."""

    def stands_at(self, moment: datetime) -> bool:
        """Whether the article had been published by then, and says it still."""
        return self.article.published_at <= moment and (self.replaced_at is None or moment < self.replaced_at)
