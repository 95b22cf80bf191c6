"""One request and its answer, with the body taken only as far as it is wanted."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import aiohttp
from aiohttp import hdrs

from adapters.web.checked_resolver import LookupTooSlow, NotPublic
from adapters.web.decompression import CutShort, Decompression, TooLarge, Undecodable
from bot.ingestion.fetching import FailureReason, Wanted

_LONGEST_RETRY = timedelta(days=1)
_TEXT = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_FEED = _TEXT | {
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
    "application/feed+json",
    "application/json",
}
_BY_STATUS = {
    401: FailureReason.FORBIDDEN,
    403: FailureReason.FORBIDDEN,
    404: FailureReason.NOT_FOUND,
    408: FailureReason.TOO_SLOW,
    410: FailureReason.NOT_FOUND,
    429: FailureReason.TOO_MANY_REQUESTS,
    451: FailureReason.FORBIDDEN,
}


class NoDocument(Exception):
    """There is no document in an answer, or no answer."""

    def __init__(
        self,
        reason: FailureReason,
        status: int | None = None,
        retry_after: timedelta | None = None,
        content_type: str = "",
    ) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.status = status
        self.retry_after = retry_after
        self.content_type = content_type


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it came, decompressed."""

    body: bytes
    content_type: str
    charset: str | None


async def document_in(answer: aiohttp.ClientResponse, wanted: Wanted, most: int) -> Document:
    """The document in an answer. Raises `NoDocument`, also for a kind of document that is not wanted."""
    if answer.status not in (200, 203):
        raise NoDocument(_reason(answer.status), answer.status, _retry_after(answer))
    named = hdrs.CONTENT_TYPE in answer.headers
    content_type = answer.content_type.lower() if named else ""
    if content_type and content_type not in (_TEXT if wanted is Wanted.PAGE else _FEED):
        raise NoDocument(FailureReason.WRONG_TYPE, answer.status, content_type=content_type)
    body = await _body(answer, most)
    if not content_type and not _looks_like_text(body):
        raise NoDocument(FailureReason.WRONG_TYPE, answer.status)
    charset = answer.charset if named else None
    return Document(body, content_type, charset.lower() if charset else None)


def failure_of(error: Exception) -> NoDocument | None:
    """What an exception of the connection says about the document; None for one that is not the connection's."""
    if isinstance(error, NoDocument):
        return error
    reason = next((reason for kind, reason in _BY_ERROR if isinstance(error, kind)), None)
    if isinstance(error, aiohttp.ClientConnectorDNSError) and _is_unknown(error.os_error):
        reason = FailureReason.UNKNOWN_HOST
    return NoDocument(reason) if reason is not None else None


_BY_ERROR: tuple[tuple[type[Exception], FailureReason], ...] = (
    (NotPublic, FailureReason.NOT_PUBLIC),
    (LookupTooSlow, FailureReason.UNRESOLVED),
    (TooLarge, FailureReason.TOO_LARGE),
    (Undecodable, FailureReason.UNDECODABLE),
    (CutShort, FailureReason.BROKEN_OFF),
    (aiohttp.ClientSSLError, FailureReason.UNSAFE),
    (aiohttp.ClientConnectorDNSError, FailureReason.UNRESOLVED),
    (aiohttp.ClientConnectorError, FailureReason.UNREACHABLE),
    (aiohttp.ClientHttpProxyError, FailureReason.UNREACHABLE),
    (aiohttp.InvalidURL, FailureReason.NO_ADDRESS),
    (aiohttp.ClientError, FailureReason.BROKEN_OFF),
    (TimeoutError, FailureReason.TOO_SLOW),
    (ssl.SSLError, FailureReason.UNSAFE),
    (OSError, FailureReason.BROKEN_OFF),
)
_UNKNOWN_NAMES = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def _is_unknown(error: OSError) -> bool:
    return isinstance(error, socket.gaierror) and error.errno in _UNKNOWN_NAMES


def _reason(status: int) -> FailureReason:
    known = _BY_STATUS.get(status)
    if known is not None:
        return known
    return FailureReason.SERVER_FAULT if 500 <= status < 600 else FailureReason.REFUSED


def _retry_after(answer: aiohttp.ClientResponse) -> timedelta | None:
    if not _reason(answer.status).may_pass:
        return None
    return retry_after(answer.headers.get(hdrs.RETRY_AFTER, ""), datetime.now(UTC))


def retry_after(written: str, now: datetime) -> timedelta | None:
    """What a `Retry-After` header says, seconds or a moment, from 0 to a day; None for anything else."""
    text = written.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(int(text[:9]), _LONGEST_RETRY.total_seconds()))
    try:
        moment = parsedate_to_datetime(text)
        wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return None
    return min(max(wait, timedelta()), _LONGEST_RETRY)


async def _body(answer: aiohttp.ClientResponse, most: int) -> bytes:
    if answer.content_length is not None and answer.content_length > most:
        raise TooLarge
    decompression = Decompression(answer.headers.get(hdrs.CONTENT_ENCODING, ""), most)
    body = bytearray()
    taken = 0
    async for piece in answer.content.iter_any():
        taken += len(piece)
        body += decompression.feed(piece)
        if taken > most or len(body) > most:
            raise TooLarge
    decompression.finish()
    return bytes(body)


def _looks_like_text(body: bytes) -> bool:
    head = body[:1024].lstrip().lower()
    return b"\x00" not in head and head.startswith((b"<", b"\xef\xbb\xbf<"))
