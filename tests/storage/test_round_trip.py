"""Whatever Unicode can say comes back as it went in."""

import itertools
from dataclasses import replace
from datetime import UTC

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain import Action, Article, Claim, Correction, Dated, Evidence, Field, Sighting, Status
from bot.domain.folding import fold
from bot.ports import Store

# One store serves all examples; each takes a workspace of its own.
one_store = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
workspaces = (f"terminal:{number}" for number in itertools.count())

texts = st.text(max_size=30)  # all of Unicode but lone surrogates
moments = st.datetimes(timezones=st.just(UTC))
articles = st.builds(
    Article,
    id=texts,
    published_at=moments,
    outlet=texts,
    title=texts,
    url=st.none() | texts,
    author=st.none() | texts,
    dated=st.sampled_from(Dated),
)
claims = st.builds(
    Claim,
    club=st.sampled_from(["Liverpool", "1. FC Köln"]) | texts,
    person=texts,
    status=st.sampled_from(Status),
    quote=texts,
    field=st.sampled_from(Field),
    start=st.integers(0, 2**40),
    end=st.integers(0, 2**40),
    attributed_to=st.none() | texts,
    confidence=st.floats(0, 1),
    unsure=st.booleans(),
)
corrections = st.builds(
    Correction,
    id=texts,
    workspace=st.just(""),
    action=st.sampled_from(Action),
    club=texts,
    by=texts,
    at=moments,
    effective_at=moments,
    person=texts,
    status=st.none() | st.sampled_from(Status),
    other=texts,
    article_id=texts,
    reason=texts,
    undone_at=st.none() | moments,
)


@one_store
@given(article=articles, claims=st.lists(claims, max_size=4, unique_by=lambda claim: claim.pair))
async def test_articles_and_claims_come_back(store: Store, article: Article, claims: list[Claim]) -> None:
    workspace = next(workspaces)
    article = replace(article, id=f"{workspace}/{article.id}")
    await store.record(article, "", claims, Sighting(article.id, workspace, "", "", article.published_at))

    assert await store.article(article.id) == article
    told = {Evidence(article, claim) for claim in claims}
    people = [claim.person for claim in claims]
    assert set(await store.evidence_of_people(workspace, people)) == told
    for club in {claim.club for claim in claims}:
        of_club = await store.evidence_of_club(workspace, club)
        assert set(of_club) == {evidence for evidence in told if evidence.claim.club == club}
    assert {fold(person) for person in await store.people(workspace)} == {fold(person) for person in people}


@one_store
@given(correction=corrections)
async def test_corrections_come_back(store: Store, correction: Correction) -> None:
    correction = replace(correction, workspace=next(workspaces))
    stored = await store.add_correction(correction)
    assert stored == replace(correction, id=correction.id or "1")
    assert await store.corrections(correction.workspace, correction.club) == (stored,)
