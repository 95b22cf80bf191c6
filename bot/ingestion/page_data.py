"""What a publisher says of an article in JSON-LD."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Json = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None

_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_NODES = 5_000
_LONGEST_SCRIPT = 2_000_000
_ARTICLES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "AskPublicNewsArticle",
        "ReviewNewsArticle",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "BlogPosting",
        "Report",
        "LiveBlogPosting",
    }
)
_LIVE = "LiveBlogPosting"
_FILMS = frozenset({"VideoObject", "BroadcastEvent", "PodcastEpisode", "AudioObject"})
_UNFREE = frozenset({"false", "no", "0"})


@dataclass(frozen=True, slots=True)
class PageData:
    """The structured data of a page; empty where it gives none."""

    is_article: bool = False
    is_live_blog: bool = False
    is_film: bool = False
    """A film or a recording is what the page is about: there is no article beside it."""
    headline: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    modified: str = ""
    words: int | None = None
    is_free: bool | None = None
    paid_parts: tuple[str, ...] = ()
    """CSS selectors of what only subscribers may read."""


def page_data(scripts: Sequence[str]) -> PageData:
    """What the JSON-LD scripts of a page say of its article, the first one where there are several."""
    nodes = [node for script in scripts for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if _types(node) & _ARTICLES]
    films = any(_types(node) & _FILMS for node in nodes)
    if not articles:
        return PageData(is_film=films, is_free=_is_free([node for node in nodes if "isAccessibleForFree" in node]))
    article = next((node for node in articles if _LIVE in _types(node)), articles[0])
    parts = [part for part in _listed(article.get("hasPart")) if isinstance(part, Mapping)]
    unfree = [part for part in parts if _is_free([part]) is False]
    return PageData(
        is_article=True,
        is_live_blog=_LIVE in _types(article),
        is_film=False,
        headline=_text(article.get("headline")) or _text(article.get("name")),
        body=_text(article.get("articleBody"), keeps_lines=True),
        authors=tuple(dict.fromkeys(name for entry in _listed(article.get("author")) if (name := _name(entry)))),
        publisher=next((name for entry in _listed(article.get("publisher")) if (name := _name(entry))), ""),
        published=_text(article.get("datePublished")) or _text(article.get("dateCreated")),
        modified=_text(article.get("dateModified")),
        words=_whole(article.get("wordCount")),
        is_free=False if unfree else _is_free([article]),
        paid_parts=tuple(selector for part in unfree if (selector := _text(part.get("cssSelector")))),
    )


def _parsed(script: str) -> Json:
    if len(script) > _LONGEST_SCRIPT:
        return None
    text = script.strip().removeprefix("<![CDATA[").removesuffix("]]>").removeprefix("<!--").removesuffix("-->")
    try:
        value: Json = json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: Json) -> Iterator[Mapping[str, Json]]:
    waiting, seen = [value], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, Mapping):
            yield node
            waiting += [
                entry for key in ("@graph", "mainEntity", "mainEntityOfPage") for entry in _listed(node.get(key))
            ]
        elif isinstance(node, list):
            waiting += node[:_MOST_NODES]


def _types(node: Mapping[str, Json]) -> set[str]:
    names = (_text(name) for name in _listed(node.get("@type")))
    return {name.rpartition("/")[2].rpartition(":")[2] for name in names}


def _is_free(nodes: Sequence[Mapping[str, Json]]) -> bool | None:
    said = [str(node["isAccessibleForFree"]).strip().lower() for node in nodes if "isAccessibleForFree" in node]
    if not said:
        return None
    return not any(word.rpartition("/")[2] in _UNFREE for word in said)


def _name(entry: Json) -> str:
    name = _text(entry.get("name")) if isinstance(entry, Mapping) else _text(entry)
    if isinstance(entry, Mapping) and not name:
        name = next((_text(part) for part in _listed(entry.get("name"))), "")
    return "" if "://" in name else name


def _listed(value: Json) -> Sequence[Json]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)


def _text(value: Json, *, keeps_lines: bool = False) -> str:
    if not isinstance(value, str):
        return ""
    text = html.unescape(value)
    return text.strip() if keeps_lines else " ".join(text.split())


def _whole(value: Json) -> int | None:
    text = str(value).strip()
    return int(text) if len(text) < 8 and text.isascii() and text.isdigit() else None
