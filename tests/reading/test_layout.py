import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Field, Report
from bot.reading.layout import LONGEST_SENTENCE, MAX_CHARACTERS, BlockKind, lay_out


def sentences_of(text: str) -> list[str]:
    return [sentence.text for sentence in lay_out(Report(text)).sentences]


def kinds_of(text: str) -> list[BlockKind]:
    return [sentence.kind for sentence in lay_out(Report(text)).sentences]


def test_a_paragraph_is_cut_at_its_full_stops() -> None:
    assert sentences_of("Klopp goes. Who follows? Alonso! Or… nobody.") == [
        "Klopp goes.",
        "Who follows?",
        "Alonso!",
        "Or…",
        "nobody.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Henry met Dr. Werner at St. Mary's.",
        "The draw was Liverpool v. Everton.",
        "J. Mourinho and A. Ferguson spoke.",
        "D.C. United want a coach.",
        "A fee of 4.5 million was paid.",
    ],
)
def test_abbreviations_and_initials_end_no_sentence(text: str) -> None:
    assert sentences_of(text) == [text]


def test_a_dotted_abbreviation_ends_a_sentence_before_a_plain_beginning() -> None:
    assert sentences_of("He coached D.C. The club liked him.") == ["He coached D.C.", "The club liked him."]


def test_a_quote_ends_with_its_closing_mark() -> None:
    assert sentences_of("“He stays.” The club said no more.") == ["“He stays.”", "The club said no more."]
    assert sentences_of('"He stays."Then silence.') == ['"He stays."', "Then silence."]


def test_a_semicolon_parts_what_a_cue_can_reach() -> None:
    assert sentences_of("Alonso stays; Amorim goes.") == ["Alonso stays;", "Amorim goes."]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Everton want Dyche (Mail)", BlockKind.ENTRY),
        ("• Everton want Dyche", BlockKind.ENTRY),
        ("3. Sean Dyche", BlockKind.ENTRY),
        ("14:05 Everton have sacked their manager.", BlockKind.ENTRY),
        ("9.15am - News from Everton.", BlockKind.ENTRY),
        ("Sean Dyche | 5/2", BlockKind.ROW),
        ("Sean Dyche ..... Everton", BlockKind.ROW),
        ("Graham Potter 7/4", BlockKind.ROW),
        ("Who is next", BlockKind.HEADING),
        ("Everton are looking for a manager.", BlockKind.PROSE),
    ],
)
def test_a_line_is_known_by_its_looks(line: str, kind: BlockKind) -> None:
    assert set(kinds_of(line)) == {kind}


def test_every_line_is_a_block_and_blank_ones_are_none() -> None:
    layout = lay_out(Report("One. Two.\n\n \nThree.", "Title"))
    assert [(sentence.text, sentence.block) for sentence in layout.sentences] == [
        ("Title", 0),
        ("One.", 1),
        ("Two.", 1),
        ("Three.", 2),
    ]
    assert layout.blocks == 3


def test_the_title_comes_first_whatever_it_looks_like() -> None:
    first = lay_out(Report("Body.", "- Dyche 5/2")).sentences[0]
    assert (first.field, first.kind) == (Field.TITLE, BlockKind.TITLE)


def test_what_is_beyond_the_limit_is_left_unread() -> None:
    layout = lay_out(Report("word " * MAX_CHARACTERS))
    assert max(sentence.end for sentence in layout.sentences) <= MAX_CHARACTERS


def test_a_stretch_without_a_full_stop_is_cut_after_a_word() -> None:
    text = "and Klopp " * 300
    found = lay_out(Report(text)).sentences
    assert all(sentence.end - sentence.start <= LONGEST_SENTENCE for sentence in found)
    assert " ".join(sentence.text for sentence in found) == text.strip()
    assert {sentence.block for sentence in found} == {0}


def test_a_word_without_end_is_cut_too() -> None:
    found = lay_out(Report("a" * 2_000)).sentences
    assert "".join(sentence.text for sentence in found) == "a" * 2_000
    assert len(found) > 1


@given(
    st.lists(st.text() | st.sampled_from(["Mr. ", ". ", "J. ", "\n", "\r\n", "\u2028", "- ", "” ", "… "])),
    st.text(max_size=40),
)
def test_a_sentence_is_the_piece_of_its_field_that_it_says(parts: list[str], title: str) -> None:
    report = Report("".join(parts), title)
    ends = {Field.TITLE: 0, Field.TEXT: 0}
    for sentence in lay_out(report).sentences:
        source = report.title if sentence.field is Field.TITLE else report.text
        assert source[sentence.start : sentence.end] == sentence.text == sentence.text.strip() != ""
        assert sentence.start >= ends[sentence.field]
        ends[sentence.field] = sentence.end
