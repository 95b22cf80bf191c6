from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from adapters.terminal.completion import CommandCompleter
from adapters.terminal.incoming import WORKSPACE
from bot.commands.context import Context
from bot.domain import Report


async def offered(context: Context, typed: str) -> list[str]:
    """The lines that result from taking each completion, in the order in which they are offered."""
    document = Document(typed)
    completer = CommandCompleter(context, "UTC")
    found = [one async for one in completer.get_completions_async(document, CompleteEvent())]
    return [typed[: len(typed) + one.start_position] + one.text for one in found]


async def read(context: Context, text: str) -> None:
    await context.ingestion.take(Report(text), workspace=WORKSPACE.key, channel="terminal", member="local")


@pytest.mark.parametrize("typed", ["/sho", "sho", "  /SHO"])
async def test_commands_are_completed_with_the_slash_or_without(context: Context, typed: str) -> None:
    assert [line.strip() for line in await offered(context, typed)] == ["/shortlist"]


async def test_clubs_are_completed_by_any_of_their_names(context: Context) -> None:
    assert "/shortlist Tottenham Hotspur" in await offered(context, "/shortlist spur")
    assert "/shortlist Manchester United" in await offered(context, "/shortlist manchester un")


async def test_clubs_that_were_read_about_come_first(context: Context) -> None:
    assert (await offered(context, "/shortlist l"))[0] != "/shortlist Lyngby"
    await read(context, "Lyngby: Magne Hoseth favourite")
    assert (await offered(context, "/shortlist l"))[0] == "/shortlist Lyngby"


async def test_after_a_club_its_people_are_offered(context: Context) -> None:
    await read(context, "Chelsea: Kieran McKenna talks")
    await read(context, "Liverpool: Ruben Amorim favourite")
    assert (await offered(context, "/evidence liverpool "))[0] == "/evidence liverpool Ruben Amorim"
    assert (await offered(context, "/evidence liverpool am"))[0] == "/evidence liverpool Ruben Amorim"


async def test_after_a_club_a_moment_is_offered_by_its_name_and_then_its_days(context: Context) -> None:
    assert (await offered(context, "/shortlist liverpool "))[0] == "/shortlist liverpool as-of "
    assert "/shortlist liverpool as-of last friday" in await offered(context, "/shortlist liverpool as-of las")
    assert "/shortlist liverpool as-of yesterday" in await offered(context, "/shortlist liverpool as-of ")


async def test_a_value_in_quotes_is_closed(context: Context) -> None:
    assert '/shortlist "Manchester United"' in await offered(context, '/shortlist "manchester un')


async def test_help_completes_the_names_of_commands(context: Context) -> None:
    assert await offered(context, "/help sho") == ["/help shortlist"]


async def test_paths_are_completed_for_ingest(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "amorim.txt").touch()
    assert await offered(context, "/ingest am") == ["/ingest amorim.txt"]


@pytest.mark.parametrize("typed", ["/nonsense x", "/searches ", "hello there", "/shortlist qqqqqqq"])
async def test_nothing_is_offered_for_what_cannot_be_completed(context: Context, typed: str) -> None:
    assert await offered(context, typed) == []


async def test_names_from_articles_cannot_steer_the_terminal(context: Context) -> None:
    await read(context, "Liverpool: Ru\x1b[2Jben Amorim favourite")
    assert (await offered(context, "/evidence liverpool "))[0] == "/evidence liverpool Ruben Amorim"


async def test_both_words_of_a_command_are_completed(context: Context) -> None:
    assert [line.strip() for line in await offered(context, "/sour")] == ["/source list", "/source show", "/source set"]
    assert [line.strip() for line in await offered(context, "/source s")] == ["/source show", "/source set"]
    assert [line.strip() for line in await offered(context, "source li")] == ["/source list"]


async def test_the_values_of_a_command_of_two_words_are_completed(context: Context) -> None:
    assert "/source show skysports.com" in await offered(context, "/source show sky")
    assert "/source set bbc.co.uk default" in await offered(context, "/source set bbc.co.uk def")
    assert "/help source show" in await offered(context, "/help source sh")
