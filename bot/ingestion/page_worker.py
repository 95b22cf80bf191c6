"""The process that reads pages: `python -m bot.ingestion.page_worker SECONDS BYTES`, one page at a time.

Whoever started it ends it by closing its input, or by killing it.
"""

from __future__ import annotations

import logging
import resource
import signal
import sys

from bot.ingestion.page_wire import READY, next_source, page_line


def main() -> None:
    """Read pages from standard input until there are no more."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    logging.disable()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    from bot.ingestion.page_reading import read_page  # noqa: PLC0415 - within the limit of memory

    out = sys.stdout.buffer
    out.write(READY)
    out.flush()
    while (source := next_source(sys.stdin.buffer)) is not None:
        # Nobody may be left to kill it while it hangs.
        signal.setitimer(signal.ITIMER_REAL, seconds)
        line = page_line(read_page(source))
        signal.setitimer(signal.ITIMER_REAL, 0)
        out.write(line)
        out.flush()


if __name__ == "__main__":
    main()
