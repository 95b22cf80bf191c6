"""Where a report's pieces are: its fields, blocks, items and sentences, each with its place in the original.

A block is a paragraph or a line of a list, a table or a column; an item is a run of blocks that belong together
(a gossip entry with its credit, a table under its heading); a sentence is what a cue can reach over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.domain import Field, Report


class BlockKind(StrEnum):
    """What a block looks like."""

    TITLE = "title"
    PROSE = "prose"
    HEADING = "heading"
    ROW = "row"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of one field: `field[start:end]`, without surrounding space, never empty."""

    field: Field
    start: int
    end: int
    text: str
    block: int
    """Index of the block that it belongs to; blocks count through title and text."""
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Layout:
    """A report cut into sentences, the title's first, in reading order."""

    sentences: tuple[Sentence, ...]
    blocks: int


MAX_CHARACTERS = 60_000
"""What is read of one text. The longest reports that people post (live blogs) have about half of it; the rest of a
longer text is left unread, which bounds the time that a hostile one can take."""
LONGEST_SENTENCE = 600
"""Characters. A longer stretch without a full stop is a table or a list that lost its lines: it is cut after a word."""

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_ENTRY = re.compile(r"\s*(?:[-–—•*·▪>]+\s+|\d{1,2}[.)]\s+|\d{1,2}[:.]\d{2}\s?(?:am|pm|AM|PM|BST|GMT)?\s*[-–:|]?\s+)")
_ROW = re.compile(r"[|\t]|\s\.{3,}\s|:\s*\d+(?:/\d+|\.\d+)\b|\b(?:\d{1,3}/\d{1,2}|evens)\s*$", re.IGNORECASE)
_HEADING_WORDS = 12

_ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sr jr prof no vs v etc jan feb mar apr jun jul aug sep sept oct nov dec mt ft inc ltd fc "
    "approx".split()
)
_LONGEST_ABBREVIATION = 40
_STOP = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*(?=\s|$)|(?<=[.!?])[\"”](?=[A-Z])|;(?=\s)")


def lay_out(report: Report) -> Layout:
    """Cut a report into sentences. Empty and blank fields give none."""
    sentences: list[Sentence] = []
    block = 0
    for field, text in ((Field.TITLE, report.title), (Field.TEXT, report.text)):
        for line in _LINE.finditer(text[:MAX_CHARACTERS]):
            kind = BlockKind.TITLE if field is Field.TITLE else _kind(line.group())
            found = _sentences(field, line.group(), line.start(), block, kind)
            sentences += found
            block += bool(found)
    return Layout(tuple(sentences), block)


def _kind(line: str) -> BlockKind:
    if _ENTRY.match(line):
        return BlockKind.ENTRY
    stripped = line.strip()
    if len(stripped) < 160 and _ROW.search(stripped):
        return BlockKind.ROW
    if len(stripped.split()) <= _HEADING_WORDS and stripped[-1:] not in '.!?"”’)':
        return BlockKind.HEADING
    return BlockKind.PROSE


def _sentences(field: Field, line: str, offset: int, block: int, kind: BlockKind) -> list[Sentence]:
    stops = [0, *(stop.end() for stop in _STOP.finditer(line) if _ends_sentence(line, stop)), len(line)]
    cuts = [cut for start, end in pairwise(stops) for cut in _cuts(line, start, end)] + [len(line)]
    found = []
    for start, end in pairwise(cuts):
        piece = line[start:end]
        text = piece.strip()
        if text:
            first = offset + start + piece.index(text)
            found.append(Sentence(field, first, first + len(text), text, block, kind))
    return found


def _cuts(line: str, start: int, end: int) -> Iterator[int]:
    """Where the pieces of one sentence begin: at its own beginning, and again where it would grow too long."""
    yield start
    while end - start > LONGEST_SENTENCE:
        space = line.rfind(" ", start + 1, start + LONGEST_SENTENCE)
        start = space + 1 if space > start else start + LONGEST_SENTENCE
        yield start


def _ends_sentence(line: str, stop: re.Match[str]) -> bool:
    if not stop.group().startswith("."):
        return True
    word = line[max(stop.start() - _LONGEST_ABBREVIATION, 0) : stop.start()].rpartition(" ")[2].lstrip("(\"“'‘")
    if word.lower() in _ABBREVIATIONS:
        return False
    # An initial ("J. Mourinho") or a dotted abbreviation ("D.C. United"), unless a capital clearly starts anew.
    if re.fullmatch(r"(?:[A-Za-z]\.)*[A-Za-z]", word):
        following = line[stop.end() :].lstrip()
        return "." in word and bool(re.match(r"(?:The|He|They|It|But|And|His|A)\b", following))
    return True
