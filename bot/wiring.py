"""The composition root: the one module that knows the core, the store and the adapters, and puts them together.

What it builds with is imported where it is used, so that a command pays only for what it needs.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.commands.context import Context
    from bot.commands.registry import Request
    from bot.evaluation.club_key import ClubKeys
    from bot.ports import Reader
    from bot.reading.reader import OfflineReader
    from bot.reply import Reply
    from bot.settings import Settings


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        return datetime.now(UTC)


def started() -> Settings:
    """The settings, with the log going to standard error as they say. Raises `WrongSetting`."""
    from bot.logs import start_logging  # noqa: PLC0415
    from bot.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    start_logging(settings.log_level, settings.log_format, sys.stderr)
    return settings


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run to its end what needs a loop."""
    import asyncio  # noqa: PLC0415

    asyncio.run(work)


def offline_reader(settings: Settings) -> OfflineReader:
    """The reader, which needs no store. Takes a moment to build."""
    from bot.names.load import shipped_catalogue  # noqa: PLC0415
    from bot.reading.reader import build_reader  # noqa: PLC0415

    names = shipped_catalogue()
    return build_reader(names.clubs, names.people, names.outlets, unsure_below=settings.unsure_below)


def reader(settings: Settings) -> Reader:
    """The configured reader, built off the loop with the first report."""
    from bot.program.deferred_reader import DeferredReader  # noqa: PLC0415

    return DeferredReader(lambda: offline_reader(settings))


def club_keys() -> ClubKeys:
    """How spellings of clubs are matched when readings are scored."""
    from bot.evaluation.club_key import ClubKeys  # noqa: PLC0415
    from bot.names.load import shipped_catalogue  # noqa: PLC0415

    return ClubKeys(shipped_catalogue().clubs)


def progress(doing: str, steps: int) -> AbstractContextManager[Callable[[], None]]:
    """How far a long piece of work has got, on standard error."""
    from adapters.terminal.progress import progress as bar  # noqa: PLC0415

    return bar(doing, steps)


@asynccontextmanager
async def opened(settings: Settings, database: Path | None = None) -> AsyncIterator[Context]:
    """The core on the store in a database file, the settings' own by default, for as long as the block lasts.

    Raises `StoreUnusable`.
    """
    from bot.commands.context import Context  # noqa: PLC0415
    from bot.commands.registry import Registry  # noqa: PLC0415
    from bot.commands.table import all_commands  # noqa: PLC0415
    from bot.ingestion.ingest import Ingestion  # noqa: PLC0415
    from bot.names.load import shipped_catalogue  # noqa: PLC0415
    from storage.store import open_store  # noqa: PLC0415

    store = await open_store(database or settings.database)
    try:
        clock = SystemClock()
        ingestion = Ingestion(store, reader(settings), clock)
        yield Context(store, clock, shipped_catalogue(), ingestion, Registry(all_commands()))
    finally:
        await store.close()


async def talk_in_terminal(settings: Settings) -> None:
    """Run the terminal until it ends."""
    from adapters.terminal.session import converse  # noqa: PLC0415

    async with opened(settings) as context:
        await converse(context, settings.timezone, settings.data_dir / "terminal-history")


def local_request(settings: Settings, command: str, values: Mapping[str, str]) -> Request:
    """A request as the terminal makes it, for the program's own commands."""
    from adapters.terminal.incoming import request_for  # noqa: PLC0415
    from bot.reply import Call  # noqa: PLC0415

    return request_for(Call(command, tuple(values.items())), settings.timezone)


def show_replies(replies: Iterable[Reply]) -> None:
    """Print replies on standard output, where nothing can be typed at them."""
    from adapters.terminal.rendering import console_for, show  # noqa: PLC0415

    console = console_for(sys.stdout)
    for place, reply in enumerate(replies):
        if place:
            console.print()
        show(reply, console, numbered=False)


def one_line(text: str) -> str:
    """A text for standard error: on one line, with nothing in it that steers a terminal."""
    from adapters.terminal.safe_text import safe_line  # noqa: PLC0415

    return safe_line(text)
