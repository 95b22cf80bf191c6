import pytest

from bot.reading.lexicon import Lexicon, family_name
from tests.reading.marked_texts import people_in


def test_somebody_in_the_lists_is_known_by_every_spelling(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "They met Jürgen Klopp.") == [("Jürgen Klopp", "Jurgen Klopp")]
    assert people_in(lexicon, "They met Jurgen Klopp.") == [("Jurgen Klopp", "Jurgen Klopp")]


def test_somebody_in_no_list_is_known_by_two_names(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "They met Tobias Quandt yesterday.") == [("Tobias Quandt", "Tobias Quandt")]
    assert people_in(lexicon, "They met Jean-Luc Verdonck.") == [("Jean-Luc Verdonck", "Jean-Luc Verdonck")]
    assert people_in(lexicon, "They met Paulo da Gandra.") == [("Paulo da Gandra", "Paulo da Gandra")]


def test_the_family_name_goes_on_for_the_full_one(lexicon: Lexicon) -> None:
    text = "They met Tobias Quandt. Quandt is keen, and Quandt's agent too."
    assert [owner for _, owner in people_in(lexicon, text)] == ["Tobias Quandt"] * 3


def test_the_family_name_may_come_before_the_full_one(lexicon: Lexicon) -> None:
    text = "They met Quandt on Monday. Tobias Quandt is keen."
    assert people_in(lexicon, text)[0] == ("Quandt", "Tobias Quandt")


def test_the_given_name_goes_on_in_a_clubs_statement(lexicon: Lexicon) -> None:
    text = "The club has parted company with Tobias Quandt. We thank Tobias for his work."
    assert people_in(lexicon, text)[1] == ("Tobias", "Tobias Quandt")


def test_a_given_name_that_two_share_is_nobodys(lexicon: Lexicon) -> None:
    text = "They met Tobias Quandt and Tobias Felber. We thank Tobias."
    assert [spelled for spelled, _ in people_in(lexicon, text)] == ["Tobias Quandt", "Tobias Felber"]


@pytest.mark.parametrize("text", ["De Zerbi is wanted by Liverpool.", "Liverpool want De Zerbi."])
def test_a_particle_belongs_to_the_family_name(lexicon: Lexicon, text: str) -> None:
    assert people_in(lexicon, text) == [("De Zerbi", "Roberto De Zerbi")]


@pytest.mark.parametrize("spelled", ["Ten Hag", "ten Hag"])
def test_a_particle_may_be_written_either_way_anywhere(lexicon: Lexicon, spelled: str) -> None:
    assert people_in(lexicon, f"{spelled} stays at Manchester United.") == [(spelled, "Erik ten Hag")]
    assert people_in(lexicon, f"Manchester United keep {spelled}.") == [(spelled, "Erik ten Hag")]
    text = f"{spelled} stays. Erik ten Hag has a contract."
    assert people_in(lexicon, text)[0] == (spelled, "Erik ten Hag")


def test_a_number_is_no_particle(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "Ten clubs want Tobias Quandt.") == [("Tobias Quandt", "Tobias Quandt")]


def test_of_two_with_one_family_name_the_one_named_last_in_full_is_meant(lexicon: Lexicon) -> None:
    text = "Gary Neville spoke to Phil Neville. Neville had no comment."
    assert people_in(lexicon, text)[2] == ("Neville", "Phil Neville")


def test_a_bare_family_name_means_the_one_whom_the_clubs_know(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "Leverkusen hope to keep Alonso.") == [("Alonso", "Xabi Alonso")]


def test_a_word_for_the_job_makes_a_family_name(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "Town boss Bloggs has gone.") == [("Bloggs", "Bloggs")]


def test_an_opening_word_is_no_given_name(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "Understandably Arteta smiled at Arsenal.") == [("Arteta", "Mikel Arteta")]


@pytest.mark.parametrize(
    "text",
    [
        "The Premier League has a new sponsor.",
        "Sky Sports News has heard nothing.",
        "On Monday in North London it rained.",
        "The Sporting Director left.",
    ],
)
def test_capitals_alone_make_no_people(lexicon: Lexicon, text: str) -> None:
    assert people_in(lexicon, text) == []


def test_apostrophes_of_either_kind_are_part_of_a_name(lexicon: Lexicon) -> None:
    text = "Gary O'Neil goes. O’Neil was liked at Wolves."
    assert [owner for _, owner in people_in(lexicon, text)] == ["Gary O'Neil", "Gary O'Neil"]


def test_a_family_name_has_its_particles() -> None:
    assert family_name("Roberto De Zerbi") == "De Zerbi"
    assert family_name("Erik ten Hag") == "ten Hag"
    assert family_name("Jurgen Klopp") == "Klopp"
    assert family_name("Xavi") == "Xavi"
    assert family_name("") == ""


def test_a_double_name_keeps_its_hyphen(lexicon: Lexicon) -> None:
    text = "They met Tobias Quandt-Felber. Quandt-Felber is keen."
    assert people_in(lexicon, text) == [
        ("Tobias Quandt-Felber", "Tobias Quandt-Felber"),
        ("Quandt-Felber", "Tobias Quandt-Felber"),
    ]
