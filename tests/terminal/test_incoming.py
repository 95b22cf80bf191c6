from pathlib import Path

import pytest

from adapters.terminal.incoming import call_of, ends_session, file_named_in, request_for
from bot.commands.context import Context
from bot.errors import UnreadableReport, WrongUsage
from bot.reply import Button, Call

BUTTONS = (Button("one", Call("help")), Button("two", Call("shortlist", (("club", "Liverpool"),))))


@pytest.mark.parametrize("line", ["/quit", "quit", " /EXIT ", "exit"])
def test_leaving_may_be_typed_in_several_ways(line: str) -> None:
    assert ends_session(line)


@pytest.mark.parametrize("line", ["", "/quit now", "/shortlist exit"])
def test_other_lines_do_not_leave(line: str) -> None:
    assert not ends_session(line)


@pytest.mark.parametrize("line", ["/shortlist lfc", "shortlist lfc", "  /Shortlist   lfc "])
async def test_a_command_is_understood_with_the_slash_or_without(context: Context, line: str) -> None:
    assert await call_of(line, context) == Call("shortlist", (("club", "lfc"),))


async def test_a_number_runs_what_the_last_answer_offered(context: Context) -> None:
    assert await call_of(" 2 ", context, BUTTONS) == BUTTONS[1].call


@pytest.mark.parametrize("number", ["0", "3", "99999999999999999999"])
async def test_a_number_that_was_not_offered_says_which_were(context: Context, number: str) -> None:
    with pytest.raises(WrongUsage, match="1 to 2"):
        await call_of(number, context, BUTTONS)
    with pytest.raises(WrongUsage, match="offers nothing"):
        await call_of(number, context)


@pytest.mark.parametrize("line", ["klopp has gone", "x" * 100])
async def test_other_words_are_answered_with_a_hint(context: Context, line: str) -> None:
    with pytest.raises(WrongUsage, match=r"/help .* /ingest"):
        await call_of(line, context)


async def test_an_unknown_command_is_named(context: Context) -> None:
    with pytest.raises(WrongUsage, match="/shortlst"):
        await call_of("/shortlst liverpool", context)


async def test_a_file_that_is_given_to_ingest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "two words.txt").write_text("date 2024-03-28\nKlopp will leave.", encoding="utf-8")
    for typed in ("two words.txt", '"two words.txt"', "~/two words.txt", str(tmp_path / "two words.txt")):
        found = await file_named_in(Call("ingest", (("text", typed),)))
        assert found is not None
        assert [named.report.text for named in found] == ["Klopp will leave."]


@pytest.mark.parametrize(
    "text", ["Klopp will leave.", "first line\nsecond.txt", "x" * 5000, "nul\0.txt is odd", "see a b.txt"]
)
async def test_a_text_that_is_given_to_ingest_is_no_file(text: str) -> None:
    assert await file_named_in(Call("ingest", (("text", text),))) is None


async def test_what_looks_like_a_file_and_is_none_is_said_to_be_missing() -> None:
    with pytest.raises(UnreadableReport, match=r"missing/report\.txt"):
        await file_named_in(Call("ingest", (("text", "missing/report.txt"),)))


async def test_no_other_command_reads_files(tmp_path: Path) -> None:
    (tmp_path / "liverpool").touch()
    assert await file_named_in(Call("shortlist", (("club", str(tmp_path / "liverpool")),))) is None


def test_whoever_sits_at_the_terminal_may_do_everything() -> None:
    request = request_for(BUTTONS[1].call, "Europe/London")
    assert request.is_moderator
    assert request.workspace.key == "terminal:local"
    assert request.values == {"club": "Liverpool"}
    assert request.timezone == "Europe/London"
