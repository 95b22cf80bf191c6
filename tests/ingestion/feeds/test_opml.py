import pytest

from bot.errors import FeedUnusable
from bot.ingestion.feeds.feed import Feed
from bot.ingestion.feeds.opml import feeds_in_opml, opml_of


def test_what_is_exported_can_be_imported() -> None:
    feeds = [Feed(1, "https://a.example/rss?a=1&b=2", "A <b> & “co”"), Feed(2, "https://b.example/rss")]
    assert feeds_in_opml(opml_of(feeds)) == (
        ("https://a.example/rss?a=1&b=2", "A <b> & “co”"),
        ("https://b.example/rss", "https://b.example/rss"),
    )


def test_folders_repetitions_and_other_spellings_are_understood() -> None:
    content = b"""<opml version="1.0"><body><outline text="Sport"><outline TEXT="A" xmlurl="https://a.example/rss"/>
    <outline text="B" xmlUrl="https://a.example/rss"/></outline></body></opml>"""
    assert feeds_in_opml(content) == (("https://a.example/rss", "A"),)


@pytest.mark.parametrize("content", [b"", b"hello", b"<html/>", b"\x00\xff", b"<rss><outline xmlUrl='a'/></rss>"])
def test_what_is_no_list_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(FeedUnusable, match="OPML"):
        feeds_in_opml(content)


def test_entities_of_a_list_are_not_followed() -> None:
    content = b"""<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]>
    <opml><body><outline text="&x;" xmlUrl="https://a.example/rss"/></body></opml>"""
    assert "root:" not in str(feeds_in_opml(content))
