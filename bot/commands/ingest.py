"""`/ingest`: reads a link or a text and says what it changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.commands.context import Context
from bot.commands.ingest_reply import reply_on_one, reply_on_several
from bot.commands.registry import Command, Option, OptionKind, Request
from bot.errors import UnreadableReport
from bot.ingestion.ingest import Ingested
from bot.ingestion.links.link import Link, LinkState, Post
from bot.ingestion.links.links import Receipt
from bot.ingestion.report_text import NamedReport, reports_in
from bot.ports import Recorded
from bot.reply import Reply, faint, plain

_LINK = re.compile(r"<?(https?://[^\s<>|]+)(?:\|[^<>]*)?>?", re.IGNORECASE)
"""An address as it is typed, and as Discord and Slack write it."""
_PATIENCE = 20.0
"""Seconds for which an answer waits for a link to be read."""


async def answer(context: Context, request: Request) -> Reply:
    """Read the link or the text that was typed. It is never taken for a file's name: members must not read the disk."""
    text = request.value("text")
    link = _LINK.fullmatch(text)
    if link:
        return await answer_link(context, request, link[1])
    return await answer_reports(context, request, reports_in(text))


async def answer_link(context: Context, request: Request, url: str, seconds: float = _PATIENCE) -> Reply:
    """Have a link read for the member who asks: what it changed, or, after so many seconds, that it is queued.

    Of a queued one whoever asked is still to be told: it comes with `Links.finished`. Raises `TooManyLinks`.
    """
    receipt = await context.links.post(Post(url, request.workspace.key, request.channel, request.member))
    link = await context.links.wait(receipt, seconds)
    if link is None:
        return await _queued(context, receipt)
    reply = await link_reply(context, request, link)
    await context.links.told(link.id)
    return reply


async def link_reply(context: Context, request: Request, link: Link) -> Reply:
    """What became of a link that is done, for whoever posted it."""
    if link.state is LinkState.FAILED or link.article_id is None:
        return Reply("That link could not be read", (plain(link.reason), faint(link.post.url)))
    return await reply_on_one(context, request, await ingested(context, link), link.reason)


async def ingested(context: Context, link: Link) -> Ingested:
    """What a link that was read came to. Raises `LookupError` for one without an article."""
    article = await context.store.article(link.article_id) if link.article_id else None
    if article is None:
        raise LookupError(f"link {link.id} led to no article")
    recorded = Recorded(link.recorded) if link.recorded else Recorded.KNOWN
    return Ingested(article, recorded, await context.ingestion.claims(link.post.workspace, article.id))


async def answer_reports(
    context: Context,
    request: Request,
    reports: Sequence[NamedReport],
    refused: Sequence[str] = (),
    advance: Callable[[], None] = lambda: None,
) -> Reply:
    """Read reports for the member who asks: what each says, if it is one, and what they change together.

    Of several, those that cannot be taken are named beside those `refused` before, and the others go on; a single one
    raises `UnreadableReport`. `advance` is called after each.
    """
    taken: list[Ingested] = []
    complaints = [*refused]
    for number, named in enumerate(reports, start=1):
        try:
            taken.append(await _take(context, request, named))
        except UnreadableReport as error:
            if len(reports) == 1 and not refused:
                raise
            complaints.append(f"{named.id or f'Report {number}'}: {error}")
        advance()
    if len(reports) == 1 and taken and not complaints:
        return await reply_on_one(context, request, taken[0], reports[0].note)
    return await reply_on_several(context, request, taken, complaints)


async def _take(context: Context, request: Request, named: NamedReport) -> Ingested:
    return await context.ingestion.take(
        named.report,
        workspace=request.workspace.key,
        channel=request.channel,
        member=request.member,
        page=named.page,
    )


async def _queued(context: Context, receipt: Receipt) -> Reply:
    link = await context.links.look(receipt)
    so_far = (plain(link.reason),) if link and link.reason else ()
    told = plain("It is read as soon as it can be, and you are told here what it says.")
    return Reply("The link is in the queue", (*so_far, told))


COMMAND = Command(
    name="ingest",
    description="Reads a link, or a report's text, and says what it changes",
    handler=answer,
    options=(Option("text", OptionKind.TEXT, "A link, or the report's text with its title in the first line"),),
    example="/ingest https://www.bbc.co.uk/sport/football/68688401",
)
