import io
import itertools
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bot.commands.context import Context
from bot.program.replay import replay
from bot.program.report_lines import report_lines
from tests.terminal.core import opened_core

LEAVING = {"id": "a", "published": "2024-01-26", "text": "Liverpool: Jurgen Klopp departing"}
NAMED = {
    "id": "b",
    "published": "2024-02-01T10:00:00Z",
    "text": "Liverpool: Xabi Alonso favourite\nLiverpool: Ruben Amorim candidate",
}
REFUSED = {
    "id": "c",
    "published": "2024-03-29",
    "text": "Liverpool: Xabi Alonso out\nBayer Leverkusen: Xabi Alonso staying",
}


async def replayed(context: Context, reports: Sequence[Mapping[str, object]]) -> list[dict[str, object]]:
    source = io.BytesIO(b"\n".join(json.dumps(report).encode() for report in reports))
    sink = io.BytesIO()
    await replay(context, report_lines(source), sink)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def people(line: dict[str, object], club: str) -> list[tuple[str | None, str | None]]:
    shortlists = line["shortlists"]
    assert isinstance(shortlists, dict)
    return [(row["person"], row["status"]) for row in shortlists[club]]


async def test_each_article_shows_its_clubs_as_of_its_publication(context: Context) -> None:
    first, second, third = await replayed(context, [LEAVING, NAMED, REFUSED])
    assert (first["id"], first["published"]) == ("a", "2024-01-26")
    assert people(first, "Liverpool") == [("Jurgen Klopp", "departing"), (None, None)]
    assert second["published"] == "2024-02-01T10:00:00Z"
    assert people(second, "Liverpool") == [
        ("Jurgen Klopp", "departing"),
        ("Xabi Alonso", "favourite"),
        ("Ruben Amorim", "candidate"),
        (None, None),
    ]
    assert people(third, "Liverpool") == [
        ("Jurgen Klopp", "departing"),
        ("Ruben Amorim", "candidate"),
        ("Xabi Alonso", "out"),
        (None, None),
    ]
    assert people(third, "Bayer Leverkusen") == [("Xabi Alonso", "staying"), (None, None)]


async def test_the_likelihoods_of_a_club_sum_to_one(context: Context) -> None:
    for line in await replayed(context, [LEAVING, NAMED, REFUSED]):
        shortlists = line["shortlists"]
        assert isinstance(shortlists, dict)
        for rows in shortlists.values():
            assert sum(row["likelihood"] for row in rows) == pytest.approx(1, abs=1e-4)


async def test_the_order_of_the_lines_does_not_matter(tmp_path: Path) -> None:
    outcomes = []
    for place, reports in enumerate(itertools.permutations([LEAVING, NAMED, REFUSED])):
        async with opened_core(tmp_path / f"{place}.db") as context:
            outcomes.append(await replayed(context, reports))
    assert [line["id"] for line in outcomes[0]] == ["a", "b", "c"]
    assert all(outcome == outcomes[0] for outcome in outcomes)


@pytest.mark.parametrize(
    ("bad", "word"),
    [
        ({"id": "x"}, "text"),
        ({"id": "x", "text": "y"}, "published"),
        ({"id": "x", "text": "y", "published": "soon"}, "date"),
        ({"id": "x", "text": "y", "published": "2999-01-01"}, "still to come"),
        ({"id": "x", "text": "...", "published": "2024-01-01"}, "no word"),
    ],
)
async def test_a_line_that_cannot_be_taken_is_answered_with_its_error_and_the_rest_goes_on(
    context: Context, bad: Mapping[str, object], word: str
) -> None:
    error, good = await replayed(context, [bad, LEAVING])
    assert error["id"] == "x"
    assert word in str(error["error"])
    assert good["id"] == "a"


async def test_an_article_that_claims_nothing_touches_no_club(context: Context) -> None:
    (line,) = await replayed(context, [{"id": 1, "published": "2024-01-01", "text": "It rained."}])
    assert line == {"id": 1, "published": "2024-01-01", "shortlists": {}}
