import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.report_text import NamedReport, reports_in

MARCH = datetime(2024, 3, 28, tzinfo=UTC)
MAY = datetime(2024, 5, 1, tzinfo=UTC)
SEED = Path(__file__).parents[3] / "shared" / "seed" / "2024-03-28-liverpool.txt"
CORPUS = Path(__file__).parents[1] / "corpus"


def only(content: str, suffix: str = "", **known: object) -> Report:
    (found,) = reports_in(content, suffix, **known)  # type: ignore[arg-type]
    return found.report


def test_a_short_first_line_with_a_blank_line_after_it_is_the_title() -> None:
    report = only("Reds close in on Slot\n\nLiverpool are near.\n\nMore.\n")
    assert (report.title, report.text) == ("Reds close in on Slot", "Liverpool are near.\n\nMore.")


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool are near.\n\nMore.",
        "He said “no.”\n\nMore.",
        "Only one line",
        "A line\nand its second half\n\nMore.",
        f"{'very ' * 50}long\n\nMore.",
    ],
)
def test_a_first_line_that_looks_like_text_is_text(text: str) -> None:
    assert only(text) == Report(text)


@pytest.mark.parametrize("text", ["# Slot agreed\nBody.", "# Slot agreed\n\nBody.", "## Slot agreed ##\r\n\r\nBody."])
def test_a_markdown_heading_is_the_title(text: str) -> None:
    assert only(text, ".md") == Report("Body.", title="Slot agreed")


def test_a_question_may_be_a_title() -> None:
    assert only("Who next for Liverpool?\n\nBody.").title == "Who next for Liverpool?"


def test_a_leading_date_is_taken_off() -> None:
    assert only(" date 2024-03-28 Liverpool do not expect it.") == Report(
        "Liverpool do not expect it.", published_at=MARCH
    )


def test_a_title_may_follow_the_date() -> None:
    report = only("Date: 2024-03-28T18:00+01:00\nReds close in\n\nBody.")
    assert report == Report("Body.", title="Reds close in", published_at=datetime(2024, 3, 28, 17, tzinfo=UTC))


def test_a_word_that_only_begins_like_the_date_line_stays() -> None:
    assert only("date night for Klopp").text == "date night for Klopp"


def test_of_a_text_the_given_date_and_outlet_are_the_truth() -> None:
    report = only("date 2024-03-28 Text.", published=MAY, outlet="bbc.co.uk")
    assert report == Report("Text.", published_at=MAY, outlet="bbc.co.uk")


def test_an_object_may_have_all_fields() -> None:
    written = {"id": "a", "title": "T", "text": "X", "published": "2024-03-28", "outlet": "bbc.co.uk", "more": [1]}
    found = reports_in(json.dumps(written), ".json", published=MAY, outlet="sky.de")
    assert found == (NamedReport("a", Report("X", "T", MARCH, "bbc.co.uk")),)


def test_what_an_object_does_not_give_is_filled_in() -> None:
    found = reports_in('{"text": "X", "title": null, "published": null}', ".JSON", published=MAY, outlet="sky.de")
    assert found == (NamedReport(None, Report("X", "", MAY, "sky.de")),)


def test_lines_hold_a_report_each_and_blank_ones_none() -> None:
    content = '\ufeff{"id": 1, "text": "A\u2028B"}\n\n{"id": 2, "text": "C"}\r\n'
    assert [(one.id, one.report.text) for one in reports_in(content, ".jsonl")] == [(1, "A\u2028B"), (2, "C")]


def test_a_file_of_the_corpus_gives_its_articles_without_their_claims() -> None:
    article = {"id": "x-1", "outlet": "bbc.co.uk", "published": "2024-03-28", "title": "T", "text": "X", "claims": [{}]}
    found = reports_in(json.dumps({"search": "x", "club": None, "articles": [article]}), ".json")
    assert found == (NamedReport("x-1", Report("X", "T", MARCH, "bbc.co.uk")),)


def test_a_list_of_objects_is_as_good() -> None:
    assert [one.report.text for one in reports_in('[{"text": "A"}, {"text": "B"}]', ".json")] == ["A", "B"]


@pytest.mark.parametrize(
    ("content", "suffix", "where"),
    [
        ('{"text": "A"}\n{"title": "B"}', ".jsonl", "Line 2 has no “text”"),
        ('{"text": "A"}\n\n{', ".ndjson", "Line 3 is not JSON"),
        ('{"text": 1}', ".jsonl", "Line 1: “text” is not text"),
        ('{"text": "A", "title": []}', ".jsonl", "Line 1: “title”"),
        ('{"text": "A", "outlet": 7}', ".jsonl", "Line 1: “outlet”"),
        ('{"text": "A", "id": true}', ".jsonl", "Line 1: “id”"),
        ('{"text": "A", "id": 1.5}', ".jsonl", "Line 1: “id”"),
        ('{"text": "A", "published": "soon"}', ".jsonl", "Line 1, “published”: “soon” is no date"),
        ('{"text": "A", "published": 20240328}', ".jsonl", "Line 1: “published” is not text"),
        ('{"text": "A", "published": "0001-01-01T00:00+10:00"}', ".jsonl", "Line 1, “published”"),
        ("[1]", ".json", "Report 1 is not a JSON object"),
        ('"A"', ".json", "The report is not a JSON object"),
        ('{"articles": [{"text": "A"}, {}]}', ".json", "Report 2 has no “text”"),
        ('{"articles": 1}', ".json", "“articles” is not a list"),
        ("[" * 100_000, ".json", "The file is no JSON"),
        ("9" * 10_000, ".json", "The file is no JSON"),
        ("", ".jsonl", "no report"),
        ("[]", ".json", "no report"),
        ("date 2024-13-45 Text.", ".txt", "Line 1: “2024-13-45” is no date"),
    ],
)
def test_the_line_and_the_field_at_fault_are_named(content: str, suffix: str, where: str) -> None:
    with pytest.raises(UnreadableReport, match=where.replace("[", r"\[")):
        reports_in(content, suffix)


@given(st.text(), st.sampled_from(["", ".md", ".json", ".jsonl"]))
def test_any_content_is_reports_or_refused(content: str, suffix: str) -> None:
    try:
        found = reports_in(content, suffix)
    except UnreadableReport:
        return
    assert found


@given(st.text())
def test_nothing_but_space_marks_and_the_date_is_lost_of_a_text(content: str) -> None:
    report = only(content) if not content.lower().lstrip("\ufeff \n\r\t").startswith("date") else Report(content)
    kept = (report.title + report.text).replace("#", "")
    assert "".join(kept.split()) == "".join(content.removeprefix("\ufeff").replace("#", "").split())


@pytest.mark.parametrize("content", [f"a{' ' * 300_000}b\n\nc", f"# {'# ' * 150_000}\nc", "\n" * 300_000 + "x"])
def test_a_long_line_takes_no_longer_than_its_length(content: str) -> None:
    assert only(content).text


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder with the seed report is not here")
def test_the_seed_report_is_read_with_its_date() -> None:
    report = only(SEED.read_text(encoding="utf-8"), ".txt")
    assert report.published_at == MARCH
    assert report.title == ""
    assert report.text.startswith("Liverpool do not expect")


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_every_file_of_the_corpus_can_be_read() -> None:
    for path in sorted(CORPUS.glob("*.json")):
        content = path.read_text(encoding="utf-8")
        found = reports_in(content, path.suffix)
        assert len(found) == len(json.loads(content)["articles"])
        assert all(one.report.published_at for one in found)
