import json
import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingestion.near_duplicates import FEWEST_WORDS, SAME_STORY, Signature
from tests.benchmarks.near_duplicates import CORPUS, cut, other_boilerplate, wrapped

REPORTS = [
    one["text"]
    for one in json.loads((CORPUS / "liverpool-2024.json").read_text("utf-8"))["articles"]
    if len(one["text"].split()) > 100
]


def signature(text: str) -> Signature:
    found = Signature.of(text)
    assert found is not None
    return found


@pytest.mark.parametrize("copying", [cut, other_boilerplate, wrapped])
def test_a_copy_is_alike_and_can_be_looked_up(copying: Callable[[str, random.Random], str]) -> None:
    chance = random.Random(1)
    for text in REPORTS[:5]:
        one, other = signature(text), signature(copying(text, chance))
        assert one.likeness(other) >= SAME_STORY
        assert {*one.bands()} & {*other.bands()}


def test_different_stories_about_the_same_man_are_not_alike() -> None:
    signatures = [signature(text) for text in REPORTS]
    pairs = [(one, other) for place, one in enumerate(signatures) for other in signatures[:place]]
    assert max(one.likeness(other) for one, other in pairs) < SAME_STORY / 2


def test_case_spacing_and_quotation_marks_do_not_matter() -> None:
    text = REPORTS[0]
    changed = re.sub(r"\s+", "  ", text.upper()).replace("'", "’").replace('"', "“")
    assert signature(text) == signature(changed)


def test_a_short_text_has_no_signature() -> None:
    assert Signature.of("word " * (FEWEST_WORDS - 1)) is None
    assert Signature.of("") is None
    assert Signature.of("word " * FEWEST_WORDS) is not None


@given(st.lists(st.integers(0, 2**32 - 1), min_size=128, max_size=128))
def test_a_signature_comes_back_from_its_bytes(hashes: list[int]) -> None:
    one = Signature(tuple(hashes))
    assert Signature.unpacked(one.packed()) == one
    assert all(-(2**63) <= key < 2**63 for key in one.bands())


def test_what_was_stored_can_still_be_compared() -> None:
    """The keys of a text are in databases: whoever changes them changes `EDITION` too."""
    one = signature(" ".join(f"word{number}" for number in range(60)))
    assert one.hashes[:3] == (1723716313, 196219447, 3227399201)
    assert one.bands()[:2] == (5325459227936238252, -5094398798572915067)
