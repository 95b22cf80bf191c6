"""The history of the tables: run at start, one transaction each, and never on what is not ours."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import storage.migrations
from bot.domain import Evidence
from bot.errors import StoreUnusable
from bot.ports import Recorded
from storage import tables
from storage.engine import Database
from storage.migrations import HEAD
from storage.migrations.upgrade import upgrade
from storage.sqlite import revision
from storage.store import SqlStore, open_store
from tests.storage.builders import HERE, a_claim, a_correction, an_article, tell
from tests.storage.conftest import opened

ENVIRONMENT = Path(storage.migrations.__file__).parent

REBUILD_ARTICLES = """
    with op.batch_alter_table("articles", recreate="always") as articles:
        articles.add_column(sa.Column("language", sa.Text))
    op.execute("UPDATE articles SET language = 'en'")
"""
HALF_DONE = """
    op.create_table("wishes", sa.Column("url", sa.Text))
    op.execute("INSERT INTO wishes VALUES ('https://example.org/feed')")
    op.drop_index("ix_claims_club_article_id")
    op.execute("DELETE FROM corrections")
"""
BAD_STATEMENT = 'op.execute("INSERT INTO nowhere VALUES (1)")'
BUG = 'raise RuntimeError("a bug")'


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A copy of the migrations in a folder with a name that takes quoting."""
    return shutil.copytree(ENVIRONMENT, tmp_path / "100% later" / "migrations")


@pytest.fixture
def add_revision(environment: Path) -> Callable[..., str]:
    """Add a revision after the newest one, made of these statements; answers its number."""
    known = [HEAD]

    def add(*statements: str) -> str:
        body = "\n".join(textwrap.indent(textwrap.dedent(each).strip(), "    ") for each in statements)
        number = f"{int(known[-1]) + 1:04}"
        (environment / "versions" / f"r{number}.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n"
            f"revision = {number!r}\ndown_revision = {known[-1]!r}\n"
            f"def upgrade():\n{body}\n",
            encoding="utf-8",
        )
        known.append(number)
        return number

    return add


@pytest.fixture
async def populated(path: Path) -> Path:
    """A database at the newest revision with something in every table."""
    async with opened(path) as store:
        await tell(store, "a1", a_claim())
        await store.add_correction(a_correction())
    return path


def dump(path: Path) -> list[str]:
    """Everything in the database, as the statements that would make it."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_newest_revision_is_the_one_that_is_checked_for() -> None:
    assert ScriptDirectory(str(ENVIRONMENT)).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_store_uses(path: Path) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []
    engine.dispose()


def test_the_constraints_have_the_names_of_the_convention(path: Path) -> None:
    made = "\n".join(str(sql) for (sql,) in query(path, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"))
    for table in tables.metadata.sorted_tables:
        # The key of a table whose numbers are never given twice cannot have a name in SQLite.
        nameless = {table.primary_key} if table.dialect_options["sqlite"]["autoincrement"] else set()
        for constraint in table.constraints - nameless:
            assert f"CONSTRAINT {constraint.name} " in made


async def test_a_new_database_is_made_with_its_folders_and_kept_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "data" / "of hotseat? #1 %20" / "hotseat.db"
    async with opened(path) as store:
        assert await tell(store, "a1", a_claim()) is Recorded.NEW
    assert query(path, "PRAGMA journal_mode") == [("wal",)]
    assert revision(path) == HEAD
    async with opened(path) as store:
        assert await store.article("a1") == an_article("a1")


async def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "hotseat.db"
    path.touch()
    async with opened(path) as store:
        assert await store.people(HERE) == ()


async def test_one_new_file_can_be_opened_many_times_at_once(tmp_path: Path) -> None:
    stores = await asyncio.gather(*(open_store(tmp_path / "hotseat.db") for _ in range(6)))
    for number, store in enumerate(stores):
        await tell(store, f"a{number}", a_claim())
    assert len(await stores[0].evidence_of_club(HERE, "Liverpool")) == 6
    for store in stores:
        await store.close()


def test_an_up_to_date_database_opens_without_alembic(path: Path) -> None:
    program = f"""
        import asyncio, sys, storage
        assert "sqlalchemy" not in sys.modules
        from pathlib import Path
        from storage.store import SqlStore, open_store
        async def main():
            store = await open_store(Path({str(path)!r}))
            await store.people("terminal:local")
            await store.close()
        asyncio.run(main())
        assert "alembic" not in sys.modules
    """
    subprocess.run([sys.executable, "-W", "error", "-c", textwrap.dedent(program)], check=True)


async def test_a_populated_database_of_the_previous_revision_is_upgraded_and_keeps_everything(
    populated: Path, environment: Path, add_revision: Callable[..., str]
) -> None:
    add_revision(REBUILD_ARTICLES)
    newest = add_revision('op.create_table("wishes", sa.Column("url", sa.Text))')
    upgrade(populated, revision(populated), environment)
    assert revision(populated) == newest
    assert query(populated, "SELECT id, language FROM articles") == [("a1", "en")]
    store = SqlStore(Database(populated))
    assert await store.evidence_of_club(HERE, "Liverpool") == (Evidence(an_article("a1"), a_claim()),)
    assert await store.corrections(HERE) == (a_correction(),)
    assert await tell(store, "a1") is Recorded.KNOWN
    await store.close()


@pytest.mark.parametrize(("failure", "error"), [(BAD_STATEMENT, StoreUnusable), (BUG, RuntimeError)])
def test_a_failing_migration_rolls_back(
    populated: Path, environment: Path, add_revision: Callable[..., str], failure: str, error: type[Exception]
) -> None:
    before = dump(populated)
    add_revision(HALF_DONE, failure)
    with pytest.raises(error):
        upgrade(populated, HEAD, environment)
    assert dump(populated) == before


def test_a_failing_migration_is_told_in_words_with_its_cause(
    populated: Path, environment: Path, add_revision: Callable[..., str]
) -> None:
    add_revision(BAD_STATEMENT)
    with pytest.raises(StoreUnusable, match="could not be brought up to date") as caught:
        upgrade(populated, HEAD, environment)
    assert "no such table: nowhere" in str(caught.value.__cause__)


def test_a_failing_migration_leaves_the_ones_before_it_done(
    populated: Path, environment: Path, add_revision: Callable[..., str]
) -> None:
    done = add_revision(REBUILD_ARTICLES)
    add_revision(HALF_DONE, BAD_STATEMENT)
    with pytest.raises(StoreUnusable):
        upgrade(populated, HEAD, environment)
    assert revision(populated) == done
    assert query(populated, "SELECT language FROM articles") == [("en",)]
    assert query(populated, "SELECT count(*) FROM corrections") == [(1,)]


def test_a_first_migration_that_fails_leaves_an_empty_database(tmp_path: Path, environment: Path) -> None:
    path = tmp_path / "hotseat.db"
    (first,) = (environment / "versions").glob("r0001*.py")
    first.write_text(f"{first.read_text(encoding='utf-8')}    op.execute('nonsense')\n", encoding="utf-8")
    with pytest.raises(StoreUnusable):
        upgrade(path, None, environment)
    assert dump(path) == ["BEGIN TRANSACTION;", "COMMIT;"]
    upgrade(path, None)
    assert revision(path) == HEAD


def test_a_migration_that_leaves_rows_dangling_is_rolled_back(
    populated: Path, environment: Path, add_revision: Callable[..., str]
) -> None:
    add_revision('op.execute("DELETE FROM articles")')
    with pytest.raises(StoreUnusable, match="refer to nothing"):
        upgrade(populated, HEAD, environment)
    assert revision(populated) == HEAD
    assert query(populated, "SELECT id FROM articles") == [("a1",)]


def test_an_upgrade_in_two_places_at_once_runs_once(
    populated: Path, environment: Path, add_revision: Callable[..., str]
) -> None:
    add_revision("op.execute(\"UPDATE articles SET title = title || '!'\")")
    threads = [Thread(target=upgrade, args=(populated, HEAD, environment)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert query(populated, "SELECT title FROM articles") == [("Amorim leads the race!",)]


async def test_corrections_from_before_they_could_hold_everywhere_are_kept(tmp_path: Path, environment: Path) -> None:
    path = tmp_path / "hotseat.db"
    for newer in (environment / "versions").glob("r*.py"):
        if newer.name > "r0002":
            newer.unlink()
    upgrade(path, None, environment)
    old = (
        "INSERT INTO corrections (id, workspace, action, club, by, at, effective_at, person, other, article_id, reason)"
    )
    with closing(sqlite3.connect(path)) as connection:
        for number, action in (("c1", "same person"), ("c2", "close")):
            day = "2024-03-01 00:00:00.000000"
            row = (number, HERE, action, "Liverpool", "mod", day, day, "Rúben", "Ruben Amorim", "", "")
            connection.execute(f"{old} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        connection.commit()
    async with opened(path) as store:
        of_people = await store.corrections_of_people(HERE, ["ruben"])
        assert [(one.id, one.club, one.undone_by, one.to_club) for one in of_people] == [
            ("c1", "", "", ""),
            ("c2", "Liverpool", "", ""),
        ]
        assert [one.id for one in await store.corrections(HERE, "Liverpool")] == ["c2"]
