import dataclasses

import pytest

from bot.commands.context import Context
from bot.commands.registry import Command, Option, OptionKind, Registry, Request
from bot.reply import Reply


async def silent(_context: Context, _request: Request) -> Reply:
    return Reply("")


CLUB = Option("club", OptionKind.CLUB, "The club")
WHEN = Option("as-of", OptionKind.MOMENT, "When", required=False)
SHORTLIST = Command("shortlist", "Who may come", silent, (CLUB, WHEN))
HELP = Command("help", "What it can do", silent)


def test_commands_are_found_by_name_and_listed_in_their_order() -> None:
    registry = Registry((SHORTLIST, HELP))
    assert registry.find("help") is HELP
    assert registry.find("/help") is None
    assert [*registry] == [SHORTLIST, HELP]


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        (dataclasses.replace(SHORTLIST, description="Another"), "two commands called /shortlist"),
        (Command("Short List", "x", silent), "is not a name"),
        (Command("", "x", silent), "is not a name"),
        (Command("watch", "", silent), "a description has 1 to 100 characters"),
        (Command("watch", "x" * 101, silent), "not 101"),
        (Command("watch", "x", silent, (CLUB, CLUB)), "two options have the same name"),
        (Command("watch", "x", silent, (dataclasses.replace(CLUB, name="the club"),)), "is not a name"),
        (Command("watch", "x", silent, (dataclasses.replace(CLUB, description=""),)), "a description has"),
        (Command("watch", "x", silent, (WHEN, CLUB)), "required options come first"),
    ],
)
def test_a_clash_or_a_malformed_command_is_refused_and_changes_nothing(command: Command, fault: str) -> None:
    registry = Registry((SHORTLIST,))
    with pytest.raises(ValueError, match=fault):
        registry.add(HELP, command)
    assert [*registry] == [SHORTLIST]


def test_a_clash_among_new_commands_is_refused_too() -> None:
    registry = Registry()
    with pytest.raises(ValueError, match="two commands called /help"):
        registry.add(HELP, HELP)
    assert [*registry] == []


def test_usage_shows_what_may_be_left_out() -> None:
    assert SHORTLIST.usage == "/shortlist CLUB [as-of MOMENT]"
    about = Option("command", OptionKind.COMMAND, "Which", required=False)
    assert dataclasses.replace(HELP, options=(about,)).usage == "/help [COMMAND]"


def test_a_value_is_given_without_the_space_around_it() -> None:
    assert SHORTLIST.options[0].name == "club"
    request = Request(None, "c", "m", False, "shortlist", {"club": " lfc "})  # type: ignore[arg-type]
    assert request.value("club") == "lfc"
    assert request.value("as-of") == ""
