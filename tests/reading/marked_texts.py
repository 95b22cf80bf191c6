"""Texts as the reader marks them, in a shape that a test can compare."""

from datetime import UTC, date, datetime

from bot.domain import Report
from bot.reading.layout import lay_out
from bot.reading.lexicon import Lexicon
from bot.reading.marking import mark
from bot.reading.mention import Kind, Marked
from bot.reading.references import refer

DAY = date(2024, 3, 28)


def report(text: str, title: str = "", day: date | None = DAY, outlet: str = "") -> Report:
    return Report(text, title, datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None, outlet)


def marked(lexicon: Lexicon, text: str, title: str = "", day: date | None = DAY, outlet: str = "") -> Marked:
    return refer(mark(lay_out(report(text, title)), lexicon, day, outlet), lexicon, day)


def mentions(lexicon: Lexicon, text: str, kind: Kind, day: date | None, outlet: str = "") -> list[tuple[str, str]]:
    """What stands in the text, without a possessive ending, and whom it means."""
    found = marked(lexicon, text, day=day, outlet=outlet)
    return [
        (text[words[mention.first].start : words[mention.last - 1].end].removesuffix("'s"), mention.owner)
        for words, row in zip(found.words, found.mentions, strict=True)
        for mention in row
        if mention.kind is kind
    ]


def clubs_in(lexicon: Lexicon, text: str, outlet: str = "") -> list[tuple[str, str]]:
    return mentions(lexicon, text, Kind.CLUB, DAY, outlet)


def people_in(lexicon: Lexicon, text: str, day: date | None = DAY) -> list[tuple[str, str]]:
    return mentions(lexicon, text, Kind.PERSON, day)
