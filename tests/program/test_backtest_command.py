"""`hotseat backtest` as it is typed."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.cli import app
from tests.program.test_backtest import SEARCH


def backtest(*words: str) -> Result:
    return CliRunner().invoke(app, ["backtest", *words], prog_name="hotseat")


def test_it_prints_tables_for_people(tmp_path: Path) -> None:
    (tmp_path / "ajax.json").write_text(json.dumps(SEARCH), encoding="utf-8")
    result = backtest(str(tmp_path))
    assert result.exit_code == 0
    for part in ("With the files' own claims", "With claims that were read", "log loss", "equal shares", "80% to 100%"):
        assert part in result.stdout


def test_it_writes_one_object_for_scripts(tmp_path: Path) -> None:
    (tmp_path / "ajax.json").write_text(json.dumps(SEARCH), encoding="utf-8")
    result = backtest(str(tmp_path), "--json")
    assert result.exit_code == 0
    assert [found["moments"] for found in json.loads(result.stdout).values()] == [2, 2]


def test_a_folder_without_searches_is_said_in_one_line(tmp_path: Path) -> None:
    result = backtest(str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    (tmp_path / "ajax.json").write_text(json.dumps({**SEARCH, "appointed": None}), encoding="utf-8")
    assert "No file tells a search with its outcome" in backtest(str(tmp_path)).stderr
