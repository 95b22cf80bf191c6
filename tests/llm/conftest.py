from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr

from adapters.llm.chat import Chat, ChatServer
from adapters.llm.reader import Limits, ModelReader
from adapters.llm.spending import Spending
from bot.domain import Claim, Club, Field, Person, Report, Status
from bot.names.catalogue import Catalogue
from bot.names.listed_names import lists_of
from bot.ports import Reading
from tests.llm.server import ModelServer, model_server

KEY = "sk-very-secret"
NAMES = Catalogue(
    clubs=(
        Club("Liverpool", "England", "Premier League", ("LFC",), ("Reds",)),
        Club("Bayer Leverkusen", "Germany", "Bundesliga", ("Leverkusen",)),
    ),
    people=(Person("Arne Slot"), Person("Xabi Alonso"), Person("Jurgen Klopp", ("Jürgen Klopp",))),
)
REPORT = Report(
    "Liverpool have opened talks with Arne Slot,\naccording to Sky Germany.\n\nXabi Alonso  will stay at Leverkusen.",
    title="Slot in talks",
    published_at=datetime(2024, 4, 20, tzinfo=UTC),
    outlet="bbc.co.uk",
)
OFFLINE = Claim("Liverpool", "Arne Slot", Status.LINKED, "Slot in talks", Field.TITLE, 0, 13, confidence=0.6)


@dataclass
class OtherReader:
    """Stands where the offline reader does."""

    reports: list[Report] = field(default_factory=list)

    async def read(self, report: Report) -> tuple[Claim, ...]:
        self.reports.append(report)
        return (OFFLINE,)


@dataclass
class SetClock:
    moment: datetime = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


@dataclass
class Desk:
    """A reader that asks a server on loopback, with a clock that is set and waits that are only noted."""

    server: ModelServer
    folder: Path
    tokens_a_day: int = 100_000
    timeout: float = 5.0
    waits: list[float] = field(default_factory=list)
    clock: SetClock = field(default_factory=SetClock)
    offline: OtherReader = field(default_factory=OtherReader)
    key: str = KEY

    @property
    def spent(self) -> Path:
        return self.folder / "llm-tokens.json"

    async def note_wait(self, seconds: float) -> None:
        self.waits.append(seconds)

    def reader(self) -> ModelReader:
        key = SecretStr(self.key) if self.key else None
        chat = Chat(ChatServer(self.server.url, "tiny", key, self.timeout), self.clock, self.note_wait)
        limits = Limits(self.tokens_a_day, unsure_below=0.5)
        return ModelReader(chat, "tiny", lists_of(NAMES), limits, Spending(self.spent), self.clock, self.offline)

    async def read(self, report: Report = REPORT) -> Reading:
        reading = await self.reader().read(report)
        assert isinstance(reading, Reading)
        return reading


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with model_server() as server:
        yield Desk(server, tmp_path)
