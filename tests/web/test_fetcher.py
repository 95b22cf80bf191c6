import asyncio
import gzip
import logging
import random
import zlib
from collections.abc import Iterator
from datetime import timedelta

import brotli
import pytest

from adapters.web.checked_resolver import SystemLookup
from adapters.web.fetch_rules import FetchRules
from adapters.web.fetcher import WebFetcher, web_fetcher
from bot.ingestion.fetching import Asker, FailureReason, Fetched, FetchFailure, FetchRequest, Unchanged, Wanted
from tests.site.html import article
from tests.site.site import Site

OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


async def fetched(fetcher: WebFetcher, url: str, **more: str) -> Fetched:
    outcome = await fetcher.fetch(FetchRequest(url, **more))  # type: ignore[arg-type]
    assert isinstance(outcome, Fetched), outcome
    return outcome


async def failure(fetcher: WebFetcher, url: str, by: Asker = Asker.PERSON) -> FetchFailure:
    outcome = await fetcher.fetch(FetchRequest(url, by))
    assert isinstance(outcome, FetchFailure), outcome
    return outcome


async def test_a_page_comes_with_what_the_server_says_of_it(site: Site, fetcher: WebFetcher) -> None:
    url = site.page(
        "/a", article(), content_type="Text/HTML; Charset=UTF-8", headers={"ETag": '"1"', "Last-Modified": "Fri"}
    )
    page = await fetched(fetcher, f"{url}#second")
    assert page == Fetched(url, (), False, "text/html", "utf-8", '"1"', "Fri", article().encode())


async def test_the_bot_names_itself_and_whom_to_complain_to(site: Site, fetcher: WebFetcher) -> None:
    await fetched(fetcher, site.page("/a", "<p>"))
    assert site.requests[0].headers["user-agent"] == "Mozilla/5.0 (compatible; Hotseat/1; +mailto:ann@site.example)"
    assert "cookie" not in site.requests[0].headers


async def test_redirects_are_followed_and_told(site: Site, fetcher: WebFetcher) -> None:
    end = site.page("/end", "<p>end", host="b.example")
    end = site.url("/end", "b.example")
    first = site.redirect("/1", "/2?x=1", status=301)
    second = site.url("/2?x=1")
    site.redirect("/2?x=1", end, status=308)
    page = await fetched(fetcher, first)
    assert (page.url, page.passed, page.is_moved) == (end, (first, second), True)


async def test_a_way_with_a_passing_redirect_is_no_move(site: Site, fetcher: WebFetcher) -> None:
    site.page("/end", "<p>end")
    site.redirect("/2", "/end", status=302)
    page = await fetched(fetcher, site.redirect("/1", "/2", status=301))
    assert not page.is_moved


async def test_the_fifth_redirect_is_the_last(site: Site, fetcher: WebFetcher) -> None:
    site.page("/0", "<p>end")
    for number in range(1, 8):
        site.redirect(f"/{number}", f"/{number - 1}")
    assert len((await fetched(fetcher, site.url("/5"))).passed) == 5
    assert (await failure(fetcher, site.url("/6"))).reason is FailureReason.TOO_MANY_REDIRECTS


async def test_a_circle_of_redirects_ends_at_once(site: Site, fetcher: WebFetcher) -> None:
    site.redirect("/a", "/b")
    site.redirect("/b", "/a#again")
    assert (await failure(fetcher, site.url("/a"))).reason is FailureReason.REDIRECT_LOOP
    assert len(site.requests) == 2


async def test_a_page_that_wants_a_cookie_first_gets_it_and_no_other_page_does(site: Site, fetcher: WebFetcher) -> None:
    back = b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n"
    url = site.script("/a", back)
    site.then_page("/a", "<p>Hello")
    assert (await fetched(fetcher, url)).body == b"<p>Hello"
    await fetched(fetcher, site.page("/b", "<p>"))
    assert [seen.headers.get("cookie") for seen in site.requests] == [None, "seen=1", None]


async def test_a_page_that_wants_the_same_cookie_for_ever_is_a_circle(site: Site, fetcher: WebFetcher) -> None:
    back = b"HTTP/1.1 302 Found\r\nSet-Cookie: seen=1; Path=/\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n"
    assert (await failure(fetcher, site.script("/a", back))).reason is FailureReason.REDIRECT_LOOP
    assert len(site.requests) == 2


async def test_passwords_in_links_are_not_logged(fetcher: WebFetcher, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await failure(fetcher, "http://ann:secret@b.example/")
    logged = str([(record.msg, record.args) for record in caplog.records])
    assert "has_login" in logged
    assert "secret" not in logged


async def test_the_machine_s_own_lookup_finds_this_machine() -> None:
    lookup = SystemLookup()
    assert "127.0.0.1" in await lookup.addresses("localhost")
    lookup.close()


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("http://10.0.0.8/", FailureReason.NOT_PUBLIC),
        ("http://169.254.169.254/latest/meta-data", FailureReason.NOT_PUBLIC),
        ("http://0x0a000001/", FailureReason.NOT_PUBLIC),
        ("http://inside.example/", FailureReason.NOT_PUBLIC),
        ("//intranet/", FailureReason.NOT_PUBLIC),
        ("file:///etc/passwd", FailureReason.WRONG_SCHEME),
        ("ftp://b.example/", FailureReason.WRONG_SCHEME),
        ("javascript:alert(1)", FailureReason.WRONG_SCHEME),
        ("http://ann:secret@b.example/", FailureReason.HAS_LOGIN),
        ("http://[::1", FailureReason.NO_ADDRESS),
        ("http://a b/", FailureReason.NO_ADDRESS),
    ],
)
async def test_a_redirect_is_checked_like_a_link(
    site: Site, fetcher: WebFetcher, to: str, reason: FailureReason
) -> None:
    site.names.lead("inside.example", ["10.0.0.1"])
    start = site.redirect("/a", to)
    found = await failure(fetcher, start)
    assert (found.reason, found.passed) == (reason, (start,))


@pytest.mark.parametrize(
    "answer",
    [
        ["10.0.0.1"],
        ["93.184.216.34", "10.0.0.1"],
        ["::ffff:10.0.0.1"],
        ["fd00::1"],
        ["64:ff9b::a00:1"],
        ["2002:7f00:1::"],
        ["fe80::1%1"],
        ["224.0.0.1"],
        ["0.0.0.0"],  # noqa: S104 - nothing is bound to it
    ],
)
async def test_one_private_address_of_a_name_is_one_too_many(
    site: Site, fetcher: WebFetcher, answer: list[str]
) -> None:
    site.names.lead("b.example", answer)
    assert (await failure(fetcher, site.url("/a", "b.example"))).reason is FailureReason.NOT_PUBLIC
    assert not site.requests


async def test_a_name_that_turns_private_is_of_no_use(site: Site) -> None:
    """The test site stands for a machine inside: the rules here are the real ones, but for the port."""
    site.page("/a", "<p>secret")
    site.names.lead("b.example", ["93.184.216.34"], ["127.0.0.1"])
    rules = FetchRules(ports=frozenset({site.port}), total=0.5, gap=0.0)
    async with web_fetcher(rules, site.names) as fetcher:
        await fetcher.fetch(FetchRequest(site.url("/a", "b.example")))
        assert site.names.asked == ["b.example"]
        again = await fetcher.fetch(FetchRequest(site.url("/a", "b.example")))
    assert isinstance(again, FetchFailure)
    assert again.reason is FailureReason.NOT_PUBLIC
    assert site.names.asked == ["b.example", "b.example"]
    assert not site.requests


async def test_this_machine_cannot_be_reached_unless_a_test_says_so(site: Site) -> None:
    site.page("/a", "<p>secret")
    rules = FetchRules(ports=frozenset({site.port}))
    async with web_fetcher(rules) as fetcher:
        for host in ("127.0.0.1", "127.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):  # noqa: S104 - asked for
            assert (await failure(fetcher, site.url("/a", host))).reason is FailureReason.NOT_PUBLIC, host
    assert not site.requests


async def test_a_name_that_is_none_is_told_from_one_that_cannot_be_found_now(site: Site, fetcher: WebFetcher) -> None:
    site.names.lead("b.example", ())
    found = await failure(fetcher, site.url("/a", "b.example"))
    assert found.reason is FailureReason.UNKNOWN_HOST
    assert not found.reason.may_pass


async def test_a_name_server_that_does_not_answer_is_not_waited_for(site: Site) -> None:
    class Hanging:
        async def addresses(self, host: str) -> list[str]:
            await asyncio.Event().wait()
            raise AssertionError

        def close(self) -> None:
            pass

    async with web_fetcher(FetchRules(lookup=0.05), Hanging()) as fetcher:
        found = await failure(fetcher, "http://b.example/")
    assert found.reason is FailureReason.UNRESOLVED
    assert found.reason.may_pass


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"<p>Hello")),
        ("x-gzip", gzip.compress(b"<p>Hel") + gzip.compress(b"lo") + b"\0\0"),
        ("deflate", zlib.compress(b"<p>Hello")),
        ("deflate", zlib.compress(b"<p>Hello")[2:-4]),
        ("br", brotli.compress(b"<p>Hello")),
        ("GZIP, br", brotli.compress(gzip.compress(b"<p>Hello"))),
        ("identity", b"<p>Hello"),
    ],
)
async def test_compression_is_undone(site: Site, fetcher: WebFetcher, encoding: str, packed: bytes) -> None:
    page = await fetched(fetcher, site.page("/a", packed, headers={"Content-Encoding": encoding}))
    assert page.body == b"<p>Hello"


@pytest.mark.parametrize(
    ("encoding", "packed", "reason"),
    [
        ("gzip", gzip.compress(b"a" * 6_000_000), FailureReason.TOO_LARGE),
        ("br", brotli.compress(b"a" * 6_000_000), FailureReason.TOO_LARGE),
        ("deflate", zlib.compress(b"a" * 6_000_000), FailureReason.TOO_LARGE),
        ("gzip, gzip", gzip.compress(gzip.compress(b"a" * 50_000_000)), FailureReason.TOO_LARGE),
        ("gzip", b"<p>Hello", FailureReason.UNDECODABLE),
        ("br", b"\xff" * 100, FailureReason.UNDECODABLE),
        ("zstd", b"<p>Hello", FailureReason.UNDECODABLE),
        ("gzip, gzip, gzip", b"<p>Hello", FailureReason.UNDECODABLE),
        ("gzip", gzip.compress(b"<p>Hello")[:-6], FailureReason.BROKEN_OFF),
        ("br", brotli.compress(b"<p>Hello" * 99)[:-4], FailureReason.BROKEN_OFF),
    ],
)
async def test_what_cannot_be_unpacked_within_the_limit_is_no_page(
    site: Site, fetcher: WebFetcher, encoding: str, packed: bytes, reason: FailureReason
) -> None:
    found = await failure(fetcher, site.page("/a", packed, headers={"Content-Encoding": encoding}))
    assert found.reason is reason


async def test_a_page_of_200_mb_is_left_after_5(site: Site, fetcher: WebFetcher) -> None:
    sent = 0

    def pieces() -> Iterator[bytes]:
        nonlocal sent
        yield OK + b"\r\n"
        for _ in range(200):
            sent += 1
            yield b"x" * 1_000_000

    found = await failure(fetcher, site.stream("/a", pieces()))
    assert found.reason is FailureReason.TOO_LARGE
    assert sent < 50


async def test_a_length_over_the_limit_is_believed(site: Site, fetcher: WebFetcher) -> None:
    url = site.script("/a", OK + b"Content-Length: 200000000\r\n\r\n", 30.0)
    assert (await failure(fetcher, url)).reason is FailureReason.TOO_LARGE


@pytest.mark.parametrize(
    "pieces",
    [
        (30.0,),
        (OK, 30.0),
        (*(piece for letter in b"HTTP/1.1 200 OK" for piece in (bytes([letter]), 0.05)), 30.0),
        (OK + b"\r\n", *(piece for _ in range(99) for piece in (b"x", 0.05))),
        (OK + b"Content-Length: 100\r\n\r\nx", 30.0),
    ],
    ids=["nothing", "half a head", "slow head", "slow body", "half a body"],
)
async def test_slowness_of_every_kind_ends_in_time(site: Site, pieces: tuple[bytes | float, ...]) -> None:
    async with site.fetcher(total=0.3) as fetcher:
        found = await failure(fetcher, site.script("/a", *pieces))
    assert found.reason is FailureReason.TOO_SLOW
    assert found.reason.may_pass


async def test_redirects_share_one_limit_of_time(site: Site) -> None:
    for number in range(5):
        head = f"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /{number + 1}\r\n\r\n"
        site.script(f"/{number}", 0.2, head.encode())
    site.page("/5", "<p>end")
    async with site.fetcher(total=0.5) as fetcher:
        assert (await failure(fetcher, site.url("/0"))).reason is FailureReason.TOO_SLOW


@pytest.mark.parametrize(
    ("pieces", "drops"),
    [
        ((), False),
        ((OK,), False),
        ((OK + b"Content-Length: 100\r\n\r\nhalf",), False),
        ((OK + b"Content-Length: 100\r\n\r\nhalf",), True),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhalf",), False),
        ((OK + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\nhalf",), False),
        ((b"SSH-2.0-OpenSSH_9.6\r\n\r\n",), False),
        ((b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000 + b"\r\n\r\n",), False),
    ],
    ids=["nothing", "head", "body", "reset", "chunk", "no chunk", "no HTTP", "endless header"],
)
async def test_what_breaks_off_may_be_tried_again(
    site: Site, fetcher: WebFetcher, pieces: tuple[bytes, ...], drops: bool
) -> None:
    found = await failure(fetcher, site.script("/a", *pieces, drops=drops))
    assert found.reason is FailureReason.BROKEN_OFF
    assert found.reason.may_pass


async def test_nobody_at_the_port_is_unreachable(fetcher: WebFetcher) -> None:
    assert (await failure(fetcher, "http://b.example:1/")).reason is FailureReason.UNREACHABLE


async def test_encryption_that_is_none_is_unsafe(site: Site, fetcher: WebFetcher) -> None:
    found = await failure(fetcher, site.page("/a", "<p>").replace("http:", "https:"))
    assert found.reason is FailureReason.UNSAFE


@pytest.mark.parametrize(
    ("status", "reason", "may_pass"),
    [
        (404, FailureReason.NOT_FOUND, False),
        (410, FailureReason.NOT_FOUND, False),
        (401, FailureReason.FORBIDDEN, False),
        (403, FailureReason.FORBIDDEN, False),
        (451, FailureReason.FORBIDDEN, False),
        (408, FailureReason.TOO_SLOW, True),
        (500, FailureReason.SERVER_FAULT, True),
        (503, FailureReason.SERVER_FAULT, True),
        (599, FailureReason.SERVER_FAULT, True),
        (204, FailureReason.REFUSED, False),
        (206, FailureReason.REFUSED, False),
        (302, FailureReason.REFUSED, False),
        (304, FailureReason.REFUSED, False),
        (418, FailureReason.REFUSED, False),
    ],
)
async def test_every_status_has_its_meaning(
    site: Site, fetcher: WebFetcher, status: int, reason: FailureReason, may_pass: bool
) -> None:
    found = await failure(fetcher, site.status("/a", status))
    assert (found.reason, found.status, found.reason.may_pass) == (reason, status, may_pass)


async def test_a_site_that_wants_to_be_left_alone_is(site: Site, fetcher: WebFetcher) -> None:
    url = site.status("/a", 429, headers={"Retry-After": "120"})
    first = await failure(fetcher, url)
    assert (first.reason, first.retry_after) == (FailureReason.TOO_MANY_REQUESTS, timedelta(seconds=120))
    second = await failure(fetcher, site.page("/b", "<p>"))
    assert second.reason is FailureReason.TOO_MANY_REQUESTS
    assert second.retry_after is not None
    assert timedelta(seconds=60) < second.retry_after <= timedelta(seconds=120)
    site.page("/b", "<p>other", host="other.example")
    assert (await fetched(fetcher, site.url("/b", "other.example"))).body == b"<p>other"
    assert [seen.path for seen in site.requests] == ["/a", "/b"]


async def test_a_fault_says_when_to_come_back(site: Site, fetcher: WebFetcher) -> None:
    found = await failure(fetcher, site.status("/a", 503, headers={"Retry-After": "7"}))
    assert found.retry_after == timedelta(seconds=7)


@pytest.mark.parametrize(
    ("content_type", "wanted", "is_taken"),
    [
        ("text/html", Wanted.PAGE, True),
        ("application/xhtml+xml", Wanted.PAGE, True),
        ("text/plain", Wanted.PAGE, True),
        ("image/png", Wanted.PAGE, False),
        ("application/pdf", Wanted.PAGE, False),
        ("application/rss+xml", Wanted.PAGE, False),
        ("application/rss+xml", Wanted.FEED, True),
        ("application/feed+json", Wanted.FEED, True),
        ("application/octet-stream", Wanted.FEED, False),
        ("nonsense", Wanted.PAGE, False),
        (None, Wanted.PAGE, True),
    ],
)
async def test_only_text_is_taken(
    site: Site, fetcher: WebFetcher, content_type: str | None, wanted: Wanted, is_taken: bool
) -> None:
    url = site.page("/a", "<p>Hello", content_type=content_type)
    outcome = await fetcher.fetch(FetchRequest(url, wanted=wanted))
    assert isinstance(outcome, Fetched) == is_taken
    if isinstance(outcome, FetchFailure):
        assert outcome.reason is FailureReason.WRONG_TYPE


async def test_bytes_without_a_type_are_looked_at(site: Site, fetcher: WebFetcher) -> None:
    url = site.page("/a", b"\x89PNG\r\n\x1a\n\0\0\0", content_type=None)
    assert (await failure(fetcher, url)).reason is FailureReason.WRONG_TYPE


async def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: WebFetcher) -> None:
    url = site.page("/a", article(), headers={"ETag": '"7"', "Last-Modified": "Fri, 20 Nov 2026 10:00:00 GMT"})
    first = await fetched(fetcher, url)
    again = await fetcher.fetch(FetchRequest(url, etag=first.etag, last_modified=first.last_modified))
    assert again == Unchanged(url, (), False, first.etag, first.last_modified)


async def test_a_person_s_link_is_fetched_whatever_robots_txt_says(site: Site, fetcher: WebFetcher) -> None:
    site.robots("User-agent: *\nDisallow: /")
    await fetched(fetcher, site.page("/a", "<p>"))
    assert not site.robots_requests


async def test_a_feed_s_link_is_fetched_where_robots_txt_lets_it(site: Site, fetcher: WebFetcher) -> None:
    site.robots("User-agent: *\nAllow: /\n\nUser-agent: hotseat\nDisallow: /private/")
    await fetched(fetcher, site.page("/a", "<p>"), by=Asker.FEED)
    assert (await failure(fetcher, site.page("/private/a", "<p>"), Asker.FEED)).reason is FailureReason.ROBOTS
    assert [seen.path for seen in site.requests] == ["/a"]
    assert len(site.robots_requests) == 1


async def test_a_redirect_to_a_site_whose_robots_txt_forbids_it_is_not_followed(
    site: Site, fetcher: WebFetcher
) -> None:
    site.robots("User-agent: *\nDisallow: /", host="b.example")
    found = await failure(fetcher, site.redirect("/a", site.url("/a", "b.example")), Asker.FEED)
    assert (found.reason, found.url) == (FailureReason.ROBOTS, site.url("/a", "b.example"))


@pytest.mark.parametrize("status", [404, 403, 410])
async def test_a_site_without_robots_txt_lets_everything(site: Site, fetcher: WebFetcher, status: int) -> None:
    site.robots("User-agent: *\nDisallow: /", status=status)
    await fetched(fetcher, site.page("/a", "<p>"), by=Asker.FEED)


@pytest.mark.parametrize("status", [500, 503, 429])
async def test_robots_txt_that_cannot_be_had_forbids_for_now(site: Site, fetcher: WebFetcher, status: int) -> None:
    site.robots("", status=status)
    found = await failure(fetcher, site.page("/a", "<p>"), Asker.FEED)
    assert (found.reason, found.reason.may_pass) == (FailureReason.ROBOTS_UNKNOWN, True)


async def test_robots_txt_is_fetched_as_safely_as_anything(site: Site, fetcher: WebFetcher) -> None:
    site.redirect("/robots.txt", "http://10.0.0.1/robots.txt")
    found = await failure(fetcher, site.page("/a", "<p>"), Asker.FEED)
    assert found.reason is FailureReason.ROBOTS_UNKNOWN


async def test_google_news_is_explained_and_never_asked(fetcher: WebFetcher, site: Site) -> None:
    found = await failure(fetcher, "https://news.google.com/rss/articles/CBMiX2h0dHBz?oc=5")
    assert found.reason is FailureReason.HIDDEN_ADDRESS
    assert not site.names.asked


async def test_two_requests_at_once_and_the_others_wait(site: Site) -> None:
    most = 0
    running = 0

    class Counting(list[bytes | float]):
        def __iter__(self) -> Iterator[bytes | float]:
            nonlocal most, running
            running += 1
            most = max(most, running)
            yield 0.05
            running -= 1
            yield OK + b"\r\n<p>"

    async with site.fetcher() as fetcher:
        url = site.stream("/a", Counting())
        outcomes = await asyncio.gather(*(fetcher.fetch(FetchRequest(url)) for _ in range(6)))
    assert all(isinstance(outcome, Fetched) for outcome in outcomes)
    assert most == 2


async def test_a_host_with_a_long_queue_is_busy(site: Site) -> None:
    url = site.page("/a", "<p>")
    async with site.fetcher(gap=20.0) as fetcher:
        await fetched(fetcher, url)
        waiting = asyncio.create_task(fetcher.fetch(FetchRequest(url)))
        await asyncio.sleep(0)
        found = await failure(fetcher, url)
        waiting.cancel()
    assert found.reason is FailureReason.BUSY
    assert found.retry_after is not None
    assert found.retry_after > timedelta(seconds=30)


async def test_with_a_proxy_everything_goes_through_it(site: Site) -> None:
    site.script("http://far.example/a", OK + b"\r\n<p>through")
    rules = FetchRules(proxy=site.url("", "ann:secret@127.0.0.1"), gap=0.0)
    async with web_fetcher(rules, site.names) as fetcher:
        page = await fetched(fetcher, "http://far.example/a")
        for inside in ("http://10.0.0.1/", "http://2130706433/", "http://localhost/", "http://db.internal/"):
            assert (await failure(fetcher, inside)).reason is FailureReason.NOT_PUBLIC
    assert page.body == b"<p>through"
    assert site.requests[0].headers["proxy-authorization"] == "Basic YW5uOnNlY3JldA=="
    assert not site.names.asked


async def test_a_cancelled_fetch_gives_its_place_back(site: Site) -> None:
    slow = site.script("/slow", 30.0)
    quick = site.page("/quick", "<p>")
    async with site.fetcher() as fetcher:
        tasks = [asyncio.create_task(fetcher.fetch(FetchRequest(slow))) for _ in range(2)]
        await site.arrival(2)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await fetched(fetcher, quick)


async def test_whatever_bytes_come_nothing_is_raised(site: Site) -> None:
    chance = random.Random(7)
    whole = (
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b\r\n"
        b'Location: http://b.example/a\r\nRetry-After: 5\r\nETag: "1"\r\nContent-Length: 28\r\n\r\n'
        + gzip.compress(b"<p>Hello")
    )
    marks = [
        b"\x80",
        b"\0",
        b"\r\n",
        b":",
        b"-1",
        b"99999999999999999999",
        b";=",
        b"\xff\xfe",
        b"302",
        b"429",
        b"",
        b"[::1",
    ]
    urls = []
    for number in range(150):
        answer = bytearray(whole)
        for _ in range(number % 4 + 1):
            start = chance.randrange(len(answer))
            answer[start : start + chance.randrange(4)] = chance.choice(marks)
        urls.append(site.script(f"/{number}", bytes(answer)))
    async with site.fetcher(total=1.0) as fetcher:
        outcomes = [
            await fetcher.fetch(FetchRequest(url.replace("news", f"n{place}"))) for place, url in enumerate(urls)
        ]
    assert any(isinstance(outcome, Fetched) for outcome in outcomes)
    assert any(isinstance(outcome, FetchFailure) for outcome in outcomes)
