"""From a typed line to a request."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.commands.context import Context
from bot.commands.registry import Request
from bot.commands.text_parser import parse_line
from bot.domain import Platform, Workspace
from bot.errors import WrongUsage
from bot.ingestion.report_text import NamedReport
from bot.program.report_files import reports_in_file
from bot.reply import Button, Call

WORKSPACE = Workspace(Platform.TERMINAL, "local")
"""Whoever sits at this terminal, or uses the program's own commands, works here."""
CHANNEL = "terminal"
MEMBER = "local"

_QUIT = frozenset({"quit", "exit"})
_LONGEST_SHOWN = 30
_LONGEST_PATH = 4096
_REPORT_SUFFIXES = frozenset({".txt", ".md", ".json", ".jsonl", ".ndjson"})


def ends_session(line: str) -> bool:
    """Whether the line asks to leave: `/quit` or `/exit`, with the slash or without."""
    return line.strip().removeprefix("/").lower() in _QUIT


async def call_of(line: str, context: Context, buttons: Sequence[Button] = ()) -> Call:
    """What the line calls: a command, or, where it is a number, the button of that number.

    Raises `WrongUsage`.
    """
    typed = line.strip()
    if typed.isdecimal():
        return _pressed(typed, buttons)
    first = typed.split(maxsplit=1)[0] if typed else ""
    names = {entry.name for entry in context.registry.entries()}
    if first and not first.startswith("/") and first.lower() not in names:
        shown = first if len(first) <= _LONGEST_SHOWN else f"{first[: _LONGEST_SHOWN - 1]}…"
        raise WrongUsage(
            f"“{shown}” is no command: /help lists them. To have a text read, type /ingest in front of it."
        )
    active = await context.store.active_clubs(WORKSPACE.key)
    return parse_line(typed, context.registry, context.catalogue, [one.club for one in active])


def request_for(call: Call, timezone: str, channel: str = CHANNEL) -> Request:
    """The call as a request of the one who sits at the terminal, who may do everything."""
    return Request(
        workspace=WORKSPACE,
        channel=channel,
        member=MEMBER,
        is_moderator=True,
        command=call.command,
        values=dict(call.values),
        timezone=timezone,
    )


async def file_named_in(call: Call) -> tuple[NamedReport, ...] | None:
    """The reports of the file whose path was given to `/ingest`; None for anything else.

    Only here, where whoever types owns the machine, may a text be the path of a file. Raises `UnreadableReport`.
    """
    text = dict(call.values).get("text", "").strip()
    if call.command != "ingest" or not 0 < len(text) <= _LONGEST_PATH or "\n" in text:
        return None
    return await asyncio.to_thread(_reports_at, text)


def _reports_at(text: str) -> tuple[NamedReport, ...] | None:
    path = Path(text.strip("\"'"))
    if path.parts[:1] == ("~",):
        path = path.expanduser()
    try:
        is_there = path.exists()
    except (OSError, ValueError):
        return None
    if not is_there and (path.suffix.lower() not in _REPORT_SUFFIXES or " " in path.name):
        return None
    return reports_in_file(str(path))


def _pressed(typed: str, buttons: Sequence[Button]) -> Call:
    number = int(typed) if len(typed) < 4 else 0
    if 1 <= number <= len(buttons):
        return buttons[number - 1].call
    if not buttons:
        raise WrongUsage(
            "A number runs what the last answer offers, and that offers nothing. /help lists the commands."
        )
    raise WrongUsage(f"The last answer offers the numbers 1 to {len(buttons)}. Type one of them, or a command.")
