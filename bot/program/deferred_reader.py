"""A reader that is built with the first report that it is given."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from bot.domain import Claim, Report
from bot.ports import Reader


class DeferredReader:
    """A `Reader` that costs nothing until it is needed: most sessions only ask."""

    def __init__(self, build: Callable[[], Reader]) -> None:
        """`build` may block; it is called once, off the loop."""
        self._build = build
        self._building = asyncio.Lock()
        self._reader: Reader | None = None

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims that the report makes, as `Reader` says."""
        async with self._building:
            if self._reader is None:
                self._reader = await asyncio.to_thread(self._build)
        return await self._reader.read(report)
