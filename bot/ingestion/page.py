"""What can be read on a page: the article, or what stands in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageKind(StrEnum):
    """What a page is. `bot.ingestion.page_sentences` says each to people."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    """Entries by the minute; its text is the entries in the page's order, and it changes under one address."""
    VIDEO = "video"
    """A film or a recording with hardly any text."""
    PAYWALL = "paywall"
    """For subscribers; the text is the part that everybody may read."""
    LOGIN = "login"
    CONSENT_WALL = "consent_wall"
    """A question about cookies in the place of the article."""
    SCRIPT_SHELL = "script_shell"
    """Empty until a browser runs its scripts."""
    BOT_CHECK = "bot_check"
    """A test that the reader is a person."""
    NO_ARTICLE = "no_article"
    """Read, but there is no article on it: a front page, a list, a notice, nothing."""
    UNREADABLE = "unreadable"
    """It could not be taken apart, or not in time."""


class PageDated(StrEnum):
    """How a page's date is known."""

    JSON_LD = "json_ld"
    """The publisher's structured data."""
    META = "meta"
    """The head of the page, or a marked `time`."""
    GUESSED = "guessed"
    """Worked out from the address or the text; a day, at midnight UTC."""
    FUTURE = "future"
    """The page names a moment to come: the moment of fetching stands for it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PageSource:
    """The bytes of a page and what is known of them from outside."""

    body: bytes
    fetched_at: datetime
    """Aware, UTC."""
    url: str = ""
    """Where they came from in the end; empty for a file."""
    content_type: str = "text/html"
    charset: str | None = None
    """As the header names it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What was read on a page."""

    kind: PageKind
    url: str
    """`PageSource.url`."""
    outlet: str
    """Registered domain of `url`; empty where it has none."""
    body_hash: str
    """SHA-256 of the bytes, in hex: the same bytes need not be read again."""
    title: str = ""
    text: str = ""
    """Paragraphs, a line each; what could be read of them where `is_partial`. Empty unless `has_article`."""
    author: str | None = None
    site_name: str = ""
    published_at: datetime | None = None
    """Aware, UTC, never after the moment of fetching; None where `dated` is UNKNOWN."""
    dated: PageDated = PageDated.UNKNOWN
    modified_at: datetime | None = None
    """Aware, UTC, never after the moment of fetching: the last edit that the page names."""
    language: str = ""
    """ISO 639-1 code; empty where the text is too short to tell."""
    is_partial: bool = False
    """More of the article exists than was read, so nothing follows from what the text does not mention."""
    is_free: bool | None = None
    """`isAccessibleForFree` of the publisher's structured data; None where it says nothing."""
    canonical: str | None = None
    """`rel=canonical` (else `og:url`) as an absolute address, whatever site it names."""
    amp: str | None = None
    """`rel=amphtml` as an absolute address."""

    @property
    def has_article(self) -> bool:
        """There is text of an article in it that can be read for claims, all or part of it."""
        return bool(self.text)

    @property
    def is_english(self) -> bool:
        """Its text is English, or too short to tell."""
        return self.language in ("", "en")
