from bot.domain import Action, Change, Correction, Evidence, Status
from bot.searches.changes import changes_of
from tests.searches.reports import SOURCES, correction, moment, report, said

S = Status

OPEN = report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.CANDIDATE)


def changes(
    evidence: list[Evidence], until: str, corrections: tuple[Correction, ...] = (), since: str | None = None
) -> list[Change]:
    start = moment(since) if since else None
    return list(changes_of("Liverpool", evidence, corrections, since=start, until=moment(until), sources=SOURCES))


def moves(found: list[Change]) -> list[tuple[str, Status | None, Status]]:
    return [(change.person, change.before, change.after) for change in found]


def test_everyone_who_is_named_is_a_change() -> None:
    found = changes(OPEN, "2024-03-02")
    assert moves(found) == [("Jurgen Klopp", None, S.DEPARTING), ("Ruben Amorim", None, S.CANDIDATE)]
    assert [change.evidence for change in found] == OPEN


def test_a_repeated_status_and_an_echo_are_no_changes() -> None:
    repeated = said("2024-03-05", "record.pt", "Ruben Amorim", S.CANDIDATE)
    echo = said("2024-03-06", "record.pt", "Ruben Amorim", S.CANDIDATE, credit="BBC")
    assert changes([*OPEN, repeated, echo], "2024-03-07", since="2024-03-01") == []


def test_a_report_that_does_not_move_the_status_is_no_change() -> None:
    weak = said("2024-03-05", "rewrites.example", "Ruben Amorim", S.LINKED)
    assert changes([*OPEN, weak], "2024-03-07", since="2024-03-01") == []


def test_the_stretch_asked_for_begins_after_since_and_ends_with_until() -> None:
    talks, agreed = (
        report("2024-03-05", "bbc.co.uk", Ruben_Amorim=S.TALKS),
        report("2024-03-09", "bbc.co.uk", Ruben_Amorim=S.AGREED),
    )
    evidence = [*OPEN, *talks, *agreed]
    assert moves(changes(evidence, "2024-03-09", since="2024-03-05")) == [("Ruben Amorim", S.TALKS, S.AGREED)]
    assert moves(changes(evidence, "2024-03-08", since="2024-03-01")) == [("Ruben Amorim", S.CANDIDATE, S.TALKS)]


def test_an_appointment_is_one_change_of_the_one_appointed() -> None:
    appointed = report("2024-05-20", "bbc.co.uk", Ruben_Amorim=S.APPOINTED)
    assert moves(changes([*OPEN, *appointed], "2024-05-21", since="2024-03-01")) == [
        ("Ruben Amorim", S.CANDIDATE, S.APPOINTED)
    ]


def test_pressure_and_backing_without_a_search_are_changes() -> None:
    evidence = [
        *report("2024-01-01", "bbc.co.uk", Erik_ten_Hag=S.STAYING),
        *report("2024-02-01", "bbc.co.uk", Erik_ten_Hag=S.PRESSURE),
        *report("2024-03-01", "bbc.co.uk", Erik_ten_Hag=S.DEPARTING),
    ]
    assert moves(changes(evidence, "2024-03-02")) == [
        ("Erik ten Hag", None, S.STAYING),
        ("Erik ten Hag", S.STAYING, S.PRESSURE),
        ("Erik ten Hag", S.PRESSURE, S.DEPARTING),
    ]


def test_a_new_search_starts_afresh_but_for_the_man_appointed() -> None:
    evidence = [
        *OPEN,
        *report("2024-05-20", "bbc.co.uk", Arne_Slot=S.APPOINTED),
        *report("2025-05-20", "bbc.co.uk", Arne_Slot=S.DEPARTING, Ruben_Amorim=S.CANDIDATE),
    ]
    assert moves(changes(evidence, "2025-05-21", since="2024-06-01")) == [
        ("Arne Slot", S.APPOINTED, S.DEPARTING),
        ("Ruben Amorim", None, S.CANDIDATE),
    ]


def test_an_appointment_elsewhere_is_a_change_with_its_reason() -> None:
    elsewhere = said("2024-04-01", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Manchester United")
    (change,) = changes([*OPEN, elsewhere], "2024-04-02", since="2024-03-01")
    assert (change.after, change.evidence, change.reason) == (S.OUT, None, "appointed at Manchester United")
    assert change.at == moment("2024-04-01")


def test_a_status_set_by_hand_is_a_change_with_its_reason() -> None:
    out = correction("2024-03-05", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    (change,) = changes(OPEN, "2024-03-06", (out,), since="2024-03-01")
    assert (change.before, change.after, change.evidence) == (S.CANDIDATE, S.OUT, None)
    assert change.reason == "set by a moderator"


def test_confirming_a_claim_moves_people_when_it_takes_effect() -> None:
    unsure = said("2024-03-02", "bbc.co.uk", "Ruben Amorim", S.TALKS, unsure=True)
    confirmed = correction("2024-03-08", Action.CONFIRM_CLAIM, "Ruben Amorim", article_id=unsure.article.id)
    (change,) = changes([*OPEN, unsure], "2024-03-09", (confirmed,), since="2024-03-01")
    assert (change.before, change.after, change.at) == (S.CANDIDATE, S.TALKS, moment("2024-03-08"))
    assert (change.evidence, change.reason) == (None, "a moderator confirmed a claim")


def test_dropping_a_claim_moves_people_back_when_it_takes_effect() -> None:
    wrong = said("2024-03-02", "bbc.co.uk", "Ruben Amorim", S.OUT)
    dropped = correction("2024-03-08", Action.DROP_CLAIM, "Ruben Amorim", article_id=wrong.article.id)
    found = changes([*OPEN, wrong], "2024-03-09", (dropped,), since="2024-03-01")
    assert moves(found) == [("Ruben Amorim", S.CANDIDATE, S.OUT), ("Ruben Amorim", S.OUT, S.CANDIDATE)]
    assert [change.at for change in found] == [moment("2024-03-02"), moment("2024-03-08")]


def test_changes_are_told_under_the_names_of_the_end() -> None:
    evidence = [*OPEN, *report("2024-02-20", "record.pt", Amorim=S.LINKED)]
    assert moves(changes(evidence, "2024-03-02"))[0] == ("Ruben Amorim", None, S.LINKED)


def test_a_denied_appointment_is_taken_back() -> None:
    evidence = [
        *OPEN,
        *report("2024-05-01", "record.pt", Ruben_Amorim=S.APPOINTED),
        *report("2024-05-02", "a.org", Ruben_Amorim=S.OUT),
        *report("2024-05-03", "theathletic.com", Ruben_Amorim=S.OUT),
    ]
    assert moves(changes(evidence, "2024-05-04", since="2024-03-01")) == [
        ("Ruben Amorim", S.CANDIDATE, S.APPOINTED),
        ("Ruben Amorim", S.APPOINTED, S.OUT),
    ]
