"""A chat endpoint on loopback that answers what a test wrote down, and keeps what it was asked."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server sends back."""

    body: bytes
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0
    """How long it thinks before."""


def says(content: str, tokens: int | None = 900) -> Answer:
    """A chat completion with this content."""
    usage = {} if tokens is None else {"usage": {"prompt_tokens": tokens - 100, "total_tokens": tokens}}
    return Answer(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]} | usage).encode())


def claims(*rows: dict[str, Any]) -> Answer:
    """A completion of the shape that is asked for."""
    return says(json.dumps({"claims": rows}))


def claim(
    person: str = "Arne Slot", status: str = "talks", quote: str = "have opened talks", **more: object
) -> dict[str, Any]:
    said = {"club": "Liverpool", "person": person, "status": status, "quote": quote}
    return said | {"attributed_to": None, "confidence": 0.9} | more


def refuses(status: int, **headers: str) -> Answer:
    """An error, with a word in it that must not get into a log."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Answer(b'{"error": {"message": "Incorrect API key provided: sk-very-secret"}}', status, named)


@dataclass
class ModelServer:
    """Answers in the order that was written down; the last answer goes on for ever."""

    url: str = ""
    answers: list[Answer] = field(default_factory=list)
    questions: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        self.questions.append(await request.json())
        self.headers.append(dict(request.headers))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        await asyncio.sleep(answer.seconds)
        return web.Response(body=answer.body, status=answer.status, headers=dict(answer.headers))


@asynccontextmanager
async def model_server() -> AsyncIterator[ModelServer]:
    server = ModelServer()
    app = web.Application(client_max_size=10_000_000)
    app.router.add_post("/v1/chat/completions", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.url = f"http://{host}:{port}/v1/"
    try:
        yield server
    finally:
        await runner.cleanup()
