import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.domain import Claim, Report, Status
from bot.errors import UnreadableReport
from bot.evaluation.corpus import GoldFile, corpus_in
from bot.program.backtest import backtest_document, backtest_reply, backtested, reports_to_read
from bot.reply import Heading, Span, Table
from bot.searches.sources import NO_SOURCES


def article(place: int, day: str, **claims: Status) -> dict[str, object]:
    return {
        "id": f"r{place}",
        "outlet": "bbc.co.uk",
        "published": day,
        "title": "A title",
        "text": "A text.",
        "claims": [
            {"club": "Ajax", "person": name.replace("_", " "), "status": [status], "quote": "q", "attributed_to": None}
            for name, status in claims.items()
        ],
    }


SEARCH = {
    "club": "Ajax",
    "outgoing": "Francesco Farioli",
    "appointed": "John Heitinga",
    "articles": [
        article(1, "2025-05-19", Francesco_Farioli=Status.DEPARTING, John_Heitinga=Status.LINKED),
        article(2, "2025-05-25", John_Heitinga=Status.AGREED),
        article(3, "2025-05-31", John_Heitinga=Status.APPOINTED),
    ],
}


def files_in(folder: Path, **searches: object) -> tuple[GoldFile, ...]:
    for name, content in searches.items():
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return corpus_in(folder)


async def read_nothing(report: Report) -> Sequence[Claim]:
    return ()


def ignored() -> None:
    pass


async def test_both_kinds_of_claims_are_asked_at_the_same_moments(tmp_path: Path) -> None:
    files = files_in(tmp_path, ajax=SEARCH)
    found = await backtested(files, read_nothing, NO_SOURCES, ignored)
    gold, read = found.values()
    assert (gold.searches, gold.moments) == (read.searches, read.moments) == (1, 2)
    assert gold.scores["Hotseat"].log_loss < read.scores["Hotseat"].log_loss
    assert list(gold.scores) == ["Hotseat", "equal shares", "shares by mentions", "latest favourite"]


async def test_files_without_an_outcome_are_passed_over_and_not_read(tmp_path: Path) -> None:
    mixed = {"club": None, "articles": [article(9, "2025-05-19")]}
    files = files_in(tmp_path, ajax=SEARCH, mixed=mixed)
    assert [report.id for report in reports_to_read(files)] == ["r1", "r2", "r3"]
    found = await backtested(files, read_nothing, NO_SOURCES, ignored)
    assert {one.searches for one in found.values()} == {1}


async def test_a_folder_without_any_outcome_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    files = files_in(tmp_path, ajax={**SEARCH, "appointed": None})
    with pytest.raises(UnreadableReport, match="No file tells a search with its outcome"):
        await backtested(files, read_nothing, NO_SOURCES, ignored)


async def test_the_tables_have_a_row_for_each_way_and_the_bins(tmp_path: Path) -> None:
    found = await backtested(files_in(tmp_path, ajax=SEARCH), read_nothing, NO_SOURCES, ignored)
    reply = backtest_reply("a folder", found)
    assert [block.text for block in reply.blocks if isinstance(block, Heading)] == [f"With {name}" for name in found]
    scores, bins, *_ = [block for block in reply.blocks if isinstance(block, Table)]
    assert [row[0].text for row in scores.rows if isinstance(row[0], Span)] == list(
        found["claims that were read"].scores
    )
    assert len(bins.rows) == 5


async def test_scripts_get_the_same_figures(tmp_path: Path) -> None:
    found = await backtested(files_in(tmp_path, ajax=SEARCH), read_nothing, NO_SOURCES, ignored)
    document = json.loads(json.dumps(backtest_document(found)))
    (gold, _) = document.values()
    assert (gold["searches"], gold["moments"]) == (1, 2)
    assert gold["scores"]["equal shares"]["log_loss"] == round(
        next(iter(found.values())).scores["equal shares"].log_loss, 4
    )
    assert [one["low"] for one in gold["scores"]["Hotseat"]["calibration"]] == [0.0, 0.2, 0.4, 0.6, 0.8]
