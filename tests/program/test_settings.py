import re
from pathlib import Path

import pytest

from bot.errors import WrongSetting
from bot.settings import Settings, load_settings

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
