"""Host names to addresses that have been checked, for the connection that is about to be made."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Protocol

from aiohttp.abc import AbstractResolver, ResolveResult

from adapters.web.fetch_rules import FetchRules
from adapters.web.public_addresses import numeric_host

_VERSIONS = {socket.AF_INET: 4, socket.AF_INET6: 6}


class NotPublic(Exception):
    """A name, or a connection, leads to an address that may not be reached."""


class LookupTooSlow(Exception):
    """The addresses of a name were not known in time."""


class Lookup(Protocol):
    """Finds the addresses of a name."""

    async def addresses(self, host: str) -> Sequence[str]:
        """All its addresses, of either kind. Raises `socket.gaierror`."""
        ...

    def close(self) -> None:
        """Stop looking names up."""
        ...


class SystemLookup:
    """The machine's own way of finding addresses."""

    def __init__(self) -> None:
        # A thread hangs for as long as a name server does. The loop's own threads are needed for other things.
        self._threads = ThreadPoolExecutor(max_workers=8, thread_name_prefix="lookup")

    async def addresses(self, host: str) -> Sequence[str]:
        """All its addresses, of either kind. Raises `socket.gaierror`."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _looked_up, host)

    def close(self) -> None:
        """Stop looking names up."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _looked_up(host: str) -> tuple[str, ...]:
    # A final dot keeps the machine's own search domains out of it.
    name = f"{host}." if "." in host else host
    found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class CheckedResolver(AbstractResolver):
    """The resolver of the fetcher's connections: they are made to the very addresses that it has checked."""

    def __init__(self, lookup: Lookup, rules: FetchRules) -> None:
        self._lookup = lookup
        self._rules = rules

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses of a name. One that may not be reached spoils all: raises `NotPublic`.

        Raises `LookupTooSlow` and `socket.gaierror`.
        """
        try:
            async with asyncio.timeout(self._rules.lookup):
                found = await self._lookup.addresses(host)
        except TimeoutError as error:
            raise LookupTooSlow(host) from error
        addresses = [ip_address(address) for address in found]
        if not all(map(self._rules.may_reach, addresses)):
            raise NotPublic(host)
        version = _VERSIONS.get(family)
        addresses = [address for address in addresses if version in (None, address.version)]
        if not addresses:
            raise socket.gaierror(socket.EAI_NONAME, "no addresses")
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Nothing is held open; whoever made the lookup closes it."""


class CheckedSockets:
    """Makes the sockets of connections, and none for an address that may not be reached, wherever it came from."""

    def __init__(self, rules: FetchRules) -> None:
        self._rules = rules

    def __call__(self, info: tuple[int, int, int, str, tuple[str | int, ...]]) -> socket.socket:
        """A socket for the address at the end of `info`. Raises `NotPublic`."""
        family, kind, protocol, _, name = info
        address = numeric_host(str(name[0]).lower())
        if address is None or not self._rules.may_reach(address):
            raise NotPublic(str(name[0]))
        return socket.socket(family, kind, protocol)
