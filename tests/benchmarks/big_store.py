"""A store as it looks after years of use by many communities, written with plain SQL because that takes minutes.

What is told is invented, and the same for the same size. Searches differ in size, a few people are named for every
third job, most only in their own corner of the world, and a few workspaces follow hundreds of clubs while most follow
one or two. The verdicts on sources of the workspaces that are never asked are invented too; those that are asked get
theirs from the program.
"""

from __future__ import annotations

import itertools
import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.domain.folding import fold
from bot.names.load import shipped_catalogue
from bot.searches.scoring import EDITION
from storage.opening import make_ready

CLUBS_OF_THE_BIGGEST = 300
_FIRST_DAY = datetime(2015, 1, 1)  # noqa: DTZ001 - as SQLite keeps it, without a zone
_DAYS_BETWEEN = 1800
_MOST_OF_AN_ARTICLE = 2
_CLAIMS_OF_AN_ARTICLE = 1.69
"""In the mean."""
_CAROUSEL = 300
_CORNER = 40
"""Clubs that look for managers among the same people."""
_HOPES = ("linked", "candidate", "favourite", "talks", "unlikely", "out")

_CLAIM = """
INSERT INTO claims (article_id, club, person, person_key, status, quote, start, "end", attributed_to,
    field, confidence, unsure, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'text', 0.9, 0, 0)
"""

Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How big a store is."""

    claims: int
    searches: int
    workspaces: int

    @property
    def clubs(self) -> int:
        """Each has had two searches."""
        return self.searches // 2


def club_names(number: int) -> list[str]:
    """The first so many clubs, the best known first."""
    listed = [club.name for club in shipped_catalogue().clubs if not club.is_national and "Women" not in club.name]
    return [*listed, *(f"Club of Town {index}" for index in range(number))][:number]


def sizes_of(plan: Plan) -> list[int]:
    """About how many claims each search has: two for each club, in the clubs' order."""
    dice = random.Random(3)
    shares = [dice.lognormvariate(0, 0.7) / (rank + 20) ** 0.35 for rank in range(plan.clubs) for _ in range(2)]
    return [max(8, round(plan.claims * share / sum(shares))) for share in shares]


def workspace_key(index: int) -> str:
    """The key of a workspace; the one with index 0 follows the most clubs."""
    return f"discord:{index:05}"


def build(path: Path, plan: Plan, asked: Sequence[str]) -> None:
    """Write a store. Everybody who follows a club in `asked` has seen all that was published about it. Blocks."""
    make_ready(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        articles = _write_articles(connection, plan)
        _write_sightings(connection, plan, articles, asked)
        connection.execute(
            "INSERT INTO activity SELECT s.workspace, c.club, COUNT(*), MAX(a.published_at) FROM sightings s "
            "JOIN claims c ON c.article_id = s.article_id JOIN articles a ON a.id = c.article_id GROUP BY 1, 2"
        )
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _write_articles(connection: sqlite3.Connection, plan: Plan) -> dict[str, list[str]]:
    """Write articles, texts and claims. The ids of the articles about each club."""
    dice = random.Random(7)
    clubs, sizes = club_names(plan.clubs), sizes_of(plan)
    carousel = [f"Carousel Manager{index}" for index in range(_CAROUSEL)]
    outlets = [one.domain for one in shipped_catalogue().outlets]
    credited = [one.name for one in shipped_catalogue().outlets if one.tier <= 2]
    found: dict[str, list[str]] = {club: [] for club in clubs}
    numbers = itertools.count()
    for place, size in enumerate(sizes):
        rank, half = divmod(place, 2)
        corner = [f"Local{rank // _CORNER} Coach{index}" for index in range(80)]
        people = dice.sample(carousel, 3) + dice.sample(corner, dice.randint(6, 14))
        began = _FIRST_DAY + timedelta(days=half * _DAYS_BETWEEN + dice.randrange(_DAYS_BETWEEN - 200))
        told = _search(dice, clubs[rank], people, began, size)
        articles, claims = [], []
        for at, said in told:
            article_id = f"text:{next(numbers):08}"
            outlet = outlets[min(int(dice.expovariate(1 / 60)), len(outlets) - 1)]
            articles.append((article_id, str(at), outlet, f"{clubs[rank]}: the next manager", None, None, "published"))
            found[clubs[rank]].append(article_id)
            for number, (person, status) in enumerate(said.items()):
                quote = f"{person} is {status} for the job at {clubs[rank]}, as people close to it say."
                credit = dice.choice(credited) if dice.random() < 0.3 else None
                start = number * 100
                claims.append(
                    (article_id, clubs[rank], person, fold(person), status, quote, start, start + len(quote), credit)
                )
        _insert(connection, "articles (id, published_at, outlet, title, url, author, dated)", articles)
        _insert(connection, "texts (article_id, words, body)", ((row[0], "", "What it says.") for row in articles))
        connection.executemany(_CLAIM, claims)
    return found


def _search(
    dice: random.Random, club: str, people: Sequence[str], began: datetime, claims: int
) -> Iterator[tuple[datetime, dict[str, str]]]:
    """The articles of one search: when, and what each says of whom. It ends with an appointment."""
    days = dice.randint(20, 120)
    number = max(4, round(claims / _CLAIMS_OF_AN_ARTICLE))
    moments = sorted(began + timedelta(days=days * dice.random() ** 0.8) for _ in range(number))
    holder, winner = f"Holder Of{fold(club).title().replace(' ', '')}", people[0]
    last = max(1, number // 14)
    for place, moment in enumerate(moments):
        at = moment.replace(microsecond=0) + timedelta(microseconds=place)
        if place >= number - last:
            yield at, {winner: "appointed", holder: "departing"}
            continue
        said = {holder: "departing" if place else "pressure"} if place % 6 == 0 else {}
        share = place / number
        for person in dice.sample(people, dice.randint(1, _MOST_OF_AN_ARTICLE)):
            said[person] = dice.choice(_HOPES[:4] if person == winner else _HOPES[: 3 + round(3 * share)])
        if share > 0.9 and dice.random() < 0.5:
            said[winner] = "agreed"
        yield at, said


def _write_sightings(
    connection: sqlite3.Connection, plan: Plan, articles: dict[str, list[str]], asked: Sequence[str]
) -> None:
    dice = random.Random(11)
    clubs = list(articles)
    weights = list(itertools.accumulate(1 / (rank + 10) ** 0.6 for rank in range(len(clubs))))
    sources = [one.domain for one in shipped_catalogue().outlets][:60]
    for index in range(plan.workspaces):
        workspace = workspace_key(index)
        number = max(1, min(len(clubs), int(CLUBS_OF_THE_BIGGEST / (index + 1) ** 0.75)))
        followed = set(dice.choices(clubs, cum_weights=weights, k=number))
        if index == 0:
            followed |= set(asked)
        share = dice.uniform(0.2, 1.0)
        seen = sorted(
            article_id
            for club in sorted(followed)
            for article_id in articles[club]
            if club in asked or dice.random() < share
        )
        _insert(
            connection,
            'sightings (workspace, article_id, channel, "by", at)',
            ((workspace, article_id, "general", "feed", "2025-12-01 00:00:00.000000") for article_id in seen),
        )
        if index:
            _write_verdicts(connection, dice, workspace, sorted(followed), sources)


def _write_verdicts(
    connection: sqlite3.Connection, dice: random.Random, workspace: str, followed: Sequence[str], sources: Sequence[str]
) -> None:
    rows = []
    for club in followed:
        for year in (2018, 2022):
            month = f"{year}-{dice.randint(1, 12):02}-01 00:00:00.000000"
            for source in dice.sample(sources, 12):
                right = dice.random() < 0.8
                rows.append((workspace, source, month, club, month, f"Man of {club}", right, False, 5.0))
    _insert(connection, "verdicts", rows)
    connection.execute(
        "INSERT INTO tallies SELECT workspace, source, counts_from, SUM(is_right), SUM(NOT is_right) FROM verdicts "
        "WHERE workspace = ? GROUP BY 1, 2, 3",
        (workspace,),
    )
    _insert(connection, "scorings", [(workspace, EDITION)])


def _insert(connection: sqlite3.Connection, into: str, rows: Iterable[Row]) -> None:
    rows = list(rows)
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608 - our own words
