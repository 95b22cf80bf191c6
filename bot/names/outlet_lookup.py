"""Which outlet or journalist a typed name means."""

from __future__ import annotations

from bot.domain.folding import fold
from bot.errors import UnclearName
from bot.names.catalogue import Catalogue
from bot.names.registered_domain import registered_domain
from bot.names.typos import mistyped, nearest
from bot.reply import listing

_MOST_CHOICES = 5
_LONGEST_SHOWN = 60


def find_outlet(typed: str, catalogue: Catalogue) -> str:
    """The registered domain of the outlet, or the full name of the journalist, that is meant by what somebody typed.

    A domain or an address is an outlet even where it is in no list; a name has to be in one, in full or with slips, as
    has a part of it that only one has. Raises `UnclearName` with what may have been meant.
    """
    shown = typed.strip()[:_LONGEST_SHOWN]
    domain = registered_domain(typed)
    if domain in catalogue.outlets_by_domain:
        return catalogue.outlets_by_domain[domain].domain
    sources = catalogue.sources_by_key
    key = fold(typed).removeprefix("the ") if len(typed) <= _LONGEST_SHOWN else ""
    meant = sources.get(key)
    if meant is None and domain:
        return domain
    if meant is None and key:
        words = f" {key} "
        meant = tuple(dict.fromkeys(one for name, some in sources.items() if words in f" {name} " for one in some))
        near = [one for name in mistyped(key, sources) for one in sources[name]] if not meant else []
        meant = meant or tuple(dict.fromkeys(near))
    if not meant:
        found = [one for name in nearest(key, sources, _MOST_CHOICES) for one in sources[name]]
        choices = tuple(dict.fromkeys(found))[:_MOST_CHOICES]
        hint = f"The nearest names are {listing(choices)}." if choices else "Type its domain, such as bbc.co.uk."
        raise UnclearName(f"No outlet and no journalist is called “{shown}”. {hint}", choices)
    if len(meant) > 1:
        choices = meant[:_MOST_CHOICES]
        more = " …" if len(meant) > len(choices) else ""
        raise UnclearName(f"“{shown}” could be {listing(choices, 'or')}{more}: type more of the name.", choices)
    return meant[0]
