"""The whole program with a language model, and without one that answers."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.llm.conftest import KEY
from tests.llm.server import ModelServer, claim, claims, model_server, refuses

PROJECT = Path(__file__).parents[2]
PATIENCE = 60
TEXT = "Liverpool have opened talks with Arne Slot, who is their first choice to succeed Jurgen Klopp."


@dataclass(frozen=True, slots=True)
class Ended:
    code: int | None
    output: str
    errors: str


async def hotseat(folder: Path, settings: Mapping[str, str], *words: str, stdin: str = "") -> Ended:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("HOTSEAT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", *words,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        cwd=folder, env={**kept, "PYTHONPATH": str(PROJECT), **settings},
    )  # fmt: skip
    output, errors = await asyncio.wait_for(process.communicate(stdin.encode()), PATIENCE)
    return Ended(process.returncode, output.decode(), errors.decode())


def with_model(server: ModelServer) -> dict[str, str]:
    return {
        "HOTSEAT_READER": "llm",
        "HOTSEAT_LLM_URL": server.url,
        "HOTSEAT_LLM_MODEL": "tiny",
        "HOTSEAT_LLM_KEY": KEY,
    }


async def test_lines_are_read_by_the_model_and_say_so(tmp_path: Path) -> None:
    async with model_server() as server:
        server.answers = [claims(claim(quote="have opened talks with Arne Slot"))]
        ended = await hotseat(
            tmp_path, with_model(server), "read", "--jsonl", stdin=json.dumps({"id": 1, "text": TEXT})
        )
    answer = json.loads(ended.output)
    assert answer["read_by"] == "the language model tiny"
    assert [one["quote"] for one in answer["claims"]] == ["have opened talks with Arne Slot"]


@pytest.mark.parametrize("words", [("read", "-"), ("ingest", "-")])
async def test_the_offline_reader_answers_for_a_model_that_does_not(tmp_path: Path, words: tuple[str, ...]) -> None:
    async with model_server() as server:
        server.answers = [refuses(401)]
        ended = await hotseat(tmp_path, with_model(server), *words, stdin=TEXT)
    assert ended.code == 0
    assert "Arne Slot" in ended.output
    assert "Read by the offline reader: the language model refused the key." in " ".join(ended.output.split())
    assert KEY not in ended.output + ended.errors
    assert len(ended.errors.splitlines()) == 1
