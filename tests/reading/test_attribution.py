import pytest

from bot.reading.attribution import credited_source
from bot.reading.lexicon import Lexicon
from tests.reading.marked_texts import marked


def credit(lexicon: Lexicon, text: str, sentence: int = 0, title: str = "") -> str | None:
    return credited_source(marked(lexicon, text, title), sentence, lexicon)


def test_a_gossip_entry_credits_its_bracket_for_all_its_sentences(lexicon: Lexicon) -> None:
    text = "Everton want Sean Dyche. He is free. (Daily Mail)\nChelsea want nobody. (The Sun)"
    assert credit(lexicon, text, 0) == "Daily Mail"
    assert credit(lexicon, text, 1) == "Daily Mail"
    assert credit(lexicon, text, len(marked(lexicon, text).words) - 1) == "The Sun"


def test_a_journalist_in_brackets_is_a_credit(lexicon: Lexicon) -> None:
    assert credit(lexicon, "Everton want Sean Dyche (Tobias Quandt).") == "Tobias Quandt"


@pytest.mark.parametrize("bracket", ["(pictured)", "(42)", "(Monday 3 June)", "(he said so)"])
def test_a_bracket_that_names_nobody_is_no_credit(lexicon: Lexicon, bracket: str) -> None:
    assert credit(lexicon, f"Everton want Sean Dyche {bracket}") is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("According to Sky Germany, Bayern want Klopp.", "Sky Germany"),
        ("The Athletic reports that Bayern want Klopp.", "The Athletic"),
        ("Bayern want Klopp, Marca's reporters claim.", "Marca"),
    ],
)
def test_an_outlet_beside_a_verb_of_saying_is_credited(lexicon: Lexicon, text: str, source: str) -> None:
    assert credit(lexicon, text) == source


@pytest.mark.parametrize("text", ["Bayern want Klopp.", "According to friends, Bayern want Klopp."])
def test_a_text_that_names_no_source_speaks_for_itself(lexicon: Lexicon, text: str) -> None:
    assert credit(lexicon, text) is None


def test_a_bracket_in_the_title_is_no_credit_for_it(lexicon: Lexicon) -> None:
    assert credit(lexicon, "It rained.", title="Everton want Dyche (Tobias Quandt)") is None
