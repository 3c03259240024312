"""The tour's steps of shelter beds: asked for, held, arrived, and a month of them in a picture."""

from bot.playground.words import words
from domain.catalogue import Project, Shelter
from messages.wording import LANGUAGES
from playground.page import Done, Step, Words

_BEDS = {"fr": "/places", "en": "/beds"}


def beds(shelter: Shelter, project: Project, members: Words, keepers: Words, coordinators: Words) -> tuple[Step, ...]:
    """The life of one hold; it has ended before the clock is moved on. Its project is named: a shelter of the team's
    own would come first."""
    place = project.label
    category = shelter.categories[0].label
    asked = {
        language: f"{_BEDS[language]} {place.text(language)} {category.text(language)} 2" for language in LANGUAGES
    }
    return (
        Step(
            "beds",
            words("Is there a bed?"),
            words(
                "Ten at night, two people on the street. *{person}* asks: what is free now, who counted it and when,"
                " what fits first.\n\nA count that is too old asks the shelter for a fresh one, and the answer corrects"
                " itself. The words alone would do.",
                person=members,
            ),
            members,
            type=asked,
            sent=True,
            done=(Done("message", person=members, from_bot=True, matches="^(🛏|⚠️)"),),
        ),
        Step(
            "hold",
            words("Held until they come"),
            words(
                "One tap below the answer: *Hold 2*. For as long as the card says, nobody else gets these beds.\n\nTwo"
                " easy words open the door. Nobody needs a name."
            ),
            members,
            done=(Done("message", person=members, from_bot=True, matches="(Mot de passage|Door words)"),),
        ),
        Step(
            "arrived",
            words("At the door"),
            words(
                "Now as the shelter: the hold has come as a card, with the same two words. Tap *Arrived: 2*.\n\nThe"
                " beds are occupied from then on, and *{person}* is told.",
                person=members,
            ),
            keepers,
            done=(Done("message", person=members, from_bot=True, matches="^✅"),),
        ),
        Step(
            "history",
            words("A month of beds"),
            words(
                "A picture for the meeting, and for whoever pays for beds: people and beds night by night, nights above"
                " capacity, people turned away.\n\nA month to read, with a storm in it."
            ),
            coordinators,
            type={"fr": "/places historique", "en": "/beds history"},
            sent=True,
            done=(Done("message", person=coordinators, from_bot=True, matches="^🛏"),),
        ),
    )
