"""A person by all the names that moderators said are his, and the clubs whose jobs he is spoken of for."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.context import Context
from bot.domain.folding import fold
from bot.searches.identity import Identity
from bot.searches.record import in_force_at
from bot.searches.rulings import rulings_in


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody in a workspace's evidence."""

    name: str
    """The name under which he is shown."""
    names: tuple[str, ...]
    """Every name that moderators said is his, the shown one first."""
    clubs: tuple[str, ...]
    """In alphabetical order; empty where nothing was read of him. Unsure claims count, and those that moderators made
    claims about him."""

    @property
    def keys(self) -> frozenset[str]:
        """The names, folded."""
        return frozenset(map(fold, self.names))


async def known_person(context: Context, workspace: str, name: str) -> KnownPerson:
    """The person of that name."""
    corrections = in_force_at(await context.store.corrections_of_people(workspace, [name]), context.clock.now())
    rulings = rulings_in(corrections)
    ruled = [ruled for pair in rulings.same for ruled in pair]
    identity = Identity([name, *ruled], rulings)
    shown = identity.of(name)
    names = tuple(dict.fromkeys([shown, name, *(one for one in ruled if identity.of(one) == shown)]))
    keys = set(map(fold, names))
    clubs = {item.claim.club for item in await context.store.evidence_of_people(workspace, names)}
    for one in corrections:
        if {fold(one.person), fold(one.other)} & keys:
            clubs |= {club for club in (one.club, one.to_club) if club}
    return KnownPerson(shown, names, tuple(sorted(clubs)))
