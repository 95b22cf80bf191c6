"""What the person who runs Hotseat can set: the environment and `.env`, read in one place and checked."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import WrongSetting

ENV_FILE = Path(".env")
PREFIX = "HOTSEAT_"


class LogFormat(StrEnum):
    """How log lines look."""

    AUTO = "auto"
    """`TEXT` where they go to a terminal, `JSON` otherwise."""
    TEXT = "text"
    JSON = "json"


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError("a time zone of the IANA list, such as Europe/London") from error
    return name


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


LogLevel = Literal["debug", "info", "warning", "error"]


class Settings(BaseSettings):
    """One field for each setting; `HOTSEAT_` and the field's name in capitals is its variable."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Path("data")
    """The folder that holds the database and the terminal's history; created when it is not there."""
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    """IANA name of the zone in which days are typed and shown."""
    log_level: Annotated[LogLevel, BeforeValidator(_lower)] = "info"
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = LogFormat.AUTO
    unsure_below: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None
    """Claims with less confidence than this, in [0, 1], are kept as unsure; None is the reader's own measure."""
    discord_token: SecretStr | None = None
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None

    @property
    def database(self) -> Path:
        """The database file."""
        return self.data_dir / "hotseat.db"

    @property
    def platforms(self) -> tuple[str, ...]:
        """The chat platforms for which there is a token, by their names."""
        slack = self.slack_bot_token or self.slack_app_token
        return tuple(name for name, token in (("Discord", self.discord_token), ("Slack", slack)) if token)


_EXPECTED = {"literal_error": "debug, info, warning or error", "enum": "auto, text or json"}
_EXPECTED_FRACTION = "a number from 0 to 1"


def load_settings() -> Settings:
    """Read the settings from the environment and, for what it leaves open, from `.env` in the working folder.

    An empty value counts as none. Raises `WrongSetting` that names the first variable at fault.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise WrongSetting(_sentence(error.errors()[0])) from error
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(
            f"The settings in {ENV_FILE} cannot be read. Save it as UTF-8 text that you may read."
        ) from error


def _sentence(fault: ErrorDetails) -> str:
    # Only tokens are secret, and those take any text: a value that is at fault can be shown.
    variable = PREFIX + str(fault["loc"][0]).upper()
    cause = fault.get("ctx", {}).get("error")
    expected = str(cause) if cause else _EXPECTED.get(fault["type"], _EXPECTED_FRACTION)
    return f"{variable} is {str(fault['input'])[:60]!r}. Set it to {expected}, or remove it."
