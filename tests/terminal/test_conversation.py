import logging
from pathlib import Path

import pytest

from adapters.terminal.conversation import Conversation
from bot.commands.registry import Command, Request
from bot.reply import Call, Reply
from tests.terminal.conftest import printed

REPORT = "Liverpool: Jurgen Klopp departing\nLiverpool: Ruben Amorim favourite"


async def test_a_pasted_report_is_read_and_its_shortlist_can_be_asked_for_by_number(conversation: Conversation) -> None:
    await conversation.say(f"/ingest {REPORT}")
    answer = printed(conversation)
    assert "Ruben Amorim favourite" in answer
    assert "[1] Liverpool shortlist" in answer
    await conversation.say("1")
    assert "\nLiverpool: next manager\n" in printed(conversation)


async def test_a_file_is_read(conversation: Conversation, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    await conversation.say(f"/ingest {path}")
    assert "[1] Liverpool shortlist" in printed(conversation)


async def test_what_is_wrong_with_a_line_is_its_answer(conversation: Conversation, tmp_path: Path) -> None:
    for line, word in [("hello", "/help"), ("1", "offers nothing"), (f"/ingest {tmp_path}", "cannot be read")]:
        await conversation.say(line)
        assert word in printed(conversation).replace("\n", " ")


async def test_an_answer_without_offers_takes_the_earlier_offers_away(conversation: Conversation) -> None:
    await conversation.say(f"/ingest {REPORT}")
    await conversation.say("hello")
    printed(conversation)
    await conversation.say("1")
    assert "offers nothing" in printed(conversation)


async def test_answers_are_parted_by_one_blank_line(conversation: Conversation) -> None:
    conversation.note("Hello.")
    await conversation.run(Call("searches"))
    conversation.note("Go on.")
    text = printed(conversation)
    assert text.startswith("Hello.\n\nOpen searches\n")
    assert text.endswith("\n\nGo on.\n")
    assert "\n\n\n" not in text


async def test_a_bug_is_logged_and_the_conversation_goes_on(
    conversation: Conversation, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_context: object, _request: Request) -> Reply:
        raise ZeroDivisionError

    conversation.context.registry.add(Command("fail", "Fails", fail))
    with caplog.at_level(logging.ERROR):
        await conversation.say("/fail")
    assert "went wrong in Hotseat itself" in printed(conversation)
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]
    await conversation.say("/searches")
    assert "Open searches" in printed(conversation)
