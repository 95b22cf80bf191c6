"""`hotseat feeds import`: the feeds of a feed reader."""

from __future__ import annotations

from bot.commands.context import Context
from bot.commands.counting import counted
from bot.commands.registry import Request
from bot.errors import FeedUnusable
from bot.ingestion.feeds.opml import feeds_in_opml
from bot.program.report_files import opened_bytes

_LARGEST = 5_000_000


async def imported_feeds(context: Context, request: Request, file: str) -> str:
    """Follow the feeds of an OPML file, and say how many are new. Raises `FeedUnusable` and `UnreadableReport`."""
    with opened_bytes(file) as stream:
        content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise FeedUnusable("That file is larger than any list of feeds. Export one from your feed reader as OPML.")
    listed = feeds_in_opml(content)
    done = await context.feeds.take_over(listed, request.workspace.key, request.channel, request.member)
    sentences = [f"{counted(done.new, 'feed')} more {'is' if done.new == 1 else 'are'} followed from now on."]
    if done.known:
        sentences.append(f"{done.known} of the list {'was' if done.known == 1 else 'were'} followed already.")
    if done.refused:
        sentences.append(f"{done.refused} cannot be followed: no address of the web, or one too many.")
    return " ".join(sentences)
