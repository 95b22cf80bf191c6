import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from adapters.web.fetch_rules import FetchRules
from adapters.web.public_addresses import numeric_host
from adapters.web.target import Target, is_hiding, target_of
from bot.ingestion.fetching import FailureReason

RULES = FetchRules()


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://www.news.example/a?b=c#d", "https://www.news.example/a?b=c"),
        ("  HTTP://News.Example/A  ", "http://news.example/A"),
        ("http://news.example.:80/", "http://news.example/"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("www.news.example/a", "https://www.news.example/a"),
        ("//news.example/a", "https://news.example/a"),
        ("news.example:443/a", "https://news.example/a"),
        ("http://bücher.example/straße", "http://xn--bcher-kva.example/stra%C3%9Fe"),
        ("http://NEWS。example/", "http://news.example/"),
        ("http://news%2Eexample/", "http://news.example/"),
        ("http://0x08080808/", "http://8.8.8.8/"),
        ("http://134744072/", "http://8.8.8.8/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_what_a_browser_opens_is_a_target(typed: str, url: str) -> None:
    target = target_of(typed, RULES)
    assert isinstance(target, Target), target
    assert str(target.url) == url


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", FailureReason.NO_ADDRESS),
        ("not an address", FailureReason.NO_ADDRESS),
        ("http://", FailureReason.NO_ADDRESS),
        ("http:///a", FailureReason.NO_ADDRESS),
        ("http://a.example\\@127.0.0.1/", FailureReason.NO_ADDRESS),
        ("http://a.example/\n", "ok"),
        ("http://a.exa\nmple/", FailureReason.NO_ADDRESS),
        ("http://-a.example/", FailureReason.NO_ADDRESS),
        ("http://a..example/", FailureReason.NO_ADDRESS),
        ("http://1.2.3.4.5/", FailureReason.NO_ADDRESS),
        ("http://[fe80::1%25eth0]/", FailureReason.NOT_PUBLIC),
        (f"http://a.example/{'a' * 9000}", FailureReason.NO_ADDRESS),
        ("ftp://a.example/", FailureReason.WRONG_SCHEME),
        ("file:///etc/passwd", FailureReason.WRONG_SCHEME),
        ("javascript:alert(1)", FailureReason.WRONG_SCHEME),
        ("mailto:ann@a.example", FailureReason.WRONG_SCHEME),
        ("data:text/html,x", FailureReason.WRONG_SCHEME),
        ("http://ann@a.example/", FailureReason.HAS_LOGIN),
        ("http://:secret@a.example/", FailureReason.HAS_LOGIN),
        ("http://a.example:22/", FailureReason.WRONG_PORT),
        ("http://a.example:8080/", FailureReason.WRONG_PORT),
        ("http://a.example:0/", FailureReason.WRONG_PORT),
        ("http://127.1/", FailureReason.NOT_PUBLIC),
        ("http://0x7f000001/", FailureReason.NOT_PUBLIC),
        ("http://2130706433/", FailureReason.NOT_PUBLIC),
        ("http://[::ffff:127.0.0.1]/", FailureReason.NOT_PUBLIC),
        ("http://[::1]/", FailureReason.NOT_PUBLIC),
        ("http://１２７.0.0.1/", FailureReason.NOT_PUBLIC),
        ("http://127。0。0。1/", FailureReason.NOT_PUBLIC),
        ("http://%31%32%37.0.0.1/", FailureReason.NOT_PUBLIC),
        ("http://localhost/", FailureReason.NOT_PUBLIC),
        ("http://a.localhost/", FailureReason.NOT_PUBLIC),
        ("http://router/", FailureReason.NOT_PUBLIC),
        ("http://printer.local/", FailureReason.NOT_PUBLIC),
        ("http://metadata.google.internal/", FailureReason.NOT_PUBLIC),
        ("http://db.home.arpa./", FailureReason.NOT_PUBLIC),
    ],
)
def test_what_may_not_be_fetched_has_its_reason(typed: str, reason: FailureReason | str) -> None:
    found = target_of(typed, RULES)
    assert isinstance(found, Target) if reason == "ok" else found is reason


def test_ports_can_be_allowed() -> None:
    assert isinstance(target_of("http://a.example:8080/", FetchRules(ports=frozenset({8080}))), Target)


@settings(deadline=None)
@given(st.text(max_size=60) | st.from_regex(r"https?://[^/\s]{1,30}(/\S{0,20})?", fullmatch=True))
def test_whatever_is_typed_is_a_target_or_has_a_reason(typed: str) -> None:
    found = target_of(typed, RULES)
    if isinstance(found, Target):
        assert found.url.scheme in ("http", "https")
        assert found.url.raw_host == found.host
        assert found.url.raw_user is None
        address = numeric_host(found.host)
        assert address is None or address.is_global
        assert target_of(str(found.url), RULES) == found
    else:
        assert isinstance(found, FailureReason)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_whatever_a_site_sends_on_to_is_a_target_or_has_a_reason(location: str) -> None:
    assert isinstance(target_of(location, RULES, URL("http://a.example/b")), Target | FailureReason)


def test_only_links_of_google_news_hide_their_article() -> None:
    assert is_hiding(URL("https://news.google.com/rss/articles/CBMi?oc=5"))
    assert is_hiding(URL("https://news.google.com/read/CBMi"))
    assert not is_hiding(URL("https://news.google.com/rss/search?q=harbour"))
    assert not is_hiding(URL("https://news.example/articles/CBMi"))
