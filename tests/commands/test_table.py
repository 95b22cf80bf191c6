"""The commands as a whole."""

import pytest

from bot.commands.registry import Command, OptionKind, Registry
from bot.commands.table import all_commands
from bot.commands.text_parser import parse_line
from bot.names.load import shipped_catalogue
from bot.reply import Call

COMMANDS = all_commands()
CALLS = {
    "/shortlist liverpool as-of 28 march": (("club", "liverpool"), ("as-of", "28 march")),
    "/evidence liverpool amorim": (("club", "liverpool"), ("person", "amorim")),
    "/candidate xabi alonso": (("person", "xabi alonso"),),
    "/timeline liverpool": (("club", "liverpool"),),
    "/searches": (),
    "/ingest Liverpool have opened talks with Ruben Amorim, according to Sky Germany.": (
        ("text", "Liverpool have opened talks with Ruben Amorim, according to Sky Germany."),
    ),
    "/help shortlist": (("command", "shortlist"),),
}


def test_the_commands_of_today_are_there() -> None:
    names = [command.name for command in Registry(COMMANDS)]
    assert names == ["shortlist", "evidence", "candidate", "timeline", "searches", "ingest", "help"]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_is_read_as_a_full_call_of_its_command(command: Command) -> None:
    call = parse_line(command.example, Registry(COMMANDS), shipped_catalogue())
    assert call == Call(command.name, CALLS[command.example])
    assert {name for name, _ in call.values} == {option.name for option in command.options}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_descriptions_stand_in_a_list(command: Command) -> None:
    texts = [command.description, *(option.description for option in command.options)]
    assert all(text[0].isupper() and not text.endswith(".") for text in texts)


def test_a_text_is_a_commands_last_option() -> None:
    for command in COMMANDS:
        assert OptionKind.TEXT not in [option.kind for option in command.options[:-1]]
