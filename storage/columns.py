"""The types of columns that hold what people wrote and when, so that nothing unstorable gets past a statement."""

from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

from bot.errors import UnreadableReport


class UnstorableText(UnreadableReport, DontWrapMixin):
    """A text holds half of a surrogate pair, which no encoding of Unicode can express."""


class NaiveTime(ValueError, DontWrapMixin):
    """A time without a time zone was about to be stored; a bug of the caller."""


class Words(TypeDecorator[str]):
    """Text that comes back as it was given, NUL included; refuses a lone surrogate with `UnstorableText`.

    SQLite keeps NUL like any character. PostgreSQL has no place for it: a port to it has to decide what becomes of it.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - their signature
        """Check that the text can be encoded."""
        if value is not None:
            try:
                value.encode()
            except UnicodeEncodeError as error:
                raise UnstorableText(
                    f"This text has a broken character (U+{ord(value[error.start]):04X}) and cannot be stored. "
                    "Save it as UTF-8 and hand it in again."
                ) from error
        return value


class UtcTime(TypeDecorator[datetime]):
    """Aware times, kept and given back in UTC to the microsecond; refuses a naive one with `NaiveTime`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn to UTC, since SQLite keeps the digits and forgets the zone."""
        if value is None:
            return None
        if value.utcoffset() is None:
            raise NaiveTime(f"{value.isoformat()} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back where the database forgot it."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
