"""Lists of feeds as feed readers exchange them: OPML 2.0 (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from bot.errors import FeedUnusable
from bot.ingestion.feeds.feed import Feed

_LONGEST_TITLE = 500
_NOT_OPML = "That is no list of feeds. Export one from your feed reader as OPML, and name that file."


def feeds_in_opml(content: bytes) -> tuple[tuple[str, str], ...]:
    """The feeds of a list, folders and all: address and title, each address once. Raises `FeedUnusable`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError) as error:
        raise FeedUnusable(_NOT_OPML) from error
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise FeedUnusable(_NOT_OPML)
    found: dict[str, str] = {}
    for outline in root.iter("{*}outline"):
        named = {str(name).lower(): str(value) for name, value in outline.attrib.items()}
        if address := named.get("xmlurl", "").strip():
            found.setdefault(address, (named.get("title") or named.get("text") or "")[:_LONGEST_TITLE].strip())
    return tuple(found.items())


def opml_of(feeds: Iterable[Feed]) -> bytes:
    """A list of feeds as a file."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Hotseat's feeds"
    body = etree.SubElement(root, "body")
    for feed in feeds:
        name = feed.title or feed.url
        etree.SubElement(body, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written
