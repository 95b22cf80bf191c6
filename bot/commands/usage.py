"""What to tell somebody who typed a command in a way that it cannot be read."""

from __future__ import annotations

from bot.commands.registry import Command, Option, Registry
from bot.errors import WrongUsage
from bot.names.typos import nearest

_LONGEST_SHOWN = 40


def unknown_command(name: str, registry: Registry) -> WrongUsage:
    """There is no command of that name."""
    near = nearest(name.casefold(), [command.name for command in registry], 1)
    hint = f"Did you mean /{near[0]}?" if near else "/help lists the commands."
    return WrongUsage(f"There is no command /{clipped(name)}. {hint}")


def missing_value(command: Command, option: Option) -> WrongUsage:
    """A value that is required was not given, or an option was named and given none."""
    return WrongUsage(f"/{command.name} needs a value for {option.name} ({option.description}). {how_to(command)}")


def surplus_value(command: Command, value: str) -> WrongUsage:
    """There is a value more than the command takes."""
    return WrongUsage(f"/{command.name} has no use for “{clipped(value)}”. {how_to(command)}")


def repeated_value(command: Command, option: Option) -> WrongUsage:
    """Two values were given for one option."""
    return WrongUsage(f"/{command.name} was given {option.name} twice. {how_to(command)}")


def how_to(command: Command) -> str:
    """How the command is typed, in a sentence."""
    example = f", for example {command.example}" if command.example and command.options else ""
    return f"Type {command.usage}{example}."


def clipped(value: str) -> str:
    """What somebody typed, as far as it fits into a sentence."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
