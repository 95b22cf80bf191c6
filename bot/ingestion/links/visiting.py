"""One link, from its address to an article in the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.canonical import canonical_address, opening_url, url_of_page
from bot.ingestion.fetch_sentences import failure_sentence
from bot.ingestion.fetching import Asker, Fetched, FetchFailure, FetchRequest, Unchanged
from bot.ingestion.found_at import FoundAt
from bot.ingestion.ingest import Ingested, Ingestion
from bot.ingestion.links.link import FoundPage, Link, LinkState, Visit
from bot.ingestion.page import Page, PageSource
from bot.ingestion.page_sentences import page_sentence
from bot.ports import Clock, Fetcher, LinkQueue, Recorded

FRESH = timedelta(minutes=10)
"""A page that was fetched since is not asked for again, whoever posts it."""

_NOTHING = "Nothing could be read on the page. Paste the article's text with /ingest instead."


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more is to be done with a link."""

    state: LinkState
    reason: str = ""
    article: tuple[str, Recorded] | None = None
    """The article's id and what was done with it."""


@dataclass(frozen=True, slots=True)
class Later:
    """A link is to be tried again."""

    reason: str
    """For when there are tries left."""
    last_reason: str
    """For when there are none."""
    after: timedelta | None = None
    """How long the site asks to be left alone."""


Outcome = Done | Later


class Pages(Protocol):
    """Reads pages."""

    async def read(self, source: PageSource) -> Page:
        """What can be read on a page. Does not raise, and does not block the loop."""
        ...


class Visiting:
    """Fetches what links lead to, reads it and takes it in."""

    def __init__(
        self,
        queue: LinkQueue,
        fetcher: Fetcher,
        pages: Pages,
        ingestion: Ingestion,
        clock: Clock,
        *,
        reads_every_language: bool = False,
    ) -> None:
        self._queue = queue
        self._fetcher = fetcher
        self._pages = pages
        self._ingestion = ingestion
        self._clock = clock
        self._reads_every_language = reads_every_language

    async def visit(self, link: Link) -> Outcome:
        """Go on with a link from where it was left, and say what came of it.

        May be stopped anywhere and begun anew: what was stored is found again.
        """
        page = await self._queue.page(link.id) if link.state is LinkState.FETCHED else None
        if page is None:
            found = await self._find(link)
            if not isinstance(found, FoundPage):
                return found
            page = found
            await self._queue.fetched(link.id, page)
        return await self._take(link, page)

    async def _find(self, link: Link) -> FoundPage | Outcome:
        known = await self._queue.visit(link.address)
        if known and known.at and self._clock.now() - known.at < FRESH:
            return await self._see(link, known)
        asker = Asker.FEED if link.post.automatic else Asker.PERSON
        request = FetchRequest(link.post.url, asker)
        if known:
            request = replace(request, etag=known.etag, last_modified=known.last_modified)
        fetched = await self._fetcher.fetch(request)
        if isinstance(fetched, Fetched):
            return await self._read_page(fetched)
        if isinstance(fetched, FetchFailure) and not known:
            if not fetched.reason.may_pass:
                return Done(LinkState.FAILED, failure_sentence(fetched))
            return Later(failure_sentence(fetched, is_retried=True), failure_sentence(fetched), fetched.retry_after)
        # What cannot be fetched now was read before, and stands.
        if isinstance(fetched, Unchanged):
            now = self._clock.now()
            await self._queue.visited(link.address, now, fetched.etag, fetched.last_modified)
        return await self._see(link, known) if known else Done(LinkState.FAILED, "The site sent nothing new.")

    async def _read_page(self, fetched: Fetched) -> FoundPage | Done:
        now = self._clock.now()
        page = await self._pages.read(
            PageSource(fetched.body, now, fetched.url, fetched.content_type or "text/html", fetched.charset)
        )
        if not page.has_article:
            return Done(LinkState.FAILED, page_sentence(page) or _NOTHING)
        moved = tuple(canonical_address(url) for url in fetched.passed) if fetched.is_moved else ()
        found = found_page(page, reads_every_language=self._reads_every_language)
        at = replace(found.at, url=url_of_page(fetched.url, page.canonical), addresses=moved)
        return replace(found, at=at, etag=fetched.etag, last_modified=fetched.last_modified)

    async def _take(self, link: Link, page: FoundPage) -> Done:
        post = link.post
        try:
            taken = await self._ingestion.take(
                page.report, workspace=post.workspace, channel=post.channel, member=post.member, page=page.at
            )
        except UnreadableReport as error:
            return Done(LinkState.FAILED, str(error))
        address = canonical_address(page.at.url)
        await self._queue.visited(address, self._clock.now(), page.etag, page.last_modified)
        is_whole = page.at.is_read and not page.at.is_partial
        return _done(taken, LinkState.READ if is_whole else LinkState.PARTIAL, page.note)

    async def _see(self, link: Link, known: Visit) -> Done:
        post = link.post
        seen = await self._ingestion.see(
            known.article_id, workspace=post.workspace, channel=post.channel, member=post.member
        )
        return _done(seen, LinkState.READ, "")


def found_page(page: Page, *, reads_every_language: bool = False) -> FoundPage:
    """A page with an article on it as the queue keeps it, under its own address."""
    is_read = page.is_english or reads_every_language
    return FoundPage(
        Report(page.text, page.title, page.published_at, page.outlet),
        FoundAt(opening_url(page.url), (), page.author, page.modified_at, page.is_partial, is_read),
        "" if reads_every_language and not page.is_english else page_sentence(page) or "",
    )


def _done(taken: Ingested, state: LinkState, note: str) -> Done:
    return Done(state, note, (taken.article.id, taken.recorded))
