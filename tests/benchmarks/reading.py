"""What reading costs: time for 240 words, memory and load time, beside importing discord.py.

    python -m tests.benchmarks.reading

Everything runs on one thread of this process; figures are medians over rounds through the corpus.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"
EVERY = 5
ROUNDS = 3
WORDS = 240


def peak_megabytes() -> float:
    """The most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    from bot.domain import Report  # noqa: PLC0415 - loading is part of what is measured

    before = peak_megabytes()
    started = time.perf_counter()
    from bot.names.load import shipped_catalogue  # noqa: PLC0415
    from bot.reading.reader import build_reader  # noqa: PLC0415

    names = shipped_catalogue()
    reader = build_reader(names.clubs, names.people, names.outlets)
    loaded = time.perf_counter() - started
    articles = [
        one
        for path in sorted(CORPUS.glob("*.json"))
        for one in json.loads(path.read_text(encoding="utf-8"))["articles"]
    ][::EVERY]
    reports = [
        Report(one["text"], one["title"], datetime.fromisoformat(one["published"]).replace(tzinfo=UTC), one["outlet"])
        for one in articles
    ]
    words = sum(len(f"{report.title} {report.text}".split()) for report in reports)
    rounds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        for report in reports:
            reader.read_report(report)
        rounds.append(time.perf_counter() - started)
    memory = peak_megabytes() - before
    imports = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", "import discord"], check=True)
        imports.append(time.perf_counter() - started)
    imported = statistics.median(imports)
    reading = statistics.median(rounds) * WORDS / words
    print(
        f"reading {WORDS} words              {reading * 1000:.0f} ms, {reading / imported:.2f} of an import of discord"
    )
    print(f"loading names and weights      {loaded:.2f} s, {loaded / imported:.2f} of it")
    print(f"memory above the idle program  {memory:.0f} MB")
    print(f"python -c 'import discord'     {imported:.2f} s")


if __name__ == "__main__":
    main()
