"""The outlet's domain in what people type for it."""

from __future__ import annotations

from bot.names.registered_domain import registered_domain


def outlet_domain(typed: str) -> str:
    """The registered domain of a site or of an address on it; a name that is no domain stays as it is.

    "https://www.BBC.co.uk/sport" and "news.bbc.co.uk" are "bbc.co.uk", "BBC Sport" is "BBC Sport".
    """
    return registered_domain(typed) or typed.strip()
