"""What an answer costs in a store with a million claims, beside one with a thousand.

    python -m tests.benchmarks.scale [CLAIMS]

Builds both, and asks for the shortlists of the same clubs in both by turns: in the small store's only workspace, in the
big one's biggest workspace and in small ones there. Then hands both the same article. Prints medians, their ratios, and
the most memory that the asking process needed.
"""

from __future__ import annotations

import asyncio
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.commands.registry import Registry, Request
from bot.commands.table import all_commands
from bot.domain import Article, Claim, Field, Platform, Report, Sighting, Status, Workspace
from bot.ingestion.ingest import Ingestion
from bot.names.load import shipped_catalogue
from bot.searches.scoring import EDITION
from storage.opening import make_ready
from storage.source_book import SqlSourceBook
from storage.store import open_store
from tests.benchmarks.big_store import Plan, club_names, sizes_of, workspace_key
from tests.ingestion.feeds.nobody import unread_feeds
from tests.ingestion.links.nobody import unread_links

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 25
ASKED = 5
"""How many clubs are asked about; the small store has nothing else."""
MOST = 1.5


class _Clock:
    def now(self) -> datetime:
        return NOW


class _NoReader:
    async def read(self, report: Report) -> tuple[Claim, ...]:
        raise NotImplementedError


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Context]:
    """The core on a store that is there."""
    store = await open_store(path)
    try:
        registry, book = Registry(all_commands()), SqlSourceBook(store.database)
        ingestion = Ingestion(store, _NoReader(), _Clock())
        links, feeds = unread_links(store, _Clock()), unread_feeds(store, _Clock())
        yield Context(store, _Clock(), shipped_catalogue(), ingestion, registry, book, links, feeds)
    finally:
        await store.close()


def asked_clubs(plan: Plan) -> list[str]:
    """Clubs with about as many claims as the small store can have of each, and not more."""
    sizes = sizes_of(plan)
    fit = {club: abs(sum(sizes[2 * place :][:2]) - 180) for place, club in enumerate(club_names(plan.clubs))}
    return sorted(fit, key=lambda club: (fit[club], club))[:ASKED]


def build_small(big: Path, small: Path, clubs: list[str]) -> None:
    """A store that has what the big one has about these clubs, a thousand claims at the most, seen by one workspace."""
    make_ready(small)
    with closing(sqlite3.connect(small)) as connection, connection:
        connection.execute("ATTACH ? AS big", (str(big),))
        each = 1000 // len(clubs)
        for club in clubs:
            connection.execute("INSERT INTO claims SELECT * FROM big.claims WHERE club = ? LIMIT ?", (club, each))
        connection.execute(
            "INSERT INTO articles SELECT * FROM big.articles WHERE id IN (SELECT article_id FROM claims)"
        )
        connection.execute(
            "INSERT INTO sightings SELECT ?, id, 'general', 'feed', published_at FROM articles", (workspace_key(0),)
        )
        connection.execute(
            "INSERT INTO activity SELECT s.workspace, c.club, COUNT(*), MAX(a.published_at) FROM sightings s "
            "JOIN claims c ON c.article_id = s.article_id JOIN articles a ON a.id = c.article_id GROUP BY 1, 2"
        )


async def timed(work: Callable[[], Awaitable[object]]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    await work()
    return (time.perf_counter() - began) * 1000


async def ask(context: Context, workspace: str, club: str) -> None:
    """Ask for a shortlist, and make sure that there is one."""
    platform, _, identifier = workspace.partition(":")
    request = Request(
        Workspace(Platform(platform), identifier), "general", "ann", False, "shortlist", {"club": club.lower()}
    )
    reply = await answer(context, request)
    if reply.private or len(reply.blocks) < 2:
        raise RuntimeError(f"no shortlist for {club} in {workspace}: {reply.heading}")


def article_about(club: str, number: int) -> tuple[Article, list[Claim]]:
    """One that names two people for the job."""
    quote = "is linked with the job"
    article = Article(f"text:new{number}", datetime(2025, 12, 1, 12, number, tzinfo=UTC), "bbc.co.uk", "News")
    people = (f"Carousel Manager{number}", "New Man")
    return article, [Claim(club, name, Status.LINKED, quote, Field.TEXT, 0, len(quote)) for name in people]


async def measure(small: Path, big: Path, clubs: list[str]) -> dict[str, list[float]]:
    """Milliseconds of each kind of work, by its name."""
    biggest = workspace_key(0)
    follower = smallest_follower(big, clubs)
    taken: dict[str, list[float]] = {
        name: [] for name in ("1,000 claims", "biggest workspace", "small workspaces", "article, small", "article, big")
    }
    async with opened(small) as little, opened(big) as large:
        for context, workspace in ((little, biggest), (large, biggest), *((large, one) for one in follower.values())):
            seconds = await timed(partial(context.workspace_sources.refresh, workspace)) / 1000
            print(f"  first reading of the records of {workspace}: {seconds:.1f} s", flush=True)
        for turn in range(ROUNDS + 1):
            for club in clubs:
                places = [("1,000 claims", little, biggest), ("biggest workspace", large, biggest)]
                places += [("small workspaces", large, follower[club])] if club in follower else []
                for name, context, workspace in places:
                    spent = await timed(partial(ask, context, workspace, club))
                    if turn:
                        taken[name].append(spent)
        for number in range(ROUNDS):
            article, claims = article_about(clubs[number % len(clubs)], number)
            sighting = Sighting(article.id, biggest, "general", "ann", NOW)
            for name, context in (("article, small", little), ("article, big", large)):
                taken[name].append(await timed(partial(context.store.record, article, "text", claims, sighting)))
        marked = await large.source_book.unscored(biggest, EDITION)
        print(f"  {ROUNDS} articles about {len(clubs)} clubs and {ROUNDS + 1} people touched {len(marked)} clubs")
    return taken


def smallest_follower(path: Path, clubs: list[str]) -> dict[str, str]:
    """For each club a workspace with few others that has seen something of it; none where nobody else has."""
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for club in clubs:
            row = connection.execute(
                "SELECT workspace FROM activity WHERE club = ? AND workspace <> ? ORDER BY workspace DESC LIMIT 1",
                (club, workspace_key(0)),
            ).fetchone()
            if row:
                found[club] = row[0]
        return found


def main() -> None:
    """Build, measure and print."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    plan = Plan(claims, claims // 200, max(2, claims // 500))
    clubs = asked_clubs(plan)
    with tempfile.TemporaryDirectory() as folder:
        big, small = Path(folder) / "big.db", Path(folder) / "small.db"
        began = time.perf_counter()
        # In a process of its own, because what building takes is none of the program's memory.
        work = f"from tests.benchmarks.big_store import *; build(Path({str(big)!r}), {plan!r}, {clubs!r})"
        subprocess.run([sys.executable, "-c", work], check=True)
        build_small(big, small, clubs)
        with closing(sqlite3.connect(big)) as connection:
            rows = {name: connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in _TABLES}  # noqa: S608
        size = big.stat().st_size / 1e6
        print(", ".join(f"{number:,} {name}" for name, number in rows.items()), f"({size:,.0f} MB)")
        print(f"  built in {time.perf_counter() - began:.0f} s", flush=True)
        taken = asyncio.run(measure(small, big, clubs))
    report(taken)


_TABLES = ("claims", "articles", "sightings", "activity", "verdicts")


def report(taken: dict[str, list[float]]) -> None:
    """Print medians and ratios."""
    medians = {name: statistics.median(found) for name, found in taken.items() if found}
    base = medians["1,000 claims"]
    for name in ("1,000 claims", "biggest workspace", "small workspaces"):
        if name in medians:
            ratio = medians[name] / base
            print(f"/shortlist, {name}: median {medians[name]:.1f} ms, {ratio:.2f} times (at most {MOST})")
    small, big = medians["article, small"], medians["article, big"]
    print(f"storing an article: {small:.1f} ms and {big:.1f} ms, {big / small:.2f} times")
    print(f"peak memory of the asking process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
