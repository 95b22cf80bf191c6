"""From what somebody posted to an address that may be fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

import idna
from yarl import URL

from adapters.web.fetch_rules import FetchRules
from adapters.web.public_addresses import numeric_host
from bot.ingestion.fetching import FailureReason

_LONGEST = 8_000
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?=//)|([a-z][a-z0-9+-]*):(?![0-9])", re.IGNORECASE)
_UNUSABLE = re.compile(r"[\x00-\x20\x7f\\]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_LOCAL_NAMES = ("localhost", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "localdomain")
_HIDING = re.compile(r"/(?:rss/)?(?:articles|read)/")


@dataclass(frozen=True, slots=True)
class Target:
    """An address whose shape is in order. Where its host's name leads is checked when it is connected to."""

    url: URL
    """Without fragment, with the host as it is looked up."""
    host: str

    @property
    def origin(self) -> str:
        """Scheme, host and port."""
        return str(self.url.origin())


def target_of(typed: str, rules: FetchRules, base: URL | None = None) -> Target | FailureReason:
    """The address that somebody typed, or that a page at `base` names; or why it cannot be fetched.

    A host without a scheme gets https, as in a browser.
    """
    text = typed.strip()
    if not text or len(text) > _LONGEST or _UNUSABLE.search(text):
        return FailureReason.NO_ADDRESS
    try:
        url = URL(text) if base is None else base.join(URL(text))
        if base is None and not _SCHEME.match(text):
            url = URL(f"https://{text.removeprefix('//')}")
        return _checked(url, rules)
    except ValueError:
        return FailureReason.NO_ADDRESS


def is_hiding(url: URL) -> bool:
    """Whether the article's own address is behind a script at the address: links of Google News."""
    return url.host == "news.google.com" and bool(_HIDING.match(url.path))


def _checked(url: URL, rules: FetchRules) -> Target | FailureReason:
    if url.scheme not in ("http", "https"):
        return FailureReason.WRONG_SCHEME
    if url.raw_user is not None or url.raw_password is not None:
        return FailureReason.HAS_LOGIN
    host = _host(url.host or "")
    address = numeric_host(host)
    if address is not None and not rules.may_reach(address):
        return FailureReason.NOT_PUBLIC
    if address is None and not _is_global_name(host, rules):
        return FailureReason.NOT_PUBLIC
    if url.port is None or not rules.may_use(url.port):
        return FailureReason.WRONG_PORT
    host = host if address is None else str(address)
    return Target(url.with_host(host).with_fragment(None), host)


def _host(raw: str) -> str:
    """The host as it is looked up: without escapes, in ASCII and lower case. Raises ValueError."""
    host = unquote(raw, errors="strict").removeprefix("[").removesuffix("]").lower()
    if ":" in host:
        return host
    if not host.isascii():
        host = idna.encode(host, uts46=True, transitional=False).decode("ascii").lower()
    host = host.removesuffix(".")
    if not host or len(host) > 253 or not all(map(_LABEL.fullmatch, host.split("."))):
        raise ValueError("no host")
    return host


def _is_global_name(host: str, rules: FetchRules) -> bool:
    if rules.reach_loopback and host == "localhost":
        return True
    if "." not in host:
        return False
    return not any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES)
