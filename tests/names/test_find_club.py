import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Club
from bot.errors import UnclearName
from bot.names.catalogue import Catalogue
from bot.names.resolve import MOST_CHOICES, find_club
from tests.names.catalogue import CATALOGUE


def choices(typed: str, *active: str) -> tuple[str, ...]:
    with pytest.raises(UnclearName) as unclear:
        find_club(typed, CATALOGUE, active)
    return unclear.value.choices


@pytest.mark.parametrize(
    ("typed", "club"),
    [
        ("liverpool", "Liverpool"),
        (" LIVERPOOL ", "Liverpool"),
        ("lfc", "Liverpool"),
        ("spurs", "Tottenham Hotspur"),
        ("man utd", "Manchester United"),
        ("manchester utd", "Manchester United"),
        ("Köln", "Cologne"),
        ("koln", "Cologne"),
        ("1 fc köln", "Cologne"),
        ("Liverpool FC", "Liverpool"),
        ("the magpies", "Newcastle United"),
        ("old lady", "Juventus"),
        ("hotspur", "Tottenham Hotspur"),
        ("united newcastle", "Newcastle United"),
        ("saint germain", "Paris Saint-Germain"),
        ("liverp", "Liverpool"),
        ("real m", "Real Madrid"),
        ("inter milan", "Inter Milan"),
        ("inter mia", "Inter Miami"),
    ],
)
def test_a_club_is_found_as_people_type_it(typed: str, club: str) -> None:
    assert find_club(typed, CATALOGUE) == club


@pytest.mark.parametrize(
    ("typed", "club"),
    [
        ("liverpol", "Liverpool"),
        ("livrepool", "Liverpool"),
        ("lievrpol", "Liverpool"),
        ("manchster untied", "Manchester United"),
        ("spurz", "Tottenham Hotspur"),
        ("juventsu", "Juventus"),
    ],
)
def test_one_or_two_slips_are_forgiven(typed: str, club: str) -> None:
    assert find_club(typed, CATALOGUE) == club


def test_a_slip_does_not_choose_between_two_near_names() -> None:
    assert set(choices("celtc")) == {"Celtic", "Celta Vigo"}


def test_a_shorter_name_may_have_fewer_slips() -> None:
    assert "No club is called “celtkk”" in message("celtkk")
    assert "No club is called “lfx”" in message("lfx")


def message(typed: str) -> str:
    with pytest.raises(UnclearName) as unclear:
        find_club(typed, CATALOGUE)
    return str(unclear.value)


def test_a_word_of_several_names_asks_which() -> None:
    assert choices("united") == ("Manchester United", "Newcastle United", "Leeds United", "Sutton United")
    assert set(choices("manchester")) == {"Manchester City", "Manchester United"}
    assert choices("real") == ("Real Madrid", "Real Betis")
    assert set(choices("paris")) == {"Paris FC", "Paris Saint-Germain"}


def test_the_question_names_the_choices_and_what_to_do() -> None:
    assert message("real") == "“real” could be Real Madrid or Real Betis: type more of the name."


def test_a_nickname_of_several_asks_which() -> None:
    assert set(choices("reds")) == {"Liverpool", "Manchester United"}


def test_an_alias_that_begins_the_name_of_a_big_club_asks_which() -> None:
    assert choices("inter") == ("Inter Milan", "Inter Miami")


def test_an_alias_that_begins_the_name_of_a_smaller_club_is_clear() -> None:
    assert find_club("juve", CATALOGUE) == "Juventus"


def test_a_womens_side_never_makes_a_short_name_unclear() -> None:
    assert find_club("chelsea", CATALOGUE) == "Chelsea"
    assert find_club("chels", CATALOGUE) == "Chelsea"
    assert "Chelsea Women" not in choices("blues")


def test_a_womens_side_is_found_by_its_own_name() -> None:
    assert find_club("chelsea women", CATALOGUE) == "Chelsea Women"
    assert find_club("chelsea w", CATALOGUE) == "Chelsea Women"
    assert find_club("portland", CATALOGUE) == "Portland Thorns"


def test_clubs_that_the_workspace_has_read_about_come_first() -> None:
    assert choices("united", "Sutton United", "Leeds United")[:2] == ("Sutton United", "Leeds United")


def test_a_club_in_no_list_is_found_where_it_has_been_read_about() -> None:
    assert find_club("fc unheard-of", CATALOGUE, ["FC Unheard Of"]) == "FC Unheard Of"
    assert find_club("unheard", CATALOGUE, ["FC Unheard Of"]) == "FC Unheard Of"
    assert find_club("unhaerd of", CATALOGUE, ["Unheard Of"]) == "Unheard Of"
    assert "No club" in message("fc unheard-of")


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    assert choices("liverpuddle")[0] == "Liverpool"
    assert message("liverpuddle").startswith("No club is called “liverpuddle”. The nearest names are Liverpool")


@pytest.mark.parametrize("typed", ["", "  ", "🎉", "qqqqqqqq", "x"])
def test_a_name_like_no_other_has_no_choices(typed: str) -> None:
    assert choices(typed) == ()


def test_there_are_no_more_choices_than_can_be_shown() -> None:
    many = Catalogue(tuple(Club(f"{letter}ville United", league="Premier League") for letter in "BCDFGHJKLMNP"))
    with pytest.raises(UnclearName, match="…: type more") as unclear:
        find_club("united", many)
    assert len(unclear.value.choices) == MOST_CHOICES


def test_a_long_name_is_shown_in_part() -> None:
    assert len(message("liverpool " * 100_000)) < 200


@given(st.sampled_from(CATALOGUE.clubs))
def test_every_name_means_its_club(club: Club) -> None:
    assert find_club(club.name, CATALOGUE) == club.name


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_is_a_club_or_a_question(typed: str, active: list[str]) -> None:
    try:
        found = [find_club(typed, CATALOGUE, active)]
    except UnclearName as unclear:
        found = [*unclear.choices]
    assert len(found) <= MOST_CHOICES
    assert set(found) <= {*CATALOGUE.clubs_by_name, *active}
