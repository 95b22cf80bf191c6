from hypothesis import given
from hypothesis import strategies as st

from bot.reading.wordpiece import WordPieces, shipped_pieces

SMALL = WordPieces({piece: at for at, piece in enumerate("[UNK] klopp un ##likely ##like ' s , cafe".split())})


def written(text: str) -> list[str]:
    names = list(SMALL.numbers)
    return [names[number] for number in SMALL.of(text)]


def test_a_word_is_cut_into_the_longest_pieces_known() -> None:
    assert written("unlikely") == ["un", "##likely"]


def test_case_and_accents_are_folded() -> None:
    assert written("KLOPP café") == ["klopp", "cafe"]


def test_punctuation_stands_alone() -> None:
    assert written("Klopp's,") == ["klopp", "'", "s", ","]


def test_a_word_without_known_pieces_is_unknown_as_a_whole() -> None:
    assert written("unseen Klopp") == ["[UNK]", "klopp"]


def test_a_word_too_long_to_be_one_is_unknown() -> None:
    assert written("un" * 60) == ["[UNK]"]


def test_control_characters_vanish_and_odd_spaces_part_words() -> None:
    assert written("klo\u200bpp\u00a0un") == ["klopp", "un"]


@given(st.text(max_size=200))
def test_any_text_has_pieces_of_the_vocabulary(text: str) -> None:
    pieces = shipped_pieces()
    assert all(0 <= number < len(pieces.numbers) for number in pieces.of(text))


def test_the_shipped_vocabulary_is_that_of_the_encoder() -> None:
    numbers = shipped_pieces().numbers
    assert (len(numbers), numbers["[CLS]"], numbers["[SEP]"], numbers["manager"]) == (30522, 101, 102, 3208)
