"""What there is to say of personal data in free text, and of too many messages."""

from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class PersonalDataFound(BaseNotice):
    """To whoever wrote it: what was found and masked, *Mask*, *Keep*."""

    card: ClassVar[bool] = True
    kind: Literal["personal_data_found"] = "personal_data_found"
    guarded_id: int

    @property
    def subject(self) -> int | None:
        """What was masked."""
        return self.guarded_id


class PersonalMessageGone(BaseNotice):
    """Deletes a message that says what was masked. `row`: which of them."""

    kind: Literal["personal_message_gone"] = "personal_message_gone"
    row: int
    message_id: int


class TooManyMessages(BaseNotice):
    """To somebody who sent too much in a minute: for the next one nothing of theirs is read but alerts."""

    kind: Literal["too_many_messages"] = "too_many_messages"
    limit: int
