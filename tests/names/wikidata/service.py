"""A query service on loopback that speaks the format of Wikidata's, over a few facts."""

from __future__ import annotations

import json
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

ENTITY = "http://www.wikidata.org/entity/"
Cells = dict[str, str | None]

DAY, MONTH, YEAR = "11", "10", "9"


def stint(team: str, label: str, since: str, until: str | None = None, role: str | None = None) -> Cells:
    """A spell as the service has it; a time is known to the day."""
    return {
        "team": ENTITY + team,
        "teamLabel": label,
        "since": f"{since}T00:00:00Z",
        "sincePrecision": DAY,
        "until": f"{until}T00:00:00Z" if until else None,
        "untilPrecision": DAY if until else None,
        "roleLabel": role,
    }


def person(name: str, born: str = "1978-09-17", country: str = "Netherlands") -> Cells:
    return {
        "personLabel": name,
        "born": f"{born}T00:00:00Z",
        "bornPrecision": DAY,
        "countryLabel": country,
    }


@dataclass
class QueryServer:
    """Answers the questions about managers, people, spells and teams from its tables; `spoil` may change an answer."""

    url: str = ""
    people: dict[str, list[Cells]] = field(default_factory=dict)
    stints: dict[str, list[Cells]] = field(default_factory=dict)
    teams: dict[str, list[Cells]] = field(default_factory=dict)
    spoil: Callable[[int, bytes], web.Response | None] = lambda _number, _body: None
    queries: list[str] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        query = str((await request.post())["query"])
        self.queries.append(query)
        self.agents.append(request.headers["User-Agent"])
        body = self._answer(query)
        spoiled = self.spoil(len(self.queries), body)
        return spoiled or web.Response(body=body, content_type="application/sparql-results+json")

    def _answer(self, query: str) -> bytes:
        page = re.search(r"LIMIT (\d+) OFFSET (\d+)", query)
        if page:
            limit, offset = int(page[1]), int(page[2])
            ids = sorted(self.people)[offset : offset + limit]
            return _table(["person"], [{"person": ENTITY + one} for one in ids])
        named = re.search(r"SELECT (.+?) WHERE", query)
        values = re.search(r"VALUES \?(\w+) \{ (.*?) \}", query)
        assert named
        assert values
        columns = [word.removeprefix("?") for word in named[1].split()]
        table = self.teams if values[1] == "team" else self.people if "personLabel" in columns else self.stints
        ids = [word.removeprefix("wd:") for word in values[2].split()]
        return _table(columns, [row | {values[1]: ENTITY + one} for one in ids for row in table.get(one, [])])


def _table(columns: list[str], rows: list[Cells]) -> bytes:
    bindings = [
        {
            name: {"type": "uri" if value.startswith("http") else "literal", "value": value}
            for name, value in row.items()
            if value
        }
        for row in rows
    ]
    return json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}).encode()


@asynccontextmanager
async def query_server() -> AsyncIterator[QueryServer]:
    server = QueryServer()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/sparql", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}/sparql"
    try:
        yield server
    finally:
        await runner.cleanup()
