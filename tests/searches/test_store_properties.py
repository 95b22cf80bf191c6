"""Rules that hold from the store to a command's answer, for whatever is reported."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.club_state import ClubState, club_changes, club_state
from bot.domain import Article, Claim, Correction, Evidence, OwnTier, Sighting, Tier
from storage.opening import make_ready
from storage.store import open_store
from tests.commands.newsroom import ELSEWHERE, HERE, Newsroom
from tests.searches.histories import OUTLETS, START, histories

History = tuple[list[Evidence], list[Correction]]
NOW = START + timedelta(days=400)
CLUBS = ["Liverpool", "Sporting CP"]

few = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that was just created; to be copied, since creating one takes longer than the rest."""
    path = tmp_path_factory.mktemp("empty") / "hotseat.db"
    make_ready(path)
    return path


@asynccontextmanager
async def newsroom(empty: Path) -> AsyncIterator[Newsroom]:
    """A newsroom with a store of its own, in which nothing is yet."""
    with TemporaryDirectory() as folder:
        store = await open_store(Path(shutil.copy(empty, Path(folder) / "hotseat.db")))
        try:
            yield Newsroom(store, NOW)
        finally:
            await store.close()


async def take_in(room: Newsroom, history: History, workspace: str = HERE.key, chance: Random | None = None) -> None:
    """Everything of a history, an article at a time, in order or by chance."""
    evidence, corrections = history
    claims: dict[Article, list[Claim]] = {}
    for item in evidence:
        claims.setdefault(item.article, []).append(item.claim)
    articles, made = list(claims), list(corrections)
    if chance:
        chance.shuffle(articles)
        chance.shuffle(made)
    for article in articles:
        sighting = Sighting(article.id, workspace, "general", "ann", NOW)
        await room.store.record(article, f"text of {article.id}", claims[article], sighting)
    for one in made:
        await room.store.add_correction(_in(one, workspace))


def _in(correction: Correction, workspace: str) -> Correction:
    return replace(correction, workspace=workspace)


async def seen(room: Newsroom, as_of: datetime | None = None, workspace: str = HERE.key) -> Sequence[object]:
    """All that the commands show of two clubs."""
    return [shown(await club_state(room.context, workspace, club, as_of)) for club in CLUBS]


def shown(state: ClubState) -> object:
    return state.shortlists, state.holders, state.evidence, state.judged


@few
@given(history=histories(), day=st.integers(0, 300), chance=st.randoms(use_true_random=False))
def test_a_past_moment_is_what_a_store_would_show_that_saw_only_what_was_published_by_then(
    empty_database: Path, history: History, day: int, chance: Random
) -> None:
    evidence, corrections = history
    then = START + timedelta(days=day)
    by_then = (
        [item for item in evidence if item.article.published_at <= then],
        [one for one in corrections if one.effective_at <= then],
    )

    async def both() -> None:
        async with newsroom(empty_database) as whole, newsroom(empty_database) as part:
            await take_in(whole, history, chance=chance)
            await take_in(part, by_then)
            part.clock.moment = then
            assert await seen(whole, then) == await seen(part)

    asyncio.run(both())


@few
@given(histories(), histories(), st.sampled_from(Tier))
def test_two_workspaces_never_see_each_others_reports_corrections_and_tiers(
    empty_database: Path, mine: History, theirs: History, tier: Tier
) -> None:
    """Some articles are seen by both, and are stored once."""
    told, corrections = theirs
    other = [replace(item, article=replace(item.article, id=f"their {item.article.id}")) for item in told]
    shared = [item for item in mine[0] if item.article.published_at.day % 2]

    async def both() -> None:
        async with newsroom(empty_database) as together, newsroom(empty_database) as alone:
            await take_in(together, ([*other, *shared], corrections), ELSEWHERE.key)
            for outlet in OUTLETS:
                own_tier = OwnTier(ELSEWHERE.key, outlet, tier, "ann", NOW)
                await together.context.source_book.set_tier(own_tier)
            await take_in(together, mine)
            await take_in(alone, mine)
            assert await seen(together) == await seen(alone)

    asyncio.run(both())


@few
@given(histories(), histories())
def test_undoing_a_correction_restores_exactly_what_was_shown_before(
    empty_database: Path, history: History, other: History
) -> None:
    async def undone() -> None:
        async with newsroom(empty_database) as room:
            await take_in(room, history)
            before = await seen(room)
            moves = [await club_changes(room.context, HERE.key, club) for club in CLUBS]
            for number, one in enumerate(other[1]):
                await room.store.add_correction(replace(one, id=f"more {number}", workspace=HERE.key))
            for number in range(len(other[1])):
                await room.store.undo_correction(HERE.key, f"more {number}", NOW, "ann")
            assert await seen(room) == before
            assert [await club_changes(room.context, HERE.key, club) for club in CLUBS] == moves

    asyncio.run(undone())
