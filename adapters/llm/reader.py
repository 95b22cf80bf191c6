"""The reader that asks a language model, and the offline reader where that fails."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from adapters.llm.chat import Answered, Chat
from adapters.llm.spending import Spending
from adapters.llm.trouble import CapReached, KeyRefused, ModelTrouble, Unanswered, Unusable
from bot.domain import Claim, Report
from bot.logs import event_logger
from bot.ports import Clock, Reader, Reading
from bot.reading.answer import Lists, NonsenseAnswer, claims_in
from bot.reading.prompt import MOST_CHARACTERS, Prompt, prompt_of

ANSWER_TOKENS = 1_500
"""What an answer is expected to need at most, when it is decided whether the day's tokens still allow a question."""
_CHARACTERS_A_TOKEN = 3
"""English has nearer four: an estimate had better be too high."""
REST = timedelta(seconds=60)
"""How long a server is left alone that has not answered after all tries, unless it named a longer time itself."""
_LONGEST_REST = timedelta(days=1)
_AT_ONCE = 2
"""Questions at the same time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What the model may use, and from where its claims count."""

    tokens_a_day: int
    """Of questions and answers together, from midnight to midnight UTC."""
    unsure_below: float


class ModelReader:
    """A `Reader` that asks a language model; whatever goes wrong with that, the offline reader answers, and says so.

    What a page says reaches the model as marked-off data in the user's message, the model has no tools, and its answer
    is only ever taken as claims, each of which has to stand in the report: see `claims_in`.
    """

    def __init__(
        self, chat: Chat, model: str, lists: Lists, limits: Limits, spending: Spending, clock: Clock, offline: Reader
    ) -> None:
        self._chat = chat
        self._model = model
        self._lists = lists
        self._limits = limits
        self._spending = spending
        self._clock = clock
        self._offline = offline
        self._turns = asyncio.Semaphore(_AT_ONCE)
        self._rests_until: datetime | None = None
        self._is_refused = False

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """A `Reading` of the report, by the model or by the offline reader; `by` says which, and why."""
        prompt = await asyncio.to_thread(prompt_of, report)
        try:
            claims = await self._ask(report, prompt)
        except ModelTrouble as trouble:
            if not isinstance(trouble, KeyRefused):
                why = f"{trouble.said}: {trouble}"
                event_logger(__name__).warning("the language model did not read a report", reason=why)
            offline = await self._offline.read(report)
            return Reading(offline, f"the offline reader: the language model {trouble.said}")
        part = f", which was given its first {MOST_CHARACTERS:,} characters" if prompt.is_cut else ""
        return Reading(claims, f"the language model {self._model}{part}")

    async def _ask(self, report: Report, prompt: Prompt) -> tuple[Claim, ...]:
        async with self._turns:
            self._check_rest()
            answered = await self._within_cap(prompt)
        try:
            return await asyncio.to_thread(claims_in, answered.content, report, self._lists, self._limits.unsure_below)
        except NonsenseAnswer as error:
            raise Unusable(str(error)) from error

    def _check_rest(self) -> None:
        if self._is_refused:
            raise KeyRefused("refused before")
        if self._rests_until is not None and self._clock.now() < self._rests_until:
            raise Unanswered("it is left alone for a while")

    async def _within_cap(self, prompt: Prompt) -> Answered:
        day, most = self._clock.now().date(), self._limits.tokens_a_day
        question = math.ceil(prompt.characters / _CHARACTERS_A_TOKEN)
        taken = question + ANSWER_TOKENS
        try:
            allowed = await asyncio.to_thread(self._spending.take, day, taken, most)
        except OSError as error:
            raise CapReached(f"what is spent cannot be kept ({error.strerror})") from error
        if not allowed:
            raise CapReached(f"{most} tokens a day")
        used = 0
        try:
            answered = await self._chat.ask(prompt)
        except Unusable:
            used = question
            raise
        except Unanswered as error:
            # What a server has worked on in vain may be charged all the same.
            used = question * error.in_vain
            rest = min(timedelta(seconds=error.rest or 0), _LONGEST_REST)
            self._rests_until = self._clock.now() + max(rest, REST)
            raise
        except KeyRefused:
            if not self._is_refused:
                self._is_refused = True
                event_logger(__name__).error(
                    "the language model's server refused the key, and is not asked again: set HOTSEAT_LLM_KEY and "
                    "start Hotseat anew; until then the offline reader reads"
                )
            raise
        else:
            used = answered.tokens or question + math.ceil(len(answered.content) / _CHARACTERS_A_TOKEN)
            return answered
        finally:
            await self._settle(day, taken, used)

    async def _settle(self, day: date, taken: int, used: int) -> None:
        try:
            await asyncio.shield(asyncio.to_thread(self._spending.settle, day, taken, used))
        except OSError as error:
            event_logger(__name__).warning("what the language model used cannot be kept", reason=error.strerror)
