"""Whom a report credits for what a sentence says."""

from __future__ import annotations

import re

from bot.reading.layout import BlockKind
from bot.reading.lexicon import Lexicon
from bot.reading.mention import Marked
from bot.reading.spelling_search import find_spellings
from bot.reading.words import split_words

_BRACKETED = re.compile(r"\(([^()]{2,60})\)[\s.]*$")
_VERBS = frozenset(
    "report reports reported reporting claim claims claimed say says said according per via understand understands "
    "understood told tells reveal reveals revealed write writes wrote suggest suggests suggested believe "
    "believes".split()
)
_REACH = 5
"""How many words may stand between an outlet's name and the verb that makes it the source."""


def credited_source(marked: Marked, sentence: int, lexicon: Lexicon) -> str | None:
    """The outlet or journalist that the text credits for a sentence, as the text spells it; None when it names none.

    A name in brackets at the end of the sentence's paragraph is credited for all of it, as gossip columns do;
    otherwise an outlet of the lists beside a verb of saying in the sentence itself.
    """
    own = marked.layout.sentences[sentence]
    last = max(
        (other for other in marked.layout.sentences if other.block == own.block and other.field is own.field),
        key=lambda other: other.end,
    )
    bracket = _BRACKETED.search(last.text)
    if bracket and own.kind is not BlockKind.TITLE and _is_name(bracket.group(1), lexicon):
        return bracket.group(1).strip()
    words = marked.words[sentence]
    for found in find_spellings(words, lexicon.outlets):
        around = words[max(found.first - _REACH, 0) : found.last + _REACH]
        if any(word.key in _VERBS for word in around):
            spelled = own.text[words[found.first].start - own.start : words[found.last - 1].end - own.start]
            return re.sub(r"['’]s?$", "", spelled)
    return None


def _is_name(text: str, lexicon: Lexicon) -> bool:
    words = split_words(text)
    if not words or any(word.key.isdigit() for word in words):
        return False
    return bool(find_spellings(words, lexicon.outlets)) or all(
        word.capital or word.key in {"and", "via", "of", "the", "in"} for word in words
    )
