from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from aiohttp import web

from adapters.wikidata.service import query_service
from bot.domain import Club, Person, Stint
from bot.errors import NamesNotUpdated
from bot.names.catalogue import Catalogue
from bot.names.overlay import Changed, laid_over
from bot.names.update_file import read_update
from bot.names.wikidata import queries
from bot.program.names_update import change_sentence, update_names
from tests.names.wikidata.service import Cells, QueryServer, person, query_server, stint

TODAY = date(2026, 11, 22)
SHIPPED = Catalogue(
    clubs=(
        Club("Liverpool", "England", "Premier League", ("Liverpool FC",), ("Reds",), ("Anfield",), "Liverpool"),
        Club("Feyenoord", "Netherlands", "Eredivisie"),
        Club("Netherlands", "Netherlands", "national team"),
    ),
    people=(
        Person("Arne Slot", (), "Dutch", date(1978, 9, 17), True, (Stint("Liverpool", date(2024, 6, 1), None),)),
        Person("Ronald Koeman", (), "Dutch", date(1963, 3, 21), True, (Stint("Netherlands", date(2023, 1, 1), None),)),
    ),
)


@dataclass
class Updating:
    server: QueryServer
    file: Path
    waits: list[float] = field(default_factory=list)

    async def note_wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    async def run(self, shipped: Catalogue = SHIPPED) -> Changed:
        async with query_service(self.server.url, "Hotseat/1 (me@example.org)", self.note_wait) as service:
            return await update_names(service.ask, shipped, self.file, TODAY)

    def names(self) -> Catalogue:
        return laid_over(SHIPPED, read_update(self.file))

    def someone(self, item: str, who: Cells, *spells: Cells) -> None:
        self.server.people[item] = [who]
        self.server.stints[item] = list(spells)


@pytest.fixture
async def updating(tmp_path: Path) -> AsyncIterator[Updating]:
    async with query_server() as server:
        updating = Updating(server, tmp_path / "data" / "names.json")
        slot = stint("Q1130849", "Liverpool F.C.", "2024-06-01", "2026-10-03")
        updating.someone("Q1", person("Arne Slot"), stint("Q134241", "Feyenoord", "2021-07-01", "2024-05-31"), slot)
        updating.someone(
            "Q2", person("Ronald Koeman", "1963-03-21"),
            stint("Q47050", "Netherlands men's national football team", "2023-01-01"),
        )  # fmt: skip
        updating.someone(
            "Q3", person("Kasper Hjørby", "1980-02-03", "Denmark"), stint("Q1130849", "Liverpool F.C.", "2026-10-10")
        )
        server.teams["Q1130849"] = [
            {
                "teamLabel": "Liverpool F.C.",
                "leagueLabel": "Premier League",
                "groundLabel": "Anfield",
                "site": "https://www.liverpoolfc.com/",
            }
        ]
        yield updating


async def test_new_spells_and_people_come_and_spells_end(updating: Updating) -> None:
    change = await updating.run()
    assert change == Changed(new_people=1, new_stints=2, ended_stints=1, changed_clubs=1)
    names = updating.names()
    assert names.people_by_name["Arne Slot"].stints == (
        Stint("Feyenoord", date(2021, 7, 1), date(2024, 5, 31)),
        Stint("Liverpool", date(2024, 6, 1), date(2026, 10, 3)),
    )
    assert names.people_by_name["Kasper Hjorby"] == Person(
        "Kasper Hjorby", ("Kasper Hjørby",), "Danish", date(1980, 2, 3), True,
        (Stint("Liverpool", date(2026, 10, 10), None),),
    )  # fmt: skip
    assert names.people_by_name["Ronald Koeman"] == SHIPPED.people_by_name["Ronald Koeman"]
    assert names.clubs_by_name["Liverpool"].site == "liverpoolfc.com"
    assert names.clubs_by_name["Liverpool"].grounds == ("Anfield",)
    assert change_sentence(change) == (
        "The names are up to date: 2 new stints, 1 stint ended, 1 new person and 1 club changed."
    )


async def test_a_second_update_finds_nothing_new(updating: Updating) -> None:
    await updating.run()
    assert change_sentence(await updating.run()) == "The names are up to date: nothing has changed."


async def test_the_service_is_told_who_asks_and_asked_one_thing_at_a_time(updating: Updating) -> None:
    await updating.run()
    assert set(updating.server.agents) == {"Hotseat/1 (me@example.org)"}
    assert updating.waits == [1.0] * (len(updating.server.queries) - 1)


async def test_pages_and_batches_bring_everybody(updating: Updating, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    monkeypatch.setattr(queries, "BATCH", 1)
    assert (await updating.run()).new_people == 1
    assert sum("OFFSET" in query for query in updating.server.queries) == 2
    assert sum("personLabel" in query for query in updating.server.queries) == 3


async def test_a_busy_service_is_asked_again_when_it_says(updating: Updating) -> None:
    def spoil(number: int, _body: bytes) -> web.Response | None:
        return web.Response(status=429, headers={"Retry-After": "33"}) if number == 2 else None

    updating.server.spoil = spoil
    assert (await updating.run()).new_people == 1
    assert 33.0 in updating.waits


@pytest.mark.parametrize(
    ("status", "headers", "asked"),
    [(429, {"Retry-After": "9999"}, 1), (403, {}, 1), (500, {}, 4), (302, {"Location": "http://127.0.0.1:9/"}, 1)],
)
async def test_a_service_that_refuses_is_left_alone(
    updating: Updating, status: int, headers: dict[str, str], asked: int
) -> None:
    updating.server.spoil = lambda _number, _body: web.Response(status=status, headers=headers)
    with pytest.raises(NamesNotUpdated, match=f"status {status}"):
        await updating.run()
    assert len(updating.server.queries) == asked
    assert not updating.file.exists()


async def test_a_service_that_is_away_is_said_at_once(updating: Updating) -> None:
    updating.server.url = "http://127.0.0.1:1/sparql"
    with pytest.raises(NamesNotUpdated, match="cannot be reached"):
        await updating.run()
    assert updating.waits == []


@pytest.mark.parametrize(
    "body",
    [
        b'{"head": {"vars": ["person"]}, "results": {"bindings": [',
        b"SPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.TimeoutException",
        b'{"head": {"vars": ["other"]}, "results": {"bindings": []}}',
        b'{"head": {"vars": ["person"]}, "results": {"bindings": []}}',
        b'{"head": {"vars": ["person"]}, "results": {"bindings": [{"person": {"value": "nobody"}}]}}',
        b"[]",
        b"",
    ],
    ids="cut trace columns nobody no-item list empty".split(),
)
async def test_a_wrong_answer_leaves_the_names_as_they_were(updating: Updating, body: bytes) -> None:
    await updating.run()
    before = updating.file.read_bytes()
    updating.server.spoil = lambda _number, _body: web.Response(body=body)
    with pytest.raises(NamesNotUpdated, match="stay as they were"):
        await updating.run()
    assert updating.file.read_bytes() == before
    assert [entry.name for entry in updating.file.parent.iterdir()] == ["names.json"]


async def test_an_answer_with_too_few_spells_leaves_the_names_as_they_were(updating: Updating) -> None:
    await updating.run()
    before = updating.file.read_bytes()
    updating.server.stints["Q1"] = updating.server.stints["Q1"][:1]
    updating.server.stints["Q3"] = []
    with pytest.raises(NamesNotUpdated, match="not whole"):
        await updating.run()
    assert updating.file.read_bytes() == before


async def test_an_answer_that_knows_few_of_those_in_office_is_not_whole(updating: Updating) -> None:
    many = tuple(Person(f"Some Body{n}", stints=(Stint("Feyenoord", date(2026, 1, 1), None),)) for n in range(10))
    with pytest.raises(NamesNotUpdated, match="managers in office"):
        await updating.run(Catalogue(SHIPPED.clubs, (*SHIPPED.people, *many)))
    assert not updating.file.exists()


async def test_a_folder_that_cannot_be_written_is_said(updating: Updating) -> None:
    updating.file.parent.write_text("no folder")
    with pytest.raises(NamesNotUpdated, match="cannot be written"):
        await updating.run()


async def test_assistants_reserves_and_unknown_teams_teach_nothing(updating: Updating) -> None:
    updating.someone(
        "Q4", person("Some Assistant"), stint("Q1130849", "Liverpool F.C.", "2024-06-01", None, "assistant coach")
    )
    updating.someone("Q5", person("Some Youth"), stint("Q9", "Liverpool F.C. under-21", "2024-06-01"))
    updating.someone("Q6", person("Some Body"), stint("Q8", "Nowhere Town F.C.", "2024-06-01"))
    updating.someone("Q7", person("Q7"), stint("Q1130849", "Liverpool F.C.", "2020-06-01", "2020-07-01"))
    await updating.run()
    assert [one.name for one in updating.names().people] == ["Arne Slot", "Ronald Koeman", "Kasper Hjorby"]


async def test_a_club_that_comes_up_into_a_league_of_ours_is_new(updating: Updating) -> None:
    updating.someone("Q4", person("Some Body"), stint("Q8", "Dordwijk F.C.", "2024-06-01"))
    updating.server.teams["Q8"] = [{"teamLabel": "Dordwijk F.C.", "leagueLabel": "Eredivisie"}]
    assert (await updating.run()).new_clubs == 1
    assert updating.names().clubs_by_name["Dordwijk"] == Club(
        "Dordwijk", "Netherlands", "Eredivisie", ("Dordwijk F.C.",)
    )
    assert updating.names().people_by_name["Some Body"].clubs_on(TODAY) == ("Dordwijk",)


async def test_somebody_else_of_the_same_name_stays_somebody_else(updating: Updating) -> None:
    updating.someone("Q4", person("Ronald Koeman", "1995-05-30"), stint("Q134241", "Feyenoord", "2026-07-01"))
    await updating.run()
    assert updating.names().people_by_name["Ronald Koeman"] == SHIPPED.people_by_name["Ronald Koeman"]


async def test_a_spell_that_wikidata_forgot_to_end_does_not_last(updating: Updating) -> None:
    updating.someone(
        "Q4", person("Some Body"),
        stint("Q134241", "Feyenoord", "2019-07-01"), stint("Q1130849", "Liverpool F.C.", "2021-07-01", "2022-07-01"),
    )  # fmt: skip
    await updating.run()
    assert updating.names().people_by_name["Some Body"].clubs_on(TODAY) == ()


def test_a_broken_file_of_names_is_passed_over_with_a_warning(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "names.json"
    file.write_text('{"format": 1, "people": [')
    assert laid_over(SHIPPED, read_update(file)) == SHIPPED
    assert "hotseat names update" in caplog.text
