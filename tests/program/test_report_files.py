import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.program import report_files
from bot.program.report_files import reports_in_file

DAY = datetime(2024, 3, 28, tzinfo=UTC)


def write(path: Path, content: str | bytes) -> str:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_what_the_options_say_fills_what_the_file_leaves_open(tmp_path: Path) -> None:
    name = write(tmp_path / "report.txt", "Klopp will leave.")
    (named,) = reports_in_file(name, published=DAY, outlet="bbc.co.uk", title="Klopp to go")
    assert named.report == Report("Klopp will leave.", title="Klopp to go", published_at=DAY, outlet="bbc.co.uk")


def test_a_title_in_the_file_stays(tmp_path: Path) -> None:
    name = write(tmp_path / "report.json", '{"text": "x", "title": "Own"}')
    (named,) = reports_in_file(name, title="Other")
    assert named.report.title == "Own"


def test_standard_input_is_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Köln suchen.".encode())))
    (named,) = reports_in_file("-")
    assert named.report.text == "Köln suchen."


@pytest.mark.parametrize(
    ("content", "word"), [(b"\xff\xfe\x00", "UTF-8"), (b"x" * 101, "larger"), (b'{"text": 1}', "text")]
)
def test_a_file_that_holds_no_report_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, word: str
) -> None:
    monkeypatch.setattr(report_files, "FILE_LIMIT", 100)
    name = write(tmp_path / "report.json", content)
    with pytest.raises(UnreadableReport, match=r"report\.json") as fault:
        reports_in_file(name)
    assert word in str(fault.value)


@pytest.mark.parametrize("name", ["missing.txt", ".", "nul\0.txt"])
def test_what_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableReport, match="cannot be read"):
        reports_in_file(name)
