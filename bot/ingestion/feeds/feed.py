"""The words of feeds: what is followed, by whom, and what a feed holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that some workspace follows. All times are aware and UTC."""

    id: int
    url: str
    """Where it is fetched; no two feeds have the same."""
    title: str = ""
    """In its own words; empty where it was not read yet, or has none."""
    etag: str | None = None
    last_modified: str | None = None
    """Both as the site gave them, for the next request."""
    checked_at: datetime | None = None
    """When it was last asked for, in vain or not."""
    newest_at: datetime | None = None
    """The newest item's date, by which quiet feeds are known."""
    failures: int = 0
    """How often in a row it was asked for in vain."""
    failing_since: datetime | None = None
    trouble: str = ""
    """What is wrong with it, in whole sentences; empty where nothing is."""
    next_check_at: datetime | None = None
    """When it is asked for next; None while it is paused because it is dead."""

    @property
    def is_paused(self) -> bool:
        """It failed for so long that it is not asked for any more."""
        return self.next_check_at is None


@dataclass(frozen=True, slots=True)
class Subscription:
    """That a workspace follows a feed."""

    workspace: str
    """`Workspace.key`."""
    channel: str
    """The platform's id of the channel in which it was asked for."""
    member: str
    since: datetime
    """Aware, UTC: what is older than that is not taken."""
    is_begun: bool = False
    """Whether the feed has been read once for this workspace."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A feed as one workspace follows it."""

    feed: Feed
    subscription: Subscription


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One entry of a feed."""

    url: str
    """http or https, absolute."""
    title: str = ""
    summary: str = ""
    """Both plain text on one line, cut to a sensible length."""
    published_at: datetime | None = None
    """Aware, UTC; None where the feed names no date that can be read."""


@dataclass(frozen=True, slots=True)
class FeedSource:
    """A document that may be a feed."""

    body: bytes
    url: str
    charset: str | None = None
    """The header's, known or not."""


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What can be read in a document."""

    is_feed: bool
    title: str = ""
    items: tuple[FeedItem, ...] = ()
    """In the feed's order, one for each address; empty for a page."""
    alternates: tuple[str, ...] = ()
    """The feeds that a page names, the likeliest first; empty for a feed."""
