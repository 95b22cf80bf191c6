"""Reports in files on this machine."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

from bot.errors import UnreadableReport
from bot.ingestion.report_text import NamedReport, reports_in

FILE_LIMIT = 32 * 1024 * 1024
"""The largest file that is read, in bytes: some ten thousand reports."""
STANDARD_INPUT = "-"


def reports_in_file(
    name: str, *, published: datetime | None = None, outlet: str = "", title: str = ""
) -> tuple[NamedReport, ...]:
    """The reports of a file, `-` being standard input; see `reports_in` for its shapes. Blocks.

    `published`, `outlet` and `title` are what the file itself may not say; a title goes to reports without one.
    Raises `UnreadableReport` that names the file.
    """
    with opened_bytes(name) as file:
        content = _text(file, name)
    try:
        found = reports_in(content, Path(name).suffix, published=published, outlet=outlet)
    except UnreadableReport as fault:
        raise UnreadableReport(f"{name}: {fault}") from fault
    return tuple(_titled(named, title) for named in found)


@contextmanager
def opened_bytes(name: str) -> Iterator[IO[bytes]]:
    """A file, or for `-` standard input, to read bytes from. Raises `UnreadableReport` that names it."""
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    try:
        file = Path(name).open("rb")  # noqa: SIM115 - only opening it may fail for a reason that is told here
    except (OSError, ValueError) as error:
        # A name with a NUL is a ValueError.
        reason = error.strerror if isinstance(error, OSError) else "no file has such a name"
        raise UnreadableReport(f"{name} cannot be read ({reason}). Give the path of a file with a report.") from error
    with file:
        yield file


def _text(file: IO[bytes], name: str) -> str:
    try:
        content = file.read(FILE_LIMIT + 1)
    except OSError as error:
        raise UnreadableReport(f"{name} cannot be read ({error.strerror}). Give another file.") from error
    if len(content) > FILE_LIMIT:
        raise UnreadableReport(f"{name} is larger than {FILE_LIMIT >> 20} MiB. Split it and give the parts.")
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise UnreadableReport(f"{name} is not UTF-8 text. Save it as text in UTF-8 and give that.") from error


def _titled(named: NamedReport, title: str) -> NamedReport:
    if not title or named.report.title:
        return named
    return dataclasses.replace(named, report=dataclasses.replace(named.report, title=title))
