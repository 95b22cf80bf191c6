import pytest

from bot.domain import Status
from bot.reading.lexicon import Lexicon
from bot.reading.stock import stock_phrase
from bot.reading.views import views_of_pairs
from tests.reading.marked_texts import marked

TOLD = {
    Status.APPOINTED: "Liverpool have appointed Tobias Quandt as their new head coach.",
    Status.INTERIM: "Liverpool have put Tobias Quandt in temporary charge.",
    Status.AGREED: "Tobias Quandt is set to become the new Liverpool manager.",
    Status.TALKS: "Liverpool have opened formal talks with Tobias Quandt.",
    Status.FAVOURITE: "Tobias Quandt is the clear favourite for the Liverpool job.",
    Status.CANDIDATE: "Tobias Quandt is high on the Liverpool shortlist.",
    Status.LINKED: "Tobias Quandt has been linked with the vacancy at Liverpool.",
    Status.UNLIKELY: "Liverpool do not expect to win the race for Tobias Quandt.",
    Status.OUT: "Tobias Quandt has ruled himself out of the running at Liverpool.",
    Status.DEPARTING: "Liverpool have today parted company with Tobias Quandt.",
    Status.PRESSURE: "Tobias Quandt is under growing pressure at Liverpool.",
    Status.STAYING: "Tobias Quandt has committed his future to Liverpool.",
}


def heard(lexicon: Lexicon, text: str) -> Status | None:
    views = views_of_pairs(marked(lexicon, text))["Liverpool", "Tobias Quandt"]
    return stock_phrase(views[-1].tokens)


def test_every_status_has_a_phrase() -> None:
    assert set(TOLD) == set(Status)


@pytest.mark.parametrize("status", Status)
def test_a_stock_phrase_tells_its_status(lexicon: Lexicon, status: Status) -> None:
    assert heard(lexicon, TOLD[status]) is status


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool have not appointed Tobias Quandt as their new head coach.",
        "It is false that Liverpool have opened talks with Tobias Quandt.",
        "Liverpool would have appointed Tobias Quandt as manager.",
        "Tobias Quandt is not under pressure at Liverpool.",
        "Tobias Quandt denied that he is the favourite for the Liverpool job.",
    ],
)
def test_a_negation_spoils_it(lexicon: Lexicon, text: str) -> None:
    assert heard(lexicon, text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Liverpool sacked Tobias Quandt in 2015.",
        "Liverpool sacked Tobias Quandt last season.",
        "Liverpool appointed Tobias Quandt as manager two years ago.",
        "It is three years ago that Liverpool sacked Tobias Quandt.",
    ],
)
def test_what_is_long_past_is_not_heard(lexicon: Lexicon, text: str) -> None:
    assert heard(lexicon, text) is None


def test_the_last_phrase_counts() -> None:
    assert stock_phrase("C have held talks with P but P has ruled himself out of the C job".split()) is Status.OUT


def test_a_sentence_that_names_another_holds_no_phrase_for_the_pair() -> None:
    assert stock_phrase("D have sacked P and C have sacked Q".split()) is None
