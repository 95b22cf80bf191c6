"""What of a pair's views a model weighs: short names of facts, the same in training and in reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain import Person, Status
from bot.reading.cues import cues_in
from bot.reading.lexicon import NameKind
from bot.reading.views import CLUB, View

_BEFORE, _AFTER = 7, 9
"""How many tokens on either side of the person are looked at."""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of a pair before its views are looked at."""

    person: Person | None
    club: str
    day: date | None
    sentences: int
    """Number of sentences in the report."""


def view_features(view: View, phrases: Sequence[tuple[Status, int]]) -> set[str]:
    """The facts of one view, given the phrases that it holds."""
    near = f"{view.nearness[0]}{'m' if view.is_main else ''}"
    found = {f"near={near}", f"kind={view.kind[0]}", f"clubs={min(view.clubs, 3)}{near}"}
    for place, how in zip(view.places, view.how, strict=True):
        found |= set(_around(view.tokens, place, near, how))
        found |= set(_between(view.tokens, place))
    for cue, side, distance in cues_in(view.tokens, view.places):
        found |= {f"cue={cue}", f"cue={cue}{side}{distance}", f"cue={cue}{side}|{near}"}
    for status, number in phrases:
        found |= {f"says={status}", f"says={status}|{near}", f"says={status}{number}", f"says={status}{number}|{near}"}
    return found


def _around(tokens: Sequence[str], place: int, near: str, how: NameKind) -> Iterator[str]:
    yield f"how={how}{near}"
    left = tokens[max(place - _BEFORE, 0) : place]
    right = tokens[place + 1 : place + 1 + _AFTER]
    for side, part in (("<", left), (">", right)):
        for size in (1, 2, 3):
            for at in range(len(part) - size + 1):
                gram = " ".join(part[at : at + size])
                yield f"{side}{gram}"
                if size == 1:
                    yield f"{side}{gram}|{near}"
    yield f"next={' '.join(['^', *tokens][max(place - 1, 0) : place + 1])}_{' '.join(right[:2])}"
    yield f"right={' '.join(right[:3])}|{near}"
    yield f"left={' '.join(left[-3:])}|{near}"


def _between(tokens: Sequence[str], place: int) -> Iterator[str]:
    clubs = [at for at, token in enumerate(tokens) if token == CLUB]
    if not clubs:
        return
    at = min(clubs, key=lambda club: abs(club - place))
    low, high = min(at, place), max(at, place)
    between = tokens[low + 1 : high]
    order = "CP" if at < place else "PC"
    yield f"gap={order}{min(len(between), 9)}"
    if len(between) <= 6:
        yield f"path={order} {' '.join(between)}"
    for token in between:
        yield f"mid={order} {token}"


def pair_features(views: Sequence[View], background: Background) -> set[str]:
    """The facts of a pair as a whole, its views apart."""
    nearest = {view.nearness for view in views}
    found = {
        f"views={min(len(views), 6)}",
        f"nearest={'+'.join(sorted(nearest))}{'m' if views[0].is_main else ''}",
        f"first={min(views[0].sentence, 5)}",
        f"length={min(background.sentences // 5, 6)}",
    }
    found |= {f"past={fact}" for fact in past_of(background)}
    return found


def past_of(background: Background) -> Iterator[str]:
    """What the lists know of the person and the club on the report's day; see `whole_report.PAST_FACTS`."""
    person, day = background.person, background.day
    if person is None:
        yield "unlisted"
        return
    yield "listed"
    if day is None:
        return
    holds = person.clubs_on(day)
    if background.club in holds:
        yield "holds"
    elif holds:
        yield "holds-elsewhere"
    else:
        yield "free"
    for stint in person.stints:
        if stint.club == background.club and stint.until is not None and stint.until < day:
            yield "just-left" if day - stint.until < timedelta(days=120) else "was-there"
        if stint.club == background.club and stint.since > day:
            yield "comes"
    if background.club in person.played_for:
        yield "played-there"
