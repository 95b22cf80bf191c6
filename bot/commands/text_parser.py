"""A typed line as a call of a command."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.commands.registry import Command, Option, OptionKind, Registry
from bot.commands.usage import missing_value, repeated_value, surplus_value, unknown_command
from bot.errors import WrongUsage
from bot.names.catalogue import Catalogue
from bot.names.club_lookup import look_up_club
from bot.names.meaning import Basis
from bot.reply import Call

_LINE = re.compile(r"[\s/]*([^\s/]\S*)(.*)", re.DOTALL)
# A word, or words in quotes, which may follow the name of an option at once. A quote that is never closed reaches to
# the end of the line.
_PIECE = re.compile(r"""([^\s"“”„]*)["“„]([^"“”]*)["“”]?|(\S+)""")
_NAMED = re.compile(r"(--|—|–)?([a-z][a-z0-9_-]*)(?:[:=](.*))?", re.IGNORECASE | re.DOTALL)

_MOST_WORDS_OF_CLUB = 8
_FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_line(line: str, registry: Registry, catalogue: Catalogue, active: Collection[str] = ()) -> Call:
    """What the line calls, with the values as they were typed, in the order of the command's options.

    The slash may be left out. Values follow in the options' order, several words of a club or a person without quotes
    too: between a club and a person the line is parted where the first words name a club best. A value may also
    be named: `as-of 28 march` (only moments can be named like this), `as-of: …`, `--as-of=…`. A named value
    reaches to the next name or to the end of the line, unless a required value has yet to come: then it ends after
    quotes, after a full date, and after the word that follows "=". A text is the rest of the line, as it stands.

    `active` are the clubs that the workspace has read about. Raises `WrongUsage`.
    """
    match = _LINE.fullmatch(line)
    name, rest = (match[1].lower(), match[2]) if match else ("", "")
    if not name:
        raise WrongUsage("Type a command. /help lists them.")
    command = registry.find(name)
    if command is None:
        raise unknown_command(name, registry)
    values = _Values(command, catalogue, active).read(rest)
    given = ((option.name, values.get(option.name, "")) for option in command.options)
    return Call(name, tuple((option, value) for option, value in given if value))


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
    def __init__(self, command: Command, catalogue: Catalogue, active: Collection[str]) -> None:
        self._command = command
        self._catalogue = catalogue
        self._active = active

    def read(self, rest: str) -> dict[str, str]:
        last = self._command.options[-1] if self._command.options else None
        values = self._with_text(rest) if last and last.kind is OptionKind.TEXT else self._without_text(rest)
        for option in self._command.options:
            if option.required and not values.get(option.name):
                raise missing_value(self._command, option)
        return values

    def _with_text(self, rest: str) -> dict[str, str]:
        """One word or quotation for each option, and for the last what is left of the line."""
        *before, text = self._command.options
        pieces = _pieces(rest)[: len(before)] if before else []
        values = {option.name: piece.text for option, piece in zip(before, pieces, strict=False)}
        return values | {text.name: rest[pieces[-1].end if pieces else 0 :].strip()}

    def _without_text(self, rest: str) -> dict[str, str]:
        pieces = [*self._joined(_pieces(rest))]
        named, others = self._parted(pieces)
        if not others and any(one.required and one.name not in named for one in self._command.options):
            named, others = self._parted(pieces, alone_in_front=True)
        for option in self._command.options:
            if option.name in named and not named[option.name]:
                raise missing_value(self._command, option)
        return {name: " ".join(words) for name, words in named.items()} | self._in_order(others, named)

    def _parted(
        self, pieces: Sequence[_Piece], *, alone_in_front: bool = False
    ) -> tuple[dict[str, list[str]], list[str]]:
        """The words of named values, and the other words.

        With `alone_in_front` a named value in front of the others that clearly ends after one piece does so.
        """
        named: dict[str, list[str]] = {}
        others: list[str] = []
        current: str | None = None
        for piece in pieces:
            option, value = self._named(piece)
            if option is not None:
                if option.name in named:
                    raise repeated_value(self._command, option)
                named[option.name] = [value] if value else []
                current = option.name
            elif current is None:
                others.append(piece.text)
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

    def _in_order(self, words: Sequence[str], named: Collection[str]) -> dict[str, str]:
        free = [
            option
            for option in self._command.options
            if option.name not in named and (option.required or option.kind is not OptionKind.MOMENT)
        ]
        if not words:
            return {}
        if not free:
            raise surplus_value(self._command, " ".join(words))
        *before, last = free
        if before and before[0].kind is OptionKind.CLUB and len(free) == 2:
            length = self._length_of_club(words)
            return {before[0].name: " ".join(words[:length]), last.name: " ".join(words[length:])}
        if last.kind is OptionKind.COMMAND and len(words) > len(free):
            raise surplus_value(self._command, " ".join(words[len(free) :]))
        values = {option.name: word for option, word in zip(before, words, strict=False)}
        return values | {last.name: " ".join(words[len(before) :])}

    def _length_of_club(self, words: Sequence[str]) -> int:
        """How many of the words name the club: of those that name one equally well, the most."""
        best, length = (Basis.NOTHING, True), 1
        for end in range(min(len(words), _MOST_WORDS_OF_CLUB), 0, -1):
            meaning = look_up_club(" ".join(words[:end]), self._catalogue, self._active)
            # All the words may be the club only if they are its very name: then what should follow it is missing.
            if end == len(words) > 1 and (meaning.basis is not Basis.WHOLE or meaning.clear is None):
                continue
            if (meaning.basis, meaning.clear is None) < best:
                best, length = (meaning.basis, meaning.clear is None), end
        return length
