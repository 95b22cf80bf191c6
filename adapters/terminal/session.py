"""The terminal's life: from the first greeting to the last line."""

from __future__ import annotations

import sys
from pathlib import Path

from adapters.terminal import welcome
from adapters.terminal.conversation import Conversation
from adapters.terminal.incoming import ends_session
from adapters.terminal.piped_lines import piped_lines
from adapters.terminal.rendering import console_for
from bot.commands.context import Context
from bot.reply import Call

_PROMPT = "\nhotseat> "
_YES = frozenset({"", "y", "yes"})
_NO = frozenset({"n", "no"})


async def converse(context: Context, timezone: str, history: Path) -> None:
    """Answer what is typed, or what a pipe or a file brings, until it ends.

    Where standard input or output is no terminal nothing is asked and nothing is kept in `history`.
    """
    conversation = Conversation(context, console_for(sys.stdout), timezone)
    if sys.stdin.isatty() and sys.stdout.isatty():
        try:
            await with_line_editor(conversation, timezone, history)
        except (EOFError, KeyboardInterrupt):
            # Ctrl-D and Ctrl-C are ways to leave.
            return
    else:
        await with_lines(conversation, sys.stdin.fileno())


async def with_line_editor(conversation: Conversation, timezone: str, history: Path) -> None:
    """Greet, offer the sample on a first run, and answer what is typed.

    Raises `EOFError` at Ctrl-D and `KeyboardInterrupt` at Ctrl-C.
    """
    # The line editor takes a while to import, and a pipe needs none.
    from prompt_toolkit import PromptSession  # noqa: PLC0415
    from prompt_toolkit.history import FileHistory, ThreadedHistory  # noqa: PLC0415

    from adapters.terminal.completion import CommandCompleter  # noqa: PLC0415

    conversation.note(welcome.GREETING)
    if await welcome.is_first_run(conversation.context):
        await _offer_sample(conversation)
    else:
        await conversation.run(Call("searches"))
    conversation.note(welcome.HOW_TO_GO_ON)
    editor: PromptSession[str] = PromptSession(
        history=ThreadedHistory(FileHistory(str(history))),
        completer=CommandCompleter(conversation.context, timezone),
    )
    while not ends_session(line := await editor.prompt_async(_PROMPT)):
        if line.strip():
            await conversation.say(line)


async def _offer_sample(conversation: Conversation) -> None:
    from prompt_toolkit import PromptSession  # noqa: PLC0415

    question: PromptSession[str] = PromptSession()
    conversation.note(welcome.offer())
    answer = "?"
    while answer not in _YES | _NO:
        answer = (await question.prompt_async("\nRead it now? [Y/n] ")).strip().lower()
    if answer in _YES:
        await _show_sample(conversation)


async def _show_sample(conversation: Conversation) -> None:
    conversation.note(await welcome.read_sample(conversation.context))
    await conversation.run(welcome.sample_shortlist())
    conversation.note(welcome.LOOK_BACK)


async def with_lines(conversation: Conversation, descriptor: int) -> None:
    """Answer the lines of an open file or pipe; blank ones and those that begin with # are passed over.

    On a first run the sample is read and shown before them. Whoever asks nothing at all gets a shortlist too.
    """
    has_answered = await welcome.is_first_run(conversation.context)
    if has_answered:
        await _show_sample(conversation)
    async for line in piped_lines(descriptor):
        if ends_session(line):
            return
        if line.strip() and not line.lstrip().startswith("#"):
            has_answered = True
            await conversation.say(line)
    if not has_answered:
        await conversation.run(await welcome.most_discussed(conversation.context))
