from dataclasses import replace

import pytest

from bot.domain import Status, Tier
from bot.searches.sources import Sources
from tests.searches.reports import SOURCES, said


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
