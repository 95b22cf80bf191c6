import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingestion.page_data import PageData, page_data

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "author", "name", "hasPart", "isAccessibleForFree", "wordCount", "headline"]
            )
            | st.text(max_size=5),
            inner | st.sampled_from(["NewsArticle", "LiveBlogPosting", "VideoObject"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


def data(**fields: object) -> PageData:
    return page_data([json.dumps({"@type": "NewsArticle", **fields})])


def test_the_article_is_found_among_the_rest() -> None:
    graph = {
        "@graph": [
            {"@type": "Organization", "name": "The Harbour News"},
            {
                "@type": ["NewsArticle", "Thing"],
                "headline": "Vale &amp; Town",
                "author": [{"name": "A"}, "B", "https://c"],
            },
            {"@type": "VideoObject"},
        ]
    }
    found = page_data(["not JSON", f"<!-- {json.dumps(graph)} -->", ""])
    assert (found.is_article, found.is_film, found.headline, found.authors) == (True, False, "Vale & Town", ("A", "B"))


@pytest.mark.parametrize(
    ("written", "is_free"),
    [(True, True), ("True", True), (False, False), ("False", False), ("false", False), ("no", False)],
)
def test_whether_it_is_free_is_written_in_many_ways(written: object, is_free: bool) -> None:
    assert data(isAccessibleForFree=written).is_free is is_free


def test_a_part_that_is_paid_for_makes_it_a_paid_article() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paid"}
    found = data(isAccessibleForFree="True", hasPart=part)
    assert (found.is_free, found.paid_parts) == (False, (".paid",))


def test_nothing_said_is_nothing_known() -> None:
    assert data().is_free is None
    assert page_data([]) == PageData()


def test_deep_and_broad_data_ends() -> None:
    assert page_data(["[" * 200_000, "[" + "{}," * 100_000 + '{"@type":"NewsArticle"}]']) == PageData()


@settings(deadline=None)
@given(JSON)
def test_any_json_is_taken(value: object) -> None:
    assert isinstance(page_data([json.dumps(value)]), PageData)
