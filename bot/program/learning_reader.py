"""The offline reader, which reads the better the more it has read."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence

from bot.domain import Claim, JobNote, Report
from bot.ports import JobNotes
from bot.reading.job_notes import notes_in
from bot.reading.learned import Learning
from bot.reading.lexicon import Lexicon
from bot.reading.reader import OfflineReader

MOST_NOTES = 20_000
"""How many of the newest notes are learned from at the start: some years' worth."""


class LearningReader:
    """A `Reader` whose lists grow by what it reads: who was appointed, and who is named with his job.

    Of two reports the later published profits from the earlier if that was read before it.
    """

    def __init__(self, offline: OfflineReader, notes: JobNotes) -> None:
        """`offline` knows the lists alone; `notes` keeps what is learned over restarts. Takes a moment."""
        self._lists = offline.lexicon
        self._reader = offline
        self._notes = notes
        self._learning = Learning(self._lists.person_by_name, self._lists.club_by_name)
        self._has_begun = False
        self._turn = asyncio.Lock()

    async def read(self, report: Report) -> tuple[Claim, ...]:
        """The claims that the report makes, as `Reader` says."""
        async with self._turn:
            if not self._has_begun:
                await self._learn(await self._notes.newest(MOST_NOTES))
                self._has_begun = True
        claims, notes = await asyncio.to_thread(_read, self._reader, report, self._lists)
        if notes:
            async with self._turn:
                await self._notes.add(await self._learn(notes))
        return claims

    async def _learn(self, notes: Sequence[JobNote]) -> tuple[JobNote, ...]:
        """Take notes in; gives those that are new."""
        new, lexicon = await asyncio.to_thread(_taught, self._learning, notes, self._lists)
        if new:
            self._reader = dataclasses.replace(self._reader, lexicon=lexicon)
        return new


def _read(reader: OfflineReader, report: Report, lists: Lexicon) -> tuple[tuple[Claim, ...], tuple[JobNote, ...]]:
    claims = reader.read_report(report)
    return claims, notes_in(report, claims, reader.lexicon, lists.person_by_name)


def _taught(learning: Learning, notes: Sequence[JobNote], lists: Lexicon) -> tuple[tuple[JobNote, ...], Lexicon]:
    new = learning.add(notes)
    return new, lists.with_people(learning.people()) if new else lists
