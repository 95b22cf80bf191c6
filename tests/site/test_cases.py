from collections.abc import AsyncIterator

import pytest

from bot.ingestion.fetch_sentences import failure_sentence
from bot.ingestion.fetching import FailureReason, Fetched, FetchFailure, FetchOutcome, FetchRequest
from bot.ingestion.page import Page, PageSource
from bot.ingestion.page_reading import read_page
from bot.ingestion.page_sentences import page_sentence
from tests.site.cases import CASES, FETCHED_AT, Case
from tests.site.site import Site, running_site


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with running_site() as site:
        yield site


def read(fetched: Fetched) -> Page:
    source = PageSource(fetched.body, FETCHED_AT, fetched.url, fetched.content_type, fetched.charset)
    return read_page(source)


async def outcome_of(case: Case, site: Site) -> FetchOutcome:
    async with site.fetcher(total=1.0 if case.failure is FailureReason.TOO_SLOW else 10.0) as fetcher:
        return await fetcher.fetch(FetchRequest(case.build(site)))


@pytest.mark.parametrize("case", [case for case in CASES if case.failure], ids=lambda case: case.name)
async def test_what_cannot_be_fetched_is_said(case: Case, site: Site) -> None:
    outcome = await outcome_of(case, site)
    assert isinstance(outcome, FetchFailure)
    assert outcome.reason is case.failure
    said = failure_sentence(outcome)
    assert case.says is not None
    assert case.says in said


@pytest.mark.parametrize("case", [case for case in CASES if not case.failure], ids=lambda case: case.name)
async def test_what_is_fetched_is_read_for_what_it_is(case: Case, site: Site) -> None:
    outcome = await outcome_of(case, site)
    assert isinstance(outcome, Fetched), outcome
    page = read(outcome)
    assert (page.kind, page.has_article) == (case.kind, case.has_text)
    expected = dict(case.page)
    first = expected.pop("first", None)
    assert first is None or page.text.split("\n")[0] == first
    assert {name: getattr(page, name) for name in expected} == expected
    said = page_sentence(page)
    if case.says is None:
        assert said is None
    else:
        assert said is not None
        assert case.says in said


async def test_the_entries_of_a_live_blog_are_its_text(site: Site) -> None:
    case = next(case for case in CASES if case.name == "a live blog")
    outcome = await outcome_of(case, site)
    assert isinstance(outcome, Fetched)
    text = read(outcome).text
    assert text.index("Vale arrives") < text.index("The board meets") < text.index("Birch to stay")


def test_there_are_forty_cases_each_with_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 40
