from itertools import permutations

import pytest

from bot.searches.identity import Identity
from bot.searches.rulings import Rulings


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["Benitez", "Rafael Benitez"], "Rafael Benitez"),
        (["Rafa Benitez", "Rafael Benitez"], "Rafael Benitez"),
        (["R. Benitez", "Rafael Benitez", "Rafa Benitez", "Benitez"], "Rafael Benitez"),
        (["De Zerbi", "Roberto De Zerbi"], "Roberto De Zerbi"),
        (["ten Hag", "Erik Ten Hag"], "Erik Ten Hag"),
        (["Jürgen Klopp", "Jurgen Klopp"], "Jurgen Klopp"),
        (["Jose Mendilibar", "Jose Luis Mendilibar"], "Jose Luis Mendilibar"),
        (["Gary O'Neil", "Gary O’Neil", "O'Neil"], "Gary O'Neil"),
    ],
)
def test_spellings_of_one_person_are_one(names: list[str], shown: str) -> None:
    for order in permutations(names):
        identity = Identity(order)
        assert {identity.of(name) for name in names} == {shown}


@pytest.mark.parametrize(
    "names",
    [
        ["Ronald Koeman", "Erwin Koeman", "Koeman"],
        ["Diego Martinez", "David Martinez"],
        ["Simone Inzaghi", "Filippo Inzaghi"],
        ["Frank Lampard", "Thomas Frank", "Frank de Boer"],
        ["Steve Cooper", "Sam Cooper"],
        ["Xabi Alonso", "Diego Alonso", "Alonso"],
    ],
)
def test_what_is_ambiguous_stays_apart(names: list[str]) -> None:
    identity = Identity(names)
    assert [identity.of(name) for name in names] == names


def test_a_third_bearer_of_a_family_name_and_initial_keeps_variants_apart() -> None:
    names = ["Steve Cooper", "Steven Cooper", "Sam Cooper"]
    identity = Identity(names)
    assert [identity.of(name) for name in names] == names


def test_a_family_name_goes_to_the_one_who_bears_it_and_not_to_a_given_name() -> None:
    assert Identity(["Frank", "Thomas Frank", "Frank Lampard"]).of("Frank") == "Thomas Frank"


def test_a_moderator_joins_names_and_chooses_the_one_shown() -> None:
    identity = Identity(["Nuno", "Nuno Espirito Santo"], Rulings(same=(("Nuno Espirito Santo", "Nuno"),)))
    assert identity.of("Nuno Espirito Santo") == identity.of("Nuno") == "Nuno"


def test_the_last_word_of_a_moderator_chooses_the_name_shown() -> None:
    identity = Identity(["A One", "B Two"], Rulings(same=(("A One", "B Two"), ("B Two", "A One"))))
    assert identity.of("A One") == identity.of("B Two") == "A One"


def test_an_unknown_name_stays_as_it_is() -> None:
    assert Identity(["Arne Slot"]).of("Somebody Else") == "Somebody Else"


def test_names_without_a_letter_do_no_harm() -> None:
    assert Identity(["", "…", "Arne Slot"]).of("Arne Slot") == "Arne Slot"


def test_names_that_a_moderator_told_apart_stay_apart() -> None:
    names = ["Rafa Benitez", "Rafael Benitez", "Benitez"]
    identity = Identity(names, Rulings(apart=(("Rafa Benitez", "Rafael Benitez"),)))
    assert [identity.of(name) for name in names] == names


def test_a_family_name_told_apart_from_its_only_bearer_is_somebody_else() -> None:
    identity = Identity(["Silva", "Marco Silva"], Rulings(apart=(("Silva", "Marco Silva"),)))
    assert identity.of("Silva") == "Silva"


def test_somebody_of_whom_only_a_moderator_speaks_makes_no_name_ambiguous() -> None:
    identity = Identity(["Silva", "Marco Silva"], Rulings(apart=(("Marco Silva", "Thiago Silva"),)))
    assert identity.of("Silva") == "Marco Silva"


def test_a_name_that_a_moderator_gave_somebody_here_is_his_with_all_its_forms() -> None:
    identity = Identity(["The Mister", "Amorim"], Rulings(same=(("The Mister", "Ruben Amorim"),)))
    assert identity.of("The Mister") == identity.of("Amorim") == "Ruben Amorim"
