"""`python -m tests.soak [RUNS]`: 200 runs, every tenth of them with real pages' reading; fails if one is bad."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.killing import LINKS, runs

AT_ONCE = 6


async def main(number: int) -> int:
    met: list[int] = []
    bad = 0
    with TemporaryDirectory(prefix="hotseat-soak-") as folder:
        every = runs(Path(folder), range(number), at_once=AT_ONCE, with_real_pages=lambda seed: seed % 10 == 9)
        async for seed, ended in every:
            if not ended.is_well:
                print(f"run {seed}: {ended}", flush=True)
                bad += 1
            met.append(ended.read_before)
            if len(met) % 10 == 0:
                amid = sum(0 < one < LINKS for one in met)
                told = f"{len(met)} runs, {bad} of them bad; {amid} were killed"
                print(f"{told} between the first link's reading and the last's", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)))
