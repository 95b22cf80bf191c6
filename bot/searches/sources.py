"""Who says something: outlets, their trust, and the one name under which a source counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.domain import Article, Club, Evidence, Outlet, Tier
from bot.domain.folding import fold

_PLATFORMS = frozenset(
    {"x.com", "twitter.com", "bsky.app", "facebook.com", "instagram.com", "threads.net", "threads.com", "t.me"}
    | {"reddit.com", "substack.com", "tiktok.com", "youtube.com"}
)
_ARTICLES = frozenset({"the", "la", "le", "il", "el", "de", "der", "die", "das"})


@dataclass(frozen=True)
class Sources:
    """What is known of outlets. Read-only; indexes are made when first asked for.

    The empty value knows nobody: every outlet is `Tier.SOUND`, none is official, and a source is known by the
    name that a report credits or by its domain.
    """

    outlets: tuple[Outlet, ...] = ()
    official_sites: frozenset[tuple[str, str]] = frozenset()
    """Registered domain and name of the club whose site it is; sides of one club may share a site."""

    @classmethod
    def of(cls, outlets: Iterable[Outlet], clubs: Iterable[Club]) -> Sources:
        """The sources among these outlets and these clubs' official sites."""
        return cls(tuple(outlets), frozenset((club.site, club.name) for club in clubs if club.site))

    def tier(self, outlet: str) -> Tier:
        """The tier of an outlet by its domain: a club's own site is official, one in no list `SOUND`."""
        known = self._by_domain.get(outlet)
        if known is not None:
            return known.tier
        return Tier.OFFICIAL if outlet in self._sites else Tier.SOUND

    def is_official(self, outlet: str, club: str) -> bool:
        """Whether the outlet is that club's own site."""
        return (outlet, club) in self.official_sites

    def source_of(self, evidence: Evidence) -> str:
        """The key of whoever stands behind a claim; equal keys are one source.

        It is the outlet that the text credits, by its domain (its group's key, where it shares copy) when the
        list knows the name, else the credited name folded; without a credit the article's outlet, by the same
        rule. A post counts as its author's, not as the platform's. A text of unknown origin is its own source.
        """
        name = name_key(evidence.claim.attributed_to or "")
        if name:
            credited = self._by_name.get(name)
            return _key(credited) if credited else name
        return self.publisher_of(evidence.article)

    def publisher_of(self, article: Article) -> str:
        """The key of whoever published the article, as `source_of` gives it for claims without a credit."""
        if article.outlet in _PLATFORMS:
            return name_key(article.author or "") or article.id
        known = self._by_domain.get(article.outlet)
        return _key(known) if known else article.outlet or article.id

    def tier_of(self, evidence: Evidence) -> Tier:
        """The tier of a claim: the credited outlet's where the list knows it, else the article's."""
        credited = self._by_name.get(name_key(evidence.claim.attributed_to or ""))
        return credited.tier if credited else self.tier(evidence.article.outlet)

    @cached_property
    def _by_domain(self) -> Mapping[str, Outlet]:
        return {outlet.domain: outlet for outlet in self.outlets}

    @cached_property
    def _by_name(self) -> Mapping[str, Outlet]:
        found: dict[str, Outlet] = {}
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases, outlet.domain):
                found.setdefault(name_key(name), outlet)
        found.pop("", None)
        return found

    @cached_property
    def _sites(self) -> frozenset[str]:
        return frozenset(domain for domain, _ in self.official_sites)


NO_SOURCES = Sources()


def _key(outlet: Outlet) -> str:
    return outlet.group or outlet.domain


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name as sources are matched by: folded, without a leading article ("The Sun" and "Sun" are one)."""
    key = fold(name)
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else key
