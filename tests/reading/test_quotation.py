from bot.domain import Report
from bot.reading.layout import lay_out
from bot.reading.quotation import LONGEST, quote_in


def quoted(text: str) -> str:
    (first, *_) = lay_out(Report(text)).sentences
    start, end = quote_in(text, first)
    return text[start:end]


def test_a_sentence_is_quoted_whole() -> None:
    assert quoted("  Klopp goes. Alonso stays.") == "Klopp goes."


def test_a_long_sentence_is_cut_after_a_word() -> None:
    text = "Klopp and " * 50
    quote = quoted(text)
    assert text.startswith(quote)
    assert LONGEST - 10 < len(quote) <= LONGEST
    assert quote.endswith(("Klopp", "and"))


def test_a_word_without_end_is_cut_inside() -> None:
    assert quoted("k" * 500) == "k" * LONGEST
