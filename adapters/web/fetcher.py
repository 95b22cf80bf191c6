"""The fetcher: addresses to documents, one hop after the other, each of them checked."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

import aiohttp
from aiohttp import hdrs

from adapters.web.answer import Document, NoDocument, document_in, failure_of
from adapters.web.checked_resolver import CheckedResolver, CheckedSockets, Lookup, SystemLookup
from adapters.web.deadline import Deadline
from adapters.web.decompression import ACCEPTED
from adapters.web.fetch_rules import FetchRules
from adapters.web.host_turns import HostTurns, TurnTooFarOff
from adapters.web.robots import Robots, RobotsFile
from adapters.web.target import Target, is_hiding, target_of
from bot.ingestion.fetching import (
    Asker,
    FailureReason,
    Fetched,
    FetchFailure,
    FetchOutcome,
    FetchRequest,
    Unchanged,
    Wanted,
)
from bot.logs import event_logger

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_CLOSED_WITHOUT_SAYING = 60.0
_ACCEPT = {
    Wanted.PAGE: "text/html,application/xhtml+xml;q=0.9,text/plain;q=0.8",
    Wanted.FEED: "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,"
    "text/xml;q=0.9,application/json;q=0.8,text/html;q=0.7,text/plain;q=0.5",
}
_log = event_logger(__name__)


@dataclass(slots=True)
class _Journey:
    """How far one request has got."""

    request: FetchRequest
    deadline: Deadline
    passed: list[str] = field(default_factory=list)
    is_permanent: bool = True
    cookies: aiohttp.CookieJar = field(default_factory=aiohttp.CookieJar)
    """Some sites send their readers back to the same page, now with a cookie. They are forgotten with the journey."""
    been: set[tuple[str, str]] = field(default_factory=set)
    """Addresses and the cookies that were shown there."""

    def turns_back(self, target: Target) -> bool:
        """Whether the same was asked there before."""
        asked = (str(target.url), self.cookies.filter_cookies(target.url).output())
        has_been = asked in self.been
        self.been.add(asked)
        return has_been

    @property
    def is_moved(self) -> bool:
        return bool(self.passed) and self.is_permanent


@asynccontextmanager
async def web_fetcher(rules: FetchRules, lookup: Lookup | None = None) -> AsyncIterator[WebFetcher]:
    """A fetcher for as long as the block lasts. `lookup` finds the addresses of names in the machine's place."""
    names = lookup or SystemLookup()
    # Connections are not kept: one that idles is one that may be gone when it is wanted. With a proxy, the proxy is
    # what is connected to, and it may well be a private one.
    connector = (
        aiohttp.TCPConnector(force_close=True, limit=50)
        if rules.proxy
        else aiohttp.TCPConnector(
            resolver=CheckedResolver(names, rules),
            use_dns_cache=False,
            socket_factory=CheckedSockets(rules),
            force_close=True,
            limit=50,
        )
    )
    session = aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        auto_decompress=False,
        trust_env=False,
        timeout=aiohttp.ClientTimeout(total=None, sock_connect=None),
        headers={hdrs.USER_AGENT: rules.user_agent, hdrs.ACCEPT_ENCODING: ACCEPTED},
        proxy=rules.proxy,
    )
    try:
        yield WebFetcher(rules, session)
    finally:
        await session.close()
        names.close()


class WebFetcher:
    """The `Fetcher` on the real web."""

    def __init__(self, rules: FetchRules, session: aiohttp.ClientSession) -> None:
        """`web_fetcher` makes the session: all safety of where connections lead is in its connector."""
        self._rules = rules
        self._session = session
        self._now: Callable[[], float] = time.monotonic
        self._turns = HostTurns(rules.at_once, rules.patience, self._now)
        self._robots = Robots(self._robots_of, self._now)

    async def fetch(self, request: FetchRequest) -> FetchOutcome:
        """The document at an address, or why there is none, as `Fetcher` says."""
        journey = _Journey(request, Deadline(self._rules.total))
        outcome = await self._travel(journey, obeys_robots=request.by is Asker.FEED)
        if isinstance(outcome, FetchFailure):
            # What is no target may hold a password.
            url = outcome.url if outcome.reason is not FailureReason.HAS_LOGIN else ""
            _log.debug("not_fetched", reason=outcome.reason.value, url=url, status=outcome.status)
        return outcome

    async def _travel(self, journey: _Journey, *, obeys_robots: bool) -> FetchOutcome:
        target = target_of(journey.request.url, self._rules)
        typed = journey.request.url
        while True:
            if isinstance(target, FailureReason):
                return FetchFailure(target, typed, tuple(journey.passed))
            if journey.turns_back(target):
                return _failure(target, journey, NoDocument(FailureReason.REDIRECT_LOOP))
            try:
                found = await self._hop(journey, target, obeys_robots=obeys_robots)
            except Exception as error:
                missing = failure_of(error)
                if missing is None:
                    raise
                return _failure(target, journey, missing)
            if not isinstance(found, str):
                return found
            typed = found
            journey.passed.append(str(target.url))
            if len(journey.passed) > self._rules.most_redirects:
                return _failure(target, journey, NoDocument(FailureReason.TOO_MANY_REDIRECTS))
            target = target_of(found, self._rules, base=target.url)

    async def _hop(self, journey: _Journey, target: Target, *, obeys_robots: bool) -> Fetched | Unchanged | str:
        """The document at one address, or where it sends on to."""
        if journey.request.wanted is Wanted.PAGE and is_hiding(target.url):
            raise NoDocument(FailureReason.HIDDEN_ADDRESS)
        gap = self._rules.gap
        if obeys_robots:
            verdict = await self._robots.verdict(target.origin, str(target.url))
            if not verdict.is_known:
                raise NoDocument(FailureReason.ROBOTS_UNKNOWN)
            if not verdict.is_allowed:
                raise NoDocument(FailureReason.ROBOTS)
            gap = min(max(self._rules.automatic_gap, verdict.delay), self._rules.patience)
        try:
            async with self._turns.turn(target.host, gap), journey.deadline.running():
                return await self._ask(journey, target)
        except TurnTooFarOff as error:
            reason = FailureReason.TOO_MANY_REQUESTS if error.is_wish else FailureReason.BUSY
            raise NoDocument(reason, retry_after=timedelta(seconds=error.wait)) from error
        except NoDocument as error:
            if error.reason is FailureReason.TOO_MANY_REQUESTS:
                wait = error.retry_after.total_seconds() if error.retry_after else _CLOSED_WITHOUT_SAYING
                self._turns.leave_alone(target.host, wait)
            raise

    async def _ask(self, journey: _Journey, target: Target) -> Fetched | Unchanged | str:
        request, url = journey.request, str(target.url)
        headers = {hdrs.ACCEPT: _ACCEPT[request.wanted], hdrs.ACCEPT_LANGUAGE: "en"}
        if request.etag:
            headers[hdrs.IF_NONE_MATCH] = request.etag
        if request.last_modified:
            headers[hdrs.IF_MODIFIED_SINCE] = request.last_modified
        shown = journey.cookies.filter_cookies(target.url)
        async with self._session.get(target.url, headers=headers, cookies=shown, allow_redirects=False) as answer:
            journey.cookies.update_cookies(answer.cookies, target.url)
            location = answer.headers.get(hdrs.LOCATION)
            if answer.status in _REDIRECTS and location:
                journey.is_permanent = journey.is_permanent and answer.status in _PERMANENT
                return location
            etag, modified = answer.headers.get(hdrs.ETAG), answer.headers.get(hdrs.LAST_MODIFIED)
            if answer.status == 304 and (request.etag or request.last_modified):
                return Unchanged(
                    url,
                    tuple(journey.passed),
                    journey.is_moved,
                    etag or request.etag,
                    modified or request.last_modified,
                )
            document = await document_in(answer, request.wanted, self._rules.most_bytes)
        return _fetched(url, journey, document, etag, modified)

    async def _robots_of(self, origin: str) -> RobotsFile | None:
        journey = _Journey(FetchRequest(f"{origin}/robots.txt"), Deadline(self._rules.total))
        found = await self._travel(journey, obeys_robots=False)
        if isinstance(found, Fetched):
            return RobotsFile(found.body)
        is_missing = isinstance(found, FetchFailure) and (
            found.reason in (FailureReason.WRONG_TYPE, FailureReason.REDIRECT_LOOP, FailureReason.TOO_MANY_REDIRECTS)
            or (found.status is not None and 400 <= found.status < 500 and not found.reason.may_pass)
        )
        return RobotsFile(None) if is_missing else None


def _failure(target: Target, journey: _Journey, missing: NoDocument) -> FetchFailure:
    return FetchFailure(
        missing.reason,
        str(target.url),
        tuple(journey.passed),
        missing.status,
        missing.retry_after,
        missing.content_type,
    )


def _fetched(url: str, journey: _Journey, document: Document, etag: str | None, last_modified: str | None) -> Fetched:
    return Fetched(
        url=url,
        passed=tuple(journey.passed),
        is_moved=journey.is_moved,
        content_type=document.content_type,
        charset=document.charset,
        etag=etag,
        last_modified=last_modified,
        body=document.body,
    )
