"""The lists of names that ship with the program, read from their files."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from bot.domain import Club, Journalist, Outlet, Person, Stint, Tier
from bot.names.catalogue import Catalogue


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue of the lists in `bot/names/data`, in the order of file and row; read once.

    Raises ValueError that names the file and row at fault.
    """
    data = resources.files("bot.names").joinpath("data")
    return Catalogue(
        clubs=tuple(_club(row) for row in _rows(data / "clubs")),
        people=tuple(_person(row) for row in _rows(data / "people")),
        outlets=tuple(_outlet(row) for row in _file_rows(data / "outlets.csv")),
        journalists=tuple(_journalist(row) for row in _file_rows(data / "journalists.csv")),
    )


def _rows(folder: Traversable) -> Iterator[dict[str, str]]:
    for path in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".csv"):
            yield from _file_rows(path)


def _file_rows(path: Traversable) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines(), strict=True)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("; ") if part)


def _club(row: dict[str, str]) -> Club:
    return Club(
        name=row["name"],
        country=row["country"],
        league=row["league"],
        aliases=_words(row["aliases"]),
        nicknames=_words(row["nicknames"]),
        grounds=_words(row["grounds"]),
        town=row["town"],
        site=row["site"],
    )


def _outlet(row: dict[str, str]) -> Outlet:
    return Outlet(
        domain=row["domain"],
        name=row["name"],
        aliases=_words(row["aliases"]),
        country=row["country"],
        tier=Tier(int(row["tier"])),
        group=row["group"],
        reason=row["reason"],
    )


def _journalist(row: dict[str, str]) -> Journalist:
    return Journalist(
        name=row["name"], outlet=row["outlet"], beat=row["beat"], tier=Tier(int(row["tier"])), reason=row["reason"]
    )


def _person(row: dict[str, str]) -> Person:
    born = row["born"]
    return Person(
        name=row["name"],
        aliases=_words(row["aliases"]),
        nationality=row["nationality"],
        born=_first_day(born) if born else None,
        birthday_known=len(born) == len("2000-01-01"),
        stints=tuple(_stint(cell) for cell in _words(row["stints"])),
        played_for=_words(row["played_for"]),
        position=row["position"],
    )


def _stint(cell: str) -> Stint:
    """Read "Liverpool=2015-10..2024-05"; an open end means that it lasts."""
    club, _, span = cell.rpartition("=")
    since, _, until = span.partition("..")
    if not club or not since:
        raise ValueError(f"{cell!r} is not a spell such as 'Liverpool=2015-10..2024-05'")
    return Stint(club, _first_day(since), _last_day(until) if until else None)


def _first_day(text: str) -> date:
    year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def _last_day(text: str) -> date:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])
