"""What moderators change by hand."""

from dataclasses import replace

import pytest

from bot.domain import Action, Correction, Ending, Opening, Status
from bot.searches.fold import holder_standings
from tests.searches.reports import correction, current, folded, moment, report, said, standing, statuses

S = Status

OPEN = [
    *report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.FAVOURITE, Roberto_De_Zerbi=S.LINKED),
    said("2024-03-01", "record.pt", "Thomas Tuchel", S.TALKS, unsure=True, article="doubtful"),
]
PAGE = "record.pt 2024-03-03"
CLOSED = [*OPEN, *report("2024-05-20", "bbc.co.uk", Arne_Slot=S.APPOINTED)]


def test_a_status_set_by_hand_beats_the_reports_before_it() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    (amorim,) = current(OPEN, "2024-03-06", [out]).ruled_out
    assert (amorim.deciding, amorim.reason, amorim.since) == (None, "set by a moderator", moment("2024-03-05"))
    assert len(amorim.evidence) == 1


@pytest.mark.parametrize("credit", [None, "Liverpool", "Amorim"])
@pytest.mark.parametrize("status", [S.TALKS, S.APPOINTED, S.UNLIKELY])
def test_a_status_set_by_hand_stands_whatever_is_reported_after_it(status: Status, credit: str | None) -> None:
    agreed = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.AGREED)
    later = said("2024-03-06", "record.pt", "Ruben Amorim", status, credit=credit)
    shortlist = current([*OPEN, later], "2024-03-07", [agreed])
    assert (shortlist.search.is_open, statuses(shortlist)["Ruben Amorim"]) == (True, S.AGREED)


def test_a_later_correction_beats_a_status_set_by_hand() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    talks = correction("2024-03-06", Action.SET_STATUS, "Ruben Amorim", status=S.TALKS)
    assert statuses(current(OPEN, "2024-03-07", [out, talks]))["Ruben Amorim"] is S.TALKS
    close = correction("2024-03-08", Action.CLOSE, "Ruben Amorim")
    assert current(OPEN, "2024-03-09", [out, talks, close]).search.appointed == "Ruben Amorim"


def test_of_corrections_of_one_instant_the_one_made_last_holds() -> None:
    made = [
        replace(correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=status), id=number)
        for number, status in (("9", S.OUT), ("10", S.TALKS))
    ]
    for order in (made, made[::-1]):
        assert statuses(current(OPEN, "2024-03-07", order))["Ruben Amorim"] is S.TALKS


def test_what_reports_say_against_a_status_set_by_hand_is_shown() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    talks = said("2024-03-06", "record.pt", "Ruben Amorim", S.TALKS)
    assert standing(current([*OPEN, talks], "2024-03-07", [out]), "Ruben Amorim").conflict == (talks,)
    agrees = said("2024-03-06", "record.pt", "Ruben Amorim", S.OUT)
    assert standing(current([*OPEN, agrees], "2024-03-07", [out]), "Ruben Amorim").conflict == ()


def test_a_status_set_by_hand_ends_with_its_search() -> None:
    agreed = correction("2024-03-05", Action.SET_STATUS, "Arne Slot", status=S.AGREED)
    close = correction("2024-05-20", Action.CLOSE, "Arne Slot")
    goes = report("2025-10-01", "bbc.co.uk", Arne_Slot=S.DEPARTING)
    searches = folded([*OPEN, *goes], "2025-10-02", [agreed, close])
    assert [one.search.is_open for one in searches] == [False, True]
    assert statuses(searches[1])["Arne Slot"] is S.DEPARTING


def test_a_departure_opens_a_search_although_a_moderator_said_he_stays() -> None:
    stays = correction("2024-02-01", Action.SET_STATUS, "Jurgen Klopp", status=S.STAYING)
    shortlist = current(OPEN, "2024-03-02", [stays])
    assert shortlist.search.opened_by is Opening.DEPARTURE
    assert statuses(shortlist)["Jurgen Klopp"] is S.STAYING


def test_a_link_with_somebody_set_out_by_hand_opens_no_search() -> None:
    out = correction("2024-02-01", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    assert folded(report("2024-03-01", "bbc.co.uk", Ruben_Amorim=S.LINKED), "2024-03-02", [out]) == ()


def test_an_appointment_elsewhere_does_not_move_a_status_set_by_hand() -> None:
    talks = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.TALKS)
    elsewhere = said("2024-03-10", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    assert statuses(current([*OPEN, elsewhere], "2024-03-11", [talks]))["Ruben Amorim"] is S.TALKS
    assert statuses(current([*OPEN, elsewhere], "2024-03-11"))["Ruben Amorim"] is S.OUT


@pytest.mark.parametrize(
    "word",
    [
        correction("2024-03-10", Action.CLOSE, "Ruben Amorim", club="Manchester United"),
        correction("2024-03-10", Action.SET_STATUS, "Ruben Amorim", status=S.APPOINTED, club="Manchester United"),
    ],
)
def test_who_is_appointed_elsewhere_by_hand_is_out_here(word: Correction) -> None:
    (amorim,) = current(OPEN, "2024-03-11", [word]).ruled_out
    assert (amorim.person, amorim.reason) == ("Ruben Amorim", "appointed at Manchester United")
    earlier = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.TALKS)
    assert statuses(current(OPEN, "2024-03-11", [earlier, word]))["Ruben Amorim"] is S.OUT


@pytest.mark.parametrize(
    "word",
    [
        correction("2024-03-12", Action.CLOSE, "Thomas Tuchel", club="Manchester United"),
        correction("2024-03-12", Action.REOPEN, club="Manchester United"),
        correction("2024-03-12", Action.SET_STATUS, "Ruben Amorim", status=S.OUT, club="Manchester United"),
        correction(
            "2024-03-12",
            Action.DROP_CLAIM,
            "Ruben Amorim",
            club="Manchester United",
            article_id="bbc.co.uk 2024-03-10",
        ),
    ],
)
def test_an_appointment_elsewhere_that_a_moderator_denies_puts_nobody_out(word: Correction) -> None:
    elsewhere = said("2024-03-10", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    assert statuses(current([*OPEN, elsewhere], "2024-03-13", [word]))["Ruben Amorim"] is S.FAVOURITE


def test_an_appointment_elsewhere_long_ago_is_not_denied_by_how_a_later_search_ended() -> None:
    elsewhere = said("2024-03-10", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    close = correction("2025-12-12", Action.CLOSE, "Thomas Tuchel", club="Manchester United")
    assert statuses(current([*OPEN, elsewhere], "2025-12-13", [close]))["Ruben Amorim"] is S.OUT


def test_an_echo_from_after_it_does_not_beat_a_status_set_by_hand() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    echo = said("2024-04-06", "record.pt", "Ruben Amorim", S.FAVOURITE, credit="BBC")
    assert statuses(current([*OPEN, echo], "2024-04-07", [out]))["Ruben Amorim"] is S.OUT


def test_a_correction_holds_from_when_it_takes_effect() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    assert statuses(current(OPEN, "2024-03-04", [out]))["Ruben Amorim"] is S.FAVOURITE


def test_a_correction_of_another_club_changes_nothing() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT, club="Arsenal")
    assert folded(OPEN, "2024-03-06", [out]) == folded(OPEN, "2024-03-06")


def test_what_is_taken_back_was_never_there() -> None:
    undone = [
        correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT, undone="2024-03-06"),
        correction("2024-03-05", Action.CLOSE, undone="2024-03-06"),
        correction("2024-03-05", Action.SAME_PERSON, "Ruben Amorim", other="Roberto De Zerbi", undone="2024-03-06"),
    ]
    assert folded(OPEN, "2024-03-07", undone) == folded(OPEN, "2024-03-07")


def test_an_unsure_claim_counts_once_it_is_confirmed() -> None:
    assert "Thomas Tuchel" not in statuses(current(OPEN, "2024-03-07"))
    confirmed = correction("2024-03-05", Action.CONFIRM_CLAIM, "Tuchel", article_id="doubtful")
    assert statuses(current(OPEN, "2024-03-07", [confirmed]))["Thomas Tuchel"] is S.TALKS
    assert "Thomas Tuchel" not in statuses(current(OPEN, "2024-03-04", [confirmed]))


def test_a_dropped_claim_does_not_count_and_others_of_its_article_do() -> None:
    dropped = correction("2024-03-05", Action.DROP_CLAIM, "Ruben Amorim", article_id="bbc.co.uk 2024-03-01")
    shortlist = current(OPEN, "2024-03-07", [dropped])
    assert "Ruben Amorim" not in statuses(shortlist)
    assert "Roberto De Zerbi" in statuses(shortlist)


def test_a_dropped_appointment_never_closed_the_search() -> None:
    dropped = correction("2024-05-21", Action.DROP_CLAIM, "Arne Slot", article_id="bbc.co.uk 2024-05-20")
    assert not current(CLOSED, "2024-05-20", [dropped]).search.is_open
    assert current(CLOSED, "2024-05-21", [dropped]).search.is_open


def test_the_later_of_a_drop_and_a_confirmation_holds() -> None:
    page = "bbc.co.uk 2024-03-01"
    dropped = correction("2024-03-05", Action.DROP_CLAIM, "Ruben Amorim", article_id=page)
    confirmed = correction("2024-03-06", Action.CONFIRM_CLAIM, "Ruben Amorim", article_id=page)
    assert "Ruben Amorim" in statuses(current(OPEN, "2024-03-07", [dropped, confirmed]))


@pytest.mark.parametrize("unsure", [True, False])
def test_a_changed_claim_counts_as_what_it_was_changed_to(unsure: bool) -> None:
    read = said("2024-03-03", "record.pt", "Thomas Tuchel", S.LINKED, unsure=unsure)
    change = replace(
        correction("2024-03-05", Action.CHANGE_CLAIM, "Thomas Tuchel", status=S.TALKS, article_id=PAGE),
        other="Hansi Flick",
    )
    shortlist = current([*OPEN, read], "2024-03-07", [change])
    assert (statuses(shortlist).get("Thomas Tuchel"), statuses(shortlist)["Hansi Flick"]) == (None, S.TALKS)
    assert standing(shortlist, "Hansi Flick").since == moment("2024-03-03")


def test_a_claim_can_be_changed_to_be_about_another_club() -> None:
    read = said("2024-03-03", "record.pt", "Thomas Tuchel", S.TALKS, club="Everton")
    change = replace(
        correction("2024-03-05", Action.CHANGE_CLAIM, "Thomas Tuchel", club="Everton", article_id=PAGE),
        to_club="Liverpool",
    )
    assert statuses(current([*OPEN, read], "2024-03-07", [change]))["Thomas Tuchel"] is S.TALKS
    assert folded([*OPEN, read], "2024-03-07", [change], club="Everton") == ()


def test_two_names_made_one_person_share_their_evidence() -> None:
    nickname = said("2024-03-03", "record.pt", "The Mister", S.TALKS)
    joined = correction("2024-03-05", Action.SAME_PERSON, "The Mister", other="Ruben Amorim")
    shortlist = current([*OPEN, nickname], "2024-03-07", [joined])
    assert "The Mister" not in statuses(shortlist)
    amorim = standing(shortlist, "Ruben Amorim")
    assert (amorim.status, len(amorim.evidence)) == (S.TALKS, 2)


def test_a_moderator_closes_a_search_with_a_name() -> None:
    close = correction("2024-04-01", Action.CLOSE, "Ruben Amorim")
    shortlist = current(OPEN, "2024-04-02", [close])
    assert (shortlist.search.closed_by, shortlist.search.appointed) == (Ending.CORRECTION, "Ruben Amorim")
    assert (shortlist.running[0].status, shortlist.running[0].reason) == (S.APPOINTED, "named by a moderator")


def test_a_moderator_closes_a_search_with_somebody_nobody_had_named() -> None:
    shortlist = current(OPEN, "2024-04-02", [correction("2024-04-01", Action.CLOSE, "Arne Slot")])
    assert (shortlist.running[0].person, shortlist.running[0].evidence) == ("Arne Slot", ())


def test_a_search_closed_without_a_name_has_gone_to_nobody_named() -> None:
    shortlist = current(OPEN, "2024-04-02", [correction("2024-04-01", Action.CLOSE)])
    assert (shortlist.search.is_open, shortlist.search.appointed, shortlist.someone_else) == (False, None, 1.0)


def test_the_holder_who_stays_when_a_moderator_closes_may_open_the_next_search() -> None:
    stays = report("2024-03-10", "bbc.co.uk", Jurgen_Klopp=S.STAYING)
    goes = report("2024-04-20", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING)
    searches = folded([*OPEN, *stays, *goes], "2024-04-21", [correction("2024-04-01", Action.CLOSE)])
    assert [one.search.is_open for one in searches] == [False, True]
    assert statuses(searches[1]) == {"Jurgen Klopp": S.DEPARTING}


def test_a_moderator_names_another_man_as_appointed() -> None:
    close = correction("2024-05-21", Action.CLOSE, "Ruben Amorim")
    shortlist = current(CLOSED, "2024-05-22", [close])
    assert (shortlist.search.appointed, shortlist.search.closed_at) == ("Ruben Amorim", moment("2024-05-20"))
    assert statuses(shortlist)["Arne Slot"] is not S.APPOINTED


def test_a_reopened_search_goes_on() -> None:
    reopen = correction("2024-05-22", Action.REOPEN)
    later = report("2024-08-01", "record.pt", Ruben_Amorim=S.TALKS)
    shortlist = current([*CLOSED, *later], "2024-08-02", [reopen])
    assert (shortlist.search.number, shortlist.search.is_open) == (1, True)
    assert statuses(shortlist)["Ruben Amorim"] is S.TALKS
    assert statuses(shortlist)["Arne Slot"] is S.AGREED


def test_a_reopened_search_takes_in_what_was_said_since_it_closed() -> None:
    stays = report("2024-07-01", "record.pt", Arne_Slot=S.STAYING)
    shortlist = current([*CLOSED, *stays], "2024-07-03", [correction("2024-07-02", Action.REOPEN)])
    assert shortlist.search.is_open
    assert len(standing(shortlist, "Arne Slot").evidence) == 2


def test_a_reopened_search_closes_again_when_another_source_reports_it() -> None:
    again = report("2024-05-25", "sky.de", Arne_Slot=S.APPOINTED)
    shortlist = current([*CLOSED, *again], "2024-05-26", [correction("2024-05-22", Action.REOPEN)])
    assert shortlist.search.closed_at == moment("2024-05-25")


def test_an_appointment_set_by_hand_closes_the_search() -> None:
    appointed = correction("2024-04-01", Action.SET_STATUS, "Ruben Amorim", status=S.APPOINTED)
    shortlist = current(OPEN, "2024-04-02", [appointed])
    assert (shortlist.search.appointed, shortlist.search.closed_by) == ("Ruben Amorim", Ending.CORRECTION)


def test_an_appointed_man_set_out_by_hand_was_not_appointed() -> None:
    out = correction("2024-05-21", Action.SET_STATUS, "Arne Slot", status=S.OUT)
    shortlist = current(CLOSED, "2024-05-22", [out])
    assert shortlist.search.is_open
    assert statuses(shortlist)["Arne Slot"] is S.OUT


def test_a_departure_set_by_hand_opens_a_search() -> None:
    gone = correction("2024-03-01", Action.SET_STATUS, "Erik ten Hag", status=S.DEPARTING)
    (shortlist,) = folded([], "2024-03-02", [gone])
    assert shortlist.search.opened_by is Opening.DEPARTURE
    assert (shortlist.reports, shortlist.sources) == (0, 0)


def test_the_new_mans_departure_set_by_hand_opens_the_next_search() -> None:
    gone = correction("2024-05-21", Action.SET_STATUS, "Arne Slot", status=S.DEPARTING)
    assert [one.search.is_open for one in folded(CLOSED, "2024-05-22", [gone])] == [False, True]


def test_pressure_set_by_hand_is_known_where_there_is_no_search() -> None:
    pressure = correction("2024-03-01", Action.SET_STATUS, "Erik ten Hag", status=S.PRESSURE)
    assert folded([], "2024-03-02", [pressure]) == ()
    (ten_hag,) = holder_standings("Liverpool", [], [pressure], as_of=moment("2024-03-02"))
    assert (ten_hag.person, ten_hag.status) == ("Erik ten Hag", S.PRESSURE)


def test_closing_and_reopening_without_a_search_changes_nothing() -> None:
    pointless = [correction("2024-02-01", Action.CLOSE), correction("2024-02-02", Action.REOPEN)]
    assert folded(OPEN, "2024-03-02", pointless) == folded(OPEN, "2024-03-02")


def test_a_status_in_a_search_long_closed_can_still_be_set_right() -> None:
    out = correction("2024-12-01", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    (shortlist,) = folded(CLOSED, "2025-01-01", [out])
    assert shortlist.as_of == moment("2024-12-01")
    assert statuses(shortlist)["Ruben Amorim"] is S.OUT
    assert shortlist.search.appointed == "Arne Slot"
