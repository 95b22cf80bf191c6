"""What a language model answered about a report, checked against the report word by word."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain import Claim, Field, Report, Status
from bot.domain.folding import fold
from bot.reading.quotation import LONGEST

MOST_CLAIMS = 200
"""More than any report makes: a round-up of a whole league has some sixty."""
_LONGEST_QUOTE = 2_000
_LONGEST_NAME = 100
_LETTER = re.compile(r"[^\W\d_]")


class NonsenseAnswer(ValueError):
    """The answer is not of the shape that was asked for, or nothing in it stands in the report."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the lists say of a name."""

    name: str
    """As the lists have it: the identity in claims."""
    spellings: tuple[str, ...]
    """Every way to write it, the name too, and for a person the family name."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The names that are known, for an answer's names to be found in."""

    club: Callable[[str], Known | None]
    """The club that a name surely means; None when it means none, or several."""
    person: Callable[[str], Known | None]
    """The same for people."""


class _Said(BaseModel):
    model_config = ConfigDict(strict=True)

    club: str
    person: str
    status: str
    quote: str
    attributed_to: str | None = None
    confidence: float = 0.5


class _Answer(BaseModel):
    model_config = ConfigDict(strict=True)

    claims: list[object]


def claims_in(answer: str, report: Report, lists: Lists, unsure_below: float) -> tuple[Claim, ...]:
    """The claims of an answer that hold against the report, in the order of their quotes, title first.

    A claim is dropped when its quote does not stand in title or text (white space aside; the quote is then the
    report's own characters), when its status is none of ours, or when its club or person is neither known nor named
    in the report. A person who is known but not named in the report makes the claim unsure: what a model remembers of
    who holds which job is older than the report. A credit that the report does not name is left out. Of several claims
    of one pair the surest stays, of equally sure ones the last in the report.

    Raises `NonsenseAnswer` when the answer has another shape, and when it has claims but not one of them holds.
    """
    said = _said_in(answer)
    page = _Page(report)
    found: dict[tuple[str, str], Claim] = {}
    for one in said:
        claim = _claim(one, page, lists, unsure_below)
        if claim is None:
            continue
        other = found.get(claim.pair)
        if other is None or (other.confidence, _place(other)) <= (claim.confidence, _place(claim)):
            found[claim.pair] = claim
    if said and not found:
        raise NonsenseAnswer("none of its claims stands in the report")
    return tuple(sorted(found.values(), key=lambda claim: (_place(claim), claim.club, claim.person)))


def _place(claim: Claim) -> tuple[bool, int]:
    return claim.field is Field.TEXT, claim.start


def _said_in(answer: str) -> list[object]:
    """The claims of an answer before they are looked at. What a model thinks aloud, and fences, are passed over."""
    shown = answer.rpartition("</think>")[2]
    start, end = shown.find("{"), shown.rfind("}")
    if start < 0 or end < start:
        raise NonsenseAnswer("there is no JSON object in it")
    try:
        said = _Answer.model_validate_json(shown[start : end + 1]).claims
    except ValidationError as error:
        raise NonsenseAnswer("it is no JSON object with a list of claims") from error
    if len(said) > MOST_CLAIMS:
        raise NonsenseAnswer(f"it has {len(said)} claims")
    return said


class _Page:
    """A report in which words are looked for."""

    def __init__(self, report: Report) -> None:
        self._fields = ((Field.TITLE, report.title), (Field.TEXT, report.text))
        self._folded = f" {fold(report.title)} {fold(report.text)} "

    def names(self, name: str) -> bool:
        """Whether it has a name, however it spells capitals and accents."""
        key = fold(name)
        return bool(key) and f" {key} " in self._folded

    def names_any(self, names: Iterable[str]) -> bool:
        """Whether it has one of them, or one in the possessive."""
        return any(self.names(name) or self.names(f"{name}s") for name in names)

    def place(self, quote: str) -> tuple[Field, int, int, str] | None:
        """Where a quote stands, and its characters there; a very long one is cut after a word."""
        words = quote.split()
        if not words or len(quote) > _LONGEST_QUOTE or not _LETTER.search(quote):
            return None
        pattern = re.compile(r"\s+".join(map(re.escape, words)))
        for name, source in self._fields:
            match = pattern.search(source)
            if match:
                start, end = match.span()
                if end - start > LONGEST:
                    cut = source.rfind(" ", start + 1, start + LONGEST)
                    end = cut if cut > start else start + LONGEST
                return name, start, end, source[start:end]
        return None


def _claim(value: object, page: _Page, lists: Lists, unsure_below: float) -> Claim | None:
    try:
        said = _Said.model_validate(value)
        status = Status(said.status.strip().lower())
    except ValueError:
        return None  # pydantic's error is one too: a claim of another shape is dropped like one with another status
    place = page.place(said.quote)
    club = _owner(said.club, lists.club, page)
    person = _owner(said.person, lists.person, page)
    if place is None or club is None or person is None:
        return None
    field, start, end, quote = place
    confidence = 0.0 if math.isnan(said.confidence) else min(max(said.confidence, 0.0), 1.0)
    return Claim(
        club=club.name,
        person=person.name,
        status=status,
        quote=quote,
        field=field,
        start=start,
        end=end,
        attributed_to=_credit(said.attributed_to, page),
        confidence=round(confidence, 4),
        unsure=confidence < unsure_below or not page.names_any(person.spellings),
    )


def _owner(name: str, look_up: Callable[[str], Known | None], page: _Page) -> Known | None:
    shown = " ".join(name.split())
    if not shown or len(shown) > _LONGEST_NAME or not _LETTER.search(shown):
        return None
    known = look_up(shown)
    if known is None and page.names_any((shown,)):
        known = Known(shown, (shown,))
    return known


def _credit(name: str | None, page: _Page) -> str | None:
    shown = " ".join((name or "").split())
    return shown if shown and len(shown) <= _LONGEST_NAME and page.names(shown) else None
