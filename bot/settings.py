"""What the person who runs Hotseat can set: the environment and `.env`, read in one place and checked."""

from __future__ import annotations

import os
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import WrongSetting

ENV_FILE = Path(".env")
PREFIX = "HOTSEAT_"


class LogFormat(StrEnum):
    """How log lines look."""

    AUTO = "auto"
    """`TEXT` where they go to a terminal, `JSON` otherwise."""
    TEXT = "text"
    JSON = "json"


class ReaderKind(StrEnum):
    """Who reads reports."""

    OFFLINE = "offline"
    """The reader that ships: no network, no account."""
    LLM = "llm"
    """A language model behind a chat endpoint; the offline reader where that fails."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError) as error:
        raise ValueError("a time zone of the IANA list, such as Europe/London") from error
    return name


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _reader_kind(value: object) -> object:
    name = _lower(value)
    if name not in set(ReaderKind):
        raise ValueError("offline or llm")
    return name


def _seconds(value: float) -> float:
    if not 1 <= value <= _LONGEST_TIMEOUT:
        raise ValueError(f"a number of seconds from 1 to {_LONGEST_TIMEOUT}")
    return value


def _tokens(value: int) -> int:
    if value < 1:
        raise ValueError("a whole number, 1 or more")
    return value


def _contact(value: str) -> str:
    if value and not _CONTACT.fullmatch(value):
        raise ValueError("an e-mail address, or a page that begins with https://")
    return value


def _proxy(value: SecretStr) -> SecretStr:
    try:
        address = urlsplit(value.get_secret_value())
        is_proxy = address.scheme == "http" and bool(address.hostname) and address.port != 0
    except ValueError:
        is_proxy = False
    if not is_proxy:
        raise ValueError("the address of an HTTP proxy, such as http://proxy.example:3128")
    return value


def _ports(value: object) -> object:
    if not isinstance(value, str):
        return value
    ports = [port.strip() for port in value.split(",")]
    if not all(port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536 for port in ports):
        raise ValueError("ports from 1 to 65535, such as 80,443")
    return frozenset(map(int, ports))


_LONGEST_TIMEOUT = 600
_CONTACT = re.compile(r"(?:mailto:)?[\w.+-]+@[\w.-]+|https?://[!-:<-~]+", re.ASCII)


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
    reader: Annotated[ReaderKind, BeforeValidator(_reader_kind)] = ReaderKind.OFFLINE
    llm_url: str = ""
    """The base URL of an OpenAI-compatible server ("http://localhost:11434/v1")."""
    llm_model: str = ""
    llm_key: SecretStr | None = None
    """None for a server that wants none."""
    llm_timeout: Annotated[float, AfterValidator(_seconds)] = 60.0
    """Seconds for one question to the model; it is asked three times at most."""
    llm_tokens_a_day: Annotated[int, AfterValidator(_tokens)] = 500_000
    """Of questions and answers together, from midnight to midnight UTC; one report takes some 2,000 to 10,000."""
    wikidata_url: str = "https://query.wikidata.org/sparql"
    """The query service that `hotseat names update` asks."""
    contact: Annotated[str, AfterValidator(_contact)] = ""
    """An e-mail address or a page of whoever runs the bot, which sites are told with each request."""
    proxy: Annotated[SecretStr, AfterValidator(_proxy)] | None = None
    """An HTTP proxy through which pages are fetched, which then has to keep them off private networks; secret for
    the password that it may hold."""
    fetch_ports: Annotated[frozenset[int], NoDecode, BeforeValidator(_ports)] = frozenset({80, 443})
    """The ports of sites that links may name."""
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


_UNSHOWN = frozenset({"proxy"})
_EXPECTED = {"literal_error": "debug, info, warning or error", "enum": "auto, text or json"}
_EXPECTED_FRACTION = "a number from 0 to 1"
_EXPECTED_NUMBERS = {"llm_timeout": "a number of seconds", "llm_tokens_a_day": "a whole number, 1 or more"}


def load_settings() -> Settings:
    """Read the settings from the environment and, for what it leaves open, from `.env` in the working folder.

    An empty value counts as none. Raises `WrongSetting` that names the first variable at fault.
    """
    try:
        settings = Settings()
    except ValidationError as error:
        raise WrongSetting(_sentence(error.errors()[0])) from error
    except (OSError, UnicodeDecodeError) as error:
        raise WrongSetting(
            f"The settings in {ENV_FILE} cannot be read. Save it as UTF-8 text that you may read."
        ) from error
    _check_model(settings)
    return settings


def reaches_loopback() -> bool:
    """Whether pages may come from this very machine, which is for tests of the program alone.

    It is no setting: it is read from the environment only, never from `.env`, and takes one value.
    """
    return os.environ.get(f"{PREFIX}UNSAFE_FETCH_FROM_LOOPBACK") == "only-in-tests"


def _check_model(settings: Settings) -> None:
    """Raise `WrongSetting` where a model is to read and cannot be asked. Neither address nor key is repeated."""
    if settings.reader is not ReaderKind.LLM:
        return
    for variable, value, example in (
        ("LLM_URL", settings.llm_url, "http://localhost:11434/v1"),
        ("LLM_MODEL", settings.llm_model, "qwen3:8b"),
    ):
        if not value:
            raise WrongSetting(
                f"{PREFIX}READER is llm, but {PREFIX}{variable} is empty. Set it, such as to {example}, or set "
                f"{PREFIX}READER to offline."
            )
    if not _is_address(settings.llm_url):
        raise WrongSetting(
            f"{PREFIX}LLM_URL is no address of a server. Set it to one such as http://localhost:11434/v1, and a key to "
            f"{PREFIX}LLM_KEY."
        )

    key = settings.llm_key.get_secret_value() if settings.llm_key else ""
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise WrongSetting(f"{PREFIX}LLM_KEY holds a character that no key has. Copy it anew, on one line.")


def _is_address(url: str) -> bool:
    """Whether it leads to a server, without a login in it: some write their password into an address."""
    try:
        address = urlsplit(url)
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(address.hostname) and "@" not in address.netloc


def _sentence(fault: ErrorDetails) -> str:
    # Tokens take any text, so they are never at fault; of other values only a proxy's may hold a password.
    variable = PREFIX + str(fault["loc"][0]).upper()
    cause = fault.get("ctx", {}).get("error")
    of_kind = _EXPECTED.get(fault["type"], _EXPECTED_FRACTION)
    expected = str(cause) if cause else _EXPECTED_NUMBERS.get(str(fault["loc"][0]), of_kind)
    if fault["loc"][0] in _UNSHOWN:
        return f"{variable} cannot be used. Set it to {expected}, or remove it."
    return f"{variable} is {str(fault['input'])[:60]!r}. Set it to {expected}, or remove it."
