from pathlib import Path

import pytest

from adapters.terminal.attachments import keep
from bot.reply import File

FILE = File("liverpool.csv", b"a,b", "text/csv")


async def test_a_file_is_written_and_its_place_is_told(tmp_path: Path) -> None:
    assert await keep([FILE], tmp_path) == (f"Written: {tmp_path / 'liverpool.csv'}",)
    assert (tmp_path / "liverpool.csv").read_bytes() == b"a,b"


async def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "liverpool.csv").write_text("mine")
    assert await keep([FILE, FILE], tmp_path) == (
        f"Written: {tmp_path / 'liverpool-2.csv'}",
        f"Written: {tmp_path / 'liverpool-3.csv'}",
    )
    assert (tmp_path / "liverpool.csv").read_text() == "mine"


@pytest.mark.parametrize("name", ["../outside.csv", "/outside.csv"])
async def test_a_file_stays_in_the_folder_whatever_its_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "inside"
    folder.mkdir()
    assert await keep([File(name, b"x", "text/csv")], folder) == (f"Written: {folder / 'outside.csv'}",)


@pytest.mark.parametrize("name", ["nul\0.csv", "liverpool.csv"])
async def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    (sentence,) = await keep([File(name, b"x", "text/csv")], tmp_path / "missing")
    assert "cannot be written" in sentence
