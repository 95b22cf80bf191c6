"""The outlet's domain in what people type for it."""

from __future__ import annotations


def outlet_domain(typed: str) -> str:
    """The domain in lower case of a site or of an address on it; a name that is no domain stays as it is.

    "https://www.BBC.co.uk/sport" is "bbc.co.uk", "BBC Sport" is "BBC Sport". Subdomains other than "www" stay.
    """
    site = typed.strip()
    host = site.partition("://")[2] or site
    host = host.partition("/")[0].lower().removeprefix("www.")
    return host if "." in host.strip(".") and not any(char.isspace() for char in host) else site
