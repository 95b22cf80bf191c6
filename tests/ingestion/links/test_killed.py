"""A short form of `python -m tests.soak`."""

import random
from pathlib import Path

import pytest

from tests.soak.killing import LINKS, run_once


@pytest.mark.parametrize("seed", range(20))
async def test_a_process_that_is_killed_has_read_every_link_once_after_its_next_start(
    tmp_path: Path, seed: int
) -> None:
    ended = await run_once(tmp_path, random.Random(seed))
    assert (ended.articles, ended.sightings, ended.claims) == (LINKS, LINKS, LINKS)
    assert (ended.other_links, ended.lost) == (0, 0)
    assert ended.is_well
