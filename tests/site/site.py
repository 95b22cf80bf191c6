"""Websites on loopback that answer as real ones do, and as they should not.

    async with running_site() as site:
        site.page("/a", article("Amorim agrees", ["…"]))
        site.redirect("/old", "/a", status=301)
        site.pages("/live", first, second)       # the second answer stays
        site.status("/busy", 429, headers={"Retry-After": "30"})
        site.script("/broken", b"HTTP/1.1 200 OK\\r\\nContent-Le", 0.1)
        async with site.fetcher() as fetcher: ...

Every host name leads here (`site.url("/a", host="www.bbc.example")`), except those that `site.names` leads elsewhere.
What is the same for all hosts is said without `host`.
"""

from __future__ import annotations

import asyncio
import dataclasses
import socket
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from adapters.web.fetch_rules import FetchRules
from adapters.web.fetcher import WebFetcher, web_fetcher

HOST = "news.example"
Piece = bytes | float
"""What is sent, or how many seconds nothing is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent for a request, until the connection is closed."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    script: Iterable[Piece] | None = None
    """What is sent in the place of all that."""
    drops: bool = False
    """The connection is reset at the end."""

    def pieces(self, request: Seen) -> Iterator[Piece]:
        """What is sent to this request."""
        if self.script is not None:
            yield from self.script
            return
        etag, modified = self.headers.get("ETag"), self.headers.get("Last-Modified")
        asked = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
        if (etag and asked[0] == etag) or (modified and asked[1] == modified):
            yield b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
            return
        lines = [f"HTTP/1.1 {self.status} Said"]
        headers = {"Content-Length": str(len(self.body)), "Connection": "close", **self.headers}
        lines += [f"{name}: {value}" for name, value in headers.items()]
        yield ("\r\n".join(lines) + "\r\n\r\n").encode() + self.body


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came."""

    host: str
    """Without the port, in lower case."""
    path: str
    """With the query."""
    headers: Mapping[str, str]
    """By their names in lower case."""


@dataclass(slots=True)
class Names:
    """The test sites' name server: a `Lookup`."""

    known: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    """The answers for a name, one after the other; the last stays."""
    asked: list[str] = field(default_factory=list)

    def lead(self, host: str, *answers: Sequence[str]) -> None:
        """Let a name lead to other addresses; an empty answer is that there is no such name."""
        self.known[host] = list(answers)

    async def addresses(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        answers = self.known.get(host, [("127.0.0.1",)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if not answer:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return answer

    def close(self) -> None:
        pass


class Site:
    """All the sites of a test, on one port."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.names = Names()
        self.requests: list[Seen] = []
        """Every request so far, robots.txt aside."""
        self.robots_requests: list[Seen] = []
        self._arrived = asyncio.Condition()
        self._answers: dict[tuple[str, str], list[Answer]] = {}

    def url(self, path: str, host: str = HOST) -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def page(
        self,
        path: str,
        html: str | bytes,
        *,
        host: str = "",
        status: int = 200,
        content_type: str | None = "text/html; charset=utf-8",
        headers: Mapping[str, str] | None = None,
    ) -> str:
        """A page at a path, and its address."""
        body = html.encode() if isinstance(html, str) else html
        kind = {"Content-Type": content_type} if content_type else {}
        return self._put(path, host, Answer(status, {**kind, **(headers or {})}, body))

    def pages(self, path: str, *htmls: str, host: str = "") -> str:
        """A page that is another one at each request, until the last, which stays."""
        answers = [Answer(200, {"Content-Type": "text/html; charset=utf-8"}, html.encode()) for html in htmls]
        return self._put(path, host, *answers)

    def redirect(self, path: str, to: str, *, host: str = "", status: int = 302) -> str:
        """A redirect."""
        return self._put(path, host, Answer(status, {"Location": to}, b""))

    def status(self, path: str, *statuses: int, host: str = "", headers: Mapping[str, str] | None = None) -> str:
        """Answers with these statuses, one after the other."""
        kind = {"Content-Type": "text/html", **(headers or {})}
        return self._put(path, host, *(Answer(status, kind, b"") for status in statuses))

    def then_page(self, path: str, html: str, *, host: str = "") -> str:
        """A page that follows the answers which the path has already."""
        answer = Answer(200, {"Content-Type": "text/html; charset=utf-8"}, html.encode())
        return self._put(path, host, *self._answers.get((host, path), []), answer)

    def script(self, path: str, *pieces: Piece, host: str = "", drops: bool = False) -> str:
        """What is sent byte for byte, with pauses in seconds; the connection is closed, or reset, after it."""
        return self._put(path, host, Answer(200, {}, b"", pieces, drops))

    def stream(self, path: str, pieces: Iterable[Piece], *, host: str = "") -> str:
        """The same from an iterable that can be gone through again."""
        return self._put(path, host, Answer(200, {}, b"", pieces))

    def robots(self, text: str, *, host: str = "", status: int = 200) -> None:
        """A host's robots.txt."""
        self.page("/robots.txt", text, host=host, status=status, content_type="text/plain")

    def rules(self) -> FetchRules:
        """Rules by which these sites can be fetched, without a pause between requests."""
        return FetchRules(
            version="1", contact="mailto:ann@site.example", gap=0.0, automatic_gap=0.0, reach_loopback=True
        )

    def fetcher(self, **changes: float) -> AbstractAsyncContextManager[WebFetcher]:
        """A fetcher that sees these sites, with changed rules."""
        return web_fetcher(dataclasses.replace(self.rules(), **changes), self.names)  # type: ignore[arg-type]

    async def arrival(self, number: int) -> None:
        """Wait until so many requests have come, robots.txt aside."""
        async with self._arrived:
            await self._arrived.wait_for(lambda: len(self.requests) >= number)

    async def note(self, seen: Seen) -> None:
        """Keep a request."""
        async with self._arrived:
            (self.robots_requests if seen.path == "/robots.txt" else self.requests).append(seen)
            self._arrived.notify_all()

    def answer(self, seen: Seen) -> Answer:
        """The answer to a request."""
        answers = self._answers.get((seen.host, seen.path)) or self._answers.get(("", seen.path))
        if not answers:
            return Answer(404, {"Content-Type": "text/html"}, b"<h1>Not found</h1>")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _put(self, path: str, host: str, *answers: Answer) -> str:
        self._answers[host, path] = list(answers)
        return self.url(path, host or HOST)


@asynccontextmanager
async def running_site() -> AsyncIterator[Site]:
    """Test sites for as long as the block lasts."""
    serving: set[asyncio.Task[None]] = set()
    site: Site | None = None

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        assert site is not None
        serving.add(task)
        try:
            await _serve(site, reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            serving.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    site = Site(server.sockets[0].getsockname()[1])
    try:
        yield site
    finally:
        server.close()
        for task in tuple(serving):
            task.cancel()
        await asyncio.gather(*serving)


async def _serve(site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    begin = await reader.readexactly(1)
    if begin == b"\x16":
        writer.write(b"HTTP/1.1 400 Encrypted\r\n\r\n")
        return
    head = (begin + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
    seen = Seen(host.lower(), first.split(" ")[1], headers)
    await site.note(seen)
    answer = site.answer(seen)
    for piece in answer.pieces(seen):
        if isinstance(piece, bytes):
            writer.write(piece)
            await writer.drain()
        else:
            await asyncio.sleep(piece)
    if answer.drops:
        writer.transport.abort()
