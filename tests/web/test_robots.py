import asyncio
from collections.abc import Mapping

from adapters.web.robots import MOST_REMEMBERED_BYTES, Robots, RobotsFile


class Sites:
    """Robots files by origin; others cannot be had."""

    def __init__(self, files: Mapping[str, str | None]) -> None:
        self.files = dict(files)
        self.asked: list[str] = []
        self.seconds = 0.0

    async def find(self, origin: str) -> RobotsFile | None:
        self.asked.append(origin)
        await asyncio.sleep(0)
        if origin not in self.files:
            return None
        text = self.files[origin]
        return RobotsFile(None if text is None else text.encode())

    def robots(self) -> Robots:
        return Robots(self.find, lambda: self.seconds)


async def test_rules_are_those_for_the_bot_before_those_for_all() -> None:
    sites = Sites({"http://a": "User-agent: *\nDisallow: /\n\nUser-agent: Hotseat\nDisallow: /x\nCrawl-delay: 7"})
    robots = sites.robots()
    allowed, refused = await robots.verdict("http://a", "http://a/y"), await robots.verdict("http://a", "http://a/x1")
    assert (allowed.is_allowed, allowed.delay) == (True, 7.0)
    assert not refused.is_allowed


async def test_a_file_is_asked_for_once_a_day_by_however_many() -> None:
    sites = Sites({"http://a": ""})
    robots = sites.robots()
    await asyncio.gather(*(robots.verdict("http://a", "http://a/y") for _ in range(5)))
    assert len(sites.asked) == 1
    sites.seconds = 24 * 3600
    await robots.verdict("http://a", "http://a/y")
    assert len(sites.asked) == 2


async def test_what_could_not_be_had_is_asked_for_again_soon() -> None:
    sites = Sites({})
    robots = sites.robots()
    assert not (await robots.verdict("http://a", "http://a/y")).is_known
    sites.files["http://a"] = None
    assert not (await robots.verdict("http://a", "http://a/y")).is_known
    sites.seconds = 600
    verdict = await robots.verdict("http://a", "http://a/y")
    assert (verdict.is_known, verdict.is_allowed) == (True, True)


async def test_large_files_are_forgotten_before_there_are_too_many() -> None:
    text = "User-agent: *\nDisallow: /x\n" + "#" * 600_000
    sites = Sites({f"http://{number}": text for number in range(20)})
    robots = sites.robots()
    for origin in sites.files:
        assert not (await robots.verdict(origin, f"{origin}/x")).is_allowed
    assert sum(site.size for site in robots._sites.values()) <= MOST_REMEMBERED_BYTES
    assert robots._sites


async def test_a_hostile_file_takes_no_time() -> None:
    sites = Sites({"http://a": "User-agent: *\nDisallow: /" + "*a" * 5000 + "*b$\nCrawl-delay: -5"})
    verdict = await sites.robots().verdict("http://a", "http://a/" + "a" * 5000)
    assert (verdict.is_allowed, verdict.delay) == (True, 0.0)
