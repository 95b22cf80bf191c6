"""The report from which the project was conceived must read right. It is third-party text, so it stays in ../shared."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import Status
from bot.ingestion.report_text import reports_in
from bot.reading.reader import OfflineReader

SEED = Path(__file__).parents[3] / "shared" / "seed" / "2024-03-28-liverpool.txt"
SAID = {
    ("Liverpool", "Jurgen Klopp"): {Status.DEPARTING},
    ("Liverpool", "Xabi Alonso"): {Status.UNLIKELY, Status.OUT},
    ("Liverpool", "Ruben Amorim"): {Status.FAVOURITE},
    ("Liverpool", "Roberto De Zerbi"): {Status.CANDIDATE},
    ("Bayern Munich", "Xabi Alonso"): {Status.UNLIKELY, Status.OUT},
    ("Bayern Munich", "Roberto De Zerbi"): {Status.FAVOURITE, Status.CANDIDATE},
    ("Bayer Leverkusen", "Xabi Alonso"): {Status.STAYING},
}


@pytest.mark.skipif(not SEED.is_file(), reason="../shared/seed is not here")
def test_the_seed_says_its_seven_claims_and_no_other(reader: OfflineReader) -> None:
    content = SEED.read_text(encoding="utf-8")
    (named,) = reports_in(content, SEED.suffix, published=datetime(2024, 3, 28, tzinfo=UTC), outlet="thisisanfield.com")

    counted = [claim for claim in reader.read_report(named.report) if not claim.unsure]

    assert {claim.pair for claim in counted} == SAID.keys()
    for claim in counted:
        assert claim.status in SAID[claim.pair], claim
        assert named.report.text[claim.start : claim.end] == claim.quote
