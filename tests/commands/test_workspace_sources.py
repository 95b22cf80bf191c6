import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.commands.workspace_sources import WorkspaceSources
from bot.domain import Status, Verdict
from bot.ports import Unscored
from bot.searches.scoring import EDITION
from storage.source_book import SqlSourceBook
from tests.commands.newsroom import ELSEWHERE, HERE, Newsroom, said

LATER = datetime(2030, 1, 1, tzinfo=UTC)


async def end_search(newsroom: Newsroom, club: str, winner: str) -> None:
    await newsroom.report("2023-11-02", "bbc.co.uk", said(club, f"Holder Of {club}", Status.DEPARTING))
    await newsroom.report("2023-11-03", "sky.de", said(club, winner, Status.TALKS))
    await newsroom.report("2023-11-13", "bbc.co.uk", said(club, winner, Status.APPOINTED))


async def calls(newsroom: Newsroom, source: str = "sky.de") -> int:
    return (await newsroom.context.source_book.record(HERE.key, source, LATER)).tally.calls


async def test_verdicts_follow_what_becomes_known(newsroom: Newsroom) -> None:
    refresh = newsroom.context.workspace_sources.refresh
    await end_search(newsroom, "Liverpool", "Arne Slot")
    assert await calls(newsroom) == 0
    await refresh(HERE.key)
    assert await calls(newsroom) == 1
    await newsroom.report("2023-11-04", "sky.de", said("Liverpool", "Xabi Alonso", Status.AGREED))
    await refresh(HERE.key)
    assert await calls(newsroom) == 2
    await newsroom.report("2023-11-15", "bbc.co.uk", said("Liverpool", "Arne Slot", Status.OUT))
    await newsroom.report("2023-11-15", "one.example", said("Liverpool", "Arne Slot", Status.OUT))
    await newsroom.report("2023-11-15", "two.example", said("Liverpool", "Arne Slot", Status.OUT))
    await refresh(HERE.key)
    assert await calls(newsroom) == 0


async def test_every_answer_knows_all_that_was_read_before_it(newsroom: Newsroom) -> None:
    for number in range(4):
        await end_search(newsroom, f"Club {chr(65 + number)}", f"Man {chr(65 + number)}")
    await newsroom.context.sources_of(HERE.key)
    assert await newsroom.context.source_book.unscored(HERE.key, EDITION) == ()
    assert await calls(newsroom) == 4


async def test_answers_at_the_same_time_give_verdicts_once(newsroom: Newsroom) -> None:
    await end_search(newsroom, "Liverpool", "Arne Slot")
    await asyncio.gather(*(newsroom.context.sources_of(HERE.key) for _ in range(5)))
    assert await calls(newsroom) == 1


class _Interrupted(Exception):
    pass


async def test_work_that_was_interrupted_is_done_again(newsroom: Newsroom) -> None:
    await end_search(newsroom, "Liverpool", "Arne Slot")
    context = newsroom.context

    class Failing(SqlSourceBook):
        async def score(self, workspace: str, scored: Unscored, given: Sequence[Verdict]) -> None:
            raise _Interrupted

    book = Failing(newsroom.store.database)
    with pytest.raises(_Interrupted):
        await WorkspaceSources(context.store, book, context.sources).refresh(HERE.key)
    assert await calls(newsroom) == 0
    await context.workspace_sources.refresh(HERE.key)
    assert await calls(newsroom) == 1


async def test_an_article_that_another_workspace_hands_in_changes_nothing_here(newsroom: Newsroom) -> None:
    await end_search(newsroom, "Liverpool", "Arne Slot")
    await newsroom.report("2023-11-04", "sky.de", said("Liverpool", "A B", Status.AGREED), workspace=ELSEWHERE)
    for workspace in (HERE, ELSEWHERE):
        await newsroom.context.workspace_sources.refresh(workspace.key)
    assert await calls(newsroom) == 1
    assert (await newsroom.context.source_book.record(ELSEWHERE.key, "sky.de", LATER)).tally.calls == 0
