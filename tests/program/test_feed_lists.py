from pathlib import Path

from bot.ingestion.feeds.opml import feeds_in_opml
from tests.program.test_cli import failed, hotseat

OPML = '<opml version="2.0"><body><outline text="A" xmlUrl="https://a.example/rss"/></body></opml>'


def test_what_was_imported_is_exported(tmp_path: Path) -> None:
    assert hotseat("feeds", "import", "-", stdin=OPML).stdout == "1 feed more is followed from now on.\n"
    result = hotseat("feeds", "export")
    assert feeds_in_opml(result.stdout_bytes) == (("https://a.example/rss", "A"),)
    assert hotseat("feeds", "export", "feeds.opml").exit_code == 0
    assert (tmp_path / "feeds.opml").read_bytes() == result.stdout_bytes


def test_a_file_that_is_no_list_or_is_not_there_is_said_on_one_line() -> None:
    Path("feeds.txt").write_text("hello")
    assert "OPML" in failed(hotseat("feeds", "import", "feeds.txt"), 1)
    assert "cannot be read" in failed(hotseat("feeds", "import", "nowhere.opml"), 1)
