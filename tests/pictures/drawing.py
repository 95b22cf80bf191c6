"""The README's picture: the sample's shortlist on a day, drawn by the program's own renderer."""

import io
import re
import tempfile
from pathlib import Path

from rich.console import Console

from adapters.terminal.rendering import show
from bot import wiring
from bot.commands.dispatch import answer
from bot.commands.ingest import answer_reports
from bot.ingestion.report_text import NamedReport
from bot.sample import sample_reports
from bot.settings import Settings

SHORTLIST = Path(__file__).parent / "shortlist.svg"
COMMAND = "/shortlist liverpool as-of 30 march 2024"
_WIDTH = 88
_WEB_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


async def drawn_shortlist() -> str:
    """The picture as SVG. The fonts that rich would have a browser fetch are left out."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), timezone="UTC")
        async with wiring.opened(settings) as context:
            await answer_reports(
                context,
                wiring.local_request(settings, "ingest", {}),
                [NamedReport(str(line.id), line.report) for line in sample_reports()],
            )
            reply = await answer(
                context,
                wiring.local_request(settings, "shortlist", {"club": "liverpool", "as-of": "30 march 2024"}),
            )
    console = Console(record=True, width=_WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(f"hotseat> {COMMAND}\n", style="bold", highlight=False)
    show(reply, console)
    return _WEB_FONTS.sub("", console.export_svg(title="Hotseat", unique_id="hotseat"))
