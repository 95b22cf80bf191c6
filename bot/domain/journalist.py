"""Who has a name of his own as a source."""

from dataclasses import dataclass

from bot.domain.outlet import Tier


@dataclass(frozen=True, slots=True)
class Journalist:
    """A reporter who is trusted by his own record, whatever he writes for."""

    name: str
    """Full name as reports credit it ("Fabrizio Romano"); the journalist's identity."""
    outlet: str = ""
    """Registered domain of what he writes for, or of the platform that he posts on; empty when unknown."""
    beat: str = ""
    """What he reports on, in words."""
    tier: Tier = Tier.SOUND
    reason: str = ""
    """Why he has this tier, in words for a moderator."""
