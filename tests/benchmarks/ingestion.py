"""From HTML on disk to claims in the store. `python -m tests.benchmarks.ingestion [PAGES]`.

Prints the throughput beside that of trafilatura and the reader alone on the same pages in the same run, and what 10,000
queued links cost in memory. Fails where it is less than 0.7 of the former, or more than 150 MB.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import trafilatura

from bot.domain import Report
from bot.ingestion.ingest import Ingestion
from bot.ingestion.links.link import Post
from bot.ingestion.links.links import Links
from bot.ingestion.links.visiting import found_page
from bot.ingestion.page import PageSource
from bot.ingestion.page_reader import PageReader
from bot.reading.reader import OfflineReader
from bot.settings import Settings
from bot.wiring import SystemClock, offline_reader
from storage.link_queue import SqlLinkQueue
from storage.store import open_store
from tests.site.html import article

CORPUS = Path(__file__).parents[1] / "corpus"
LEAST = 0.7
MOST_MEGABYTES = 150
QUEUED = 10_000
_AT_ONCE = 4


def pages_of(corpus: Path) -> Iterator[tuple[str, str]]:
    """An address and a page for each report of the corpus that is long enough to be an article."""
    for path in sorted(corpus.glob("*.json")):
        for one in json.loads(path.read_text("utf-8"))["articles"]:
            paragraphs = [line for line in one["text"].splitlines() if line.strip()]
            if len(one["text"]) > 600:
                url = f"https://{one['outlet']}/{one['id']}"
                yield url, article(one["title"], paragraphs, published=f"{one['published']}T12:00:00+00:00")


def alone(files: Sequence[Path], reader: OfflineReader) -> float:
    """Seconds that trafilatura and the reader take for the pages."""
    started = time.perf_counter()
    for file in files:
        text = trafilatura.extract(file.read_bytes(), with_metadata=True)
        reader.read_report(Report(text or ""))
    return time.perf_counter() - started


async def end_to_end(files: Sequence[tuple[str, Path]], reader: OfflineReader, database: Path) -> float:
    """Seconds that the pages take until their claims are in the store."""
    store = await open_store(database)
    ingestion, pages = Ingestion(store, reader, SystemClock()), PageReader()
    waiting = iter(files)

    async def work() -> None:
        for url, file in waiting:
            page = await pages.read(PageSource(await asyncio.to_thread(file.read_bytes), datetime.now(UTC), url))
            found = found_page(page)
            await ingestion.take(found.report, workspace="terminal:local", channel="b", member="b", page=found.at)

    # The process that reads pages starts once and stays.
    await pages.read(PageSource(files[0][1].read_bytes(), datetime.now(UTC)))
    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(_AT_ONCE)))
    took = time.perf_counter() - started
    await pages.close()
    await store.close()
    return took


class _Idle:
    def wake(self) -> None:
        pass

    async def run(self) -> None:
        await asyncio.Event().wait()


@asynccontextmanager
async def _idle(_on_done: Callable[[int], None]) -> AsyncIterator[_Idle]:
    yield _Idle()


async def memory_of_queue(database: Path) -> float:
    """By how many megabytes this process grows when so many links are posted and looked through."""
    store = await open_store(database)
    queue, clock = SqlLinkQueue(store.database), SystemClock()
    links = Links(queue, clock, _idle)
    await links.post(Post("https://a.example/first", "terminal:local", "b", "b"))
    before = _megabytes()
    for number in range(QUEUED - 1):
        await links.post(Post(f"https://a.example/{number}?utm_source=feed", "terminal:local", "b", "b"))
    grown = _megabytes() - before
    await links.close()
    await store.close()
    return grown


def _megabytes() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> int:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    with TemporaryDirectory(prefix="hotseat-benchmark-") as name:
        folder = Path(name)
        files = []
        for number, (url, html) in enumerate(list(pages_of(CORPUS))[:wanted]):
            (folder / f"{number}.html").write_text(html, "utf-8")
            files.append((url, folder / f"{number}.html"))
        reader = offline_reader(Settings())
        alone([file for _, file in files[:20]], reader)
        seconds_alone = alone([file for _, file in files], reader)
        seconds = asyncio.run(end_to_end(files, reader, folder / "hotseat.db"))
        grown = asyncio.run(memory_of_queue(folder / "queue.db"))
    share = seconds_alone / seconds
    print(f"{len(files)} pages: trafilatura and reader {len(files) / seconds_alone:.1f}/s")
    print(f"from HTML on disk to claims in the store {len(files) / seconds:.1f}/s, {share:.2f} of that")
    print(f"{QUEUED} queued links: {grown:.1f} MB above idle")
    return int(share < LEAST or grown > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
