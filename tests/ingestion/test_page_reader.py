import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.ingestion.page import Page, PageKind, PageSource
from bot.ingestion.page_reader import PageReader
from bot.ingestion.page_reading import read_page
from bot.ingestion.page_wire import page_line, page_of
from tests.site.html import TITLE, article

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SOURCE = PageSource(article().encode(), NOW, "https://www.news.example/a")
LARGE = PageSource(b"<p>x" * 1_100_000, NOW)


def worker(reader: PageReader) -> int:
    assert reader._process is not None
    assert reader._process._process is not None
    return reader._process._process.pid


async def gone(pid: int) -> None:
    """Wait until there is no such process; the test's limit of time ends that where there always is."""
    while await asyncio.to_thread(Path(f"/proc/{pid}").exists):  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)


async def test_a_page_is_read_as_it_would_be_here() -> None:
    reader = PageReader(seconds=60)
    try:
        assert await reader.read(SOURCE) == read_page(SOURCE)
    finally:
        await reader.close()


@pytest.mark.parametrize("moment", [None, NOW])
def test_a_page_stays_the_same_on_its_way(moment: datetime | None) -> None:
    page = Page(
        PageKind.PAYWALL, "https://a.example/ä", "a.example", "0f", "“Title”\u2028", "One\nTwo", "A", "S", moment
    )
    assert page_of(page_line(page)) == page
    assert page_line(page).count(b"\n") == 1


async def test_a_page_that_takes_too_long_costs_only_itself() -> None:
    reader = PageReader(seconds=60)
    try:
        await reader.read(SOURCE)
        stopped = worker(reader)
        os.kill(stopped, signal.SIGSTOP)
        reader._process._seconds = 0.2  # type: ignore[union-attr]
        page = await reader.read(SOURCE)
        assert (page.kind, page.url, page.outlet, page.text) == (PageKind.UNREADABLE, SOURCE.url, "news.example", "")
        await gone(stopped)
        assert (await reader.read(SOURCE)).title == TITLE
    finally:
        await reader.close()


async def test_a_process_that_dies_is_replaced_and_the_page_is_not_lost() -> None:
    reader = PageReader(seconds=60)
    try:
        await reader.read(SOURCE)
        os.kill(worker(reader), signal.SIGKILL)
        assert (await reader.read(SOURCE)).kind is PageKind.ARTICLE
    finally:
        await reader.close()


async def test_a_page_that_takes_too_much_memory_is_unreadable() -> None:
    reader = PageReader(seconds=60, memory=160_000_000)
    try:
        assert (await reader.read(LARGE)).kind is PageKind.UNREADABLE
    finally:
        await reader.close()


async def test_a_process_that_cannot_start_makes_pages_unreadable_and_raises_nothing() -> None:
    reader = PageReader(seconds=60, memory=1_000_000)
    assert (await reader.read(SOURCE)).kind is PageKind.UNREADABLE
    await reader.close()


async def test_an_interrupted_reading_gives_its_page_to_nobody_else() -> None:
    reader = PageReader(seconds=60)
    try:
        await reader.read(SOURCE)
        os.kill(worker(reader), signal.SIGSTOP)
        task = asyncio.create_task(reader.read(SOURCE))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        other = await reader.read(PageSource(article("Another title").encode(), NOW))
        assert other.title == "Another title"
    finally:
        await reader.close()


async def test_the_process_ends_when_there_is_nothing_to_read_and_comes_back() -> None:
    reader = PageReader(seconds=60, idle=0.01)
    try:
        await reader.read(SOURCE)
        pid = worker(reader)
        await gone(pid)
        assert (await reader.read(SOURCE)).kind is PageKind.ARTICLE
    finally:
        await reader.close()


async def test_many_pages_at_once_wait_for_each_other() -> None:
    reader = PageReader(seconds=60)
    try:
        titles = [f"Title number {number}" for number in range(20)]
        pages = await asyncio.gather(*(reader.read(PageSource(article(title).encode(), NOW)) for title in titles))
        assert [page.title for page in pages] == titles
    finally:
        await reader.close()


async def test_no_process_outlives_a_killed_program() -> None:
    program = (
        "import asyncio, datetime\n"
        "from bot.ingestion.page_reader import PageReader\n"
        "from bot.ingestion.page import PageSource\n"
        "async def main():\n"
        "    reader = PageReader(seconds=60)\n"
        "    await reader.read(PageSource(b'<p>', datetime.datetime.now(datetime.UTC)))\n"
        "    print(reader._process._process.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    killed = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    assert killed.stdout is not None
    pid = int((await killed.stdout.readline()).split()[-1])
    killed.kill()
    await killed.wait()
    await gone(pid)
