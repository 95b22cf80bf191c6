"""The outlets, journalists and clubs' sites that are known to everybody, found by any of their names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.domain import Journalist, Outlet
from bot.domain.folding import fold

PLATFORMS = frozenset(
    {"x.com", "twitter.com", "bsky.app", "facebook.com", "instagram.com", "threads.net", "threads.com", "t.me"}
    | {"reddit.com", "substack.com", "tiktok.com", "youtube.com", "medium.com"}
)
"""Sites on which everybody speaks for himself."""

_ARTICLES = frozenset({"the", "la", "le", "il", "el", "de", "der", "die", "das"})
_BRACKETS = re.compile(r"\(.*\)")
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


@dataclass(frozen=True)
class Directory:
    """Read-only; indexes are made when first asked for. The empty one knows nobody."""

    outlets: tuple[Outlet, ...] = ()
    journalists: tuple[Journalist, ...] = ()
    sites: frozenset[tuple[str, str]] = frozenset()
    """Registered domain and name of the club whose official site it is; sides of one club may share a site."""

    def outlet(self, domain: str) -> Outlet | None:
        """The outlet of that registered domain."""
        return self._by_domain.get(domain)

    def outlet_called(self, name: str) -> Outlet | None:
        """The outlet that a report credits by that name."""
        return self._by_name.get(name_key(name))

    def journalist(self, key: str) -> Journalist | None:
        """The journalist whose name has that `name_key`."""
        return self._journalists.get(key)

    def journalist_called(self, name: str) -> Journalist | None:
        """The journalist that a credit, a by-line or the name of an account means.

        "The Athletic's David Ornstein" and "Fabrizio Romano (@FabrizioRomano)" are listed men; of two the first named.
        """
        key = name_key(_BRACKETS.sub(" ", name)) or name_key(name)
        if not key:
            return None
        found = self._journalists.get(key) or self._by_account.get(key.replace(" ", ""))
        if found is not None or " " not in key:
            return found
        words = key.split()
        for place, word in enumerate(words):
            for one, others in self._by_first_word.get(word, ()):
                if words[place + 1 : place + 1 + len(others)] == others:
                    return one
        return None

    def is_club_site(self, domain: str) -> bool:
        """Whether the domain is some club's own site."""
        return domain in self._site_domains

    @cached_property
    def _by_domain(self) -> Mapping[str, Outlet]:
        found = {outlet.domain: outlet for outlet in self.outlets}
        for outlet in self.outlets:
            for alias in outlet.aliases:
                if _DOMAIN.fullmatch(alias):
                    found.setdefault(alias, outlet)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, Outlet]:
        found: dict[str, Outlet] = {}
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases, outlet.domain):
                found.setdefault(name_key(name), outlet)
        found.pop("", None)
        return found

    @cached_property
    def _journalists(self) -> Mapping[str, Journalist]:
        return {name_key(one.name): one for one in self.journalists}

    @cached_property
    def _by_first_word(self) -> Mapping[str, list[tuple[Journalist, list[str]]]]:
        """Journalists by the first word of their names, each with the words after it."""
        found: defaultdict[str, list[tuple[Journalist, list[str]]]] = defaultdict(list)
        for key, one in self._journalists.items():
            first, *others = key.split()
            if others:
                found[first].append((one, others))
        return found

    @cached_property
    def _by_account(self) -> Mapping[str, Journalist]:
        return {key.replace(" ", ""): one for key, one in self._journalists.items()}

    @cached_property
    def _site_domains(self) -> frozenset[str]:
        return frozenset(domain for domain, _ in self.sites)


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name as sources are matched by: folded, without a leading article ("The Sun" and "Sun" are one)."""
    key = fold(name)
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else key
