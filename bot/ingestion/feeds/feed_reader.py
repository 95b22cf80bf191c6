"""Reading feeds in a process of their own, since a hostile one may hang the parser or fill the memory."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress

from bot.ingestion.feeds.feed import FeedContent, FeedSource
from bot.ingestion.feeds.feed_worker import CONTENTS, source_message
from bot.logs import event_logger

_AT_ONCE = 2


class FeedReader:
    """Reads feeds, two at the same time at most. Each gets a process, which ends with it."""

    def __init__(self, seconds: float = 30.0, memory: int = 1_500_000_000) -> None:
        """`seconds` for a feed, start of the process included; `memory` in bytes of address space."""
        self._seconds = seconds
        self._memory = memory
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def read(self, source: FeedSource) -> FeedContent | None:
        """What a document holds; None where that took too long or too much memory. Does not raise."""
        async with self._turns:
            try:
                return CONTENTS.validate_json(await self._work(source))
            except (OSError, TimeoutError, ValueError) as error:
                event_logger(__name__).warning("a feed could not be read", url=source.url, error=repr(error))
                return None

    async def _work(self, source: FeedSource) -> bytes:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot.ingestion.feeds.feed_worker",
            str(self._seconds * 2),
            str(self._memory),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            async with asyncio.timeout(self._seconds):
                out, _ = await process.communicate(source_message(source))
        finally:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
        return out
