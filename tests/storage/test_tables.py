"""What is particular to the tables in a SQLite file: what they hold and how SQLite goes through them."""

import asyncio
import itertools
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Select, Table, insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from bot.domain import Article, Claim, Correction, Sighting
from bot.errors import UnreadableReport
from storage import queries, tables
from storage.engine import Database
from storage.source_book import record_query, tallies_query
from storage.store import SqlStore
from tests.storage.builders import HERE, a_claim, a_sighting, an_article, tell
from tests.storage.conftest import opened

numbers = itertools.count()


@pytest.mark.parametrize(
    ("table", "word", "more"),
    [
        (tables.articles, Article, set[str]()),
        (tables.claims, Claim, {"article_id", "person_key", "version", "since", "replaced_at"}),
        (tables.sightings, Sighting, set[str]()),
        (tables.corrections, Correction, {"number", "person_key", "other_key"}),
    ],
)
def test_a_table_has_a_column_for_every_field(table: Table, word: type[Any], more: set[str]) -> None:
    assert set(table.c.keys()) == {field.name for field in fields(word)} | more


def plan(path: Path, query: Select[Any]) -> list[str]:
    """What SQLite says it will do, a line for each table and then its sorting."""
    compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"render_postcompile": True})
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {compiled}", [*compiled.construct_params().values()])
        return [step.replace("COVERING ", "") for *_, step in rows]


BY_WORKSPACE_AND_ARTICLE = "SEARCH sightings USING PRIMARY KEY (workspace=? AND article_id=?)"
BY_ARTICLE = "SEARCH articles USING INDEX sqlite_autoindex_articles_1 (id=?)"


@pytest.fixture(scope="module", params=["without statistics", "with statistics"])
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, empty_database: Path) -> Path:
    """A database whose averages speak for going through the workspace's sightings first: one each, twenty claims."""
    path = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("measured") / "hotseat.db"))

    async def fill() -> None:
        async with opened(path) as store:
            for number in range(60):
                claims = [a_claim(f"Club {(number + index) % 30}", f"Person {number % 30}") for index in range(10)]
                await tell(store, f"a{number}", *claims, workspace=f"discord:{number}")

    asyncio.run(fill())
    if request.param == "with statistics":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("ANALYZE")
    return path


def test_evidence_of_a_club_is_found_through_its_claims(measured: Path) -> None:
    assert plan(measured, queries.evidence_of_club(HERE, "Liverpool"))[:3] == [
        "SEARCH claims USING INDEX ix_claims_club_article_id (club=?)",
        BY_WORKSPACE_AND_ARTICLE,
        BY_ARTICLE,
    ]


@pytest.mark.parametrize("number", [1, 2])
def test_evidence_of_people_is_found_through_their_claims(measured: Path, number: int) -> None:
    people = [f"Person {index}" for index in range(number)]
    assert plan(measured, queries.evidence_of_people(HERE, people))[:3] == [
        "SEARCH claims USING INDEX ix_claims_person_key_club_article_id (person_key=?)",
        BY_WORKSPACE_AND_ARTICLE,
        BY_ARTICLE,
    ]


def test_evidence_of_an_article_is_found_through_its_claims(measured: Path) -> None:
    assert plan(measured, queries.evidence_of_article(HERE, "a1"))[:3] == [
        "SEARCH claims USING INDEX sqlite_autoindex_claims_1 (article_id=?)",
        BY_WORKSPACE_AND_ARTICLE,
        BY_ARTICLE,
    ]


def test_people_at_a_club_are_found_through_its_claims(measured: Path) -> None:
    assert plan(measured, queries.people(HERE, "Liverpool"))[:2] == [
        "SEARCH claims USING INDEX ix_claims_club_article_id (club=?)",
        BY_WORKSPACE_AND_ARTICLE,
    ]


def test_people_of_a_workspace_are_found_through_its_sightings(measured: Path) -> None:
    assert plan(measured, queries.people(HERE, None))[:2] == [
        "SEARCH sightings USING PRIMARY KEY (workspace=?)",
        "SEARCH claims USING INDEX sqlite_autoindex_claims_1 (article_id=?)",
    ]


def test_clubs_of_a_workspace_are_found_without_its_sightings(measured: Path) -> None:
    assert plan(measured, queries.active_clubs(HERE))[0] == "SEARCH activity USING PRIMARY KEY (workspace=?)"


def test_the_jobs_of_people_are_found_through_an_index_of_nothing_else(measured: Path) -> None:
    assert plan(measured, queries.jobs(HERE, ["a b", "c d"], "Liverpool"))[:3] == [
        "SEARCH claims USING INDEX ix_claims_of_jobs (person_key=?)",
        BY_WORKSPACE_AND_ARTICLE,
        BY_ARTICLE,
    ]


def test_what_was_said_around_appointments_is_found_pair_by_pair(measured: Path) -> None:
    pairs = [
        ("a b", "Liverpool", datetime(2024, 1, 1, tzinfo=UTC)),
        ("c d", "Arsenal", datetime(2024, 1, 2, tzinfo=UTC)),
    ]
    steps = [step for step in plan(measured, queries.around_appointments(HERE, pairs)) if step.startswith("SEARCH")]
    assert steps[:3] == [
        "SEARCH claims USING INDEX ix_claims_person_key_club_article_id (person_key=? AND club=?)",
        BY_WORKSPACE_AND_ARTICLE,
        BY_ARTICLE,
    ]


def test_tallies_are_found_source_by_source(path: Path) -> None:
    pairs = [("bbc.co.uk", datetime(2024, 1, 1, tzinfo=UTC)), ("sky.de", datetime(2024, 2, 1, tzinfo=UTC))]
    steps = [step for step in plan(path, tallies_query(HERE, pairs)) if "tallies" in step]
    assert steps == ["SEARCH tallies USING PRIMARY KEY (workspace=? AND source=? AND counts_from<?)"]


def test_a_clubs_verdicts_and_a_sources_record_are_found_through_indexes(path: Path) -> None:
    until = datetime(2024, 1, 1, tzinfo=UTC)
    assert plan(path, record_query(HERE, "bbc.co.uk", until))[-1] == (
        "SEARCH verdicts USING PRIMARY KEY (workspace=? AND source=? AND counts_from<?)"
    )


def through(path: Path, query: Select[Any]) -> set[str]:
    """How SQLite gets at corrections for a query."""
    return {step for step in plan(path, query) if "corrections" in step}


def test_corrections_of_a_club_are_found_through_indexes(path: Path) -> None:
    assert through(path, queries.corrections_of(HERE, "Liverpool")) == {
        "SEARCH corrections USING INDEX ix_corrections_workspace_club (workspace=? AND club=?)",
        "SEARCH corrections USING INDEX ix_corrections_workspace_to_club (workspace=? AND to_club=?)",
        "SEARCH corrections USING INTEGER PRIMARY KEY (rowid=?)",
    }


def test_corrections_of_people_are_found_through_indexes(path: Path) -> None:
    assert through(path, queries.corrections_of_people(HERE, ["ruben amorim", "arne slot"])) == {
        "SEARCH corrections USING INDEX ix_corrections_workspace_person_key (workspace=? AND person_key=?)",
        "SEARCH corrections USING INDEX ix_corrections_workspace_other_key (workspace=? AND other_key=?)",
        "SEARCH corrections USING INTEGER PRIMARY KEY (rowid=?)",
    }


def test_whether_a_claim_is_answered_is_found_through_an_index(measured: Path) -> None:
    steps = plan(measured, queries.unanswered(HERE, "Liverpool"))
    (answers,) = [step for step in steps if "anon_1" in step or "corrections" in step]
    assert "USING INDEX ix_corrections_workspace_article_id (workspace=? AND article_id=?)" in answers


def test_another_database_is_left_to_order_its_joins_itself() -> None:
    for query in (queries.evidence_of_club(HERE, "Liverpool"), queries.jobs(HERE, ["a b"], "Liverpool")):
        compiled = str(query.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
        assert "CROSS" not in compiled
        assert compiled.count(" JOIN ") == 2


async def test_a_row_cannot_refer_to_an_article_that_is_not_there(path: Path) -> None:
    database = Database(path)
    row = asdict(a_sighting("nowhere"))
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        await database.write(lambda connection: connection.execute(insert(tables.sightings), row))
    await database.close()


async def test_a_question_with_a_lone_surrogate_is_refused_in_words(sql_store: SqlStore) -> None:
    with pytest.raises(UnreadableReport, match=r"U\+D800"):
        await sql_store.evidence_of_club(HERE, "Liver\ud800pool")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.text())
async def test_the_body_is_kept_apart_from_the_head(sql_store: SqlStore, path: Path, body: str) -> None:
    article_id = f"a{next(numbers)}"
    await sql_store.record(an_article(article_id), body, [], a_sighting(article_id))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT body FROM texts WHERE article_id = ?", [article_id]).fetchall() == [(body,)]
