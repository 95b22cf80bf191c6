"""The command line in this process: what is typed wrong, what cannot be done, and what each command writes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import version
from bot.cli import app

REPORT = (
    "Liverpool have confirmed that Jurgen Klopp will leave the club at the end of the season.\n\n"
    "Ruben Amorim is the favourite to become the next Liverpool manager."
)


def hotseat(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, words, prog_name="hotseat", input=stdin)


def failed(result: Result, code: int) -> str:
    """The line that a failed command left on standard error."""
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return str(path)


@pytest.fixture
def ingested(report: str) -> Result:
    result = hotseat("ingest", report, "--published", "2024-03-28", "--outlet", "bbc.co.uk")
    assert result.exit_code == 0
    return result


def test_the_version_is_shown() -> None:
    assert hotseat("--version").stdout == f"hotseat {version()}\n"


@pytest.mark.parametrize("words", [[], ["nonsense"], ["shortlist"], ["ingest"], ["export", "x", "--format", "xml"]])
def test_wrong_usage_exits_with_2(words: list[str]) -> None:
    assert hotseat(*words).exit_code == 2


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["read"], "Name a file"),
        (["read", "--jsonl", "--outlet", "bbc.co.uk"], "--jsonl"),
        (["read", "x.txt", "--published", "soon"], "--published"),
        (["replay"], "replay --jsonl"),
        (["export"], "--reviews"),
        (["export", "liverpool", "--workspace", "discord:1"], "--workspace"),
        (["export", "--reviews", "one.json", "two.json"], "one file"),
        (["shortlist", "liverpool", "--as-of", "blah"], "“blah”"),
    ],
)
def test_values_that_cannot_be_used_exit_with_2_and_one_line(words: list[str], shown: str) -> None:
    assert shown in failed(hotseat(*words), 2)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["read", "missing.txt"], "missing.txt"),
        (["read", "http://127.0.0.1/a"], "not on the public internet"),
        (["ingest", "http://127.0.0.1/a"], "not on the public internet"),
        (["ingest", "report.pdf"], "PDF files cannot be read"),
        (["ingest", "missing\x1b[2J.txt"], "missing.txt"),
        (["shortlist", "qqqqqqqqqq"], "qqqqqqqqqq"),
        (["shortlist", "united"], "Manchester United"),
        (["export", "liverpool", "--output", "missing/out.csv"], "missing/out.csv"),
        (["export", "--reviews", "out.json"], "/review"),
    ],
)
def test_what_cannot_be_done_exits_with_1_and_one_line(words: list[str], shown: str) -> None:
    line = failed(hotseat(*words), 1)
    assert line.startswith("hotseat: ")
    assert shown in line
    assert "\x1b" not in line


@pytest.mark.parametrize("command", [["run"], ["chat"], ["shortlist", "liverpool"], ["read", "-"]])
def test_a_wrong_setting_is_named_by_every_command(monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.setenv("HOTSEAT_TIMEZONE", "Mars")
    assert "HOTSEAT_TIMEZONE" in failed(hotseat(*command), 1)


def test_a_database_that_is_none_gives_one_line() -> None:
    Path("data").mkdir()
    Path("data/hotseat.db").write_bytes(b"not a database at all" * 100)
    assert "hotseat.db" in failed(hotseat("shortlist", "liverpool"), 1)


def test_a_token_without_a_terminal_says_that_its_platform_is_not_there_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_DISCORD_TOKEN", "x")
    line = failed(hotseat("run"), 1)
    assert "Discord" in line
    assert "hotseat chat" in line
    assert not Path("data").exists()


def test_reading_stores_nothing(report: str) -> None:
    result = hotseat("read", report)
    assert result.exit_code == 0
    assert "Ruben Amorim" in result.stdout
    assert result.stdout.endswith("Nothing was stored.\n")
    assert not Path("data").exists()


def test_lines_of_json_are_answered_one_by_one_whatever_is_in_them() -> None:
    lines = [json.dumps({"id": 1, "text": REPORT}).encode(), b"\xff\xfe", b"[]", b'{"id": 2, "text": ""}']
    result = hotseat("read", "--jsonl", stdin=b"\n".join(lines))
    assert result.exit_code == 0
    first, second, third, fourth = (json.loads(line) for line in result.stdout.splitlines())
    assert "Ruben Amorim" in {claim["person"] for claim in first["claims"]}
    for claim in first["claims"]:
        assert REPORT[claim["start"] : claim["end"]] == claim["quote"]
    assert (second["id"], third["id"]) == (None, None)
    assert second["error"]
    assert third["error"]
    assert fourth == {"id": 2, "claims": [], "unsure": []}


def test_what_was_ingested_is_on_the_shortlist_and_in_the_export(ingested: Result) -> None:
    assert "Ruben Amorim" in ingested.stdout
    shown = hotseat("shortlist", "lfc")
    assert "\nRuben Amorim " in shown.stdout
    assert "[1]" not in shown.stdout
    document = json.loads(hotseat("shortlist", "man utd", "--json").stdout)
    assert (document["club"], document["search"]) == ("Manchester United", None)
    document = json.loads(hotseat("shortlist", "liverpool", "--json").stdout)
    assert [one["person"] for one in document["running"]] == ["Ruben Amorim"]
    exported = json.loads(hotseat("export", "liverpool", "--format", "json").stdout)
    assert {claim["article"]["outlet"] for claim in exported["claims"]} == {"bbc.co.uk"}
    assert hotseat("export", "liverpool", "--output", "out.csv").stdout == ""
    assert Path("out.csv").read_text(encoding="utf-8-sig").startswith("record,club,person,")


def test_a_shortlist_can_be_asked_for_as_of_an_earlier_day_and_the_club_in_several_words(ingested: Result) -> None:
    document = json.loads(hotseat("shortlist", "liverpool", "fc", "--as-of", "2024-03-01", "--json").stdout)
    assert (document["club"], document["running"]) == ("Liverpool", [])


def test_a_replay_leaves_nothing_behind() -> None:
    line = json.dumps({"id": "a", "published": "2024-03-28", "text": REPORT})
    result = hotseat("replay", "--jsonl", stdin=f"{{\n{line}\n")
    assert result.exit_code == 0
    error, article = (json.loads(line) for line in result.stdout.splitlines())
    assert set(error) == {"id", "error"}
    assert [row["person"] for row in article["shortlists"]["Liverpool"]][-2:] == ["Ruben Amorim", None]
    assert list(Path().iterdir()) == []
