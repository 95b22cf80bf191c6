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
    "/correct status liverpool xabi alonso out he said so himself": (
        ("club", "liverpool"),
        ("person", "xabi alonso"),
        ("status", "out"),
        ("reason", "he said so himself"),
    ),
    "/correct drop liverpool amorim 2 it is about another man": (
        ("club", "liverpool"),
        ("person", "amorim"),
        ("report", "2"),
        ("reason", "it is about another man"),
    ),
    "/correct confirm liverpool amorim 1": (("club", "liverpool"), ("person", "amorim"), ("report", "1")),
    "/correct change liverpool amorim 2 talks": (
        ("club", "liverpool"),
        ("person", "amorim"),
        ("report", "2"),
        ("status", "talks"),
    ),
    '/correct same "Rafa" "Rafael Benitez"': (("name", "Rafa"), ("person", "Rafael Benitez")),
    '/correct split "Marco Silva" "Marco Silva (Porto)" club: porto': (
        ("person", "Marco Silva"),
        ("other", "Marco Silva (Porto)"),
        ("club", "porto"),
    ),
    "/correct close liverpool arne slot": (("club", "liverpool"), ("appointed", "arne slot")),
    "/correct reopen liverpool reason: the appointment fell through": (
        ("club", "liverpool"),
        ("reason", "the appointment fell through"),
    ),
    "/undo 12": (("number", "12"),),
    "/history liverpool": (("club", "liverpool"),),
    "/review liverpool": (("club", "liverpool"),),
    "/export liverpool json": (("club", "liverpool"), ("format", "json")),
}


def test_no_two_commands_have_one_name() -> None:
    names = [command.name for command in Registry(COMMANDS)]
    assert len(names) == len(COMMANDS)
    assert names[0] == "shortlist"
    assert names[-1] == "help"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_example_is_read_as_a_full_call_of_its_command(command: Command) -> None:
    call = parse_line(command.example, Registry(COMMANDS), shipped_catalogue())
    assert call == Call(command.name, CALLS.get(command.example, call.values))
    assert {name for name, _ in call.values} >= {option.name for option in command.options if option.required}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_descriptions_stand_in_a_list(command: Command) -> None:
    texts = [command.description, *(option.description for option in command.options)]
    assert all(text[0].isupper() and not text.endswith(".") for text in texts)


def test_a_text_is_a_commands_last_option() -> None:
    for command in COMMANDS:
        assert OptionKind.TEXT not in [option.kind for option in command.options[:-1]]
