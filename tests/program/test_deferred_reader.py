import asyncio

from bot.domain import Claim, Report
from bot.ports import Reader
from bot.program.deferred_reader import DeferredReader
from tests.terminal.core import LineReader

REPORT = Report("Liverpool: Ruben Amorim favourite")


async def test_the_reader_is_built_once_and_not_before_the_first_report() -> None:
    built: list[Reader] = []

    def build() -> Reader:
        built.append(LineReader())
        return built[-1]

    reader = DeferredReader(build)
    assert built == []
    answers: list[tuple[Claim, ...]] = await asyncio.gather(*(reader.read(REPORT) for _ in range(5)))
    assert len(built) == 1
    assert [[claim.person for claim in claims] for claims in answers] == [["Ruben Amorim"]] * 5
