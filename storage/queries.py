"""The questions that are put to the tables, and in what order SQLite is to go through them.

For one club or some people it goes from the claims about them to those that the workspace has seen: both the people
and the clubs of football have a bounded number of claims, while what a workspace has seen, and the store, only grow.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, select, true, union

from bot.domain import Action, Article, Claim, Correction, Status
from bot.domain.folding import fold
from storage.sqlite import InOrder, Listed
from storage.tables import JOBS, OF_JOBS, activity, articles, claims, corrections, sightings, texts

# Columns in the order of the fields, so that a row makes the word that it holds.
ARTICLE = tuple(articles.c[field.name] for field in fields(Article))
CLAIM = tuple(claims.c[field.name] for field in fields(Claim))
# An article as it stands behind a claim: what came with an edit was published then.
EVIDENCE = (
    *(
        func.coalesce(claims.c.since, articles.c.published_at) if column.name == "published_at" else column
        for column in ARTICLE
    ),
    *CLAIM,
    claims.c.replaced_at,
)
_SINCE = EVIDENCE[[column.name for column in ARTICLE].index("published_at")]
CORRECTION = tuple(corrections.c[field.name] for field in fields(Correction))

_SAME_ARTICLE = claims.c.article_id == sightings.c.article_id
_CLAIMS_SEEN = InOrder(claims, sightings, _SAME_ARTICLE)
_SIGHTINGS_CLAIMED = InOrder(sightings, claims, _SAME_ARTICLE)
# As one reads: what the title says, then what the text does. By chance the names of the fields sort the other way.
_PLACE = (claims.c.field.desc(), claims.c.start)
_FIRM_HOPES = (Status.FAVOURITE, Status.TALKS, Status.AGREED)
_STANDS = claims.c.replaced_at.is_(None)
_BY_ARTICLE = claims.c.article_id == articles.c.id


def article(article_id: str) -> Select[Any]:
    """One article's columns."""
    return select(*ARTICLE).where(articles.c.id == article_id)


def known(article_id: str) -> Select[Any]:
    """One article's columns, and `text_id` of its text."""
    return select(*ARTICLE, texts.c.words).join_from(articles, texts).where(articles.c.id == article_id)


def sighted_among(workspace: str, ids: Select[Any]) -> Select[Any]:
    """How many of the articles the workspace has seen."""
    return (
        select(func.count())
        .select_from(sightings)
        .where(sightings.c.workspace == workspace, sightings.c.article_id.in_(ids))
    )


def evidence_of_club(workspace: str, club: str) -> Select[Any]:
    """The columns of article and claim, for each claim about the club."""
    return _evidence(workspace, claims.c.club == club)


def evidence_of_people(workspace: str, people: Iterable[str]) -> Select[Any]:
    """The columns of article and claim, for each claim about one of the people."""
    return _evidence(workspace, claims.c.person_key.in_({fold(person) for person in people}))


def jobs(workspace: str, keys: Iterable[str], beside: str) -> Select[Any]:
    """The columns of article and claim, for claims that one of the people has, gets or leaves another club's job."""
    return _evidence(workspace, claims.c.person_key.in_(sorted(keys)) & OF_JOBS & (claims.c.club != beside))


def around_appointments(workspace: str, pairs: Sequence[tuple[str, str, datetime]]) -> Select[Any]:
    """The columns of article and claim, for the other claims about people's keys and clubs, each with a moment.

    Those that were published before it only as far as they are firm hopes of the job.
    """
    wanted = Listed(pairs)
    of_pair = (claims.c.person_key == wanted.part(0)) & (claims.c.club == wanted.part(1))
    seen = InOrder(InOrder(wanted.table, claims, of_pair), sightings, _SAME_ARTICLE)
    return (
        select(*EVIDENCE)
        .select_from(InOrder(seen, articles, _BY_ARTICLE))
        .where(
            sightings.c.workspace == workspace,
            claims.c.status.not_in(JOBS),
            claims.c.status.in_(_FIRM_HOPES) | (wanted.part(2) <= _SINCE),
        )
        .order_by(_SINCE, articles.c.id, *_PLACE, claims.c.club, claims.c.person)
    )


def evidence_of_article(workspace: str, article_id: str) -> Select[Any]:
    """The columns of article and claim, for each claim of one article."""
    return _evidence(workspace, claims.c.article_id == article_id)


def _evidence(workspace: str, about: ColumnElement[bool]) -> Select[Any]:
    return (
        select(*EVIDENCE)
        .select_from(InOrder(_CLAIMS_SEEN, articles, _BY_ARTICLE))
        .where(about, sightings.c.workspace == workspace)
        .order_by(_SINCE, articles.c.id, *_PLACE, claims.c.club, claims.c.person)
    )


def active_clubs(workspace: str) -> Select[Any]:
    """Club, number of claims and newest publication, the newest first."""
    return (
        select(activity.c.club, activity.c.claims, activity.c.newest)
        .where(activity.c.workspace == workspace)
        .order_by(activity.c.newest.desc(), activity.c.club)
    )


def counted_activity(workspace: str, clubs: Iterable[str]) -> Select[Any]:
    """The rows of `activity` for these clubs, as the claims have them."""
    return (
        select(sightings.c.workspace, claims.c.club, func.count(), func.max(_SINCE))
        .select_from(InOrder(_CLAIMS_SEEN, articles, _BY_ARTICLE))
        .where(claims.c.club.in_(sorted(clubs)), _STANDS, sightings.c.workspace == workspace)
        .group_by(sightings.c.workspace, claims.c.club)
    )


def people(workspace: str, club: str | None) -> Select[Any]:
    """A person's key, a spelling of the name and the claims that use it; the commonest spelling first."""
    number = func.count()
    query = (
        select(claims.c.person_key, claims.c.person, number)
        .select_from(_SIGHTINGS_CLAIMED if club is None else _CLAIMS_SEEN)
        .where(_STANDS, sightings.c.workspace == workspace)
        .group_by(claims.c.person_key, claims.c.person)
        .order_by(number.desc(), claims.c.person)
    )
    return query if club is None else query.where(claims.c.club == club)


def corrections_of(workspace: str, club: str | None) -> Select[Any]:
    """The columns of corrections, as they were made: all, or those about a club and those that move a claim to it."""
    if club is None:
        return _corrections(corrections.c.workspace == workspace)
    return _corrections_by(workspace, corrections.c.club == club, corrections.c.to_club == club)


def corrections_of_clubs(workspace: str, clubs: Iterable[str]) -> Select[Any]:
    """The columns of the corrections about one of the clubs and those that move a claim to one, as they were made."""
    wanted = sorted(clubs)
    return _corrections_by(workspace, corrections.c.club.in_(wanted), corrections.c.to_club.in_(wanted))


def correction(workspace: str, correction_id: str) -> Select[Any]:
    """The columns of one correction."""
    return _corrections((corrections.c.workspace == workspace) & (corrections.c.id == correction_id))


def corrections_of_people(workspace: str, keys: Iterable[str]) -> Select[Any]:
    """The columns of the corrections that name one of the people, by folded names, as they were made."""
    wanted = sorted(keys)
    return _corrections_by(workspace, corrections.c.person_key.in_(wanted), corrections.c.other_key.in_(wanted))


def _corrections_by(workspace: str, *ways: ColumnElement[bool]) -> Select[Any]:
    """Corrections found in one of several ways, each through an index of its own."""
    found = union(*(select(corrections.c.number).where(corrections.c.workspace == workspace, way) for way in ways))
    return _corrections(corrections.c.number.in_(found))


def _corrections(which: ColumnElement[bool]) -> Select[Any]:
    return select(*CORRECTION).where(which).order_by(corrections.c.at, corrections.c.number)


def unanswered(workspace: str, club: str | None) -> Select[Any]:
    """The columns of article and claim, for each claim that the reader was unsure of and nobody answered.

    Newest publication first.
    """
    answers = corrections.alias()
    answered = exists().where(
        answers.c.workspace == workspace,
        answers.c.article_id == claims.c.article_id,
        answers.c.club == claims.c.club,
        answers.c.person_key == claims.c.person_key,
        answers.c.action.in_([action for action in Action if action.of_claim]),
        answers.c.undone_at.is_(None),
    )
    seen = _SIGHTINGS_CLAIMED if club is None else _CLAIMS_SEEN
    about = true() if club is None else claims.c.club == club
    return (
        select(*EVIDENCE)
        .select_from(InOrder(seen, articles, _BY_ARTICLE))
        .where(about, claims.c.unsure, _STANDS, sightings.c.workspace == workspace, ~answered)
        .order_by(_SINCE.desc(), articles.c.id, *_PLACE, claims.c.club, claims.c.person)
    )


def body(article_id: str) -> Select[Any]:
    """The text of one article."""
    return select(texts.c.body).where(texts.c.article_id == article_id)


def number_of_corrections(workspace: str) -> Select[Any]:
    """How many corrections the workspace has had."""
    return select(func.count()).select_from(corrections).where(corrections.c.workspace == workspace)


def correcting_workspaces() -> Select[Any]:
    """The workspaces with corrections, those with the most first."""
    number = func.count()
    return (
        select(corrections.c.workspace)
        .group_by(corrections.c.workspace)
        .order_by(number.desc(), corrections.c.workspace)
    )
