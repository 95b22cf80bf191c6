import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UnclearName
from bot.names.catalogue import Catalogue
from bot.names.resolve import MOST_CHOICES, find_person
from tests.names.catalogue import CATALOGUE

KNOWN = ("Xabi Alonso", "Jurgen Klopp", "Thomas Tuchel", "Marcelino García Toral")


def choices(typed: str, known: tuple[str, ...] = KNOWN) -> tuple[str, ...]:
    with pytest.raises(UnclearName) as unclear:
        find_person(typed, known, CATALOGUE)
    return unclear.value.choices


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("Xabi Alonso", "Xabi Alonso"),
        ("alonso", "Xabi Alonso"),
        ("xabi", "Xabi Alonso"),
        ("Jürgen Klopp", "Jurgen Klopp"),
        ("kloop", "Jurgen Klopp"),
        ("jurgen klop", "Jurgen Klopp"),
        ("garcia toral", "Marcelino García Toral"),
        ("garcía", "Marcelino García Toral"),
        ("marcel", "Marcelino García Toral"),
        ("amorin", "Ruben Amorim"),
        ("Rúben Amorim", "Ruben Amorim"),
        ("de zerbi", "Roberto De Zerbi"),
        ("dezerbi", "Roberto De Zerbi"),
        ("xavi", "Xavi Hernandez"),
    ],
)
def test_a_person_is_found_as_people_type_it(typed: str, person: str) -> None:
    assert find_person(typed, KNOWN, CATALOGUE) == person


def test_somebody_who_was_read_about_comes_before_somebody_who_is_only_listed() -> None:
    assert find_person("thomas", KNOWN, CATALOGUE) == "Thomas Tuchel"
    assert set(choices("thomas", ())) == {"Thomas Frank", "Thomas Tuchel"}


def test_a_family_name_comes_before_a_given_name() -> None:
    assert find_person("frank", ("Frank Lampard", "Thomas Frank"), CATALOGUE) == "Thomas Frank"


def test_a_name_of_several_asks_which() -> None:
    assert choices("ancelotti") == ("Carlo Ancelotti", "Davide Ancelotti")
    assert choices("alonso", ("Marcos Alonso", "Xabi Alonso")) == ("Marcos Alonso", "Xabi Alonso")


def test_the_people_of_the_club_asked_about_leave_others_of_the_name_out() -> None:
    known = ("Marcos Alonso", "Xabi Alonso")
    assert find_person("alonso", known, CATALOGUE, first=["Xabi Alonso"]) == "Xabi Alonso"


def test_a_slip_does_not_choose_between_two_near_names() -> None:
    assert set(choices("potte", ("Graham Potter", "Dean Potts"))) == {"Graham Potter", "Dean Potts"}


def test_a_listed_person_is_called_as_the_workspace_has_read_him() -> None:
    assert find_person("xavi hernandez", ("Xavi",), CATALOGUE) == "Xavi"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    assert "Carlo Ancelotti" in choices("carla antonelli")
    with pytest.raises(UnclearName, match="No person is called “qqqq”"):
        find_person("qqqq", KNOWN, CATALOGUE)


def test_nobody_is_known_by_nothing() -> None:
    assert choices("") == ()
    with pytest.raises(UnclearName):
        find_person("alonso", (), Catalogue())


@given(st.text(), st.lists(st.text(), max_size=4))
def test_any_text_is_a_person_or_a_question(typed: str, known: list[str]) -> None:
    try:
        found = [find_person(typed, known, CATALOGUE)]
    except UnclearName as unclear:
        found = [*unclear.choices]
    assert len(found) <= MOST_CHOICES
    assert set(found) <= {*CATALOGUE.people_by_name, *known}
