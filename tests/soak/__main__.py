"""`python -m tests.soak [RUNS]`: 200 runs, every tenth of them with real pages' reading; fails at the first bad one."""

from __future__ import annotations

import asyncio
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.killing import LINKS, run_once


async def main(runs: int) -> int:
    met: list[int] = []
    for number in range(runs):
        with TemporaryDirectory(prefix="hotseat-soak-") as folder:
            ended = await run_once(Path(folder), random.Random(number), real_pages=number % 10 == 9)
        if not ended.is_well:
            print(f"run {number}: {ended}")
            return 1
        met.append(ended.read_before)
        if (number + 1) % 10 == 0:
            amid = sum(0 < one < LINKS for one in met)
            print(f"{number + 1} runs are well; {amid} were killed between the first link's reading and the last's")
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)))
