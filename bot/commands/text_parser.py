"""A typed line as a call of a command."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.commands.registry import Command, Option, OptionKind, Registry
from bot.commands.unnamed_values import InOrder, Word, place_of_choice
from bot.commands.usage import missing_value, repeated_value, unknown_command
from bot.errors import WrongUsage
from bot.names.catalogue import Catalogue
from bot.reply import Call

_LINE = re.compile(r"[\s/]*([^\s/].*)", re.DOTALL)
# A word, or words in quotes, which may follow the name of an option at once. A quote that is never closed reaches to
# the end of the line.
_PIECE = re.compile(r"""([^\s"“”„]*)["“„]([^"“”]*)["“”]?|(\S+)""")
_NAMED = re.compile(r"(--|—|–)?([a-z][a-z0-9_-]*)(?:[:=](.*))?", re.IGNORECASE | re.DOTALL)

_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_line(line: str, registry: Registry, catalogue: Catalogue, active: Collection[str] = ()) -> Call:
    """What the line calls, with the values as they were typed, in the order of the command's options.

    The slash may be left out. Values follow in the options' order, several words of a club or a person without quotes
    too: between a club and a person the line is parted where the first words name a club best, between two people where
    both are known or else in the middle, and before a choice or a status at the first word that is one. A value may
    also be named: `as-of 28 march` (only moments can be named like this), `as-of: …`, `--as-of=…`. A named value
    reaches to the next name or to the end of the line, unless a required value has yet to come: then it ends after
    quotes, after a full date, and after the word that follows "=". A text is the rest of the line, as it stands; one
    that may be left out has to be named (`reason: …`), unless a choice or a status goes before it.

    `active` are the clubs that the workspace has read about. Raises `WrongUsage`.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        raise WrongUsage("Type a command. /help lists them.")
    found = registry.leading(match[1])
    if found is None:
        raise unknown_command(" ".join(match[1].split(maxsplit=2)[:2]), registry)
    command, rest = found
    values = _Values(command, registry, catalogue, active).read(rest)
    given = ((option.name, values.get(option.name, "")) for option in command.options)
    return Call(command.name, tuple((option, value) for option, value in given if value))


@dataclass(frozen=True, slots=True)
class _Piece:
    bare: str
    """The word, or what stands before the quote at once."""
    quoted: str | None
    end: int

    @property
    def text(self) -> str:
        return self.bare + (self.quoted or "")

    @property
    def ends_value(self) -> bool:
        """Whether no word after it can belong to the same value: it is quoted, after "=", or a full date."""
        return self.quoted is not None or "=" in self.bare or bool(_FULL_DATE.search(self.bare))


def _pieces(text: str) -> list[_Piece]:
    return [
        _Piece(match[3] or match[1], None if match[3] else match[2], match.end()) for match in _PIECE.finditer(text)
    ]


class _Values:
    def __init__(self, command: Command, registry: Registry, catalogue: Catalogue, active: Collection[str]) -> None:
        self._command = command
        self._registry = registry
        self._catalogue = catalogue
        self._active = active

    def read(self, rest: str) -> dict[str, str]:
        options = self._command.options
        has_text = bool(options) and options[-1].kind is OptionKind.TEXT
        values = self._with_text(rest) if has_text else self._without_text(_pieces(rest), options)
        for option in options:
            if option.required and not values.get(option.name):
                raise missing_value(self._command, option)
        return values

    def _with_text(self, rest: str) -> dict[str, str]:
        *before, text = self._command.options
        if not before:
            return {text.name: rest.strip()}
        pieces = _pieces(rest)
        if text.required and not before[-1].tells:
            words = pieces[: len(before)]
            values = {option.name: piece.text for option, piece in zip(before, words, strict=False)}
            return values | {text.name: rest[words[-1].end if words else 0 :].strip()}
        for place, piece in enumerate(pieces):
            option, value = self._named(piece)
            if option is text and not text.required:
                found = f"{value}{rest[piece.end :]}".strip()
                return self._without_text(pieces[:place], before) | {text.name: found}
        taken = self._before_text(pieces, before)
        following = rest[pieces[taken - 1].end :].strip() if taken else ""
        return self._without_text(pieces[:taken], before) | {text.name: following}

    def _before_text(self, pieces: Sequence[_Piece], before: Sequence[Option]) -> int:
        """How many of the pieces are not of the text: those up to a choice that comes right before it, else all."""
        if not pieces or not before[-1].tells:
            return len(pieces)
        place = place_of_choice([piece.text for piece in pieces], before, len(before) - 1, ends=False)
        return len(pieces) if place is None else place + 1

    def _without_text(self, typed: Sequence[_Piece], options: Sequence[Option]) -> dict[str, str]:
        pieces = [*self._joined(typed)]
        named, others = self._parted(pieces)
        if not others and any(one.required and one.name not in named for one in options):
            named, others = self._parted(pieces, alone_in_front=True)
        for option in options:
            if option.name in named and not named[option.name]:
                raise missing_value(self._command, option)
        free = [
            option
            for option in options
            if option.name not in named and (option.required or option.kind is not OptionKind.MOMENT)
        ]
        in_order = InOrder(self._command, self._registry, self._catalogue, self._active)
        return {name: " ".join(words) for name, words in named.items()} | in_order.values(others, free)

    def _parted(
        self, pieces: Sequence[_Piece], *, alone_in_front: bool = False
    ) -> tuple[dict[str, list[str]], list[Word]]:
        """The words of named values, and the other words.

        With `alone_in_front` a named value in front of the others that clearly ends after one piece does so.
        """
        named: dict[str, list[str]] = {}
        others: list[Word] = []
        current: str | None = None
        for piece in pieces:
            option, value = self._named(piece)
            if option is not None:
                if option.name in named:
                    raise repeated_value(self._command, option)
                named[option.name] = [value] if value else []
                current = option.name
            elif current is None:
                others.append(Word(piece.text, is_whole=piece.quoted is not None))
            else:
                named[current].append(piece.text)
            if alone_in_front and not others and current and named[current] and piece.ends_value:
                current = None
        return named, others

    def _joined(self, pieces: Sequence[_Piece]) -> Iterator[_Piece]:
        """The pieces, with "as of" as one."""
        names = {tuple(option.name.split("-")): option.name for option in self._moments() if "-" in option.name}
        place = 0
        while place < len(pieces):
            for words, name in names.items():
                following = pieces[place : place + len(words)]
                typed = [piece.bare.lower() for piece in following]
                if [*typed[:-1], typed[-1].rstrip(":=")] == list(words) and following[-1].quoted is None:
                    yield _Piece(name, None, following[-1].end)
                    place += len(words)
                    break
            else:
                yield pieces[place]
                place += 1

    def _named(self, piece: _Piece) -> tuple[Option | None, str]:
        """The option that a piece names, with what it has of its value."""
        match = _NAMED.fullmatch(piece.bare)
        if match:
            has_sign = bool(match[1]) or match[3] is not None
            for option in self._command.options if has_sign else self._moments():
                if option.name == match[2].lower().replace("_", "-"):
                    return option, (match[3] or "") + (piece.quoted or "")
        return None, ""

    def _moments(self) -> list[Option]:
        return [option for option in self._command.options if option.kind is OptionKind.MOMENT]
