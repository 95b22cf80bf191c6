"""What a fetcher may reach, and how much it takes."""

from __future__ import annotations

from dataclasses import dataclass, field

from adapters.web.public_addresses import Address, is_public


@dataclass(frozen=True, slots=True)
class FetchRules:
    """The limits of all fetching. Times are in seconds, sizes in bytes."""

    contact: str = ""
    """An address of whoever runs the bot, by which sites can complain; e-mail or web, printable ASCII."""
    version: str = "0"
    ports: frozenset[int] = frozenset({80, 443})
    proxy: str | None = None
    """An HTTP proxy that does all the fetching. Names are looked up by it then, so it has to refuse private
    addresses itself; spelt-out addresses and local names are still refused here."""
    total: float = 10.0
    """For one document with all its redirects, time spent waiting for a turn aside."""
    lookup: float = 5.0
    """For finding the addresses of one name, inside of `total`."""
    most_bytes: int = 5_000_000
    """Of a document, before and after decompression."""
    most_redirects: int = 5
    gap: float = 0.25
    """Between the starts of two requests to a host."""
    automatic_gap: float = 2.0
    """The same between requests of `Asker.FEED`; a longer Crawl-delay wins, up to `patience`."""
    at_once: int = 2
    """Requests to one host."""
    patience: float = 30.0
    """The longest wait for a turn."""
    reach_loopback: bool = field(default=False, kw_only=True)
    """For tests alone: this machine can be reached, on every port. Whoever may post links could otherwise make the
    bot talk to whatever else runs here."""

    def may_reach(self, address: Address) -> bool:
        """Whether a connection to an address may be made."""
        return is_public(address) or (self.reach_loopback and address.is_loopback)

    def may_use(self, port: int) -> bool:
        """Whether a port may be used."""
        return port in self.ports or self.reach_loopback

    @property
    def user_agent(self) -> str:
        """How the bot names itself to sites."""
        contact = f"; +{self.contact}" if self.contact else ""
        return f"Mozilla/5.0 (compatible; {ROBOT}/{self.version}{contact})"


ROBOT = "Hotseat"
"""The name by which robots.txt can mean the bot."""
