"""Many who write and read at once, in one process and in several."""

import asyncio
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreUnusable
from bot.ports import Recorded
from storage.store import SqlStore
from storage.troubles import trouble
from tests.storage.builders import ELSEWHERE, HERE, MARCH, a_claim, a_correction, tell
from tests.storage.conftest import opened

PEOPLE = ("Arne Slot", "Ruben Amorim", "Xabi Alonso")
CLAIMS = tuple(a_claim(person=person) for person in PEOPLE)


@pytest.fixture
async def twin(path: Path) -> AsyncIterator[SqlStore]:
    """A second store on the same file, with connections of its own."""
    async with opened(path) as store:
        yield store


async def test_fifty_articles_recorded_at_once_beside_readers_are_all_there(sql_store: SqlStore) -> None:
    async def read_until_all_are_there() -> None:
        seen = 0
        while seen < 50 * len(CLAIMS):
            evidence = await sql_store.evidence_of_club(HERE, "Liverpool")
            assert len(evidence) >= seen
            assert len(evidence) % len(CLAIMS) == 0, "an article was seen half-written"
            seen = len(evidence)

    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        for _ in range(6):
            group.create_task(read_until_all_are_there())
        for number in range(50):
            group.create_task(tell(sql_store, f"a{number}", *CLAIMS))


async def test_one_article_recorded_at_once_is_new_to_exactly_one(sql_store: SqlStore, twin: SqlStore) -> None:
    answers = await asyncio.gather(
        *(
            tell(either, "a1", *CLAIMS, workspace=place)
            for place in (HERE, ELSEWHERE)
            for either in [sql_store, twin] * 5
        )
    )
    assert Counter(answers) == {Recorded.NEW: 1, Recorded.SIGHTED: 1, Recorded.KNOWN: 18}
    assert len(await sql_store.evidence_of_club(HERE, "Liverpool")) == len(CLAIMS)


async def test_two_stores_on_one_file_lose_nothing_and_see_each_other(sql_store: SqlStore, twin: SqlStore) -> None:
    await asyncio.gather(
        *(tell(sql_store, f"a{number}", *CLAIMS) for number in range(20)),
        *(tell(twin, f"b{number}", *CLAIMS) for number in range(20)),
    )
    found = await sql_store.evidence_of_club(HERE, "Liverpool")
    assert len(found) == 40 * len(CLAIMS)
    assert await twin.evidence_of_club(HERE, "Liverpool") == found


async def test_a_correction_is_undone_by_exactly_one(sql_store: SqlStore, twin: SqlStore) -> None:
    await sql_store.add_correction(a_correction("c1"))
    answers = await asyncio.gather(
        *(either.undo_correction(HERE, "c1", MARCH, "dan") for either in [sql_store, twin] * 5)
    )
    assert sorted(answers) == [False] * 9 + [True]


WRITER = """
import asyncio, sys
from pathlib import Path
from storage.store import open_store
from tests.storage.builders import a_claim, tell

async def main(path, name):
    store = await open_store(Path(path))
    for number in range(20):
        await tell(store, f"{name}{number}", a_claim())
    await store.close()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_two_processes_that_open_a_new_file_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new" / "hotseat.db"
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, "-W", "error", "-c", WRITER, str(path), name)
        for name in ("a", "b")
    ]
    assert [await process.wait() for process in processes] == [0, 0]
    async with opened(path) as store:
        assert len(await store.evidence_of_club(HERE, "Liverpool")) == 40


async def test_readers_go_on_and_writers_wait_while_another_program_writes(path: Path, sql_store: SqlStore) -> None:
    await tell(sql_store, "a1", *CLAIMS)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM claims")
        writing = asyncio.create_task(tell(sql_store, "a2", *CLAIMS))
        assert len(await sql_store.evidence_of_club(HERE, "Liverpool")) == len(CLAIMS)
        assert not writing.done()
        other.execute("ROLLBACK")
    assert await writing is Recorded.NEW
    assert len(await sql_store.evidence_of_club(HERE, "Liverpool")) == 2 * len(CLAIMS)


def test_a_program_that_never_stops_writing_is_told_of_in_words(path: Path) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        closing(sqlite3.connect(path, timeout=0)) as connection,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(sqlite3.OperationalError) as caught:
            connection.execute("BEGIN IMMEDIATE")
    unusable = trouble(path, caught.value)
    assert isinstance(unusable, StoreUnusable)
    assert "another program" in str(unusable)


async def test_a_cancelled_record_leaves_all_or_nothing_and_a_store_that_works(sql_store: SqlStore) -> None:
    for number in range(60):
        recording = asyncio.create_task(tell(sql_store, f"a{number}", *CLAIMS))
        await asyncio.sleep(number / 10_000)
        recording.cancel()
        await asyncio.gather(recording, return_exceptions=True)
    assert await tell(sql_store, "last", *CLAIMS) is Recorded.NEW
    claims = Counter(evidence.article.id for evidence in await sql_store.evidence_of_club(HERE, "Liverpool"))
    assert set(claims.values()) == {len(CLAIMS)}
    for number in range(60):
        assert (await sql_store.article(f"a{number}") is not None) == (f"a{number}" in claims)


async def test_a_cancelled_reader_leaves_a_store_that_works(sql_store: SqlStore) -> None:
    await tell(sql_store, "a1", *CLAIMS)
    for number in range(30):
        reading = asyncio.create_task(sql_store.evidence_of_club(HERE, "Liverpool"))
        await asyncio.sleep(number / 10_000)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)
    assert len(await sql_store.evidence_of_club(HERE, "Liverpool")) == len(CLAIMS)


async def test_closing_waits_for_the_write_that_is_under_way(path: Path) -> None:
    async with opened(path) as store:
        recording = asyncio.create_task(tell(store, "a1", *CLAIMS))
        await asyncio.sleep(0)
    assert await recording is Recorded.NEW


async def test_corrections_made_at_once_get_numbers_of_their_own(sql_store: SqlStore, twin: SqlStore) -> None:
    made = await asyncio.gather(*(either.add_correction(a_correction("")) for either in [sql_store, twin] * 5))
    assert sorted(int(correction.id) for correction in made) == list(range(1, 11))
