"""What the core needs from the outside. Implementations live in `storage`, `adapters` and the wiring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain import Article, Claim, Correction, Evidence, Report, Sighting


class Clock(Protocol):
    """The time of day."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class Reader(Protocol):
    """Reads reports."""

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims that the report makes, in the order of their quotes; those not sure enough marked `unsure`.

        Answers every text, whatever is in it; a text without claims gives an empty tuple. Does not block the loop.
        """
        ...


class Recorded(StrEnum):
    """What the store did with an article that was handed to it."""

    NEW = "new"
    """Nobody had handed it in before: article, claims and sighting were stored."""
    SIGHTED = "sighted"
    """Another workspace had handed it in: only the sighting was stored, and the claims stored first stand."""
    KNOWN = "known"
    """This workspace had seen it before: nothing was stored."""


@dataclass(frozen=True, slots=True)
class ClubActivity:
    """How much a workspace has read about a club's job."""

    club: str
    claims: int
    newest: datetime
    """Aware, UTC: publication of the newest article that makes a claim about it."""


class Store(Protocol):
    """Keeps articles, claims, sightings and corrections. All times are aware and UTC.

    A workspace is named by its key and sees only what it has sighted. Unsure claims are part of the evidence that
    is given out; folding leaves them aside. People are matched by `fold`, clubs by their exact name.
    """

    async def record(self, article: Article, text: str, claims: Sequence[Claim], sighting: Sighting) -> Recorded:
        """Store an article once, with its body, its claims and where it was seen, all or nothing."""
        ...

    async def article(self, article_id: str) -> Article | None:
        """The article of that id, whoever has sighted it; None when there is none."""
        ...

    async def evidence_of_club(self, workspace: str, club: str) -> tuple[Evidence, ...]:
        """Everything that the workspace's articles claim about a club's job, oldest publication first."""
        ...

    async def evidence_of_people(self, workspace: str, people: Sequence[str]) -> tuple[Evidence, ...]:
        """Everything that they claim about these people, at any club, oldest publication first."""
        ...

    async def evidence_of_article(self, workspace: str, article_id: str) -> tuple[Evidence, ...]:
        """Everything that one article claims, in the order of its quotes; empty when the workspace has not seen it."""
        ...

    async def active_clubs(self, workspace: str) -> tuple[ClubActivity, ...]:
        """The clubs that the workspace's articles make claims about, the newest first."""
        ...

    async def people(self, workspace: str, club: str | None = None) -> tuple[str, ...]:
        """The people claimed about, at one club or at any, those with the most claims first."""
        ...

    async def corrections(self, workspace: str, club: str | None = None) -> tuple[Correction, ...]:
        """The corrections of the workspace, for one club or for all, undone ones too, in the order they were made."""
        ...

    async def add_correction(self, correction: Correction) -> None:
        """Store a correction."""
        ...

    async def undo_correction(self, workspace: str, correction_id: str, at: datetime) -> bool:
        """Mark a correction as undone; False when there is none of that id in the workspace or it was undone before."""
        ...
