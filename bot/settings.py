"""The environment that Vigie is set up by: every `VIGIE_…` variable, checked before anything starts.

Commands need different parts: `vigie export` needs no token, `vigie run` needs a token and keys. So what is given is
checked when it is loaded, and what is missing when it is asked for with `require_…`. No message has a value in it.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator, model_validator

from bot.clocks import is_telegrams_own, make_clock

TELEGRAM_API = "https://api.telegram.org"
TOKEN_SHAPE = re.compile(r"\d+:[A-Za-z0-9_-]{30,}", re.ASCII)
FERNET_SHAPE = re.compile(r"[A-Za-z0-9_-]{43}=")
WEBHOOK_SECRET_SHAPE = re.compile(r"[A-Za-z0-9_-]{1,256}")
PREFIX = "VIGIE_"
DATABASES = frozenset({"sqlite", "postgresql", "postgres"})


class SettingsError(Exception):
    """A variable that is missing or wrong; the text is one plain sentence that says which, and how to mend it."""


@dataclass(frozen=True)
class Webhook:
    """Where Telegram sends updates (`url`), with which `secret`, and where this process listens for them."""

    url: str
    secret: str = field(repr=False)
    host: str
    port: int


class Settings(BaseModel):
    """What the environment says. Load it with `load_settings`, whose errors are made to be read."""

    model_config = ConfigDict(
        alias_generator=lambda name: f"{PREFIX}{name.upper()}",
        hide_input_in_errors=True,
        extra="ignore",
        populate_by_name=True,
        frozen=True,
    )

    token: SecretStr | None = None
    api_url: str = TELEGRAM_API
    # Not shown by repr: a PostgreSQL URL has a password in it.
    database_url: str = Field(default="sqlite:///vigie.db", repr=False)
    catalogue: Path | None = None
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    webhook_listen: str = "127.0.0.1:8080"
    encryption_key_list: SecretStr | None = Field(default=None, validation_alias="VIGIE_ENCRYPTION_KEYS")
    # Whoever knows it can keep the monitor quiet.
    heartbeat_url: SecretStr | None = None
    log_format: Literal["text", "json"] = "text"
    # Not shown by repr: a playground's URL may have its token in it.
    clock: str | None = Field(default=None, repr=False)

    @field_validator("token")
    @classmethod
    def _token_has_its_shape(cls, token: SecretStr) -> SecretStr:
        stripped = token.get_secret_value().strip()
        if not TOKEN_SHAPE.fullmatch(stripped):
            raise ValueError("is not a bot token: copy it from @BotFather, digits, a colon and some 35 characters")
        return SecretStr(stripped)

    @field_validator("api_url")
    @classmethod
    def _api_url_is_a_server(cls, url: str) -> str:
        if not _is_http(url):
            raise ValueError("must be a server's address such as https://api.telegram.org or http://127.0.0.1:8081")
        if is_telegrams_own(url) and not url.startswith("https://"):
            raise ValueError("must begin with https:// for Telegram's own API, or the token would travel unprotected")
        return url.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: str) -> str:
        scheme, separator, rest = url.partition("://")
        if not separator or scheme.partition("+")[0] not in DATABASES:
            raise ValueError("must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE")
        if scheme.startswith("sqlite") and rest.partition("?")[0] in ("", "/", "/:memory:"):
            raise ValueError("must name a file, as sqlite:///vigie.db does: what is reported must outlive the process")
        return url

    @field_validator("catalogue")
    @classmethod
    def _catalogue_is_there(cls, path: Path) -> Path:
        if not path.is_file():
            raise ValueError("names no file: give the path of a YAML catalogue, or unset it for the embedded one")
        return path

    @field_validator("heartbeat_url")
    @classmethod
    def _heartbeat_can_be_called(cls, url: SecretStr) -> SecretStr:
        if not _is_http(url.get_secret_value()):
            raise ValueError("must be the address that a monitor gave you, such as https://hc-ping.com/…")
        return url

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_secret_fits_telegram(cls, secret: SecretStr) -> SecretStr:
        if not WEBHOOK_SECRET_SHAPE.fullmatch(secret.get_secret_value()):
            raise ValueError("must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -, as Telegram demands")
        return secret

    @field_validator("webhook_listen")
    @classmethod
    def _webhook_listen_is_an_address(cls, address: str) -> str:
        if _host_and_port(address) is None:
            raise ValueError("must be HOST:PORT, such as 127.0.0.1:8080")
        return address

    @field_validator("encryption_key_list")
    @classmethod
    def _keys_are_fernet_keys(cls, keys: SecretStr) -> SecretStr:
        listed = _split(keys)
        if not listed or not all(FERNET_SHAPE.fullmatch(key) for key in listed):
            raise ValueError("must be keys made by `vigie keys new`, with commas between them, the newest first")
        return keys

    @model_validator(mode="after")
    def _parts_go_together(self) -> Settings:
        if self.webhook_url is not None:
            if not _is_http(self.webhook_url):
                raise ValueError("VIGIE_WEBHOOK_URL must be an address such as https://vigie.example.org/telegram.")
            if is_telegrams_own(self.api_url) and not self.webhook_url.startswith("https://"):
                raise ValueError("VIGIE_WEBHOOK_URL must begin with https://: Telegram sends nowhere else.")
            if self.webhook_secret is None:
                raise ValueError(
                    "VIGIE_WEBHOOK_SECRET is missing: with VIGIE_WEBHOOK_URL set, choose one, so that nobody but"
                    " Telegram can send updates."
                )
        if self.clock is not None:
            make_clock(self.clock, self.api_url)
        return self

    @property
    def encryption_keys(self) -> tuple[str, ...]:
        """The Fernet keys, the encrypting one first; empty where none is set."""
        return () if self.encryption_key_list is None else _split(self.encryption_key_list)

    @property
    def webhook(self) -> Webhook | None:
        """How updates come by webhook; None for long polling."""
        listen = _host_and_port(self.webhook_listen)
        if self.webhook_url is None or self.webhook_secret is None or listen is None:
            return None
        return Webhook(self.webhook_url, self.webhook_secret.get_secret_value(), *listen)

    @property
    def api_url_shown(self) -> str:
        """The API's address as it may be logged: without a user name or password."""
        parts = urlsplit(self.api_url)
        return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))

    def require_token(self) -> str:
        """The bot's token. SettingsError where none is set."""
        if self.token is None:
            raise SettingsError("VIGIE_TOKEN is missing: set it to the token that @BotFather gave you.")
        return self.token.get_secret_value()

    def require_encryption_keys(self) -> tuple[str, ...]:
        """The Fernet keys, at least one, the encrypting one first. SettingsError where none is set."""
        if not self.encryption_keys:
            raise SettingsError("VIGIE_ENCRYPTION_KEYS is missing: make a key with `vigie keys new`, and keep it safe.")
        return self.encryption_keys

    def secrets(self) -> tuple[str, ...]:
        """Every secret value that is set, for the log's last net."""
        given = (self.token, self.webhook_secret, self.heartbeat_url)
        values = [secret.get_secret_value() for secret in given if secret is not None]
        password = urlsplit(self.database_url).password if "@" in self.database_url else None
        return (*values, *self.encryption_keys, *([password] if password else []))


def load_settings() -> Settings:
    """Reads the environment, in which an empty variable is an unset one. SettingsError, with one plain sentence about
    the first thing wrong."""
    given = {name: value for name, value in os.environ.items() if name.startswith(PREFIX) and value}
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    # Raised out here: the original, which knows the values, must not hang on to it.
    raise SettingsError(_sentence(first["type"], first["loc"], first["msg"]))


def _sentence(kind: str, location: tuple[int | str, ...], message: str) -> str:
    said = message.removeprefix("Value error, ")
    if not location:
        return said
    name = str(location[0]).upper()
    variable = name if name.startswith("VIGIE_") else f"VIGIE_{name}"
    if kind == "literal_error":
        return f"{variable} must be text or json."
    # Only our own validators' words are known to be free of values.
    return f"{variable} {said}." if kind == "value_error" else f"{variable} cannot be read."


def _split(keys: SecretStr) -> tuple[str, ...]:
    return tuple(key for part in keys.get_secret_value().split(",") if (key := part.strip()))


def _is_http(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False


def _host_and_port(address: str) -> tuple[str, int] | None:
    try:
        parts = urlsplit(f"//{address}")
        if parts.hostname and parts.port is not None and parts.netloc == address and "@" not in address:
            return parts.hostname, parts.port
    except ValueError:
        pass
    return None
