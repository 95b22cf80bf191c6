import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image

from bot.charts.content import content_of
from bot.charts.drawing import HEIGHT, WIDTH, draw
from bot.domain import Evidence, Status
from bot.searches.course import course_of
from tests.charts.test_content import CLOSED, KLOPP, OPEN
from tests.searches.reports import SOURCES, current, said

S = Status


def picture(evidence: Sequence[Evidence], as_of: str, path: Path) -> Image.Image:
    shortlist = current(evidence, as_of)
    content = content_of(course_of(shortlist, evidence, sources=SOURCES), shortlist, "Asia/Tokyo")
    path.write_bytes(draw(content))
    return Image.open(path)


@pytest.mark.parametrize(
    ("evidence", "as_of"),
    [
        (OPEN, "2024-03-10"),
        (CLOSED, "2024-04-01"),
        ([KLOPP, said("2024-01-26", "sky.de", "Arne Slot", S.TALKS)], "2024-01-26"),
        ([KLOPP, said("2024-01-27", "sky.de", "森保一", S.TALKS)], "2024-01-28"),
        ([KLOPP, said("2024-01-27", "sky.de", "A $5 man_ $^ x", S.TALKS)], "2024-01-28"),
    ],
    ids=["open", "closed", "one day", "letters that the font lacks", "signs of mathematics"],
)
def test_a_picture_has_its_size_and_says_in_words_what_it_shows(
    evidence: Sequence[Evidence], as_of: str, tmp_path: Path
) -> None:
    image = picture(evidence, as_of, tmp_path / "chart.png")
    assert image.size == (WIDTH, HEIGHT)
    assert "Liverpool's next manager" in image.info["Description"]
    colours = image.convert("RGB").getcolors(WIDTH * HEIGHT) or []
    assert len(colours) > 50


def test_matplotlib_is_not_imported_before_a_chart_is_drawn() -> None:
    lines = "import sys, bot.commands.chart; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", lines], check=False).returncode == 0
