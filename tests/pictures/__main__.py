import asyncio

from tests.pictures.drawing import SHORTLIST, drawn_shortlist

SHORTLIST.write_text(asyncio.run(drawn_shortlist()), encoding="utf-8")
