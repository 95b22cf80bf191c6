"""A page as a tree, and what its head and its marked parts say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml import html as lxml_html

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "date",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
_UNSEEN = ("script", "style", "noscript", "template", "svg", "head")
_SELECTOR = re.compile(r"([.#])([\w-]{1,100})")
_LONGEST_TITLE = 300
_LONGEST_NAME = 200

Tree = Any
"""An element of lxml, which ships no types."""


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page's markup says of it. Texts are on one line."""

    title: str
    """`og:title`, else the first heading, else the page's title."""
    page_title: str
    site_name: str
    author: str
    kind: str
    """`og:type`."""
    published: tuple[str, ...]
    """As written, the most trustworthy first."""
    modified: tuple[str, ...]
    canonical: str | None
    amp: str | None
    has_next_page: bool
    has_password: bool
    has_app_root: bool
    """An empty element that a script is to fill."""
    is_refreshing: bool
    scripts: int
    times: int
    json_ld: tuple[str, ...]
    visible: str
    """Everything that a reader sees, in one line."""


def tree_of(text: str) -> Tree | None:
    """The tree of a page; None where there is nothing in it, or too much."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, recover=True)
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return root if isinstance(root.tag, str) else None


def markup_of(tree: Tree, url: str) -> Markup:
    """What the markup of a page at an address says."""
    metas = _metas(tree)
    json_ld = tuple(node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower())
    title = _line(next((node for node in tree.iter("title")), None))
    heading = next((text for node in tree.iter("h1") if (text := _line(node))), "")
    itemprop = _itemprop_dates(tree, "datepublished")
    first_time = [node.get("datetime") for node in tree.iter("time") if node.get("datetime")][:1]
    return Markup(
        title=(metas.get("og:title") or heading or title)[:_LONGEST_TITLE],
        page_title=title[:_LONGEST_TITLE],
        site_name=(metas.get("og:site_name") or metas.get("application-name") or "")[:_LONGEST_NAME],
        author=_author(metas),
        kind=metas.get("og:type", "").lower(),
        published=(*(metas[name] for name in _PUBLISHED if name in metas), *itemprop, *first_time),
        modified=(*(metas[name] for name in _MODIFIED if name in metas), *_itemprop_dates(tree, "datemodified")),
        canonical=_link(tree, "canonical", url) or _absolute(metas.get("og:url"), url),
        amp=_link(tree, "amphtml", url),
        has_next_page=_link(tree, "next", url) is not None,
        has_password=any((node.get("type") or "").lower() == "password" for node in tree.iter("input")),
        has_app_root=any(_is_app_root(node) for node in tree.iter("div")),
        is_refreshing="refresh" in metas,
        scripts=sum(1 for _ in tree.iter("script")),
        times=sum(1 for _ in tree.iter("time")),
        json_ld=json_ld,
        visible=_visible(tree),
    )


def without(tree: Tree, selectors: Sequence[str]) -> bool:
    """Take what simple CSS selectors (a class or an id, or a list of those) name out of a tree; whether it had any."""
    wanted = {match for selector in selectors for match in _SELECTOR.findall(selector)}
    if not wanted:
        return False
    found = [
        node
        for node in tree.iter(etree.Element)
        if ("#", node.get("id") or "") in wanted
        or any((".", name) in wanted for name in (node.get("class") or "").split())
    ]
    for node in found:
        # The root and the body are named where the whole page is paid for.
        if node.tag not in ("html", "body") and node.getparent() is not None:
            node.drop_tree()
    return bool(found)


def without_data(tree: Tree) -> None:
    """Take the structured data out of a tree."""
    for node in _data_scripts(tree):
        if node.getparent() is not None:
            node.drop_tree()


def _data_scripts(tree: Tree) -> list[Tree]:
    return [node for node in tree.iter("script") if "ld+json" in (node.get("type") or "").lower()]


def _metas(tree: Tree) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or node.get("http-equiv") or ""
        content = " ".join((node.get("content") or "").split())
        if content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _author(metas: dict[str, str]) -> str:
    names = (metas.get(name, "") for name in ("author", "article:author", "parsely-author", "byl", "dc.creator"))
    return next((name[:_LONGEST_NAME] for name in names if name and "://" not in name), "")


def _itemprop_dates(tree: Tree, name: str) -> list[str]:
    found = [node for node in tree.iter(etree.Element) if (node.get("itemprop") or "").lower() == name]
    dates = [node.get("datetime") or node.get("content") or _line(node)[:60] for node in found[:2]]
    return [written for written in dates if written]


def _link(tree: Tree, rel: str, url: str) -> str | None:
    for node in tree.iter("link"):
        if rel in (node.get("rel") or "").lower().split():
            address = _absolute(node.get("href"), url)
            if address:
                return address
    return None


def _absolute(href: str | None, url: str) -> str | None:
    try:
        address = urljoin(url, (href or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if href and parts.scheme in ("http", "https") and parts.hostname else None


def _is_app_root(node: Tree) -> bool:
    name = (node.get("id") or "").lower()
    return name in ("root", "app", "__next", "__nuxt", "app-root", "react-root") and not len(node) and not node.text


def _line(node: Tree | None) -> str:
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _visible(tree: Tree) -> str:
    parts: list[str] = []
    unseen: Tree | None = None
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            if unseen is None and node.tag in _UNSEEN:
                unseen = node
            elif unseen is None and node.text:
                parts.append(node.text)
            continue
        if unseen is node:
            unseen = None
        if unseen is None and node.tail:
            parts.append(node.tail)
    return " ".join(" ".join(parts).split())
