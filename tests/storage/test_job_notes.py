import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.domain import JobNote, NoteKind, Status
from storage.job_notes import SqlJobNotes
from storage.store import SqlStore
from tests.storage.builders import a_claim, tell
from tests.storage.conftest import opened

NOTE = JobNote("Chelsea", "Ole Berg", NoteKind.HOLDS, "bbc.co.uk", date(2026, 5, 10))


async def test_notes_come_back_newest_first(sql_store: SqlStore) -> None:
    notes = SqlJobNotes(sql_store.database)
    june = replace(NOTE, day=date(2026, 6, 1))
    appointed = replace(NOTE, kind=NoteKind.APPOINTED, day=date(2026, 5, 12))
    await notes.add([NOTE, june, appointed])
    assert await notes.newest(10) == (june, appointed, NOTE)
    assert await notes.newest(1) == (june,)


async def test_of_one_outlet_and_month_the_earliest_stays_whatever_comes_first(sql_store: SqlStore) -> None:
    notes = SqlJobNotes(sql_store.database)
    earlier, later = replace(NOTE, day=date(2026, 5, 2)), replace(NOTE, day=date(2026, 5, 30))
    await notes.add([NOTE])
    await notes.add([later])
    assert await notes.newest(10) == (NOTE,)
    await notes.add([earlier])
    assert await notes.newest(10) == (earlier,)


async def test_the_same_note_twice_is_one(sql_store: SqlStore) -> None:
    notes = SqlJobNotes(sql_store.database)
    await notes.add([NOTE, NOTE, replace(NOTE, outlet="sky.com")])
    assert len(await notes.newest(10)) == 2


async def test_the_sure_claims_that_are_there_become_notes_when_the_table_is_made(path: Path) -> None:
    async with opened(path) as store:
        for number, claim in enumerate(
            (
                a_claim(person="Ole Berg", status=Status.APPOINTED),
                a_claim(person="Jan Holm", status=Status.DEPARTING, unsure=True),
                a_claim(person="Per Lund", status=Status.TALKS),
                a_claim(person="Moyes", status=Status.INTERIM),
            )
        ):
            await tell(store, f"a{number}", claim)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE job_notes")
        connection.execute("UPDATE alembic_version SET version_num = '0005'")
    async with opened(path) as store:
        (note,) = await SqlJobNotes(store.database).newest(10)
        article = await store.article("a0")
    assert article is not None
    assert note == JobNote(a_claim().club, "Ole Berg", NoteKind.APPOINTED, article.outlet, article.published_at.date())
