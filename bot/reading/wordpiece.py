"""Text as the pieces of words that the encoder was trained on: uncased BERT's vocabulary and its rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

_LONGEST_WORD = 100
"""Characters; a longer run without a space is one unknown piece."""
_UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class WordPieces:
    """A vocabulary: the number of each piece. Pieces that go on within a word begin with "##"."""

    numbers: Mapping[str, int]

    def of(self, text: str) -> list[int]:
        """The numbers of a text's pieces, case and accents folded; no marks of beginning or end are added."""
        return [number for word in _words(text) for number in self._pieces(word)]

    def _pieces(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self.numbers[_UNKNOWN]]
        found: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self.numbers.get(("##" if start else "") + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.numbers[_UNKNOWN]]
        return found


@cache
def shipped_pieces() -> WordPieces:
    """The vocabulary in the package, a piece a line."""
    text = resources.files("bot.reading").joinpath("data/word-pieces.txt").read_text(encoding="utf-8")
    return WordPieces({piece: number for number, piece in enumerate(text.rstrip("\n").split("\n"))})


def _words(text: str) -> Iterator[str]:
    folded = "".join(_plain(character) for character in text)
    bare = (letter for letter in unicodedata.normalize("NFD", folded) if unicodedata.category(letter) != "Mn")
    for run in "".join(bare).lower().split():
        start = 0
        for at, character in enumerate(run):
            if _stands_alone(character):
                if at > start:
                    yield run[start:at]
                yield character
                start = at + 1
        if start < len(run):
            yield run[start:]


def _plain(character: str) -> str:
    if character in "\t\n\r":
        return " "
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    return "" if category in {"Cc", "Cf", "Cn", "Co", "Cs"} or character == "\N{REPLACEMENT CHARACTER}" else character


def _stands_alone(character: str) -> bool:
    if character.isascii():
        return not character.isalnum()
    return unicodedata.category(character).startswith("P") or "\u4e00" <= character <= "\u9fff"
