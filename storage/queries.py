"""The questions that are put to the tables, and in what order SQLite is to go through them.

For one club or some people it goes from the claims about them to those that the workspace has seen: both the people
and the clubs of football have a bounded number of claims, while what a workspace has seen, and the store, only grow.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from bot.domain import Article, Claim, Correction
from bot.domain.folding import fold
from storage.sqlite import InOrder
from storage.tables import articles, claims, corrections, sightings

# Columns in the order of the fields, so that a row makes the word that it holds.
ARTICLE = tuple(articles.c[field.name] for field in fields(Article))
CLAIM = tuple(claims.c[field.name] for field in fields(Claim))
CORRECTION = tuple(corrections.c[field.name] for field in fields(Correction))

_SAME_ARTICLE = claims.c.article_id == sightings.c.article_id
_CLAIMS_SEEN = InOrder(claims, sightings, _SAME_ARTICLE)
_SIGHTINGS_CLAIMED = InOrder(sightings, claims, _SAME_ARTICLE)
# As one reads: what the title says, then what the text does. By chance the names of the fields sort the other way.
_PLACE = (claims.c.field.desc(), claims.c.start)
_BY_ARTICLE = claims.c.article_id == articles.c.id


def article(article_id: str) -> Select[Any]:
    """One article's columns."""
    return select(*ARTICLE).where(articles.c.id == article_id)


def evidence_of_club(workspace: str, club: str) -> Select[Any]:
    """The columns of article and claim, for each claim about the club."""
    return _evidence(workspace, claims.c.club == club)


def evidence_of_people(workspace: str, people: Iterable[str]) -> Select[Any]:
    """The columns of article and claim, for each claim about one of the people."""
    return _evidence(workspace, claims.c.person_key.in_({fold(person) for person in people}))


def evidence_of_article(workspace: str, article_id: str) -> Select[Any]:
    """The columns of article and claim, for each claim of one article."""
    return _evidence(workspace, claims.c.article_id == article_id)


def _evidence(workspace: str, about: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*ARTICLE, *CLAIM)
        .select_from(InOrder(_CLAIMS_SEEN, articles, _BY_ARTICLE))
        .where(about, sightings.c.workspace == workspace)
        .order_by(articles.c.published_at, articles.c.id, *_PLACE, claims.c.club, claims.c.person)
    )


def active_clubs(workspace: str) -> Select[Any]:
    """Club, number of claims and newest publication, the newest first."""
    newest = func.max(articles.c.published_at)
    return (
        select(claims.c.club, func.count(), newest)
        .select_from(InOrder(_SIGHTINGS_CLAIMED, articles, _BY_ARTICLE))
        .where(sightings.c.workspace == workspace)
        .group_by(claims.c.club)
        .order_by(newest.desc(), claims.c.club)
    )


def people(workspace: str, club: str | None) -> Select[Any]:
    """A person's key, a spelling of the name and the claims that use it; the commonest spelling first."""
    number = func.count()
    query = (
        select(claims.c.person_key, claims.c.person, number)
        .select_from(_SIGHTINGS_CLAIMED if club is None else _CLAIMS_SEEN)
        .where(sightings.c.workspace == workspace)
        .group_by(claims.c.person_key, claims.c.person)
        .order_by(number.desc(), claims.c.person)
    )
    return query if club is None else query.where(claims.c.club == club)


def corrections_of(workspace: str, club: str | None) -> Select[Any]:
    """The columns of corrections, as they were made."""
    query = (
        select(*CORRECTION).where(corrections.c.workspace == workspace).order_by(corrections.c.at, corrections.c.number)
    )
    return query if club is None else query.where(corrections.c.club == club)
