import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.words import split_words


def keys(text: str) -> list[str]:
    return [word.key for word in split_words(text)]


@pytest.mark.parametrize(
    ("text", "key", "whole"),
    [
        ("Potter's", "potter", "potters"),
        ("Potter’s", "potter", "potters"),
        ("Brighton‘s", "brighton", "brightons"),
        ("Wolves'", "wolves", "wolves"),
        ("Wolves’", "wolves", "wolves"),
    ],
)
def test_a_possessive_ending_is_no_part_of_the_key(text: str, key: str, whole: str) -> None:
    (word,) = split_words(f"{text} job")[:1]
    assert (word.key, word.whole, word.possessive) == (key, whole, True)


@pytest.mark.parametrize("text", ["O'Neil", "O’Neil", "O‘Neil"])
def test_an_apostrophe_inside_a_name_keeps_it_one_word(text: str) -> None:
    (word,) = split_words(text)
    assert (word.key, word.possessive) == ("oneil", False)
    assert split_words(f"{text}’s")[0].key == "oneil"


def test_a_quotation_mark_after_a_word_is_no_possessive() -> None:
    assert [word.possessive for word in split_words("'Klopp' goes")] == [False, False]


def test_hyphens_part_words_and_stand_in_the_gap() -> None:
    words = split_words("the 42-year-old Jean-Marc")
    assert [word.key for word in words] == ["the", "42", "year", "old", "jean", "marc"]
    assert [word.gap for word in words] == ["", " ", "-", "-", " ", "-"]


def test_accents_and_case_are_folded_and_capitals_remembered() -> None:
    (word,) = split_words("Köln")
    assert (word.key, word.capital, word.text) == ("koln", True, "Köln")
    assert [word.capital for word in split_words("said 9 Moyes")] == [False, True, True]


def test_hashes_and_quotes_part_words() -> None:
    assert keys("“#LFC”, (Klopp)!") == ["lfc", "klopp"]


@given(st.text(), st.integers(0, 50))
def test_words_stand_where_they_say_in_order(text: str, offset: int) -> None:
    last = 0
    for word in split_words(text, offset):
        start, end = word.start - offset, word.end - offset
        assert text[start:end] == word.text
        assert text[last:start] == word.gap
        last = end
