from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Status, Tally, Tier
from bot.searches.fold import fold_club
from bot.searches.sources import Sources
from tests.searches.reports import SOURCES, moment, said, standing


@pytest.mark.parametrize("outlet", ["mirror.co.uk", "record.pt", "somebody.example", ""])
def test_three_articles_that_credit_one_outlet_are_one_source(outlet: str) -> None:
    spellings = ["Sky Germany", "sky germany", "Sky Deutschland"]
    keys = {SOURCES.source_of(said("2024-03-28", outlet, "A B", Status.TALKS, credit=credit)) for credit in spellings}
    assert keys == {"sky.de"}


def test_an_outlets_own_article_is_the_source_that_others_credit() -> None:
    own = said("2024-03-28", "sky.de", "A B", Status.TALKS)
    credited = said("2024-03-28", "record.pt", "A B", Status.TALKS, credit="Sky Germany")
    assert SOURCES.source_of(own) == SOURCES.source_of(credited)


def test_outlets_of_one_group_are_one_source_however_they_are_named() -> None:
    own = said("2024-03-28", "express.co.uk", "A B", Status.TALKS)
    credited = said("2024-03-28", "bbc.co.uk", "A B", Status.TALKS, credit="the Mirror")
    assert {SOURCES.source_of(own), SOURCES.source_of(credited)} == {"reach"}


def test_an_unknown_credit_is_a_source_by_its_name() -> None:
    first = said("2024-03-28", "bbc.co.uk", "A B", Status.TALKS, credit="The Gazette")
    second = said("2024-03-29", "record.pt", "A B", Status.TALKS, credit="gazette")
    assert SOURCES.source_of(first) == SOURCES.source_of(second) == "gazette"


def test_texts_of_unknown_origin_are_a_source_each() -> None:
    first = said("2024-03-28", "", "A B", Status.TALKS, article="one")
    second = said("2024-03-28", "", "A B", Status.TALKS, article="two")
    assert SOURCES.source_of(first) != SOURCES.source_of(second)


def test_a_post_is_its_authors_and_not_the_platforms() -> None:
    post = said("2024-03-28", "x.com", "A B", Status.AGREED, article="post")
    by_romano = replace(post, article=replace(post.article, author="Fabrizio Romano"))
    credited = said("2024-03-28", "bbc.co.uk", "A B", Status.AGREED, credit="Fabrizio Romano")
    assert SOURCES.source_of(by_romano) == SOURCES.source_of(credited)
    assert SOURCES.source_of(post) == "post"


def test_a_clubs_site_is_official_for_that_club_only() -> None:
    assert SOURCES.is_official("liverpoolfc.com", "Liverpool")
    assert not SOURCES.is_official("liverpoolfc.com", "Sporting CP")
    assert SOURCES.tier("liverpoolfc.com") is Tier.OFFICIAL


def test_an_unknown_outlet_is_sound() -> None:
    assert SOURCES.tier("somebody.example") is Sources().tier("bbc.co.uk") is Tier.SOUND


def test_a_claim_has_the_tier_of_the_outlet_it_credits_where_that_is_known() -> None:
    assert SOURCES.tier_of(said("2024-03-28", "rewrites.example", "A B", Status.TALKS, credit="BBC")) is Tier.OFFICIAL
    assert SOURCES.tier_of(said("2024-03-28", "rewrites.example", "A B", Status.TALKS, credit="A Blog")) is Tier.WEAK


@pytest.mark.parametrize(
    "credit",
    [
        "David Ornstein",
        "david ornstein",
        "The Athletic’s David Ornstein",
        "David Ornstein of The Times",
        "@DavidOrnstein",
    ],
)
def test_a_journalist_that_a_report_credits_speaks_for_himself_with_his_tier(credit: str) -> None:
    told = said("2024-03-28", "rewrites.example", "A B", Status.TALKS, credit=credit)
    assert SOURCES.voice_of(told) == "david ornstein"
    assert SOURCES.tier_of(told) is Tier.OFFICIAL


@pytest.mark.parametrize("author", ["Fabrizio Romano", "Fabrizio Romano (@FabrizioRomano)", "@fabrizioromano"])
def test_a_post_by_a_journalist_is_his(author: str) -> None:
    post = said("2024-03-28", "x.com", "A B", Status.AGREED)
    post = replace(post, article=replace(post.article, author=author))
    assert SOURCES.voice_of(post) == SOURCES.source_of(post) == "fabrizio romano"
    assert SOURCES.tier_of(post) is Tier.STRONG


def test_an_article_by_a_journalist_is_his_and_yet_his_outlets() -> None:
    signed = said("2024-03-28", "theathletic.com", "A B", Status.AGREED)
    unsigned = said("2024-03-29", "theathletic.com", "A B", Status.AGREED)
    signed = replace(signed, article=replace(signed.article, author="David Ornstein"))
    assert (SOURCES.voice_of(signed), SOURCES.voice_of(unsigned)) == ("david ornstein", "theathletic.com")
    assert SOURCES.source_of(signed) == SOURCES.source_of(unsigned) == SOURCES.publisher_of(signed.article)


def test_a_journalist_of_a_group_is_one_source_with_it() -> None:
    credited = said("2024-03-28", "bbc.co.uk", "A B", Status.AGREED, credit="Craig Hope")
    assert SOURCES.source_of(credited) == "reach"


def test_an_unlisted_account_is_a_source_by_its_name_even_if_part_of_it_is_a_name() -> None:
    post = said("2024-03-28", "x.com", "A B", Status.AGREED)
    post = replace(post, article=replace(post.article, author="Hope FC News"))
    assert SOURCES.voice_of(post) == "hope fc news"


def test_a_workspaces_own_tiers_take_the_lists_place() -> None:
    own = SOURCES.of_workspace({"bbc.co.uk": Tier.WEAK, "david ornstein": Tier.MIXED, "new.example": Tier.STRONG})
    assert own.tier_of(said("2024-03-28", "bbc.co.uk", "A B", Status.TALKS)) is Tier.WEAK
    assert own.tier_of(said("2024-03-28", "x.com", "A B", Status.TALKS, credit="David Ornstein")) is Tier.MIXED
    assert own.tier_of(said("2024-03-28", "new.example", "A B", Status.TALKS)) is Tier.STRONG
    assert own.tier_of(said("2024-03-28", "sky.de", "A B", Status.TALKS)) is Tier.STRONG
    assert SOURCES.tier_of(said("2024-03-28", "bbc.co.uk", "A B", Status.TALKS)) is Tier.OFFICIAL


def test_a_claim_has_what_its_voice_had_earned_by_its_month() -> None:
    march, april = moment("2024-03-01"), moment("2024-04-01")
    own = SOURCES.of_workspace({}, {("sky.de", march): Tally(9, 1), ("sky.de", april): Tally(9, 30)})
    earned = [
        own.earned_by(said(day, "sky.de", "A B", Status.TALKS)) for day in ("2024-02-29", "2024-03-31", "2024-04-01")
    ]
    assert earned[0] == 1.0
    assert earned[1] > 1.0 > earned[2]
    assert own.earned_by(said("2024-04-02", "sky.de", "A B", Status.TALKS, credit="BBC")) == 1.0


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_better_record_never_makes_a_shortlist_trust_a_source_less(right: int, wrong: int) -> None:
    told = [
        said("2024-03-02", "bbc.co.uk", "Jurgen Klopp", Status.DEPARTING),
        said("2024-03-03", "sky.de", "Arne Slot", Status.TALKS),
        said("2024-03-03", "record.pt", "Ruben Amorim", Status.TALKS),
    ]

    def likelihood(tally: Tally) -> float:
        own = SOURCES.of_workspace({}, {("sky.de", moment("2024-03-01")): tally})
        (shortlist,) = fold_club("Liverpool", told, as_of=moment("2024-03-04"), sources=own)
        return standing(shortlist, "Arne Slot").likelihood

    assert likelihood(Tally(right + 1, wrong)) >= likelihood(Tally(right, wrong)) >= likelihood(Tally(right, wrong + 1))
