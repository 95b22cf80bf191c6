"""Which people a report names: those in the lists, those in none, and by family or given name once they are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain import Person
from bot.domain.folding import fold
from bot.reading.lexicon import PARTICLES, Lexicon, NameKind, family_name
from bot.reading.mention import Found, Kind, Mention, Words
from bot.reading.spelling_search import find_spellings
from bot.reading.vocabulary import MANAGER_WORDS, NEVER_IN_NAMES, common_words
from bot.reading.words import Word

_INSIDE_NAME = frozenset({" ", "-", "’", "'", ". ", "\u00a0"})
_JOINS = frozenset({" ", "-"})
_LONGEST_NAME = 4
_TITLES = frozenset("sir mr mrs ms dr dame lord captain".split())


@dataclass
class _People:
    """Who has been named in full so far in the report, in the order of first mention."""

    by_family: dict[str, list[str]] = field(default_factory=dict)
    by_given: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, spelling: str) -> None:
        for table, key in ((self.by_family, fold(family_name(spelling))), (self.by_given, fold(spelling).split()[0])):
            row = table.setdefault(key, [])
            if name in row:
                row.remove(name)
            row.append(name)


def find_people(
    words: Words, clubs: Sequence[Sequence[Mention]], lexicon: Lexicon, day: date | None = None
) -> list[list[Mention]]:
    """The people that each sentence names, outside of the clubs' names.

    A family name means the person of that name whom the report names in full, before or after; else somebody in the
    lists, preferably one who was at a club of the report by `day`; else, beside a word for the job, somebody unknown.
    """
    taken = [_taken(row, mentions) for row, mentions in zip(words, clubs, strict=True)]
    listed = [find_spellings(row, lexicon.people, mask) for row, mask in zip(words, taken, strict=True)]
    full: list[list[Found]] = []
    for row, mask, known in zip(words, taken, listed, strict=True):
        for found in known:
            mask[found.first : found.last] = [True] * (found.last - found.first)
        unlisted = list(_unlisted_names(row, mask, lexicon))
        for found in unlisted:
            mask[found.first : found.last] = [True] * (found.last - found.first)
        full.append(sorted([*known, *unlisted], key=lambda found: found.first))
    named = _People()
    spoken_of = {mention.owner for row in clubs for mention in row}
    for row, founds in zip(words, full, strict=True):
        for found in founds:
            owner = _choose(found.owners, lexicon, spoken_of, day)
            named.add(owner, _spelling(row, found) if len(found.owners) != 1 else owner)
    return [
        sorted(
            [
                *(_mention(index, found, _choose(found.owners, lexicon, spoken_of, day)) for found in full[index]),
                *_partial_names(index, row, taken[index], named, lexicon, spoken_of, day),
            ],
            key=lambda mention: mention.first,
        )
        for index, row in enumerate(words)
    ]


def _taken(row: Sequence[Word], mentions: Iterable[Mention]) -> list[bool]:
    mask = [False] * len(row)
    for mention in mentions:
        mask[mention.first : mention.last] = [True] * (mention.last - mention.first)
    return mask


def _mention(sentence: int, found: Found, owner: str) -> Mention:
    return Mention(sentence, found.first, found.last, Kind.PERSON, owner, found.how, found.possessive)


def _spelling(row: Sequence[Word], found: Found) -> str:
    return _joined(row[found.first : found.last])


def _joined(words: Sequence[Word]) -> str:
    first, *others = words
    return _bare(first) + "".join(("-" if word.gap == "-" else " ") + _bare(word) for word in others)


def _bare(word: Word) -> str:
    if word.possessive and fold(word.text) != word.key:
        return word.text[:-2]
    return word.text


def _unlisted_names(row: Sequence[Word], taken: Sequence[bool], lexicon: Lexicon) -> Iterator[Found]:
    at = 0
    while at < len(row):
        end = _name_end(row, at, taken, lexicon)
        if end:
            words = row[at:end]
            yield Found(at, end, NameKind.NAME, (_joined(words),), words[-1].possessive)
            at = end
        else:
            at += 1


def _name_end(row: Sequence[Word], at: int, taken: Sequence[bool], lexicon: Lexicon) -> int:
    """Where a full name of somebody in no list that begins at a word ends; 0 when none begins there."""
    first = row[at]
    if taken[at] or not _could_name(first, lexicon) or first.key in _TITLES | PARTICLES or first.possessive:
        return 0
    given = first.key in lexicon.given_names
    if not given and (first.key in common_words() or (at == 0 and _looks_like_opening(first))):
        return 0
    end = at + 1
    while end < len(row) and end - at < _LONGEST_NAME and not taken[end] and row[end].gap in _INSIDE_NAME:
        word = row[end]
        if word.key in PARTICLES and end + 1 < len(row) and not taken[end + 1] and row[end + 1].capital:
            end += 1
            continue
        if not _could_name(word, lexicon) or (word.key in common_words() and not given):
            break
        end += 1
        if word.possessive:
            break
    while end - at > 1 and row[end - 1].key in PARTICLES:
        end -= 1
    if all(word.gap == "-" for word in row[at + 1 : end]):
        return 0  # one word, or a double family name
    # "Understandably Arteta", "Chairman Levy": the head of a sentence before a family name is no given name.
    if not given and at == 0 and lexicon.families.starting_with(row[1].key):
        return 0
    return end


def _looks_like_opening(word: Word) -> bool:
    return word.key.endswith(("ly", "ing", "ed"))


def _could_name(word: Word, lexicon: Lexicon) -> bool:
    if not word.capital or word.text[0].isdigit() or not word.key.isalpha():
        return False
    if len(word.key) > 3 and word.text.isupper():
        return word.key in lexicon.given_names
    return word.key not in NEVER_IN_NAMES or word.key in lexicon.given_names


def _partial_names(
    index: int,
    row: Sequence[Word],
    taken: Sequence[bool],
    named: _People,
    lexicon: Lexicon,
    spoken_of: set[str],
    day: date | None,
) -> Iterator[Mention]:
    at = 0
    while at < len(row):
        end, owner, how = _partial_name(row, at, taken, named, lexicon, spoken_of, day)
        if owner:
            yield Mention(index, at, end, Kind.PERSON, owner, how, row[end - 1].possessive)
            at = end
        else:
            at += 1


def _partial_name(
    row: Sequence[Word],
    at: int,
    taken: Sequence[bool],
    named: _People,
    lexicon: Lexicon,
    spoken_of: set[str],
    day: date | None,
) -> tuple[int, str, NameKind]:
    nobody = (0, "", NameKind.FAMILY)
    word = row[at]
    if taken[at] or not word.text[0].isalpha() or (not word.capital and word.key not in PARTICLES):
        return nobody
    for end in range(min(at + 3, len(row)), at, -1):
        if any(taken[at:end]) or not row[end - 1].capital:
            continue
        key = " ".join(part.key for part in row[at:end])
        family = named.by_family.get(key)
        if family:
            return end, family[-1], NameKind.FAMILY
    if not word.capital:
        return _family_in_lists(row, at, taken, lexicon, spoken_of, day) or nobody
    given = named.by_given.get(word.key)
    if given and len(given) == 1 and (word.key not in common_words() or at > 0) and not _before_name(row, at, taken):
        return at + 1, given[0], NameKind.GIVEN
    return _family_in_lists(row, at, taken, lexicon, spoken_of, day) or _after_job_word(row, at) or nobody


def _before_name(row: Sequence[Word], at: int, taken: Sequence[bool]) -> bool:
    following = row[at + 1] if at + 1 < len(row) else None
    return following is not None and following.capital and following.gap == " " and not taken[at + 1]


def _family_in_lists(
    row: Sequence[Word], at: int, taken: Sequence[bool], lexicon: Lexicon, spoken_of: set[str], day: date | None
) -> tuple[int, str, NameKind] | None:
    for entry in lexicon.families.starting_with(row[at].key):
        end = at + len(entry.words)
        if end > len(row) or any(taken[at:end]) or tuple(word.key for word in row[at:end]) != entry.words:
            continue
        if not row[end - 1].capital or _is_ordinary(row, at, end, lexicon):
            continue
        related = [owner for owner in entry.owners if _relation(lexicon.person_by_name[owner], spoken_of, day)]
        if related or len(entry.owners) == 1:
            owner = _choose(tuple(related) or entry.owners, lexicon, spoken_of, day)
            return end, owner, NameKind.FAMILY
    return None


def _is_ordinary(row: Sequence[Word], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a capital may be there for another reason: the head of a sentence, or part of a longer name."""
    word = row[end - 1]
    if end - at == 1:
        if word.key in common_words() and (at == 0 or word.key in lexicon.given_names):
            return True
        if word.key in NEVER_IN_NAMES:
            return True
    before = row[at - 1] if at else None
    following = row[end] if end < len(row) else None
    # In "Ashley Young", "Frank Street" or "Ward-Prowse" the word belongs to somebody or something else.
    alone_before = before is None or not before.capital or row[at].gap not in _JOINS or before.possessive or at == 1
    alone_after = following is None or not following.capital or following.gap not in _JOINS or word.possessive
    return not (alone_before or before is None or before.key in _TITLES or before.key in common_words()) or not (
        alone_after or (following is not None and following.key in common_words())
    )


def _after_job_word(row: Sequence[Word], at: int) -> tuple[int, str, NameKind] | None:
    before = row[at - 1] if at else None
    if before is None or before.key not in MANAGER_WORDS or row[at].gap != " " or before.possessive:
        return None
    word = row[at]
    if word.key in common_words() or word.key in NEVER_IN_NAMES or not word.key.isalpha() or len(word.key) < 3:
        return None
    return at + 1, _bare(word), NameKind.FAMILY


def _relation(person: Person, clubs: set[str], day: date | None) -> int:
    """How close somebody in the lists is to a report's clubs.

    3: holds or lately held one's job; 2: once did; 1: played there; 0: has nothing to do with them.
    """
    near = 0
    for stint in person.stints:
        if stint.club in clubs:
            near = max(near, 2)
            if (
                day is not None
                and stint.since <= day
                and (stint.until is None or day - stint.until < timedelta(days=400))
            ):
                near = 3
    return near or (1 if clubs & set(person.played_for) else 0)


def _choose(owners: Sequence[str], lexicon: Lexicon, clubs: set[str], day: date | None) -> str:
    if len(owners) == 1:
        return owners[0]

    def closeness(owner: str) -> tuple[int, date, str]:
        person = lexicon.person_by_name[owner]
        latest = max((stint.until or date.max for stint in person.stints), default=date.min)
        return _relation(person, clubs, day), latest, owner

    return max(owners, key=closeness)
