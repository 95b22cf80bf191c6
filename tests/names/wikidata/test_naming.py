import pytest

from bot.names.load import shipped_catalogue
from bot.names.wikidata.naming import Naming, plain, site_of


@pytest.fixture(scope="module")
def naming() -> Naming:
    return Naming(shipped_catalogue())


@pytest.mark.parametrize(
    ("label", "club"),
    [
        ("Liverpool F.C.", "Liverpool"),
        ("A.F.C. Bournemouth", "Bournemouth"),
        ("1. FC Köln", "Cologne"),
        ("Stade Rennais F.C.", "Rennes"),
        ("Real Madrid CF", "Real Madrid"),
        ("Chelsea F.C. Women", "Chelsea Women"),
        ("Arsenal W.F.C.", "Arsenal Women"),
        ("Germany men's national football team", "Germany"),
        ("Germany national football team", "Germany"),
        ("United States men's national soccer team", "United States"),
        ("Germany women's national football team", "Germany Women"),
        ("FC Barcelona B", None),
        ("FC Bayern Munich II", None),
        ("Liverpool F.C. Under-21s and Academy", None),
        ("England national under-21 football team", None),
        ("Q12345", None),
        ("", None),
    ],
)
def test_a_team_is_the_club_of_ours_that_it_names(naming: Naming, label: str, club: str | None) -> None:
    assert naming.club(label) == club


@pytest.mark.parametrize(
    ("labels", "league"),
    [
        (("EFL Championship",), "Championship"),
        (("Süper Lig",), "Super Lig"),
        (("Serie A",), "Serie A"),
        (("Premier League", "EFL Championship"), None),
        (("Sunday League",), None),
        ((), None),
    ],
)
def test_a_league_is_taken_only_where_it_is_one_of_ours(
    naming: Naming, labels: tuple[str, ...], league: str | None
) -> None:
    assert naming.league(labels) == league


def test_names_lose_their_accents() -> None:
    assert plain("Ole Gunnar Solskjær") == "Ole Gunnar Solskjaer"
    assert plain("Jürgen Łukasz") == "Jurgen Lukasz"


@pytest.mark.parametrize(
    ("address", "site"),
    [("https://www.liverpoolfc.com/team", "liverpoolfc.com"), ("http://fcb.de", "fcb.de"), ("javascript:alert(1)", "")],
)
def test_a_site_is_a_domain(address: str, site: str) -> None:
    assert site_of(address) == site
