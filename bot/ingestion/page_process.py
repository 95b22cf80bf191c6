"""A process that reads pages, seen from outside."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from bot.ingestion.page import Page, PageSource
from bot.ingestion.page_wire import READY, page_of, source_message

_START = 60.0
_LONGEST_LINE = 8_000_000


class PageProcess:
    """One run of `bot.ingestion.page_worker`. After any error it is of no more use than to be stopped."""

    def __init__(self, seconds: float, memory: int) -> None:
        """`seconds` for each page, `memory` in bytes of address space."""
        self._seconds = seconds
        # It ends itself only where nobody is left to do it.
        self._arguments = (str(seconds * 2 + 5), str(memory))
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it can take pages. Raises EOFError, OSError and TimeoutError."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.ingestion.page_worker",
            *self._arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=_LONGEST_LINE,
            # What is typed at the terminal to end the program is meant for the program.
            start_new_session=True,
        )
        _, out = self._pipes()
        async with asyncio.timeout(_START):
            if await out.readline() != READY:
                raise EOFError("the process that reads pages did not start")

    async def read(self, source: PageSource) -> Page:
        """What can be read on a page. Raises EOFError, OSError, TimeoutError and ValueError."""
        into, out = self._pipes()
        async with asyncio.timeout(self._seconds):
            into.write(source_message(source))
            await into.drain()
            line = await out.readline()
        if not line:
            raise EOFError("the process that reads pages died")
        return page_of(line)

    async def stop(self) -> None:
        """End it at once."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        if self._process.stdin is not None:
            self._process.stdin.close()
            with suppress(ConnectionError):
                await self._process.stdin.wait_closed()

    def _pipes(self) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise OSError("the process that reads pages was not started")
        return process.stdin, process.stdout
