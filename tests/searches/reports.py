"""Evidence and corrections for tests, in a line each."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain import (
    Action,
    Article,
    Claim,
    Club,
    Correction,
    Evidence,
    Field,
    Journalist,
    Outlet,
    Shortlist,
    Standing,
    Status,
    Tier,
)
from bot.searches.fold import fold_club
from bot.searches.sources import Sources

SOURCES = Sources.of(
    [
        Outlet("bbc.co.uk", "BBC Sport", ("BBC",), tier=Tier.OFFICIAL),
        Outlet("theathletic.com", "The Athletic", tier=Tier.STRONG),
        Outlet("sky.de", "Sky Germany", ("Sky Deutschland",), tier=Tier.STRONG),
        Outlet("record.pt", "Record", tier=Tier.SOUND),
        Outlet("mirror.co.uk", "Daily Mirror", ("Mirror",), tier=Tier.MIXED, group="reach"),
        Outlet("express.co.uk", "Daily Express", tier=Tier.MIXED, group="reach"),
        Outlet("rewrites.example", "Rewrites", tier=Tier.WEAK),
    ],
    [Club("Liverpool", site="liverpoolfc.com"), Club("Sporting CP", site="sporting.pt")],
    [
        Journalist("David Ornstein", "theathletic.com", tier=Tier.OFFICIAL),
        Journalist("Fabrizio Romano", "x.com", tier=Tier.STRONG),
        Journalist("Craig Hope", "mirror.co.uk", tier=Tier.STRONG),
    ],
)


def moment(text: str) -> datetime:
    """A day ("2024-03-28") or a time on it ("2024-03-28 18:00"), UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def said(
    day: str,
    outlet: str,
    person: str,
    status: Status,
    *,
    club: str = "Liverpool",
    credit: str | None = None,
    unsure: bool = False,
    article: str = "",
    start: int = 0,
    quote: str = "",
    echo_of: str | None = None,
) -> Evidence:
    """One claim; without `article` all claims of one outlet and day are one article's."""
    page = Article(id=article or f"{outlet} {day}", published_at=moment(day), outlet=outlet, echo_of=echo_of)
    words = quote or f"{person}: {status}"
    claim = Claim(club, person, status, words, Field.TEXT, start, start + len(words), credit, unsure=unsure)
    return Evidence(page, claim)


def report(
    day: str, outlet: str, *, club: str = "Liverpool", credit: str | None = None, **people: Status
) -> list[Evidence]:
    """An article with several claims; names have underscores for spaces."""
    return [
        said(day, outlet, name.replace("_", " "), status, club=club, credit=credit, start=place * 100)
        for place, (name, status) in enumerate(people.items())
    ]


def correction(
    day: str,
    action: Action,
    person: str = "",
    *,
    status: Status | None = None,
    other: str = "",
    article_id: str = "",
    club: str = "Liverpool",
    undone: str | None = None,
) -> Correction:
    """A moderator's correction, in force from that day on."""
    return Correction(
        id=f"{day} {action} {person}",
        workspace="terminal:local",
        action=action,
        club=club,
        by="moderator",
        at=moment(day),
        effective_at=moment(day),
        person=person,
        status=status,
        other=other,
        article_id=article_id,
        undone_at=moment(undone) if undone else None,
    )


def folded(
    evidence: Sequence[Evidence], as_of: str, corrections: Sequence[Correction] = (), *, club: str = "Liverpool"
) -> tuple[Shortlist, ...]:
    """The club's searches as of a moment, with `SOURCES`."""
    return fold_club(club, evidence, corrections, as_of=moment(as_of), sources=SOURCES)


def current(
    evidence: Sequence[Evidence], as_of: str, corrections: Sequence[Correction] = (), *, club: str = "Liverpool"
) -> Shortlist:
    """The last of them."""
    return folded(evidence, as_of, corrections, club=club)[-1]


def statuses(shortlist: Shortlist) -> dict[str, Status]:
    """Everyone's status by name."""
    return {standing.person: standing.status for standing in shortlist.everyone}


def standing(shortlist: Shortlist, person: str) -> Standing:
    """One person's standing."""
    return next(one for one in shortlist.everyone if one.person == person)
