"""How an alert is raised: the grid of types, the red button, and what the group reads where it was raised."""

from domain.incidents.types import Status
from domain.incidents.views import GridView, GroupAnswerView, OfferView
from domain.taps import RaiseTap
from messages import signs
from messages.dates import clock
from messages.incidents import facts
from messages.layout import Button, Rendered, bold, capital, headed, screen, shortened
from messages.reader import Reader

_OR = (",", " ou ", " or ")
_WIDTH = 20


def grid(view: GridView, reader: Reader) -> Rendered:
    """What happened? Two to a row; the alert leaves on the first tap."""
    say = reader.say
    buttons: list[Button] = [(short_type(key, reader), RaiseTap(type=key)) for key in view.types]
    return screen(
        headed(signs.ALERT, say("What is happening?")),
        say("The alert leaves at the first tap."),
        say("In words: {command} shots at the camp", command=reader.command("incident")),
        keyboard=[buttons[at : at + 2] for at in range(0, len(buttons), 2)],
    )


def short_type(key: str, reader: Reader) -> str:
    """The first of a type's names: `naufrage` of "naufrage ou détresse en mer"."""
    name = reader.incident_type(key)
    if len(name) > _WIDTH:
        for word in _OR:
            name = name.split(word)[0]
    return capital(shortened(name.strip(), _WIDTH))


def offer(view: OfferView, reader: Reader) -> Rendered:
    """Below a text that reads like an incident: one red button."""
    say, tap = reader.say, RaiseTap()
    if view.said is None:
        command = reader.command("incident")
        return screen(bold(say("No alert was sent")), say("To send one: {command} shots at the camp", command=command))
    made = screen(
        headed(signs.ALERT, say("Is this an alert too?") if view.beside else say("Is this an alert?")),
        say("One tap sends it.") if view.beside else say("One tap sends it. Nothing is counted as a report."),
        *([] if view.beside else [say("To report it instead: /r before the text.")]),
        keyboard=[[(say.plain("Alert the coordination"), tap)]],
    )
    return Rendered(made.html, made.keyboard, red=tap.pack())


def group_answer(view: GroupAnswerView, reader: Reader) -> Rendered:
    """To the team: the number and who has it; of what is or may be restricted one sentence that says nothing."""
    say = reader.say
    if view.neutral:
        return screen(say("Noted. It goes on in private: @{bot}", bot=reader.bot_username))
    number = view.number or say.plain("Alert")
    if view.joined_to is not None:
        return screen(bold(say("{number} · same event as {other}", number=number, other=view.joined_to)))
    if view.quiet_until is not None:
        time = clock(view.quiet_until, reader.catalogue)
        return screen(bold(number), say("Low severity: to the coordination without a ring, {time}", time=time))
    names = ", ".join(facts.name_of(taker.name, reader) for taker in view.takers)
    if view.status is Status.CLOSED:
        return screen(headed(signs.SAFE, say("{number} is closed", number=number)))
    if names:
        return screen(bold(say("{number} · taken by {names}", number=number, names=names)))
    if view.people == 0:
        return screen(headed(signs.ALERT, number), say("Nobody could be reached yet"))
    return screen(
        headed(
            signs.ALERT,
            say.plural("{number} · sent to {n} person", "{number} · sent to {n} people", view.people, number=number),
        )
    )
