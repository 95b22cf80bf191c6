"""The words for getting a document from an address: what is asked for, what comes back, why nothing does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Asker(StrEnum):
    """On whose behalf an address is fetched, which decides how politely."""

    PERSON = "person"
    """Somebody posted it: fetched as that person's browser would."""
    FEED = "feed"
    """The bot itself wants it: only where robots.txt lets it, and more slowly."""


class Wanted(StrEnum):
    """What kind of document is taken; anything else is `FailureReason.WRONG_TYPE`."""

    PAGE = "page"
    """HTML, XHTML or plain text."""
    FEED = "feed"
    """RSS, Atom or JSON Feed, under whatever type sites give them, and the HTML page that names a feed."""


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One address to be fetched."""

    url: str
    """As it was posted; anything at all."""
    by: Asker = Asker.PERSON
    wanted: Wanted = Wanted.PAGE
    etag: str | None = None
    """`Fetched.etag` of the last time; with it or `last_modified` the answer may be `Unchanged`."""
    last_modified: str | None = None
    """`Fetched.last_modified` of the last time."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document."""

    url: str
    """Where it was in the end, without fragment."""
    passed: tuple[str, ...]
    """The addresses that led there by redirects, the one asked for first; empty when that one answered itself."""
    is_moved: bool
    """Every redirect on the way was a permanent one (301, 308), and there was one."""
    content_type: str
    """In lower case, without parameters; empty when the server names none."""
    charset: str | None
    """In lower case, as the header names it, known or not."""
    etag: str | None
    last_modified: str | None
    """As the server wrote it."""
    body: bytes
    """After decompression."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The document is the one of the last time (304)."""

    url: str
    passed: tuple[str, ...]
    is_moved: bool
    etag: str | None
    """The one to ask with next: the answer's, or the request's where it gave none."""
    last_modified: str | None


class FailureReason(StrEnum):
    """Why a document could not be fetched."""

    NO_ADDRESS = "no_address"
    """It is no address that a browser would open."""
    WRONG_SCHEME = "wrong_scheme"
    """Neither http nor https."""
    WRONG_PORT = "wrong_port"
    HAS_LOGIN = "has_login"
    """A user name or a password is in the address."""
    NOT_PUBLIC = "not_public"
    """It leads into a private network, or to this machine."""
    HIDDEN_ADDRESS = "hidden_address"
    """A link of Google News and the like, which only their own script can follow."""
    UNKNOWN_HOST = "unknown_host"
    UNRESOLVED = "unresolved"
    """The site's name could not be looked up this time."""
    UNREACHABLE = "unreachable"
    UNSAFE = "unsafe"
    """Its certificate, or the encryption as such, is not in order."""
    BROKEN_OFF = "broken_off"
    """The connection ended, or what came was no HTTP, before the document was whole."""
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    WRONG_TYPE = "wrong_type"
    UNDECODABLE = "undecodable"
    """Compressed in a way that cannot be undone."""
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    ROBOTS = "robots"
    """The site's robots.txt asks programs to stay away; only for `Asker.FEED`."""
    ROBOTS_UNKNOWN = "robots_unknown"
    """Whether robots.txt lets it could not be found out this time; only for `Asker.FEED`."""
    NOT_FOUND = "not_found"
    """404 or 410."""
    FORBIDDEN = "forbidden"
    """401, 403 or 451: for members only, or no programs wanted."""
    TOO_MANY_REQUESTS = "too_many_requests"
    """429: the site wants to be left alone for a while."""
    BUSY = "busy"
    """So much else is waiting for this site that its turn is too far off."""
    SERVER_FAULT = "server_fault"
    """5xx."""
    REFUSED = "refused"
    """Any other status without a document."""

    @property
    def may_pass(self) -> bool:
        """A later try may go better."""
        return self in _PASSING


_PASSING = frozenset(
    {
        FailureReason.UNRESOLVED,
        FailureReason.UNREACHABLE,
        FailureReason.BROKEN_OFF,
        FailureReason.TOO_SLOW,
        FailureReason.ROBOTS_UNKNOWN,
        FailureReason.TOO_MANY_REQUESTS,
        FailureReason.BUSY,
        FailureReason.SERVER_FAULT,
    }
)


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Nothing was fetched; `bot.ingestion.fetch_sentences` says it to people."""

    reason: FailureReason
    url: str
    """Where it happened, which is where the redirects had led by then; as it was posted where it is no address."""
    passed: tuple[str, ...] = ()
    """The addresses that had led there."""
    status: int | None = None
    """The HTTP status, where there was an answer."""
    retry_after: timedelta | None = None
    """How long the site asks to be left alone (Retry-After), never negative and at most a day; None when it does not
    say. Only where `reason.may_pass`."""
    content_type: str = ""
    """What came instead of the document, for `WRONG_TYPE`."""


FetchOutcome = Fetched | Unchanged | FetchFailure
