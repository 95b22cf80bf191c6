"""`hotseat export`: an export as a file, or on standard output."""

from __future__ import annotations

import sys
from pathlib import Path

from bot.errors import HotseatError
from bot.exports.club_files import BYTE_ORDER_MARK

STANDARD_OUTPUT = "-"


class ExportFailed(HotseatError):
    """The export cannot be written where it should go."""


def write_export(content: bytes, name: str) -> None:
    """Write an export to a file, `-` being standard output. Raises `ExportFailed`. Blocks.

    Standard output goes to programs, to whom the mark that tells a spreadsheet the encoding would be part of a cell.
    """
    if name == STANDARD_OUTPUT:
        sys.stdout.buffer.write(content.removeprefix(BYTE_ORDER_MARK))
        return
    try:
        Path(name).write_bytes(content)
    except (OSError, ValueError) as error:
        # A name with a NUL is a ValueError.
        reason = error.strerror if isinstance(error, OSError) else "no file has such a name"
        raise ExportFailed(f"{name} cannot be written ({reason}). Choose another place for it.") from error
