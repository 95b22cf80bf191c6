"""What is only a bookmaker's price, and what a price does to a shortlist."""

import pytest

from bot.domain import Status
from bot.searches.bookmakers import gives_price, is_price
from tests.searches.reports import current, said, standing, statuses

S = Status


@pytest.mark.parametrize(
    "quote",
    [
        "Dean Smith is 16/1",
        "11-10 with Sky Bet",
        "he is 11-10 with Sky Bet",
        "8-1 Ruben Amorim",
        "Slot is odds-on for the Anfield job",
        "had been made favourite by the bookmakers before lunch",
        "the bookies\u2019 pick",
        "Brighton's Roberto De Zerbi is next in the market",
        "now nobody is shorter in the betting",
        "his odds have been slashed",
        "evens overnight to become Rangers boss",
        "slashed from 12s",
        "Slaven has seen his price tumble",
        "Jose Mourinho | 25/1 (from 12s)",
    ],
)
def test_words_that_give_a_price(quote: str) -> None:
    assert gives_price(quote)


@pytest.mark.parametrize(
    "quote",
    [
        "the front-runner for the Anfield job",
        "Liverpool are at odds with Leverkusen over him",
        "he kept them up against all the odds",
        "in charge for the 2024/25 season",
        "in charge for the 24/25 season",
        "works 24/7",
        "who won 3-1 at Anfield on Saturday, is admired",
        "Sporting's asking price for foreign suitors",
        "is off the coaching market",
        "three of the four favourites have said no",
        "investigated in a betting scandal",
    ],
)
def test_words_that_give_none(quote: str) -> None:
    assert not gives_price(quote)


def test_what_a_bookmaker_publishes_or_is_credited_with_is_a_price() -> None:
    assert is_price(said("2024-03-01", "betfair.com", "Arne Slot", S.FAVOURITE))
    assert is_price(said("2024-03-01", "paddypower.com", "Arne Slot", S.LINKED))
    assert is_price(said("2024-03-01", "mirror.co.uk", "Arne Slot", S.FAVOURITE, credit="Sky Bet"))
    assert not is_price(said("2024-03-01", "mirror.co.uk", "Arne Slot", S.FAVOURITE, credit="Sky Germany"))


def test_an_event_is_no_price_whatever_price_stands_beside_it() -> None:
    quote = "has been interviewed and is 6/1"
    assert is_price(said("2024-03-01", "mirror.co.uk", "Arne Slot", S.CANDIDATE, quote=quote))
    assert not is_price(said("2024-03-01", "mirror.co.uk", "Arne Slot", S.TALKS, quote=quote))


KLOPP = said("2024-01-26", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING)


def test_a_price_moves_nobody_of_whom_reports_speak() -> None:
    linked = said("2024-03-01", "bbc.co.uk", "Arne Slot", S.LINKED)
    odds = said("2024-03-02", "theathletic.com", "Arne Slot", S.FAVOURITE, quote="Slot is 4/6")
    shortlist = current([KLOPP, linked, odds], "2024-03-03")
    assert statuses(shortlist)["Arne Slot"] is S.LINKED
    slot = standing(shortlist, "Arne Slot")
    assert (slot.odds, slot.origins, len(slot.evidence)) == (odds, 1, 2)
    assert (shortlist.reports, shortlist.sources) == (3, 1)


def test_one_of_whom_only_a_price_is_known_is_listed_with_it() -> None:
    odds = said("2024-03-02", "theathletic.com", "Arne Slot", S.FAVOURITE, quote="Slot is 4/6")
    slot = standing(current([KLOPP, odds], "2024-03-03"), "Arne Slot")
    assert (slot.status, slot.odds, slot.origins) == (S.FAVOURITE, odds, 0)


def test_the_prices_of_several_bookmakers_are_worth_one() -> None:
    prices = [
        said("2024-03-02", outlet, "Arne Slot", S.FAVOURITE, quote="Slot is 4/6")
        for outlet in ("bbc.co.uk", "record.pt", "sky.de")
    ]
    one, three = current([KLOPP, prices[0]], "2024-03-03"), current([KLOPP, *prices], "2024-03-03")
    assert standing(one, "Arne Slot").likelihood == standing(three, "Arne Slot").likelihood
    assert (one.sources, three.sources) == (1, 1)
