"""Real searches, by the claims that careful readers found in their reports."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Article, Claim, Evidence, Field, Shortlist, Status
from bot.searches.fold import fold_club

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted(CORPUS.glob("*-20??.json"))
SEVERAL_SEARCHES = {
    "ajax-2025": 2,
    "birmingham-2023": 3,
    "dortmund-2025": 2,
    "fulham-2018": 2,
    "leeds-2023": 2,
    "nottingham-forest-2025": 2,
    "sevilla-2023": 4,
    "sheffield-united-2021": 2,
    "sunderland-2024": 2,
    "wolfsburg-2025": 2,
}
"""The files whose reports go on into the club's next search, or begin with the one before."""


def evidence_of(articles: list[dict[str, Any]]) -> list[Evidence]:
    found = []
    for one in articles:
        published = datetime.fromisoformat(one["published"]).replace(tzinfo=UTC)
        article = Article(id=one["id"], published_at=published, outlet=one["outlet"])
        for place, claim in enumerate(one["claims"]):
            status, credit = Status(claim["status"][0]), claim["attributed_to"]
            found.append(
                Evidence(
                    article,
                    Claim(claim["club"], claim["person"], status, claim["quote"], Field.TEXT, place, place + 1, credit),
                )
            )
    return found


@pytest.mark.skipif(not FILES, reason="tests/corpus is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_searches_of_the_corpus_open_and_close_as_they_did(path: Path) -> None:
    told = json.loads(path.read_text(encoding="utf-8"))
    evidence = evidence_of(told["articles"])
    as_of = max(item.article.published_at for item in evidence) + timedelta(days=1)
    searches = fold_club(told["club"], evidence, as_of=as_of)
    assert len(searches) == SEVERAL_SEARCHES.get(path.stem, 1)
    assert any(is_search_of(told, shortlist) for shortlist in searches)


def is_search_of(told: dict[str, Any], shortlist: Shortlist) -> bool:
    """Whether it ended with the right man and began with the right one going."""
    holders = [one.person for one in shortlist.holders]
    return bool(shortlist.search.appointed == told["appointed"] and told["outgoing"] in holders)
