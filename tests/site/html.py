"""Pages as publishers write them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

TITLE = "Harbour Town close in on Vale as their new manager"
PARAGRAPHS = (
    "Harbour Town have opened talks with Marco Vale about the manager's job, and hope to name him before the weekend.",
    "The 47-year-old left Northgate in the spring after three seasons, and has turned down two offers since then.",
    "“He is the man whom the board wants,” a source at the club said. “The rest is a matter of days.”",
    "Town parted with Alan Reed on Sunday night after a fifth defeat in a row, which left them in seventeenth place.",
    "Reed's assistant, Tom Birch, takes the team for the match at Fenwick on Saturday and will stay on as a coach.",
)


def article(
    title: str = TITLE,
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    head: str = "",
    json_ld: Mapping[str, object] | None = None,
    published: str | None = "2026-11-20T18:30:00+00:00",
    author: str | None = "Ann Writer",
    site_name: str = "The Harbour News",
    above: str = "",
    inside: str = "",
    below: str = "",
    language: str = "en",
) -> str:
    """An article with navigation, a side column and a foot around it."""
    data: dict[str, object] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title}
    if published:
        data["datePublished"] = published
    if author:
        data["author"] = {"@type": "Person", "name": author}
    data.update(json_ld or {})
    body = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{escape(title)} - {escape(site_name)}</title>
<meta property="og:title" content="{escape(title)}"><meta property="og:site_name" content="{escape(site_name)}">
<script type="application/ld+json">{json.dumps(data)}</script>
{head}</head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/football">Football</a></nav>
{above}<main><article><h1>{escape(title)}</h1>
{body}{inside}
</article></main>{below}
<aside><h2>More</h2><a href="/b">Ten players to watch</a></aside>
<footer>© The Harbour News. All rights reserved.</footer></body></html>"""


def bare(title: str, body: str, head: str = "") -> str:
    """A page with nothing around its body."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )
