"""Which reports are one article."""

from __future__ import annotations

import hashlib

from bot.domain import Report
from bot.domain.folding import fold

_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def text_id(report: Report) -> str | None:
    """The id of a text without an address; None when neither text nor title has a letter or a digit.

    It depends on the words of the text only, or on those of the title where there is no text: neither case, accents,
    spacing, punctuation and invisible characters nor another title make another article.
    """
    words = _words(report.text) or _words(report.title)
    return f"text:{_digest(words)}" if words else None


def url_id(url: str) -> str:
    """The id of the text at a canonical address."""
    return f"url:{_digest(url)}"


def _words(text: str) -> str:
    return fold(text.translate(_INVISIBLE))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
