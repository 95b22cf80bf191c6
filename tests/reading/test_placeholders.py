from bot.reading.lexicon import Lexicon
from bot.reading.mention import Kind
from bot.reading.placeholders import (
    CLUB,
    CLUBS,
    LONGEST_WINDOW,
    MOST_WINDOWS,
    PEOPLE,
    PERSON,
    PRONOUN,
    Staged,
    StandIns,
    stage,
)
from bot.reading.wordpiece import shipped_pieces
from tests.reading.marked_texts import marked

NAMES = {number: piece for piece, number in shipped_pieces().numbers.items()}


def staged(lexicon: Lexicon, text: str, title: str = "", stand_ins: StandIns | None = None) -> Staged:
    return stage(marked(lexicon, text, title), shipped_pieces(), stand_ins or StandIns())


def read(found: Staged, window: int = 0) -> str:
    return " ".join(NAMES[number] for number in found.windows[window].pieces)


def test_every_name_becomes_a_stand_in(lexicon: Lexicon) -> None:
    found = staged(lexicon, "Liverpool want Xabi Alonso. Alonso is at Leverkusen.", "Alonso wanted")
    assert read(found) == "[CLS] smith wanted [SEP] boston want smith . smith is at denver . [SEP]"
    assert (list(found.people), list(found.clubs)) == (["Xabi Alonso"], ["Liverpool", "Bayer Leverkusen"])


def test_descriptions_become_the_stand_in_of_whom_they_mean(lexicon: Lexicon) -> None:
    text = "Sporting's Ruben Amorim is wanted. The 39-year-old is keen. The Sporting boss waits."
    assert "smith is keen . the boston boss smith waits" in read(staged(lexicon, text))


def test_pronouns_stay_and_are_marked(lexicon: Lexicon) -> None:
    window = staged(lexicon, "Xabi Alonso is happy. He stays at Leverkusen.").windows[0]
    marks = {NAMES[number]: kind for number, kind in zip(window.pieces, window.kinds, strict=True) if kind}
    assert marks == {"smith": PERSON, "he": PRONOUN, "boston": CLUB}
    assert [(NAMES[window.pieces[place.piece]], place.kind, place.owner) for place in window.places] == [
        ("smith", Kind.PERSON, 0),
        ("he", Kind.PERSON, 0),
        ("boston", Kind.CLUB, 0),
    ]


def test_a_possessive_is_kept(lexicon: Lexicon) -> None:
    assert "boston ' s search for smith ' s heir" in read(staged(lexicon, "Liverpool's search for Klopp's heir"))


def test_a_new_paragraph_is_marked(lexicon: Lexicon) -> None:
    assert read(staged(lexicon, "Klopp goes.\nWho comes?")) == "[CLS] [SEP] smith goes . | who comes ? [SEP]"


def test_other_stand_ins_may_be_drawn(lexicon: Lexicon) -> None:
    found = staged(lexicon, "Liverpool want Xabi Alonso.", stand_ins=StandIns(PEOPLE[::-1], CLUBS[::-1]))
    assert read(found) == "[CLS] [SEP] adelaide want palmer . [SEP]"


def test_a_long_report_is_read_in_windows_that_each_have_the_title(lexicon: Lexicon) -> None:
    found = staged(lexicon, "Liverpool still want Xabi Alonso, it is understood. " * 80, "Alonso wanted")
    assert len(found.windows) > 1
    assert all(len(window.pieces) <= LONGEST_WINDOW for window in found.windows)
    assert all(read(found, at).startswith("[CLS] smith wanted [SEP]") for at in range(len(found.windows)))
    places = [place for window in found.windows for place in window.places]
    assert len(places) == 161


def test_an_endless_report_is_read_as_far_as_there_is_time_for(lexicon: Lexicon) -> None:
    found = staged(lexicon, "Liverpool still want Xabi Alonso, it is understood. " * 1_000)
    assert len(found.windows) == MOST_WINDOWS


def test_a_report_without_words_is_one_empty_window(lexicon: Lexicon) -> None:
    assert read(staged(lexicon, "")) == "[CLS] [SEP] [SEP]"
