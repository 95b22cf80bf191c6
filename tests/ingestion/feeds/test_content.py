from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingestion.feeds.content import read_content
from bot.ingestion.feeds.feed import FeedContent, FeedItem, FeedSource
from bot.ingestion.feeds.feed_reader import FeedReader
from tests.ingestion.feeds.samples import atom, json_document, page_with, rss

URL = "https://news.example/football/rss"
DATE = datetime(2024, 4, 2, 18, 0, tzinfo=timezone(timedelta(hours=2)))


def read(text: str | bytes, charset: str | None = None) -> FeedContent:
    return read_content(FeedSource(text.encode() if isinstance(text, str) else text, URL, charset))


@pytest.mark.parametrize("write", [rss, atom, json_document])
def test_each_kind_of_feed_gives_its_items(write: Callable[..., str]) -> None:
    content = read(write(("https://news.example/a", "Amorim agrees", DATE)))
    assert (content.is_feed, content.title) == (True, "Football")
    (item,) = content.items
    assert (item.url, item.title) == ("https://news.example/a", "Amorim agrees")
    assert item.published_at == datetime(2024, 4, 2, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize("write", [rss, atom, json_document])
def test_links_are_relative_to_the_feed(write: Callable[..., str]) -> None:
    assert [item.url for item in read(write(("/a?b=1", "A", None), ("c", "C", None))).items] == [
        "https://news.example/a?b=1",
        "https://news.example/football/c",
    ]


@pytest.mark.parametrize("write", [rss, atom, json_document])
def test_an_item_stands_once_and_without_an_address_of_the_web_not_at_all(write: Callable[..., str]) -> None:
    entries = [("/a", "A", None), ("/a", "A", None), ("javascript:alert(1)", "B", None), ("http://[bad", "C", None)]
    assert [item.url for item in read(write(*entries)).items] == ["https://news.example/a"]


@pytest.mark.parametrize(
    "title", ["&lt;b&gt;Amorim&lt;/b&gt; &amp;amp; Slot", "<![CDATA[<b>Amorim</b> &amp; <script>x</script>Slot]]>"]
)
def test_titles_lose_their_markup(title: str) -> None:
    (item,) = read(rss(("/a", title, None))).items
    assert "<" not in item.title
    assert item.title.startswith("Amorim &")


def test_a_date_that_is_none_is_left_out() -> None:
    text = rss(("/a", "A", DATE)).replace("Tue, 02 Apr 2024 18:00:00 +0200", "the other day")
    assert "other day" in text
    assert read(text).items == (FeedItem("https://news.example/a", "A"),)
    assert read('{"items": [{"url": "/a", "date_published": 7}, {"url": 3}, 4]}').items == (
        FeedItem("https://news.example/a"),
    )


def test_the_characters_are_those_that_the_bytes_are_in_whatever_is_declared() -> None:
    text = rss(("/a", "Rúben Amorim – näher", None))
    assert read(text.encode(), "iso-8859-1").items[0].title == "Rúben Amorim – näher"
    latin = text.replace("–", "-").replace("UTF-8", "ISO-8859-1").encode("iso-8859-1")
    assert read(latin).items[0].title == "Rúben Amorim - näher"
    assert read(latin, "utf-8").items[0].title == "Rúben Amorim - näher"


def test_entities_of_its_own_are_not_expanded_and_nothing_is_opened() -> None:
    file = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    (item,) = read(rss(("/a", "A &x;", None)).replace("<rss", f"{file}<rss", 1)).items
    assert "root:" not in f"{item.title}{item.summary}"


def test_entities_that_grow_do_not(capfd: pytest.CaptureFixture[str]) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    content = read(rss(("/a", "A &l11;", None)).replace("<rss", f"{bomb}<rss", 1))
    assert all(len(item.title) < 600 for item in content.items)


def test_a_page_gives_the_feeds_that_it_names_those_of_comments_last() -> None:
    content = read(page_with(["/comments/feed", "/feed", "ftp://news.example/feed"]))
    assert not content.is_feed
    assert content.alternates == ("https://news.example/feed", "https://news.example/comments/feed")


def test_only_so_many_items_of_a_huge_feed_are_read() -> None:
    entries = [(f"/{number}", "x" * 3000, None) for number in range(1500)]
    content = read(rss(*entries))
    assert len(content.items) == 500
    assert all(len(item.title) == 500 for item in content.items)


@pytest.mark.parametrize(
    "text", ["", "{", "{}", '{"items": 3}', "<rss", "<rss/>", "<feed>", "[1]", "{" * 5000, "\0" * 99]
)
def test_what_is_no_feed_has_no_items(text: str) -> None:
    assert read(text).items == ()


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<rss><channel><item><link>", b'{"items": [', b"<html><link rel="])
)
def test_nothing_makes_it_raise(body: bytes, head: bytes) -> None:
    read(head + body)


async def test_a_feed_is_read_in_a_process_of_its_own() -> None:
    content = await FeedReader().read(FeedSource(rss(("/a", "A", DATE)).encode(), URL))
    assert content == read(rss(("/a", "A", DATE)))


async def test_a_feed_that_takes_too_long_is_given_up() -> None:
    assert await FeedReader(seconds=0.01).read(FeedSource(b"<rss/>", URL)) is None
