import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.terminal.conversation import Conversation
from adapters.terminal.rendering import console_for
from bot.commands.context import Context
from tests.terminal.core import opened_core


@pytest.fixture
async def context(tmp_path: Path) -> AsyncIterator[Context]:
    async with opened_core(tmp_path / "hotseat.db") as core:
        yield core


@pytest.fixture
def conversation(context: Context) -> Conversation:
    console = console_for(io.StringIO())
    console.width = 80
    return Conversation(context, console, "UTC")


def printed(conversation: Conversation) -> str:
    """What has been printed since the last time this was asked."""
    stream = conversation.console.file
    assert isinstance(stream, io.StringIO)
    text = stream.getvalue()
    stream.seek(0)
    stream.truncate()
    return text
