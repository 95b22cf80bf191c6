"""A club's evidence and corrections as one sequence in time, with everything resolved that needs no history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from bot.domain import Action, Correction, Evidence, Status, Tier
from bot.searches.bookmakers import BOOKMAKERS, is_price
from bot.searches.copies import copies_in
from bot.searches.corrected import corrected
from bot.searches.elsewhere import Elsewhere, FellThrough, appointments_elsewhere
from bot.searches.identity import Identity
from bot.searches.official import is_official
from bot.searches.rules import DEFAULT_RULES, Rules
from bot.searches.rulings import rulings_in
from bot.searches.sources import Sources


class Camp(Enum):
    """The directions a report can take. Reports of one camp agree, of two camps contradict each other."""

    HOPE = "hope"
    REFUSAL = "refusal"
    GOING = "going"
    STAYING = "staying"


_LADDERS = {
    Camp.HOPE: (
        *(Status.LINKED, Status.INTERIM, Status.CANDIDATE, Status.FAVOURITE, Status.TALKS),
        *(Status.AGREED, Status.APPOINTED),
    ),
    Camp.REFUSAL: (Status.UNLIKELY, Status.OUT),
    Camp.GOING: (Status.PRESSURE, Status.DEPARTING),
    Camp.STAYING: (Status.STAYING,),
}
"""The statuses of each camp, the firmest last: who is in talks is a candidate too, who is out is unlikely too."""
_PLACES = {status: (camp, rung) for camp, ladder in _LADDERS.items() for rung, status in enumerate(ladder)}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim that counts, about the club's job, with what its source amounts to."""

    person: str
    """The name under which the person is shown."""
    status: Status
    at: datetime
    source: str
    tier: Tier
    earned: float
    """By how much the source's record raises or lowers the trust in its tier; see `Sources.earned_by`."""
    official: bool
    """Whether it is the club's own word, or his own about what he himself will do."""
    credited: bool
    """Whether the article only passes on what another source said."""
    price: bool
    """Whether it says no more than what bookmakers make of his chances."""
    evidence: Evidence
    camp: Camp
    rung: int
    """Place of the status in its camp, firmer ones higher."""
    copy: bool = False
    """Whether the article's text nearly repeats that of another one, which is known."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that one article says about the club's job."""

    at: datetime
    statements: tuple[Statement, ...]
    """Not empty, in the order of their quotes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What an article says about the club's job that nearly repeats the text of another one: it only counts itself."""

    at: datetime
    origin: str
    """Id of the article that it repeats."""
    statements: tuple[Statement, ...]
    """Not empty, in the order of their quotes."""


Item = Bulletin | Copy | Elsewhere | FellThrough | Correction
"""What moves a search: an article, another one's copy, an appointment at another club, its end, a correction."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a club's job at a moment."""

    items: tuple[Item, ...]
    """Oldest first; of one instant other clubs' appointments, then articles by their ids, then corrections."""
    identity: Identity
    as_of: datetime
    """Aware, UTC: the moment of which it is known."""
    people: Mapping[str, tuple[Evidence, ...]]
    """What counts of each person, copies left out, at every club and oldest first, by the name that is shown."""


_IN_STREAM = frozenset({Action.SET_STATUS, Action.CLOSE, Action.REOPEN})


def record_of(
    club: str,
    evidence: Iterable[Evidence],
    corrections: Iterable[Correction],
    as_of: datetime,
    sources: Sources,
    rules: Rules = DEFAULT_RULES,
) -> Record:
    """What the evidence and corrections amount to when only what was published or in force by `as_of` is known."""
    known = sorted({item for item in evidence if item.stands_at(as_of)}, key=_order)
    in_force = in_force_at(corrections, as_of)
    counted = corrected(known, in_force)
    own = [item for item in counted if item.claim.club == club]
    identity = Identity((item.claim.person for item in own), rulings_in(in_force))
    copies = copies_in(known)
    firsthand = [item for item in counted if (item.article.id, item.claim.club) not in copies]
    items: list[Item] = [*appointments_elsewhere(club, firsthand, in_force, identity, sources, rules)]
    items += _articles(club, own, copies, identity, sources)
    items += [one for one in in_force if one.action in _IN_STREAM and one.club == club]
    people: defaultdict[str, list[Evidence]] = defaultdict(list)
    for item in firsthand:
        people[identity.of(item.claim.person)].append(item)
    return Record(tuple(sorted(items, key=when)), identity, as_of, {name: tuple(said) for name, said in people.items()})


def when(item: Item) -> datetime:
    """The moment from which on an item counts."""
    return item.effective_at if isinstance(item, Correction) else item.at


def in_force_at(corrections: Iterable[Correction], as_of: datetime) -> list[Correction]:
    """The corrections in force at a moment and not taken back since, in the order in which they take effect."""
    return sorted((one for one in corrections if one.holds and one.effective_at <= as_of), key=in_order)


def in_order(correction: Correction) -> tuple[datetime, datetime, int, str]:
    """The order in which corrections take effect; those of one instant by their ids, which count up."""
    return correction.effective_at, correction.at, len(correction.id), correction.id


def _articles(
    club: str,
    evidence: Iterable[Evidence],
    copies: Mapping[tuple[str, str], str],
    identity: Identity,
    sources: Sources,
) -> list[Bulletin | Copy]:
    articles: defaultdict[str, list[Statement]] = defaultdict(list)
    # What an edit brought was said at another moment than the rest of its article.
    editions: defaultdict[tuple[str, datetime], list[Statement]] = defaultdict(list)
    for item in evidence:
        statement = _statement(club, item, identity, sources)
        articles[item.article.id].append(statement)
        editions[item.article.id, statement.at].append(statement)
    found: list[Bulletin | Copy] = []
    for (article_id, at), statements in editions.items():
        origin = copies.get((article_id, club))
        if origin is None:
            found.append(Bulletin(at, tuple(statements)))
        else:
            repeated = tuple(_repeated(one, articles.get(origin, ())) for one in statements)
            found.append(Copy(at, origin, repeated))
    return found


def _repeated(statement: Statement, said: Iterable[Statement]) -> Statement:
    """A statement of a copy as that of the source that it repeats, by what the article that it repeats says."""
    original = next((one for one in said if one.person == statement.person), None)
    return replace(statement, copy=True, source=original.source if original else statement.source)


def _statement(club: str, item: Evidence, identity: Identity, sources: Sources) -> Statement:
    article, claim = item.article, item.claim
    person = identity.of(claim.person)
    price = is_price(item)
    source = BOOKMAKERS if price else sources.source_of(item)
    official = not price and is_official(item, club, person, sources)
    camp, rung = _PLACES[claim.status]
    return Statement(
        person=person,
        status=claim.status,
        at=article.published_at,
        source=source,
        tier=Tier.WEAK if price else Tier.OFFICIAL if official else sources.tier_of(item),
        earned=1.0 if price or official else sources.earned_by(item),
        official=official,
        credited=source != sources.publisher_of(article),
        price=price,
        evidence=item,
        camp=camp,
        rung=rung,
    )


def _order(item: Evidence) -> tuple[datetime, str, int, int, str, str, str, str]:
    """A place in time that depends on nothing but the evidence itself."""
    article, claim = item.article, item.claim
    credit = claim.attributed_to or ""
    return article.published_at, article.id, claim.start, claim.end, claim.club, claim.person, claim.status, credit
