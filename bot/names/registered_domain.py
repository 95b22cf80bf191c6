"""The part of a host's name that somebody has registered, by the public suffix list that its package brings along."""

from __future__ import annotations

import ipaddress
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:[^\s/?#@]*@)?([^\s/?#@:]+)(?::\d*)?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL
)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_LONGEST = 253


def registered_domain(site: str) -> str:
    """The registered domain in lower case of a host or of an address on it; empty where there is none.

    "https://www.BBC.co.uk/sport" is "bbc.co.uk", "sport.sky.de" is "sky.de". What a site lends to others by the list
    counts as theirs ("kit.blogspot.com"). Names of one word, suffixes alone ("co.uk") and numeric addresses have none;
    an unknown top level is taken for a suffix of one word.
    """
    match = _HOST.fullmatch(site.strip())
    host = match[1].lower().rstrip(".") if match else ""
    labels = host.split(".")
    if len(labels) < 2 or len(host) > _LONGEST or not all(map(_LABEL.fullmatch, labels)) or _is_address(host):
        return ""
    return _suffixes().privatesuffix(host) or ""


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host.rpartition(".")[2].isdigit()
    return True


@cache
def _suffixes() -> PublicSuffixList:
    # Ten thousand rules take a tenth of a second to load, and a short command needs none.
    from publicsuffixlist import PublicSuffixList  # noqa: PLC0415

    return PublicSuffixList()
