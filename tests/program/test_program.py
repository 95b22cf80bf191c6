"""The program as people and scripts start it: `python -m bot` in a process of its own. Few, since each start costs."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PROGRAM = (sys.executable, "-m", "bot")
HEAVY = ("alembic", "dateparser", "prompt_toolkit", "pydantic", "rapidfuzz", "rich", "sqlalchemy", "structlog")
PATIENCE = 60
"""Seconds after which a process counts as hung."""


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(PROJECT))
    monkeypatch.setenv("TERM", "xterm-256color")


pytestmark = pytest.mark.usefixtures("environment")


def run(*words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *words], input=stdin, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False
    )


def loaded_by(*words: str) -> set[str]:
    """The heavy libraries that a command has imported when it ends."""
    code = (
        "import sys\nfrom bot.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*({set(HEAVY)!r} & sys.modules.keys()), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        input="",
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    return set(done.stderr.split())


def test_a_fresh_start_without_input_shows_the_sample_and_so_does_the_next() -> None:
    first, second = run("run"), run("run")
    for done in (first, second):
        assert done.returncode == 0
        assert done.stderr == ""
        assert "Liverpool: next manager\n" in done.stdout
    assert "sample reports" in first.stdout
    assert "sample reports" not in second.stdout
    piped = run("run", stdin="/shortlist liverpool\nnonsense\n")
    assert piped.returncode == 0
    assert piped.stdout.startswith("Liverpool: next manager\n")
    assert "“nonsense” is no command" in piped.stdout
    assert "\x1b" not in piped.stdout


def test_help_loads_nothing_heavy_and_reading_no_database() -> None:
    assert loaded_by("--help") == set()
    assert loaded_by("read", "--jsonl") == {"pydantic"}


def test_an_output_that_is_closed_early_ends_the_program_quietly() -> None:
    lines = "".join(json.dumps({"id": number, "text": ""}) + "\n" for number in range(20_000))
    process = subprocess.Popen(
        [*PROGRAM, "read", "--jsonl"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    process.stdout = None
    _, errors = process.communicate(lines.encode(), timeout=PATIENCE)
    assert (process.returncode, errors) == (0, b"")


def test_streams_that_are_closed_at_the_start_do_no_harm() -> None:
    command = f'"{sys.executable}" -m bot run <&- >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_gives_one_line() -> None:
    command = f'"{sys.executable}" -m bot read --jsonl >/dev/full'
    done = subprocess.run(
        ["sh", "-c", command],
        input='{"text": ""}',
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "hotseat: The disk is full. Make room and try again.\n")


def test_ctrl_c_while_waiting_for_a_pipe_ends_without_a_traceback() -> None:
    process = subprocess.Popen(
        [*PROGRAM, "run"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout is not None
    while "Timeline" not in process.stdout.readline():
        pass
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors) == (130, "")


def test_somebody_at_a_terminal_is_asked_answered_and_can_leave() -> None:
    master, slave = pty.openpty()
    process = subprocess.Popen([*PROGRAM, "run"], stdin=slave, stdout=slave, stderr=slave, start_new_session=True)
    os.close(slave)
    try:
        _until(master, "[Y/n]")
        os.write(master, b"y\r")
        _until(master, "Liverpool: next manager", "hotseat>")
        os.write(master, b"/searches\r")
        _until(master, "Open searches", "hotseat>")
        os.write(master, b"\x04")
        assert process.wait(PATIENCE) == 0
    finally:
        process.kill()
        os.close(master)
    assert "+/searches\n" in Path("data/terminal-history").read_text(encoding="utf-8")


def _until(master: int, *words: str) -> None:
    """Wait until the terminal has shown the words, one after the other."""
    seen, place = "", 0
    for word in words:
        while (found := seen.find(word, place)) < 0:
            ready, _, _ = select.select([master], [], [], PATIENCE)
            assert ready, f"the terminal went silent after {seen!r}"
            seen += os.read(master, 65536).decode("utf-8", "replace")
        place = found + len(word)
