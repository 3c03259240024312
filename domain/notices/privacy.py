"""What there is to say of the audit and of people's own data."""

from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class AuditList(BaseNotice):
    """Who did or saw what: all of it, or what concerns one person or one incident; `as_of`, `skip`: an
    older page, see `AuditTap`."""

    card: ClassVar[bool] = True
    kind: Literal["audit_list"] = "audit_list"
    person: int | None = None
    incident: int | None = None
    as_of: int | None = None
    skip: int = 0


class AuditNotFound(BaseNotice):
    """Nobody and nothing of that name is in the audit."""

    kind: Literal["audit_not_found"] = "audit_not_found"
    said: str


class Privacy(BaseNotice):
    """Who holds what, why, how long, and whom to ask."""

    kind: Literal["privacy"] = "privacy"


class MyData(BaseNotice):
    """Everything that is kept about the reader, as a file."""

    kind: Literal["my_data"] = "my_data"


class ForgetMe(BaseNotice):
    """Whether the reader's identity is to be erased, with what follows of it; `kept`: they kept it."""

    card: ClassVar[bool] = True
    kind: Literal["forget_me"] = "forget_me"
    kept: bool = False


class IdentityErased(BaseNotice):
    """The last word to somebody of whom nothing is kept any more, in the language that was theirs."""

    kind: Literal["identity_erased"] = "identity_erased"
    language: str
