"""Fine-tuning the encoder, on two reports and with small random weights in place of the pretrained ones."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.names.load import shipped_catalogue
from bot.reading.lexicon import Lexicon, build_lexicon
from bot.reading.wordpiece import shipped_pieces
from bot.training.examples import scorer_of
from bot.training.lessons import FIRST_SHARE, Lesson, lessons_in

CORPUS = Path(__file__).parents[1] / "corpus"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    names = shipped_catalogue()
    return build_lexicon(names.clubs, names.people, names.outlets)


@pytest.fixture(scope="module")
def lessons(lexicon: Lexicon, tmp_path_factory: pytest.TempPathFactory) -> list[Lesson]:
    folder = tmp_path_factory.mktemp("corpus")
    shutil.copy(CORPUS / "score.py", folder)
    claim = {"club": "Liverpool", "quote": "", "attributed_to": None}
    texts = {
        "Liverpool want Xabi Alonso. Jurgen Klopp will go.": [
            {**claim, "person": "Xabi Alonso", "status": ["candidate", "favourite", "linked"]},
            {**claim, "person": "Jurgen Klopp", "status": ["departing"], "optional": True},
        ],
        "Ruben Amorim of Sporting is not wanted by Liverpool.": [],
        "It rained.": [],
    }
    for number, (text, claims) in enumerate(texts.items()):
        article = {
            "id": f"report-{number}",
            "published": "2024-03-28",
            "outlet": "bbc.co.uk",
            "title": "",
            "text": text,
        }
        content = json.dumps({"articles": [article | {"claims": claims}]})
        (folder / f"{number}.json").write_text(content, encoding="utf-8")
    return list(lessons_in(folder, lexicon, scorer_of(folder)))


def test_reports_without_a_pair_teach_nothing(lessons: list[Lesson]) -> None:
    assert [lesson.article for lesson in lessons] == ["report-0", "report-1"]


def test_accepted_statuses_share_a_pair_and_the_best_has_most(lessons: list[Lesson]) -> None:
    shares = {pair.person: row for pair, row in zip(lessons[0].looked.pairs, lessons[0].shares, strict=True)}
    assert sorted(shares["Xabi Alonso"], reverse=True)[:4] == pytest.approx([FIRST_SHARE, 0.15, 0.15, 0])
    assert max(shares["Jurgen Klopp"]) == 1
    assert lessons[0].weights == (1.0, 0.5)


def test_a_pair_of_which_nothing_is_claimed_is_none(lessons: list[Lesson]) -> None:
    assert all(row[0] == 1 for row in lessons[1].shares)


def test_the_program_computes_what_was_trained(lessons: list[Lesson], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch", reason="fine-tuning needs the fine-tune extra")
    from bot.reading.encoder import load_encoder  # noqa: PLC0415
    from bot.training import encoder  # noqa: PLC0415
    from bot.training.encoder_graph import packed  # noqa: PLC0415
    from bot.training.encoder_network import first_weights  # noqa: PLC0415

    monkeypatch.setattr(encoder, "EPOCHS", 1)
    start = first_weights(encoder.pretrained(), 1)
    courses = encoder.courses_of(lessons, start)
    weights = encoder.tuned(start, courses, 1)
    again = encoder.tuned(start, courses, 1)
    assert all((weights[name] == again[name]).all() for name in weights)
    reading = load_encoder(*packed({name: value.numpy() for name, value in weights.items()}), shipped_pieces())
    for course in courses:
        found = np.array(reading.probabilities(course.lesson.looked))
        assert np.abs(found - encoder.asked_of(weights, course)).max() < 0.05
