"""What became of what sources said of Liverpool's search, which Arne Slot ends on 20 May 2024."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain import Action, Evidence, Status, Tier, Verdict
from bot.searches.scoring import judged_from, verdicts_of_club
from tests.searches.reports import SOURCES, correction, moment, report, said

GOING = said("2024-01-26", "liverpoolfc.com", "Jurgen Klopp", Status.DEPARTING)
END = said("2024-05-20", "liverpoolfc.com", "Arne Slot", Status.APPOINTED)


def verdicts(*evidence: Evidence, since: str = "", reopened: str = "") -> tuple[Verdict, ...]:
    corrections = [correction(reopened, Action.REOPEN)] if reopened else []
    return verdicts_of_club("Liverpool", evidence, corrections, since=moment(since) if since else None, sources=SOURCES)


def outcome(*evidence: Evidence) -> dict[tuple[str, str], bool]:
    return {(one.source, one.person): one.is_right for one in verdicts(GOING, *evidence, END)}


def test_who_named_the_man_who_came_was_right_and_who_had_another_as_certain_was_wrong() -> None:
    assert outcome(
        said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.LINKED),
        said("2024-04-02", "record.pt", "Ruben Amorim", Status.AGREED),
        said("2024-04-03", "sky.de", "Arne Slot", Status.OUT),
        said("2024-04-04", "theathletic.com", "Ruben Amorim", Status.FAVOURITE),
        said("2024-04-05", "mirror.co.uk", "Ruben Amorim", Status.TALKS),
        said("2024-04-06", "express.co.uk", "Ruben Amorim", Status.OUT),
    ) == {
        ("bbc.co.uk", "Arne Slot"): True,
        ("record.pt", "Ruben Amorim"): False,
        ("sky.de", "Arne Slot"): False,
        ("theathletic.com", "Ruben Amorim"): False,
    }


def test_only_the_last_word_counts() -> None:
    assert outcome(
        said("2024-04-01", "bbc.co.uk", "Ruben Amorim", Status.AGREED),
        said("2024-04-20", "bbc.co.uk", "Ruben Amorim", Status.OUT),
        said("2024-04-01", "sky.de", "Arne Slot", Status.OUT),
        said("2024-04-20", "sky.de", "Arne Slot", Status.CANDIDATE),
    ) == {("sky.de", "Arne Slot"): True}


def test_all_who_named_him_at_the_first_moment_are_first() -> None:
    found = verdicts(
        GOING,
        said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.LINKED),
        said("2024-04-01", "sky.de", "Arne Slot", Status.TALKS),
        said("2024-05-10", "record.pt", "Arne Slot", Status.AGREED),
        END,
    )
    assert [(one.source, one.is_first, one.days_early) for one in found] == [
        ("bbc.co.uk", True, 49.0),
        ("record.pt", False, 10.0),
        ("sky.de", True, 49.0),
    ]


def test_who_had_dropped_him_in_between_is_early_only_since_he_came_back() -> None:
    found = verdicts(
        GOING,
        said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.LINKED),
        said("2024-04-10", "bbc.co.uk", "Arne Slot", Status.OUT),
        said("2024-05-10", "bbc.co.uk", "Arne Slot", Status.TALKS),
        said("2024-05-15", "bbc.co.uk", "Arne Slot", Status.AGREED),
        END,
    )
    assert [(one.is_first, one.days_early) for one in found] == [(True, 10.0)]


def test_a_report_that_credits_another_is_the_others_call() -> None:
    found = outcome(
        said("2024-04-01", "record.pt", "Arne Slot", Status.TALKS, credit="the BBC"),
        said("2024-04-02", "mirror.co.uk", "Arne Slot", Status.TALKS, credit="David Ornstein"),
        said("2024-04-02", "express.co.uk", "Arne Slot", Status.TALKS, credit="A Blog"),
    )
    assert {source for source, _ in found} == {"bbc.co.uk", "david ornstein", "a blog"}


def test_outlets_of_one_owner_have_records_of_their_own() -> None:
    assert outcome(
        said("2024-04-01", "mirror.co.uk", "Arne Slot", Status.TALKS),
        said("2024-04-02", "express.co.uk", "Arne Slot", Status.OUT),
    ) == {("mirror.co.uk", "Arne Slot"): True, ("express.co.uk", "Arne Slot"): False}


def test_the_clubs_word_prices_copies_and_texts_of_unknown_origin_are_no_calls() -> None:
    original = said("2024-04-02", "sky.de", "Arne Slot", Status.TALKS)
    copy = said("2024-04-03", "record.pt", "Arne Slot", Status.TALKS)
    assert outcome(
        said("2024-04-01", "liverpoolfc.com", "Arne Slot", Status.CANDIDATE),
        said("2024-04-01", "betfair.com", "Ruben Amorim", Status.FAVOURITE),
        said("2024-04-01", "", "Arne Slot", Status.TALKS, article="text:1"),
        original,
        replace(copy, article=replace(copy.article, echo_of=original.article.id)),
    ) == {("sky.de", "Arne Slot"): True}


def test_nothing_said_with_the_announcement_or_after_it_is_a_call() -> None:
    found = outcome(
        said("2024-05-20", "bbc.co.uk", "Arne Slot", Status.APPOINTED),
        said("2024-05-21", "sky.de", "Arne Slot", Status.APPOINTED),
    )
    assert found == {}


def test_who_ends_the_search_with_a_report_of_his_own_was_right() -> None:
    found = verdicts(GOING, said("2024-05-18", "bbc.co.uk", "Arne Slot", Status.APPOINTED), END)
    assert [(one.source, one.is_first, one.days_early) for one in found] == [("bbc.co.uk", True, 0.0)]


def test_a_search_without_an_appointment_judges_nobody() -> None:
    told = said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.AGREED)
    assert verdicts(GOING, told) == ()
    closed = correction("2024-05-01", Action.CLOSE)
    assert verdicts_of_club("Liverpool", [GOING, told], [closed], sources=SOURCES) == ()


def test_a_moderator_may_name_who_was_appointed() -> None:
    told = said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.LINKED)
    closed = correction("2024-05-01", Action.CLOSE, "Arne Slot")
    (found,) = verdicts_of_club("Liverpool", [GOING, told], [closed], sources=SOURCES)
    assert (found.is_right, found.closed_at) == (True, moment("2024-05-01"))


@pytest.mark.parametrize(
    ("closed_at", "month"),
    [("2024-05-20", "2024-07-01"), ("2024-05-01", "2024-06-01"), ("2024-05-01 00:01", "2024-07-01")],
)
def test_verdicts_count_from_the_first_month_after_the_end_has_settled(closed_at: str, month: str) -> None:
    assert judged_from(moment(closed_at)) == moment(month)


def test_an_end_that_is_denied_in_time_judges_nobody() -> None:
    told = said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.TALKS)
    reported = said("2024-05-02", "record.pt", "Arne Slot", Status.APPOINTED)
    denied = said("2024-05-04", "liverpoolfc.com", "Arne Slot", Status.OUT)
    assert verdicts(GOING, told, reported)
    assert verdicts(GOING, told, reported, denied) == ()


def test_an_end_that_is_undone_after_it_was_judged_stays_judged() -> None:
    told = said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.TALKS)
    assert verdicts(GOING, told, END, reopened="2024-08-01") == verdicts(GOING, told, END)


def test_own_tiers_and_records_make_no_difference() -> None:
    told = [GOING, said("2024-04-01", "bbc.co.uk", "Arne Slot", Status.TALKS), END]
    own = SOURCES.of_workspace({"bbc.co.uk": Tier.WEAK})
    assert verdicts_of_club("Liverpool", told, sources=own) == verdicts(*told)


OUTLETS = ("bbc.co.uk", "sky.de", "record.pt", "mirror.co.uk", "liverpoolfc.com")
PEOPLE = ("Arne Slot", "Ruben Amorim", "Jurgen Klopp")
SPEECH = st.builds(
    lambda day, hour, outlet, people: report(
        f"2024-{1 + day // 28:02}-{1 + day % 28:02} {hour:02}:00", outlet, **people
    ),
    st.integers(0, 27 * 9),
    st.integers(0, 23),
    st.sampled_from(OUTLETS),
    st.dictionaries(
        st.sampled_from([name.replace(" ", "_") for name in PEOPLE]),
        st.sampled_from([Status.APPOINTED, Status.APPOINTED, *Status]),
        min_size=1,
        max_size=2,
    ),
)
STORIES = st.lists(SPEECH, min_size=1, max_size=10).map(lambda told: [item for some in told for item in some])


@settings(max_examples=150, deadline=None)
@given(STORIES, st.randoms())
def test_the_order_in_which_reports_arrive_makes_no_difference(told: list[Evidence], dice: st.DataObject) -> None:
    shuffled = told[:]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdicts(*shuffled) == verdicts(*told)


def counting_by(found: Sequence[Verdict], until: datetime) -> list[Verdict]:
    return [one for one in found if one.counts_from <= until]


@settings(max_examples=150, deadline=None)
@given(STORIES, st.integers(1, 12))
def test_verdicts_that_count_by_then_are_those_of_a_store_that_saw_nothing_later(
    told: list[Evidence], month: int
) -> None:
    until = datetime.fromisoformat(f"2024-{month:02}-11T12:00:00+00:00")
    known = [item for item in told if item.article.published_at <= until]
    assert counting_by(verdicts(*told), until) == counting_by(verdicts(*known), until)


@settings(max_examples=100, deadline=None)
@given(STORIES, st.integers(1, 12))
def test_what_is_published_changes_only_verdicts_that_count_from_then_on(told: list[Evidence], month: int) -> None:
    *before, last = sorted(told, key=lambda item: item.article.published_at)
    since = last.article.published_at
    kept = [one for one in verdicts(*before) if one.counts_from < since]
    assert [*kept, *verdicts(*told, since=since.isoformat(sep=" ").removesuffix("+00:00"))] == [*verdicts(*told)]


@settings(max_examples=100, deadline=None)
@given(STORIES)
def test_every_call_is_judged_once_and_after_its_search(told: list[Evidence]) -> None:
    found = verdicts(*told)
    assert len({(one.source, one.person, one.closed_at) for one in found}) == len(found)
    assert all(one.days_early >= 0 and one.counts_from > one.closed_at for one in found)
    assert all(one.is_right or not one.is_first for one in found)
