"""Files that come with a reply: written where the person who sits at the terminal works."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from itertools import count
from pathlib import Path

from bot.reply import File


async def keep(files: Iterable[File], folder: Path) -> tuple[str, ...]:
    """Write the files into the folder and give a sentence for each that says where it is, or why it is nowhere.

    Nothing is written over: a name that is taken gets a number.
    """
    return tuple([await asyncio.to_thread(_kept, file, folder) for file in files])


def _kept(file: File, folder: Path) -> str:
    name = Path(file.name).name
    try:
        path = _written(folder / name, file.content)
    except (OSError, ValueError) as error:
        # A name with a NUL is a ValueError.
        reason = error.strerror if isinstance(error, OSError) else "no file has such a name"
        return f"{name} cannot be written to {folder} ({reason}). Start Hotseat in a folder that you may write to."
    return f"Written: {path}"


def _written(wanted: Path, content: bytes) -> Path:
    for number in count(1):
        path = wanted if number == 1 else wanted.with_stem(f"{wanted.stem}-{number}")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise AssertionError("numbers do not end")
