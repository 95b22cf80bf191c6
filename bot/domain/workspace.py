"""Where people see Hotseat."""

from dataclasses import dataclass
from enum import StrEnum


class Platform(StrEnum):
    """What a workspace lives on."""

    TERMINAL = "terminal"
    DISCORD = "discord"
    SLACK = "slack"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One Discord server, one Slack workspace, or the terminal. Everything seen or set belongs to one."""

    platform: Platform
    id: str
    """The platform's own id (a guild's, a team's); "local" in the terminal."""

    @property
    def key(self) -> str:
        """What the store's rows carry: unique over all platforms."""
        return f"{self.platform}:{self.id}"
