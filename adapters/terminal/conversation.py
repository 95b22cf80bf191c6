"""One line after another: each answered, and what the last answer offered remembered."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from adapters.terminal.attachments import keep
from adapters.terminal.incoming import CHANNEL, WORKSPACE, call_of, file_named_in, request_for
from adapters.terminal.rendering import show
from adapters.terminal.safe_text import safe_line
from bot.commands.context import Context
from bot.commands.dispatch import answer
from bot.commands.ingest import answer_reports, link_reply
from bot.errors import HotseatError
from bot.logs import event_logger
from bot.reply import Button, Call, Reply, plain


class Conversation:
    """What one person and the core say to each other."""

    def __init__(self, context: Context, console: Console, timezone: str, folder: Path | None = None) -> None:
        """`timezone` is the IANA zone in which days are typed and shown.

        Files that come with answers are written to `folder`, by default the one in which the program works.
        """
        self.context = context
        self.console = console
        self._timezone = timezone
        self._folder = folder or Path.cwd()
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
        """Answer a line that somebody typed, after what has become of links that were still in the queue.

        Whatever is wrong with the line is the answer too.
        """
        await self._tell_of_links()
        await self._print(await self._answered(line))

    async def run(self, call: Call) -> None:
        """Answer a call."""
        await self._print(await answer(self.context, request_for(call, self._timezone)))

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

    async def _tell_of_links(self) -> None:
        for link in await self.context.links.untold([WORKSPACE.key]):
            await self._print(await link_reply(self.context, request_for(Call("ingest"), self._timezone), link))
            await self.context.links.told(link.id)

    async def _print(self, reply: Reply) -> None:
        if self._has_spoken:
            self.console.print()
        self._has_spoken = self._has_answered = True
        self._buttons = reply.buttons
        show(reply, self.console)
        for sentence in await keep(reply.files, self._folder):
            self.console.print(Text(safe_line(sentence)), soft_wrap=True)
