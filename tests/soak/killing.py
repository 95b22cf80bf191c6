"""One run: a process that reads fifty links is killed at a random moment and started again."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from storage.opening import make_ready
from tests.site.html import article
from tests.site.site import Site, running_site
from tests.soak.child import BEGIN, DONE, work

LINKS = 50
_LONGEST = 180.0
_WORDS = "board deal talks fans week club coach squad season summer offer contract agent owner plan trip".split()


@dataclass(frozen=True, slots=True)
class Ended:
    """What is in the store once the second process is done."""

    accepted_before: int
    """How many links the first one had said to be accepted when it was killed."""
    read_before: int
    """How many it had read."""
    articles: int
    read_links: int
    other_links: int
    sightings: int
    claims: int
    lost: int
    """Links that were said to be accepted and are not in the store."""

    @property
    def is_well(self) -> bool:
        """All are read, once each, and none is lost."""
        return (
            self.articles == self.sightings == self.claims == LINKS
            and self.read_links >= LINKS
            and self.other_links == self.lost == 0
        )


async def runs(
    folder: Path, seeds: Iterable[int], *, at_once: int, with_real_pages: Callable[[int], bool] = lambda _seed: False
) -> AsyncIterator[tuple[int, Ended]]:
    """A run for each seed, some at the same time since each waits most of its time; in the order in which they end."""
    turns = asyncio.Semaphore(at_once)

    async def run(seed: int) -> tuple[int, Ended]:
        async with turns:
            own = folder / f"{seed}"
            own.mkdir()
            return seed, await run_once(own, random.Random(seed), real_pages=with_real_pages(seed))

    async with asyncio.TaskGroup() as group:
        for ended in asyncio.as_completed([group.create_task(run(seed)) for seed in seeds]):
            yield await ended


async def run_once(folder: Path, chance: random.Random, *, real_pages: bool = False) -> Ended:
    """Start, kill, start again and look; the folder is empty before."""
    async with running_site() as site:
        _fill(site, chance)
        database = folder / "hotseat.db"
        make_ready(database)
        accepted = await _until_killed(database, site, chance, real_pages=real_pages)
        before = _count(database, "SELECT count(*) FROM links WHERE state = 'read'")
        kept = _posted(database)
        lost = len({number for number in accepted if site.url(f"/{number}") not in kept})
        left = [number for number in range(LINKS) if number not in accepted]
        await _to_the_end(database, site.port, left, real_pages=real_pages)
    return Ended(
        len(accepted),
        before,
        _count(database, "SELECT count(*) FROM articles"),
        _count(database, "SELECT count(*) FROM links WHERE state = 'read' AND article_id IS NOT NULL"),
        _count(database, "SELECT count(*) FROM links WHERE state <> 'read' OR article_id IS NULL"),
        _count(database, "SELECT count(*) FROM sightings"),
        _count(database, "SELECT count(*) FROM claims"),
        lost,
    )


def _fill(site: Site, chance: random.Random) -> None:
    for number in range(LINKS):
        site.page(f"/{number}", article(f"Story {number}", [_paragraph(chance) for _ in range(4)]))


def _paragraph(chance: random.Random) -> str:
    words = (f"the {chance.choice(_WORDS)} of the {chance.choice(_WORDS)} and" for _ in range(12))
    return f"It was said on day {chance.randrange(900)} that {' '.join(words)} that was all for now."


async def _until_killed(database: Path, site: Site, chance: random.Random, *, real_pages: bool) -> set[int]:
    """Let it work until it has asked for some of the pages; gives the numbers of the links that it accepted.

    Time alone would kill it before the first or after the last on a machine that is slower or faster.
    """
    process, words = _started(database, site.port, [*range(LINKS)], real_pages=real_pages)
    try:
        assert await _next(words) == BEGIN
        await asyncio.wait_for(site.arrival(chance.randrange(LINKS + 1)), _LONGEST)
        await asyncio.sleep(chance.uniform(0, 0.2))
    finally:
        process.kill()
        await asyncio.to_thread(process.join)
    accepted: set[int] = set()
    # What was on its way when it died may be half a word.
    with suppress(EOFError, OSError):
        while True:
            word = words.recv()
            accepted |= {word} if isinstance(word, int) else set()
    return accepted


async def _to_the_end(database: Path, port: int, left: list[int], *, real_pages: bool) -> None:
    process, words = _started(database, port, left, real_pages=real_pages)
    try:
        while await _next(words) != DONE:
            pass
        await asyncio.to_thread(process.join, _LONGEST)
        assert process.exitcode == 0
    finally:
        process.kill()


async def _next(words: Connection) -> object:
    """The next word; raises `EOFError` where the process died, and fails where it says nothing for long."""
    assert await asyncio.to_thread(words.poll, _LONGEST)
    word: object = words.recv()
    return word


def _started(
    database: Path, port: int, numbers: list[int], *, real_pages: bool
) -> tuple[ForkServerProcess, Connection]:
    # Everything is imported once, in the process that the others are copies of.
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload(["tests.soak.child"])
    words, say = server.Pipe(duplex=False)
    process = server.Process(target=work, args=(database, port, numbers, real_pages, say))
    process.start()
    say.close()
    return process, words


def _count(database: Path, query: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(query).fetchone()[0])


def _posted(database: Path) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {url for (url,) in connection.execute("SELECT url FROM links")}
