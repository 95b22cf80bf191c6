"""Articles whose text nearly repeats another one's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bot.domain import Article, Evidence


def copies_in(evidence: Iterable[Evidence]) -> Mapping[tuple[str, str], str]:
    """For each article that is only a copy, by its id and a club that it speaks of: the id of the one that it repeats.

    Of all that repeat one text, known or not, and speak of a club, the oldest is no copy there; of one instant one
    whose outlet is known, then the one whose id sorts first.
    """
    articles: dict[str, Article] = {}
    clubs: defaultdict[str, set[str]] = defaultdict(set)
    for item in evidence:
        known = articles.get(item.article.id)
        if known is None or item.article.published_at < known.published_at:
            articles[item.article.id] = item.article
        clubs[item.article.id].add(item.claim.club)
    if not any(article.echo_of for article in articles.values()):
        return {}
    alike: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles.values():
        first = _first_text(article, articles)
        for club in clubs[article.id]:
            alike[first, club].append(article)
    found: dict[tuple[str, str], str] = {}
    for (_, club), group in alike.items():
        origin, *repeats = sorted(group, key=lambda one: (one.published_at, not one.outlet, one.id))
        found |= {(article.id, club): origin.id for article in repeats}
    return found


def _first_text(article: Article, known: Mapping[str, Article]) -> str:
    """The id of the article that all its copies go back to; it may be one that is not known here."""
    seen = {article.id}
    while article.echo_of and article.echo_of not in seen:
        seen.add(article.echo_of)
        if article.echo_of not in known:
            return article.echo_of
        article = known[article.echo_of]
    # Copies that name each other in a ring go back to the same one of them, wherever the walk began.
    return min(seen) if article.echo_of else article.id
