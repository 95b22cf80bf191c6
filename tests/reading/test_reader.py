"""What the reader promises of every report that it reads."""

import dataclasses
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import Field, Report, Status
from bot.names.load import shipped_catalogue
from bot.reading.reader import DROPPED_BELOW, OfflineReader, build_reader
from bot.sample import sample_reports

CORPUS = Path(__file__).parents[1] / "corpus"
EVERY = 4
"""One article in so many of the corpus is read, to keep the suite short."""


def corpus_reports() -> list[Report]:
    articles = [
        article
        for path in sorted(CORPUS.glob("*.json"))
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]
    ]
    return [
        Report(one["text"], one["title"], datetime.fromisoformat(one["published"]).replace(tzinfo=UTC), one["outlet"])
        for one in articles[::EVERY]
    ]


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    return corpus_reports()


def test_every_claim_is_whole(reader: OfflineReader, reports: list[Report]) -> None:
    for report in reports:
        claims = reader.read_report(report)
        assert len({claim.pair for claim in claims}) == len(claims)
        for claim in claims:
            field = report.title if claim.field is Field.TITLE else report.text
            assert claim.quote
            assert field[claim.start : claim.end] == claim.quote
            assert DROPPED_BELOW <= claim.confidence <= 1
            assert claim.unsure == (claim.confidence < reader.unsure_below)


def test_the_same_report_gives_the_same_claims_in_any_thread(reader: OfflineReader, reports: list[Report]) -> None:
    few = reports[:12]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(reader.read_report, few)) == [reader.read_report(report) for report in few]


async def test_reading_off_the_loop_gives_the_same(reader: OfflineReader, reports: list[Report]) -> None:
    assert await reader.read(reports[0]) == reader.read_report(reports[0])


def test_an_operator_can_ask_for_surer_claims(reader: OfflineReader, reports: list[Report]) -> None:
    names = shipped_catalogue()
    strict = build_reader(names.clubs, names.people, names.outlets, unsure_below=0.9)
    usual = [claim for report in reports[:12] for claim in reader.read_report(report)]
    asked = [claim for report in reports[:12] for claim in strict.read_report(report)]

    assert [claim.pair for claim in asked] == [claim.pair for claim in usual]
    assert all(claim.unsure == (claim.confidence < 0.9) for claim in asked)
    assert any(claim.unsure for claim in asked)


def test_a_bar_below_the_usual_one_shows_what_else_was_weighed(reader: OfflineReader) -> None:
    report = sample_reports()[4].report
    usual = {(claim.pair, claim.confidence) for claim in reader.read_report(report)}
    weighed = dataclasses.replace(reader, unsure_below=0.0).read_report(report)

    assert {(claim.pair, claim.confidence) for claim in weighed} > usual
    assert not any(claim.unsure for claim in weighed)
    places = [(claim.field is Field.TEXT, claim.start) for claim in weighed]
    assert places == sorted(places)


def test_a_credit_stands_in_the_text(reader: OfflineReader, reports: list[Report]) -> None:
    credited = [(report, claim.attributed_to) for report in reports[-60:] for claim in reader.read_report(report)]

    assert any(credit for _, credit in credited)
    assert all(credit in report.text for report, credit in credited if credit)


def test_a_title_can_make_a_claim_alone(reader: OfflineReader) -> None:
    title = "Liverpool appoint Arne Slot as their new head coach"
    (claim,) = reader.read_report(Report("", title, published_at=datetime(2024, 5, 20, tzinfo=UTC)))
    assert (claim.field, claim.status, claim.pair) == (Field.TITLE, Status.APPOINTED, ("Liverpool", "Arne Slot"))


def test_the_sample_tells_its_search(reader: OfflineReader) -> None:
    said: dict[str, list[Status]] = {}
    for line in sample_reports():
        for claim in reader.read_report(line.report):
            if claim.club == "Liverpool" and not claim.unsure:
                said.setdefault(claim.person, []).append(claim.status)

    assert set(said["Jurgen Klopp"]) == {Status.DEPARTING}
    assert said["Xabi Alonso"][0] is Status.FAVOURITE
    assert said["Xabi Alonso"][-1] is Status.OUT
    assert said["Ruben Amorim"][-1] is Status.OUT
    assert said["Arne Slot"][-1] is Status.APPOINTED


def test_a_text_about_something_else_makes_no_claim(reader: OfflineReader) -> None:
    text = "Chelsea beat Everton 2-0 on Saturday. Both goals came after the break, and the crowd went home in the rain."
    assert reader.read_report(Report(text, published_at=datetime(2024, 3, 2, tzinfo=UTC))) == ()
