"""Which piece of a sentence is quoted."""

from __future__ import annotations

from bot.reading.layout import Sentence

LONGEST = 300
"""Characters of a quote. A longer sentence is cut after a word."""


def quote_in(source: str, sentence: Sentence) -> tuple[int, int]:
    """Start and end of the quote in the field that the sentence stands in: the sentence, cut if it is very long."""
    start, end = sentence.start, sentence.end
    if end - start > LONGEST:
        cut = source.rfind(" ", start + 1, start + LONGEST)
        end = cut if cut > start else start + LONGEST
    return start, end
