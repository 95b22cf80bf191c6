"""What sites' robots.txt files let programs fetch, remembered for a while."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from protego import Protego

from adapters.web.fetch_rules import ROBOT

_MOST_BYTES = 512_000
"""Of one file, what follows is passed over; RFC 9309 (2.5) asks for no less."""
MOST_REMEMBERED_BYTES = 4_000_000
_MOST_REMEMBERED = 500
_GOOD_FOR = 24 * 3600.0
_UNKNOWN_FOR = 600.0


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What was found in the place of a site's robots.txt."""

    body: bytes | None
    """None where there is no such file, which lets everything."""


@dataclass(frozen=True, slots=True)
class RobotsVerdict:
    """What a site's robots.txt says to one address."""

    is_known: bool
    """It could be found out whether there are rules."""
    is_allowed: bool
    delay: float
    """Seconds between two requests that it asks for; 0 where it does not."""


@dataclass(slots=True)
class _Site:
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    expires: float = 0.0
    is_known: bool = False
    rules: Protego | None = None
    size: int = 0


FindRobots = Callable[[str], Awaitable[RobotsFile | None]]


class Robots:
    """The rules of many sites. Times are seconds of a clock that only goes forward."""

    def __init__(self, find: FindRobots, now: Callable[[], float]) -> None:
        """`find` fetches the file of an origin; None says that it cannot be known this time."""
        self._find = find
        self._now = now
        self._sites: OrderedDict[str, _Site] = OrderedDict()

    async def verdict(self, origin: str, url: str) -> RobotsVerdict:
        """Whether the bot may fetch an address of a site by itself."""
        site = self._sites.setdefault(origin, _Site())
        self._sites.move_to_end(origin)
        async with site.asking:
            if site.expires <= self._now():
                await self._renew(origin, site)
        if not site.is_known:
            return RobotsVerdict(is_known=False, is_allowed=False, delay=0.0)
        if site.rules is None:
            return RobotsVerdict(is_known=True, is_allowed=True, delay=0.0)
        delay = site.rules.crawl_delay(ROBOT) or 0.0
        return RobotsVerdict(is_known=True, is_allowed=site.rules.can_fetch(url, ROBOT), delay=max(0.0, delay))

    async def _renew(self, origin: str, site: _Site) -> None:
        found = await self._find(origin)
        body = found.body if found is not None else None
        site.rules = None
        if body is not None:
            text = body[:_MOST_BYTES].decode("utf-8-sig", errors="replace")
            site.rules = await asyncio.to_thread(Protego.parse, text)
        site.size = min(len(body), _MOST_BYTES) if body is not None else 0
        site.is_known = found is not None
        site.expires = self._now() + (_GOOD_FOR if site.is_known else _UNKNOWN_FOR)
        self._forget_some(origin)

    def _forget_some(self, origin: str) -> None:
        size = sum(site.size for site in self._sites.values())
        for name, site in list(self._sites.items()):
            if len(self._sites) <= _MOST_REMEMBERED and size <= MOST_REMEMBERED_BYTES:
                return
            if name != origin and not site.asking.locked():
                size -= site.size
                del self._sites[name]
