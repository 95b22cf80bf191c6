from bot.names.suggest import suggested_clubs, suggested_people
from tests.names.catalogue import CATALOGUE


def test_clubs_begin_with_what_was_typed_or_have_a_word_that_does() -> None:
    assert suggested_clubs("li", CATALOGUE, (), 9) == ("Liverpool",)
    assert suggested_clubs("hots", CATALOGUE, (), 9) == ("Tottenham Hotspur",)
    assert suggested_clubs("köl", CATALOGUE, (), 9) == ("Cologne",)
    assert suggested_clubs("oo", CATALOGUE, (), 9) == ()


def test_clubs_that_were_read_about_come_first_and_then_bigger_ones() -> None:
    found = suggested_clubs("united", CATALOGUE, ("Sutton United", "Liverpool"), 9)
    assert found == ("Sutton United", "Manchester United", "Newcastle United", "Leeds United")


def test_a_name_that_begins_so_comes_before_an_alias_that_does() -> None:
    assert suggested_clubs("man", CATALOGUE, (), 9) == ("Manchester City", "Manchester United")
    assert suggested_clubs("inter", CATALOGUE, (), 9)[:2] == ("Inter Milan", "Inter Miami")


def test_womens_sides_come_last() -> None:
    assert suggested_clubs("chel", CATALOGUE, (), 9) == ("Chelsea", "Chelsea Women")


def test_a_club_in_no_list_is_suggested_where_it_was_read_about() -> None:
    assert suggested_clubs("unh", CATALOGUE, ("FC Unheard Of",), 9) == ("FC Unheard Of",)


def test_nothing_typed_suggests_what_was_read_about_and_then_the_biggest() -> None:
    assert suggested_clubs("", CATALOGUE, ("Sutton United",), 3)[0] == "Sutton United"
    assert len(suggested_clubs("", CATALOGUE, (), 3)) == 3


def test_people_are_suggested_in_the_order_in_which_they_are_known_and_then_from_the_list() -> None:
    known = ("Thomas Tuchel", "Rúben Amorim", "Xabi Alonso")
    assert suggested_people("", known, CATALOGUE, 2) == ("Thomas Tuchel", "Rúben Amorim")
    assert suggested_people("thom", known, CATALOGUE, 9) == ("Thomas Tuchel", "Thomas Frank")
    assert suggested_people("amo", known, CATALOGUE, 9) == ("Rúben Amorim",)
