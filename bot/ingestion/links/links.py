"""Posting links and hearing what became of them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass
from typing import Protocol

from bot.errors import TooManyLinks
from bot.ingestion.canonical import canonical_address
from bot.ingestion.links.link import Link, Post
from bot.logs import event_logger
from bot.ports import Clock, LinkQueue

MOST_WAITING = 10_000
"""How many links of one workspace may wait at the same time."""
_LONGEST_LINK = 4000
_LOOK_AGAIN = 0.5
"""Seconds after which a link that another program may be reading is looked at again."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What whoever posts a link gets for it once it is in the store."""

    link_id: int


class Worker(Protocol):
    """Works off the queue."""

    def wake(self) -> None:
        """There is a new link."""
        ...

    async def run(self) -> None:
        """Work until it is cancelled."""
        ...


class Links:
    """The way in for links. The worker begins with the first one, or with `resume`, and ends with `close`."""

    def __init__(
        self,
        queue: LinkQueue,
        clock: Clock,
        hire: Callable[[Callable[[int], None]], AbstractAsyncContextManager[Worker]],
        *,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        """Nothing is read before there is something to read.

        `hire` provides the worker for as long as its block lasts; the worker calls what `hire` is given with the id of
        each link that is done.
        """
        self._queue = queue
        self._clock = clock
        self._hire = hire
        self._most_waiting = most_waiting
        self._worker: Worker | None = None
        self._task: asyncio.Task[None] | None = None
        self._waiting: defaultdict[int, set[asyncio.Event]] = defaultdict(set)
        self._finished = asyncio.Event()

    async def post(self, post: Post) -> Receipt:
        """Put a link into the queue; when this returns, it is in the store and will be read.

        Raises `TooManyLinks` where too many of the workspace's links are waiting, and for one that is absurdly long.
        """
        if len(post.url) > _LONGEST_LINK:
            raise TooManyLinks("This link is longer than any address. Copy it from the browser once more.")
        address = canonical_address(post.url)
        link = await self._queue.add(post, address, self._clock.now(), most=self._most_waiting)
        if link is None:
            raise TooManyLinks(
                f"{self._most_waiting} links are waiting to be read here, and no more are taken for now. Post this one "
                "again when some have been read."
            )
        self.resume()
        return Receipt(link.id)

    async def wait(self, receipt: Receipt, seconds: float) -> Link | None:
        """The link once it is done, at once when it is; None when it is not done after so many seconds.

        What it is waiting for then is in `look`. Whoever gets the link here and answers calls `told`.
        """
        done = asyncio.Event()
        self._waiting[receipt.link_id].add(done)
        deadline = asyncio.get_running_loop().time() + seconds
        try:
            while True:
                done.clear()
                link = await self._queue.link(receipt.link_id)
                left = deadline - asyncio.get_running_loop().time()
                if link is None or link.state.is_final:
                    return link
                if left <= 0:
                    return None
                with suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), min(left, _LOOK_AGAIN))
        finally:
            self._waiting[receipt.link_id].discard(done)
            if not self._waiting[receipt.link_id]:
                del self._waiting[receipt.link_id]

    async def look(self, receipt: Receipt) -> Link | None:
        """The link as it is now."""
        return await self._queue.link(receipt.link_id)

    async def finished(self, workspaces: Collection[str] = (), *, most: int = 50) -> tuple[Link, ...]:
        """Links that are done and whose posters were not told, the oldest first, those of earlier runs too.

        Waits until there is one. Of all workspaces where none is named. Whoever tells them calls `told`.
        """
        while True:
            self._finished.clear()
            found = await self._queue.untold(workspaces, most)
            if found:
                return found
            await self._finished.wait()

    async def untold(self, workspaces: Collection[str] = (), *, most: int = 50) -> tuple[Link, ...]:
        """The same, without waiting; mostly empty."""
        return await self._queue.untold(workspaces, most)

    async def told(self, *link_ids: int) -> None:
        """Whoever posted these links knows what became of them."""
        await self._queue.told(link_ids)

    async def is_anything_waiting(self) -> bool:
        """Whether an earlier run left links that are not done."""
        return await self._queue.next_due() is not None

    def resume(self) -> None:
        """See to it that whatever waits in the queue is read, now and later."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work())
            self._task.add_done_callback(_log_failure)
        if self._worker is not None:
            self._worker.wake()

    async def close(self) -> None:
        """Stop reading; what is under way goes back into the queue."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _work(self) -> None:
        async with self._hire(self._on_done) as worker:
            self._worker = worker
            await worker.run()

    def _on_done(self, link_id: int) -> None:
        self._finished.set()
        for waiting in self._waiting.get(link_id, ()):
            waiting.set()


def _log_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        event_logger(__name__).error("the reading of links has ended", exc_info=error)
