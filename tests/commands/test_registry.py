import dataclasses

import pytest

from bot.commands.context import Context
from bot.commands.registry import Command, Group, Option, OptionKind, Registry, Request
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
        (Command("watch add now", "x", silent), "is not a name"),
        (Command("watch  add", "x", silent), "is not a name"),
        (Command("shortlist add", "x", silent), "/shortlist cannot be a command and a group"),
        (Command("watch", "x", silent, about_group="Alerts"), "is in no group"),
        (Command("watch add", "x", silent, about_group="x" * 101), "not 101"),
        (Command("watch", "x", silent, (Option("tier", OptionKind.CHOICE, "x"),)), "tier has choices without"),
        (Command("watch", "x", silent, (dataclasses.replace(CLUB, choices=("a",)),)), "club has choices without"),
        (Command("watch", "x", silent, (Option("on", OptionKind.CHOICE, "x", choices=("a b",)),)), "one with space"),
        (Command("watch", "x", silent, (Option("on", OptionKind.CHOICE, "x", choices=("a",) * 26),)), "more than 25"),
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


LIST = Command("source list", "All of them", silent)
SHOW = Command("source show", "One of them", silent, (CLUB,), about_group="Who is trusted")


def test_commands_of_two_words_are_a_group_by_the_first() -> None:
    registry = Registry((LIST, HELP, SHOW))
    assert registry.find("source show") is SHOW
    assert registry.find("source") is None
    assert registry.group("source") == Group("source", "Who is trusted", (LIST, SHOW))
    assert registry.group("help") is registry.group("") is registry.group("source list") is None
    assert registry.entries() == (registry.group("source"), HELP)


def test_a_group_that_nobody_describes_is_described_by_its_first_command() -> None:
    group = Registry((LIST,)).group("source")
    assert group is not None
    assert group.description == "All of them"


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("help", "help", ""),
        ("HELP me", "help", " me"),
        ("source show bbc", "source show", " bbc"),
        (" Source\n show", "source show", ""),
    ],
)
def test_a_line_is_parted_after_the_name_of_its_command(text: str, name: str, rest: str) -> None:
    registry = Registry((LIST, HELP, SHOW))
    assert registry.leading(text) == (registry.find(name), rest)


@pytest.mark.parametrize("text", ["", " ", "source", "source nothing", "show", "helpful"])
def test_a_line_may_begin_with_no_command(text: str) -> None:
    assert Registry((LIST, HELP, SHOW)).leading(text) is None


def test_the_words_of_a_choice_and_of_a_status_are_known() -> None:
    assert Option("tier", OptionKind.CHOICE, "Which", choices=("1", "2")).words == ("1", "2")
    assert Option("status", OptionKind.STATUS, "Which").words[0] == "appointed"
    assert CLUB.words == ()


def test_usage_shows_what_may_be_left_out() -> None:
    assert SHORTLIST.usage == "/shortlist CLUB [as-of MOMENT]"
    about = Option("command", OptionKind.COMMAND, "Which", required=False)
    assert dataclasses.replace(HELP, options=(about,)).usage == "/help [COMMAND]"
    reason = Option("reason", OptionKind.TEXT, "Why", required=False)
    assert dataclasses.replace(SHOW, options=(CLUB, reason)).usage == "/source show CLUB [reason: TEXT]"


def test_a_value_is_given_without_the_space_around_it() -> None:
    assert SHORTLIST.options[0].name == "club"
    request = Request(None, "c", "m", False, "shortlist", {"club": " lfc "})  # type: ignore[arg-type]
    assert request.value("club") == "lfc"
    assert request.value("as-of") == ""
