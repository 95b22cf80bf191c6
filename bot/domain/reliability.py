"""What a workspace knows of how far its sources can be trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.outlet import Tier


@dataclass(frozen=True, slots=True)
class OwnTier:
    """A tier that a workspace has set for a source, in place of the list's."""

    workspace: str
    """The key of the workspace in which alone it holds."""
    source: str
    """The source's voice: an outlet's registered domain, or a journalist's name folded."""
    tier: Tier
    by: str
    """The platform's id of the moderator."""
    at: datetime
    """Aware, UTC: when it was set."""
    reason: str = ""
    """Why, in the moderator's words; may be empty."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One call: what a source last said of one person before a search ended, judged by the end."""

    source: str
    """The source's voice: an outlet's registered domain, a journalist's name folded, or the folded name of another."""
    club: str
    person: str
    closed_at: datetime
    """Aware, UTC: when the search ended."""
    counts_from: datetime
    """Aware, UTC: the beginning of the month in which the verdict first counts."""
    is_right: bool
    is_first: bool
    """Whether nobody had named the person before the source did; only of one who was appointed."""
    days_early: float
    """How long before the end the source first said so; 0 or more."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a source's calls turned out right and how many wrong."""

    right: int = 0
    wrong: int = 0

    @property
    def calls(self) -> int:
        """All of them."""
        return self.right + self.wrong


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source's record in one workspace."""

    tally: Tally = Tally()
    first: int = 0
    """In how many searches nobody named the one who was appointed before the source did."""
    searches: int = 0
    """How many searches its calls were about."""
    days_early: float = 0.0
    """How long before the end it had it right, in the mean of its right calls; 0 without any."""
