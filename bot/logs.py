"""Where log lines go and how they look."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import structlog
    from structlog.types import EventDict, Processor

    from bot.settings import LogFormat, LogLevel

_CHATTY_LIBRARIES = ("alembic", "aiosqlite", "sqlalchemy", "asyncio")


def start_logging(level: LogLevel, form: LogFormat, stream: TextIO) -> None:
    """Send whatever the program and its libraries log to `stream`, from `level` on.

    Libraries that tell every step at INFO are heard from WARNING on, unless the level is debug.
    """
    as_json = form == "json" or (form == "auto" and not stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_StructuredFormatter(as_json=as_json, coloured=not as_json and stream.isatty()))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    if level != "debug":
        for name in _CHATTY_LIBRARIES:
            logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))


def event_logger(name: str) -> structlog.stdlib.BoundLogger:
    """Give a structlog logger whose events go the way of `start_logging`."""
    import structlog  # noqa: PLC0415

    if not structlog.is_configured():
        structlog.configure(
            processors=[
                structlog.stdlib.filter_by_level,
                structlog.contextvars.merge_contextvars,
                structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
            ],
            logger_factory=structlog.stdlib.LoggerFactory(),
            wrapper_class=structlog.stdlib.BoundLogger,
            cache_logger_on_first_use=True,
        )
    logger: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger(name)
    return logger


class _StructuredFormatter(logging.Formatter):
    """Formats with structlog, which is imported with the first record: most short runs log nothing."""

    def __init__(self, *, as_json: bool, coloured: bool) -> None:
        super().__init__()
        self._as_json = as_json
        self._coloured = coloured
        self._formatter: logging.Formatter | None = None

    def format(self, record: logging.LogRecord) -> str:
        if self._formatter is None:
            self._formatter = _formatter(as_json=self._as_json, coloured=self._coloured)
        return self._formatter.format(record)


def _formatter(*, as_json: bool, coloured: bool) -> logging.Formatter:
    import structlog  # noqa: PLC0415

    look: list[Processor]
    if as_json:
        look = [structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        plain = structlog.dev.plain_traceback
        look = [_printable, structlog.dev.ConsoleRenderer(colors=coloured, exception_formatter=plain)]
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder()],
        processors=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *look,
        ],
    )


def _printable(_logger: object, _method: str, event: EventDict) -> EventDict:
    # Words of articles and of members may reach the log, and must not steer the terminal that shows it.
    for key, value in event.items():
        if isinstance(value, str) and not value.isprintable():
            event[key] = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in value)
    return event
