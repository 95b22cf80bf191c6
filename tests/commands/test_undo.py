"""Taking corrections back."""

import dataclasses
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.commands.club_state import ClubState, club_state
from bot.domain import Platform, Status, Workspace
from bot.reply import Reply
from storage.store import open_store
from tests.commands.newsroom import ELSEWHERE, HERE, Newsroom, lines_of, said

S = Status
CLUBS = ("Liverpool", "Bayern Munich", "Sporting CP")
NOW = datetime(2024, 4, 3, 10, 30, tzinfo=UTC)


async def fill(newsroom: Newsroom, workspace: Workspace) -> None:
    reports = [
        ("2024-03-20", "bbc.co.uk", said("Liverpool", "Jurgen Klopp", S.DEPARTING)),
        ("2024-03-21", "bbc.co.uk", said("Liverpool", "Xabi Alonso", S.FAVOURITE)),
        ("2024-03-22", "sky.de", said("Liverpool", "Ruben Amorim", S.CANDIDATE)),
        ("2024-03-23", "sky.de", said("Bayern Munich", "Xabi Alonso", S.TALKS)),
        ("2024-03-24", "tabloid.example", said("Liverpool", "Amorim", S.TALKS, unsure=True)),
        ("2024-03-25", "bbc.co.uk", said("Sporting CP", "Ruben Amorim", S.PRESSURE)),
    ]
    for day, outlet, claim in reports:
        await newsroom.report(day, outlet, claim, workspace=workspace)


def call(command: str, **values: str) -> tuple[str, dict[str, str]]:
    return command, values


CORRECTIONS = [
    call("correct status", club="Liverpool", person="Xabi Alonso", status="out"),
    call("correct status", club="Liverpool", person="Ruben Amorim", status="appointed"),
    call("correct status", club="Bayern Munich", person="Thomas Tuchel", status="departing"),
    call("correct drop", club="Liverpool", person="Xabi Alonso", report="1"),
    call("correct drop", club="Bayern Munich", person="Xabi Alonso", report="1"),
    call("correct confirm", club="Liverpool", person="Amorim", report="1"),
    call("correct change", club="Liverpool", person="Ruben Amorim", report="1", status="out"),
    call("correct change", club="Liverpool", person="Xabi Alonso", report="1", other_club="Sporting CP"),
    call("correct change", club="Liverpool", person="Xabi Alonso", report="1", other_person="Arne Slot"),
    call("correct same", name="Amorim", person="Xabi Alonso"),
    call("correct same", name="Ruben Amorim", person="Amorim"),
    call("correct split", person="Amorim", other="Ruben Amorim"),
    call("correct split", person="Xabi Alonso", other="Xabi Alonso (B)", club="Bayern Munich"),
    call("correct close", club="Liverpool", appointed="Ruben Amorim"),
    call("correct close", club="Liverpool"),
    call("correct reopen", club="Liverpool"),
    call("correct close", club="Bayern Munich", appointed="Xabi Alonso"),
]


async def everything(newsroom: Newsroom, workspace: Workspace) -> tuple[list[Reply], list[ClubState], list[Reply]]:
    """What is shown and what is known in a workspace, as of one moment; corrections themselves left aside."""
    newsroom.clock.moment = NOW.replace(hour=23)
    shortlists = [await newsroom.ask("shortlist", club=club, workspace=workspace) for club in CLUBS]
    states = [await club_state(newsroom.context, workspace.key, club) for club in CLUBS]
    others = [await newsroom.ask("searches", workspace=workspace), await newsroom.ask("review", workspace=workspace)]
    others += [await newsroom.ask("timeline", club=club, workspace=workspace) for club in CLUBS]
    others += [await newsroom.ask("candidate", person="Ruben Amorim", workspace=workspace)]
    return shortlists, [_without_corrections(state) for state in states], others


def _without_corrections(state: ClubState) -> ClubState:
    return dataclasses.replace(state, corrections=())


fresh = count(1)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(st.sampled_from(CORRECTIONS), min_size=1, max_size=3), data=st.data())
async def test_undoing_restores_exactly_what_was_shown_before(
    newsroom: Newsroom, made: list[tuple[str, dict[str, str]]], data: st.DataObject
) -> None:
    here = Workspace(Platform.DISCORD, f"{next(fresh)}")
    there = Workspace(Platform.DISCORD, f"{next(fresh)}")
    for workspace in (here, there):
        await fill(newsroom, workspace)
    newsroom.clock.moment = NOW
    *before, last = made
    for command, values in before:
        await newsroom.correct(command, workspace=here, **values)
    then, elsewhere = await everything(newsroom, here), await everything(newsroom, there)
    newsroom.clock.moment = NOW.replace(hour=12)
    count_before = len(await newsroom.store.corrections(here.key))
    await newsroom.correct(last[0], workspace=here, **last[1])
    if len(await newsroom.store.corrections(here.key)) > count_before:
        undone = await newsroom.correct("undo", workspace=here)
        assert undone.heading == "Undone"
    assert await everything(newsroom, here) == then
    assert await everything(newsroom, there) == elsewhere
    held = [one for one in await newsroom.store.corrections(here.key) if one.holds]
    for one in data.draw(st.permutations(held)):
        await newsroom.correct("undo", workspace=here, number=one.id)
    assert (await everything(newsroom, here))[0] == elsewhere[0]


async def test_without_a_number_it_is_ones_own_last_that_holds(newsroom: Newsroom) -> None:
    await fill(newsroom, HERE)
    for member, status in (("mod", "out"), ("mod", "talks"), ("dan", "linked")):
        await newsroom.correct("correct status", member=member, club="Liverpool", person="Amorim", status=status)
    for number in ("#2", "#1"):
        assert lines_of(await newsroom.correct("undo"))[1].startswith(number)
    reply = await newsroom.correct("undo")
    assert lines_of(reply)[1] == "You have made no correction here that holds. /history lists everybody's."
    assert lines_of(await newsroom.correct("undo", number="3"))[1].startswith("#3")


async def test_an_undone_correction_says_who_undid_it_and_can_be_done_again(newsroom: Newsroom) -> None:
    await fill(newsroom, HERE)
    await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status="out", reason="he said so")
    reply = await newsroom.correct("undo", number="1", member="dan")
    assert lines_of(reply)[2:4] == ["# Liverpool", lines_of(reply)[3]]
    assert lines_of(reply)[3].startswith("Xabi Alonso [out] → [favourite]")
    twice = await newsroom.correct("undo", number="1")
    assert lines_of(twice)[1] == "Correction #1 was undone by dan, 3 Apr 2024, 10:30."
    again = await newsroom.press(reply, "Do it again")
    assert lines_of(again)[1] == "Xabi Alonso: [out] at Liverpool"
    assert (await newsroom.store.corrections(HERE.key))[-1].reason == "he said so"


@pytest.mark.parametrize(("command", "values"), CORRECTIONS, ids=lambda one: one if isinstance(one, str) else "")
async def test_whatever_was_undone_can_be_done_again(newsroom: Newsroom, command: str, values: dict[str, str]) -> None:
    await fill(newsroom, HERE)
    if command == "correct reopen":
        await newsroom.correct("correct close", club="Liverpool")
    made = await newsroom.correct(command, workspace=HERE, **values)
    again = await newsroom.press(await newsroom.press(made, "Undo"), "Do it again")
    assert lines_of(again)[1:-1] == lines_of(made)[1:-1]


async def test_there_is_nothing_to_undo_in_another_workspace(newsroom: Newsroom) -> None:
    await fill(newsroom, HERE)
    await newsroom.correct("correct status", club="Liverpool", person="Xabi Alonso", status="out")
    reply = await newsroom.correct("undo", number="1", workspace=ELSEWHERE)
    assert lines_of(reply)[1] == "There is no correction #1 here. /history lists them."


async def test_members_may_not_undo(newsroom: Newsroom) -> None:
    assert lines_of(await newsroom.ask("undo"))[0] == "That is not allowed"


async def test_corrections_outlive_the_program(newsroom: Newsroom, tmp_path: Path) -> None:
    await fill(newsroom, HERE)
    await newsroom.correct("correct same", name="Amorim", person="Xabi Alonso")
    shown = await newsroom.ask("shortlist", club="Liverpool")
    store = await open_store(tmp_path / "hotseat.db")
    assert await Newsroom(store, newsroom.clock.moment).ask("shortlist", club="Liverpool") == shown
    await store.close()


async def test_undoing_what_opened_a_search_closes_it_without_a_trace(newsroom: Newsroom) -> None:
    reply = await newsroom.correct("correct status", club="Sporting CP", person="Ruben Amorim", status="departing")
    assert "A search is open." in lines_of(reply)
    assert lines_of(await newsroom.press(reply, "Undo"))[2:] == ["# Sporting CP", "That was no search."]
