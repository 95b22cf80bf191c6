"""Works off the queue of links: a few at once, each workspace in its turn, whatever happens in between."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.errors import HotseatError
from bot.ingestion.links.link import Link, LinkState
from bot.ingestion.links.visiting import Done, Later, Outcome, Visiting
from bot.logs import event_logger
from bot.ports import Clock, LinkQueue

_BROKEN = "Hotseat itself failed on this page, and the log says where. Paste the article's text with /ingest instead."
_GIVEN_UP = "This page could not be read in several tries. Paste the article's text with /ingest instead."
_TOO_LONG = "Reading this page takes too long."
_PASTE = "Paste the article's text with /ingest instead."


@dataclass(frozen=True, slots=True)
class Pace:
    """How hard the worker works, and how patiently."""

    at_once: int = 4
    """How many links are fetched and read at the same time."""
    lease: timedelta = timedelta(seconds=30)
    """How long a link that was taken stays taken once the program has died."""
    longest: timedelta = timedelta(minutes=5)
    """How long one try may take."""
    waits: tuple[timedelta, ...] = (
        timedelta(seconds=15),
        timedelta(minutes=1),
        timedelta(minutes=5),
        timedelta(minutes=30),
        timedelta(hours=2),
    )
    """How long to wait after each try in vain; after one more the link has failed."""
    jitter: float = 0.25
    """By what share a wait may be longer, so that links to one site do not come back all together."""


class LinkWorker:
    """Takes links from the queue for as long as `run` lasts."""

    def __init__(
        self,
        queue: LinkQueue,
        visiting: Visiting,
        clock: Clock,
        on_done: Callable[[int], None],
        *,
        chance: Callable[[], float],
        pace: Pace | None = None,
    ) -> None:
        """`on_done` is called with the id of each link that is done; `chance` gives random numbers in [0, 1)."""
        self._queue = queue
        self._visiting = visiting
        self._clock = clock
        self._on_done = on_done
        self._chance = chance
        self._pace = pace or Pace()
        self._wake = asyncio.Event()
        self._running: dict[asyncio.Task[None], int] = {}
        self._last = ""

    def wake(self) -> None:
        """There is a new link."""
        self._wake.set()

    async def run(self) -> None:
        """Work until it is cancelled. What it is at by then is put back."""
        keeping = asyncio.create_task(self._keep())
        try:
            while True:
                self._wake.clear()
                try:
                    pause = await self._start_what_is_due()
                except HotseatError:
                    event_logger(__name__).exception("the queue of links cannot be read")
                    pause = self._pace.lease.total_seconds()
                await self._wait(pause)
        finally:
            await self._stop(keeping)

    async def _start_what_is_due(self) -> float | None:
        """Take links until enough are under way; gives the seconds until the next one is due, None for no such."""
        while len(self._running) < self._pace.at_once:
            now = self._clock.now()
            link = await self._queue.take(now, now + self._pace.lease, self._last)
            if link is None:
                due = await self._queue.next_due()
                return None if due is None else max(0.05, (due - now).total_seconds())
            self._last = link.post.workspace
            task = asyncio.create_task(self._work(link))
            self._running[task] = link.id
            task.add_done_callback(self._forget)
        return None

    def _forget(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task, None)
        self._wake.set()

    async def _wait(self, seconds: float | None) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)

    async def _keep(self) -> None:
        """Keep what is under way from other workers, and from the next start."""
        while True:
            await asyncio.sleep(self._pace.lease.total_seconds() / 3)
            if self._running:
                try:
                    await self._queue.keep([*self._running.values()], self._clock.now() + self._pace.lease)
                except HotseatError:
                    event_logger(__name__).exception("links cannot be kept")

    async def _stop(self, keeping: asyncio.Task[None]) -> None:
        under_way = dict(self._running)
        for task in (keeping, *under_way):
            task.cancel()
        await asyncio.gather(keeping, *under_way, return_exceptions=True)
        left = [link_id for task, link_id in under_way.items() if task.cancelled()]
        if left:
            await self._queue.give_back(left, self._clock.now())

    async def _work(self, link: Link) -> None:
        log = event_logger(__name__).bind(link=link.id)
        try:
            await self._settle(link, await self._outcome(link))
        except HotseatError:
            # The store is out of order; the link comes back when its lease has run out.
            log.exception("a link could not be settled")

    async def _outcome(self, link: Link) -> Outcome:
        if link.tries > len(self._pace.waits):
            return Done(LinkState.FAILED, _GIVEN_UP)
        try:
            return await asyncio.wait_for(self._visiting.visit(link), self._pace.longest.total_seconds())
        except TimeoutError:
            return Later(f"{_TOO_LONG} It will be tried again.", f"{_TOO_LONG} {_PASTE}")
        except HotseatError:
            raise
        except Exception:  # noqa: BLE001 - a bug that one page brings out must not stop the others
            event_logger(__name__).exception("reading a link failed", link=link.id, url=link.post.url)
            return Done(LinkState.FAILED, _BROKEN)

    async def _settle(self, link: Link, outcome: Outcome) -> None:
        now = self._clock.now()
        if isinstance(outcome, Later):
            if link.tries < len(self._pace.waits):
                wait = max(self._pace.waits[link.tries], outcome.after or timedelta())
                wait *= 1 + self._pace.jitter * self._chance()
                await self._queue.fail_for_now(link.id, outcome.reason, now + wait)
                return
            outcome = Done(LinkState.FAILED, outcome.last_reason)
        await self._queue.finish(link.id, outcome.state, outcome.reason, now, outcome.article)
        self._on_done(link.id)
