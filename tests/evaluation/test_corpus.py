"""Folders in the corpus' format, good and bad."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain import Status
from bot.errors import UnreadableReport
from bot.evaluation.corpus import corpus_in

CORPUS = Path(__file__).parents[1] / "corpus"
ARTICLE = {"id": "a-01", "text": "Words.", "claims": []}


def folder_with(path: Path, *contents: object) -> Path:
    for number, content in enumerate(contents):
        (path / f"file-{number}.json").write_text(json.dumps(content), encoding="utf-8")
    return path


def test_the_corpus_is_read_whole() -> None:
    files = {file.name: file for file in corpus_in(CORPUS)}
    liverpool = files["liverpool-2024"]
    assert (liverpool.club, liverpool.appointed, liverpool.appointed_on) == (
        "Liverpool",
        "Arne Slot",
        date(2024, 5, 20),
    )
    assert files["posts"].club is None
    first = files["posts"].reports[0]
    assert first.report.published_at == datetime(2016, 8, 3, tzinfo=UTC)
    assert first.claims[0].statuses == (Status.APPOINTED,)


def test_little_is_needed(tmp_path: Path) -> None:
    (file,) = corpus_in(folder_with(tmp_path, {"articles": [ARTICLE | {"id": 7}]}))
    assert [report.id for report in file.reports] == ["7"]
    assert file.reports[0].report.published_at is None


@pytest.mark.parametrize(
    ("article", "told"),
    [
        ({"id": "a-01", "claims": []}, "articles.0.text: Field required"),
        (ARTICLE | {"published": "yesterday"}, "articles.0.published"),
        (ARTICLE | {"claims": [{"club": "C", "person": "P", "status": ["maybe"]}]}, "articles.0.claims.0.status.0"),
        (ARTICLE | {"claims": [{"club": "C", "person": "P", "status": []}]}, "articles.0.claims.0.status"),
    ],
)
def test_a_fault_is_named_with_its_place(tmp_path: Path, article: dict[str, object], told: str) -> None:
    with pytest.raises(UnreadableReport, match=r"file-0\.json is not in the corpus' format") as fault:
        corpus_in(folder_with(tmp_path, {"articles": [article]}))
    assert told in str(fault.value)


def test_an_id_belongs_to_one_report(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReport, match=r"a-01 is in file-0\.json and in file-1\.json"):
        corpus_in(folder_with(tmp_path, {"articles": [ARTICLE]}, {"articles": [ARTICLE]}))


@pytest.mark.parametrize("name", [".", "nowhere"])
def test_a_folder_without_reports_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableReport, match=r"holds no \*.json"):
        corpus_in(tmp_path / name)
