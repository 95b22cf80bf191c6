"""`hotseat names update` as a whole, and the names at the next start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot import wiring
from bot.domain import Stint
from bot.errors import NamesNotUpdated, WrongSetting
from bot.names.load import shipped_catalogue
from bot.settings import Settings
from tests.names.wikidata.service import QueryServer, person, query_server, stint


def in_office() -> list[tuple[str, str, str]]:
    """Everybody who is in office by the shipped lists: name, club, when he began."""
    return [
        (one.name, spell.club, spell.since.isoformat())
        for one in shipped_catalogue().people
        for spell in one.stints
        if spell.until is None
    ]


def fill(server: QueryServer) -> None:
    clubs = {club: f"Q{number}" for number, (_, club, _) in enumerate(in_office(), start=1)}
    for number, (name, club, since) in enumerate(in_office(), start=1):
        server.people[f"Q{number}"] = [person(name) | {"born": None, "bornPrecision": None}]
        server.stints[f"Q{number}"] = [stint(clubs[club], club, since)]
    server.people["Q99999"] = [person("Somebody Quitenew")]
    server.stints["Q99999"] = [stint(clubs["Liverpool"], "Liverpool F.C.", "2031-02-03")]


@pytest.fixture
def _no_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_no_environment")
async def test_newer_names_are_there_at_the_next_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.wikidata.service.PAUSE", 0.0)
    async with query_server() as server:
        fill(server)
        settings = Settings(data_dir=tmp_path, wikidata_url=server.url, contact="me@example.org")
        change = await wiring.updated_names(settings)
    assert change.new_people == 1
    assert server.agents[0].startswith("Hotseat/")
    assert server.agents[0].endswith("(me@example.org)")
    somebody = wiring.catalogue(settings).people_by_name["Somebody Quitenew"]
    assert somebody.stints == (Stint("Liverpool", date(2031, 2, 3), None),)
    assert wiring.catalogue(Settings(data_dir=tmp_path / "other")) == shipped_catalogue()


@pytest.mark.usefixtures("_no_environment")
async def test_nobody_is_asked_without_a_contact(tmp_path: Path) -> None:
    async with query_server() as server:
        with pytest.raises(WrongSetting, match="HOTSEAT_CONTACT"):
            await wiring.updated_names(Settings(data_dir=tmp_path, wikidata_url=server.url))
    assert server.queries == []


@pytest.mark.usefixtures("_no_environment")
async def test_an_empty_service_changes_nothing(tmp_path: Path) -> None:
    async with query_server() as server:
        settings = Settings(data_dir=tmp_path, wikidata_url=server.url, contact="me@example.org")
        with pytest.raises(NamesNotUpdated):
            await wiring.updated_names(settings)
    assert wiring.catalogue(settings) == shipped_catalogue()
