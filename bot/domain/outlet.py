"""Who published an article."""

from dataclasses import dataclass
from enum import IntEnum


class Tier(IntEnum):
    """How far an outlet is trusted before it has a record of its own; a lower number is better."""

    OFFICIAL = 1
    """Official site of a club or federation, national broadcaster, wire agency."""
    STRONG = 2
    """National press and specialists with a record in such news."""
    SOUND = 3
    """Regional press, established supporters' sites, sports dailies with a mixed record."""
    MIXED = 4
    """Tabloids and aggregators."""
    WEAK = 5
    """Rewrites and content farms. An outlet in no list is not this: it is `SOUND` until something is known."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, known by its site's registered domain."""

    domain: str
    """Registered domain in lower case ("bbc.co.uk"); the outlet's identity."""
    name: str = ""
    """As a report credits it ("BBC Sport"); empty when unknown, and then the domain serves."""
    aliases: tuple[str, ...] = ()
    """Other ways in which a report credits it ("the BBC")."""
    country: str = ""
    """English name of its country; empty when unknown."""
    tier: Tier = Tier.SOUND
    group: str = ""
    """Key of the owner when several outlets share copy; reports of one group are not independent."""
    reason: str = ""
    """Why it has this tier, in words for a moderator."""
