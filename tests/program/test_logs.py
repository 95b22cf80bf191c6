import io
import json
import logging

from bot.logs import event_logger, start_logging
from bot.settings import LogFormat


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_program_gets_one_json_object_a_line() -> None:
    stream = io.StringIO()
    start_logging("info", LogFormat.AUTO, stream)
    event_logger("hotseat.test").info("read", club="Köln", reports=3)
    logging.getLogger("library").warning("odd %s", "thing")
    ours, theirs = (json.loads(line) for line in stream.getvalue().splitlines())
    assert ours.pop("timestamp")
    assert ours == {"event": "read", "club": "Köln", "reports": 3, "level": "info", "logger": "hotseat.test"}
    assert theirs["event"] == "odd thing"
    assert theirs["level"] == "warning"


def test_a_bug_is_logged_with_its_traceback_and_without_the_values_of_variables() -> None:
    stream = io.StringIO()
    start_logging("info", LogFormat.JSON, stream)
    token = "very-" + "secret"
    try:
        int(token[:0])
    except ValueError:
        event_logger("hotseat.test").exception("failed")
    logged = json.loads(stream.getvalue())
    assert "ValueError: invalid literal" in logged["exception"]
    assert "very-secret" not in stream.getvalue()


def test_people_get_readable_lines_on_a_terminal() -> None:
    stream = Screen()
    start_logging("info", LogFormat.AUTO, stream)
    event_logger("hotseat.test").info("read", club="Köln")
    assert "read" in stream.getvalue()
    assert "Köln" in stream.getvalue()
    assert not stream.getvalue().startswith("{")


def test_logged_words_cannot_steer_the_terminal() -> None:
    stream = io.StringIO()
    start_logging("info", LogFormat.TEXT, stream)
    event_logger("hotseat.test").info("read", title="\x1b[2J\u202eevil\nline")
    assert stream.getvalue().count("\n") == 1
    assert r"\x1b[2J\u202eevil\nline" in stream.getvalue()


def test_what_is_below_the_level_and_what_libraries_chat_is_left_out() -> None:
    stream = io.StringIO()
    start_logging("info", LogFormat.JSON, stream)
    event_logger("hotseat.test").debug("detail")
    logging.getLogger("alembic.runtime").info("step")
    assert not stream.getvalue()
    start_logging("error", LogFormat.JSON, stream)
    logging.getLogger("alembic.runtime").warning("odd")
    assert not stream.getvalue()
