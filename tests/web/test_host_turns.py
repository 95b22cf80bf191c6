import asyncio

import pytest

from adapters.web.host_turns import MOST_REMEMBERED, HostTurns, TurnTooFarOff


class Time:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def now(self) -> float:
        return self.seconds


async def take(turns: HostTurns, host: str = "a.example", gap: float = 0.0) -> None:
    async with turns.turn(host, gap):
        pass


async def test_a_turn_too_far_off_is_said_with_its_wait() -> None:
    time = Time()
    turns = HostTurns(2, patience=10.0, now=time.now)
    await take(turns, gap=25.0)
    with pytest.raises(TurnTooFarOff) as far:
        await take(turns)
    assert (far.value.wait, far.value.is_wish) == (25.0, False)
    time.seconds += 25
    await take(turns)


async def test_hosts_do_not_wait_for_each_other() -> None:
    turns = HostTurns(1, patience=0.0, now=Time().now)
    await take(turns, gap=99.0)
    async with turns.turn("b.example", 99.0):
        await take(turns, "c.example")


async def test_no_more_than_so_many_have_a_turn_at_once() -> None:
    turns = HostTurns(1, patience=0.01, now=Time().now)
    async with turns.turn("a.example", 0.0):
        with pytest.raises(TurnTooFarOff):
            await take(turns)
    await take(turns)


async def test_a_host_is_left_alone_for_as_long_as_it_asks_but_an_hour_at_most() -> None:
    time = Time()
    turns = HostTurns(2, patience=10.0, now=time.now)
    turns.leave_alone("a.example", 86_400.0)
    turns.leave_alone("a.example", 5.0)
    with pytest.raises(TurnTooFarOff) as far:
        await take(turns)
    assert (far.value.wait, far.value.is_wish) == (3600.0, True)
    time.seconds += 3600
    await take(turns)


async def test_those_who_wait_already_leave_it_alone_too() -> None:
    turns = HostTurns(1, patience=10.0, now=Time().now)
    async with turns.turn("a.example", 0.0):
        waiting = asyncio.create_task(take(turns))
        await asyncio.sleep(0)
        turns.leave_alone("a.example", 60.0)
    with pytest.raises(TurnTooFarOff) as far:
        await waiting
    assert far.value.is_wish


async def test_a_cancelled_turn_is_free_again() -> None:
    turns = HostTurns(1, patience=10.0, now=Time().now)
    async with turns.turn("a.example", 0.0):
        waiting = asyncio.create_task(take(turns))
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    await take(turns)


async def test_only_so_many_hosts_are_remembered() -> None:
    turns = HostTurns(1, patience=10.0, now=Time().now)
    for number in range(MOST_REMEMBERED + 50):
        await take(turns, f"{number}.example")
    assert len(turns._hosts) == MOST_REMEMBERED
