"""When searches open and close."""

from bot.domain import Ending, Opening, Status
from bot.searches.fold import holder_standings
from tests.searches.reports import current, folded, moment, report, said, standing, statuses

S = Status

FIRST = [
    *report("2023-10-09", "bbc.co.uk", John_Eustace=S.DEPARTING, Wayne_Rooney=S.AGREED),
    *report("2023-10-11", "bbc.co.uk", John_Eustace=S.DEPARTING, Wayne_Rooney=S.APPOINTED),
]


def test_pressure_alone_opens_no_search() -> None:
    assert folded(report("2024-04-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE), "2024-04-02") == ()


def test_pressure_that_ends_in_a_departure_belongs_to_the_search() -> None:
    evidence = [
        *report("2024-02-01", "bbc.co.uk", Erik_ten_Hag=S.STAYING),
        *report("2024-03-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE),
        *report("2024-04-01", "bbc.co.uk", Erik_ten_Hag=S.DEPARTING),
    ]
    assert folded(evidence, "2024-03-31") == ()
    (shortlist,) = folded(evidence, "2024-04-01")
    assert (shortlist.search.opened_at, shortlist.search.opened_by) == (moment("2024-03-01"), Opening.DEPARTURE)
    assert len(shortlist.holders[0].evidence) == 3


def test_pressure_of_another_year_does_not_belong_to_the_search() -> None:
    evidence = [
        *report("2022-03-01", "bbc.co.uk", Ralf_Rangnick=S.PRESSURE, Unai_Emery=S.UNLIKELY),
        *report("2024-04-01", "bbc.co.uk", Erik_ten_Hag=S.DEPARTING),
    ]
    (shortlist,) = folded(evidence, "2024-04-02")
    assert shortlist.search.opened_at == moment("2024-04-01")
    assert statuses(shortlist) == {"Erik ten Hag": S.DEPARTING}


def test_the_first_candidate_opens_a_search() -> None:
    shortlist = current(
        report("2024-04-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE, Thomas_Tuchel=S.LINKED), "2024-04-02"
    )
    assert shortlist.search.opened_by is Opening.CANDIDATE


def test_a_refusal_alone_opens_no_search() -> None:
    assert folded(report("2024-04-01", "bbc.co.uk", Thomas_Tuchel=S.OUT), "2024-04-02") == ()


def test_a_caretaker_does_not_close_the_search() -> None:
    shortlist = current(report("2024-04-01", "liverpoolfc.com", John_Kennedy=S.INTERIM), "2024-04-02")
    assert shortlist.search.is_open


def test_an_appointment_out_of_the_blue_is_a_search_that_opens_and_closes_at_once() -> None:
    (shortlist,) = folded(report("2024-04-01", "bbc.co.uk", Arne_Slot=S.APPOINTED), "2024-04-02")
    assert shortlist.search.opened_at == shortlist.search.closed_at == moment("2024-04-01")


def test_the_old_managers_departure_told_again_opens_no_search() -> None:
    late = [
        *report("2023-10-20", "record.pt", John_Eustace=S.DEPARTING),
        *report("2023-12-20", "record.pt", John_Eustace=S.DEPARTING, Wayne_Rooney=S.APPOINTED),
    ]
    assert len(folded([*FIRST, *late], "2023-12-31")) == 1


def test_late_reports_about_the_race_stay_with_it() -> None:
    late = report("2023-10-20", "record.pt", Steve_Cooper=S.LINKED, Wayne_Rooney=S.FAVOURITE)
    (shortlist,) = folded([*FIRST, *late], "2023-12-31")
    assert statuses(shortlist)["Wayne Rooney"] is S.APPOINTED
    assert statuses(shortlist)["Steve Cooper"] is S.LINKED


def test_a_new_name_long_after_opens_the_next_search() -> None:
    searches = folded([*FIRST, *report("2023-12-20", "record.pt", Steve_Cooper=S.LINKED)], "2023-12-31")
    assert [one.search.number for one in searches] == [1, 2]
    assert searches[1].search.opened_by is Opening.CANDIDATE


def test_an_echo_long_after_opens_no_search() -> None:
    named = said("2023-10-10", "record.pt", "Steve Cooper", S.LINKED, credit="A Paper")
    echo = said("2023-12-20", "bbc.co.uk", "Steve Cooper", S.LINKED, credit="A Paper")
    assert len(folded([*FIRST, named, echo], "2023-12-31")) == 1


def test_pressure_on_the_new_man_opens_the_next_search() -> None:
    pressure = report("2023-12-28", "bbc.co.uk", Wayne_Rooney=S.PRESSURE)
    gone = report("2024-01-02", "bbc.co.uk", Wayne_Rooney=S.DEPARTING, Tony_Mowbray=S.CANDIDATE)
    first, second = folded([*FIRST, *pressure], "2023-12-31")
    assert not first.search.is_open
    assert (second.search.number, second.search.opened_by) == (2, Opening.PRESSURE)
    assert statuses(second) == {"Wayne Rooney": S.PRESSURE}
    assert second.someone_else == 1.0
    later = current([*FIRST, *pressure, *gone], "2024-01-03")
    assert (later.search.opened_at, later.search.opened_by) == (moment("2023-12-28"), Opening.DEPARTURE)


def test_the_new_mans_departure_is_not_believed_within_days() -> None:
    misread = report("2023-10-13", "record.pt", Wayne_Rooney=S.DEPARTING)
    assert len(folded([*FIRST, *misread], "2023-10-20")) == 1
    official = report("2023-10-13", "liverpoolfc.com", Wayne_Rooney=S.DEPARTING)
    assert len(folded([*FIRST, *official], "2023-10-20")) == 2


def test_what_was_known_of_the_first_search_does_not_spill_into_the_next() -> None:
    gone = report("2024-01-02", "bbc.co.uk", Wayne_Rooney=S.DEPARTING, John_Eustace=S.DEPARTING)
    assert statuses(current([*FIRST, *gone], "2024-01-03")) == {"Wayne Rooney": S.DEPARTING}


def test_a_caretaker_of_the_first_search_may_win_the_second() -> None:
    evidence = [
        *report("2021-03-13", "bbc.co.uk", Chris_Wilder=S.DEPARTING, Paul_Heckingbottom=S.INTERIM),
        *report("2021-05-27", "bbc.co.uk", Slavisa_Jokanovic=S.APPOINTED, Paul_Heckingbottom=S.DEPARTING),
        *report("2021-11-25", "bbc.co.uk", Slavisa_Jokanovic=S.DEPARTING, Paul_Heckingbottom=S.APPOINTED),
    ]
    searches = folded(evidence, "2021-11-26")
    assert [one.search.appointed for one in searches] == ["Slavisa Jokanovic", "Paul Heckingbottom"]


def test_an_appointment_nobody_reported_is_seen_when_the_new_man_goes() -> None:
    evidence = [
        *report("2023-12-05", "bbc.co.uk", Tony_Mowbray=S.DEPARTING, Will_Still=S.FAVOURITE, Mike_Dodds=S.INTERIM),
        *report("2023-12-16", "bbc.co.uk", Michael_Beale=S.AGREED),
        *report("2024-02-19", "bbc.co.uk", Michael_Beale=S.DEPARTING, Mike_Dodds=S.INTERIM),
    ]
    first, second = folded(evidence, "2024-02-20")
    assert (first.search.appointed, first.search.closed_by) == ("Michael Beale", Ending.APPOINTMENT)
    assert first.running[0].reason == "has the job by now"
    assert statuses(second) == {"Michael Beale": S.DEPARTING, "Mike Dodds": S.INTERIM}


def test_a_silence_alone_ends_no_search() -> None:
    evidence = [
        *report("2024-05-24", "bbc.co.uk", Erik_ten_Hag=S.DEPARTING, Thomas_Tuchel=S.FAVOURITE),
        *report("2024-10-28", "bbc.co.uk", Erik_ten_Hag=S.DEPARTING, Ruben_Amorim=S.FAVOURITE),
    ]
    assert len(folded(evidence, "2024-10-29")) == 1


def test_the_clubs_word_corrects_a_wrong_report_of_an_appointment() -> None:
    wrong = report("2024-05-01", "record.pt", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.APPOINTED)
    official = report("2024-05-10", "liverpoolfc.com", Arne_Slot=S.APPOINTED)
    (shortlist,) = folded([*wrong, *official], "2024-05-11")
    assert (shortlist.search.appointed, shortlist.search.closed_at) == ("Arne Slot", moment("2024-05-10"))
    assert statuses(shortlist)["Ruben Amorim"] is S.AGREED


def test_nothing_corrects_the_clubs_word() -> None:
    official = report("2024-05-10", "liverpoolfc.com", Arne_Slot=S.APPOINTED)
    wrong = [
        one for outlet in ("bbc.co.uk", "sky.de", "a.org") for one in report("2024-05-11", outlet, Arne_Slot=S.OUT)
    ]
    rival = [
        one for outlet in ("bbc.co.uk", "sky.de") for one in report("2024-05-12", outlet, Ruben_Amorim=S.APPOINTED)
    ]
    assert current([*official, *wrong, *rival], "2024-05-13").search.appointed == "Arne Slot"


def test_an_appointment_that_more_sources_report_beats_one_that_fewer_do() -> None:
    wrong = report("2024-05-01", "record.pt", Ruben_Amorim=S.APPOINTED)
    first = report("2024-05-02", "a.org", Arne_Slot=S.APPOINTED)
    second = report("2024-05-03", "bbc.co.uk", Arne_Slot=S.APPOINTED)
    assert current([*wrong, *first], "2024-05-04").search.appointed == "Ruben Amorim"
    assert current([*wrong, *first, *second], "2024-05-04").search.appointed == "Arne Slot"


def test_an_appointment_that_several_sources_deny_never_happened() -> None:
    early = report("2024-05-01", "record.pt", Jurgen_Klopp=S.DEPARTING, Arne_Slot=S.APPOINTED)
    one = report("2024-05-02", "bbc.co.uk", Arne_Slot=S.TALKS)
    two = report("2024-05-02", "theathletic.com", Arne_Slot=S.TALKS)
    assert not current([*early, *one], "2024-05-03").search.is_open
    shortlist = current([*early, *one, *two], "2024-05-03")
    assert shortlist.search.is_open
    assert statuses(shortlist)["Arne Slot"] is S.AGREED
    assert standing(shortlist, "Arne Slot").likelihood < 1.0
    confirmed = report("2024-05-20", "a.org", Arne_Slot=S.APPOINTED)
    assert current([*early, *one, *two, *confirmed], "2024-05-21").search.appointed == "Arne Slot"


def test_the_holders_own_appointment_told_again_closes_nothing() -> None:
    evidence = [
        *report("2024-05-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE, Thomas_Tuchel=S.LINKED),
        *report("2024-05-02", "record.pt", Erik_ten_Hag=S.APPOINTED),
    ]
    shortlist = current(evidence, "2024-05-03")
    assert shortlist.search.is_open
    assert statuses(shortlist)["Erik ten Hag"] is S.PRESSURE


def test_the_new_man_who_is_backed_holds_his_job_without_a_search() -> None:
    evidence = [*FIRST, *report("2023-12-20", "bbc.co.uk", Wayne_Rooney=S.STAYING)]
    assert len(folded(evidence, "2023-12-31")) == 1
    (rooney,) = holder_standings("Liverpool", evidence, as_of=moment("2023-12-31"))
    assert (rooney.person, rooney.status) == ("Wayne Rooney", S.STAYING)


def test_a_looser_word_from_the_source_of_an_appointment_does_not_undo_it() -> None:
    appointed = report("2024-05-01", "record.pt", Jurgen_Klopp=S.DEPARTING, Arne_Slot=S.APPOINTED)
    recap = report("2024-05-03", "record.pt", Arne_Slot=S.FAVOURITE)
    assert current([*appointed, *recap], "2024-05-04").search.appointed == "Arne Slot"


def test_a_late_echo_of_the_last_search_has_no_place_in_the_next() -> None:
    evidence = [
        *FIRST,
        said("2023-10-24", "record.pt", "Steve Cooper", S.LINKED, credit="A Paper"),
        *report("2023-10-25", "bbc.co.uk", Wayne_Rooney=S.DEPARTING),
        said("2023-10-26", "sky.de", "Steve Cooper", S.LINKED, credit="A Paper"),
    ]
    first, second = folded(evidence, "2023-10-27")
    assert (first.reports, second.reports) == (4, 1)
    assert statuses(second) == {"Wayne Rooney": S.DEPARTING}
