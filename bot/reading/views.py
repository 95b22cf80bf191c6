"""A report as one pair of club and person sees it.

Each view is a sentence that may speak of him and that club's job, with the two and everybody else replaced by letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.reading.layout import BlockKind
from bot.reading.lexicon import NameKind
from bot.reading.mention import Kind, Marked, Mention
from bot.reading.words import Word

PERSON, CLUB, OTHER_PERSON, OTHER_CLUB, NUMBER, ODDS = "P", "C", "Q", "D", "N", "O"
"""What stands in a view for the pair, for anybody else, and for figures."""

MOST_VIEWS = 2_000
"""How many views one report is looked at in. A live blog of 30,000 characters has fewer; a text that is a list of all
clubs and all managers would have millions."""


class Nearness(StrEnum):
    """Where the pair's club is when a sentence speaks of the person."""

    SAME = "same"
    """Named in the sentence."""
    BEFORE = "before"
    """The club last named before a sentence that names none."""
    MAIN = "main"
    """Not near, but the one that the report is mostly about."""
    ELSEWHERE = "elsewhere"
    """Named in the same block."""


@dataclass(frozen=True, slots=True)
class View:
    """One sentence as the pair sees it."""

    sentence: int
    tokens: tuple[str, ...]
    """Folded words, commas and quotation marks, and the letters above."""
    places: tuple[int, ...]
    """Indexes of the tokens that are the person."""
    how: tuple[NameKind, ...]
    """How each of them means him."""
    nearness: Nearness
    is_main: bool
    """Whether the pair's club is the one that the report is mostly about."""
    kind: BlockKind
    clubs: int
    """How many clubs the sentence names."""
    people: int
    """How many people the sentence names."""


def main_clubs(marked: Marked) -> tuple[str, ...]:
    """The clubs of a report, the one that it is mostly about first. A place in the title or at the head counts more."""
    weight: Counter[str] = Counter()
    for mention in marked.of(Kind.CLUB):
        sentence = marked.layout.sentences[mention.sentence]
        weight[mention.owner] += 4 if sentence.kind is BlockKind.TITLE else 2 if mention.sentence < 3 else 1
    return tuple(club for club, _ in weight.most_common())


def views_of_pairs(marked: Marked) -> dict[tuple[str, str], tuple[View, ...]]:
    """The views of every pair of club and person that a sentence may speak of, by (club, person).

    People who are only named in passing by a pronoun belong to no pair. Views are made in reading order, at most
    `MOST_VIEWS` of them.
    """
    mains = main_clubs(marked)
    main = mains[0] if mains else ""
    named = {mention.owner for mention in marked.of(Kind.PERSON) if mention.how not in _UNNAMED}
    found: dict[tuple[str, str], list[View]] = {}
    blocks = _clubs_of_blocks(marked)
    latest: tuple[str, ...] = ()
    made = 0
    for index, row in enumerate(marked.mentions):
        here = tuple(dict.fromkeys(mention.owner for mention in row if mention.kind is Kind.CLUB))
        people = dict.fromkeys(
            mention.owner for mention in row if mention.kind is Kind.PERSON and mention.owner in named
        )
        around = blocks[marked.layout.sentences[index].block]
        for person in people:
            for club, nearness in _clubs_near(here, latest, around, main):
                view = _view(marked, index, club, person, nearness, club == main)
                found.setdefault((club, person), []).append(view)
                made += 1
                if made == MOST_VIEWS:
                    return _frozen(found)
        if here:
            latest = here
    return _frozen(found)


def _frozen(found: Mapping[tuple[str, str], Sequence[View]]) -> dict[tuple[str, str], tuple[View, ...]]:
    return {pair: tuple(views) for pair, views in found.items()}


_UNNAMED = frozenset({NameKind.PRONOUN})


def _clubs_of_blocks(marked: Marked) -> list[tuple[str, ...]]:
    blocks: list[dict[str, None]] = [{} for _ in range(marked.layout.blocks)]
    for mention in marked.of(Kind.CLUB):
        blocks[marked.layout.sentences[mention.sentence].block][mention.owner] = None
    return [tuple(block) for block in blocks]


def _clubs_near(
    here: Sequence[str], latest: Sequence[str], around: Sequence[str], main: str
) -> Iterator[tuple[str, Nearness]]:
    seen = set(here)
    for club in here:
        yield club, Nearness.SAME
    if not here:
        for club in latest[-2:]:
            seen.add(club)
            yield club, Nearness.BEFORE
    for club in around:
        if club not in seen:
            seen.add(club)
            yield club, Nearness.ELSEWHERE
    if main and main not in seen:
        yield main, Nearness.MAIN


def _view(marked: Marked, index: int, club: str, person: str, nearness: Nearness, is_main: bool) -> View:
    words, row, sentence = marked.words[index], marked.mentions[index], marked.layout.sentences[index]
    letters: dict[int, tuple[str, Mention]] = {}
    skipped: set[int] = set()
    for mention in row:
        if mention.how in {NameKind.PRONOUN, NameKind.DESCRIPTION} and mention.owner != person:
            continue
        if mention.kind is Kind.CLUB:
            letter = CLUB if mention.owner == club else OTHER_CLUB
        else:
            letter = PERSON if mention.owner == person else OTHER_PERSON
        # A description such as "the Sporting boss" holds a club's name, which the view keeps beside the person.
        letters.setdefault(mention.first, (letter, mention))
        skipped |= set(range(mention.first + 1, mention.last))
    tokens: list[str] = []
    places: list[int] = []
    how: list[NameKind] = []
    for at, word in enumerate(words):
        if at in skipped:
            continue
        tokens += _marks(word.gap)
        if at in letters:
            letter, mention = letters[at]
            if letter == PERSON:
                places.append(len(tokens))
                how.append(mention.how)
            tokens.append(letter)
            if mention.possessive:
                tokens.append("'s")
        else:
            tokens.append(_plain(word, words, at))
    return View(
        index,
        tuple(tokens),
        tuple(places),
        tuple(how),
        nearness,
        is_main,
        sentence.kind,
        len({mention.owner for mention in row if mention.kind is Kind.CLUB}),
        len({mention.owner for mention in row if mention.kind is Kind.PERSON and mention.how not in _UNNAMED}),
    )


def _marks(gap: str) -> list[str]:
    return [mark for mark in gap if mark in ',:()|-–—"“”?'] if len(gap) < 8 else []


def _plain(word: Word, words: Sequence[Word], at: int) -> str:
    if not word.key.isdigit():
        return word.key
    beside = words[at + 1] if at + 1 < len(words) else None
    if (beside is not None and beside.gap in {"/", "-"} and beside.key.isdigit()) or word.gap == "/":
        return ODDS
    return NUMBER
