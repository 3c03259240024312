"""The tour's steps of an alert: raised, climbing, taken, and what its reporter adds and sees."""

from bot.playground.words import words
from playground.page import Done, Step, Words

_SHOTS = {
    "fr": "/alerte coups de feu près du camp, on se replie",
    "en": "/incident shots near the camp, we are pulling back",
}


def alerts(members: Words, coordinators: Words) -> tuple[Step, ...]:
    """The life of one alert. It is closed at its end: the tour moves the clock by days later, and an open one would
    climb all that time."""
    return (
        Step(
            "alert",
            words("An alert"),
            words(
                "Shots near the camp: *{person}* sends one line, and the alert is out. What is not known yet is asked"
                " afterwards, a tap each.\n\nThe card says how many people have it, in which role, and when it"
                " climbs. No time to type: `/incident` alone, and one tap.",
                person=members,
            ),
            members,
            type=_SHOTS,
            sent=True,
            done=(Done("message", person=members, from_bot=True, matches="^🚨"),),
        ),
        Step(
            "climb",
            words("Nobody answers"),
            words(
                "The coordinators have the card, and it rang. Suppose that nobody looks: the clock, then *+10 min*.\n\n"
                "The alert rings again, then for the other projects' coordinators, then for whoever heads the mission."
            ),
            coordinators,
            # The ring: an answer to the card, and its first line begins with the alert's number.
            done=(Done("message", person=coordinators, from_bot=True, matches=r"^🚨 \S+ INC-"),),
        ),
        Step(
            "taken",
            words("Somebody has it"),
            words(
                "Tap *I've got it*: nothing rings any more, and every card says who has it. *I can't* would pass it"
                " on.\n\nWhoever has it and stays silent is asked later on. Without an answer it climbs again."
            ),
            coordinators,
            done=(Done("edit", person=coordinators, from_bot=True, matches="(Prise en charge|Taken)"),),
        ),
        Step(
            "over",
            words("It is over"),
            words(
                "*{person}* was told at once who has it. Whatever anybody answers to the card reaches everybody who has"
                " it.\n\nIt was only fireworks: *More…*, *Close…*, *False alarm*. *{person}* hears how it ended.",
                person=members,
            ),
            coordinators,
            done=(Done("message", person=members, from_bot=True, matches="^🟢"),),
        ),
    )
