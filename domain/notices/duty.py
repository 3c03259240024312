"""What there is to say of duty."""

from typing import ClassVar, Literal

from domain.notices.base import BaseNotice


class DutyCard(BaseNotice):
    """Who is on duty in a project, or in all of the reader's (`board_id` 0). `part`: the menu that is open on it, for
    `person` where one is chosen."""

    card: ClassVar[bool] = True
    kind: Literal["duty_card"] = "duty_card"
    board_id: int
    part: Literal["who", "when", "day", "offer", "drop"] | None = None
    person: int | None = None

    @property
    def subject(self) -> int | None:
        """The project's board; 0: the overview of several."""
        return self.board_id


class DutyCardMoved(BaseNotice):
    """What stands in the place of a card of duty once a newer message of the same chat shows it."""

    card: ClassVar[bool] = True
    kind: Literal["duty_card_moved"] = "duty_card_moved"


class DutyNews(BaseNotice):
    """To somebody whose duty begins, has ended or was changed; `by`: who did it, None where the clock did."""

    kind: Literal["duty_news"] = "duty_news"
    board_id: int
    by: int | None = None


class DutyOffer(BaseNotice):
    """To a colleague: somebody offers them their duty."""

    card: ClassVar[bool] = True
    kind: Literal["duty_offer"] = "duty_offer"
    offer_id: int

    @property
    def subject(self) -> int | None:
        """The offer."""
        return self.offer_id


class DutyOfferAnswered(BaseNotice):
    """To whoever offered their duty: it was accepted or refused."""

    kind: Literal["duty_offer_answered"] = "duty_offer_answered"
    offer_id: int
