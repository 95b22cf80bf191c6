"""How many tokens have been used today, kept over restarts."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


class Spending:
    """The tokens of one day, in a small file that several processes may share.

    Every method blocks, and may raise `OSError`. A file that cannot be understood counts as a day on which
    everything is spent: no money goes by mistake, and the next day begins a new count.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def take(self, day: date, tokens: int, most: int) -> bool:
        """Count tokens before they are used; False, and nothing is counted, where the day would have more than `most`.

        `day` is in UTC. One that is earlier than the newest that was counted adds to that.
        """
        with self._held():
            counted = self._counted(day, most)
            spent = counted.tokens if counted.day >= day else 0
            if spent + tokens > most:
                return False
            self._write(_Counted(max(day, counted.day), spent + tokens))
            return True

    def settle(self, day: date, taken: int, used: int) -> None:
        """Put what was really used on that day in the place of what `take` had counted for it."""
        with self._held():
            counted = self._counted(day, taken)
            if counted.day == day:
                self._write(_Counted(day, max(counted.tokens - taken + used, 0)))

    @contextmanager
    def _held(self) -> Iterator[None]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        # A lock of its own: the file itself is replaced with every count.
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _counted(self, day: date, if_unclear: int) -> _Counted:
        try:
            content: Any = json.loads(self._file.read_text(encoding="utf-8"))
            return _Counted(date.fromisoformat(content["day"]), int(content["tokens"]))
        except FileNotFoundError:
            return _Counted(date.min, 0)
        except (ValueError, TypeError, KeyError):
            unclear = _Counted(day, if_unclear)
            self._write(unclear)
            return unclear

    def _write(self, counted: _Counted) -> None:
        beside = self._file.with_suffix(".new")
        beside.write_text(
            json.dumps({"day": counted.day.isoformat(), "tokens": counted.tokens}) + "\n", encoding="utf-8"
        )
        beside.replace(self._file)


@dataclass(frozen=True, slots=True)
class _Counted:
    day: date
    tokens: int
