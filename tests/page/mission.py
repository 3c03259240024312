"""A small mission for the page: four people, a group, a forum, three steps of a tour, and two operations."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from playground.client import PlaygroundClient
from playground.page import Done, Operation, Page, Part, Result, Step
from playground.server import Playground

CAST = ("Coordination", "Clinique mobile", "Accueil de jour", "Siège")
LABELS = (
    {"fr": "coordonne Calais", "en": "coordinates Calais"},
    {"fr": "équipe de terrain", "en": "field team"},
    {"fr": "équipe de terrain", "en": "field team"},
    {"fr": "lit les points", "en": "reads the summaries"},
)
TEAMS = ({"fr": "Calais", "en": "Calais"},) * 3 + ({"fr": "Paris", "en": "Paris"},)
STRANGER = {"fr": "Inconnu", "en": "Stranger"}
GROUP, FORUM = "Équipe Calais", "Mission Nord"

TOUR = (
    Step(
        "report",
        {"fr": "Envoyer un rapport", "en": "Send a report"},
        {
            "fr": "La clinique finit sa journée.\n\nUne ligne suffit : `34 consultations`. En retour, un *reçu*.",
            "en": "The clinic ends its day.\n\nOne line is enough: `34 visits`. The bot answers with a *receipt*.",
        },
        person="Clinique mobile",
        type={"fr": "34 consultations", "en": "34 visits"},
        done=(
            Done("message", person="Clinique mobile", from_bot=False, matches="34"),
            Done("message", person="Clinique mobile", from_bot=True, matches="34"),
        ),
    ),
    Step(
        "count",
        {"fr": "Toucher un bouton", "en": "Tap a button"},
        {
            "fr": "Sous la réponse, *Toast* répond en passant.",
            "en": "Under the answer, *Toast* says a word in passing.",
        },
        person="Clinique mobile",
        done=(Done("tap", person="Clinique mobile", matches="noted"),),
    ),
    Step(
        "stranger",
        {"fr": "Arriver sans invitation", "en": "Come without an invitation"},
        {"fr": "Que voit quelqu'un qui n'est pas invité ?", "en": "What does somebody see who is not invited?"},
        person="stranger",
        done=(Done("message", person="stranger", from_bot=False),),
    ),
)


class Machine:
    """The bot's process as the launcher would keep it; here nothing but a word."""

    def __init__(self) -> None:
        self.state = "running"
        self.app: Playground | None = None

    def turn(self, state: str) -> Callable[[], Awaitable[Result]]:
        async def run() -> Result:
            self.state = state
            assert self.app is not None
            self.app.world.feed.publish("state", None, {"bot": state})
            return Result({"fr": f"Le bot : {state}", "en": f"The bot: {state}"})

        return run

    async def save(self) -> Result:
        return Result({"fr": "Export prêt", "en": "Export ready"}, ("été.csv", "text/csv", b"day,visits\n"))


def page(machine: Machine) -> Page:
    return Page(
        title="Vigie",
        bot="vigie_bot",
        zone="Europe/Paris",
        languages=("fr", "en"),
        cast=tuple(Part(*one) for one in zip(CAST, LABELS, TEAMS, strict=True)),
        groups=(GROUP, FORUM),
        stranger=STRANGER,
        tour=TOUR,
        operations=(
            Operation(
                "kill",
                {"fr": "Tuer le bot", "en": "Kill the bot"},
                {"fr": "SIGKILL, sans prévenir.", "en": "SIGKILL, without a warning."},
                machine.turn("stopped"),
            ),
            Operation(
                "start",
                {"fr": "Relancer", "en": "Start again"},
                {"fr": "Il reprend où il en était.", "en": "It goes on where it was."},
                machine.turn("running"),
            ),
            Operation(
                "export",
                {"fr": "Exporter", "en": "Export"},
                {"fr": "Tout, dans un fichier.", "en": "Everything, in a file."},
                machine.save,
            ),
        ),
        state=lambda: {"bot": machine.state},
    )


async def settle(play: PlaygroundClient) -> str:
    """Makes the bot, the people and the groups; the bot's token."""
    bot = await play.add_bot("vigie_bot", "Vigie")
    for name in CAST:
        await play.add_person(name, language="fr")
    await play.add_chat(GROUP, members=list(CAST[:3]), bots=["vigie_bot"])
    await play.add_chat(FORUM, "forum", members=[CAST[3], CAST[0]], bots=["vigie_bot"])
    await play.add_topic(FORUM, "Rapports")
    await play.add_topic(FORUM, "Alertes")
    return str(bot["token"])
