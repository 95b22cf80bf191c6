import logging
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.commands.context import Context
from tests.terminal.core import opened_core

_LIBRARIES = ("alembic", "aiosqlite", "sqlalchemy", "asyncio")


@pytest.fixture(autouse=True)
def _empty_folder_without_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in os.environ:
        if name.startswith("HOTSEAT_"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in _LIBRARIES)]
    levels = [logger.level for logger in loggers]
    handlers = loggers[0].handlers[:]
    yield
    loggers[0].handlers[:] = handlers
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture
async def context(tmp_path: Path) -> AsyncIterator[Context]:
    async with opened_core(tmp_path / "hotseat.db") as core:
        yield core
