"""Published texts, and where a workspace came across them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Dated(StrEnum):
    """How an article's date is known."""

    PUBLISHED = "published"
    """The publisher, or whoever handed it in, gave it."""
    SEEN = "seen"
    """Nobody gave it; the moment when it was handed in stands for it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader is given: a text and what is known of it before anyone has read it."""

    text: str
    """The body. Paragraphs are parted by line breaks; may be empty."""
    title: str = ""
    published_at: datetime | None = None
    """Aware, UTC; None when unknown. A date alone is midnight UTC."""
    outlet: str = ""
    """Registered domain or name of the publisher; empty when unknown."""


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, without its body: what every line of evidence shows of it."""

    id: str
    """Derived from the canonical address or, for pasted text, from the text; never from the date."""
    published_at: datetime
    """Aware, UTC: when it was published, not when it was posted here; see `dated`. In evidence that an edit brought it
    is the moment of the edit."""
    outlet: str
    """Registered domain of the publisher ("bbc.co.uk"); empty for a pasted text of unknown origin."""
    title: str = ""
    url: str | None = None
    """Canonical address; None for a pasted text."""
    author: str | None = None
    dated: Dated = Dated.PUBLISHED
    echo_of: str | None = None
    """Id of the article whose text this one nearly repeats; None where it is nobody's copy. In a workspace that has
    not seen that article the oldest copy stands for it."""
    read_by: str | None = None
    """Which reader found its claims: "offline", or another's name; None where that is not known."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """An article was posted in, or fed to, a workspace. A workspace's evidence is what it has sighted."""

    article_id: str
    workspace: str
    """The key of the workspace (`Workspace.key`)."""
    channel: str
    """The platform's id of the channel; "terminal" in the terminal."""
    by: str
    """The platform's id of the member who posted it, or the feed that brought it."""
    at: datetime
    """Aware, UTC: when it was posted here."""
