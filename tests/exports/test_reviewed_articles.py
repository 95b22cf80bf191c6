"""Answers as articles for training: what is in, what is not, and whether the corpus' own tools take them."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Status
from bot.exports.reviewed_articles import reviewed_articles
from bot.names.load import shipped_catalogue
from bot.program.export_reviews import NothingReviewed, export_reviews
from bot.reading.lexicon import build_lexicon
from bot.training.examples import examples_in, scorer_of
from tests.commands.newsroom import ELSEWHERE, HERE, Newsroom, said

S = Status
CORPUS = Path(__file__).parents[1] / "corpus"


async def exported(newsroom: Newsroom) -> list[dict[str, Any]]:
    reviewed = await reviewed_articles(newsroom.store, HERE.key, newsroom.clock.moment)
    document = json.loads(reviewed.content)
    assert (document["search"], document["club"], len(document["articles"])) == ("reviews", None, reviewed.articles)
    articles: list[dict[str, Any]] = document["articles"]
    return articles


def triples(article: dict[str, Any]) -> list[tuple[str, str, list[str]]]:
    return [(claim["club"], claim["person"], claim["status"]) for claim in article["claims"]]


async def test_an_article_has_what_was_confirmed_changed_or_left_alone_and_not_what_was_dropped(
    newsroom: Newsroom,
) -> None:
    taken = await newsroom.report(
        "2024-03-28",
        "bbc.co.uk",
        said("Liverpool", "Xabi Alonso", S.OUT, credit="Sky Germany"),
        said("Liverpool", "Ruben Amorim", S.TALKS, unsure=True),
        said("Liverpool", "Roberto De Zerbi", S.LINKED, unsure=True),
        said("Liverpool", "Arne Slot", S.CANDIDATE, unsure=True),
    )
    await newsroom.correct("correct confirm", club="Liverpool", person="Ruben Amorim", report="1")
    await newsroom.correct("correct drop", club="Liverpool", person="Roberto De Zerbi", report="1")
    await newsroom.correct("correct change", club="Liverpool", person="Arne Slot", report="1", status="agreed")
    (article,) = await exported(newsroom)
    assert triples(article) == [
        ("Liverpool", "Xabi Alonso", ["out"]),
        ("Liverpool", "Ruben Amorim", ["talks"]),
        ("Liverpool", "Arne Slot", ["agreed"]),
    ]
    assert (article["id"], article["outlet"], article["published"]) == (taken.article.id, "bbc.co.uk", "2024-03-28")
    assert all(claim["quote"] in article["text"] for claim in article["claims"])
    assert [claim["attributed_to"] for claim in article["claims"]] == ["Sky Germany", None, None]


async def test_an_article_that_is_answered_in_part_stays_out(newsroom: Newsroom) -> None:
    claims = [said("Liverpool", person, S.TALKS, unsure=True) for person in ("Ruben Amorim", "Arne Slot")]
    await newsroom.report("2024-03-28", "bbc.co.uk", *claims)
    await newsroom.correct("correct confirm", club="Liverpool", person="Ruben Amorim", report="1")
    reviewed = await reviewed_articles(newsroom.store, HERE.key, newsroom.clock.moment)
    assert (reviewed.articles, reviewed.left_out) == (0, 1)
    assert reviewed.summary.endswith("1 left out, because something in them waits for an answer: see /review.")
    await newsroom.correct("correct drop", club="Liverpool", person="Arne Slot", report="1")
    assert len(await exported(newsroom)) == 1


async def test_what_nobody_answered_or_was_undone_stays_out(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Arne Slot", S.TALKS))
    await newsroom.report("2024-03-29", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.TALKS))
    await newsroom.correct("correct drop", club="Liverpool", person="Arne Slot", report="1")
    await newsroom.correct("undo")
    await newsroom.correct("correct status", club="Liverpool", person="Arne Slot", status="out")
    assert await exported(newsroom) == []


async def test_a_name_that_moderators_gave_somebody_is_his_spelling_too(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Ruby", S.TALKS, unsure=True))
    await newsroom.correct("correct confirm", club="Liverpool", person="Ruby", report="1")
    await newsroom.correct("correct same", name="Ruby", person="Ruben Amorim")
    ((claim,),) = [article["claims"] for article in await exported(newsroom)]
    assert (claim["person"], claim["also"]) == ("Ruben Amorim", ["Ruby"])


async def test_the_answers_of_another_workspace_are_named_and_not_taken(newsroom: Newsroom) -> None:
    await newsroom.report("2024-03-28", "bbc.co.uk", said("Liverpool", "Arne Slot", S.TALKS), workspace=ELSEWHERE)
    await newsroom.correct("correct drop", club="Liverpool", person="Arne Slot", report="1", workspace=ELSEWHERE)
    with pytest.raises(NothingReviewed, match="There are corrections in discord:1: name it with --workspace"):
        await export_reviews(newsroom.context, HERE.key)
    assert (await export_reviews(newsroom.context, ELSEWHERE.key)).articles == 1


async def test_the_corpus_tools_take_what_was_written(newsroom: Newsroom, tmp_path: Path) -> None:
    talks = "Liverpool have opened talks with Ruben Amorim, who would leave Sporting CP in the summer"
    doubt = said("Liverpool", "Ruben Amorim", S.TALKS, unsure=True, quote=talks)
    await newsroom.report("2024-03-28", "bbc.co.uk", doubt)
    leaves = "Xabi Alonso has told Liverpool that he stays at Bayer Leverkusen"
    doubt = said("Liverpool", "Xabi Alonso", S.LINKED, unsure=True, quote=leaves)
    await newsroom.report("2024-03-29", "sky.de", doubt)
    await newsroom.correct("correct confirm", club="Liverpool", person="Ruben Amorim", report="1")
    await newsroom.correct("correct change", club="Liverpool", person="Xabi Alonso", report="1", status="out")
    reviewed = await reviewed_articles(newsroom.store, HERE.key, newsroom.clock.moment)
    folder = tmp_path / "reviews"
    folder.mkdir()
    (folder / "reviews.json").write_bytes(reviewed.content)
    shutil.copy(CORPUS / "score.py", folder)
    scorer = scorer_of(folder)
    gold = scorer.load(folder)
    predictions = {
        article["id"]: [{**claim, "status": claim["status"][0]} for claim in article["claims"]] for article in gold
    }
    pair, triple, reversals, misses = scorer.score(gold, predictions)
    assert (pair["tp"], triple["tp"], reversals, misses) == (2, 2, [], [])
    names = shipped_catalogue()
    answers = {
        (example.pair.club, example.pair.person): example.answer
        for example in examples_in(folder, build_lexicon(names.clubs, names.people, names.outlets))
    }
    assert answers["Liverpool", "Ruben Amorim"] == "talks"
    assert answers["Liverpool", "Xabi Alonso"] == "out"
