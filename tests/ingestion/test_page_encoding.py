import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingestion.page_encoding import decoded

TEXT = "Martínez said “no” to £5m – twice."


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode(), None),
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode("cp1252"), "windows-1252"),
        (TEXT.encode("cp1252"), "ISO-8859-1"),
        (TEXT.encode("cp1252"), "us-ascii"),
        (TEXT.encode("utf-8-sig"), "iso-8859-1"),
        (TEXT.encode("utf-16"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), None),
    ],
)
def test_the_header_is_believed_where_the_bytes_let_it(body: bytes, charset: str | None) -> None:
    assert decoded(body, charset) == TEXT


@pytest.mark.parametrize(
    "head",
    ['<meta charset="windows-1251">', "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"],
)
@pytest.mark.parametrize("charset", [None, "utf-8", "nonsense"])
def test_the_page_s_own_word_comes_next(head: str, charset: str | None) -> None:
    html = f"{head}<p>Клуб начал переговоры"
    assert decoded(html.encode("cp1251"), charset) == html


def test_without_any_word_the_bytes_are_looked_at() -> None:
    html = "<p>Клуб начал переговоры с тренером о контракте на следующий сезон, сообщает источник."
    assert decoded(html.encode("cp1251"), None) == html


@pytest.mark.parametrize(
    "charset", ["zlib", "rot13", "unicode_escape", "utf-7", "idna", "base64", "undefined", "\0", "é"]
)
def test_codecs_that_are_none_for_pages_are_not_used(charset: str) -> None:
    body = b"<p>caf\\u00e9 +AGE- \xe9"
    assert decoded(body, charset).startswith("<p>caf\\u00e9 +AGE- ")


@settings(deadline=None)
@given(st.binary(max_size=300), st.none() | st.text(max_size=12) | st.sampled_from(["utf-16", "euc-jp", "big5"]))
def test_any_bytes_become_text(body: bytes, charset: str | None) -> None:
    assert isinstance(decoded(body, charset), str)
