from dataclasses import replace
from math import isclose, log

import pytest

from bot.domain import Article, Status
from bot.searches.backtest import (
    LEAST,
    Forecast,
    Moment,
    Told,
    Trial,
    equal_shares,
    hotseat,
    latest_favourite,
    moments_of,
    score_of,
    shares_by_mentions,
)
from tests.searches.reports import SOURCES, report

S = Status


def told(day: str, **people: Status) -> Told:
    """A report whose claims are true."""
    evidence = report(day, "bbc.co.uk", **people)
    article = evidence[0].article if evidence else report(day, "bbc.co.uk", Nobody=S.LINKED)[0].article
    appointed = [item.claim.person for item in evidence if item.claim.status is S.APPOINTED]
    return Told(
        article=article,
        claims=tuple(item.claim for item in evidence),
        speaks=bool(evidence),
        names=any(item.claim.person == "Arne Slot" for item in evidence),
        appoints=appointed[0] if appointed else None,
    )


SEARCH = Trial(
    "liverpool-2024",
    "Liverpool",
    "Arne Slot",
    frozenset(),
    (
        told("2024-01-20"),
        told("2024-01-26", Jurgen_Klopp=S.DEPARTING, Xabi_Alonso=S.FAVOURITE),
        told("2024-03-01", Xabi_Alonso=S.FAVOURITE, Ruben_Amorim=S.CANDIDATE),
        told("2024-03-29", Xabi_Alonso=S.OUT, Arne_Slot=S.LINKED),
        told("2024-05-20", Arne_Slot=S.APPOINTED),
        told("2024-05-21", Arne_Slot=S.APPOINTED),
    ),
)


def moments(trial: Trial = SEARCH) -> list[Moment]:
    return list(moments_of(trial))


def test_it_is_asked_from_the_first_word_on_the_job_until_the_appointment_is_confirmed() -> None:
    assert [moment.at.isoformat()[:10] for moment in moments()] == ["2024-01-26", "2024-03-01", "2024-03-29"]


def test_someone_else_is_right_until_a_report_names_the_man() -> None:
    assert [moment.outcome for moment in moments()] == [None, None, "Arne Slot"]


def test_a_search_without_a_confirmed_end_is_not_asked() -> None:
    assert moments(replace(SEARCH, reports=SEARCH.reports[:4])) == []


def test_after_an_earlier_appointment_it_is_asked_about_the_next_search_alone() -> None:
    earlier = told("2023-01-01", Jurgen_Klopp=S.APPOINTED)
    (first, *_, last) = moments(replace(SEARCH, reports=(earlier, *SEARCH.reports)))
    assert first.at.isoformat()[:10] == "2024-01-20"
    assert hotseat(SOURCES)(first) == Forecast({}, 1.0)
    assert "Jurgen Klopp" not in equal_shares(last).shares


def test_other_spellings_are_the_same_man() -> None:
    claims = tuple(replace(claim, person="A. Slott") for claim in SEARCH.reports[3].claims[1:])
    reports = (*SEARCH.reports[:3], replace(SEARCH.reports[3], claims=claims), *SEARCH.reports[4:])
    moment = moments(replace(SEARCH, also=frozenset({"A. Slott"}), reports=reports))[-1]
    assert hotseat(SOURCES)(moment).of("Arne Slot") > 0


def test_what_the_reader_was_unsure_of_does_not_count() -> None:
    unsure = tuple(replace(claim, unsure=True) for claim in SEARCH.reports[3].claims)
    reports = (*SEARCH.reports[:3], replace(SEARCH.reports[3], claims=unsure), *SEARCH.reports[4:])
    assert "Arne Slot" not in equal_shares(moments(replace(SEARCH, reports=reports))[-1]).shares


def test_equal_shares() -> None:
    assert equal_shares(moments()[1]) == Forecast({"Xabi Alonso": 1 / 3, "Ruben Amorim": 1 / 3}, 1 / 3)
    assert equal_shares(moments()[2]) == Forecast({"Ruben Amorim": 1 / 3, "Arne Slot": 1 / 3}, 1 / 3)


def test_shares_by_mentions() -> None:
    assert shares_by_mentions(moments()[1]) == Forecast({"Xabi Alonso": 0.5, "Ruben Amorim": 0.25}, 0.25)


def test_the_latest_favourite_has_most_while_he_is_not_out() -> None:
    favourite = latest_favourite(moments()[1])
    assert favourite.shares["Xabi Alonso"] == 0.8
    assert isclose(favourite.shares["Ruben Amorim"], 0.1)
    assert latest_favourite(moments()[2]) == equal_shares(moments()[2])


@pytest.mark.parametrize("place", [0, 1, 2])
def test_every_forecast_sums_to_one(place: int) -> None:
    moment = moments()[place]
    for forecaster in (hotseat(SOURCES), equal_shares, shares_by_mentions, latest_favourite):
        forecast = forecaster(moment)
        assert isclose(sum(forecast.shares.values()) + forecast.someone_else, 1.0, abs_tol=1e-9)


def test_scores_of_one_forecast() -> None:
    score = score_of([(Forecast({"A": 0.5, "B": 0.2}, 0.3), "B")])
    assert isclose(score.log_loss, -log(0.2))
    assert isclose(score.brier, 0.25 + 0.64 + 0.09)
    assert (score.top_1, score.top_3) == (0.0, 1.0)
    assert [(one.given, one.right) for one in score.bins] == [(0, 0), (2, 0.5), (1, 0.0), (0, 0), (0, 0)]


def test_ties_count_in_part() -> None:
    score = score_of([(Forecast({"A": 0.25, "B": 0.25, "C": 0.25}, 0.25), "B")])
    assert (score.top_1, score.top_3) == (0.25, 0.75)


def test_what_had_no_likelihood_costs_much_and_is_never_among_the_first() -> None:
    score = score_of([(Forecast({"A": 1.0}, 0.0), "B")])
    assert isclose(score.log_loss, -log(LEAST))
    assert (score.brier, score.top_1, score.top_3) == (2.0, 0.0, 0.0)


def test_no_forecast_has_no_score() -> None:
    with pytest.raises(ValueError, match="no forecast"):
        score_of([])


def test_an_article_is_not_lost_for_having_no_claim() -> None:
    quiet = Told(Article("quiet", SEARCH.reports[2].article.published_at, "a.org"), (), False, False, None)
    assert len(moments(replace(SEARCH, reports=(*SEARCH.reports[:3], quiet, *SEARCH.reports[3:])))) == 4
