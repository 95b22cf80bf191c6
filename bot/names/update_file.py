"""The newer facts about names, as a file in the data folder."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ValidationError

from bot.domain import Club, Person
from bot.errors import NamesNotUpdated
from bot.logs import event_logger
from bot.names.overlay import NamesUpdate


class _Names(BaseModel):
    format: Literal[1]
    taken: date
    clubs: tuple[Club, ...]
    people: tuple[Person, ...]


def read_update(file: Path) -> NamesUpdate:
    """What the file holds; nothing where there is none.

    Nothing either, and a warning in the log, where it cannot be understood: the lists that ship do by themselves.
    """
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return NamesUpdate()
    except OSError as error:
        event_logger(__name__).warning("the newer names cannot be read", file=str(file), reason=error.strerror)
        return NamesUpdate()
    try:
        names = _Names.model_validate_json(content)
    except ValidationError:
        event_logger(__name__).warning(
            "the newer names are broken: type hotseat names update, or remove the file", file=str(file)
        )
        return NamesUpdate()
    return NamesUpdate(names.clubs, names.people)


def write_update(file: Path, update: NamesUpdate, taken: date) -> None:
    """Put an update in the place of the file, all or nothing. Raises `NamesNotUpdated` where that is impossible."""
    content = _Names(format=1, taken=taken, clubs=update.clubs, people=update.people).model_dump_json(indent=1)
    beside = file.with_suffix(f".{os.getpid()}.new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("w", encoding="utf-8") as output:
                output.write(content)
                output.flush()
                os.fsync(output.fileno())
            beside.replace(file)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise NamesNotUpdated(
            f"The names cannot be written to {file} ({error.strerror}). They stay as they were; make that possible and "
            "try again."
        ) from error
