"""A core on a real store, with a reader that says what a test wants it to say."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.context import Context
from bot.commands.registry import Registry
from bot.commands.table import all_commands
from bot.domain import Claim, Field, Report, Status
from bot.ingestion.ingest import Ingestion
from bot.names.load import shipped_catalogue
from storage.source_book import SqlSourceBook
from storage.store import open_store
from tests.ingestion.feeds.nobody import unread_feeds
from tests.ingestion.links.nobody import unread_links

NOW = datetime(2024, 6, 1, tzinfo=UTC)


class FixedClock:
    def now(self) -> datetime:
        return NOW


class LineReader:
    """Reads lines such as "Liverpool: Ruben Amorim favourite", and nothing else."""

    async def read(self, report: Report) -> tuple[Claim, ...]:
        claims, start = [], 0
        for line in report.text.splitlines(keepends=True):
            club, colon, rest = line.strip().partition(": ")
            person, _, status = rest.rpartition(" ")
            if colon and status in {one.value for one in Status}:
                quote = line.strip()
                claims.append(Claim(club, person, Status(status), quote, Field.TEXT, start, start + len(quote)))
            start += len(line)
        return tuple(claims)


@asynccontextmanager
async def opened_core(database: Path) -> AsyncIterator[Context]:
    store = await open_store(database)
    clock = FixedClock()
    try:
        ingestion = Ingestion(store, LineReader(), clock)
        registry = Registry(all_commands())
        links = unread_links(store, clock)
        book, feeds = SqlSourceBook(store.database), unread_feeds(store, clock)
        yield Context(store, clock, shipped_catalogue(), ingestion, registry, book, links, feeds)
    finally:
        await store.close()
