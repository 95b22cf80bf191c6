"""What cannot be opened is refused in one line and left as it was."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.exc import DatabaseError

from bot.errors import StoreUnusable
from bot.ports import Recorded
from storage.store import open_store
from tests.storage.builders import HERE, a_claim, tell
from tests.storage.conftest import opened

NEWER = "UPDATE alembic_version SET version_num = '9999'"
NOBODY = 65534


async def refusal(path: Path) -> StoreUnusable:
    """The error with which the store refuses to open; checked to be one line that names the file."""
    with pytest.raises(StoreUnusable) as caught:
        await open_store(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return caught.value


def overwrite(path: Path, start: int, end: int) -> None:
    """Fill a stretch of the file with rubbish."""
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * (end - start))


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


async def test_a_newer_database_is_refused_and_left_untouched(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE forecasts (id TEXT)")
        connection.execute(NEWER)
    before = contents(path.parent)
    assert "newer version of Hotseat" in str(await refusal(path))
    assert contents(path.parent) == before


async def test_a_newer_database_whose_program_crashed_is_refused_and_left_untouched(path: Path) -> None:
    crashed = path.with_name("crashed.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as running:
        running.execute(NEWER)
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{crashed}{end}")
    log = crashed.with_name("crashed.db-wal")
    before = crashed.read_bytes(), log.read_bytes()
    assert before[1], "the newer program's last write is still in its log"
    assert "9999" in str(await refusal(crashed))
    assert (crashed.read_bytes(), log.read_bytes()) == before


async def test_what_a_crashed_program_left_in_the_log_is_there(path: Path) -> None:
    crashed = path.with_name("crashed.db")
    async with opened(path) as store:
        await tell(store, "a1", a_claim())
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{crashed}{end}")
    async with opened(crashed) as store:
        assert len(await store.evidence_of_club(HERE, "Liverpool")) == 1
        assert await tell(store, "a2", a_claim()) is Recorded.NEW


async def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in str(await refusal(tmp_path))


async def test_a_place_that_cannot_have_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a folder", encoding="utf-8")
    error = await refusal(tmp_path / "notes.txt" / "data" / "hotseat.db")
    assert isinstance(error.__cause__, NotADirectoryError)


@pytest.mark.parametrize("content", [b"hello", b"Dear diary, " * 1000, b"SQLite format 3\0" + b"\xff" * 4096])
async def test_a_file_that_is_no_database_is_refused_and_left_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hotseat.db"
    path.write_bytes(content)
    error = await refusal(path)
    assert "not a database" in str(error)
    assert isinstance(error.__cause__, sqlite3.DatabaseError)
    assert contents(tmp_path) == {"hotseat.db": content}


async def test_a_damaged_database_is_refused_and_left_untouched(path: Path) -> None:
    overwrite(path, 100, 3100)
    before = contents(path.parent)
    error = await refusal(path)
    assert "damaged" in str(error)
    assert isinstance(error.__cause__, sqlite3.DatabaseError)
    assert contents(path.parent) == before


async def test_damage_that_shows_only_later_is_told_in_words_too(path: Path) -> None:
    async with opened(path) as store:
        for number in range(50):
            await tell(store, f"a{number}", a_claim())
    with closing(sqlite3.connect(path)) as connection:
        ((page, size),) = connection.execute(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_master"
            " WHERE name = 'ix_claims_club_article_id'"
        )
    overwrite(path, (page - 1) * size, page * size)
    async with opened(path) as store:
        with pytest.raises(StoreUnusable, match="damaged") as caught:
            await store.evidence_of_club(HERE, "Liverpool")
        assert isinstance(caught.value.__cause__, DatabaseError)
        with pytest.raises(StoreUnusable, match="damaged"):
            await tell(store, "new", a_claim())
        assert await store.article("new") is None


@pytest.mark.parametrize(
    "table",
    [
        "bookmarks (url TEXT)",
        "alembic_version (version_num TEXT)",
        "articles (id TEXT)",
    ],
)
async def test_a_database_of_another_program_is_refused_and_left_untouched(tmp_path: Path, table: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"CREATE TABLE {table}")
    before = contents(tmp_path)
    assert "another program" in str(await refusal(path))
    assert contents(tmp_path) == before


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that everybody may enter, unlike pytest's own."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        folder.chmod(0o777)


@pytest.fixture
def protect(shared_folder: Path) -> Iterator[Callable[[int, int], None]]:
    """Set the permissions of the file and of its folder, and be somebody for whom they count, not root."""
    user = os.geteuid()

    def set_modes(file_mode: int, folder_mode: int) -> None:
        for file in shared_folder.iterdir():
            file.chmod(file_mode)
        shared_folder.chmod(folder_mode)
        if user == 0:
            os.seteuid(NOBODY)

    yield set_modes
    os.seteuid(user)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o777), (0o222, 0o777), (0o666, 0o555)])
async def test_a_database_that_may_not_be_written_is_refused(
    empty_database: Path, shared_folder: Path, protect: Callable[[int, int], None], file_mode: int, folder_mode: int
) -> None:
    path = Path(shutil.copy(empty_database, shared_folder / "hotseat.db"))
    protect(file_mode, folder_mode)
    assert "cannot be written" in str(await refusal(path))
    assert names(shared_folder) == ["hotseat.db"]


async def test_a_folder_in_which_nothing_may_be_made_is_refused(
    shared_folder: Path, protect: Callable[[int, int], None]
) -> None:
    protect(0o666, 0o555)
    assert "cannot be written" in str(await refusal(shared_folder / "hotseat.db"))
    error = await refusal(shared_folder / "data" / "hotseat.db")
    assert isinstance(error.__cause__, PermissionError)


async def test_a_database_that_is_opened_by_somebody_who_may_is_written(
    empty_database: Path, shared_folder: Path, protect: Callable[[int, int], None]
) -> None:
    path = Path(shutil.copy(empty_database, shared_folder / "hotseat.db"))
    protect(0o666, 0o777)
    async with opened(path) as store:
        assert await tell(store, "a1", a_claim()) is Recorded.NEW
