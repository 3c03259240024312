"""The one column type for what must not be readable in a copied database file.

Names, free text, and the payloads of inbox and outbox are stored as Fernet tokens (AES-128-CBC with HMAC). The first
of VIGIE_ENCRYPTION_KEYS encrypts, every one of them decrypts, so that a key can be replaced without a stop.
"""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class KeysMissing(RuntimeError):
    """No encryption key was given before something had to be encrypted or read."""


class Unreadable(RuntimeError):
    """A stored value was encrypted with a key that is not among VIGIE_ENCRYPTION_KEYS."""


_KNOWN = 512
"""So many stored values are remembered: the same few names are read with every message, and what came in, or is to be
said, is read by the process that has just stored it."""
_LONG = 4_000
"""Characters from which on a token is not remembered: a report and what surrounds it has a third of them."""


class _KeyRing:
    """The process's keys. A column type is made at import, long before the settings are read: hence one holder."""

    def __init__(self) -> None:
        self._fernet: MultiFernet | None = None
        self.each: tuple[Fernet, ...] = ()
        self._known: dict[str, str] = {}

    def load(self, keys: Sequence[str]) -> None:
        self.each = tuple(Fernet(key) for key in keys)
        self._fernet = MultiFernet(self.each)
        self._known.clear()  # with other keys a token may say nothing any more

    @property
    def fernet(self) -> MultiFernet:
        if self._fernet is None:
            raise KeysMissing("no encryption key was loaded")
        return self._fernet

    def token(self, text: str) -> str:
        """The text under the first key."""
        token = self.fernet.encrypt(text.encode()).decode()
        self._remember(token, text)
        return token

    def plain(self, token: str) -> str:
        """What a token says."""
        text = self._known.get(token)
        if text is None:
            try:
                text = self.fernet.decrypt(token).decode()
            except InvalidToken:
                raise Unreadable("a stored value was encrypted with a key that is not loaded") from None
            self._remember(token, text)
        return text

    def _remember(self, token: str, text: str) -> None:
        if len(token) <= _LONG:
            self._known[token] = text
            if len(self._known) > _KNOWN:
                del self._known[next(iter(self._known))]  # the one that was remembered first


_ring = _KeyRing()


def load_keys(keys: Sequence[str]) -> None:
    """Sets the process's keys (urlsafe base64, 32 bytes each); the first encrypts. ValueError for a malformed one."""
    _ring.load(keys)


def place_of(token: str) -> int | None:
    """Which of the loaded keys a stored value lies under: 0 is the one that encrypts; None where none fits."""
    for place, fernet in enumerate(_ring.each):
        try:
            fernet.decrypt(token)
        except InvalidToken:
            continue
        return place
    return None


def under_first(token: str) -> str:
    """The stored value under the key that encrypts; when it was written stays what it was."""
    return _ring.fernet.rotate(token).decode()


def new_key() -> str:
    """A fresh key for VIGIE_ENCRYPTION_KEYS."""
    return Fernet.generate_key().decode()


class Encrypted(TypeDecorator[str]):
    """Text that is encrypted in the database and plain in Python. It cannot be compared or searched in SQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypts with the first key."""
        return None if value is None else _ring.token(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Decrypts with whichever key fits. Raises Unreadable where none does."""
        if not value:
            return value  # nothing, or words that went (storage/retention.py): empty, in the open
        return _ring.plain(value)
