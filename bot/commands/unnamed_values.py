"""Values that stand in a typed line without their names: which words belong to which option."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.commands.registry import Command, Option, OptionKind, Registry
from bot.commands.usage import surplus_value
from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.club_lookup import look_up_club
from bot.names.meaning import Basis
from bot.names.typos import mistyped

_MOST_WORDS_OF_CLUB = 8
_MOST_WORDS_OF_PERSON = 8


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line, or what stood in quotes."""

    text: str
    is_whole: bool = False
    """Whether it stood in quotes, and so is a value by itself."""


def place_of_choice(words: Sequence[str], options: Sequence[Option], index: int, *, ends: bool) -> int | None:
    """Where among the words the value of the option at `index` stands, which has a list of those that it may have.

    It is the first that is in the list, less those that options before it need, else the first that is so but for
    a slip; where there is none and it is no status, the word that follows one for each option before. Where the value
    `ends` the words it is the last one. None where it is left out.
    """
    option = options[index]
    needed = sum(one.required for one in options[:index])
    places = range(max(needed, len(words) - 1) if ends else needed, len(words) if index else min(1, len(words)))
    exact = [place for place in places if option.fits(words[place])]
    if exact or not option.required:
        return exact[0] if exact else None
    near = [place for place in places if mistyped(fold(words[place]), {word.casefold() for word in option.words})]
    return next(iter((*near, *(places if option.choices else ()))), None)


class InOrder:
    """Gives words to a command's options in the options' order."""

    def __init__(self, command: Command, registry: Registry, catalogue: Catalogue, active: Collection[str]) -> None:
        self._command = command
        self._registry = registry
        self._catalogue = catalogue
        self._active = active

    def values(self, words: Sequence[Word], options: Sequence[Option]) -> dict[str, str]:
        """The values by option, less options for which no word is left. Raises `WrongUsage` for surplus words."""
        if not words:
            return {}
        if not options:
            raise surplus_value(self._command, _joined(words))
        closed = next((index for index, option in enumerate(options) if option.tells), None)
        if closed is None:
            return self._open(words, options)
        ends = closed == len(options) - 1
        place = place_of_choice([word.text for word in words], options, closed, ends=ends)
        if place is None:
            return self.values(words, [*options[:closed], *options[closed + 1 :]])
        return (
            self.values(words[:place], options[:closed])
            | {options[closed].name: words[place].text}
            | self.values(words[place + 1 :], options[closed + 1 :])
        )

    def _open(self, words: Sequence[Word], options: Sequence[Option]) -> dict[str, str]:
        """As `values`, for options that may have any value."""
        first, *others = options
        length = self._length(words, first, others)
        value = {first.name: _joined(words[:length])}
        return value | self.values(words[length:], others)

    def _length(self, words: Sequence[Word], option: Option, others: Sequence[Option]) -> int:
        if option.kind is OptionKind.COMMAND:
            return 2 if self._registry.group(words[0].text.removeprefix("/").casefold()) else 1
        if not others:
            return len(words)
        if words[0].is_whole:
            return 1
        if option.kind is OptionKind.CLUB:
            return self._length_of_club([word.text for word in words])
        return self._length_before([word.text for word in words], option, others)

    def _length_before(self, words: Sequence[str], option: Option, others: Sequence[Option]) -> int:
        """As `_length`, for what is no club. What may be left out after a person has to be named in the line."""
        needed = [one.kind for one in others if one.required]
        if option.kind is OptionKind.PERSON and needed == [OptionKind.PERSON]:
            return self._length_of_person(words)
        return len(words) if option.kind is OptionKind.PERSON and not needed else 1

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

    def _length_of_person(self, words: Sequence[str]) -> int:
        """How many of the words name the first of two people: so that both are listed, or one is, or half of them."""
        people = self._catalogue.people_by_key

        def unlisted(end: int) -> int:
            return (fold(" ".join(words[:end])) not in people) + (fold(" ".join(words[end:])) not in people)

        ends = range(1, min(len(words), _MOST_WORDS_OF_PERSON))
        return min(ends, key=lambda end: (unlisted(end), abs(2 * end - len(words)), end), default=1)


def _joined(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
