"""One appointment opens the next search."""

import pytest

from bot.domain import Action, Domino, Evidence, Status
from tests.searches.reports import correction, folded, moment, said

S = Status


def amorim(
    day: str, status: Status, club: str = "Sporting CP", outlet: str = "bbc.co.uk", article: str = ""
) -> Evidence:
    return said(day, outlet, "Ruben Amorim", status, club=club, article=article)


TO_UNITED = amorim("2024-11-01", S.APPOINTED, "Manchester United")
DOMINO = Domino("Ruben Amorim", "Sporting CP", "Manchester United", moment("2024-11-01"))


def dominoes(*evidence: Evidence) -> tuple[Domino | None, Domino | None]:
    """What the club that he joins, and the one that he leaves, show of it."""
    joined = folded(evidence, "2025-01-01", club="Manchester United")
    left = folded(evidence, "2025-01-01", club="Sporting CP")
    return joined[-1].search.opens, left[-1].search.opened_through if left else None


@pytest.mark.parametrize(
    "before",
    [
        [amorim("2024-10-01", S.STAYING)],
        [amorim("2024-10-01", S.PRESSURE)],
        [amorim("2020-03-05", S.APPOINTED)],
        [amorim("2024-11-01", S.DEPARTING)],
        [amorim("2024-11-11", S.DEPARTING)],
        [
            amorim("2024-10-29", S.TALKS, "Manchester United", article="news"),
            amorim("2024-10-29", S.DEPARTING, article="news"),
        ],
    ],
)
def test_an_appointment_opens_a_search_at_the_club_that_he_leaves(before: list[Evidence]) -> None:
    assert dominoes(*before, TO_UNITED) == (DOMINO, DOMINO)


def test_one_who_had_gone_before_he_was_wanted_there_leaves_no_job() -> None:
    gone = amorim("2024-10-10", S.DEPARTING)
    wanted = amorim("2024-10-20", S.TALKS, "Manchester United")
    assert dominoes(gone, wanted, TO_UNITED) == (None, None)


def test_one_who_had_gone_long_before_leaves_no_job() -> None:
    wanted = amorim("2024-05-01", S.FAVOURITE, "Manchester United")
    assert dominoes(wanted, amorim("2024-05-20", S.DEPARTING), TO_UNITED) == (None, None)


def test_one_without_a_job_opens_nothing() -> None:
    assert dominoes(amorim("2024-10-20", S.CANDIDATE), TO_UNITED)[0] is None


def test_a_search_that_the_holders_dismissal_opened_was_opened_by_nobody_else() -> None:
    evidence = [
        amorim("2024-10-01", S.DEPARTING),
        said("2024-10-02", "bbc.co.uk", "Joao Pereira", S.TALKS, club="Sporting CP"),
    ]
    assert folded(evidence, "2024-10-03", club="Sporting CP")[-1].search.opened_through is None


def test_an_appointment_that_fell_through_opens_nothing_and_brings_him_back() -> None:
    here = [
        said("2024-10-01", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING),
        said("2024-10-02", "bbc.co.uk", "Ruben Amorim", S.CANDIDATE),
    ]
    denied = said("2024-11-03", "record.pt", "Ruben Amorim", S.OUT, club="Manchester United", credit="Amorim")
    evidence = [*here, TO_UNITED, denied]
    out = folded(evidence, "2024-11-02")[-1]
    assert [(one.person, one.reason) for one in out.ruled_out] == [("Ruben Amorim", "appointed at Manchester United")]
    (back,) = folded(evidence, "2024-11-04")[-1].running
    assert (back.person, back.status) == ("Ruben Amorim", S.CANDIDATE)


def test_a_weak_report_of_an_appointment_elsewhere_moves_nobody_until_another_says_so() -> None:
    here = [
        said("2024-10-01", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING),
        said("2024-10-02", "bbc.co.uk", "Ruben Amorim", S.CANDIDATE),
    ]
    first = amorim("2024-11-01", S.APPOINTED, "Manchester United", "rewrites.example")
    second = amorim("2024-11-02", S.APPOINTED, "Manchester United", "mirror.co.uk")
    assert [one.person for one in folded([*here, first], "2024-11-05")[-1].running] == ["Ruben Amorim"]
    assert [one.person for one in folded([*here, first, second], "2024-11-05")[-1].ruled_out] == ["Ruben Amorim"]


def test_a_second_spell_at_a_club_is_an_appointment_again() -> None:
    here = [
        said("2023-03-01", "bbc.co.uk", "Jurgen Klopp", S.DEPARTING),
        said("2025-01-01", "bbc.co.uk", "David Moyes", S.CANDIDATE),
    ]
    everton = [
        said("2020-01-01", "bbc.co.uk", "David Moyes", S.APPOINTED, club="Everton"),
        said("2022-05-09", "bbc.co.uk", "David Moyes", S.DEPARTING, club="Everton"),
        said("2025-01-11", "bbc.co.uk", "David Moyes", S.APPOINTED, club="Everton"),
    ]
    (out,) = folded([*here, *everton], "2025-01-12")[-1].ruled_out
    assert (out.person, out.since) == ("David Moyes", moment("2025-01-11"))


def test_a_moderators_word_opens_the_search_too() -> None:
    evidence = [amorim("2024-10-01", S.STAYING), amorim("2024-10-20", S.TALKS, "Manchester United")]
    by_hand = correction("2024-11-01", Action.CLOSE, "Ruben Amorim", club="Manchester United")
    search = folded(evidence, "2024-11-02", [by_hand], club="Sporting CP")[-1].search
    assert search.opened_through == DOMINO
    assert folded(evidence, "2024-11-02", [by_hand], club="Manchester United")[-1].search.opens == DOMINO
