"""The port for what reports have said of who has a job, over the tables."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain import JobNote
from bot.ports import JobNotes
from storage.engine import Database
from storage.tables import job_notes

_NOTE = tuple(job_notes.c[name] for name in JobNote.__dataclass_fields__)
_KEY = ("club", "person", "kind", "outlet", "month")


class SqlJobNotes(JobNotes):
    """Notes in the store's database file; raises what `SqlStore` does."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def newest(self, most: int) -> tuple[JobNote, ...]:
        """The notes, the newest first, at most so many."""
        query = select(*_NOTE).order_by(job_notes.c.day.desc(), *(job_notes.c[name] for name in _KEY)).limit(most)
        return tuple(JobNote(*row) for row in await self._database.read(query))

    async def add(self, notes: Sequence[JobNote]) -> None:
        """Store notes; of one outlet on the same person, job and month the earliest stays."""

        async def work(connection: AsyncConnection) -> None:
            for note in notes:
                await _add(connection, note)

        await self._database.write(work)


async def _add(connection: AsyncConnection, note: JobNote) -> None:
    row = asdict(note) | {"month": f"{note.day:%Y-%m}"}
    same = and_(*(job_notes.c[name] == row[name] for name in _KEY))
    known = (await connection.execute(select(job_notes.c.day).where(same))).scalar()
    if known is None or note.day < known:
        await connection.execute(delete(job_notes).where(same))
        await connection.execute(insert(job_notes), row)
