"""What tells a text from others, wherever it is found."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ingestion.near_duplicates import Signature


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what an article is known again. The date of publication is no part of it."""

    words: str
    """`text_id` of the report."""
    addresses: tuple[str, ...] = ()
    """The canonical addresses that it has been seen at, the article's own first; none for a pasted text."""
    signature: Signature | None = None
    """What it is compared with other texts by; None where it is too short."""
