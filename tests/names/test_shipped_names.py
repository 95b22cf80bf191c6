"""What people type, against the lists that ship."""

import pytest

from bot.errors import UnclearName
from bot.names.leagues import is_womens
from bot.names.load import shipped_catalogue
from bot.names.resolve import find_club, find_person


@pytest.mark.parametrize(
    ("typed", "club"),
    [
        ("liverpool", "Liverpool"),
        ("lfc", "Liverpool"),
        ("spurs", "Tottenham Hotspur"),
        ("man utd", "Manchester United"),
        ("man u", "Manchester United"),
        ("bayern", "Bayern Munich"),
        ("Köln", "Cologne"),
        ("koln", "Cologne"),
        ("psg", "Paris Saint-Germain"),
        ("juve", "Juventus"),
        ("milan", "AC Milan"),
        ("gladbach", "Borussia Monchengladbach"),
        ("newcastle", "Newcastle United"),
        ("forest", "Nottingham Forest"),
        ("chelsea women", "Chelsea Women"),
        ("usmnt", "United States"),
        ("arsnal", "Arsenal"),
        ("liverpol", "Liverpool"),
        ("dortmnd", "Borussia Dortmund"),
        ("wrexhma", "Wrexham"),
    ],
)
def test_a_club_is_found_as_people_type_it(typed: str, club: str) -> None:
    assert find_club(typed, shipped_catalogue()) == club


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("united", "Manchester United"),
        ("inter", "Inter Milan"),
        ("real", "Real Madrid"),
        ("reds", "Liverpool"),
        ("manchester", "Manchester City"),
        ("paris", "Paris Saint-Germain"),
        ("city", "Manchester City"),
        ("austrla", "Austria"),
    ],
)
def test_a_name_that_several_clubs_have_asks_which(typed: str, first: str) -> None:
    with pytest.raises(UnclearName) as unclear:
        find_club(typed, shipped_catalogue())
    assert unclear.value.choices[0] == first


def test_every_clubs_name_means_that_club() -> None:
    catalogue = shipped_catalogue()
    assert [club.name for club in catalogue.clubs if find_club(club.name, catalogue) != club.name] == []


def test_every_persons_name_means_that_person() -> None:
    catalogue = shipped_catalogue()
    assert [one.name for one in catalogue.people if find_person(one.name, (), catalogue) != one.name] == []


def test_womens_sides_are_known_as_such() -> None:
    womens = {club.name for club in shipped_catalogue().clubs if is_womens(club)}
    assert {"Chelsea Women", "England Women", "Angel City", "Portland Thorns"} <= womens
    assert not {"Chelsea", "England", "Portland Timbers"} & womens


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("klopp", "Jurgen Klopp"),
        ("mourino", "Jose Mourinho"),
        ("ten hag", "Erik ten Hag"),
        ("pep guardiola", "Pep Guardiola"),
    ],
)
def test_a_person_is_found_as_people_type_it(typed: str, person: str) -> None:
    assert find_person(typed, (), shipped_catalogue()) == person
