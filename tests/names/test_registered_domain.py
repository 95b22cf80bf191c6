import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.names.registered_domain import registered_domain


@pytest.mark.parametrize(
    ("site", "domain"),
    [
        ("https://www.BBC.co.uk/sport/football", "bbc.co.uk"),
        ("sport.sky.de", "sky.de"),
        ("m.folha.uol.com.br.", "uol.com.br"),
        ("http://reader@news.bbc.co.uk:8080?page=1", "bbc.co.uk"),
        ("kit.blogspot.com", "kit.blogspot.com"),
        ("fc.köln.de", "köln.de"),
        ("tabloid.example", "tabloid.example"),
        ("www.tabloid.example", "tabloid.example"),
        ("football.london", "football.london"),
    ],
)
def test_the_part_that_somebody_registered_is_found(site: str, domain: str) -> None:
    assert registered_domain(site) == domain


@pytest.mark.parametrize(
    "site",
    [
        "",
        "BBC Sport",
        "localhost",
        "co.uk",
        "127.0.0.1",
        "http://[::1]/",
        "10.0.0.1:80",
        "a..b",
        "-a.com",
        "x" * 400 + ".com",
    ],
)
def test_what_is_no_domain_has_none(site: str) -> None:
    assert registered_domain(site) == ""


@given(st.text(max_size=60))
def test_a_registered_domain_is_its_own(site: str) -> None:
    domain = registered_domain(site)
    assert registered_domain(domain) == domain
