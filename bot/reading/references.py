"""Whom "he", "the 42-year-old", "the Spaniard" and "the Sporting boss" mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

from bot.reading.lexicon import Lexicon, NameKind
from bot.reading.mention import Kind, Marked, Mention
from bot.reading.vocabulary import MANAGER_WORDS, NATIONALITIES
from bot.reading.words import Word

_PRONOUNS = frozenset("he his him himself she her hers herself".split())
_REACH = 4
"""Over how many sentences a pronoun or a description looks back."""
_FORMER = frozenset("former ex onetime old previous erstwhile".split())


@dataclass
class _Memory:
    """Who has been spoken of, the latest last."""

    latest: list[tuple[int, str]] = field(default_factory=list)
    subjects: dict[int, str] = field(default_factory=dict)
    """The first person of each sentence."""

    def note(self, sentence: int, person: str) -> None:
        self.latest.append((sentence, person))
        self.subjects.setdefault(sentence, person)

    def nearest(self, sentence: int, fits: Callable[[str], bool], but: frozenset[str] = frozenset()) -> str:
        """The subject of the nearest sentence before, then anybody near; empty when nobody fits."""
        for place in range(sentence - 1, sentence - 1 - _REACH, -1):
            subject = self.subjects.get(place)
            if subject and subject not in but and fits(subject):
                return subject
            for at, person in reversed(self.latest):
                if at < place:
                    break
                if at == place and person not in but and fits(person):
                    return person
        return ""


def refer(marked: Marked, lexicon: Lexicon, day: date | None) -> Marked:
    """The report with pronouns and descriptions marked as mentions of the people that they most likely mean."""
    holders = _Holders(holders_in_text(marked), lexicon, day)
    memory = _Memory()
    rows = []
    for index, row in enumerate(marked.mentions):
        found = list(row)
        words = marked.words[index]
        starts = {mention.first: mention for mention in row}
        inside = {place for mention in row for place in range(mention.first + 1, mention.last)}
        for at in range(len(words)):
            mention = starts.get(at)
            if mention is not None and mention.kind is Kind.PERSON:
                memory.note(index, mention.owner)
            if at in inside:
                continue
            reference = (
                _pronoun(index, words, at, memory, found)
                or _description(index, words, at, memory, found, lexicon, day)
                or _boss(index, words, at, row, holders)
            )
            if reference is not None and not _overlaps(reference, found):
                found.append(reference)
                memory.note(index, reference.owner)
        rows.append(tuple(sorted(found, key=lambda mention: (mention.first, mention.last))))
    return Marked(marked.layout, marked.words, tuple(rows))


@dataclass
class _Holders:
    """Who holds which club's job, by the text and, where it says nothing, by the lists."""

    named: dict[str, list[str]]
    lexicon: Lexicon
    day: date | None

    @cached_property
    def listed(self) -> dict[str, list[str]]:
        """Who the lists say is in charge of a club on the report's day."""
        found: dict[str, list[str]] = {}
        if self.day is None:
            return found
        for person in self.lexicon.person_by_name.values():
            for club in dict.fromkeys(person.clubs_on(self.day)):
                found.setdefault(club, []).append(person.name)
        return found

    def of(self, club: str) -> str:
        """The one who holds a club's job; empty when nobody, or nobody alone, is known to."""
        if self.named.get(club):
            return self.named[club][-1]
        listed = self.listed.get(club, [])
        return listed[0] if len(listed) == 1 else ""


def _overlaps(reference: Mention, found: Sequence[Mention]) -> bool:
    return any(
        mention.kind is Kind.PERSON and mention.first < reference.last and reference.first < mention.last
        for mention in found
    )


def _people_before(found: Sequence[Mention], at: int) -> list[str]:
    return [mention.owner for mention in found if mention.kind is Kind.PERSON and mention.first < at]


def _pronoun(index: int, words: Sequence[Word], at: int, memory: _Memory, found: Sequence[Mention]) -> Mention | None:
    if words[at].key not in _PRONOUNS:
        return None
    here = _people_before(found, at)
    owner = here[0] if here else memory.nearest(index, lambda _: True)
    return Mention(index, at, at + 1, Kind.PERSON, owner, NameKind.PRONOUN) if owner else None


def _description(
    index: int,
    words: Sequence[Word],
    at: int,
    memory: _Memory,
    found: Sequence[Mention],
    lexicon: Lexicon,
    day: date | None,
) -> Mention | None:
    """Such as "the 42-year-old" and "the Spaniard": first whom it surely fits, then of whom it may be true."""
    if words[at].key not in {"the", "a", "an"}:
        return None
    here = frozenset(_people_before(found, at))
    for end in range(at + 1, min(at + 5, len(words))):
        word = words[end]
        if word.key == "old" and end - at >= 3 and words[end - 1].key == "year" and words[end - 2].key.isdigit():
            owner = _aged(int(words[end - 2].key), index, memory, here, lexicon, day)
        elif word.capital and word.key in NATIONALITIES and words[at].key == "the":
            if not word.possessive and _goes_on(words, end):
                return None
            owner = _of_country(NATIONALITIES[word.key], index, memory, here, lexicon)
        else:
            continue
        return Mention(index, at, end + 1, Kind.PERSON, owner, NameKind.DESCRIPTION, word.possessive) if owner else None
    return None


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """Whether a nationality only describes what follows: "the Spanish league", "the German Jurgen Klopp"."""
    following = words[at + 1] if at + 1 < len(words) else None
    return following is not None and following.gap == " " and (following.capital or following.key in _JOB_NOUNS)


def _aged(age: int, index: int, memory: _Memory, here: frozenset[str], lexicon: Lexicon, day: date | None) -> str:
    return memory.nearest(index, lambda name: _is_aged(name, age, lexicon, day) is True) or memory.nearest(
        index, lambda name: _is_aged(name, age, lexicon, day) is None, here
    )


def _of_country(nationality: str, index: int, memory: _Memory, here: frozenset[str], lexicon: Lexicon) -> str:
    return memory.nearest(index, lambda name: _nationality(name, lexicon) == nationality) or memory.nearest(
        index, lambda name: not _nationality(name, lexicon), here
    )


_JOB_NOUNS = MANAGER_WORDS | frozenset(
    "club side team champions giants league cup clubs federation fa international".split()
)


def _is_aged(name: str, age: int, lexicon: Lexicon, day: date | None) -> bool | None:
    person = lexicon.person_by_name.get(name)
    if person is None or person.born is None or day is None:
        return None
    born = person.born
    turned = day.year - born.year
    if person.birthday_known:
        return age == turned - ((day.month, day.day) < (born.month, born.day))
    return age in {turned, turned - 1}


def _nationality(name: str, lexicon: Lexicon) -> str:
    person = lexicon.person_by_name.get(name)
    return person.nationality if person else ""


def _boss(
    index: int,
    words: Sequence[Word],
    at: int,
    row: Sequence[Mention],
    holders: _Holders,
) -> Mention | None:
    """Such as "the Sporting boss", where no name follows."""
    club = next((mention for mention in row if mention.kind is Kind.CLUB and mention.first == at), None)
    if club is None or club.last >= len(words) or club.possessive:
        return None
    end = club.last
    if words[end].key in {"head", "first"} and end + 1 < len(words):
        end += 1
    if words[end].key not in MANAGER_WORDS:
        return None
    following = next((mention for mention in row if mention.first == end + 1 and mention.kind is Kind.PERSON), None)
    if following is not None or (at and words[at - 1].key in _FORMER):
        return None
    owner = holders.of(club.owner)
    return (
        Mention(index, at, end + 1, Kind.PERSON, owner, NameKind.DESCRIPTION, words[end].possessive) if owner else None
    )


def holders_in_text(marked: Marked) -> dict[str, list[str]]:
    """Who the text says holds which club's job, by club: "Sporting's Amorim", "Brighton manager De Zerbi".

    Not "former Chelsea boss Lampard".
    """
    found: dict[str, list[str]] = {}
    for index, row in enumerate(marked.mentions):
        words = marked.words[index]
        for club, person in pairwise(row):
            if club.kind is not Kind.CLUB or person.kind is not Kind.PERSON:
                continue
            between = [word.key for word in words[club.last : person.first]]
            former = club.first and words[club.first - 1].key in _FORMER
            titled = bool(between) and len(between) <= 3 and between[-1] in MANAGER_WORDS
            owned = club.possessive and not between
            if not former and (titled or owned):
                found.setdefault(club.owner, []).append(person.owner)
    return found
