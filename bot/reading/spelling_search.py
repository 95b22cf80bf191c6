"""Known spellings in running words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.lexicon import Entry, NameKind, Spellings
from bot.reading.mention import Found
from bot.reading.words import Word

_TIGHT = frozenset({" ", "-", "–", "", ".", ". ", " & ", "’", "'", "\u00a0", "/"})


def longest_match(words: Sequence[Word], at: int, spellings: Spellings) -> tuple[Entry, int] | None:
    """The longest entry that begins at a word, and the index after it; None when no entry does."""
    word = words[at]
    if not word.capital and not word.text[0].isdigit():
        return None
    for key in dict.fromkeys((word.key, word.whole)):
        for entry in spellings.starting_with(key):
            if key != word.key and len(entry.words) == 1 and entry.kind is NameKind.NICKNAME and len(word.key) > 1:
                continue  # "Potter's" is not "the Potters", though "the U's" is a nickname with an apostrophe
            end = _match(words, at, entry)
            if end:
                return entry, end
    return None


def _match(words: Sequence[Word], at: int, entry: Entry) -> int:
    place = at
    for part in entry.words:
        if place > at and place < len(words) and words[place].key == "and" and part != "and":
            place += 1  # "Brighton and Hove Albion" is listed with an ampersand
        if place >= len(words):
            return 0
        word = words[place]
        if part not in (word.key, word.whole) or (place > at and word.gap not in _TIGHT):
            return 0
        if not word.capital and len(part) > 3:
            return 0
        place += 1
    return place


def find_spellings(words: Sequence[Word], spellings: Spellings, taken: Sequence[bool] = ()) -> list[Found]:
    """Every known spelling in a sentence, from the left, the longest first, none inside another or in a taken word."""
    found = []
    at = 0
    while at < len(words):
        match = None if taken and taken[at] else longest_match(words, at, spellings)
        if match is None or (taken and any(taken[at : match[1]])):
            at += 1
            continue
        entry, end = match
        found.append(Found(at, end, entry.kind, entry.owners, words[end - 1].possessive))
        at = end
    return found
