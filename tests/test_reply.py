import pytest

from bot.reply import in_quotes, listing


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("He stays.", "“He stays.”"),
        ("“He stays, said the president.", "“He stays, said the president.”"),
        ("He stays, said the president.”", "“He stays, said the president.”"),
        ("He said: “I stay.”", "“He said: “I stay.””"),
        ("", "“”"),
    ],
)
def test_a_quote_keeps_the_marks_that_it_brings_half_of(words: str, shown: str) -> None:
    assert in_quotes(words) == shown


@pytest.mark.parametrize(("words", "shown"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), ("abc", "a, b and c")])
def test_words_are_listed_as_a_person_lists_them(words: list[str], shown: str) -> None:
    assert listing(words) == shown
