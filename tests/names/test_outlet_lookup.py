import pytest

from bot.domain import Journalist, Outlet, Tier
from bot.errors import UnclearName
from bot.names.catalogue import Catalogue
from bot.names.load import shipped_catalogue
from bot.names.outlet_lookup import find_outlet
from bot.names.registered_domain import registered_domain
from bot.names.suggest import suggested_outlets

CATALOGUE = Catalogue(
    outlets=(
        Outlet("bbc.co.uk", "BBC Sport", ("BBC", "bbc.com"), tier=Tier.OFFICIAL),
        Outlet("thetimes.com", "The Times", tier=Tier.STRONG),
        Outlet("glasgowtimes.co.uk", "Glasgow Times"),
        Outlet("glasgowlive.co.uk", "Glasgow Live", tier=Tier.MIXED),
    ),
    journalists=(Journalist("Fabrizio Romano", "x.com", tier=Tier.STRONG),),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bbc.co.uk", "bbc.co.uk"),
        ("https://www.bbc.com/sport", "bbc.co.uk"),
        ("BBC", "bbc.co.uk"),
        ("the bbc", "bbc.co.uk"),
        ("times", "thetimes.com"),
        ("The Times", "thetimes.com"),
        ("glasgow times", "glasgowtimes.co.uk"),
        ("romano", "Fabrizio Romano"),
        ("fabrizio romno", "Fabrizio Romano"),
        ("new.example", "new.example"),
        ("www.new.example/page", "new.example"),
    ],
)
def test_an_outlet_or_a_journalist_is_found_as_people_type_it(typed: str, meant: str) -> None:
    assert find_outlet(typed, CATALOGUE) == meant


def test_a_name_that_several_have_asks_which() -> None:
    with pytest.raises(UnclearName, match="“glasgow” could be") as unclear:
        find_outlet("glasgow", CATALOGUE)
    assert unclear.value.choices == ("glasgowtimes.co.uk", "glasgowlive.co.uk")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnclearName, match="The nearest names are") as unclear:
        find_outlet("fabricio ramona", CATALOGUE)
    assert "Fabrizio Romano" in unclear.value.choices
    with pytest.raises(UnclearName, match=r"Type its domain, such as bbc\.co\.uk\."):
        find_outlet("🎉", CATALOGUE)


def test_sources_are_offered_by_any_word_of_a_name_the_better_tiers_first() -> None:
    assert suggested_outlets("times", CATALOGUE, 5) == ("thetimes.com", "glasgowtimes.co.uk")
    assert suggested_outlets("rom", CATALOGUE, 5) == ("Fabrizio Romano",)
    assert suggested_outlets("", CATALOGUE, 2) == ("bbc.co.uk", "Fabrizio Romano")


def test_the_lists_that_ship_are_whole() -> None:
    names = shipped_catalogue()
    assert len(names.outlets) >= 200
    assert len(names.journalists) >= 60
    assert all(one.reason and one.name and one.country for one in names.outlets)
    assert all(one.reason and one.name and one.beat for one in names.journalists)
    assert [one.domain for one in names.outlets if registered_domain(one.domain) != one.domain] == []
    assert [one.name for one in names.journalists if one.outlet not in names.outlets_by_domain] == []
    assert len({one.name for one in names.journalists}) == len(names.journalists)
    assert {one.tier for one in names.outlets} == set(Tier)


def test_every_listed_source_is_found_by_its_own_name() -> None:
    names = shipped_catalogue()
    assert [one.domain for one in names.outlets if find_outlet(one.domain, names) != one.domain] == []
    assert [one.name for one in names.journalists if find_outlet(one.name, names) != one.name] == []


def test_journalists_are_credited_like_outlets() -> None:
    assert [one.name for one in CATALOGUE.credited[-2:]] == ["Glasgow Live", "Fabrizio Romano"]
