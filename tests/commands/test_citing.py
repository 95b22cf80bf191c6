"""How a reply names whoever published an article."""

from datetime import UTC, datetime

import pytest

from bot.commands.citing import outlet_name
from bot.domain import Article
from tests.commands.newsroom import Newsroom


@pytest.mark.parametrize(
    ("outlet", "url", "name"),
    [
        ("bbc.co.uk", "https://www.bbc.co.uk/sport/1", "BBC Sport"),
        ("unheard-of.example", "https://unheard-of.example/1", "unheard-of.example"),
        ("", "http://192.0.2.7:8088/1", "192.0.2.7"),
        ("", None, "a pasted text"),
    ],
)
async def test_an_outlet_is_named_as_people_know_it(
    newsroom: Newsroom, outlet: str, url: str | None, name: str
) -> None:
    article = Article("1", datetime(2024, 3, 28, tzinfo=UTC), outlet, url=url)
    assert outlet_name(newsroom.context, article) == name
