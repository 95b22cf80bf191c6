import io
import json
import logging
from collections.abc import Sequence

import pytest

from bot.domain import Claim, Field, Report, Status
from bot.program.reading import read_lines, reading_reply
from bot.reply import Heading, Quotation

TEXT = "Klopp will leave Liverpool. Amorim is the favourite, Sky say."
LEAVING = Claim("Liverpool", "Jurgen Klopp", Status.DEPARTING, "Klopp will leave Liverpool", Field.TEXT, 0, 26)
DOUBTED = Claim(
    "Liverpool", "Ruben Amorim", Status.FAVOURITE, "Amorim is the favourite", Field.TEXT, 28, 51, "Sky", 0.4, True
)


def read(report: Report) -> Sequence[Claim]:
    if "boom" in report.text:
        raise ZeroDivisionError
    return (LEAVING, DOUBTED) if report.text == TEXT else ()


def answers(*lines: str) -> list[dict[str, object]]:
    sink = io.BytesIO()
    read_lines(io.BytesIO("\n".join(lines).encode()), sink, read)
    return [json.loads(line) for line in sink.getvalue().splitlines()]


def test_claims_come_with_their_quotes_and_unsure_ones_apart() -> None:
    (answer,) = answers(json.dumps({"id": "a", "text": TEXT}))
    assert answer == {
        "id": "a",
        "claims": [
            {
                "club": "Liverpool",
                "person": "Jurgen Klopp",
                "status": "departing",
                "quote": "Klopp will leave Liverpool",
                "field": "text",
                "start": 0,
                "end": 26,
                "attributed_to": None,
                "confidence": 1.0,
            }
        ],
        "unsure": [
            {
                "club": "Liverpool",
                "person": "Ruben Amorim",
                "status": "favourite",
                "quote": "Amorim is the favourite",
                "field": "text",
                "start": 28,
                "end": 51,
                "attributed_to": "Sky",
                "confidence": 0.4,
            }
        ],
    }


def test_a_bad_line_is_answered_with_its_error_and_the_rest_goes_on() -> None:
    bad, good = answers("{", '{"id": 2, "text": ""}')
    assert bad["id"] is None
    assert isinstance(bad["error"], str)
    assert good == {"id": 2, "claims": [], "unsure": []}


def test_a_report_that_brings_out_a_bug_is_logged_and_the_rest_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        failed, good = answers('{"id": 1, "text": "boom"}', '{"id": 2, "text": ""}')
    assert failed["id"] == 1
    assert "error" in failed
    assert good["id"] == 2
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ZeroDivisionError]


def test_an_id_is_given_back_as_it_came() -> None:
    (answer,) = answers(r'{"id": "\ud800é", "text": ""}')
    assert answer["id"] == "\ud800é"


def test_each_answer_is_written_before_the_next_line_is_read() -> None:
    sink = io.BytesIO()

    class Source(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            answered.append(len(sink.getvalue().splitlines()))
            return super().readline(size)

    answered: list[int] = []
    read_lines(Source(b'{"text": ""}\n{"text": ""}\n'), sink, read)
    assert answered == [0, 1, 2]


def test_people_see_every_claim_with_its_quote_and_what_was_unsure_apart() -> None:
    reply = reading_reply("post.txt", Report(TEXT), (LEAVING, DOUBTED))
    assert reply.heading == "post.txt"
    sure, heading, unsure = reply.blocks
    assert isinstance(sure, Quotation)
    assert sure.text == LEAVING.quote
    assert isinstance(heading, Heading)
    assert isinstance(unsure, Quotation)
    assert unsure.text == DOUBTED.quote


def test_a_report_without_claims_says_so() -> None:
    reply = reading_reply("post.txt", Report("Rain.", title="Weather"), ())
    assert reply.heading == "Weather"
    assert len(reply.blocks) == 1
