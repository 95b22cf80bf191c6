"""What Wikidata's query service is asked, in SPARQL.

Used there: P106 occupation, Q628099 association football manager, P6087 coach of sports team with P580 start, P582 end
and a role (P2868, P3831, P794, P39); P569 born, P1532 country for sport, P27 citizenship; P118 league, P115 home venue,
P856 website, P159 headquarters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

PAGE = 2_000
"""Managers that one question asks for."""
BATCH = 250
"""People or teams that one question tells about: the service stops a query after 60 seconds."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question, and the names of the columns that its answer has to have."""

    text: str
    columns: tuple[str, ...]


_LABELS = 'SERVICE wikibase:label { bd:serviceParam wikibase:language "en,mul". }'


def managers(since: date, offset: int) -> Query:
    """The managers who have begun somewhere since a day: a page of `PAGE`, always in the same order."""
    return Query(
        f"""SELECT DISTINCT ?person WHERE {{
  ?person wdt:P106 wd:Q628099 ; p:P6087/pq:P580 ?since .
  FILTER(?since >= "{since.isoformat()}T00:00:00Z"^^xsd:dateTime)
}} ORDER BY ?person LIMIT {PAGE} OFFSET {offset}""",
        ("person",),
    )


def people(ids: Sequence[str]) -> Query:
    """Who some managers are. One who has two citizenships has two rows."""
    return Query(
        f"""SELECT ?person ?personLabel ?born ?bornPrecision ?countryLabel WHERE {{
  {_values("person", ids)}
  OPTIONAL {{ ?person p:P569/psv:P569 [ wikibase:timeValue ?born ; wikibase:timePrecision ?bornPrecision ] . }}
  OPTIONAL {{ ?person wdt:P1532 ?played . }}
  OPTIONAL {{ ?person wdt:P27 ?citizen . }}
  BIND(COALESCE(?played, ?citizen) AS ?country)
  {_LABELS}
}}""",
        ("person", "personLabel", "born", "bornPrecision", "countryLabel"),
    )


def stints(ids: Sequence[str]) -> Query:
    """Where some managers have been and when, every role. A spell without a start is left out."""
    return Query(
        f"""SELECT ?person ?team ?teamLabel ?since ?sincePrecision ?until ?untilPrecision ?roleLabel WHERE {{
  {_values("person", ids)}
  ?person p:P6087 ?stint .
  ?stint ps:P6087 ?team ; pqv:P580 [ wikibase:timeValue ?since ; wikibase:timePrecision ?sincePrecision ] .
  OPTIONAL {{ ?stint pqv:P582 [ wikibase:timeValue ?until ; wikibase:timePrecision ?untilPrecision ] . }}
  OPTIONAL {{ ?stint pq:P2868|pq:P3831|pq:P794|pq:P39 ?role . }}
  {_LABELS}
}}""",
        ("person", "team", "teamLabel", "since", "sincePrecision", "until", "untilPrecision", "roleLabel"),
    )


def teams(ids: Sequence[str]) -> Query:
    """What some teams are. One with two grounds has two rows."""
    return Query(
        f"""SELECT ?team ?teamLabel ?leagueLabel ?groundLabel ?site ?townLabel WHERE {{
  {_values("team", ids)}
  OPTIONAL {{ ?team wdt:P118 ?league . }}
  OPTIONAL {{ ?team wdt:P115 ?ground . }}
  OPTIONAL {{ ?team wdt:P856 ?site . }}
  OPTIONAL {{ ?team wdt:P159 ?town . }}
  {_LABELS}
}}""",
        ("team", "teamLabel", "leagueLabel", "groundLabel", "site", "townLabel"),
    )


def _values(name: str, ids: Sequence[str]) -> str:
    return f"VALUES ?{name} {{ {' '.join(f'wd:{one}' for one in ids)} }}"
