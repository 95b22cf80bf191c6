"""What a community answered about the reader's claims, as articles in the format of the corpus: GUIDE.md beside it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain import Article, Correction, Evidence
from bot.ports import Store
from bot.program.documents import Document
from bot.searches.corrected import Judged, judged
from bot.searches.identity import Identity
from bot.searches.record import in_force_at
from bot.searches.rulings import rulings_in


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A file for training, and what stayed out of it."""

    content: bytes
    """JSON in UTF-8."""
    articles: int
    """How many are in it."""
    left_out: int
    """How many have been answered in part only."""

    @property
    def summary(self) -> str:
        """What is in it and what is not, in sentences."""
        written = f"{self.articles} reviewed {'article' if self.articles == 1 else 'articles'} written."
        if not self.left_out:
            return written
        return f"{written} {self.left_out} left out, because something in them waits for an answer: see /review."


async def reviewed_articles(store: Store, workspace: str, now: datetime) -> Reviewed:
    """The articles of which moderators of the workspace answered a claim, with the claims that they let stand.

    An article is in when somebody confirmed, dropped or changed a claim of it and nothing that the reader was unsure of
    in it still waits for an answer, for what nobody answered is known to be neither right nor wrong. Claims that the
    reader was sure of and nobody contested are in as they were read: whoever answers one claim has the article's
    evidence before him, but may not have looked at all of it. What the reader did not see at all is missing, so these
    articles teach it which of its claims hold, not what it overlooks: train on them beside the corpus, not instead.
    Statuses set by hand, and searches closed, are not about what an article says, and leave no trace here.
    """
    corrections = in_force_at(await store.corrections(workspace), now)
    answered = dict.fromkeys(one.article_id for one in corrections if one.action.of_claim)
    documents: list[tuple[str, str, Document]] = []
    left_out = 0
    for article_id in answered:
        evidence = await store.evidence_of_article(workspace, article_id)
        if not evidence:
            continue
        found = judged(evidence, [one for one in corrections if _concerns(one, article_id)])
        if any(one.as_read.claim.unsure and one.verdict is None for one in found):
            left_out += 1
            continue
        article, text = evidence[0].article, await store.body(article_id) or ""
        document = _article_document(article, text, found, corrections)
        documents.append((str(document["published"]), article.id, document))
    articles = [document for _, _, document in sorted(documents, key=lambda one: one[:2])]
    whole = {"search": "reviews", "club": None, "articles": articles}
    content = (json.dumps(whole, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")
    return Reviewed(content, len(articles), left_out)


def _concerns(correction: Correction, article_id: str) -> bool:
    return correction.action.of_names or correction.article_id == article_id


def _article_document(
    article: Article, text: str, found: Sequence[Judged], corrections: Sequence[Correction]
) -> Document:
    rulings = rulings_in(corrections)
    claims: dict[tuple[str, str], Document] = {}
    for item in (one.counts_as for one in found if one.counts_as):
        person = Identity([item.claim.person], rulings).of(item.claim.person)
        claims.setdefault((item.claim.club, person), _claim_document(item, person))
    return {
        "id": article.id,
        "outlet": article.outlet,
        "published": article.published_at.date().isoformat(),
        "title": article.title,
        "text": text,
        "claims": [*claims.values()],
    }


def _claim_document(item: Evidence, person: str) -> Document:
    claim = item.claim
    also: Document = {"also": [claim.person]} if person != claim.person else {}
    return {
        "club": claim.club,
        "person": person,
        "status": [claim.status.value],
        "quote": claim.quote,
        "attributed_to": claim.attributed_to,
        **also,
    }
