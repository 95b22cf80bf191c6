"""A report with every name in it marked."""

from __future__ import annotations

from datetime import date

from bot.reading.club_names import club_of_outlet, find_clubs
from bot.reading.layout import Layout
from bot.reading.lexicon import Lexicon
from bot.reading.mention import Marked
from bot.reading.person_names import find_people
from bot.reading.words import split_words


def mark(layout: Layout, lexicon: Lexicon, day: date | None = None, outlet: str = "") -> Marked:
    """Find the names of clubs and people in a report, and decide whom each means in it.

    `day` is that of publication; `outlet` is the registered domain that published it, for a club's own site.
    """
    words = tuple(split_words(sentence.text, sentence.start) for sentence in layout.sentences)
    clubs = find_clubs(words, lexicon, club_of_outlet(outlet, lexicon))
    people = find_people(words, clubs, lexicon, day)
    rows = (sorted([*a, *b], key=lambda mention: mention.first) for a, b in zip(clubs, people, strict=True))
    return Marked(layout, words, tuple(tuple(row) for row in rows))
