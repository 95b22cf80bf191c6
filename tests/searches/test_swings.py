"""What moved a likelihood, and by how much."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given

from bot.domain import Action, Correction, Evidence, Status
from bot.searches.swings import WORTH_TELLING, Swing, swings_of
from tests.searches.histories import START, histories
from tests.searches.reports import SOURCES, correction, current, moment, report, said, standing

S = Status

OPEN = report("2024-03-01", "bbc.co.uk", Jurgen_Klopp=S.DEPARTING, Ruben_Amorim=S.CANDIDATE)
TALKS = report("2024-03-05", "sky.de", Ruben_Amorim=S.TALKS)


def swings(
    evidence: list[Evidence], until: str, corrections: tuple[Correction, ...] = (), person: str = "Ruben Amorim"
) -> list[Swing]:
    return list(swings_of("Liverpool", person, evidence, corrections, as_of=moment(until), sources=SOURCES))


def test_each_report_that_moves_him_is_a_step_from_nothing_to_where_he_stands() -> None:
    found = swings([*OPEN, *TALKS], "2024-03-06")
    assert [one.cause for one in found] == [OPEN[1], TALKS[0]]
    assert [one.at for one in found] == [moment("2024-03-01"), moment("2024-03-05")]
    assert found[0].before == 0.0
    assert found[0].after == found[1].before < found[1].after
    assert found[1].after == standing(current([*OPEN, *TALKS], "2024-03-06"), "Ruben Amorim").likelihood


def test_news_of_others_moves_him_too() -> None:
    rival = report("2024-03-09", "theathletic.com", Xabi_Alonso=S.OUT, Arne_Slot=S.AGREED)
    last = swings([*OPEN, *TALKS, *rival], "2024-03-10")[-1]
    assert last.cause == rival[1]
    assert last.after < last.before


def test_what_is_no_report_gives_its_reason() -> None:
    elsewhere = said("2024-03-09", "bbc.co.uk", "Ruben Amorim", S.APPOINTED, club="Sporting CP")
    last = swings([*OPEN, *TALKS, elsewhere], "2024-03-10")[-1]
    assert (last.after, last.cause, last.reason) == (0.0, None, "appointed at Sporting CP")
    out = correction("2024-03-09", Action.SET_STATUS, "Ruben Amorim", status=S.OUT)
    assert swings([*OPEN, *TALKS], "2024-03-10", (out,))[-1].reason == "a moderator's correction"


def test_only_the_last_search_is_told() -> None:
    appointed = report("2024-05-20", "bbc.co.uk", Ruben_Amorim=S.APPOINTED)
    gone = report("2025-05-20", "bbc.co.uk", Ruben_Amorim=S.DEPARTING, Arne_Slot=S.TALKS)
    assert swings([*OPEN, *appointed], "2024-05-21")[-1].after == 1.0
    (first,) = swings([*OPEN, *appointed, *gone], "2025-05-21", person="Arne Slot")
    assert first.before == 0.0


def test_an_echo_moves_nobody() -> None:
    echo = said("2024-03-06", "record.pt", "Ruben Amorim", S.TALKS, credit="Sky Germany")
    assert swings([*OPEN, *TALKS, echo], "2024-03-07") == swings([*OPEN, *TALKS], "2024-03-07")


@given(histories())
def test_the_steps_follow_each_other(history: tuple[list[Evidence], list[Correction]]) -> None:
    as_of = START + timedelta(days=300)
    for person in ("Ruben Amorim", "Arne Slot"):
        found = swings_of("Liverpool", person, *history, as_of=as_of, sources=SOURCES)
        assert all(one.size >= WORTH_TELLING and one.at <= as_of for one in found)
        assert all(first.after == then.before and first.at <= then.at for first, then in pairwise(found))
