"""What a mention of a club or a person is, and a report in which they are marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.layout import Layout
from bot.reading.lexicon import NameKind
from bot.reading.words import Word


class Kind(StrEnum):
    """What a mention is of."""

    CLUB = "club"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of words that means one club or one person."""

    sentence: int
    first: int
    """Index of its first word in the sentence."""
    last: int
    """Index after its last word."""
    kind: Kind
    owner: str
    """The name of whom it means."""
    how: NameKind
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a sentence before the report as a whole has decided whom it means."""

    first: int
    last: int
    how: NameKind
    owners: tuple[str, ...]
    """Whom it may mean; empty for somebody in no list."""
    possessive: bool


Words = tuple[tuple[Word, ...], ...]
"""The words of each sentence of a report."""


@dataclass(frozen=True)
class Marked:
    """A report with its words and the mentions in them."""

    layout: Layout
    words: Words
    mentions: tuple[tuple[Mention, ...], ...]
    """The mentions in each sentence, in order, not overlapping."""

    def of(self, kind: Kind) -> Iterator[Mention]:
        """All mentions of one kind, in reading order."""
        return (mention for row in self.mentions for mention in row if mention.kind is kind)
