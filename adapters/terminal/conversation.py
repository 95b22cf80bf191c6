"""One line after another: each answered, and what the last answer offered remembered."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from adapters.terminal.incoming import CHANNEL, call_of, file_named_in, request_for
from adapters.terminal.rendering import show
from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.commands.ingest import answer_reports
from bot.errors import HotseatError
from bot.logs import event_logger
from bot.reply import Button, Call, Reply, plain


class Conversation:
    """What one person and the core say to each other."""

    def __init__(self, context: Context, console: Console, timezone: str) -> None:
        """`timezone` is the IANA zone in which days are typed and shown."""
        self.context = context
        self.console = console
        self._timezone = timezone
        self._buttons: tuple[Button, ...] = ()
        self._has_spoken = False
        self._has_answered = False

    def note(self, text: str) -> None:
        """Say something that is no answer."""
        if self._has_answered:
            self.console.print()
        self._has_answered = False
        self.console.print(Text(text, style="dim"))
        self._has_spoken = True

    async def say(self, line: str) -> None:
        """Answer a line that somebody typed. Whatever is wrong with it is the answer too."""
        self._print(await self._answered(line))

    async def run(self, call: Call) -> None:
        """Answer a call."""
        self._print(await answer(self.context, request_for(call, self._timezone)))

    async def _answered(self, line: str) -> Reply:
        try:
            call = await call_of(line, self.context, self._buttons)
            request = request_for(call, self._timezone)
            reports = await file_named_in(call)
            if reports is not None:
                return await answer_reports(self.context, request, reports)
            return await answer(self.context, request)
        except HotseatError as error:
            return Reply("That did not work", (plain(str(error)),), private=True)
        except Exception:  # noqa: BLE001 - a bug in one answer must not end the session
            event_logger(__name__).exception("answering failed", channel=CHANNEL)
            return Reply("Something went wrong in Hotseat itself", (plain("The log says where. You can go on."),))

    def _print(self, reply: Reply) -> None:
        if self._has_spoken:
            self.console.print()
        self._has_spoken = self._has_answered = True
        self._buttons = reply.buttons
        show(reply, self.console)
