"""The words with defaults, so that a test names only what it is about."""

from datetime import UTC, datetime

from bot.domain import Action, Article, Claim, Correction, Field, Sighting, Status
from bot.ports import Recorded, Store

HERE = "terminal:local"
ELSEWHERE = "discord:1"
MARCH = datetime(2024, 3, 28, 12, tzinfo=UTC)


def an_article(article_id: str = "a1", published_at: datetime = MARCH) -> Article:
    return Article(article_id, published_at, "example.org", "Amorim leads the race")


def a_claim(
    club: str = "Liverpool",
    person: str = "Ruben Amorim",
    status: Status = Status.FAVOURITE,
    start: int = 0,
    *,
    unsure: bool = False,
) -> Claim:
    return Claim(club, person, status, "leads", Field.TITLE, start, start + 5, unsure=unsure)


def a_sighting(article_id: str = "a1", workspace: str = HERE, at: datetime = MARCH) -> Sighting:
    return Sighting(article_id, workspace, "terminal", "member", at)


def a_correction(
    correction_id: str = "c1", workspace: str = HERE, club: str = "Liverpool", at: datetime = MARCH
) -> Correction:
    return Correction(correction_id, workspace, Action.CLOSE, club, "moderator", at, at)


async def tell(
    store: Store,
    article_id: str = "a1",
    *claims: Claim,
    workspace: str = HERE,
    published_at: datetime = MARCH,
) -> Recorded:
    """Record an article with these claims as seen in the workspace."""
    return await store.record(
        an_article(article_id, published_at), "The text.", claims, a_sighting(article_id, workspace)
    )
