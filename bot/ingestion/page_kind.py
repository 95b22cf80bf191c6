"""Which kind a page is, by what it says and how much of it is text."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bot.ingestion.page import PageKind
from bot.ingestion.page_data import PageData
from bot.ingestion.page_markup import Markup

_LITTLE = 60
"""Words: less is no article, unless the publisher calls it one."""
_LEAST = 8
_NOT_MUCH = 250
_LIVE_PATH = re.compile(r"/live(?:-?blogs?|-?updates?|-?news)?(?:/|$)|live-?blog|-live-updates", re.IGNORECASE)
_FILM_HOSTS = re.compile(r"(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|tiktok\.com|twitch\.tv|dailymotion\.com)$")
_LOGIN_PATH = re.compile(r"/(?:log-?in|sign-?in|account|auth|sso|register)(?:/|$|\.)", re.IGNORECASE)
_LOGIN_TITLE = re.compile(r"\b(?:log|sign) ?(?:in|on)\b|\blogin\b", re.IGNORECASE)
_CHECKING = re.compile(
    r"just a moment|attention required|are you (?:a robot|human)|checking your browser|unusual traffic"
    r"|verify(?:ing)? (?:that )?you are (?:a |not a )?(?:human|robot)|access (?:to this page has been )?denied"
    r"|pardon our interruption",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\b404\b|page (?:not found|does ?n.t exist|cannot be found|is no longer available)", re.IGNORECASE
)
_PAYING = re.compile(
    r"subscri(?:be|bers?|ption)[^.]{0,40} to (?:continue|read|keep|unlock|access|view)"
    r"|to (?:continue|keep) reading"
    r"|(?:this |the )?(?:article|story|content) is (?:only |exclusively )?(?:for|available to) (?:\w+ ){0,3}"
    r"(?:subscribers|members)"
    r"|unlock (?:this|the full) (?:article|story)|free articles? (?:left|remaining|this month)",
    re.IGNORECASE,
)
_SELLING = re.compile(r"already a (?:subscriber|member)|(?:start|claim) your free trial", re.IGNORECASE)
"""Stands at the head of many a page that is free."""
_ASKING = re.compile(
    r"\bcookies?\b|\bconsent\b|we value your privacy|your privacy|legitimate interest|\bpartners\b|accept all"
    r"|reject all|manage (?:preferences|options|settings)|personal(?:ised|ized)? (?:data|ads|advertising)"
    r"|privacy policy|vendors",
    re.IGNORECASE,
)
_NEEDING_SCRIPT = re.compile(r"(?:enable|requires?|turn on|without|need) (?:\w+ ){0,3}javascript", re.IGNORECASE)


def page_kind(text: str, url: str, markup: Markup, data: PageData, raw: str) -> PageKind:
    """The kind of a page from which `text` was taken as its article; `raw` is the page as it came."""
    words = len(text.split())
    stand_in = _stand_in(text, url, markup, raw) if words < _NOT_MUCH else None
    if data.is_free is False or (data.is_free is None and _sells(markup.visible, words)):
        return PageKind.PAYWALL
    if stand_in is not None:
        return stand_in
    if _is_film(url, markup, data) and words < _NOT_MUCH:
        return PageKind.VIDEO
    if data.is_live_blog or (words >= _LITTLE and markup.times >= 3 and _LIVE_PATH.search(urlsplit(url).path)):
        return PageKind.LIVE_BLOG
    if words < _LITTLE and _is_shell(text, markup, raw):
        return PageKind.SCRIPT_SHELL
    return PageKind.ARTICLE if _is_article(text, url, markup, data) else PageKind.NO_ARTICLE


def is_boilerplate(line: str) -> bool:
    """A line that asks for money or for consent, and is not about football."""
    return len(line) < 300 and bool(_PAYING.match(line) or len(set(_asked(line))) >= 3)


def _sells(visible: str, words: int) -> bool:
    is_wall = words < _NOT_MUCH and _PAYING.search(visible)
    return bool(is_wall or (words < _LITTLE and _SELLING.search(visible)))


def _stand_in(text: str, url: str, markup: Markup, raw: str) -> PageKind | None:
    """What stands in the article's place on a page with little text."""
    words, visible = len(text.split()), len(markup.visible.split())
    if words < _LITTLE and (
        _CHECKING.search(markup.page_title) or (visible < _LITTLE and _CHECKING.search(markup.visible))
    ):
        return PageKind.BOT_CHECK
    if words < _LITTLE and (_MISSING.search(markup.page_title) or (visible < _LITTLE and _MISSING.search(text))):
        return PageKind.NO_ARTICLE
    # A banner above a short statement does not make it a wall.
    asked = _asked(text if words >= _LEAST else markup.visible)
    if len(set(asked)) >= 3 and len(asked) * 25 > min(words, visible):
        return PageKind.CONSENT_WALL
    is_login = _LOGIN_PATH.search(urlsplit(url).path) or _LOGIN_TITLE.search(markup.page_title)
    if words < _LITTLE and (is_login or markup.has_password) and (markup.has_password or "<form" in raw.lower()):
        return PageKind.LOGIN
    return None


def _is_article(text: str, url: str, markup: Markup, data: PageData) -> bool:
    words = len(text.split())
    if data.is_article or markup.kind == "article":
        return words >= _LEAST
    is_front_page = bool(url) and urlsplit(url).path in ("", "/")
    return not is_front_page and (words >= _LITTLE or (words >= _LEAST and _reads_as_text(text)))


def _asked(text: str) -> list[str]:
    return [match.lower() for match in _ASKING.findall(text[:20_000])]


def _is_film(url: str, markup: Markup, data: PageData) -> bool:
    host = urlsplit(url).hostname or ""
    return data.is_film or markup.kind.startswith("video") or bool(_FILM_HOSTS.search(host))


def _is_shell(text: str, markup: Markup, raw: str) -> bool:
    if not markup.scripts and not markup.is_refreshing:
        return False
    needs = _NEEDING_SCRIPT.search(raw[:500_000]) is not None
    return needs or markup.has_app_root or (not text and len(markup.visible.split()) < _LEAST)


def _reads_as_text(text: str) -> bool:
    """Whether it has sentences, as a short statement does and a list of links does not."""
    return len(re.findall(r"[a-z0-9’”\")][.!?](?:[\s’”\")]|$)", text)) >= 2
