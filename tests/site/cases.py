"""What the web does to a reader of links, and what is to become of each."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.ingestion.fetching import FailureReason
from bot.ingestion.page import PageDated, PageKind
from tests.site.html import PARAGRAPHS, TITLE, article, bare
from tests.site.site import Site

FETCHED_AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
EVENING = datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


@dataclass(frozen=True, slots=True)
class Case:
    """One behaviour of a site."""

    name: str
    build: Callable[[Site], str]
    """Sets the site up and gives the link that is posted."""
    failure: FailureReason | None = None
    """Why nothing is fetched; None where a page comes."""
    kind: PageKind = PageKind.ARTICLE
    has_text: bool = True
    page: Mapping[str, object] = field(default_factory=dict)
    """What fields of the `Page` are."""
    says: str | None = None
    """Part of what the one who posted it is told; None where there is nothing to say but what it changed."""


def _failing(name: str, build: Callable[[Site], str], failure: FailureReason, says: str) -> Case:
    return Case(name, build, failure, has_text=False, says=says)


def _standing_in(name: str, build: Callable[[Site], str], kind: PageKind, says: str) -> Case:
    return Case(name, build, None, kind, has_text=False, page={"text": ""}, says=says)


def _dated(name: str, head: str, moment: datetime, dated: PageDated) -> Case:
    return Case(
        f"date: {name}",
        lambda site: site.page("/a", article(published=None, head=head)),
        page={"published_at": moment, "dated": dated},
    )


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def _loop(site: Site) -> str:
    site.redirect("/b", "/a")
    return site.redirect("/a", "/b")


def _shortener(site: Site) -> str:
    site.page("/story", article(), host="www.news.example")
    return site.redirect("/x7", site.url("/story", "www.news.example"), host="s.example", status=301)


def _too_many(site: Site) -> str:
    for number in range(9):
        site.redirect(f"/{number}", f"/{number + 1}")
    return site.url("/0")


def _private_name(site: Site) -> str:
    site.names.lead("inside.example", ["192.168.1.5"])
    return site.url("/a", "inside.example")


def _turning_name(site: Site) -> str:
    site.names.lead("turning.example", ["127.0.0.1"], ["10.0.0.5"])
    return site.redirect("/a", site.url("/b", "turning.example"), host="turning.example")


def _no_such_site(site: Site) -> str:
    site.names.lead("nosuch.example", ())
    return site.url("/a", "nosuch.example")


def _endless() -> Iterator[bytes]:
    yield OK + b"\r\n"
    for _ in range(200):
        yield b"<p>word</p>" * 95_000


def _in_windows_1252(site: Site) -> str:
    html = article(paragraphs=("Martínez said “no” to £5m – twice.", *PARAGRAPHS)).replace("utf-8", "iso-8859-1")
    return site.page("/a", html.encode("cp1252"), content_type="text/html")


def _wrongly_labelled(site: Site) -> str:
    html = article(paragraphs=("Martínez said “no” to £5m – twice.", *PARAGRAPHS))
    return site.page("/a", html.encode(), content_type="text/html; charset=iso-8859-1")


def _unlabelled(site: Site) -> str:
    html = article(paragraphs=("Müller, Lőw and Żuraw said no.", *PARAGRAPHS)).replace('<meta charset="utf-8">', "")
    return site.page("/a", html.encode("utf-16"), content_type="text/html")


_CONSENT = bare(
    "The Harbour News",
    "<div><h1>We value your privacy</h1><p>We and our 842 partners store cookies on your device to show personalised "
    "ads and measure them. With your consent we may use precise data.</p><p>You can accept all cookies, reject all, "
    "or manage preferences at any time in our privacy policy.</p><button>Accept all</button></div>",
)
_TEASER = PARAGRAPHS[:2]
_SPANISH = (
    "El Harbour Town ha iniciado los contactos con Marco Vale para que sea el nuevo entrenador del equipo.",
    "El técnico de 47 años dejó el Northgate en primavera y desde entonces ha rechazado dos ofertas.",
    "El club espera que la llegada se pueda anunciar antes del fin de semana, según fuentes de la entidad.",
)
_LIVE = tuple(
    f"<div><time datetime='2026-11-20T1{number}:00:00Z'>1{number}:00</time><h3>{title}</h3><p>{text}</p></div>"
    for number, (title, text) in enumerate(
        (("Vale arrives", PARAGRAPHS[0]), ("The board meets", PARAGRAPHS[1]), ("Birch to stay", PARAGRAPHS[4]))
    )
)


def _live(site: Site) -> str:
    data = {"@type": "LiveBlogPosting"}
    return site.page("/live/deadline-day", article(paragraphs=(), json_ld=data, inside="".join(_LIVE)))


CASES: tuple[Case, ...] = (
    Case(
        "an article",
        lambda site: site.page("/a", article()),
        page={
            "title": TITLE,
            "text": "\n".join(PARAGRAPHS),
            "author": "Ann Writer",
            "site_name": "The Harbour News",
            "outlet": "news.example",
            "published_at": EVENING,
            "dated": PageDated.JSON_LD,
            "language": "en",
            "is_partial": False,
        },
    ),
    Case("a shortened link", _shortener, page={"outlet": "news.example", "text": "\n".join(PARAGRAPHS)}),
    _failing("a circle of redirects", _loop, FailureReason.REDIRECT_LOOP, "in a circle"),
    _failing("too many redirects", _too_many, FailureReason.TOO_MANY_REDIRECTS, "passed on from site to site"),
    _failing(
        "a redirect to a private address",
        lambda site: site.redirect("/a", "http://192.168.0.1/admin"),
        FailureReason.NOT_PUBLIC,
        "192.168.0.1 is not on the public internet",
    ),
    _failing("a name that leads inside", _private_name, FailureReason.NOT_PUBLIC, "not on the public internet"),
    _failing("a name that turns private", _turning_name, FailureReason.NOT_PUBLIC, "not on the public internet"),
    _failing(
        "a number for a name",
        lambda site: "http://0xa9fea9fe/latest/meta-data",
        FailureReason.NOT_PUBLIC,
        "not on the public internet",
    ),
    _failing("no such site", _no_such_site, FailureReason.UNKNOWN_HOST, "Check the link for a typing error"),
    _failing(
        "a password in the link",
        lambda site: f"http://ann:secret@news.example:{site.port}/a",
        FailureReason.HAS_LOGIN,
        "Post it without",
    ),
    _failing(
        "a link of Google News",
        lambda site: "https://news.google.com/articles/CBMiK2h0dHBz",
        FailureReason.HIDDEN_ADDRESS,
        "Google News",
    ),
    _failing(
        "a gzip bomb",
        lambda site: site.page("/a", gzip.compress(b"a" * 90_000_000), headers={"Content-Encoding": "gzip"}),
        FailureReason.TOO_LARGE,
        "larger than any article",
    ),
    _failing("200 MB", lambda site: site.stream("/a", _endless()), FailureReason.TOO_LARGE, "larger than any article"),
    _failing(
        "compressed wrongly",
        lambda site: site.page("/a", zlib.compress(b"<p>")[:4] + b"no", headers={"Content-Encoding": "gzip"}),
        FailureReason.UNDECODABLE,
        "cannot be unpacked",
    ),
    _failing(
        "a slow body",
        lambda site: site.script("/a", OK + b"\r\n", *(piece for _ in range(60) for piece in (b"<p>x", 0.2))),
        FailureReason.TOO_SLOW,
        "took too long",
    ),
    _failing("slow headers", lambda site: site.script("/a", OK, 30.0), FailureReason.TOO_SLOW, "took too long"),
    _failing(
        "a connection half closed",
        lambda site: site.script("/a", OK + b"Content-Length: 9999\r\n\r\n<p>half"),
        FailureReason.BROKEN_OFF,
        "broke off",
    ),
    _failing("429", lambda site: site.status("/a", 429), FailureReason.TOO_MANY_REQUESTS, "left alone for a while"),
    _failing("500", lambda site: site.status("/a", 500), FailureReason.SERVER_FAULT, "fault of its own just now (500)"),
    _failing("404", lambda site: site.status("/a", 404), FailureReason.NOT_FOUND, "no page at this address"),
    _failing("403", lambda site: site.status("/a", 403), FailureReason.FORBIDDEN, "does not show this page"),
    _failing(
        "a picture",
        lambda site: site.page("/a.png", b"\x89PNG", content_type="image/png"),
        FailureReason.WRONG_TYPE,
        "leads to a picture",
    ),
    Case("a wrong charset in the header", _wrongly_labelled, page={"first": "Martínez said “no” to £5m – twice."}),
    Case("windows-1252 under another name", _in_windows_1252, page={"first": "Martínez said “no” to £5m – twice."}),
    Case("utf-16 without a label", _unlabelled, page={"first": "Müller, Lőw and Żuraw said no."}),
    _standing_in(
        "a consent wall",
        lambda site: site.page("/a", _CONSENT),
        PageKind.CONSENT_WALL,
        "asks about cookies",
    ),
    Case(
        "an article under a consent banner",
        lambda site: site.page("/a", article(above="<div id='cookie-banner'><p>We use cookies. Accept all?</p></div>")),
        page={"text": "\n".join(PARAGRAPHS)},
    ),
    Case(
        "a paywall that says so",
        lambda site: site.page("/a", article(paragraphs=_TEASER, json_ld={"isAccessibleForFree": "False"})),
        kind=PageKind.PAYWALL,
        page={"text": "\n".join(_TEASER), "is_partial": True, "is_free": False},
        says="for subscribers",
    ),
    Case(
        "a paywall in words alone",
        lambda site: site.page(
            "/a", article(paragraphs=_TEASER, below="<div><p>Subscribe now to continue reading this story.</p></div>")
        ),
        kind=PageKind.PAYWALL,
        page={"text": "\n".join(_TEASER), "is_partial": True, "is_free": None},
        says="for subscribers",
    ),
    _standing_in(
        "a login page",
        lambda site: site.page(
            "/login?next=/a",
            bare(
                "Log in - The Harbour News", "<form><input name=u><input type=password><button>Log in</button></form>"
            ),
        ),
        PageKind.LOGIN,
        "wants a login",
    ),
    _standing_in(
        "an empty shell for scripts",
        lambda site: site.page(
            "/a",
            bare("News", "<div id='root'></div><noscript>Please enable JavaScript.</noscript><script src=x></script>"),
        ),
        PageKind.SCRIPT_SHELL,
        "runs its scripts",
    ),
    _standing_in(
        "a test for people",
        lambda site: site.page("/a", bare("Just a moment...", "<p>Checking your browser.</p><script>1</script>")),
        PageKind.BOT_CHECK,
        "only people in",
    ),
    _standing_in(
        "a video",
        lambda site: site.page(
            "/v", bare("Vale's first words", "<video></video><p>Watch it here.</p>", _meta("og:type", "video.other"))
        ),
        PageKind.VIDEO,
        "video with hardly any text",
    ),
    Case("a live blog", _live, kind=PageKind.LIVE_BLOG, says="live blog"),
    Case(
        "a part of an article",
        lambda site: site.page("/a", article(json_ld={"wordCount": 900})),
        page={"is_partial": True},
        says="Only a part",
    ),
    Case(
        "another language",
        lambda site: site.page("/a", article("Vale, cerca", _SPANISH, language="es")),
        page={"language": "es"},
        says="in Spanish",
    ),
    Case(
        "an AMP twin",
        lambda site: site.page("/amp/a", article(head='<link rel="canonical" href="https://www.news.example/a">')),
        page={"canonical": "https://www.news.example/a"},
    ),
    Case(
        "a page with an AMP twin",
        lambda site: site.page("/a", article(head='<link rel="amphtml" href="https://news.example/amp/a">')),
        page={"amp": "https://news.example/amp/a"},
    ),
    Case(
        "canonical to another site",
        lambda site: site.page("/a", article(head='<link rel="canonical" href="https://other.example/x">')),
        page={"canonical": "https://other.example/x", "outlet": "news.example"},
    ),
    Case(
        "no title",
        lambda site: site.page("/a", "<p>" + "</p><p>".join(PARAGRAPHS)),
        page={"title": "", "dated": PageDated.UNKNOWN, "published_at": None},
    ),
    Case(
        "plain text",
        lambda site: site.page("/a.txt", "\n\n".join(PARAGRAPHS), content_type="text/plain"),
        page={"text": "\n".join(PARAGRAPHS)},
    ),
    _standing_in(
        "a page without an article",
        lambda site: site.page("/", bare("News", "<ul><li><a href=/1>One</a><li><a href=/2>Two</a></ul>")),
        PageKind.NO_ARTICLE,
        "No article was found",
    ),
    _dated("ISO with an offset", _meta("article:published_time", "2026-11-20T19:30:00+0100"), EVENING, PageDated.META),
    _dated("RFC 2822", _meta("pubdate", "Fri, 20 Nov 2026 18:30:00 GMT"), EVENING, PageDated.META),
    _dated("words", _meta("date", "November 20, 2026 6:30 pm"), EVENING, PageDated.META),
    _dated("a day alone", _meta("date", "2026-11-20"), datetime(2026, 11, 20, tzinfo=UTC), PageDated.META),
    _dated("without a zone", _meta("datePublished", "2026-11-20 18:30:00"), EVENING, PageDated.META),
    Case(
        "date: in the address alone",
        lambda site: site.page("/2026/11/20/vale", article(published=None)),
        page={"published_at": datetime(2026, 11, 20, tzinfo=UTC), "dated": PageDated.GUESSED},
    ),
    Case(
        "date: to come",
        lambda site: site.page("/a", article(published="2031-01-01T00:00:00Z")),
        page={"published_at": FETCHED_AT, "dated": PageDated.FUTURE},
    ),
)
