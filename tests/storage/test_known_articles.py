"""Articles that are found again, that are edited, and that repeat others."""

import random
from datetime import timedelta

import pytest

from bot.domain import Article, Claim, Dated, Sighting, Status
from bot.ingestion.fingerprint import Fingerprint
from bot.ingestion.near_duplicates import Signature
from bot.ports import Known, Recorded, Store
from tests.storage.builders import ELSEWHERE, HERE, MARCH, a_claim, a_sighting

HOUR = timedelta(hours=1)
WORDS = "club manager talks board coach season deal offer contract fans striker cup league money week".split()


def story(seed: int, length: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randrange(50)}" for _ in range(length))


def marked(text: str, *addresses: str, words: str = "") -> Fingerprint:
    return Fingerprint(words or f"words of {text}", addresses, Signature.of(text))


def an_article_of(outlet: str, article_id: str, hours: int = 0, url: str | None = "https://x.example/1") -> Article:
    return Article(article_id, MARCH + hours * HOUR, outlet, "A title", url)


async def keep(
    store: Store, article: Article, text: str, *addresses: str, claims: tuple[Claim, ...] = (), workspace: str = HERE
) -> Recorded:
    sighting = a_sighting(article.id, workspace)
    return await store.record(article, text, claims, sighting, marked(text, *addresses))


async def echoes(store: Store, *ids: str) -> dict[str, str | None]:
    found = [await store.article(one) for one in ids]
    return {one.id: one.echo_of for one in found if one}


async def test_an_article_is_found_by_any_of_its_addresses(store: Store) -> None:
    article = an_article_of("a.example", "a1")
    await keep(store, article, "text", "a.example/1", "a.example/old")
    known = Known(article, "words of text", is_at_address=True)
    assert await store.find(Fingerprint("other words", ("a.example/old",)), "a.example") == known
    assert await store.find(Fingerprint("other words", ("a.example/2",)), "a.example") is None


async def test_the_first_of_several_addresses_decides(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "one", "a.example/1")
    await keep(store, an_article_of("a.example", "a2"), "two", "a.example/2")
    found = await store.find(Fingerprint("x", ("a.example/2", "a.example/1")), "a.example")
    assert found is not None
    assert found.article.id == "a2"


async def test_the_same_words_at_another_address_of_the_outlet_are_the_same_article(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "text", "a.example/1")
    again = an_article_of("a.example", "a2")
    assert await keep(store, again, "text", "a.example/2") is Recorded.KNOWN
    assert await store.article("a2") is None
    found = await store.find(Fingerprint("x", ("a.example/2",)), "a.example")
    assert found is not None
    assert found.article.id == "a1"


async def test_the_same_words_of_another_outlet_are_an_echo(store: Store) -> None:
    text = story(1)
    await keep(store, an_article_of("a.example", "a1"), text, "a.example/1")
    assert await keep(store, an_article_of("b.example", "b1", 1), text, "b.example/1") is Recorded.NEW
    assert await echoes(store, "a1", "b1") == {"a1": None, "b1": "a1"}


async def test_an_article_that_comes_twice_at_once_is_stored_once(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "text", "a.example/1", claims=(a_claim(),))
    second = an_article_of("a.example", "other id")
    recorded = await store.record(
        second,
        "new text",
        (a_claim("Arsenal"),),
        a_sighting("other id", ELSEWHERE),
        Fingerprint("new words", ("a.example/1",)),
    )
    assert recorded is Recorded.SIGHTED
    assert [item.claim.club for item in await store.evidence_of_article(ELSEWHERE, "a1")] == ["Liverpool"]


async def test_a_pasted_text_that_is_found_on_a_page_gets_what_the_page_says(store: Store) -> None:
    pasted = Article("text:1", MARCH + 9 * HOUR, "", "", None, None, Dated.SEEN)
    await keep(store, pasted, "text")
    page = Article("url:1", MARCH, "a.example", "A title", "https://a.example/1", "Ann")
    assert await keep(store, page, "text", "a.example/1", workspace=ELSEWHERE) is Recorded.SIGHTED
    assert await store.article("text:1") == Article(
        "text:1", MARCH, "a.example", "A title", "https://a.example/1", "Ann", Dated.PUBLISHED
    )
    assert await store.article("url:1") is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
async def test_the_earliest_published_is_the_origin_in_whatever_order_they_come(
    store: Store, order: tuple[int, ...]
) -> None:
    text = story(1)
    for hours in order:
        copy = f"{text} footer of site {hours}"
        await keep(store, an_article_of(f"s{hours}.example", f"a{hours}", hours), copy, f"s{hours}.example/1")
    assert await echoes(store, "a0", "a1", "a2") == {"a0": None, "a1": "a0", "a2": "a0"}


async def test_two_groups_become_one_when_an_article_hangs_together_with_both(store: Store) -> None:
    first, second = story(1, 100), story(2, 100)
    await keep(store, an_article_of("a.example", "a", 2), f"{first}", "a.example/1")
    await keep(store, an_article_of("b.example", "b", 1), f"{second}", "b.example/1")
    assert await echoes(store, "a", "b") == {"a": None, "b": None}
    await keep(store, an_article_of("c.example", "c", 3), f"{first} {second}", "c.example/1")
    assert await echoes(store, "a", "b", "c") == {"a": "b", "b": None, "c": "b"}


async def test_stories_in_other_words_are_no_echoes(store: Store) -> None:
    for number in range(5):
        await keep(store, an_article_of("a.example", f"a{number}"), story(number), f"a.example/{number}")
    assert set((await echoes(store, *(f"a{number}" for number in range(5)))).values()) == {None}


async def test_a_workspace_counts_the_reports_of_an_origin_that_it_has_seen(store: Store) -> None:
    text = story(1)
    for number in range(3):
        where = ELSEWHERE if number == 1 else HERE
        article = an_article_of(f"s{number}.example", f"a{number}", number)
        await keep(store, article, f"{text} footer {number}", f"s{number}.example/1", workspace=where)
    assert await store.reports_of_origin(HERE, "a2") == 2
    assert await store.reports_of_origin(HERE, "a0") == 2
    assert await store.reports_of_origin(ELSEWHERE, "a1") == 1


async def edit(store: Store, text: str, *claims: Claim, hours: int, workspace: str = HERE) -> bool:
    version = an_article_of("a.example", "a1", hours)
    seen = Sighting("a1", workspace, "general", "ann", MARCH)
    return await store.revise(version, text, claims, seen, marked(text, "a.example/1"))


async def test_what_an_edit_takes_away_was_said_until_then(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "one", "a.example/1", claims=(a_claim(), a_claim("Arsenal")))
    assert await edit(store, "two", a_claim(), hours=5)
    found = {item.claim.club: item for item in await store.evidence_of_article(HERE, "a1")}
    assert found["Liverpool"].replaced_at is None
    assert found["Arsenal"].replaced_at == MARCH + 5 * HOUR
    assert found["Arsenal"].stands_at(MARCH + 4 * HOUR)
    assert not found["Arsenal"].stands_at(MARCH + 5 * HOUR)
    assert await store.people(HERE, "Arsenal") == ()
    assert await store.body("a1") == "two"


async def test_what_an_edit_brings_is_said_from_then_on_and_what_stays_was_said_before(store: Store) -> None:
    talks, agreed = a_claim(status=Status.TALKS), a_claim(status=Status.AGREED)
    stays = a_claim("Arsenal")
    await keep(store, an_article_of("a.example", "a1"), "one", "a.example/1", claims=(talks, stays))
    await edit(store, "two", agreed, a_claim("Arsenal", start=7), hours=5)
    found = [
        (item.claim.club, item.claim.status, item.article.published_at, item.replaced_at, item.claim.start)
        for item in await store.evidence_of_article(HERE, "a1")
    ]
    assert found == [
        ("Liverpool", Status.TALKS, MARCH, MARCH + 5 * HOUR, 0),
        ("Arsenal", Status.FAVOURITE, MARCH, None, 7),
        ("Liverpool", Status.AGREED, MARCH + 5 * HOUR, None, 0),
    ]
    kept = await store.article("a1")
    assert kept is not None
    assert kept.published_at == MARCH


async def test_a_text_that_is_edited_back_and_forth_keeps_its_story(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "one", "a.example/1", claims=(a_claim(),))
    await edit(store, "two", hours=1)
    await edit(store, "one", a_claim(), hours=2)
    found = await store.evidence_of_article(HERE, "a1")
    assert [(item.article.published_at, item.replaced_at) for item in found] == [
        (MARCH, MARCH + HOUR),
        (MARCH + 2 * HOUR, None),
    ]


async def test_an_edit_that_is_there_already_only_adds_a_sighting(store: Store) -> None:
    await keep(store, an_article_of("a.example", "a1"), "one", "a.example/1", claims=(a_claim(),))
    assert await edit(store, "two", hours=1)
    assert not await edit(store, "two", hours=2, workspace=ELSEWHERE)
    assert len(await store.evidence_of_article(ELSEWHERE, "a1")) == 1


async def test_an_echo_that_is_rewritten_is_none_any_more(store: Store) -> None:
    text = story(1)
    await keep(store, an_article_of("b.example", "b1", -1), text, "b.example/1")
    await keep(store, an_article_of("a.example", "a1"), text, "a.example/1")
    assert await echoes(store, "a1") == {"a1": "b1"}
    await edit(store, story(2), hours=1)
    assert await echoes(store, "a1", "b1") == {"a1": None, "b1": None}
    await keep(store, an_article_of("c.example", "c1", 2), story(2), "c.example/1")
    assert await echoes(store, "c1") == {"c1": "a1"}
