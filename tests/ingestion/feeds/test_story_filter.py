from pathlib import Path

import pytest

from bot.evaluation.corpus import corpus_in
from bot.ingestion.feeds.story_filter import family_names, may_be_a_story
from bot.names.load import shipped_catalogue

CORPUS = Path(__file__).parents[2] / "corpus"
MANAGERS = family_names(["Ruben Amorim", "Erik ten Hag", "Gary O'Neil", "Bo Li"])
_SUMMARY = 300


@pytest.mark.parametrize(
    "title",
    ["Newcastle sack head coach", "Brentford boss wants more", "Trainer beurlaubt", "El técnico, destituido", "Gone"],
)
def test_words_of_jobs_and_changes_tell_a_story(title: str) -> None:
    assert may_be_a_story(title, "")


@pytest.mark.parametrize("title", ["Rúben Amorim’s long night", "Ten Hag in Leeds", "O’Neil smiles"])
def test_a_managers_name_tells_one(title: str) -> None:
    assert may_be_a_story(title, "", MANAGERS)
    assert not may_be_a_story(title, "")


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Saka scores twice as Arsenal beat Brentford", "Bukayo Saka struck in either half on Saturday."),
        ("Premier League fixtures this weekend", "All kick-off times and TV channels."),
        ("FA Cup draw in full", "The ties of round three."),
    ],
)
def test_what_speaks_of_no_job_is_no_story(title: str, summary: str) -> None:
    assert not may_be_a_story(title, summary, MANAGERS)


def test_a_word_that_says_little_counts_in_a_title_only() -> None:
    assert may_be_a_story("Everything new at Everton", "")
    assert not may_be_a_story("Everton 1-1 Fulham", "A new pitch was laid.")


def test_an_item_without_words_may_be_one() -> None:
    assert may_be_a_story("", " ")


def test_hardly_any_report_with_a_claim_is_missed_in_the_corpus() -> None:
    people = shipped_catalogue().people
    names = family_names(name for person in people for name in (person.name, *person.aliases))
    told = [one.report for file in corpus_in(CORPUS) for one in file.reports if one.claims]
    found = sum(may_be_a_story(report.title, report.text[:_SUMMARY], names) for report in told)
    assert found / len(told) >= 0.99
