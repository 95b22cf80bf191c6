from datetime import date

from bot.reading.lexicon import Lexicon
from tests.reading.marked_texts import marked, people_in


def test_he_is_the_subject_of_the_sentence_before(lexicon: Lexicon) -> None:
    text = "Xabi Alonso met Pep Guardiola. He was happy."
    assert people_in(lexicon, text)[2] == ("He", "Xabi Alonso")


def test_him_is_the_first_person_of_its_own_sentence(lexicon: Lexicon) -> None:
    text = "Xabi Alonso stays. Jurgen Klopp goes, and the staff with him."
    assert people_in(lexicon, text)[2] == ("him", "Jurgen Klopp")


def test_he_reaches_four_sentences_back_and_no_further(lexicon: Lexicon) -> None:
    near = "Xabi Alonso stays." + " It rained." * 3 + " He smiled."
    far = "Xabi Alonso stays." + " It rained." * 4 + " He smiled."
    assert [spelled for spelled, _ in people_in(lexicon, near)] == ["Xabi Alonso", "He"]
    assert [spelled for spelled, _ in people_in(lexicon, far)] == ["Xabi Alonso"]


def test_he_before_anybody_is_nobody(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "He smiled.") == []


def test_an_age_is_counted_on_the_day_of_the_report(lexicon: Lexicon) -> None:
    text = "Xabi Alonso stays. The 42-year-old is happy."
    told = ("The 42-year-old", "Xabi Alonso")
    assert told in people_in(lexicon, text, date(2023, 11, 25))
    assert told in people_in(lexicon, text, date(2024, 11, 24))
    assert told not in people_in(lexicon, text, date(2023, 11, 24))
    assert told not in people_in(lexicon, text, date(2024, 11, 25))


def test_an_age_picks_the_one_whom_it_fits(lexicon: Lexicon) -> None:
    text = "Xabi Alonso is wanted. Jurgen Klopp goes. The 42-year-old waits."
    assert people_in(lexicon, text)[2] == ("The 42-year-old", "Xabi Alonso")


def test_an_age_may_be_that_of_somebody_in_no_list(lexicon: Lexicon) -> None:
    text = "Tobias Quandt is wanted. Jurgen Klopp goes. The 42-year-old waits."
    assert people_in(lexicon, text)[2] == ("The 42-year-old", "Tobias Quandt")


def test_a_nationality_picks_the_one_whom_it_fits(lexicon: Lexicon) -> None:
    text = "Xabi Alonso is wanted. Jurgen Klopp goes. The Spaniard waits, the German rests."
    assert people_in(lexicon, text)[2:] == [("The Spaniard", "Xabi Alonso"), ("the German", "Jurgen Klopp")]


def test_a_possessive_nationality_is_the_person_and_not_his_country(lexicon: Lexicon) -> None:
    found = marked(lexicon, "Carlo Ancelotti is at Everton. The Italian's side won.")
    assert [mention.owner for mention in found.mentions[1]] == ["Carlo Ancelotti"]


def test_a_nationality_that_describes_something_else_is_nobody(lexicon: Lexicon) -> None:
    text = "Jurgen Klopp goes. The German club are top."
    assert people_in(lexicon, text) == [("Jurgen Klopp", "Jurgen Klopp")]


def test_a_clubs_boss_is_the_one_whom_the_text_names(lexicon: Lexicon) -> None:
    text = "Sporting's Tobias Quandt is wanted. The Sporting boss waits."
    assert people_in(lexicon, text)[1] == ("Sporting boss", "Tobias Quandt")


def test_a_clubs_boss_is_else_the_one_who_was_in_charge_on_the_day(lexicon: Lexicon) -> None:
    text = "The Sporting boss waits."
    assert people_in(lexicon, text, date(2024, 3, 28)) == [("Sporting boss", "Ruben Amorim")]
    assert people_in(lexicon, text, date(2012, 1, 15)) != [("Sporting boss", "Ruben Amorim")]
    assert people_in(lexicon, text, None) == []


def test_a_former_boss_is_not_the_present_one(lexicon: Lexicon) -> None:
    assert people_in(lexicon, "A former Sporting boss waits.") == []
