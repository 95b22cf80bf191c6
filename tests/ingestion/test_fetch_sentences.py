import pytest

from bot.ingestion.fetch_sentences import failure_sentence
from bot.ingestion.fetching import FailureReason, FetchFailure


@pytest.mark.parametrize("reason", list(FailureReason))
@pytest.mark.parametrize("is_retried", [False, True])
@pytest.mark.parametrize("url", ["https://www.news.example/a?b#c", "nonsense {site}", "http://ann:pw@a.example:1/"])
def test_every_failure_is_told_in_whole_sentences(reason: FailureReason, is_retried: bool, url: str) -> None:
    said = failure_sentence(FetchFailure(reason, url, status=418), is_retried=is_retried)
    assert said.endswith(".")
    assert "{" not in said
    assert "pw" not in said
    assert ("tried again" in said) == (is_retried and reason.may_pass)


def test_a_sentence_names_the_site_and_not_the_whole_address() -> None:
    failure = FetchFailure(FailureReason.TOO_SLOW, "https://www.news.example/a/b/c")
    assert failure_sentence(failure) == (
        "news.example took too long to answer. Paste the article's text with /ingest instead."
    )


@pytest.mark.parametrize(
    ("content_type", "named"),
    [
        ("application/pdf", "a PDF file"),
        ("image/webp", "a picture"),
        ("video/mp4", "a film"),
        ("x/y", "a file"),
        ("", "a file"),
    ],
)
def test_what_a_link_leads_to_is_named(content_type: str, named: str) -> None:
    failure = FetchFailure(FailureReason.WRONG_TYPE, "https://a.example/", content_type=content_type)
    assert f"leads to {named}, not" in failure_sentence(failure)
