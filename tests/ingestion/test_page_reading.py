import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ingestion.page import Page, PageDated, PageKind, PageSource
from bot.ingestion.page_reading import read_page
from bot.ingestion.page_sentences import page_sentence
from bot.ingestion.page_wire import page_line, page_of
from tests.site.cases import CASES
from tests.site.html import PARAGRAPHS, TITLE, article, bare

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def read(html: str | bytes, url: str = "https://www.news.example/a", content_type: str = "text/html") -> Page:
    body = html.encode() if isinstance(html, str) else html
    return read_page(PageSource(body, NOW, url, content_type))


def test_the_site_s_name_is_no_part_of_the_title() -> None:
    assert (
        read(
            bare(f"{TITLE} | The Harbour News", "<article><p>" + "</p><p>".join(PARAGRAPHS)).replace(
                "<head>", '<head><meta property="og:site_name" content="The Harbour News">'
            )
        ).title
        == TITLE
    )


def test_what_only_subscribers_may_read_is_left_out_even_where_the_page_holds_it() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    html = article(
        paragraphs=PARAGRAPHS[:2],
        json_ld={"isAccessibleForFree": False, "hasPart": part, "articleBody": " ".join(PARAGRAPHS)},
        inside=f"<div class='x paid'><p>{PARAGRAPHS[3]}</p></div>",
    )
    page = read(html)
    assert page.text == "\n".join(PARAGRAPHS[:2])
    assert (page.kind, page.is_partial, page.is_free) == (PageKind.PAYWALL, True, False)


def test_the_text_in_a_paid_article_s_data_is_not_read() -> None:
    html = article(paragraphs=("Town want Vale.",), json_ld={"isAccessibleForFree": "no", "articleBody": PARAGRAPHS[3]})
    text = read(html).text
    assert "Town want Vale." in text
    assert PARAGRAPHS[3] not in text


def test_a_text_that_the_layout_hides_is_taken_from_the_structured_data() -> None:
    html = article(paragraphs=PARAGRAPHS[:1], json_ld={"articleBody": "\n\n".join(PARAGRAPHS)})
    page = read(html)
    assert page.text == "\n".join(PARAGRAPHS)
    assert not page.is_partial


@pytest.mark.parametrize(
    "more",
    [
        {"head": '<link rel="next" href="/a?page=2">'},
        {"paragraphs": (*PARAGRAPHS[:3], "The board will decide on Monday whether…")},
        {"paragraphs": (*PARAGRAPHS[:3], "Continue reading")},
        {"json_ld": {"wordCount": "5000"}},
    ],
)
def test_a_page_that_goes_on_elsewhere_is_partial(more: dict[str, object]) -> None:
    page = read(article(**more))  # type: ignore[arg-type]
    assert (page.kind, page.is_partial) == (PageKind.ARTICLE, True)
    assert page_sentence(page) is not None


def test_a_short_statement_is_an_article() -> None:
    statement = "Harbour Town can confirm that Alan Reed has left the club. We thank Alan for his work."
    page = read(bare("Club statement", f"<main><h1>Club statement</h1><p>{statement}</p></main>"))
    assert (page.kind, page.text) == (PageKind.ARTICLE, statement)


def test_a_short_statement_under_a_banner_is_an_article() -> None:
    banner = "<div><p>We value your privacy. We and our partners use cookies with your consent. Accept all?</p></div>"
    statement = ("Harbour Town can confirm that Alan Reed has left the club.", "We thank Alan for his work.")
    page = read(article("Club statement", statement, above=banner))
    assert (page.kind, page.text) == (PageKind.ARTICLE, "\n".join(statement))


def test_an_article_about_privacy_or_subscriptions_is_no_wall() -> None:
    about = (
        "Supporters have asked the club to explain how cookies and personal data are used on its ticket site.",
        "The club said that its partners need the consent of every member, and that its privacy policy was changed.",
    )
    assert read(article(paragraphs=(*PARAGRAPHS, *about, *PARAGRAPHS))).kind is PageKind.ARTICLE


def test_a_short_free_article_on_a_site_that_sells_others_is_an_article() -> None:
    offer = "<div>Already a subscriber? Log in</div>"
    assert read(article(above=offer)).kind is PageKind.ARTICLE
    free = article(above="<div>Subscribe to continue reading our magazine</div>", json_ld={"isAccessibleForFree": True})
    assert read(free).kind is PageKind.ARTICLE
    assert read(article(paragraphs=PARAGRAPHS[:1], above=offer)).kind is PageKind.PAYWALL


def test_a_sentence_about_subscribers_stays_in_its_article() -> None:
    sentence = "Fans need a subscription to the club's channel to view the presentation of the new manager on Monday."
    assert sentence in read(article(paragraphs=(*PARAGRAPHS, sentence, *PARAGRAPHS))).text
    assert "Subscribe" not in read(article(paragraphs=(*PARAGRAPHS, "Subscribe now to continue reading."))).text


def test_the_edit_that_a_page_names_is_kept_but_never_one_to_come() -> None:
    html = article(json_ld={"dateModified": "2026-11-21T08:00:00Z"})
    assert read(html).modified_at == datetime(2026, 11, 21, 8, tzinfo=UTC)
    assert read(article(json_ld={"dateModified": "2030-01-01"})).modified_at == NOW


def test_structured_data_dates_a_page_before_anything_else() -> None:
    html = article(
        published="2026-11-19T10:00:00Z", head='<meta property="article:published_time" content="2020-01-01">'
    )
    page = read(html, "https://www.news.example/2018/01/01/a")
    assert (page.published_at, page.dated) == (datetime(2026, 11, 19, 10, tzinfo=UTC), PageDated.JSON_LD)


def test_a_year_at_the_foot_dates_nothing() -> None:
    html = bare(TITLE, f"<article><p>{'</p><p>'.join(PARAGRAPHS)}</p></article><footer>© 2019 News</footer>")
    assert read(html).dated is PageDated.UNKNOWN


@pytest.mark.parametrize(
    ("href", "canonical"),
    [
        ("/b", "https://www.news.example/b"),
        ("//m.news.example/b", "https://m.news.example/b"),
        ("javascript:alert(1)", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_a_canonical_address_is_absolute_or_none(href: str, canonical: str | None) -> None:
    assert read(article(head=f'<link rel="Canonical" href="{href}">')).canonical == canonical


def test_halves_of_surrogate_pairs_and_control_characters_are_gone() -> None:
    page = read(article(json_ld={"headline": "Va\ud83dle\x00 \x1b[31m", "author": "\udcff"}))
    assert page.title == "Va le [31m"
    assert page_of(page_line(page)) == page


def test_plain_text_is_not_taken_for_markup() -> None:
    page = read("A <b>bold</b> claim about eight words or more here.\n\nSecond.", content_type="text/plain")
    assert page.text == "A <b>bold</b> claim about eight words or more here.\nSecond."


def test_every_kind_has_a_sentence_and_each_says_what_to_do() -> None:
    for kind in PageKind:
        said = page_sentence(Page(kind, "", "", ""))
        assert (said is None) == (kind is PageKind.ARTICLE)
        assert said is None or "/ingest" in said


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(st.binary(max_size=2000), st.sampled_from(["text/html", "text/plain", ""]))
def test_any_bytes_are_a_page(body: bytes, content_type: str) -> None:
    page = read(body, content_type=content_type)
    assert page_of(page_line(page)) == page


def _hostile() -> Iterator[bytes]:
    """Two hundred pages: whole ones with pieces torn out, repeated and mixed, and floods of every kind of mark."""
    chance = random.Random(5)
    whole = [article().encode(), article(json_ld={"isAccessibleForFree": False}).encode(), article().encode("utf-16")]
    marks = [
        b"<div>",
        b"<table><tr><td>",
        b"<a href='",
        b"<!--",
        b"<![CDATA[",
        b"&#x110000;",
        b"&",
        b"<p class=a>",
        b"\0",
    ]
    marks += [b"</p>", b"<svg><title>", b"<title>", b"<meta charset=utf-7>", b"<base href='http://['>", b"<template>"]
    marks += [
        b"<link rel=canonical href='http://[::1'>",
        b'<script type="application/ld+json">[',
        b"<time datetime=9e9>",
    ]
    marks += [b"\xff\xfe\x00\xd8", b"<html><html>", b"<frameset>", b"<plaintext>", b"<h1>", b"<?xml version='9'?>"]
    marks += [b"<!DOCTYPE html [<!ENTITY a '&a;'>]>&a;", b"<math><mi>", b"\xed\xa0\x80", b"<input type=password>"]
    for number in range(200):
        page = bytearray(chance.choice(whole))
        for _ in range(number % 12 + 1):
            start = chance.randrange(len(page))
            end = min(len(page), start + chance.randrange(1, 400))
            page[start:end] = chance.choice(marks) * chance.choice([1, 1, 3, 60])
        yield bytes(page)


def test_two_hundred_hostile_pages_are_read_or_refused() -> None:
    kinds = set()
    for body in _hostile():
        page = read(body)
        assert page_of(page_line(page)) == page
        kinds.add(page.kind)
    assert PageKind.ARTICLE in kinds
    assert len(kinds) > 2


@pytest.mark.parametrize(
    "flood",
    [
        lambda: b"<div>" * 30_000,
        lambda: b"<b><i>" * 30_000 + b"text",
        lambda: b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>",
        lambda: b"<p " + b"a=b " * 50_000 + b">",
        lambda: b"<" * 200_000,
        lambda: b"&" * 200_000,
        lambda: b"\0" * 200_000,
        lambda: b"<meta name=date content='" + b"1 " * 50_000 + b"'>",
        lambda: b"<title>" + b"a - " * 50_000,
        lambda: b"",
    ],
)
def test_floods_are_read_or_refused(flood: Callable[[], bytes]) -> None:
    assert isinstance(read(flood()), Page)


def test_the_cases_name_every_kind_that_a_site_can_bring_about() -> None:
    assert {case.kind for case in CASES} == set(PageKind) - {PageKind.UNREADABLE}
