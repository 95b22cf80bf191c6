"""Words with defaults, for tests that care about one or two of their fields."""

from collections.abc import Sequence
from datetime import UTC, datetime

from bot.commands.club_state import ClubState
from bot.domain import Article, Claim, Evidence, Field, Opening, Search, Shortlist, Standing, Status
from bot.searches.corrected import judged
from bot.searches.sources import NO_SOURCES

MORNING = datetime(2024, 3, 28, 9, 30, tzinfo=UTC)


def evidence(
    person: str = "Ruben Amorim",
    status: Status = Status.FAVOURITE,
    quote: str = "Amorim is the favourite",
    title: str = "Reds close in",
    *,
    unsure: bool = False,
) -> Evidence:
    article = Article("a1", MORNING, "bbc.co.uk", title=title, url="https://bbc.co.uk/a1")
    claim = Claim("Liverpool", person, status, quote, Field.TEXT, 0, len(quote), "Sky", 0.91234567, unsure)
    return Evidence(article, claim)


def shortlist(*running: Standing) -> Shortlist:
    holder = Standing("Jurgen Klopp", Status.DEPARTING, 0.0, MORNING, (), reason="said so")
    return Shortlist(
        Search("Liverpool", 1, MORNING, Opening.DEPARTURE),
        as_of=MORNING,
        holders=(holder,),
        running=running,
        ruled_out=(),
        someone_else=0.25,
        reports=1,
        sources=1,
    )


def standing(person: str = "Ruben Amorim", likelihood: float = 0.75) -> Standing:
    return Standing(person, Status.FAVOURITE, likelihood, MORNING, (evidence(person),), likelihood_before=0.5)


def state(said: Sequence[Evidence], *shortlists: Shortlist) -> ClubState:
    return ClubState("Liverpool", MORNING, tuple(said), (), shortlists, (), NO_SOURCES, judged(said, ()))
