import re
from pathlib import Path

import pytest

from bot.errors import WrongSetting
from bot.settings import ReaderKind, Settings, load_settings, reaches_loopback

EXAMPLE = Path(__file__).parents[2] / ".env.example"


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings()
    assert settings.database == Path("data/hotseat.db")
    assert settings.timezone == "UTC"
    assert settings.unsure_below is None
    assert settings.platforms == ()


def test_the_environment_wins_over_the_file_and_empty_values_count_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("HOTSEAT_DATA_DIR=filed\nHOTSEAT_TIMEZONE=Europe/Rome\nHOTSEAT_UNSURE_BELOW=\nOTHER=1\n")
    monkeypatch.setenv("HOTSEAT_DATA_DIR", "set")
    monkeypatch.setenv("HOTSEAT_DISCORD_TOKEN", "")
    settings = load_settings()
    assert settings.data_dir == Path("set")
    assert settings.timezone == "Europe/Rome"
    assert settings.unsure_below is None
    assert settings.platforms == ()


def test_tokens_name_their_platforms_and_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_DISCORD_TOKEN", "very-secret")
    monkeypatch.setenv("HOTSEAT_SLACK_APP_TOKEN", "very-secret")
    settings = load_settings()
    assert settings.platforms == ("Discord", "Slack")
    assert "very-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("HOTSEAT_TIMEZONE", "Mars/Olympus"),
        ("HOTSEAT_TIMEZONE", "../../etc/passwd"),
        ("HOTSEAT_TIMEZONE", "Europe"),
        ("HOTSEAT_LOG_LEVEL", "loud"),
        ("HOTSEAT_LOG_FORMAT", "xml"),
        ("HOTSEAT_UNSURE_BELOW", "half"),
        ("HOTSEAT_UNSURE_BELOW", "1.5"),
        ("HOTSEAT_UNSURE_BELOW", "nan"),
        ("HOTSEAT_READER", "oracle"),
        ("HOTSEAT_LLM_TIMEOUT", "0"),
        ("HOTSEAT_LLM_TIMEOUT", "nan"),
        ("HOTSEAT_LLM_TIMEOUT", "soon"),
        ("HOTSEAT_LLM_TOKENS_A_DAY", "0"),
        ("HOTSEAT_LLM_TOKENS_A_DAY", "1.5"),
        ("HOTSEAT_CONTACT", "call me"),
        ("HOTSEAT_CONTACT", "https://a.example/\u00fc"),
        ("HOTSEAT_FETCH_PORTS", "80,http"),
        ("HOTSEAT_FETCH_PORTS", "0"),
    ],
)
def test_a_wrong_value_gives_one_line_that_names_the_variable(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(WrongSetting) as wrong:
        load_settings()
    assert str(wrong.value).startswith(f"{variable} is '{value}'. Set it to ")
    assert "\n" not in str(wrong.value)


def test_names_of_levels_and_formats_may_be_written_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_LOG_LEVEL", "WARNING")
    monkeypatch.setenv("HOTSEAT_LOG_FORMAT", "JSON")
    settings = load_settings()
    assert (settings.log_level, settings.log_format) == ("warning", "json")


def test_a_file_that_is_not_text_is_named() -> None:
    Path(".env").write_bytes(b"HOTSEAT_TIMEZONE=\xff\xfe\n")
    with pytest.raises(WrongSetting, match=r"\.env"):
        load_settings()


def test_the_example_describes_every_setting_and_shows_its_default(monkeypatch: pytest.MonkeyPatch) -> None:
    example = EXAMPLE.read_text(encoding="utf-8")
    names = re.findall(r"^(HOTSEAT_[A-Z_]+)=", example, re.MULTILINE)
    assert sorted(names) == sorted(f"HOTSEAT_{name.upper()}" for name in Settings.model_fields)
    for paragraph in example.strip().split("\n\n"):
        assert paragraph.startswith("# ")
    defaults = load_settings()
    Path(".env").write_text(example, encoding="utf-8")
    assert load_settings() == defaults


@pytest.mark.parametrize("proxy", ["socks5://ann:secret@p.example:1", "p.example:3128", "http://ann:secret@p:99999"])
def test_a_wrong_proxy_is_not_repeated(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("HOTSEAT_PROXY", proxy)
    with pytest.raises(WrongSetting, match=r"^HOTSEAT_PROXY cannot be used") as wrong:
        load_settings()
    assert "secret" not in str(wrong.value)


def test_ports_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTSEAT_FETCH_PORTS", "80, 8080")
    assert load_settings().fetch_ports == {80, 8080}


def test_no_file_lets_the_bot_fetch_from_its_own_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("HOTSEAT_UNSAFE_FETCH_FROM_LOOPBACK=only-in-tests\n")
    load_settings()
    assert not reaches_loopback()
    monkeypatch.setenv("HOTSEAT_UNSAFE_FETCH_FROM_LOOPBACK", "1")
    assert not reaches_loopback()
    monkeypatch.setenv("HOTSEAT_UNSAFE_FETCH_FROM_LOOPBACK", "only-in-tests")
    assert reaches_loopback()


MODEL = {"READER": "LLM", "LLM_URL": "http://localhost:11434/v1", "LLM_MODEL": "tiny", "LLM_KEY": "very-secret"}


def set_model(monkeypatch: pytest.MonkeyPatch, **changed: str) -> None:
    for name, value in (MODEL | changed).items():
        monkeypatch.setenv(f"HOTSEAT_{name}", value)


def test_a_language_model_may_be_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch)
    settings = load_settings()
    assert settings.reader is ReaderKind.LLM
    assert "very-secret" not in repr(settings)
    set_model(monkeypatch, LLM_KEY="")
    assert load_settings().llm_key is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LLM_URL", ""),
        ("LLM_MODEL", ""),
        ("LLM_URL", "localhost:11434"),
        ("LLM_URL", "ftp://localhost"),
        ("LLM_URL", "http://"),
        ("LLM_URL", "http://[very-secret"),
        ("LLM_URL", "http://me:very-secret@localhost/v1"),
        ("LLM_KEY", "very-secret two"),
        ("LLM_KEY", "very-secret\nX: y"),
        ("LLM_KEY", "very-secrét"),
    ],
)
def test_a_model_that_cannot_be_asked_is_said_before_it_is_needed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    set_model(monkeypatch, **{name: value})
    with pytest.raises(WrongSetting, match=f"HOTSEAT_{name} ") as wrong:
        load_settings()
    assert "very-secr" not in str(wrong.value)


def test_what_is_set_for_a_model_does_not_matter_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch, READER="offline", LLM_URL="nonsense")
    assert load_settings().reader is ReaderKind.OFFLINE
