"""A club's evidence and corrections as one sequence in time, with everything resolved that needs no history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.domain import Action, Correction, Evidence, Status, Tier
from bot.searches.elsewhere import Elsewhere, appointments_elsewhere
from bot.searches.identity import Identity
from bot.searches.sources import Sources, name_key


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
_OWN_WORD = frozenset({Status.OUT, Status.STAYING, Status.DEPARTING})


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim that counts, about the club's job, with what its source amounts to."""

    person: str
    """The name under which the person is shown."""
    status: Status
    at: datetime
    source: str
    tier: Tier
    official: bool
    """Whether it is the club's own word, or his own about what he himself will do."""
    credited: bool
    """Whether the article only passes on what another source said."""
    evidence: Evidence
    camp: Camp
    rung: int
    """Place of the status in its camp, firmer ones higher."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Everything that one article says about the club's job."""

    at: datetime
    statements: tuple[Statement, ...]
    """Not empty, in the order of their quotes."""


Item = Bulletin | Elsewhere | Correction
"""What moves a search: an article, an appointment at another club, a moderator's correction."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a club's job at a moment."""

    items: tuple[Item, ...]
    """Oldest first; of one instant other clubs' appointments, then articles by their ids, then corrections."""
    identity: Identity


_IN_STREAM = frozenset({Action.SET_STATUS, Action.CLOSE, Action.REOPEN})


def record_of(
    club: str, evidence: Iterable[Evidence], corrections: Iterable[Correction], as_of: datetime, sources: Sources
) -> Record:
    """What the evidence and corrections amount to when only what was published or in force by `as_of` is known."""
    known = sorted({item for item in evidence if item.article.published_at <= as_of}, key=_order)
    in_force = sorted((one for one in corrections if holds(one, club, as_of)), key=in_order)
    counted = _counted(known, in_force)
    own = [item for item in counted if item.claim.club == club]
    identity = Identity((item.claim.person for item in own), _joined(in_force))
    items: list[Item] = [*appointments_elsewhere(club, counted, identity, sources)]
    items += _bulletins(club, own, identity, sources)
    items += [one for one in in_force if one.action in _IN_STREAM]
    return Record(tuple(sorted(items, key=when)), identity)


def when(item: Item) -> datetime:
    """The moment from which on an item counts."""
    return item.effective_at if isinstance(item, Correction) else item.at


def holds(correction: Correction, club: str, as_of: datetime) -> bool:
    """Whether a correction is about the club, in force by then, and not taken back since."""
    return correction.club == club and correction.undone_at is None and correction.effective_at <= as_of


def in_order(correction: Correction) -> tuple[datetime, datetime, str]:
    """The order in which corrections take effect."""
    return correction.effective_at, correction.at, correction.id


def _counted(evidence: Sequence[Evidence], corrections: Sequence[Correction]) -> list[Evidence]:
    """The evidence less what the reader was unsure of, confirmed claims added and dropped ones left out.

    A correction means the claim by its article and person, by any of the person's names. Of a drop and a
    confirmation of one claim the later holds.
    """
    verdicts = [one for one in corrections if one.action in {Action.DROP_CLAIM, Action.CONFIRM_CLAIM}]
    if not verdicts:
        return [item for item in evidence if not item.claim.unsure]
    club = verdicts[0].club
    names = [item.claim.person for item in evidence if item.claim.club == club]
    identity = Identity([*names, *(one.person for one in verdicts)], _joined(corrections))
    confirmed = {(one.article_id, identity.of(one.person)): one.action is Action.CONFIRM_CLAIM for one in verdicts}

    def counts(item: Evidence) -> bool:
        verdict = confirmed.get((item.article.id, identity.of(item.claim.person))) if item.claim.club == club else None
        return not item.claim.unsure if verdict is None else verdict

    return [item for item in evidence if counts(item)]


def _joined(corrections: Iterable[Correction]) -> list[tuple[str, str]]:
    """The pairs of names that moderators said are one person; the second is shown."""
    joins = (one for one in corrections if one.action is Action.SAME_PERSON)
    return [(one.person, one.other) for one in joins if one.person and one.other]


def _bulletins(club: str, evidence: Iterable[Evidence], identity: Identity, sources: Sources) -> list[Bulletin]:
    articles: defaultdict[str, list[Statement]] = defaultdict(list)
    for item in evidence:
        articles[item.article.id].append(_statement(club, item, identity, sources))
    return [Bulletin(statements[0].at, tuple(statements)) for statements in articles.values()]


def _statement(club: str, item: Evidence, identity: Identity, sources: Sources) -> Statement:
    article, claim = item.article, item.claim
    person = identity.of(claim.person)
    source = sources.source_of(item)
    if claim.attributed_to:
        said_himself = claim.status in _OWN_WORD and f" {name_key(person)}".endswith(f" {source}")
        official = said_himself or source == name_key(club)
    else:
        official = sources.is_official(article.outlet, club)
    camp, rung = _PLACES[claim.status]
    return Statement(
        person=person,
        status=claim.status,
        at=article.published_at,
        source=source,
        tier=Tier.OFFICIAL if official else sources.tier_of(item),
        official=official,
        credited=source != sources.publisher_of(article),
        evidence=item,
        camp=camp,
        rung=rung,
    )


def _order(item: Evidence) -> tuple[datetime, str, int, int, str, str, str, str]:
    """A place in time that depends on nothing but the evidence itself."""
    article, claim = item.article, item.claim
    credit = claim.attributed_to or ""
    return article.published_at, article.id, claim.start, claim.end, claim.club, claim.person, claim.status, credit
