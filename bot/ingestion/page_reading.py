"""From a page's bytes to what can be read on it. Belongs into a process of its own: hostile pages take their time."""

from __future__ import annotations

import dataclasses
import hashlib
import logging
import re
from collections.abc import Iterable
from datetime import UTC, datetime

import htmldate
import trafilatura
from lxml import html as lxml_html

from bot.ingestion.page import Page, PageDated, PageKind, PageSource
from bot.ingestion.page_data import PageData, page_data
from bot.ingestion.page_dates import page_moment
from bot.ingestion.page_encoding import decoded
from bot.ingestion.page_kind import is_boilerplate, page_kind
from bot.ingestion.page_language import language_of
from bot.ingestion.page_markup import Markup, Tree, markup_of, tree_of, without, without_data
from bot.names.registered_domain import registered_domain

_LONGEST_TEXT = 400_000
_LONGEST_TITLE = 300
_LONGEST_NAME = 200
_FEWEST_WORDS_OF_PLAIN_TEXT = 8
_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_ENDS_OPEN = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])$|\b(?:read more|continue reading|read the full (?:story|article))\W*$",
    re.IGNORECASE,
)
_READABLE = frozenset({PageKind.ARTICLE, PageKind.LIVE_BLOG, PageKind.PAYWALL})
_log = logging.getLogger(__name__)


def read_page(source: PageSource) -> Page:
    """What can be read on a page; answers for any bytes, and may take minutes for hostile ones."""
    blank = Page(
        PageKind.NO_ARTICLE,
        source.url,
        registered_domain(source.url),
        hashlib.sha256(source.body).hexdigest(),
    )
    text = decoded(source.body, source.charset)
    if source.content_type == "text/plain":
        return _plain(blank, text)
    tree = tree_of(text)
    if tree is None:
        return blank if not text.strip() else dataclasses.replace(blank, kind=PageKind.UNREADABLE)
    markup = markup_of(tree, source.url)
    data = page_data(markup.json_ld)
    if data.is_free is False:
        without(tree, data.paid_parts)
    # The text in it may be the one that only subscribers may read, and extraction falls back on it.
    without_data(tree)
    article, author = _article(tree, data, source.url)
    kind = page_kind(article, source.url, markup, data, text)
    published, dated = _published(tree, markup, data, source)
    is_readable = kind in _READABLE
    title = _title(markup, data)
    body, is_cut = _body(article, title) if is_readable else ("", False)
    return dataclasses.replace(
        blank,
        kind=kind,
        title=title,
        text=body,
        author=_clean(", ".join(data.authors) or markup.author or author)[:_LONGEST_NAME] or None,
        site_name=_clean(markup.site_name or data.publisher)[:_LONGEST_NAME],
        published_at=published,
        dated=dated,
        modified_at=_modified(markup, data, source.fetched_at),
        language=language_of(body),
        is_partial=is_readable and (is_cut or _is_partial(article, kind, markup, data)),
        is_free=data.is_free,
        canonical=_address(markup.canonical),
        amp=_address(markup.amp),
    )


def _plain(blank: Page, text: str) -> Page:
    body, is_cut = _body(text)
    if len(body.split()) < _FEWEST_WORDS_OF_PLAIN_TEXT:
        return blank
    return dataclasses.replace(blank, kind=PageKind.ARTICLE, text=body, language=language_of(body), is_partial=is_cut)


def _article(tree: Tree, data: PageData, url: str) -> tuple[str, str]:
    """The article's text and its author, as far as the page's layout gives them."""
    text, author = _extracted(tree, url)
    is_better = data.is_free is not False and len(data.body.split()) > 1.3 * len(text.split())
    if is_better:
        # Some publishers give the text with markup in it.
        inner = tree_of(data.body) if "<" in data.body else None
        text = "\n".join(inner.itertext()) if inner is not None else data.body
    return "\n".join(line for line in text.split("\n") if not is_boilerplate(line)), author


def _extracted(tree: Tree, url: str) -> tuple[str, str]:
    try:
        found = trafilatura.bare_extraction(
            lxml_html.tostring(tree, encoding="unicode"),
            url=url or None,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # noqa: BLE001 - a page that brings out a library's bug is no reason to read nothing
        _log.warning("extraction failed: %r", error)
        return "\n".join(_paragraphs(tree)), ""
    if found is None or isinstance(found, dict):
        return "", ""
    return found.text or "", found.author or ""


def _paragraphs(tree: Tree) -> Iterable[str]:
    return (line for node in tree.iter("p") if (line := " ".join("".join(node.itertext()).split())))


def _body(text: str, title: str = "") -> tuple[str, bool]:
    """The paragraphs of a text, a line each, without its title above them; and whether it had to be cut."""
    lines = [line for written in text.splitlines() if (line := _clean(written))]
    if lines and lines[0] == title:
        del lines[0]
    body = "\n".join(lines)
    return body[:_LONGEST_TEXT], len(body) > _LONGEST_TEXT


def _title(markup: Markup, data: PageData) -> str:
    title = data.headline or markup.title
    site = markup.site_name or data.publisher
    for separator in (" - ", " | ", " – ", " — ", " : "):
        head, found, tail = title.rpartition(separator)
        if found and site and tail.strip().lower() == site.lower():
            title = head
    return _clean(title)[:_LONGEST_TITLE]


def _published(tree: Tree, markup: Markup, data: PageData, source: PageSource) -> tuple[datetime | None, PageDated]:
    written = ((data.published, PageDated.JSON_LD), *((text, PageDated.META) for text in markup.published))
    for text, dated in written:
        moment = page_moment(text, source.fetched_at)
        if moment is not None:
            is_to_come = moment > source.fetched_at
            return (source.fetched_at, PageDated.FUTURE) if is_to_come else (moment, dated)
    guessed = _guessed(tree, source)
    return (guessed, PageDated.GUESSED) if guessed is not None else (None, PageDated.UNKNOWN)


def _guessed(tree: Tree, source: PageSource) -> datetime | None:
    try:
        # Without the search through the text: a year at the page's foot would date a story of today.
        found = htmldate.find_date(
            tree,
            extensive_search=False,
            original_date=True,
            url=source.url or None,
            min_date="1995-01-01",
            max_date=source.fetched_at.strftime("%Y-%m-%d"),
        )
        return datetime.strptime(found, "%Y-%m-%d").replace(tzinfo=UTC) if found else None
    except Exception as error:  # noqa: BLE001 - as above; a date that is missing is nothing unusual
        _log.warning("dating failed: %r", error)
        return None


def _modified(markup: Markup, data: PageData, fetched_at: datetime) -> datetime | None:
    moments = (page_moment(written, fetched_at) for written in (data.modified, *markup.modified))
    moment = next((moment for moment in moments if moment is not None), None)
    return min(moment, fetched_at) if moment is not None else None


def _is_partial(text: str, kind: PageKind, markup: Markup, data: PageData) -> bool:
    if kind is PageKind.PAYWALL or markup.has_next_page:
        return True
    words = len(text.split())
    return bool(_ENDS_OPEN.search(text.rstrip())) or (data.words is not None and data.words > 2 * words)


def _address(address: str | None) -> str | None:
    return address if address is not None and not _UNSTORABLE.search(address) else None


def _clean(text: str) -> str:
    return " ".join(_UNSTORABLE.sub(" ", text).split())
