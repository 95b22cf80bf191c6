import pytest

from bot.reading.lexicon import Lexicon
from tests.reading.marked_texts import clubs_in


@pytest.mark.parametrize(
    ("written", "club"),
    [
        ("Spurs", "Tottenham Hotspur"),
        ("Man Utd", "Manchester United"),
        ("QPR", "Queens Park Rangers"),
        ("Köln", "Cologne"),
        ("Bayern", "Bayern Munich"),
        ("Brighton and Hove Albion", "Brighton & Hove Albion"),
        ("Brighton", "Brighton & Hove Albion"),
        ("Sheffield Wednesday", "Sheffield Wednesday"),
    ],
)
def test_a_club_is_known_by_any_of_its_names(lexicon: Lexicon, written: str, club: str) -> None:
    assert clubs_in(lexicon, f"Last night {written} lost again.") == [(written, club)]


def test_the_longest_name_wins(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "He left Manchester City for Inter Miami.") == [
        ("Manchester City", "Manchester City"),
        ("Inter Miami", "Inter Miami"),
    ]


def test_a_shared_nickname_means_the_club_that_is_spoken_of(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "Liverpool drew. The Reds are third.")[1] == ("Reds", "Liverpool")
    assert clubs_in(lexicon, "Nottingham Forest drew. The Reds are third.")[1] == ("Reds", "Nottingham Forest")
    assert clubs_in(lexicon, "The Reds are third.") == []


def test_a_shared_nickname_may_come_before_the_name(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "The Reds have a week to think. Liverpool play on Sunday.")[0] == ("Reds", "Liverpool")


def test_a_shared_nickname_on_a_clubs_own_site_is_its_own(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "The Reds are third.", outlet="liverpoolfc.com") == [("Reds", "Liverpool")]


def test_united_after_the_full_name_is_that_club(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "Leeds United lost. United have sacked him.")[1] == ("United", "Leeds United")
    assert clubs_in(lexicon, "Hull City won. City are safe.")[1] == ("City", "Hull City")


def test_united_means_the_one_last_named(lexicon: Lexicon) -> None:
    text = "Manchester United beat Sheffield United. United were poor."
    assert clubs_in(lexicon, text)[2] == ("United", "Sheffield United")


def test_united_alone_means_nobody(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "He would rather have United than City.") == []


def test_a_ground_stands_for_its_club(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "The mood at Anfield has changed.") == [("Anfield", "Liverpool")]
    assert clubs_in(lexicon, "The next man at Stamford Bridge is not known.") == [("Stamford Bridge", "Chelsea")]


@pytest.mark.parametrize("text", ["Reading the game is a gift.", "Nice to see you.", "Bury the past."])
def test_a_word_that_is_also_a_club_is_a_word_where_it_reads_as_one(lexicon: Lexicon, text: str) -> None:
    assert clubs_in(lexicon, text) == []


def test_the_same_word_is_a_club_where_it_plays(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "Reading have sacked him.") == [("Reading", "Reading")]


def test_a_club_in_no_list_is_known_by_its_ending(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "Marlow Rovers have a vacancy.") == [("Marlow Rovers", "Marlow Rovers")]
    assert clubs_in(lexicon, "The job at Marlow FC is vacant.") == [("Marlow FC", "Marlow FC")]


def test_a_plain_word_before_a_short_name_makes_no_club(lexicon: Lexicon) -> None:
    text = "Blackburn Rovers have a vacancy. Former Rovers players have a favourite."
    assert clubs_in(lexicon, text)[1] == ("Rovers", "Blackburn Rovers")


def test_a_managers_possessive_is_no_nickname(lexicon: Lexicon) -> None:
    text = "Graham Potter's side beat Stoke City. The Potters were poor."
    assert clubs_in(lexicon, text) == [("Stoke City", "Stoke City"), ("Potters", "Stoke City")]


def test_hashtags_name_clubs(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "Done deal! #LFC #MUFC") == [("LFC", "Liverpool"), ("MUFC", "Manchester United")]


def test_lower_case_words_are_no_names(lexicon: Lexicon) -> None:
    assert clubs_in(lexicon, "they are spurs to action and forest fires") == []
