"""The process that reads one feed: `python -m bot.ingestion.feeds.feed_worker SECONDS BYTES`.

Takes a line that says what comes and the document on standard input, and writes what it holds on standard output.
"""

from __future__ import annotations

import json
import logging
import resource
import signal
import sys

from pydantic import TypeAdapter

from bot.ingestion.feeds.feed import FeedContent, FeedSource

CONTENTS = TypeAdapter(FeedContent)


def source_message(source: FeedSource) -> bytes:
    """A document as the process takes it."""
    return json.dumps({"url": source.url, "charset": source.charset}).encode() + b"\n" + source.body


def main() -> None:
    """Read the document on standard input."""
    seconds, memory = float(sys.argv[1]), int(sys.argv[2])
    logging.disable()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    from bot.ingestion.feeds.content import read_content  # noqa: PLC0415 - within the limits

    head = json.loads(sys.stdin.buffer.readline())
    source = FeedSource(sys.stdin.buffer.read(), head["url"], head["charset"])
    sys.stdout.buffer.write(CONTENTS.dump_json(read_content(source)))


if __name__ == "__main__":
    main()
