"""Settings: what the environment may say, and what is told to whoever set it wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from bot.settings import Settings, SettingsError, load_settings

TOKEN = "123456789:AAsecretsecretsecretsecretsecretsec"
KEY, OLD_KEY = "n0" * 21 + "A=", "k1" * 21 + "A="


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.upper().startswith("VIGIE_")]:
        monkeypatch.delenv(name)


def loaded(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(f"VIGIE_{name}", value)
    return load_settings()


def refused(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    with pytest.raises(SettingsError) as caught:
        loaded(monkeypatch, **variables)
    assert caught.value.__context__ is None
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert "secret" not in sentence
    return sentence


def test_what_cryptography_makes_and_takes_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Fernet.generate_key().decode()
    assert loaded(monkeypatch, ENCRYPTION_KEYS=made).encryption_keys == (made,)
    for key in (KEY, OLD_KEY):
        Fernet(key)


def test_nothing_set_is_polling_telegram_with_a_file_here() -> None:
    settings = load_settings()
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database_url == "sqlite:///vigie.db"
    assert settings.log_format == "text"
    assert settings.webhook is None
    assert settings.catalogue is None
    assert settings.clock is None
    assert settings.encryption_keys == ()


def test_an_empty_variable_is_an_unset_one(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["TOKEN", "API_URL", "DATABASE_URL", "CATALOGUE", "WEBHOOK_URL", "WEBHOOK_SECRET", "WEBHOOK_LISTEN"]
    empty = dict.fromkeys([*names, "ENCRYPTION_KEYS", "LOG_FORMAT", "CLOCK"], "")
    assert loaded(monkeypatch, **empty).database_url == "sqlite:///vigie.db"


def test_everything_set_is_understood(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    catalogue = tmp_path / "catalogue.yaml"
    catalogue.write_text("x")
    settings = loaded(
        monkeypatch,
        TOKEN=f" {TOKEN}\n",
        API_URL="http://127.0.0.1:8081/",
        DATABASE_URL="postgresql://vigie:hush@db/vigie",
        CATALOGUE=str(catalogue),
        WEBHOOK_URL="https://vigie.example.org/telegram",
        WEBHOOK_SECRET="Abc_-1",
        WEBHOOK_LISTEN="[::1]:9000",
        ENCRYPTION_KEYS=f"{KEY}, {OLD_KEY}",
        LOG_FORMAT="json",
        CLOCK="2026-01-31T06:00:00Z",
    )
    assert settings.require_token() == TOKEN
    assert settings.api_url == "http://127.0.0.1:8081"
    assert settings.require_encryption_keys() == (KEY, OLD_KEY)
    assert settings.catalogue == catalogue
    assert settings.webhook is not None
    assert (settings.webhook.host, settings.webhook.port) == ("::1", 9000)
    assert settings.clock == "2026-01-31T06:00:00Z"
    assert set(settings.secrets()) == {TOKEN, "Abc_-1", KEY, OLD_KEY, "hush"}
    for shown in (repr(settings), str(settings), repr(settings.webhook)):
        for secret in settings.secrets():
            assert secret not in shown


def test_what_a_command_does_not_need_may_be_missing_and_is_asked_for_by_the_one_that_does() -> None:
    settings = load_settings()
    with pytest.raises(SettingsError, match=r"VIGIE_TOKEN is missing.*BotFather"):
        settings.require_token()
    with pytest.raises(SettingsError, match=r"VIGIE_ENCRYPTION_KEYS is missing.*vigie keys new"):
        settings.require_encryption_keys()


@pytest.mark.parametrize("token", ["secret", "123:secret", f"x{TOKEN}", f"{TOKEN} {TOKEN}", "١٢٣:" + "secret" * 6])
def test_a_token_has_its_shape(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, TOKEN=token).startswith("VIGIE_TOKEN is not a bot token")


@pytest.mark.parametrize("keys", ["secret", f"{KEY},secret", ",", KEY[:-1], KEY + KEY, f"{KEY};{OLD_KEY}"])
def test_keys_are_fernet_keys_and_the_refusal_says_how_to_make_one(keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = refused(monkeypatch, ENCRYPTION_KEYS=keys)
    assert sentence.startswith("VIGIE_ENCRYPTION_KEYS")
    assert "vigie keys new" in sentence
    assert KEY not in sentence


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("API_URL", "api.telegram.org", "https://api.telegram.org"),
        ("API_URL", "http://api.telegram.org", "https://"),
        ("API_URL", "http://127.0.0.1:x", "8081"),
        ("DATABASE_URL", "mysql://secret@host/db", "postgresql://"),
        ("DATABASE_URL", "vigie.db", "sqlite:///"),
        ("DATABASE_URL", "sqlite://", "name a file"),
        ("DATABASE_URL", "sqlite:///:memory:", "name a file"),
        ("CATALOGUE", "/nowhere/at/all.yaml", "names no file"),
        ("WEBHOOK_SECRET", "secret secret", "A-Z"),
        ("WEBHOOK_LISTEN", "8080", "HOST:PORT"),
        ("WEBHOOK_LISTEN", "127.0.0.1:99999", "HOST:PORT"),
        ("WEBHOOK_LISTEN", "127.0.0.1:80/x", "HOST:PORT"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("CLOCK", "2026-01-31T06:00:00Z", "refused with Telegram"),
    ],
)
def test_a_wrong_variable_is_named_with_what_to_write_instead(
    variable: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = refused(monkeypatch, **{variable: value})
    assert sentence.startswith(f"VIGIE_{variable} ")
    assert says in sentence


def test_a_clock_of_its_own_needs_another_server_than_telegrams(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded(monkeypatch, API_URL="http://127.0.0.1:8081", CLOCK="http://127.0.0.1:8081?token=T").clock
    assert "2026-01-31T06:00:00Z" in refused(monkeypatch, CLOCK="tomorrow")


def test_a_webhook_without_a_secret_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIGIE_WEBHOOK_URL", "https://a.example/t")
    with pytest.raises(SettingsError, match="VIGIE_WEBHOOK_SECRET is missing"):
        load_settings()


@pytest.mark.parametrize("url", ["http://a.example/t", "a.example"])
def test_a_webhook_of_telegram_is_https(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(monkeypatch, WEBHOOK_URL=url, WEBHOOK_SECRET="s").startswith("VIGIE_WEBHOOK_URL ")


def test_a_webhook_of_a_local_server_may_be_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = loaded(
        monkeypatch, API_URL="http://127.0.0.1:8081", WEBHOOK_URL="http://127.0.0.1:8080/t", WEBHOOK_SECRET="s"
    )
    assert settings.webhook is not None
    assert (settings.webhook.host, settings.webhook.port) == ("127.0.0.1", 8080)
