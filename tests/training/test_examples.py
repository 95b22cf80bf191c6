import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.domain import Report
from bot.ingestion.dates import published_moment
from bot.names.load import shipped_catalogue
from bot.reading.looking import look
from bot.reading.model import NONE
from bot.reading.reader import build_reader
from bot.training.examples import OPTIONAL_WEIGHT, Example, examples_in

SCORER = Path(__file__).parents[1] / "corpus" / "score.py"
TITLE = "Liverpool look for a manager"
TEXT = "Liverpool want Tobias Quandt. Jurgen Klopp will go. Anselm Brock of Chelsea has been mentioned too."
NAMES = shipped_catalogue()


def claim(person: str, status: list[str], **more: bool) -> Mapping[str, object]:
    return {"club": "Liverpool", "person": person, "status": status, "quote": person, "attributed_to": None, **more}


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Example]:
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copy(SCORER, folder)
    article = {
        "id": "one",
        "published": "2024-03-28",
        "outlet": "bbc.co.uk",
        "title": TITLE,
        "text": TEXT,
        "claims": [
            claim("Jurgen Klopp", ["departing", "staying"]),
            claim("Tobias Quandt", ["candidate"]),
            claim("Anselm Brock", ["linked"], optional=True),
        ],
    }
    (folder / "liverpool.json").write_text(json.dumps({"articles": [article]}), encoding="utf-8")
    reader = build_reader(NAMES.clubs, NAMES.people, NAMES.outlets)
    return {(example.pair.club, example.pair.person): example for example in examples_in(folder, reader.lexicon)}


def test_training_looks_at_a_report_as_reading_does(examples: dict[tuple[str, str], Example]) -> None:
    reader = build_reader(NAMES.clubs, NAMES.people, NAMES.outlets)
    report = Report(TEXT, TITLE, published_moment("2024-03-28", "here"), "bbc.co.uk")
    assert [example.pair for example in examples.values()] == list(look(report, reader.lexicon).pairs)


def test_the_first_status_of_a_claim_is_the_answer(examples: dict[tuple[str, str], Example]) -> None:
    assert examples["Liverpool", "Jurgen Klopp"].answer == "departing"
    assert examples["Liverpool", "Tobias Quandt"].answer == "candidate"


def test_a_pair_without_a_claim_has_none_for_an_answer(examples: dict[tuple[str, str], Example]) -> None:
    assert examples["Chelsea", "Anselm Brock"].answer == NONE


def test_a_borderline_claim_weighs_less(examples: dict[tuple[str, str], Example]) -> None:
    assert examples["Liverpool", "Anselm Brock"].weight == OPTIONAL_WEIGHT
    assert examples["Liverpool", "Tobias Quandt"].weight == 1.0


def test_a_folder_without_a_scorer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"score\.py"):
        examples_in(tmp_path, build_reader((), ()).lexicon)
