"""Names of people whom nobody has heard of yet."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.folding import fold
from bot.names.catalogue import Catalogue
from bot.names.meaning import LONGEST_NAME, Basis
from bot.names.person_lookup import look_up_person


def is_new_person(typed: str, known: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether what somebody typed is a full name that means nobody, be it with a slip of the finger.

    `known` are the names that the workspace has read. What is put in brackets tells somebody from a namesake.
    """
    if len(typed) > LONGEST_NAME or len(fold(typed).split()) < 2:
        return False
    basis = look_up_person(typed, known, catalogue).basis
    return basis is Basis.NOTHING or ("(" in typed and basis is not Basis.WHOLE)


def as_name(typed: str) -> str:
    """A name as it is written: with its spaces mended, and with capitals where it was typed without any."""
    name = " ".join(typed.split())
    return name.title() if name == name.lower() else name
