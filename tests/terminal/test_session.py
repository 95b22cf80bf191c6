import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from adapters.terminal.conversation import Conversation
from adapters.terminal.session import with_line_editor, with_lines
from bot.sample import sample_reports
from tests.terminal.conftest import printed

REPORT = "/ingest Chelsea: Kieran McKenna favourite"


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


async def lines(conversation: Conversation, tmp_path: Path, text: str) -> str:
    path = tmp_path / "commands"
    path.write_text(text, encoding="utf-8")
    descriptor = os.open(path, os.O_RDONLY)
    try:
        await with_lines(conversation, descriptor)
    finally:
        os.close(descriptor)
    return printed(conversation)


async def typed(conversation: Conversation, keys: PipeInput, text: str, history: Path) -> str:
    keys.send_text(text)
    try:
        await with_line_editor(conversation, "UTC", history)
    except EOFError:
        return printed(conversation)
    return printed(conversation)


async def test_a_first_run_without_commands_reads_the_sample_and_shows_its_shortlist(
    conversation: Conversation, tmp_path: Path
) -> None:
    shown = await lines(conversation, tmp_path, "")
    assert f"Read {len(sample_reports())} sample reports" in shown
    assert shown.count("Liverpool: next manager") == 1


async def test_a_later_run_without_commands_shows_the_club_that_most_was_read_about(
    conversation: Conversation, tmp_path: Path
) -> None:
    await conversation.say(f"{REPORT}\nChelsea: Enzo Maresca talks")
    await conversation.say("/ingest Lyngby: Magne Hoseth talks")
    printed(conversation)
    shown = await lines(conversation, tmp_path, "\n# nothing\n")
    assert "Chelsea: next manager" in shown
    assert "sample" not in shown


async def test_lines_are_answered_in_order_until_the_end_and_comments_are_passed_over(
    conversation: Conversation, tmp_path: Path
) -> None:
    await conversation.say(REPORT)
    printed(conversation)
    shown = await lines(conversation, tmp_path, "# a comment\n\nnonsense\n/shortlist chelsea\n/searches")
    places = [shown.index(word) for word in ("nonsense", "Chelsea: next manager", "Open searches")]
    assert places == sorted(places)
    assert "comment" not in shown


async def test_nothing_after_quit_is_answered(conversation: Conversation, tmp_path: Path) -> None:
    await conversation.say(REPORT)
    printed(conversation)
    shown = await lines(conversation, tmp_path, "/searches\n/quit\n/shortlist chelsea\n")
    assert "Open searches" in shown
    assert "Chelsea: next manager" not in shown


async def test_somebody_who_types_is_offered_the_sample_and_may_take_it(
    conversation: Conversation, keys: PipeInput, tmp_path: Path
) -> None:
    shown = await typed(conversation, keys, "what\ry\r/searches\r/quit\r", tmp_path / "history")
    assert "Liverpool: next manager" in shown
    assert "Open searches" in shown


async def test_somebody_who_declines_the_sample_goes_on_without(
    conversation: Conversation, keys: PipeInput, tmp_path: Path
) -> None:
    shown = await typed(conversation, keys, "n\r/searches\r\x04", tmp_path / "history")
    assert "next manager" not in shown
    assert "No search is known" in shown


async def test_a_later_run_greets_with_the_open_searches_and_remembers_what_was_typed(
    conversation: Conversation, keys: PipeInput, tmp_path: Path
) -> None:
    await conversation.say(REPORT)
    printed(conversation)
    shown = await typed(conversation, keys, "1\r\x04", tmp_path / "history")
    assert "Open searches" in shown
    assert "Chelsea: next manager" in shown
    assert "+1\n" in (tmp_path / "history").read_text(encoding="utf-8")


async def test_ctrl_c_leaves(conversation: Conversation, keys: PipeInput, tmp_path: Path) -> None:
    await conversation.say(REPORT)
    with pytest.raises(KeyboardInterrupt):
        await typed(conversation, keys, "/search\x03", tmp_path / "history")
