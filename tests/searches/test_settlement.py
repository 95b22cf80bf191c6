"""Searches that end because nobody contradicts what was reported, and those that go on because somebody does."""

import pytest

from bot.domain import Ending, Evidence, Status
from bot.searches.changes import changes_of
from tests.searches.reports import SOURCES, current, folded, moment, report, said, statuses

S = Status

KLOPP = report("2024-01-26", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING)
AGREED = [
    *KLOPP,
    *report("2024-04-01", "bbc.co.uk", Arne_Slot=S.AGREED),
    *report("2024-04-03", "sky.de", Arne_Slot=S.AGREED),
]


def slot(day: str, outlet: str, status: Status, credit: str | None = None) -> Evidence:
    return said(day, outlet, "Arne Slot", status, credit=credit)


def test_two_sources_that_agree_end_a_search_when_nobody_contradicts_for_a_month() -> None:
    assert current(AGREED, "2024-05-02").search.is_open
    shortlist = current(AGREED, "2024-05-03")
    search = shortlist.search
    assert (search.closed_at, search.closed_by, search.appointed) == (
        moment("2024-05-03"),
        Ending.AGREEMENT,
        "Arne Slot",
    )
    assert statuses(shortlist)["Arne Slot"] is S.AGREED
    assert shortlist.running[0].likelihood == 1.0


def test_one_source_that_agrees_ends_nothing_and_an_echo_is_no_second() -> None:
    one = [*KLOPP, slot("2024-04-01", "sky.de", S.AGREED)]
    assert current(one, "2025-04-01").search.is_open
    assert current([*one, slot("2024-04-02", "bbc.co.uk", S.AGREED, "Sky Germany")], "2025-04-01").search.is_open


@pytest.mark.parametrize(
    "contradiction",
    [
        slot("2024-04-20", "record.pt", S.UNLIKELY),
        slot("2024-04-20", "record.pt", S.OUT),
        slot("2024-04-20", "record.pt", S.TALKS),
        said("2024-04-20", "record.pt", "Ruben Amorim", S.TALKS),
    ],
)
def test_a_contradiction_keeps_the_search_open(contradiction: Evidence) -> None:
    assert current([*AGREED, contradiction], "2024-05-10").search.is_open


def test_what_is_told_of_others_who_are_not_near_the_job_contradicts_nothing() -> None:
    others = [
        said("2024-04-20", "record.pt", "Ruben Amorim", S.CANDIDATE),
        said("2024-04-21", "a.org", "Xabi Alonso", S.OUT),
    ]
    assert not current([*AGREED, *others], "2024-05-03").search.is_open


def test_the_appointment_itself_is_told_when_it_comes() -> None:
    appointed = slot("2024-05-20", "liverpoolfc.com", S.APPOINTED)
    shortlist = current([*AGREED, appointed], "2024-05-21")
    assert (shortlist.search.closed_at, shortlist.search.closed_by) == (moment("2024-05-20"), Ending.APPOINTMENT)
    assert statuses(shortlist)["Arne Slot"] is S.APPOINTED
    found = changes_of(
        "Liverpool", [*AGREED, appointed], since=moment("2024-05-01"), until=moment("2024-05-21"), sources=SOURCES
    )
    assert [(change.before, change.after) for change in found] == [(S.AGREED, S.APPOINTED)]


def test_an_agreement_that_came_to_nothing_lets_the_search_go_on() -> None:
    rival = said("2024-05-15", "bbc.co.uk", "Ruben Amorim", S.TALKS)
    (shortlist,) = folded([*AGREED, rival], "2024-05-16")
    assert shortlist.search.is_open
    elsewhere = said("2024-05-15", "bbc.co.uk", "Arne Slot", S.APPOINTED, club="Ajax")
    (shortlist,) = folded([*AGREED, elsewhere], "2024-05-16")
    assert (shortlist.search.is_open, statuses(shortlist)["Arne Slot"]) == (True, S.OUT)
    late = said("2024-09-15", "bbc.co.uk", "Ruben Amorim", S.APPOINTED)
    (shortlist,) = folded([*AGREED, late], "2024-09-16")
    assert shortlist.search.appointed == "Ruben Amorim"


def test_one_who_agreed_and_is_spoken_of_as_the_manager_has_the_job() -> None:
    stays = slot("2024-07-15", "bbc.co.uk", S.STAYING)
    rival = said("2024-12-15", "bbc.co.uk", "Ruben Amorim", S.TALKS)
    searches = folded([*AGREED, stays, rival], "2024-12-16")
    assert [one.search.appointed for one in searches] == ["Arne Slot", None]


def test_a_report_of_an_appointment_by_a_source_that_is_hardly_trusted_takes_a_week() -> None:
    evidence = [*KLOPP, slot("2024-04-01", "mirror.co.uk", S.APPOINTED)]
    before = current(evidence, "2024-04-07")
    assert (before.search.is_open, statuses(before)["Arne Slot"]) == (True, S.AGREED)
    after = current(evidence, "2024-04-08")
    assert (after.search.closed_at, after.search.closed_by) == (moment("2024-04-01"), Ending.APPOINTMENT)
    found = changes_of("Liverpool", evidence, since=moment("2024-04-02"), until=moment("2024-04-09"), sources=SOURCES)
    assert [(change.after, change.at, change.evidence) for change in found] == [
        (S.APPOINTED, moment("2024-04-08"), evidence[-1])
    ]


def test_a_second_report_of_the_appointment_ends_the_search_at_once() -> None:
    evidence = [
        *KLOPP,
        slot("2024-04-01", "mirror.co.uk", S.APPOINTED),
        slot("2024-04-02", "rewrites.example", S.APPOINTED),
    ]
    assert current(evidence, "2024-04-02").search.closed_at == moment("2024-04-02")


def test_a_contradicted_report_of_a_source_that_is_hardly_trusted_ends_nothing() -> None:
    evidence = [*KLOPP, slot("2024-04-01", "mirror.co.uk", S.APPOINTED), slot("2024-04-03", "bbc.co.uk", S.TALKS)]
    assert current(evidence, "2024-05-08").search.is_open


@pytest.mark.parametrize(
    ("outlet", "credit"), [("liverpoolfc.com", None), ("record.pt", "Liverpool"), ("record.pt", "Slot")]
)
def test_the_clubs_word_or_his_own_that_it_came_to_nothing_reopens_the_search(outlet: str, credit: str | None) -> None:
    appointed = slot("2024-05-20", "liverpoolfc.com", S.APPOINTED)
    fell_through = slot("2024-05-23", outlet, S.OUT, credit)
    shortlist = current([*KLOPP, appointed, fell_through], "2024-05-24")
    assert (shortlist.search.number, shortlist.search.is_open) == (1, True)
    assert statuses(shortlist)["Arne Slot"] is S.OUT
