"""What the line editor offers while somebody types."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass

from prompt_toolkit.completion import CompleteEvent, Completer, Completion, PathCompleter
from prompt_toolkit.document import Document

from adapters.terminal.incoming import request_for
from adapters.terminal.safe_text import safe_line
from bot.commands.context import Context
from bot.commands.registry import Command, Option, OptionKind
from bot.commands.suggestions import suggest
from bot.commands.text_parser import parse_line
from bot.domain.folding import fold
from bot.errors import WrongUsage
from bot.reply import Call

_PLACEHOLDER = "zzzz"
"""Stands for the value that is about to be typed, so that the parser says which option it would be for."""


@dataclass(frozen=True, slots=True)
class _Typed:
    """A value as far as it has been typed."""

    option: Option
    value: str
    call: Call
    """The command with the other values."""


class CommandCompleter(Completer):
    """Completes commands, and their values from the same suggestions that every platform has."""

    def __init__(self, context: Context, timezone: str) -> None:
        self._context = context
        self._timezone = timezone
        self._paths = PathCompleter(expanduser=True)

    def get_completions(
        self,
        document: Document,  # noqa: ARG002 - the line editor's signature
        complete_event: CompleteEvent,  # noqa: ARG002
    ) -> Iterable[Completion]:
        """Nothing: suggestions need the store, and so the loop."""
        return ()

    async def get_completions_async(
        self, document: Document, complete_event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Completions of the word, or of the value of several words, that ends at the cursor."""
        line = document.text_before_cursor.lstrip()
        found = self._context.registry.leading(line.removeprefix("/"))
        if found is None or not found[1]:
            for completion in self._commands(line.removeprefix("/"), len(line)):
                yield completion
            return
        command, rest = found
        if not command.options:
            return
        if [option.kind for option in command.options] == [OptionKind.TEXT]:
            typed = Document(rest.lstrip())
            for completion in await asyncio.to_thread(self._paths_in, typed, complete_event):
                yield completion
            return
        async for completion in self._values(command, line, rest.lstrip()):
            yield completion

    def _paths_in(self, typed: Document, complete_event: CompleteEvent) -> list[Completion]:
        return list(self._paths.get_completions(typed, complete_event))

    def _commands(self, typed: str, length: int) -> Iterable[Completion]:
        for command in self._context.registry:
            if command.name.startswith(typed.lower()):
                ending = " " if command.options else ""
                yield Completion(
                    f"/{command.name}{ending}", -length, display=f"/{command.name}", display_meta=command.description
                )

    async def _values(self, command: Command, line: str, rest: str) -> AsyncGenerator[Completion, None]:
        # "manchester un" may be the beginning of a club, or a club and the beginning of a person.
        whole = _Typed(command.options[0], rest, Call(command.name))
        last = self._last_value(command, line) or whole
        is_between = line.endswith(" ") and bool(rest)
        if is_between:
            for name in self._moments_left(command, line):
                yield Completion(f"{name} ", display=name)
        offered: set[tuple[str, int]] = set()
        for typed in [last, whole] if is_between else [whole, last]:
            for value in await self._suggested(typed):
                place = (value, len(typed.value))
                if place not in offered and not (is_between and fold(value) == fold(rest)):
                    offered.add(place)
                    yield self._completion(typed, value, line)

    async def _suggested(self, typed: _Typed) -> tuple[str, ...]:
        return await suggest(
            self._context, request_for(typed.call, self._timezone), typed.option.name, typed.value.strip()
        )

    def _last_value(self, command: Command, line: str) -> _Typed | None:
        """The value that ends at the cursor, or that would begin there; None where there is none."""
        begins = line.endswith(" ")
        call = self._parse(f"{line}{_PLACEHOLDER}" if begins else line)
        values = dict(call.values) if call else {}
        for option in command.options:
            value = values.get(option.name)
            if value is not None and (value == _PLACEHOLDER if begins else line.endswith(value)):
                others = tuple((name, other) for name, other in values.items() if name != option.name)
                return _Typed(option, "" if begins else value, Call(command.name, others))
        return None

    def _moments_left(self, command: Command, line: str) -> Iterable[str]:
        call = self._parse(line)
        given = {name for name, _ in call.values} if call else set()
        return (one.name for one in command.options if one.kind is OptionKind.MOMENT and call and one.name not in given)

    def _parse(self, line: str) -> Call | None:
        try:
            return parse_line(line, self._context.registry, self._context.catalogue)
        except WrongUsage:
            return None

    def _completion(self, typed: _Typed, value: str, line: str) -> Completion:
        club = self._context.catalogue.clubs_by_name.get(value) if typed.option.kind is OptionKind.CLUB else None
        closing = '"' if line.removesuffix(typed.value).endswith('"') else ""
        shown = safe_line(value)
        return Completion(shown + closing, -len(typed.value), display=shown, display_meta=club.league if club else None)
