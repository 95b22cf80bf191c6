"""Why nothing was fetched, in sentences for people."""

from __future__ import annotations

from bot.ingestion.fetching import FailureReason, FetchFailure

_PASTE = "Paste the article's text with /ingest instead."
_RETRIED = "It will be tried again."
_LONGEST_HOST = 60

_SENTENCES = {
    FailureReason.NO_ADDRESS: "That is no web address that can be opened. Copy it from the browser once more.",
    FailureReason.WRONG_SCHEME: "Only links that begin with http:// or https:// can be read.",
    FailureReason.WRONG_PORT: "{site} is linked with an unusual port, and such links are not opened. {paste}",
    FailureReason.HAS_LOGIN: "This link holds a user name or a password, so it is not opened. Post it without.",
    FailureReason.NOT_PUBLIC: "{site} is not on the public internet, so it is not opened. {paste}",
    FailureReason.HIDDEN_ADDRESS: "Links of Google News hide the article's own address. Open it, and post the link "
    "that the browser shows then.",
    FailureReason.UNKNOWN_HOST: "There is no site {site}. Check the link for a typing error.",
    FailureReason.UNRESOLVED: "{site} could not be found just now. {again}",
    FailureReason.UNREACHABLE: "{site} does not answer. {again}",
    FailureReason.UNSAFE: "{site} has no valid certificate, so what it sends cannot be trusted. {paste}",
    FailureReason.BROKEN_OFF: "{site} broke off before the page was whole. {again}",
    FailureReason.TOO_SLOW: "{site} took too long to answer. {again}",
    FailureReason.TOO_LARGE: "The page on {site} is larger than any article. {paste}",
    FailureReason.WRONG_TYPE: "The link leads to {kind}, not to a page with text. {paste}",
    FailureReason.UNDECODABLE: "What {site} sent cannot be unpacked. {paste}",
    FailureReason.REDIRECT_LOOP: "{site} sends its readers round in a circle. {paste}",
    FailureReason.TOO_MANY_REDIRECTS: "The link is passed on from site to site too often. Open it, and post the link "
    "that the browser shows then.",
    FailureReason.ROBOTS: "{site} asks programs not to read this page by themselves. Post the link, or paste the "
    "article's text with /ingest.",
    FailureReason.ROBOTS_UNKNOWN: "Whether {site} lets programs read it could not be found out. {again}",
    FailureReason.NOT_FOUND: "{site} has no page at this address (any more). Check the link, or paste the article's "
    "text with /ingest.",
    FailureReason.FORBIDDEN: "{site} does not show this page to the bot ({status}). {paste}",
    FailureReason.TOO_MANY_REQUESTS: "{site} wants to be left alone for a while. {again}",
    FailureReason.BUSY: "Many pages of {site} are waiting to be read. {again}",
    FailureReason.SERVER_FAULT: "{site} has a fault of its own just now ({status}). {again}",
    FailureReason.REFUSED: "{site} did not give the page ({status}). {paste}",
}
_KINDS = {"image": "a picture", "video": "a film", "audio": "a recording", "application/pdf": "a PDF file"}


def failure_sentence(failure: FetchFailure, *, is_retried: bool = False) -> str:
    """Why nothing was fetched and what to do, on one line; with `is_retried`, that no one has to do anything yet."""
    kind = failure.content_type
    return _SENTENCES[failure.reason].format(
        site=_host_in(failure.url) or "The site",
        status=failure.status or "no reason given",
        kind=_KINDS.get(kind) or _KINDS.get(kind.partition("/")[0], "a file"),
        paste=_PASTE,
        again=_RETRIED if is_retried else _PASTE,
    )


def _host_in(url: str) -> str:
    host = url.partition("://")[2].partition("/")[0].partition("?")[0].rpartition("@")[2].removeprefix("www.")
    return host if host.isprintable() and len(host) <= _LONGEST_HOST else ""
