"""What is wrong with a feed, in sentences for people."""

from __future__ import annotations

from urllib.parse import urlsplit

from bot.ingestion.feeds.hidden_links import HIDDEN
from bot.ingestion.fetching import FailureReason, FetchFailure

NO_FEED = "There is no feed at this address any more."
UNREADABLE = "The feed is too large or too broken to be read."
_SENTENCES = {
    FailureReason.NO_ADDRESS: "That is no web address that can be opened. Copy it from the browser once more.",
    FailureReason.WRONG_SCHEME: "Only addresses that begin with http:// or https:// can be followed.",
    FailureReason.HAS_LOGIN: "The address holds a user name or a password, so it is not opened.",
    FailureReason.NOT_PUBLIC: "{site} is not on the public internet, so it is not opened.",
    FailureReason.HIDDEN_ADDRESS: HIDDEN,
    FailureReason.UNKNOWN_HOST: "There is no site {site}. Check the address for a typing error.",
    FailureReason.UNSAFE: "{site} has no valid certificate, so what it sends cannot be trusted.",
    FailureReason.TOO_SLOW: "{site} took too long to answer.",
    FailureReason.TOO_LARGE: "What {site} sent is larger than any feed.",
    FailureReason.WRONG_TYPE: "What is at this address is neither a feed nor a page.",
    FailureReason.ROBOTS: "{site} asks programs not to read this feed.",
    FailureReason.NOT_FOUND: "{site} has nothing at this address (any more).",
    FailureReason.FORBIDDEN: "{site} does not show this to the bot.",
    FailureReason.TOO_MANY_REQUESTS: "{site} wants to be left alone for a while.",
    FailureReason.SERVER_FAULT: "{site} has a fault of its own.",
}


def feed_trouble(failure: FetchFailure) -> str:
    """Why a feed could not be fetched, on one line."""
    return _SENTENCES.get(failure.reason, "{site} did not answer as it should.").format(site=site_of(failure.url))


def site_of(url: str) -> str:
    """The host of an address, as people know it."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.")[:60] if host.isprintable() and host else "The site"
