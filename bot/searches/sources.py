"""Who says something, the one name under which a source counts, and how far a workspace trusts it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain import Article, Club, Evidence, Journalist, Outlet, Tally, Tier
from bot.searches.directory import PLATFORMS, Directory, name_key
from bot.searches.trust import earned, month_of

__all__ = ["NO_SOURCES", "Sources", "name_key"]


@dataclass(frozen=True)
class Sources:
    """What is known of sources in one workspace. Read-only.

    The empty value knows nobody: every outlet is `Tier.SOUND`, none is official, and a source is known by the
    name that a report credits or by its domain.

    Two keys tell sources apart. The *voice* is who says it, down to the journalist: tiers and records belong to voices.
    The *source* is where it comes from: outlets of one owner and the people who write for an outlet are one source,
    because what they say is not independent.
    """

    directory: Directory = field(default_factory=Directory)
    own_tiers: Mapping[str, Tier] = field(default_factory=dict, hash=False)
    """The tiers that the workspace has set, by voice."""
    tallies: Mapping[tuple[str, datetime], Tally] = field(default_factory=dict, hash=False)
    """By voice and month (`month_of`): its calls that had been decided by the beginning of the month."""

    @classmethod
    def of(cls, outlets: Iterable[Outlet], clubs: Iterable[Club], journalists: Iterable[Journalist] = ()) -> Sources:
        """The sources among these outlets, these journalists and these clubs' official sites."""
        sites = frozenset((club.site, club.name) for club in clubs if club.site)
        return cls(Directory(tuple(outlets), tuple(journalists), sites))

    def of_workspace(
        self, own_tiers: Mapping[str, Tier], tallies: Mapping[tuple[str, datetime], Tally] | None = None
    ) -> Sources:
        """The same sources as a workspace sees them."""
        return replace(self, own_tiers=own_tiers, tallies=tallies or {})

    def tier(self, voice: str) -> Tier:
        """The tier of a voice: the workspace's own for it, else the list's.

        A club's own site is official, and who is in no list is `SOUND`.
        """
        return self.own_tiers.get(voice) or self.listed_tier(voice)

    def listed_tier(self, voice: str) -> Tier:
        """The tier of a voice where the workspace has set none."""
        listed = self.directory.outlet(voice) or self.directory.journalist(voice)
        if listed is not None:
            return listed.tier
        return Tier.OFFICIAL if self.directory.is_club_site(voice) else Tier.SOUND

    def is_official(self, outlet: str, club: str) -> bool:
        """Whether the outlet is that club's own site."""
        return (outlet, club) in self.directory.sites

    def voice_of(self, evidence: Evidence) -> str:
        """The key of whoever says it: whom the text credits, else who wrote the article, else its outlet.

        It is the journalist's `name_key` where the list knows him, the outlet's domain where it knows that, and else
        the credited name's key or the domain. A post is its author's, not the platform's; a text of unknown origin has
        a voice of its own, its article's id.
        """
        name = name_key(evidence.claim.attributed_to or "")
        if name:
            outlet = self.directory.outlet_called(name)
            if outlet is not None:
                return outlet.domain
            journalist = self.directory.journalist_called(name)
            return name_key(journalist.name) if journalist else name
        return self._publisher(evidence.article)

    def source_of(self, evidence: Evidence) -> str:
        """The key of whoever stands behind a claim; equal keys are one source.

        It is that of the voice, save that outlets of a group that shares copy are one, and that a journalist is one
        with the outlet that he writes for. What bookmakers say, and copies, is not seen here.
        """
        return self._origin(self.voice_of(evidence))

    def publisher_of(self, article: Article) -> str:
        """The key of whoever published the article, as `source_of` gives it for claims without a credit."""
        return self._origin(self._publisher(article))

    def tier_of(self, evidence: Evidence) -> Tier:
        """The tier of a claim: that of the voice where it is known, else of the article's outlet."""
        voice = self.voice_of(evidence)
        known = voice in self.own_tiers or self.directory.outlet(voice) or self.directory.journalist(voice)
        return self.tier(voice) if known else self.tier(evidence.article.outlet)

    def earned_by(self, evidence: Evidence) -> float:
        """By how much the record of the claim's voice raises the trust in its tier, or lowers it; 1 without a record.

        It is the record as it stood at the beginning of the month in which the article was published, and so the same
        for ever after.
        """
        tally = self.tallies.get((self.voice_of(evidence), month_of(evidence.article.published_at)))
        return earned(self.tier_of(evidence), tally) if tally else 1.0

    def _publisher(self, article: Article) -> str:
        """The voice of an article that credits nobody."""
        author = self.directory.journalist_called(article.author or "")
        if author is not None:
            return name_key(author.name)
        if article.outlet in PLATFORMS:
            return name_key(article.author or "") or article.id
        known = self.directory.outlet(article.outlet)
        return known.domain if known else article.outlet or article.id

    def _origin(self, voice: str) -> str:
        """The source that a voice belongs to."""
        journalist = self.directory.journalist(voice)
        if journalist is not None and (not journalist.outlet or journalist.outlet in PLATFORMS):
            return voice
        domain = journalist.outlet if journalist else voice
        outlet = self.directory.outlet(domain)
        return (outlet.group or outlet.domain) if outlet else domain


NO_SOURCES = Sources()
