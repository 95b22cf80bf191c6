"""One writer at a time, readers beside it."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Row, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sqlite import reading_engine, writing_engine
from storage.troubles import trouble

_T = TypeVar("_T")


class Database:
    """The connections to one database file that is up to date. Connects when first used.

    Whoever is cancelled while waiting stops waiting; what was asked for is finished all the same. Both `read` and
    `write` raise `StoreUnusable` where the file, its disk or another program keep them from their work.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._readers = reading_engine(path)
        self._writer = writing_engine(path)
        self._turn = asyncio.Lock()
        self._jobs: set[asyncio.Task[Any]] = set()

    async def read(self, query: Select[Any]) -> Sequence[Row[Any]]:
        """What the query finds in the newest state that was finished; does not wait for the writer."""
        return await self._finish(self._read(query))

    async def write(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        """Do the work in a transaction that holds the write lock; when it raises, nothing of it is kept."""
        return await self._finish(self._write(work))

    async def close(self) -> None:
        """Wait for what is under way, then close every connection."""
        if self._jobs:
            await asyncio.wait(self._jobs)
        await self._writer.dispose()
        await self._readers.dispose()

    async def _read(self, query: Select[Any]) -> Sequence[Row[Any]]:
        with self._clear_errors():
            async with self._readers.connect() as connection:
                return (await connection.execute(query)).all()

    async def _write(self, work: Callable[[AsyncConnection], Awaitable[_T]]) -> _T:
        async with self._turn:
            with self._clear_errors():
                async with self._writer.begin() as connection:
                    return await work(connection)

    async def _finish(self, job: Coroutine[Any, Any, _T]) -> _T:
        # A statement that is abandoned half-way keeps its connection, and with it the write lock, until the garbage
        # collector finds both: the thread that runs it cannot be stopped.
        task = asyncio.create_task(job)
        self._jobs.add(task)
        task.add_done_callback(self._jobs.discard)
        return await asyncio.shield(task)

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            unusable = trouble(self._path, error)
            if unusable is None:
                raise
            raise unusable from error
