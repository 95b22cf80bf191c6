import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.terminal.piped_lines import piped_lines


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    for descriptor in (reading, writing):
        try:
            os.close(descriptor)
        except OSError:
            continue


async def of_file(path: Path, limit: int = 100) -> list[str]:
    with path.open("rb") as file:
        return [line async for line in piped_lines(file.fileno(), limit)]


async def test_a_file_is_read_line_by_line_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "commands"
    path.write_bytes("/shortlist köln\r\n\n/help".encode())
    assert await of_file(path) == ["/shortlist köln", "", "/help"]


async def test_an_empty_device_ends_at_once() -> None:
    assert await of_file(Path(os.devnull)) == []


async def test_lines_longer_than_a_chunk_arrive_whole_and_beyond_the_limit_cut(tmp_path: Path) -> None:
    path = tmp_path / "commands"
    path.write_bytes(b"a" * 200_000 + b"\n" + b"b" * 200_001 + b"\nc")
    assert await of_file(path, limit=200_000) == ["a" * 200_000, "b" * 200_000, "c"]


async def test_bytes_that_are_no_text_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "commands"
    path.write_bytes(b"/ingest \xff\n")
    assert await of_file(path) == ["/ingest \ufffd"]


async def test_a_pipe_gives_each_line_as_soon_as_it_is_written(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    lines = piped_lines(reading)
    os.write(writing, b"/searches\n/he")
    assert await anext(lines) == "/searches"
    os.write(writing, b"lp\n")
    assert await anext(lines) == "/help"
    os.close(writing)
    assert [line async for line in lines] == []


async def test_waiting_for_a_pipe_can_be_cancelled(pipe: tuple[int, int]) -> None:
    waiting = asyncio.ensure_future(anext(piped_lines(pipe[0])))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
