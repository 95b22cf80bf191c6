"""The one address that stands for all spellings of an article's address."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit, urlunsplit

from bot.names.registered_domain import registered_domain

_TRACKER = re.compile(
    r"""
      (?: utm | mtm | pk | piwik | matomo | hsa | vero | oly | wt | at | ns | mc | icid | itm | trk | asc | hc ) [_.] .*
    | _ga | _gl | _hsenc | _hsmi | _openstat | _branch_match_id | __twitter_impression | __tn__
    | (?: fb | g | ms | ya | tw | ttc | yc | dc | tt | irc | sc | ob | wbra | gbra ) (?: clid | id(?=$) ) .*
    | gclsrc | gad_source | gbraid | wbraid | li_fat_id | igsh | igshid | mibextid | epik | wickedid | rdt_cid | s_kwcid
    | ef_id | cmpid | cvid | ocid | ncid | ito | ftag | sref | ref | ref_src | ref_url | referrer | referer | smid
    | smtyp | sr_share | share | share_id | shareid | sharetype | xtor | mkt_tok | guccounter | guce_referr(?:er|al).*
    | traffic_source | in_source | spref | s_cid | soc_src | soc_trk | dicbo | nr_email_referer | socialreferrer | sfnsn
    | amp | amp_js_v | amp_gsa | amp_ct | amp_tf | usqp
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Parameters that everywhere say where a reader comes from, or that a page is the AMP one. Whatever else there is may
name the article: to keep one too many costs a comparison of texts, to drop one too many makes two articles one."""
_AMP_VALUES = frozenset({("outputtype", "amp"), ("output", "amp"), ("view", "amp"), ("type", "amp"), ("m", "1")})
_MOBILE = re.compile(r"(?:m|mobile|amp|mobil|touch)\.", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?:/amp|/amp\.html|\.amp(?=\.html?$|$)|(?<=/)amp-(?=\d+$))/?(\.html?)?$", re.IGNORECASE)
_AMP_BEGINNING = re.compile(r"^/amp(?=/)", re.IGNORECASE)
_CACHE = re.compile(r"[\w-]+\.cdn\.ampproject\.org", re.IGNORECASE)
_CACHED_PATH = re.compile(r"/(?:[a-z]/)?(s/)?(?=[^/]+\.[^/]+)", re.IGNORECASE)
_GOOGLE = re.compile(r"(?:www\.)?google(?:\.[a-z]{2,3}){1,2}", re.IGNORECASE)
_INDEX = re.compile(r"/index\.html?$", re.IGNORECASE)
_SAFE = "/:@!$&'()*+,;=~-._"
_DEFAULT_PORTS = {"http": 80, "https": 443}


def opening_url(url: str) -> str:
    """The address as it can be kept, shown and opened: without trackers, fragment and default port.

    Pages in Google's AMP cache and viewer become the publisher's. What is no address of the web comes back stripped.
    """
    parts = _split(_unwrapped(url.strip()))
    if parts is None:
        return url.strip()
    return urlunsplit((parts.scheme, _host_and_port(parts, parts.hostname or ""), parts.path, _query(parts.query), ""))


def canonical_address(url: str) -> str:
    """What all spellings of an article's address have in common: "bbc.co.uk/sport/football/68688401".

    It identifies the article and cannot be opened. Scheme, "www.", the case of the host, default port, fragment and the
    trailing slash of a path do not count, nor do trackers; other parameters stay, in the order of their names. AMP and
    mobile twins have the address of the page whose twins they are, as far as their own shows it. Two addresses may
    still be of one article: redirects, `rel=canonical` and the text tell that later. What is no address comes back
    stripped.
    """
    parts = _split(_unwrapped(url.strip()))
    if parts is None:
        return url.strip()
    query = _query(parts.query, in_order=True)
    return _host_and_port(parts, _plain_host(parts)) + _plain_path(parts.path) + (f"?{query}" if query else "")


def url_of_page(url: str, named: str | None) -> str:
    """The address under which a page is kept that names one by `rel=canonical`; to be opened.

    What it names counts only on its own site, by the registered domain, and not where that is the front page: a mistake
    that many sites make.
    """
    own = opening_url(url)
    said = _split(named.strip()) if named else None
    if named is None or said is None or not _same_site(own, named) or (said.path in {"", "/"} and not said.query):
        return own
    return opening_url(named)


def _same_site(one: str, other: str) -> bool:
    first, second = (_split(_unwrapped(url)) for url in (one, other))
    if first is None or second is None:
        return False
    site = registered_domain(first.hostname or "")
    if not site:
        return (first.hostname, first.port) == (second.hostname, second.port)
    return site == registered_domain(second.hostname or "")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _DEFAULT_PORTS and parts.hostname else None


def _unwrapped(url: str) -> str:
    """The publisher's address in one of Google's for AMP pages."""
    parts = _split(url)
    if parts is None or parts.hostname is None:
        return url
    path = parts.path
    if _GOOGLE.fullmatch(parts.hostname) and path.startswith("/amp/"):
        secure, inner = path.startswith("/amp/s/"), path.removeprefix("/amp/").removeprefix("s/")
    elif _CACHE.fullmatch(parts.hostname) and (match := _CACHED_PATH.match(path)):
        secure, inner = bool(match[1]), path[match.end() :]
    else:
        return url
    return urlunsplit(("https" if secure else "http", *inner.partition("/")[::2], parts.query, "")) if inner else url


def _host_and_port(parts: SplitResult, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return shown if parts.port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{shown}:{parts.port}"


def _query(query: str, *, in_order: bool = False) -> str:
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        if pair and not _TRACKER.fullmatch(name) and (name.lower(), value.lower()) not in _AMP_VALUES:
            kept.append(pair)
    return "&".join(sorted(kept) if in_order else kept)


def _plain_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    bare = host.removeprefix("www.")
    without = _MOBILE.sub("", bare, count=1) if _MOBILE.match(bare) else bare
    # "m.co.uk" is a site of its own.
    if without != bare and registered_domain(without) and registered_domain(without) == registered_domain(bare):
        bare = without.removeprefix("www.")
    return bare if registered_domain(bare) else host


def _plain_path(path: str) -> str:
    plain = re.sub(r"/{2,}", "/", quote(unquote(path), safe=_SAFE)) or "/"
    without = _AMP_BEGINNING.sub("", plain)
    if match := _AMP_ENDING.search(without):
        without = without[: match.start()] + (match[1] or "")
    return _INDEX.sub("/", without).rstrip("/") or "/"
