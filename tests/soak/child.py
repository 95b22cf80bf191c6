"""The process that is killed: posts links and reads them until none is left.

It says which have been accepted, a number each, and at the end that it is done.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from adapters.web.fetcher import web_fetcher
from bot.domain import Claim, Field, Report, Status
from bot.ingestion.ingest import Ingestion
from bot.ingestion.links.link import Post
from bot.ingestion.links.links import Links
from bot.ingestion.links.visiting import Pages, Visiting
from bot.ingestion.links.worker import LinkWorker, Pace
from bot.ingestion.page import Page, PageKind, PageSource
from bot.ingestion.page_reader import PageReader
from bot.names.registered_domain import registered_domain
from bot.wiring import SystemClock
from storage.link_queue import SqlLinkQueue
from storage.store import open_store
from tests.site.site import Names, Site

WORKSPACE = "terminal:soak"
PACE = Pace(lease=timedelta(seconds=1), waits=(timedelta(seconds=0.2),) * 8)


class PlainPages:
    """Takes a page for what stands between its paragraphs' marks: all that most runs need, in no time."""

    async def read(self, source: PageSource) -> Page:
        text = "\n".join(part.partition("</p>")[0] for part in source.body.decode().split("<p>")[1:])
        digest = hashlib.sha256(source.body).hexdigest()
        return Page(PageKind.ARTICLE, source.url, registered_domain(source.url), digest, "A story", text)


class OneClaim:
    """A reader that finds in every text that Klopp leaves Liverpool."""

    async def read(self, report: Report) -> tuple[Claim, ...]:
        return (Claim("Liverpool", "Jurgen Klopp", Status.DEPARTING, report.text[:5], Field.TEXT, 0, 5),)


BEGIN, DONE = "begin", "done"


def work(database: Path, port: int, numbers: list[int], real_pages: bool, say: Connection) -> None:
    """Post the links of these numbers on the sites at a port, and read whatever waits in the database's queue."""
    asyncio.run(_work(database, Site(port), numbers, PageReader() if real_pages else PlainPages(), say))


async def _work(database: Path, site: Site, numbers: list[int], pages: Pages, say: Connection) -> None:
    store = await open_store(database)
    clock, queue = SystemClock(), SqlLinkQueue(store.database)
    ingestion = Ingestion(store, OneClaim(), clock)

    @asynccontextmanager
    async def hire(on_done: Callable[[int], None]) -> AsyncIterator[LinkWorker]:
        async with web_fetcher(site.rules(), Names()) as fetcher:
            visiting = Visiting(queue, fetcher, pages, ingestion, clock)
            yield LinkWorker(queue, visiting, clock, on_done, chance=lambda: 0.5, pace=PACE)

    links = Links(queue, clock, hire)
    say.send(BEGIN)
    links.resume()
    for number in numbers:
        await links.post(Post(site.url(f"/{number}"), WORKSPACE, "soak", "member"))
        say.send(number)
    while await queue.waiting(WORKSPACE):  # noqa: ASYNC110 - no event tells of an empty queue
        await asyncio.sleep(0.02)
    say.send(DONE)
    await links.close()
    if isinstance(pages, PageReader):
        await pages.close()
    await store.close()
