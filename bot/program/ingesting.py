"""`hotseat ingest`: files, folders and links, taken in one after the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime

from bot.commands.context import Context
from bot.commands.ingest import ingested, link_reply
from bot.commands.ingest_reply import reply_on_one, reply_on_several
from bot.commands.registry import Request
from bot.errors import TooManyLinks, UnreadableReport
from bot.ingestion.ingest import Ingested
from bot.ingestion.links.link import Link, LinkState, Post
from bot.ingestion.links.links import Receipt
from bot.ingestion.page_reader import PageReader
from bot.ingestion.report_text import NamedReport
from bot.program.saved_pages import is_link, reports_at
from bot.reply import Reply

Progress = Callable[[str, int], AbstractContextManager[Callable[[], None]]]
"""Shows how far it has got: what is being done and in how many steps; gives what is called after each."""

_PATIENCE = 180.0
"""Seconds for which a link is waited for; it is not lost then."""
_STILL_QUEUED = "It is in the queue and read the next time that Hotseat runs."


class Taking:
    """One call of `hotseat ingest`. What was taken before is found again, so that it may be stopped and begun anew."""

    def __init__(self, context: Context, request: Request, pages: PageReader) -> None:
        self._context = context
        self._request = request
        self._pages = pages
        self._taken: list[Ingested] = []
        self._notes: list[str] = []
        self._refused: list[str] = []
        self._links: list[Link] = []

    async def take(self, names: Sequence[str], progress: Progress, *, published: datetime | None, outlet: str) -> Reply:
        """Take in what these files and links hold. Raises `HotseatError` where nothing can be read.

        Of several, those that cannot be taken are named in the reply. `published` and `outlet` are for files.
        """
        with progress("Reading", len(names)) as advance:
            receipts = [(name, await self._post(name, alone=len(names) == 1)) for name in names if is_link(name)]
            for name in names:
                if not is_link(name):
                    await self._file(name, published, outlet, alone=len(names) == 1)
                    advance()
            for name, receipt in receipts:
                await self._link(name, receipt)
                advance()
        if self._refused and not self._taken:
            raise UnreadableReport(self._refused[0])
        return await self._reply(alone=len(names) == 1)

    async def _post(self, url: str, *, alone: bool) -> Receipt | None:
        request = self._request
        try:
            return await self._context.links.post(Post(url, request.workspace.key, request.channel, request.member))
        except TooManyLinks as error:
            if alone:
                raise
            self._refused.append(f"{url}: {error}")
            return None

    async def _link(self, url: str, receipt: Receipt | None) -> None:
        if receipt is None:
            return
        link = await self._context.links.wait(receipt, _PATIENCE)
        if link is None:
            self._refused.append(f"{url}: {_STILL_QUEUED}")
            return
        await self._context.links.told(link.id)
        self._links.append(link)
        if link.state is LinkState.FAILED:
            self._refused.append(f"{url}: {link.reason}")
        else:
            self._taken.append(await ingested(self._context, link))
            self._notes.append(link.reason)

    async def _file(self, name: str, published: datetime | None, outlet: str, *, alone: bool) -> None:
        try:
            reports = await reports_at(name, self._pages, published=published, outlet=outlet)
        except UnreadableReport as error:
            if alone:
                raise
            self._refused.append(str(error))
            return
        for named in reports:
            try:
                self._taken.append(await self._report(named))
                self._notes.append(named.note)
            except UnreadableReport as error:
                if alone and len(reports) == 1:
                    raise
                self._refused.append(f"{named.id or name}: {error}")

    async def _report(self, named: NamedReport) -> Ingested:
        request = self._request
        return await self._context.ingestion.take(
            named.report,
            workspace=request.workspace.key,
            channel=request.channel,
            member=request.member,
            page=named.page,
        )

    async def _reply(self, *, alone: bool) -> Reply:
        if alone and self._links:
            return await link_reply(self._context, self._request, self._links[0])
        if alone and len(self._taken) == 1 and not self._refused:
            return await reply_on_one(self._context, self._request, self._taken[0], self._notes[0])
        return await reply_on_several(self._context, self._request, self._taken, self._refused)
