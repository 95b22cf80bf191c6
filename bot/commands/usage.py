"""What to tell somebody who typed a command in a way that it cannot be read."""

from __future__ import annotations

from bot.commands.registry import Command, Group, Option, Registry
from bot.errors import WrongUsage
from bot.names.typos import nearest
from bot.reply import listing

_LONGEST_SHOWN = 40
_MOST_USAGES = 4


def unknown_command(name: str, registry: Registry) -> WrongUsage:
    """There is no command of that name: a word, or a word with what was typed after it.

    The name of a group alone, or with a word that is none of its commands, is answered with what the group has.
    """
    first, _, second = name.casefold().partition(" ")
    group = registry.group(first)
    if group is None:
        return _unknown(first, second, registry)
    if not second:
        return WrongUsage(f"/{first} needs a second word. {how_to_use(group)}")
    near = nearest(second, [command.name.partition(" ")[2] for command in group.commands], 1)
    hint = f"Did you mean /{first} {near[0]}?" if near else how_to_use(group)
    return WrongUsage(f"There is no command /{first} {clipped(second)}. {hint}")


def _unknown(first: str, second: str, registry: Registry) -> WrongUsage:
    heads = {entry.name for entry in registry.entries()}
    near = nearest(first, sorted(heads), 1)
    if not near:
        return WrongUsage(f"There is no command /{clipped(first)}. /help lists the commands.")
    group = registry.group(near[0])
    words = [command.name.partition(" ")[2] for command in group.commands] if group else []
    following = nearest(second, words, 1) if second else []
    return WrongUsage(f"There is no command /{clipped(first)}. Did you mean /{' '.join([*near, *following])}?")


def missing_value(command: Command, option: Option) -> WrongUsage:
    """A value that is required was not given, or an option was named and given none."""
    return WrongUsage(f"/{command.name} needs a value for {option.name} ({option.description}). {how_to(command)}")


def surplus_value(command: Command, value: str) -> WrongUsage:
    """There is a value more than the command takes."""
    return WrongUsage(f"/{command.name} has no use for “{clipped(value)}”. {how_to(command)}")


def repeated_value(command: Command, option: Option) -> WrongUsage:
    """Two values were given for one option."""
    return WrongUsage(f"/{command.name} was given {option.name} twice. {how_to(command)}")


def not_a_choice(command: Command, option: Option, value: str) -> WrongUsage:
    """A value is none of those that the option may have."""
    near = nearest(value.casefold(), option.words, 1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return WrongUsage(
        f"“{clipped(value)}” is no {option.name} that /{command.name} knows: it is {listing(option.words, 'or')}.{hint}"
    )


def not_a_number(command: Command, option: Option, value: str) -> WrongUsage:
    """A value is no whole number from 1 on."""
    return WrongUsage(f"“{clipped(value)}” is no number, as /{command.name} needs for {option.name}. {how_to(command)}")


def how_to_use(group: Group) -> str:
    """How the commands of a group are typed, in a sentence; where there are many, where that is said."""
    if len(group.commands) > _MOST_USAGES:
        words = [command.name.partition(" ")[2] for command in group.commands]
        return f"It is one of {listing(words, 'or')}; /help {group.name} shows how each is typed."
    return f"Type {listing([command.usage for command in group.commands], 'or')}."


def how_to(command: Command) -> str:
    """How the command is typed, in a sentence."""
    example = f", for example {command.example}" if command.example and command.options else ""
    return f"Type {command.usage}{example}."


def clipped(value: str) -> str:
    """What somebody typed, as far as it fits into a sentence."""
    return value if len(value) <= _LONGEST_SHOWN else f"{value[: _LONGEST_SHOWN - 1]}…"
