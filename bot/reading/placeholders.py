"""A report as the encoder reads it: every name replaced by a stand-in, so that nothing is learned of real people.

"Brighton boss Roberto De Zerbi" and "the Italian" become "boston boss smith" and "smith": a person is one family name
wherever he is meant, a club one city, each a single piece of the encoder's vocabulary. Pronouns stay, and are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain import Field
from bot.reading.lexicon import NameKind
from bot.reading.mention import Kind, Marked, Mention
from bot.reading.wordpiece import WordPieces

LONGEST_WINDOW = 448
"""Pieces that are read in one go; a longer report is read in several windows, each with the title."""
MOST_WINDOWS = 16
"""About 4,500 words. What follows in a longer report is not encoded, which bounds the time."""
_LONGEST_TITLE = 80
_BEGIN, _END, _NEW_BLOCK = "[CLS]", "[SEP]", "|"

PEOPLE = tuple(
    "smith jones taylor wilson davies evans roberts johnson thompson robinson hughes edwards harris jackson clarke "
    "turner morris harrison mitchell phillips campbell anderson stewart murray collins bennett murphy kelly simpson "
    "marshall griffiths richardson ellis gibson davidson bailey reynolds palmer".split()
)
CLUBS = tuple(
    "boston denver dallas seattle chicago phoenix houston detroit atlanta memphis portland oakland tulsa omaha buffalo "
    "pittsburgh cleveland cincinnati baltimore miami orlando milwaukee indianapolis minneapolis sacramento honolulu "
    "nashville charlotte richmond louisville toronto vancouver montreal ottawa winnipeg calgary edmonton "
    "adelaide".split()
)
"""Stand-ins, taken in order of first mention; where a report has more names, they start again."""

PLAIN, PERSON, CLUB, PRONOUN = range(4)
"""What a piece is of."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """Who is which stand-in: for training, drawn anew; for reading, in the order above."""

    people: Sequence[str] = PEOPLE
    clubs: Sequence[str] = CLUBS


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window speaks of somebody."""

    piece: int
    kind: Kind
    owner: int
    """Index into `Staged.people` or `Staged.clubs`."""


@dataclass(slots=True)
class Window:
    """What is encoded in one go."""

    pieces: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def add(self, pieces: Sequence[int], kind: int = PLAIN) -> None:
        """Go on with pieces of one kind."""
        self.pieces += pieces
        self.kinds += [kind] * len(pieces)

    def join(self, other: Window, most: int, *, with_places: bool = True) -> None:
        """Go on with another window, of which there is room for so many pieces."""
        offset = len(self.pieces)
        if with_places:
            self.places += [
                Place(place.piece + offset, place.kind, place.owner) for place in other.places if place.piece < most
            ]
        self.pieces += other.pieces[:most]
        self.kinds += other.kinds[:most]


@dataclass(frozen=True, slots=True)
class Staged:
    """A report ready for the encoder."""

    people: Mapping[str, int]
    """Everybody who is named, by index."""
    clubs: Mapping[str, int]
    windows: Sequence[Window]


def stage(marked: Marked, pieces: WordPieces, stand_ins: StandIns = StandIns()) -> Staged:
    """Replace the names in a report and cut it into windows of whole sentences."""
    people: dict[str, int] = {}
    clubs: dict[str, int] = {}
    for mention in marked.of(Kind.PERSON):
        if mention.how is not NameKind.PRONOUN:
            people.setdefault(mention.owner, len(people))
    for mention in marked.of(Kind.CLUB):
        clubs.setdefault(mention.owner, len(clubs))
    writer = _Writer(marked, pieces, stand_ins, people, clubs)
    title = Window()
    body: list[Window] = []
    block = -1
    for index, sentence in enumerate(marked.layout.sentences):
        written = writer.sentence(index)
        if sentence.field is Field.TITLE:
            title.join(written, _LONGEST_TITLE - len(title.pieces))
            continue
        if body and sentence.block != block:
            begun = Window()
            begun.add(pieces.of(_NEW_BLOCK))
            begun.join(written, LONGEST_WINDOW)
            written = begun
        block = sentence.block
        if written.pieces:
            body.append(written)
    return Staged(people, clubs, _windows(title, body, pieces))


def _windows(title: Window, body: Sequence[Window], pieces: WordPieces) -> list[Window]:
    begin, end = pieces.numbers[_BEGIN], pieces.numbers[_END]
    room = LONGEST_WINDOW - 3 - len(title.pieces)
    parts: list[Window] = [Window()]
    for sentence in body:
        if parts[-1].pieces and len(parts[-1].pieces) + len(sentence.pieces) > room:
            parts.append(Window())
        parts[-1].join(sentence, room - len(parts[-1].pieces))
    windows = []
    for number, part in enumerate(parts[:MOST_WINDOWS]):
        window = Window()
        window.add([begin])
        window.join(title, _LONGEST_TITLE, with_places=not number)
        window.add([end])
        window.join(part, room)
        window.add([end])
        windows.append(window)
    return windows


@dataclass(frozen=True, slots=True)
class _Writer:
    marked: Marked
    pieces: WordPieces
    stand_ins: StandIns
    people: Mapping[str, int]
    clubs: Mapping[str, int]

    def sentence(self, index: int) -> Window:
        sentence, words = self.marked.layout.sentences[index], self.marked.words[index]
        window = Window()
        at = sentence.start
        for group in _groups(self.marked.mentions[index]):
            for mention in group:
                start, end = words[mention.first].start, words[mention.last - 1].end
                inside = mention.kind is Kind.PERSON and len(group) > 1
                window.add(
                    self.pieces.of(sentence.text[at - sentence.start : (end if inside else start) - sentence.start])
                )
                self._write(window, mention, sentence.text[start - sentence.start : end - sentence.start])
                at = max(at, end)
        window.add(self.pieces.of(sentence.text[at - sentence.start :]))
        return window

    def _write(self, window: Window, mention: Mention, text: str) -> None:
        owners = self.clubs if mention.kind is Kind.CLUB else self.people
        owner = owners.get(mention.owner)
        if owner is None or mention.how is NameKind.PRONOUN:
            written = self.pieces.of(text)
            if owner is not None and written:
                window.places.append(Place(len(window.pieces), mention.kind, owner))
            window.add(written, PLAIN if owner is None else PRONOUN)
            return
        names = self.stand_ins.clubs if mention.kind is Kind.CLUB else self.stand_ins.people
        window.places.append(Place(len(window.pieces), mention.kind, owner))
        window.add([self.pieces.numbers[names[owner % len(names)]]], CLUB if mention.kind is Kind.CLUB else PERSON)
        if mention.possessive:
            window.add(self.pieces.of("'s"))


def _groups(row: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Mentions that overlap, together: the clubs in "the Sporting boss" first, then the person whom the whole means."""
    groups: list[list[Mention]] = []
    end = -1
    for mention in row:
        if mention.first < end:
            groups[-1].append(mention)
        else:
            groups.append([mention])
        end = max(end, mention.last)
    for group in groups:
        yield sorted(group, key=lambda mention: mention.kind is Kind.PERSON)
