"""A sentence as words: where each stands, how it is keyed, and whether it is written like a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’‘][^\W_]+)*|['’]s\b")
_POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=[sS])['’‘])$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence."""

    start: int
    """Offset in the sentence's field."""
    end: int
    """Offset after it, a possessive ending included."""
    key: str
    """Its fold, without a possessive ending ("Potter's" is "potter")."""
    whole: str
    """Its fold with the ending ("marys" in "St Mary's")."""
    text: str
    capital: bool
    """Whether it begins with a capital letter or a digit."""
    possessive: bool
    gap: str
    """What stands between the word before and this one; all that precedes the first word."""


def split_words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words of a text; `offset` is added to their places."""
    words = []
    last = 0
    for match in _WORD.finditer(text):
        raw = match.group()
        start, end = match.span()
        if text[end : end + 1] in {"'", "’", "‘"} and raw[-1] in "sS" and not text[end + 1 : end + 2].isalnum():
            possessive, bare = True, raw
        else:
            ending = _POSSESSIVE.search(raw)
            possessive = ending is not None
            bare = raw[: ending.start()] if ending else raw
        if not bare:
            continue
        words.append(
            Word(
                offset + start,
                offset + end,
                fold(bare),
                fold(raw),
                raw,
                bare[0].isupper() or bare[0].isdigit(),
                possessive,
                text[last:start],
            )
        )
        last = end
    return tuple(words)
