"""When something went wrong with Vigie itself: what is kept, what may be lost, what to do meanwhile."""

from domain.notices import BaseNotice, MessagesMayBeLost, UpdateParked, UpdateParkedForAdmins
from messages import signs
from messages.dates import full_moment
from messages.layout import Rendered, headed, screen
from messages.reader import Reader


def update_parked(notice: UpdateParked, reader: Reader) -> Rendered:
    """To the author. It may have been an alert: so a way that needs no Vigie."""
    say = reader.say
    return screen(
        headed(signs.WAITING, say("Your message is kept, but not dealt with yet")),
        say("Something went wrong in Vigie; the admins know."),
        say("Urgent: call your coordinator."),
    )


def update_parked_for_admins(notice: UpdateParkedForAdmins, reader: Reader) -> Rendered:
    """To admins: its number, and how many wait. Nothing of what it says."""
    say = reader.say
    return screen(
        headed(signs.WAITING, say("Message no. {seq} could not be dealt with", seq=notice.seq)),
        say.plural("It is kept. {n} is parked.", "It is kept. {n} are parked.", notice.parked),
        say("Its author knows that it is kept."),
    )


def messages_may_be_lost(notice: MessagesMayBeLost, reader: Reader) -> Rendered:
    """To coordinators, after more than the 24 hours that Telegram keeps messages."""
    say = reader.say
    return screen(
        headed(signs.DOUBTFUL, say("Messages may have been lost")),
        say("from {time}", time=full_moment(notice.since, say, reader.catalogue)),
        say("to {time}", time=full_moment(notice.until, say, reader.catalogue)),
        say("Vigie was off."),
        say("To be sent again: whatever got no answer."),
    )


def gone(notice: BaseNotice, reader: Reader) -> Rendered:
    """A card whose reader lost the right to it, or whose row is gone: emptied."""
    return screen(reader.say("This message is no longer available."))
