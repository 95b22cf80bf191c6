"""Lines from a file or a pipe, where nobody types."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator

LINE_LIMIT = 1024 * 1024
_CHUNK = 64 * 1024


async def piped_lines(descriptor: int, limit: int = LINE_LIMIT) -> AsyncIterator[str]:
    """The lines of an open file or pipe to its end, without their line feeds; bytes that are no UTF-8 are replaced.

    What goes beyond `limit` bytes of a line is left out. Waiting can be cancelled at any time, which a thread that
    waits for input could not.
    """
    line = b""
    while chunk := await _chunk(descriptor):
        *ended, rest = chunk.split(b"\n")
        for end in ended:
            yield _decoded(line + end, limit)
            line = b""
        line = (line + rest)[: limit + 1]
    if line:
        yield _decoded(line, limit)


def _decoded(line: bytes, limit: int) -> str:
    return line[:limit].decode("utf-8", "replace").removesuffix("\r")


async def _chunk(descriptor: int) -> bytes:
    loop = asyncio.get_running_loop()
    readable = asyncio.Event()
    try:
        loop.add_reader(descriptor, readable.set)
    except PermissionError:
        # An ordinary file, or /dev/null: never has to be waited for.
        return await asyncio.to_thread(os.read, descriptor, _CHUNK)
    try:
        await readable.wait()
        return os.read(descriptor, _CHUNK)
    finally:
        loop.remove_reader(descriptor)
