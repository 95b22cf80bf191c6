"""The report behind a link, without a store."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.errors import UnreadableReport
from bot.ingestion.fetch_sentences import failure_sentence
from bot.ingestion.fetching import Fetched, FetchFailure, FetchRequest
from bot.ingestion.page import PageSource
from bot.ingestion.page_reader import PageReader
from bot.ingestion.report_text import NamedReport
from bot.ports import Fetcher
from bot.program.saved_pages import named_page


async def fetched_report(url: str, fetcher: Fetcher, pages: PageReader) -> NamedReport:
    """Fetch a page and give the report on it. Raises `UnreadableReport` that says why there is none."""
    fetched = await fetcher.fetch(FetchRequest(url))
    if isinstance(fetched, FetchFailure):
        raise UnreadableReport(failure_sentence(fetched))
    if not isinstance(fetched, Fetched):
        raise UnreadableReport("The site sent nothing. Try it again later.")
    kind = fetched.content_type or "text/html"
    page = await pages.read(PageSource(fetched.body, datetime.now(UTC), fetched.url, kind, fetched.charset))
    found = named_page(page, fetched.url)
    if isinstance(found, str):
        raise UnreadableReport(found)
    return found
