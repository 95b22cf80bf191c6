import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.safe_text import safe_line, safe_text, safe_url


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x9b2Jb", "ab"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x9d0;title\x9cafter", "after"),
        ("\x1b]52;c;unfinished", "52;c;unfinished"),
        ("\x1b(0lqk", "lqk"),
        ("bell\x07 back\x08space", "bell backspace"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("tab\there", "tab here"),
        ("abc\u202edef\u2069", "abcdef"),
        ("half\ud800", "half\ufffd"),
        ("Žižkov 北京 مدرب 👨‍👩‍👧", "Žižkov 北京 مدرب 👨‍👩‍👧"),
    ],
)
def test_what_steers_a_terminal_is_removed_and_the_rest_stays(hostile: str, harmless: str) -> None:
    assert safe_text(hostile) == harmless


@given(st.text())
def test_nothing_that_steers_a_terminal_is_left_of_any_text(text: str) -> None:
    for char in safe_text(text):
        assert char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"}
        assert unicodedata.bidirectional(char) not in {"LRO", "RLO", "LRE", "RLE", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_a_line_has_no_breaks_and_single_spaces() -> None:
    assert safe_line("  two\n\nparagraphs \t here ") == "two paragraphs here"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "https://a.org/\x1b]8;;", "https://a.org/a b", "http://ä.org", None],
)
def test_addresses_that_are_not_plain_web_addresses_are_no_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_a_web_address_stays_as_it_is() -> None:
    assert safe_url("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
