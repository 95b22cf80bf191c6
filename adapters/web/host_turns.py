"""Who may ask a host next, and when: few requests at once, a pause between them, none where it asked for none."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MOST_REMEMBERED = 1000
"""Hosts of which the last request is remembered, those in use aside."""
_LONGEST_CLOSURE = 3600.0


class TurnTooFarOff(Exception):
    """A host's turn would come later than anybody waits for it."""

    def __init__(self, wait: float, *, is_wish: bool) -> None:
        super().__init__(wait)
        self.wait = wait
        """Seconds until it may be asked."""
        self.is_wish = is_wish
        """The host itself asked to be left alone."""


@dataclass(slots=True)
class _Host:
    places: asyncio.Semaphore
    next_start: float = 0.0
    closed_until: float = 0.0
    users: int = field(default=0)


class HostTurns:
    """Turns by host. Times are seconds of a clock that only goes forward."""

    def __init__(self, at_once: int, patience: float, now: Callable[[], float]) -> None:
        self._at_once = at_once
        self._patience = patience
        self._now = now
        self._hosts: OrderedDict[str, _Host] = OrderedDict()

    @asynccontextmanager
    async def turn(self, host: str, gap: float) -> AsyncIterator[None]:
        """Wait for a turn at a host, and have it for as long as the block lasts; the next begins `gap` later at least.

        Raises `TurnTooFarOff`.
        """
        state = self._state(host)
        state.users += 1
        try:
            await self._wait(state, gap)
            try:
                yield
            finally:
                state.places.release()
        finally:
            state.users -= 1
            self._forget_some()

    def leave_alone(self, host: str, seconds: float) -> None:
        """Give no turns at a host for a while, an hour at most."""
        state = self._state(host)
        state.closed_until = max(state.closed_until, self._now() + min(seconds, _LONGEST_CLOSURE))

    async def _wait(self, state: _Host, gap: float) -> None:
        now = self._now()
        if state.closed_until - now > self._patience:
            raise TurnTooFarOff(state.closed_until - now, is_wish=True)
        start = max(now, state.next_start, state.closed_until)
        if start - now > self._patience:
            raise TurnTooFarOff(start - now, is_wish=False)
        state.next_start = start + gap
        if start > now:
            await asyncio.sleep(start - now)
        try:
            async with asyncio.timeout(self._patience):
                await state.places.acquire()
        except TimeoutError as error:
            raise TurnTooFarOff(self._patience, is_wish=False) from error
        # While this one waited for its place, the host may have asked to be left alone.
        if state.closed_until - self._now() > self._patience:
            state.places.release()
            raise TurnTooFarOff(state.closed_until - self._now(), is_wish=True)

    def _state(self, host: str) -> _Host:
        state = self._hosts.get(host)
        if state is None:
            state = self._hosts[host] = _Host(asyncio.Semaphore(self._at_once))
        self._hosts.move_to_end(host)
        return state

    def _forget_some(self) -> None:
        surplus = len(self._hosts) - MOST_REMEMBERED
        if surplus > 0:
            idle = [host for host, state in self._hosts.items() if not state.users][:surplus]
            for host in idle:
                del self._hosts[host]
