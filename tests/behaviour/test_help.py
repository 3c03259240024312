"""Answers that teach: help, commands mistyped, voices and pictures, buttons that nobody knows any more."""

import pytest

from domain.roles import Role
from tests.behaviour.test_people_admission import inject_tap
from tests.support.mission import Mission

FRENCH = """Un rapport tient en une ligne :
/r clinique 34 consultations dont 12 femmes
/r santé mentale 8 entretiens individuels hier
/r clinique RAS
Une erreur : modifier le message. Et aussi /jour /reglages
Danger : /alerte. Vie en danger : /sos
Téléphone perdu : /bloquer
Une place ce soir : /places /retenir. Complet : /refus"""
ENGLISH = """A report is one line:
/r clinic 34 consultations, 12 women
/r mental health 8 individual sessions yesterday
/r clinic nothing to report
A mistake: edit your message. More: /today /settings
Danger: /incident. Life in danger: /sos
Phone lost: /lockme
A bed for tonight: /beds /hold. Full: /refused"""


def read(message: dict[str, str]) -> str:
    return message["text"].replace("\u00a0", " ")


@pytest.mark.parametrize(("language", "text"), [("fr", FRENCH), ("en", ENGLISH)])
async def test_help_is_eight_lines(mission: Mission, language: str, text: str) -> None:
    await mission.admit("Amina", language=language, site="living_sites_calais")
    for command in ("/help", "/aide", "/Aide", "/aide@vigie_bot", "/AIDE !"):
        (answer,) = await mission.say("Amina", command)
        assert read(answer) == text


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_every_example_of_the_help_works(mission: Mission, language: str) -> None:
    await mission.admit("Amina", language=language, site="living_sites_calais")
    (answer,) = await mission.say("Amina", "/help")
    for line in answer["text"].split("\n")[1:3]:
        (receipt,) = await mission.say("Amina", line)
        assert receipt["text"].startswith("✅"), line


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("/rapprt clinique 34", "Commande inconnue : /rapprt\nPlutôt /rapport ?"),
        ("/Réglage", "Commande inconnue : /reglage\nPlutôt /reglages ?"),
        ("/aidé-moi", "Un rapport tient en une ligne"),
        ("/xyzzy", "Commande inconnue : /xyzzy\n/rapport · /jour · /reglages · /aide"),
    ],
)
async def test_an_unknown_command(mission: Mission, typed: str, answer: str) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    (said,) = await mission.say("Amina", typed)
    assert read(said).startswith(answer)


@pytest.mark.parametrize("command", ["/Jour", "/JOUR", "/rapport clinique 34", "/R clinique 34", "/réglages"])
async def test_accents_and_capitals_make_no_difference(mission: Mission, command: str) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    (said,) = await mission.say("Amina", command)
    assert "Commande inconnue" not in read(said)


async def test_an_unknown_command_in_a_group(mission: Mission) -> None:
    """Without a name it may be another bot's."""
    await mission.admit("Amina", Role.COORDINATOR)
    await mission.group("Calais équipe", "Amina")
    assert await mission.say("Amina", "/rapprt clinique 34", chat="Calais équipe") == []
    (said,) = await mission.say("Amina", "/rapprt@vigie_bot clinique 34", chat="Calais équipe")
    assert "Plutôt /rapport" in said["text"]


@pytest.mark.parametrize(
    ("kind", "more", "first"),
    [
        ("send_voice", {}, "Vigie lit le texte, pas la voix."),
        ("send_photo", {}, "Vigie lit le texte, pas les photos ni les fichiers."),
        ("send_photo", {"caption": "/r clinique 34"}, "Vigie lit le texte, pas les photos ni les fichiers."),
        ("send_document", {"file_name": "rapport.pdf"}, "Vigie lit le texte, pas les photos ni les fichiers."),
        (
            "send_location",
            {"latitude": 50.95, "longitude": 1.85},
            "Vigie lit le texte, pas les photos ni les fichiers.",
        ),
        ("send_contact", {"phone_number": "+33600000000"}, "Vigie lit le texte, pas les photos ni les fichiers."),
    ],
)
async def test_what_is_no_text(mission: Mission, kind: str, more: dict[str, object], first: str) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.play.call(kind, person="Amina", **more)
    await mission.idle()
    answer = read(await mission.last("Amina"))
    assert answer.startswith(first)
    assert answer.endswith("/r clinique 34 consultations dont 12 femmes")


@pytest.mark.parametrize("data", ["old", "x:1:2", "r:undo:1", "set:site", "inv", "grp:a:b:c"])
async def test_a_button_that_nobody_knows(mission: Mission, data: str) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    card = await mission.last("Amina")
    before = await mission.play.messages("Amina")

    await inject_tap(mission, "Amina", card, data)

    answers = [call["params"] for call in await mission.play.calls("answerCallbackQuery")]
    assert answers[-1]["text"] == "Ce bouton ne marche plus"
    assert await mission.play.messages("Amina") == before


async def test_a_command_for_another_bot_is_left_alone(mission: Mission) -> None:
    await mission.admit("Amina", Role.COORDINATOR)
    await mission.group("Calais équipe", "Amina")
    for text in ("/aide@other_bot", "/rapport@other_bot clinique 34"):
        assert await mission.say("Amina", text, chat="Calais équipe") == []
