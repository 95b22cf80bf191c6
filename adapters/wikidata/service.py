"""The query service over HTTP, as politely as it asks to be asked."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import ClientConnectorError, ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar

from bot.errors import NamesNotUpdated

Sleep = Callable[[float], Awaitable[None]]

TIMEOUT = 70.0
"""Seconds for one answer; the service itself stops after 60."""
MOST_BYTES = 50_000_000
PAUSE = 1.0
"""Seconds between two questions; there is never more than one at a time."""
TRIES = 4
FIRST_WAIT = 10.0
"""Seconds before the second try, unless the service names a time; each later wait is twice as long."""
LONGEST_WAIT = 300.0
"""A service that asks for more is not asked again."""


class QueryService:
    """Answers SPARQL queries with SPARQL's JSON format."""

    def __init__(self, session: ClientSession, url: str, sleep: Sleep = asyncio.sleep) -> None:
        self._session = session
        self._url = url
        self._sleep = sleep
        self._is_first = True

    async def ask(self, query: str) -> bytes:
        """The answer to a query, as it came. Raises `NamesNotUpdated` where there is none after some tries."""
        if not self._is_first:
            await self._sleep(PAUSE)
        self._is_first = False
        wait = FIRST_WAIT
        why = ""
        for left in range(TRIES - 1, -1, -1):
            named: float | None = None
            try:
                async with self._session.post(self._url, data={"query": query}, allow_redirects=False) as response:
                    if response.status == 200:
                        return await _body(response)
                    why, named = f"status {response.status}", _retry_after(response)
                    if response.status != 429 and response.status < 500:
                        break
            except ClientConnectorError:
                why = "it cannot be reached"
                break
            except TimeoutError:
                why = "too slow"
            except (ClientError, OSError) as error:
                why = type(error).__name__
            if not left or (named or 0) > LONGEST_WAIT:
                break
            await self._sleep(wait if named is None else named)
            wait *= 2
        raise NamesNotUpdated(
            f"The query service at {self._url} did not answer ({why}). The names stay as they were; try again later."
        )


@asynccontextmanager
async def query_service(url: str, user_agent: str, sleep: Sleep = asyncio.sleep) -> AsyncIterator[QueryService]:
    """A query service for as long as the block lasts.

    `user_agent` has to name the program and how to reach whoever runs it: the service turns away those that do not.
    """
    async with ClientSession(
        timeout=ClientTimeout(total=TIMEOUT),
        headers={"User-Agent": user_agent, "Accept": "application/sparql-results+json"},
        cookie_jar=DummyCookieJar(),
    ) as session:
        yield QueryService(session, url, sleep)


async def _body(response: ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(1 << 16):
        body += chunk
        if len(body) > MOST_BYTES:
            raise NamesNotUpdated(
                f"The query service's answer has more than {MOST_BYTES // 1_000_000} MB, which cannot be right. "
                "The names stay as they were; try again later."
            )
    return bytes(body)


def _retry_after(response: ClientResponse) -> float | None:
    said = response.headers.get("Retry-After", "").strip()
    return float(said[:6]) if said.isdecimal() else None
