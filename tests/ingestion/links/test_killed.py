"""A short form of `python -m tests.soak`."""

from pathlib import Path

from tests.soak.killing import LINKS, runs

RUNS = 20
AT_ONCE = 6


async def test_a_process_that_is_killed_has_read_every_link_once_after_its_next_start(tmp_path: Path) -> None:
    ended = {seed: one async for seed, one in runs(tmp_path, range(RUNS), at_once=AT_ONCE)}
    assert len(ended) == RUNS
    assert {(one.articles, one.sightings, one.claims) for one in ended.values()} == {(LINKS, LINKS, LINKS)}
    assert {(one.other_links, one.lost) for one in ended.values()} == {(0, 0)}
    assert {seed for seed, one in ended.items() if not one.is_well} == set()
