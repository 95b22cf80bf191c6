"""`hotseat names update`: newer clubs and managers from Wikidata."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path

from bot.domain import Person
from bot.errors import NamesNotUpdated
from bot.names.catalogue import Catalogue
from bot.names.overlay import Changed, NamesUpdate, changed, laid_over
from bot.names.update_file import read_update, write_update
from bot.names.wikidata import queries
from bot.names.wikidata.answers import Row, WrongAnswer, ids_in, people_in, rows_in, stints_in, teams_in
from bot.names.wikidata.becoming import Facts, names_from
from bot.names.wikidata.queries import Query
from bot.reply import listing

Ask = Callable[[str], Awaitable[bytes]]
"""Answers a query in SPARQL's JSON format; raises `NamesNotUpdated` where it cannot."""

YEARS = 12
"""Managers who have not begun anywhere for so many years are not asked about."""
_MOST_PAGES = 20
_LEAST_IN_OFFICE = 0.3
"""Of the managers who are in office by our lists, what part an update has to know."""
_LEAST_OF_LAST = 0.8
"""Of the people and spells of the update before, what part the next has to have."""


async def update_names(ask: Ask, shipped: Catalogue, file: Path, today: date) -> Changed:
    """Put Wikidata's present facts in the place of those in the file; says what is different now.

    Nothing is replaced before every answer has come, has the right shape, and all together are about as many as
    before. Raises `NamesNotUpdated` where they are not.
    """
    last = await asyncio.to_thread(read_update, file)
    try:
        facts = await _facts(ask, today)
        update = await asyncio.to_thread(names_from, facts, shipped)
    except WrongAnswer as error:
        raise NamesNotUpdated(
            f"The query service answered something that cannot be used: {error}. The names stay as they were; try "
            "again later."
        ) from error
    _check(update, last, shipped, today)
    before, after = laid_over(shipped, last), laid_over(shipped, update)
    await asyncio.to_thread(write_update, file, update, today)
    return changed(before, after)


async def _facts(ask: Ask, today: date) -> Facts:
    since = date(today.year - YEARS, 1, 1)
    managers: list[str] = []
    for page in range(_MOST_PAGES):
        rows = await _rows(ask, queries.managers(since, page * queries.PAGE))
        managers += ids_in(rows, "person")
        if len(rows) < queries.PAGE:
            break
    people, stints = [], []
    for ids in _batches(list(dict.fromkeys(managers))):
        people += people_in(await _rows(ask, queries.people(ids)))
        stints += stints_in(await _rows(ask, queries.stints(ids)))
    teams = []
    for ids in _batches(list(dict.fromkeys(stint.team for stint in stints))):
        teams += teams_in(await _rows(ask, queries.teams(ids)))
    return Facts(people, stints, teams)


async def _rows(ask: Ask, query: Query) -> list[Row]:
    body = await ask(query.text)
    return await asyncio.to_thread(rows_in, body, query)


def _batches(ids: Sequence[str]) -> Sequence[Sequence[str]]:
    return [ids[start : start + queries.BATCH] for start in range(0, len(ids), queries.BATCH)]


def _check(update: NamesUpdate, last: NamesUpdate, shipped: Catalogue, today: date) -> None:
    names = {person.name for person in update.people}
    in_office = [person.name for person in shipped.people if person.clubs_on(today)]
    known = sum(name in names for name in in_office)
    numbers = [
        (known, len(in_office) * _LEAST_IN_OFFICE, "managers in office"),
        (len(update.people), len(last.people) * _LEAST_OF_LAST, "people"),
        (_spells(update.people), _spells(last.people) * _LEAST_OF_LAST, "spells"),
    ]
    for number, least, what in numbers:
        if number < least or not number:
            raise NamesNotUpdated(
                f"The query service knows of {number} {what}, not of {least:.0f} at least: its answer is not "
                "whole. The names stay as they were; try again later."
            )


def _spells(people: Sequence[Person]) -> int:
    return sum(len(person.stints) for person in people)


def change_sentence(change: Changed) -> str:
    """What an update changed: "12 new stints, 3 new people."."""
    numbers = (
        (change.new_stints, "new stint", "new stints"),
        (change.ended_stints, "stint ended", "stints ended"),
        (change.new_people, "new person", "new people"),
        (change.new_clubs, "new club", "new clubs"),
        (change.changed_clubs, "club changed", "clubs changed"),
    )
    said = [f"{number:,} {one if number == 1 else many}" for number, one, many in numbers if number]
    return f"The names are up to date: {listing(said)}." if said else "The names are up to date: nothing has changed."
