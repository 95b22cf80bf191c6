from pathlib import Path

import pytest

from bot.exports.club_files import BYTE_ORDER_MARK
from bot.program.export import ExportFailed, write_export


def test_an_export_goes_to_the_file_that_is_named(tmp_path: Path) -> None:
    write_export("Köln".encode(), str(tmp_path / "out.csv"))
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "Köln"


def test_the_mark_for_spreadsheets_is_in_files_and_not_in_what_programs_read(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    content = BYTE_ORDER_MARK + b"a,b"
    write_export(content, str(tmp_path / "out.csv"))
    write_export(content, "-")
    assert (tmp_path / "out.csv").read_bytes() == content
    assert capfdbinary.readouterr().out == b"a,b"


@pytest.mark.parametrize("name", ["", "missing/out.csv", "nul\0"])
def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFailed, match="cannot be written"):
        write_export(b"x", str(tmp_path / name))
