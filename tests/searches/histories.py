"""What may be reported and corrected of a club's job, for the rules that hold whatever it is."""

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from random import Random

from hypothesis import strategies as st

from bot.domain import Action, Article, Correction, Evidence, Status
from tests.searches.reports import SOURCES, correction, moment, said

START = moment("2024-01-01")
OUTLETS = [
    "bbc.co.uk",
    "theathletic.com",
    "sky.de",
    "record.pt",
    "mirror.co.uk",
    "express.co.uk",
    "liverpoolfc.com",
    "a.org",
]
PEOPLE = ["Jurgen Klopp", "Ruben Amorim", "Amorim", "Arne Slot", "Rafa Benitez", "Rafael Benitez", "Xabi Alonso"]
CREDITS = [None, None, None, "Sky Germany", "The Athletic", "A Blogger", "Liverpool", "Arne Slot"]
CREDITABLE = {"bbc.co.uk": "BBC", "theathletic.com": "The Athletic", "sky.de": "Sky Germany", "reach": "Daily Mirror"}
DAYS = st.integers(0, 250)
ANY = st.sampled_from(Status)


def _family_name(person: str) -> str:
    return person.rsplit(maxsplit=1)[-1]


@st.composite
def articles(draw: st.DrawFn, statuses: st.SearchStrategy[Status]) -> list[Evidence]:
    """What one article claims: of one person one thing, by whichever of his names."""
    day, outlet, number = draw(DAYS), draw(st.sampled_from(OUTLETS)), draw(st.integers(0, 10**6))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4, unique_by=_family_name))
    page = Article(id=f"{number:06d} {outlet} {day}", published_at=START + timedelta(days=day), outlet=outlet)
    found = []
    for place, person in enumerate(people):
        item = said(
            "2024-01-01",
            outlet,
            person,
            draw(statuses),
            club=draw(st.sampled_from(["Liverpool", "Liverpool", "Liverpool", "Sporting CP"])),
            credit=draw(st.sampled_from(CREDITS)),
            unsure=draw(st.sampled_from([False, False, False, True])),
            start=place * 100,
            quote=draw(st.sampled_from(["", "", "", f"{person} is 6/4"])),
        )
        found.append(replace(item, article=page))
    return found


def reports(statuses: st.SearchStrategy[Status], one_a_day: bool = False) -> st.SearchStrategy[list[Evidence]]:
    """What up to a dozen articles claim."""

    def key(claims: list[Evidence]) -> object:
        return claims[0].article.published_at if one_a_day else claims[0].article.id

    found = st.lists(articles(statuses), max_size=12, unique_by=key)
    return found.map(lambda claims: list(chain.from_iterable(claims)))


def _with_copies(evidence: list[Evidence], chance: Random) -> list[Evidence]:
    """The same reports, some of which repeat the text of another one."""
    pages = sorted({item.article.id for item in evidence})
    origins = {page: chance.choice([None, None, chance.choice(pages)]) for page in pages}
    return [replace(item, article=replace(item.article, echo_of=origins[item.article.id])) for item in evidence]


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Evidence], list[Correction]]:
    """Reports, some of them near copies of others, and corrections about them."""
    evidence = draw(reports(ANY))
    copied = draw(st.sampled_from([False, True])) and evidence
    evidence = _with_copies(evidence, draw(st.randoms(use_true_random=False))) if copied else evidence
    pages = [item.article.id for item in evidence] or ["none"]
    corrections = []
    for place in range(draw(st.integers(0, 4))):
        made = correction(
            (START + timedelta(days=draw(DAYS), hours=12)).strftime("%Y-%m-%d %H:%M"),
            draw(st.sampled_from(Action)),
            draw(st.sampled_from(PEOPLE)),
            status=draw(st.sampled_from(Status)),
            other=draw(st.sampled_from(PEOPLE)),
            article_id=draw(st.sampled_from(pages)),
            club=draw(st.sampled_from(["Liverpool", "Liverpool", "Sporting CP"])),
        )
        to_club = draw(st.sampled_from(["", "Liverpool", "Sporting CP"]))
        corrections.append(replace(made, id=f"correction {place}", to_club=to_club))
    return evidence, corrections


def credit_for(item: Evidence) -> str | None:
    """How an article would credit the source of a claim; None for a source without a name to credit."""
    return item.claim.attributed_to or CREDITABLE.get(SOURCES.source_of(item))
