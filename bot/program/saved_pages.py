"""Reports in files that need more than reading: saved web pages and e-mails."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from bot.domain import Report
from bot.errors import UnreadableReport
from bot.ingestion.found_at import FoundAt
from bot.ingestion.page import Page, PageSource
from bot.ingestion.page_reader import PageReader
from bot.ingestion.page_sentences import page_sentence
from bot.ingestion.report_text import NamedReport, reports_in
from bot.names.registered_domain import registered_domain
from bot.program.report_files import FILE_LIMIT, opened_bytes, reports_in_file

_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MAILS = frozenset({".eml"})
_TEXTS = frozenset({".txt", ".md", ".json", ".jsonl", ".ndjson"})
_UNREAD = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".mhtml", ".webarchive"})
_WHAT_TO_DO = "Copy the article's text into a .txt file and give that."


def files_in(names: Sequence[str]) -> list[str]:
    """The files meant by names of files and folders: of a folder all with reports in them, however deep, by name.

    Links, and `-` for standard input, stay as they are. Blocks. Raises `UnreadableReport` for a folder with none.
    """
    found: list[str] = []
    for name in names:
        if is_link(name) or not Path(name).is_dir():
            found.append(name)
            continue
        inside = sorted(path for path in Path(name).rglob("*") if path.suffix.lower() in _PAGES | _MAILS | _TEXTS)
        if not inside:
            raise UnreadableReport(f"There is no text, page or e-mail in {name}. Name a folder with some.")
        found += [str(path) for path in inside if path.is_file()]
    return found


def is_link(name: str) -> bool:
    """Whether it is an address of the web, not of a file."""
    return name.lower().startswith(("http://", "https://"))


async def reports_at(
    name: str, pages: PageReader, *, published: datetime | None = None, outlet: str = "", title: str = ""
) -> tuple[NamedReport, ...]:
    """The reports of a file: a saved page, an e-mail, or what `reports_in_file` reads.

    A saved page that names its own address is the article at that address. Raises `UnreadableReport` with the file's
    name.
    """
    suffix = Path(name).suffix.lower()
    if suffix in _UNREAD:
        raise UnreadableReport(f"{name}: {suffix[1:].upper()} files cannot be read. {_WHAT_TO_DO}")
    if suffix not in _PAGES | _MAILS:
        return await asyncio.to_thread(reports_in_file, name, published=published, outlet=outlet, title=title)
    content = await asyncio.to_thread(_bytes_of, name)
    found = await (_page(content, pages) if suffix in _PAGES else _mail(content, pages))
    if found is None:
        raise UnreadableReport(f"{name}: No text of an article was found in it. {_WHAT_TO_DO}")
    if isinstance(found, str):
        raise UnreadableReport(f"{name}: {found}")
    report = found.report
    given = Report(report.text, report.title or title, published or report.published_at, outlet or report.outlet)
    return (replace(found, report=given),)


def named_page(page: Page, url: str = "") -> NamedReport | str:
    """The report on a page, or the sentence that says why there is none."""
    address = url or page.canonical or ""
    is_whole_web = is_link(address)
    if not page.has_article or (not page.is_english and not is_whole_web):
        return page_sentence(page) or f"No text of an article was found in it. {_WHAT_TO_DO}"
    outlet = page.outlet or registered_domain(address)
    report = Report(page.text, page.title, page.published_at, outlet)
    at = FoundAt(address, (), page.author, page.modified_at, page.is_partial, page.is_english)
    return NamedReport(None, report, at if is_whole_web else None, page_sentence(page) or "")


async def _page(content: bytes, pages: PageReader) -> NamedReport | str:
    return named_page(await pages.read(PageSource(content, datetime.now(UTC))))


async def _mail(content: bytes, pages: PageReader) -> NamedReport | str | None:
    """The newsletter or the forwarded report in an e-mail; plain text is preferred to HTML."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None:
        return None
    try:
        text = str(part.get_content())
    except (LookupError, ValueError, UnicodeError):
        return None
    subject = " ".join(str(message["subject"] or "").split())
    sent = _sent(str(message["date"] or ""))
    if part.get_content_type() == "text/html":
        found = named_page(await pages.read(PageSource(text.encode(), datetime.now(UTC), charset="utf-8")))
        if isinstance(found, str):
            return found
        report = found.report
        dated = replace(report, title=report.title or subject, published_at=report.published_at or sent)
        return replace(found, report=dated)
    (named,) = reports_in(text)
    if not named.report.text and not named.report.title:
        return None
    body = "\n\n".join(piece for piece in (named.report.title, named.report.text) if subject and piece)
    report = Report(body, subject, named.report.published_at or sent) if subject else named.report
    return NamedReport(None, replace(report, published_at=report.published_at or sent))


def _sent(written: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(written)
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _bytes_of(name: str) -> bytes:
    with opened_bytes(name) as file:
        try:
            content = file.read(FILE_LIMIT + 1)
        except OSError as error:
            raise UnreadableReport(f"{name} cannot be read ({error.strerror}). Give another file.") from error
    if len(content) > FILE_LIMIT:
        raise UnreadableReport(f"{name} is larger than {FILE_LIMIT >> 20} MiB. Give the article alone.")
    return content
