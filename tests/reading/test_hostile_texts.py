"""Texts that nobody means well with: no crash, no hang, and no claim made of nothing."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bot.domain import Report
from bot.reading.reader import OfflineReader
from bot.reading.stock import stock_phrase
from tests.reading.laborious_texts import laborious_texts

HANG_SECONDS = 240
"""A reader that takes longer for the laborious texts hangs; on a slow machine it needs a tenth of that."""

NOTHING = {
    "empty": "",
    "blank": " \n\t\r\n ",
    "ten thousand short lines": "a a a\n" * 10_000,
    "a megabyte of words": "lorem ipsum dolor " * 60_000,
    "a megabyte without a space": "a" * 1_000_000,
    "nothing but capitals": "Aa Bb " * 30_000,
    "one club for ever": "Chelsea " * 20_000,
    "brackets": "(" * 30_000 + ")" * 30_000,
    "quotation marks": '"' * 60_000,
    "full stops": ". " * 30_000,
    "Arabic": "مدرب ليفربول الجديد " * 500,
    "Thai": "ผู้จัดการทีมลิเวอร์พูลคนใหม่ " * 500,
    "emoji": "🔥⚽ " * 2_000,
    "NUL": "\0Chelsea\0",
    "lone surrogates": "\ud800 Chelsea \udfff",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_claim_is_made_of_nothing(reader: OfflineReader, text: str) -> None:
    assert reader.read_report(Report(text)) == ()
    assert reader.read_report(Report("", title=text)) == ()


def test_random_bytes_make_no_claim(reader: OfflineReader) -> None:
    chance = random.Random(20240328)
    for _ in range(2_000):
        text = chance.randbytes(chance.randrange(400)).decode("utf-8", errors="replace")
        assert reader.read_report(Report(text)) == ()


def test_a_sentence_without_an_end_is_read_in_bounded_time(reader: OfflineReader) -> None:
    claims = reader.read_report(Report("Chelsea have not sacked Frank Lampard and " * 20_000))
    assert {claim.pair for claim in claims} <= {("Chelsea", "Frank Lampard")}


def test_no_text_is_too_much_work() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.reading.laborious_texts"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        text=True,
        timeout=HANG_SECONDS,
    )
    assert done.returncode == 0, done.stderr[-3_000:]
    assert list(json.loads(done.stdout)) == [name for name, _ in laborious_texts()]


def test_nouns_that_could_be_parsed_in_two_ways_are_parsed_in_one() -> None:
    # Each repetition used to double the work.
    assert stock_phrase(f"C have sacked {'first team manager ' * 40}Q".split()) is None
