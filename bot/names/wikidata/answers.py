"""What the query service answered, as facts."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ValidationError

from bot.names.wikidata.queries import Query

_ITEM = re.compile(r"/entity/(Q[1-9]\d*)$")
_TIME = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)T")
_YEAR, _MONTH, _DAY = 9, 10, 11
"""Wikidata's codes for how precise a time is."""


class WrongAnswer(ValueError):
    """The answer is not the one to the question: another format, other columns, or cut short."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day as far as it is known."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """A manager."""

    id: str
    name: str
    born: Moment | None
    country: str


@dataclass(frozen=True, slots=True)
class StintFacts:
    """A spell of a manager at a team."""

    person: str
    """Id."""
    team: str
    """Id."""
    team_name: str
    since: Moment
    until: Moment | None
    roles: tuple[str, ...]
    """What he was there ("assistant coach"); empty where that is not said, which is nearly always."""


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team; several of a kind where Wikidata has several."""

    id: str
    name: str
    leagues: tuple[str, ...]
    grounds: tuple[str, ...]
    sites: tuple[str, ...]
    towns: tuple[str, ...]


class _Value(BaseModel):
    value: str


class _Head(BaseModel):
    vars: list[str]


class _Results(BaseModel):
    bindings: list[dict[str, _Value]]


class _Answer(BaseModel):
    head: _Head
    results: _Results


Row = Mapping[str, str]


def rows_in(body: bytes, query: Query) -> list[Row]:
    """The rows of an answer in SPARQL's JSON format; a column without a value is not in its row. Raises `WrongAnswer`.

    When the service runs out of time in the middle of an answer it breaks the JSON off.
    """
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError as error:
        raise WrongAnswer("it is not in SPARQL's JSON format, or was cut short") from error
    if not set(query.columns) <= set(answer.head.vars):
        raise WrongAnswer("it has other columns than were asked for")
    return [{name: value.value for name, value in row.items()} for row in answer.results.bindings]


def ids_in(rows: Iterable[Row], column: str) -> list[str]:
    """The ids of the items in a column, each once, in order."""
    return list(dict.fromkeys(_id(row, column) for row in rows))


def people_in(rows: Iterable[Row]) -> list[PersonFacts]:
    """Those who have a name; without a label the service gives the id."""
    found = []
    for one, mine in _by_item(rows, "person").items():
        name = mine[0].get("personLabel", "")
        if name and name != one:
            born = next((moment for row in mine if (moment := _moment(row, "born"))), None)
            found.append(PersonFacts(one, name, born, next(iter(_values(mine, "countryLabel")), "")))
    return found


def stints_in(rows: Iterable[Row]) -> list[StintFacts]:
    """Every spell once, by its person, team and start; its end is the last that is given."""
    found: dict[tuple[str, str, date], StintFacts] = {}
    for row in rows:
        since = _moment(row, "since")
        person, team = _id(row, "person"), _id(row, "team")
        if since is None or not row.get("teamLabel"):
            continue
        until = _moment(row, "until")
        before = found.get((person, team, since.first))
        roles = [row["roleLabel"]] if "roleLabel" in row else []
        if before is not None:
            roles = [*before.roles, *roles]
            until = max((one for one in (before.until, until) if one), key=lambda one: one.last, default=None)
        facts = StintFacts(person, team, row["teamLabel"], since, until, tuple(dict.fromkeys(roles)))
        found[person, team, since.first] = facts
    return list(found.values())


def teams_in(rows: Iterable[Row]) -> list[TeamFacts]:
    """What is known of each team."""
    return [
        TeamFacts(
            one,
            mine[0].get("teamLabel", ""),
            _values(mine, "leagueLabel"),
            _values(mine, "groundLabel"),
            _values(mine, "site"),
            _values(mine, "townLabel"),
        )
        for one, mine in _by_item(rows, "team").items()
    ]


def _by_item(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[_id(row, column)].append(row)
    return found


def _values(rows: Sequence[Row], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row.get(column)))


def _id(row: Row, column: str) -> str:
    match = _ITEM.search(row.get(column, ""))
    if match is None:
        raise WrongAnswer(f"a row has no item in its column {column}")
    return match.group(1)


def _moment(row: Row, column: str) -> Moment | None:
    """A time, where it is known to the year at least and within our calendar."""
    match = _TIME.match(row.get(column, ""))
    precision = row.get(f"{column}Precision", "")
    if match is None or not precision.isdecimal() or int(precision) < _YEAR:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not 1800 <= year <= 2200:
        return None
    if int(precision) == _YEAR:
        return Moment(date(year, 1, 1), date(year, 12, 31))
    try:
        if int(precision) == _MONTH:
            return Moment(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Moment(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
