"""The table of commands that every adapter builds its platform's registration from."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain import Status, Workspace
from bot.reply import Reply

if TYPE_CHECKING:
    from bot.commands.context import Context

_WORD = r"[a-z][a-z0-9-]{0,31}"
_COMMAND_NAME = re.compile(rf"{_WORD}( {_WORD})?")
_OPTION_NAME = re.compile(_WORD)
_CHOICE = re.compile(r"[^\s\"“”„]{1,100}")
_NUMBER = re.compile(r"#?0*[1-9]\d{0,8}", re.ASCII)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_FIRST_WORDS = re.compile(r"\s*(\S+)(?:\s+(\S+))?")
_DESCRIPTION_LIMIT = 100
_CHOICES_LIMIT = 25


class OptionKind(StrEnum):
    """What a value is, and so how it is suggested, split from typed text and shown in a platform's form."""

    CLUB = "club"
    PERSON = "person"
    MOMENT = "moment"
    """A day or a time as people type it; see `bot.commands.moments`."""
    TEXT = "text"
    """Anything, to the end of the line."""
    COMMAND = "command"
    """The name of a command, or of a group of commands."""
    CHOICE = "choice"
    """One of the words in `Option.choices`; reaches the command as it is spelled there."""
    STATUS = "status"
    """One of the words of `bot.domain.Status`."""
    REPORT = "report"
    """A report about a person and a job: its number in a list of them, its id or its address; as it was typed."""
    NUMBER = "number"
    """A whole number from 1 on; it reaches the command as digits."""
    OUTLET = "outlet"
    """A source: an outlet, which reaches the command as its registered domain, or a journalist by his full name."""


class Permission(StrEnum):
    """Who may use a command."""

    EVERYONE = "everyone"
    MODERATOR = "moderator"


@dataclass(frozen=True, slots=True)
class Option:
    """One value that a command takes."""

    name: str
    """Lower-case words with hyphens; unique in its command."""
    kind: OptionKind
    description: str
    """At most 100 characters, which is Discord's limit."""
    required: bool = True
    """Required options come before the others."""
    choices: tuple[str, ...] = ()
    """With `OptionKind.CHOICE` only: its possible values, a word each, at most 25, which is Discord's limit."""
    may_be_new: bool = False
    """With `OptionKind.PERSON` only: whether a full name that means nobody is taken for that of somebody new."""

    @property
    def words(self) -> tuple[str, ...]:
        """The only values that it may have; empty where it may have any."""
        return tuple(Status) if self.kind is OptionKind.STATUS else self.choices

    @property
    def tells(self) -> bool:
        """Whether a word shows by itself that it is a value of the option."""
        return bool(self.words) or self.kind in {OptionKind.REPORT, OptionKind.NUMBER}

    def fits(self, word: str) -> bool:
        """Whether a word shows by itself that it is a value of the option: of a report only its number or address."""
        if self.kind is OptionKind.REPORT:
            return bool(_NUMBER.fullmatch(word) or _ADDRESS.fullmatch(word))
        if self.kind is OptionKind.NUMBER:
            return bool(_NUMBER.fullmatch(word))
        return word.casefold() in {one.casefold() for one in self.words}

    @property
    def usage(self) -> str:
        """How it is typed: "CLUB", "[COMMAND]", and with its name where only that tells it: "[as-of MOMENT]"."""
        if self.required:
            return self.name.upper()
        if self.kind is OptionKind.TEXT:
            return f"[{self.name}: TEXT]"
        return f"[{self.name} MOMENT]" if self.kind is OptionKind.MOMENT else f"[{self.name.upper()}]"


@dataclass(frozen=True, slots=True)
class Request:
    """A command as somebody called it."""

    workspace: Workspace
    channel: str
    """The platform's id of the channel."""
    member: str
    """The platform's id of the member."""
    is_moderator: bool
    command: str
    values: Mapping[str, str] = field(default_factory=dict)
    """Option names with what was typed or picked for them; options left out are missing."""
    timezone: str = "UTC"
    """IANA zone in which days are typed and shown."""

    def value(self, option: str) -> str:
        """What was given for the option; empty when nothing was."""
        return self.values.get(option, "").strip()


Handler = Callable[["Context", Request], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    """One word, or two for a command of a group ("source show"): lower case, hyphens, no slash. Unique."""
    description: str
    """What it answers, at most 100 characters."""
    handler: Handler
    """Is called through `bot.commands.dispatch`, with clubs and people by their full names, moments in ISO format."""
    options: tuple[Option, ...] = ()
    permission: Permission = Permission.EVERYONE
    example: str = ""
    """A line that a person could type, for help."""
    about_group: str = ""
    """What the group is for, at most 100 characters; one command of each group says it."""

    @property
    def group(self) -> str:
        """The first of two words of its name; empty for a command of no group."""
        return self.name.partition(" ")[0] if " " in self.name else ""

    @property
    def usage(self) -> str:
        """How it is typed: "/shortlist CLUB [as-of MOMENT]"."""
        return " ".join((f"/{self.name}", *(option.usage for option in self.options)))


@dataclass(frozen=True, slots=True)
class Group:
    """Commands whose names begin with the same word."""

    name: str
    description: str
    commands: tuple[Command, ...]
    """In the order in which they were added; at least one."""


class Registry:
    """Commands by name. A clash or a malformed command is refused and leaves the registry as it was."""

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        self._commands: dict[str, Command] = {}
        self.add(*commands)

    def add(self, *commands: Command) -> None:
        """Add commands, all or none. Raises ValueError that names the first one at fault."""
        added = dict(self._commands)
        for command in commands:
            if command.name in added:
                raise ValueError(f"there are two commands called /{command.name}")
            _check(command)
            added[command.name] = command
        groups = {command.group for command in added.values()}
        for name in added:
            if name in groups:
                raise ValueError(f"/{name} cannot be a command and a group of commands")
        self._commands = added

    def find(self, name: str) -> Command | None:
        """The command of that name, without the slash, two words parted by one space; None when there is none."""
        return self._commands.get(name)

    def group(self, name: str) -> Group | None:
        """The group of that name; None when no command's name begins with that word and has another."""
        commands = tuple(command for command in self if name and command.group == name)
        if not commands:
            return None
        described = (command.about_group for command in commands if command.about_group)
        return Group(name, next(described, commands[0].description), commands)

    def entries(self) -> tuple[Command | Group, ...]:
        """Every command of no group and every group, in the order in which the first of each was added."""
        found: dict[str, Command | Group] = {}
        for command in self:
            group = self.group(command.group)
            found.setdefault(group.name if group else command.name, group or command)
        return tuple(found.values())

    def leading(self, text: str) -> tuple[Command, str] | None:
        """The command that a text without a slash begins with, in any case, and what follows its name.

        None where the text begins with no command, or ends amid the name of one of a group.
        """
        match = _FIRST_WORDS.match(text)
        if match is None:
            return None
        first, second = match[1].lower(), (match[2] or "").lower()
        command = self.find(first)
        if command is not None:
            return command, text[match.end(1) :]
        command = self.find(f"{first} {second}")
        return (command, text[match.end(2) :]) if command else None

    def __iter__(self) -> Iterator[Command]:
        """The commands in the order in which they were added."""
        return iter(self._commands.values())


def _check(command: Command) -> None:
    _check_names(command)
    texts = [command.description, *(option.description for option in command.options)]
    for text in [*texts, command.about_group] if command.about_group else texts:
        if not 0 < len(text) <= _DESCRIPTION_LIMIT:
            raise ValueError(
                f"/{command.name}: a description has 1 to {_DESCRIPTION_LIMIT} characters, not {len(text)}"
            )
    if command.about_group and not command.group:
        raise ValueError(f"/{command.name} is in no group, and so has none to describe")
    required = [option.required for option in command.options]
    if required != sorted(required, reverse=True):
        raise ValueError(f"/{command.name}: required options come first")
    for option in command.options:
        if bool(option.choices) is not (option.kind is OptionKind.CHOICE):
            raise ValueError(f"/{command.name}: {option.name} has choices without being a choice, or none and is one")


def _check_names(command: Command) -> None:
    if not _COMMAND_NAME.fullmatch(command.name):
        raise ValueError(f"/{command.name}: {command.name!r} is not a name in one or two lower-case words with hyphens")
    for option in command.options:
        if not _OPTION_NAME.fullmatch(option.name):
            raise ValueError(f"/{command.name}: {option.name!r} is not a name in lower-case words with hyphens")
        if len(option.choices) > _CHOICES_LIMIT or not all(map(_CHOICE.fullmatch, option.choices)):
            raise ValueError(
                f"/{command.name}: {option.name} has more than {_CHOICES_LIMIT} choices, or one with space"
            )
    if len({option.name for option in command.options}) < len(command.options):
        raise ValueError(f"/{command.name}: two options have the same name")
