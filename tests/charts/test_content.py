from collections.abc import Sequence

import pytest

from bot.charts.content import MOST_LINES, Content, content_of, percent, short_name
from bot.domain import Evidence, Status
from bot.searches.course import course_of
from tests.searches.reports import SOURCES, current, report, said

S = Status
KLOPP = said("2024-01-26", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING)
OPEN = [
    KLOPP,
    *report("2024-02-20", "bbc.co.uk", Xabi_Alonso=S.FAVOURITE, Ruben_Amorim=S.CANDIDATE),
    said("2024-03-01", "record.pt", "Xabi Alonso", S.OUT, credit="Alonso"),
    said("2024-03-05", "sky.de", "Ruben Amorim", S.TALKS),
]
CLOSED = [*OPEN, said("2024-03-20", "liverpoolfc.com", "Ruben Amorim", S.APPOINTED)]


def content(evidence: Sequence[Evidence], as_of: str = "2024-03-10") -> Content:
    shortlist = current(evidence, as_of)
    return content_of(course_of(shortlist, evidence, sources=SOURCES), shortlist, "Europe/London")


def test_lines_are_labelled_with_where_they_end() -> None:
    found = content(OPEN)
    amorim, alonso = found.lines
    assert amorim.label == f"Ruben Amorim  {percent(amorim.points[-1][1])}"
    assert alonso.label == "Xabi Alonso  out"
    assert alonso.points[-1][1] == 0.0
    assert alonso.out_at == OPEN[3].article.published_at


def test_a_line_begins_when_he_was_first_named() -> None:
    assert content(OPEN).lines[0].points[0][0] == OPEN[1].article.published_at


def test_departure_and_appointment_are_marked() -> None:
    events = content(CLOSED, "2024-04-01").events
    assert [(event.text, event.is_end) for event in events] == [
        ("Jurgen Klopp going", False),
        ("Ruben Amorim appointed", True),
    ]
    assert [event.text for event in content(OPEN).events] == ["Jurgen Klopp going"]


def test_after_the_end_the_others_have_what_they_had_just_before() -> None:
    before, after = (
        content([*OPEN, said("2024-03-06", "sky.de", "Arne Slot", S.TALKS)]),
        content([*OPEN, said("2024-03-06", "sky.de", "Arne Slot", S.TALKS), CLOSED[-1]], "2024-04-01"),
    )
    slots = [next(line for line in one.lines if line.person == "Arne Slot") for one in (before, after)]
    assert slots[0].points[-1][1] == slots[1].points[-1][1] > 0
    assert (after.lines[0].label, after.lines[0].points[-1][1]) == ("Ruben Amorim  appointed", 1.0)


def test_the_alternative_text_says_the_same() -> None:
    alt = content(CLOSED, "2024-04-01").alt
    for part in (
        "Liverpool's next manager, from 26 Jan 2024 to 20 Mar 2024",
        "Jurgen Klopp going, 26 Jan 2024.",
        "Ruben Amorim appointed, 20 Mar 2024.",
        "Xabi Alonso is out since 1 Mar 2024",
        "someone else",
    ):
        assert part in alt
    found = content(OPEN)
    assert all(line.person in found.alt for line in found.lines)
    assert found.lines[0].note in found.alt


def test_of_many_the_likeliest_have_lines() -> None:
    many = [said("2024-03-06", "bbc.co.uk", f"Candidate {chr(65 + place)}", S.LINKED) for place in range(14)]
    found = content([*OPEN, *many])
    assert len(found.lines) <= MOST_LINES
    assert found.lines[0].person == "Ruben Amorim"
    assert "others who were named" in found.alt


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Arne Slot", "Arne Slot"),
        ("Mauricio Pochettino", "M. Pochettino"),
        ("Ole Gunnar Solskjaer", "O. G. Solskjaer"),
        ("Featherstonehaugh-Cholmondeley", "Featherstonehaugh…"),
    ],
)
def test_long_names_are_shortened(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize(("share", "text"), [(0.0, "0 %"), (0.001, "<1 %"), (0.346, "35 %"), (1.0, "100 %")])
def test_percentages(share: float, text: str) -> None:
    assert percent(share) == text
