"""The words of the queue of links."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain import Report
from bot.ingestion.found_at import FoundAt


class LinkState(StrEnum):
    """How far a link has come."""

    QUEUED = "queued"
    """It waits for its turn, or for its next try."""
    FETCHED = "fetched"
    """The page is here, and waits to be read."""
    READ = "read"
    PARTIAL = "partial"
    """Read as far as it could be: the page shows only a part of the article, or its language is not read yet."""
    FAILED = "failed"

    @property
    def is_final(self) -> bool:
        """Nothing more will happen to it."""
        return self in {LinkState.READ, LinkState.PARTIAL, LinkState.FAILED}


@dataclass(frozen=True, slots=True)
class Post:
    """A link, and who asked for it to be read."""

    url: str
    """As it was posted."""
    workspace: str
    """The key of the workspace (`Workspace.key`)."""
    channel: str
    member: str
    """The platform's id of the member, or the feed that brought it."""
    message: str = ""
    """The platform's id of what is to be answered or reacted to; empty where there is nothing."""
    automatic: bool = False
    """Whether nobody asked for this very link: a feed, or a channel that is read. People's links go first."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link in the queue."""

    id: int
    post: Post
    address: str
    """Canonical, as far as that can be told before it is fetched."""
    posted_at: datetime
    """Aware, UTC."""
    state: LinkState
    reason: str = ""
    """Why it failed, why it is partial, or what the last try came to: whole sentences for whoever posted it."""
    tries: int = 0
    """How often it was tried in vain."""
    next_try_at: datetime | None = None
    """Aware, UTC: when it is tried again; None where nothing failed so far, and once it is done."""
    article_id: str | None = None
    """The article that it led to; None until it was read, and where there is none."""
    recorded: str | None = None
    """What was done with the article (`Recorded`); None as above."""
    done_at: datetime | None = None
    """Aware, UTC: when its state became final."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """What a link led to: an article's text and what is known of it."""

    report: Report
    at: FoundAt
    note: str = ""
    """What whoever posted it should know of the page; whole sentences, empty where all is well."""
    etag: str | None = None
    last_modified: str | None = None
    """Both as the site gave them, for the next visit."""


@dataclass(frozen=True, slots=True)
class Visit:
    """When an address of an article was fetched last."""

    article_id: str
    at: datetime | None
    """Aware, UTC; None where it never was: somebody else named the address."""
    etag: str | None
    last_modified: str | None
