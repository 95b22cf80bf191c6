"""The table of commands that every adapter builds its platform's registration from."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain import Workspace
from bot.reply import Reply

if TYPE_CHECKING:
    from bot.commands.context import Context

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_DESCRIPTION_LIMIT = 100


class OptionKind(StrEnum):
    """What a value is, and so how it is suggested, split from typed text and shown in a platform's form."""

    CLUB = "club"
    PERSON = "person"
    MOMENT = "moment"
    """A day or a time as people type it; see `bot.commands.moments`."""
    TEXT = "text"
    """Anything, to the end of the line."""
    COMMAND = "command"
    """The name of a command."""


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

    @property
    def usage(self) -> str:
        """How it is typed: "CLUB", "[COMMAND]", and with its name where only that tells it: "[as-of MOMENT]"."""
        if self.required:
            return self.name.upper()
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
    """Lower-case words with hyphens, without the slash; unique in the registry."""
    description: str
    """What it answers, at most 100 characters."""
    handler: Handler
    """Is called through `bot.commands.dispatch`, with clubs and people by their full names, moments in ISO format."""
    options: tuple[Option, ...] = ()
    permission: Permission = Permission.EVERYONE
    example: str = ""
    """A line that a person could type, for help."""

    @property
    def usage(self) -> str:
        """How it is typed: "/shortlist CLUB [as-of MOMENT]"."""
        return " ".join((f"/{self.name}", *(option.usage for option in self.options)))


class Registry:
    """Commands by name. A clash or a malformed command is refused and leaves the registry as it was."""

    def __init__(self, commands: Iterable[Command] = ()) -> None:
        self._commands: dict[str, Command] = {}
        self.add(*commands)

    def add(self, *commands: Command) -> None:
        """Add commands, all or none. Raises ValueError that names the first one at fault."""
        added: dict[str, Command] = {}
        for command in commands:
            if command.name in self._commands or command.name in added:
                raise ValueError(f"there are two commands called /{command.name}")
            _check(command)
            added[command.name] = command
        self._commands.update(added)

    def find(self, name: str) -> Command | None:
        """The command of that name, without the slash; None when there is none."""
        return self._commands.get(name)

    def __iter__(self) -> Iterator[Command]:
        """The commands in the order in which they were added."""
        return iter(self._commands.values())


def _check(command: Command) -> None:
    names = [command.name, *(option.name for option in command.options)]
    for name in names:
        if not _NAME.fullmatch(name):
            raise ValueError(f"/{command.name}: {name!r} is not a name in lower-case words with hyphens")
    if len(set(names[1:])) < len(command.options):
        raise ValueError(f"/{command.name}: two options have the same name")
    for text in (command.description, *(option.description for option in command.options)):
        if not 0 < len(text) <= _DESCRIPTION_LIMIT:
            raise ValueError(
                f"/{command.name}: a description has 1 to {_DESCRIPTION_LIMIT} characters, not {len(text)}"
            )
    required = [option.required for option in command.options]
    if required != sorted(required, reverse=True):
        raise ValueError(f"/{command.name}: required options come first")
