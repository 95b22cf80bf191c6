"""`hotseat eval` over a folder in the corpus' format."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app

ARTICLES = [
    {
        "id": "small-01",
        "outlet": "touchline.example",
        "published": "2024-05-20",
        "title": "Liverpool appoint Arne Slot as their new head coach",
        "text": "Liverpool have confirmed Arne Slot as their new head coach.",
        "claims": [{"club": "Liverpool", "person": "Arne Slot", "status": ["appointed"], "quote": "confirmed"}],
    },
    {"id": "small-02", "title": "", "text": "The rain stopped at half past nine.", "claims": []},
    {
        "id": "small-03",
        "title": "",
        "text": "Nobody is named here.",
        "claims": [{"club": "Liverpool", "person": "Xabi Alonso", "status": ["out", "unlikely"], "quote": "Nobody"}],
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "small.json").write_text(json.dumps({"articles": ARTICLES}), encoding="utf-8")
    return tmp_path / "reports"


def test_scripts_get_the_score_and_every_miss(folder: Path) -> None:
    done = CliRunner().invoke(app, ["eval", str(folder), "--json"])
    assert done.exit_code == 0
    result = json.loads(done.stdout)
    assert result["all"] == result["files"]["small"]
    assert result["all"]["pairs"] == pytest.approx({"precision": 1.0, "recall": 0.5, "f1": 2 / 3})
    assert (result["all"]["reports"], result["all"]["empty"], result["all"]["empty_kept"]) == (3, 1, 1)
    assert [(miss["id"], miss["kind"], miss["gold"]) for miss in result["misses"]] == [
        ("small-03", "overlooked", ["out", "unlikely"])
    ]
    assert sum(row["claims"] for row in result["reliability"]) >= 1


def test_people_get_tables_and_with_v_every_miss(folder: Path) -> None:
    short = CliRunner().invoke(app, ["eval", str(folder)])
    assert short.exit_code == 0
    assert "small" in short.stdout
    assert "1.00 .50 .667" in short.stdout
    assert "1 of 1" in short.stdout
    assert "small-03" not in short.stdout
    long = CliRunner().invoke(app, ["eval", "-v", str(folder)])
    assert "small-03: Liverpool / Xabi Alonso: overlooked: out or unlikely" in long.stdout


def test_a_folder_without_reports_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["eval", str(tmp_path)])
    assert done.exit_code == 1
    assert "Name a folder in the corpus' format" in done.stderr
