"""Real searches, by the claims that careful readers found in their reports."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.domain import Article, Claim, Ending, Evidence, Field, Shortlist, Status
from bot.names.load import shipped_catalogue
from bot.searches.fold import fold_club
from bot.searches.sources import Sources

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


@pytest.fixture(scope="module")
def sources() -> Sources:
    names = shipped_catalogue()
    return Sources.of(names.outlets, names.clubs, names.journalists)


@pytest.mark.skipif(not FILES, reason="tests/corpus is not here")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_with_the_sources_as_they_are_known_every_search_ends_with_the_right_man_within_days(
    path: Path, sources: Sources
) -> None:
    """Reports come up to five days after the appointment; a tabloid alone is believed when a week has passed."""
    told = json.loads(path.read_text(encoding="utf-8"))
    evidence = evidence_of(told["articles"])
    as_of = max(item.article.published_at for item in evidence) + timedelta(days=8)
    searches = fold_club(told["club"], evidence, as_of=as_of, sources=sources)
    (shortlist,) = (one for one in searches if is_search_of(told, one))
    assert shortlist.search.closed_by is Ending.APPOINTMENT
    assert shortlist.search.closed_at is not None
    late = shortlist.search.closed_at.date() - date.fromisoformat(told["appointed_on"])
    assert timedelta(0) <= late <= timedelta(days=5)


@pytest.mark.skipif(not FILES, reason="tests/corpus is not here")
def test_an_appointment_of_the_corpus_opens_the_next_search(sources: Sources) -> None:
    told = json.loads((CORPUS / "manchester-united-2024.json").read_text(encoding="utf-8"))
    evidence = evidence_of(told["articles"])
    as_of = max(item.article.published_at for item in evidence)
    united = fold_club("Manchester United", evidence, as_of=as_of, sources=sources)[-1].search
    sporting = fold_club("Sporting CP", evidence, as_of=as_of, sources=sources)[-1].search
    assert united.opens is not None
    assert (united.opens.person, united.opens.left) == ("Ruben Amorim", "Sporting CP")
    assert sporting.opened_through == united.opens
    assert sporting.is_open


def is_search_of(told: dict[str, Any], shortlist: Shortlist) -> bool:
    """Whether it ended with the right man and began with the right one going."""
    holders = [one.person for one in shortlist.holders]
    return bool(shortlist.search.appointed == told["appointed"] and told["outgoing"] in holders)
