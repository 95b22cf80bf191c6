"""One appointment moves the others."""

from bot.domain import Opening, Status
from bot.searches.fold import holder_standings
from tests.searches.reports import current, folded, moment, report, said, standing, statuses

S = Status

HERE = report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.FAVOURITE, Arne_Slot=S.CANDIDATE)


def test_one_appointed_elsewhere_is_out_here_and_the_reason_says_where() -> None:
    appointed = said("2024-03-20", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    shortlist = current([*HERE, appointed], "2024-03-21")
    (amorim,) = shortlist.ruled_out
    assert (amorim.person, amorim.reason) == ("Ruben Amorim", "appointed at Manchester United")
    assert (amorim.deciding, amorim.likelihood) == (None, 0.0)
    assert amorim.since == moment("2024-03-20")
    assert statuses(current([*HERE, appointed], "2024-03-19"))["Ruben Amorim"] is S.FAVOURITE


def test_less_than_an_appointment_elsewhere_changes_nothing_here() -> None:
    agreed = said("2024-03-20", "bbc.co.uk", "Ruben Amorim", S.AGREED, club="Manchester United")
    assert statuses(current([*HERE, agreed], "2024-03-21"))["Ruben Amorim"] is S.FAVOURITE


def test_late_reports_do_not_bring_him_back_but_those_of_another_season_do() -> None:
    appointed = said("2024-03-20", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    late = said("2024-03-25", "record.pt", "Ruben Amorim", S.LINKED)
    again = said("2024-08-25", "record.pt", "Ruben Amorim", S.LINKED)
    assert statuses(current([*HERE, appointed, late], "2024-03-26"))["Ruben Amorim"] is S.OUT
    assert statuses(current([*HERE, appointed, late, again], "2024-08-26"))["Ruben Amorim"] is S.LINKED


def test_one_named_here_just_after_his_appointment_elsewhere_is_out_from_the_start() -> None:
    appointed = said("2024-02-25", "bbc.co.uk", "Arne Slot", S.APPOINTED, club="Ajax")
    assert standing(current([*HERE, appointed], "2024-03-02"), "Arne Slot").reason == "appointed at Ajax"


def test_a_career_told_in_the_article_that_names_him_here_is_no_news() -> None:
    told = said("2024-03-01", "bbc.co.uk", "Arne Slot", S.APPOINTED, club="Feyenoord", start=900)
    echo = said("2024-03-05", "record.pt", "Arne Slot", S.APPOINTED, club="Feyenoord", credit="BBC")
    assert statuses(current([*HERE, told, echo], "2024-03-06"))["Arne Slot"] is S.CANDIDATE


def test_the_appointment_of_one_already_known_to_hold_that_job_is_no_news() -> None:
    stays = said("2024-03-02", "bbc.co.uk", "Arne Slot", S.STAYING, club="Feyenoord")
    told = said("2024-03-10", "record.pt", "Arne Slot", S.APPOINTED, club="Feyenoord")
    assert statuses(current([*HERE, stays, told], "2024-03-11"))["Arne Slot"] is S.CANDIDATE


def test_the_club_that_he_left_has_a_search_of_its_own() -> None:
    evidence = [
        said("2024-10-01", "bbc.co.uk", "Ruben Amorim", S.STAYING, club="Sporting CP"),
        said("2024-11-01", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United"),
    ]
    assert folded(evidence, "2024-10-31", club="Sporting CP") == ()
    (shortlist,) = folded(evidence, "2024-11-02", club="Sporting CP")
    assert (shortlist.search.opened_at, shortlist.search.opened_by) == (moment("2024-11-01"), Opening.DEPARTURE)
    (amorim,) = shortlist.holders
    assert (amorim.status, amorim.reason) == (S.DEPARTING, "appointed at Manchester United")


def test_the_club_that_appointed_him_once_loses_him_to_the_next() -> None:
    evidence = [
        said("2021-06-23", "bbc.co.uk", "Arne Slot", S.APPOINTED, club="Feyenoord"),
        said("2024-05-20", "liverpoolfc.com", "Arne Slot", S.APPOINTED, club="Liverpool"),
    ]
    first, second = folded(evidence, "2024-05-21", club="Feyenoord")
    assert (first.search.appointed, second.search.opened_by) == ("Arne Slot", Opening.DEPARTURE)
    assert statuses(second) == {"Arne Slot": S.DEPARTING}
    (slot,) = holder_standings("Liverpool", evidence, as_of=moment("2024-05-21"))
    assert slot.status is S.APPOINTED


def test_what_reports_say_of_his_refusal_goes_before_what_follows_from_elsewhere() -> None:
    out = said("2024-03-10", "record.pt", "Ruben Amorim", S.OUT)
    appointed = said("2024-03-20", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    amorim = standing(current([*HERE, out, appointed], "2024-03-21"), "Ruben Amorim")
    assert (amorim.deciding, amorim.reason, amorim.since) == (out, "", moment("2024-03-10"))
