"""One question to a chat endpoint, with the patience that it deserves."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientConnectorError, ClientError, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar
from pydantic import BaseModel, SecretStr, ValidationError

from adapters.llm.trouble import KeyRefused, ModelTrouble, Unanswered, Unusable
from bot.logs import event_logger
from bot.ports import Clock
from bot.reading.prompt import Prompt, answer_schema

MOST_BYTES = 1_000_000
"""The longest answer that is taken from a server."""
TRIES = 3
FIRST_WAIT = 1.0
"""Seconds before the second try; each later wait is twice as long. Up to half as much again is added by chance."""
LONGEST_WAIT = 20.0
"""A server that asks for more (Retry-After) is not asked again for this report."""

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class ChatServer:
    """Where a model is asked, and as whom."""

    url: str
    """The base URL, to which "/chat/completions" is added ("http://localhost:11434/v1")."""
    model: str
    key: SecretStr | None
    """None for a server that wants none."""
    timeout: float
    """Seconds for one try, from the connection to the last byte."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back."""

    content: str
    tokens: int | None
    """What the server says that the question and the answer came to; None when it does not say."""


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message


class _Usage(BaseModel):
    total_tokens: int | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(BaseModel):
    choices: list[_Choice]
    usage: _Usage | None = None


@dataclass(frozen=True, slots=True)
class _Refused:
    """An answer without a completion."""

    status: int
    retry_after: float | None


class Chat:
    """Asks one model at one server. May be used by several tasks at once."""

    def __init__(self, server: ChatServer, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        self._server = server
        self._clock = clock
        self._sleep = sleep
        self._takes_schema = True

    async def ask(self, prompt: Prompt) -> Answered:
        """What the model says to a prompt.

        Tries `TRIES` times where the server is busy (429), broken (5xx), too slow or away, and once more without the
        schema where it refuses that (400, 422); from then on the schema is left out. Raises `ModelTrouble`.
        """
        async with ClientSession(
            timeout=ClientTimeout(total=self._server.timeout), cookie_jar=DummyCookieJar()
        ) as session:
            outcome = await self._patiently(session, prompt, with_schema=self._takes_schema)
            if isinstance(outcome, _Refused) and outcome.status in {400, 422} and self._takes_schema:
                outcome = await self._patiently(session, prompt, with_schema=False)
                if isinstance(outcome, Answered):
                    event_logger(__name__).info("the language model's server takes no JSON schema")
                    self._takes_schema = False
        if isinstance(outcome, _Refused):
            raise _trouble(outcome)
        return outcome

    async def _patiently(self, session: ClientSession, prompt: Prompt, *, with_schema: bool) -> Answered | _Refused:
        wait, in_vain = FIRST_WAIT, 0
        for left in range(TRIES - 1, -1, -1):
            asked_to_wait: float | None = None
            try:
                outcome = await self._once(session, prompt, with_schema=with_schema)
            except (ClientError, TimeoutError, OSError) as error:
                why = type(error).__name__
                in_vain += not isinstance(error, ClientConnectorError)
            else:
                if isinstance(outcome, Answered) or not _may_pass(outcome.status):
                    return outcome
                why, asked_to_wait = f"status {outcome.status}", outcome.retry_after
            if not left or (asked_to_wait or 0) > LONGEST_WAIT:
                raise Unanswered(why, asked_to_wait, in_vain)
            await self._sleep(asked_to_wait if asked_to_wait is not None else wait * random.uniform(1, 1.5))  # noqa: S311
            wait *= 2
        raise AssertionError("the last try returns or raises")

    async def _once(self, session: ClientSession, prompt: Prompt, *, with_schema: bool) -> Answered | _Refused:
        key = self._server.key.get_secret_value() if self._server.key else ""
        # Redirects are not followed: the key is for this server alone.
        async with session.post(
            f"{self._server.url.rstrip('/')}/chat/completions",
            json=_question(self._server.model, prompt, with_schema=with_schema),
            headers={"Authorization": f"Bearer {key}"} if key else {},
            allow_redirects=False,
        ) as response:
            if response.status != 200:
                return _Refused(response.status, self._retry_after(response))
            return _answered(await _body(response))

    def _retry_after(self, response: ClientResponse) -> float | None:
        said = response.headers.get("Retry-After", "").strip()
        if said.isdecimal():
            return float(said[:6])
        try:
            return max((parsedate_to_datetime(said) - self._clock.now()).total_seconds(), 0.0)
        except (ValueError, TypeError):  # no date, or one without a time zone
            return None


def _may_pass(status: int) -> bool:
    return status in {408, 429} or status >= 500


def _trouble(refused: _Refused) -> ModelTrouble:
    why = f"status {refused.status}"
    return KeyRefused(why) if refused.status in {401, 403} else Unusable(why)


def _question(model: str, prompt: Prompt, *, with_schema: bool) -> dict[str, Any]:
    question: dict[str, Any] = {
        "model": model,
        "temperature": 0,
        "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
    }
    if with_schema:
        schema = {"name": "claims", "strict": True, "schema": answer_schema()}
        question["response_format"] = {"type": "json_schema", "json_schema": schema}
    return question


async def _body(response: ClientResponse) -> bytes:
    body = bytearray()
    async for chunk in response.content.iter_chunked(65_536):
        body += chunk
        if len(body) > MOST_BYTES:
            raise Unusable(f"an answer of more than {MOST_BYTES} bytes")
    return bytes(body)


def _answered(body: bytes) -> Answered:
    try:
        completion = _Completion.model_validate_json(body)
    except ValidationError as error:
        raise Unusable("no chat completion") from error
    content = completion.choices[0].message.content if completion.choices else None
    if not content:
        raise Unusable("an empty chat completion")
    return Answered(content, _tokens(completion.usage))


def _tokens(usage: _Usage | None) -> int | None:
    if usage is None:
        return None
    if usage.total_tokens:
        return max(usage.total_tokens, 0)
    parts = [number for number in (usage.prompt_tokens, usage.completion_tokens) if number]
    return max(sum(parts), 0) if parts else None
