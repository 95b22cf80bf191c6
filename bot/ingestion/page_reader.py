"""Reading pages in a process of its own, which is replaced when it hangs or dies."""

from __future__ import annotations

import asyncio
import hashlib

from bot.ingestion.page import Page, PageKind, PageSource
from bot.ingestion.page_process import PageProcess
from bot.logs import event_logger
from bot.names.registered_domain import registered_domain

_PAGES_EACH = 500
"""The libraries remember some of what they have seen."""
_log = event_logger(__name__)


class PageReader:
    """Reads pages one after the other. Its process starts with the first and ends when there are none for a while."""

    def __init__(self, seconds: float = 8.0, memory: int = 1_500_000_000, idle: float = 120.0) -> None:
        """`seconds` for a page, `memory` in bytes of address space, `idle` seconds until the process ends."""
        self._seconds = seconds
        self._memory = memory
        self._idle = idle
        self._turn = asyncio.Lock()
        self._process: PageProcess | None = None
        self._left = 0
        self._end: asyncio.TimerHandle | None = None
        self._ending: asyncio.Task[None] | None = None

    async def read(self, source: PageSource) -> Page:
        """What can be read on a page; `UNREADABLE` where that takes too long, or too much memory. Never raises.

        A process that dies is replaced, and gets the page once more.
        """
        async with self._turn:
            if self._end is not None:
                self._end.cancel()
            try:
                page = await self._read(source) or await self._read(source) or _unreadable(source)
            except asyncio.CancelledError:
                # Its answer would be taken for the next page's.
                await asyncio.shield(self._stop())
                raise
            if self._left <= 0:
                await self._stop()
            elif self._process is not None:
                self._end = asyncio.get_running_loop().call_later(self._idle, self._end_when_idle)
            return page

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            if self._end is not None:
                self._end.cancel()
            await self._stop()

    def _end_when_idle(self) -> None:
        self._ending = asyncio.create_task(self.close())

    async def _read(self, source: PageSource) -> Page | None:
        """The page; None where the process died, which may have had another cause."""
        try:
            if self._process is None:
                self._process, self._left = PageProcess(self._seconds, self._memory), _PAGES_EACH
                await self._process.start()
            self._left -= 1
            return await self._process.read(source)
        except (TimeoutError, OSError, EOFError, ValueError) as error:
            _log.warning("page_not_read", url=source.url, reason=repr(error))
            await self._stop()
            return _unreadable(source) if isinstance(error, TimeoutError) else None

    async def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            await process.stop()


def _unreadable(source: PageSource) -> Page:
    body_hash = hashlib.sha256(source.body).hexdigest()
    return Page(PageKind.UNREADABLE, source.url, registered_domain(source.url), body_hash)
