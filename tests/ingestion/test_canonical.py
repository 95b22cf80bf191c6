import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ingestion.canonical import canonical_address, opening_url, url_of_page

STORY = "thesun.example.com/sport/25/klopp-goes"


@pytest.mark.parametrize(
    "spelling",
    [
        "https://thesun.example.com/sport/25/klopp-goes",
        "http://www.TheSun.example.com:80/sport/25/klopp-goes/",
        "https://thesun.example.com:443/sport/25/klopp-goes?utm_source=x&utm_medium=social#comments",
        "https://thesun.example.com/sport/25/klopp-goes?fbclid=IwAR0&gclid=1&mc_cid=4&at_medium=RSS&igshid=3",
        "https://m.thesun.example.com/sport/25/klopp-goes",
        "https://amp.thesun.example.com/sport/25/klopp-goes",
        "https://thesun.example.com/sport/25/klopp-goes/amp/",
        "https://thesun.example.com/sport/25/klopp-goes/amp",
        "https://thesun.example.com/amp/sport/25/klopp-goes",
        "https://thesun.example.com/sport/25/klopp-goes?amp=1",
        "https://thesun.example.com/sport/25/klopp-goes?amp",
        "https://thesun.example.com/sport/25/klopp-goes?outputType=amp",
        "https://thesun-example-com.cdn.ampproject.org/c/s/thesun.example.com/sport/25/klopp-goes/amp",
        "https://www.google.co.uk/amp/s/amp.thesun.example.com/sport/25/klopp-goes",
        "https://thesun.example.com//sport/25/klopp-goes/index.html",
        "  https://thesun.example.com./sport/25/klopp%2Dgoes ",
    ],
)
def test_all_spellings_of_an_address_are_one(spelling: str) -> None:
    assert canonical_address(spelling) == STORY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example.com/news?id=1", "https://a.example.com/news?id=2"),
        ("https://a.example.com/news?p=1&cid=7", "https://a.example.com/news?p=1&cid=8"),
        ("https://a.example.com/amp-story", "https://a.example.com/story"),
        ("https://a.example.com/Story", "https://a.example.com/story"),
        ("https://sport.sky.example.com/1", "https://news.sky.example.com/1"),
        ("https://a.example.com:8080/1", "https://a.example.com/1"),
        ("https://m.co.uk/1", "https://co.uk/1"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8001/a"),
        ("https://a.example.com/tramp", "https://a.example.com/tr"),
        ("https://a.example.com/x%2Fy?q=a%26b", "https://a.example.com/x%2Fy?q=a&b"),
    ],
)
def test_addresses_of_different_pages_stay_apart(one: str, other: str) -> None:
    assert canonical_address(one) != canonical_address(other)


def test_the_order_of_parameters_does_not_matter() -> None:
    assert canonical_address("https://a.example.com/n?b=2&a=1&utm_id=9") == "a.example.com/n?a=1&b=2"


def test_what_is_kept_to_be_opened_loses_only_what_no_server_needs() -> None:
    url = "HTTP://www.Example.com:80/Sport/?id=7&utm_source=rss&fbclid=x#top"
    assert opening_url(url) == "http://www.example.com/Sport/?id=7"


def test_a_page_may_name_another_address_of_its_own_site() -> None:
    named = "https://www.example.co.uk/sport/klopp?utm_source=canonical"
    assert url_of_page("https://amp.example.co.uk/123", named) == "https://www.example.co.uk/sport/klopp"


@pytest.mark.parametrize(
    "named",
    [
        None,
        "",
        "https://elsewhere.co.uk/klopp",
        "https://www.example.co.uk/",
        "mailto:a@example.co.uk",
        "http://[",
        "/x",
    ],
)
def test_what_a_page_names_elsewhere_or_wrongly_does_not_count(named: str | None) -> None:
    assert url_of_page("https://example.co.uk/klopp", named) == "https://example.co.uk/klopp"


def test_a_page_on_a_host_without_a_domain_may_name_only_that_host() -> None:
    assert url_of_page("http://127.0.0.1:8000/amp/1", "http://127.0.0.1:8000/1") == "http://127.0.0.1:8000/1"
    assert url_of_page("http://127.0.0.1:8000/1", "http://127.0.0.1:9000/2") == "http://127.0.0.1:8000/1"


@given(st.text() | st.from_regex(r"https?://[a-z.:@/?&=%#\[\]0-9-]{0,40}", fullmatch=True))
def test_what_is_kept_to_be_opened_has_the_same_address(text: str) -> None:
    kept = opening_url(text)
    assert canonical_address(kept) == canonical_address(text)
    assert opening_url(kept) == kept
