"""What roll calls and exercises read like, screen by screen; an exercise with its mark."""

import pytest

from domain.notices import AboutIncident
from messages.render import render
from tests.messages.safety_samples import safety
from tests.messages.samples import BOT, CATALOGUE, Words
from tests.messages.telegram_html import read

FRENCH = {
    "roll call menu, project": """
        ❓ Appel : quel projet ?
        [Calais] [Dunkerque]
    """,
    "roll call menu": """
        ❓ Appel · Calais
        Question à chaque personne : es-tu en sécurité ?
        Il part au premier appui.
        [Tout le projet : 12]
        [Lieux de survie : en cours]
        [Littoral calaisien : 0]
        [Dunkerque]
    """,
    "roll call, just called": """
        ⏳ Appel en cours · Calais
        0 en sécurité · 3 sans réponse
        Sans réponse : Amina, Claire, toi
        Lancé par toi · 14:02
        Rappel à 14:07
        [Terminer l'appel]
    """,
    "roll call, nobody on it": """
        ⏳ Appel en cours · Calais
        Personne sur cet appel
        Lancé par toi · 14:02
        Rappel à 14:07
        [Terminer l'appel]
    """,
    "roll call, under way": """
        🚨 Appel en cours · Lieux de survie, Calais
        2 en sécurité · 1 a besoin d'aide
        1 sans réponse · 2 injoignables
        Besoin d'aide : Amina (14:03, INC-2026-0043, 50.95130, 1.85870)
        Sans réponse : Paul
        Injoignable : Eve, Zoé
        En sécurité : Claire (50.95130, 1.85870), toi
        Lancé par Claire · 14:02 · INC-2026-0042
        Fin au plus tard à 14:32
        [Terminer l'appel]
    """,
    "roll call, in a group": """
        🚨 Appel en cours · Lieux de survie, Calais
        2 en sécurité · 1 a besoin d'aide
        1 sans réponse · 2 injoignables
        Lancé à 14:02
        Fin au plus tard à 14:32
    """,
    "roll call, over": """
        🚨 Appel terminé · Lieux de survie, Calais
        2 en sécurité · 1 a besoin d'aide
        1 sans réponse · 2 injoignables
        Besoin d'aide : Amina (14:03, INC-2026-0043, 50.95130, 1.85870)
        Sans réponse : Paul
        Injoignable : Eve, Zoé
        En sécurité : Claire (50.95130, 1.85870), toi
        Lancé par Claire · 14:02 · INC-2026-0042
        Terminé à 14:32. Une réponse tardive se voit ici.
    """,
    "roll call, ended": """
        ⚠️ Appel terminé · Lieux de survie, Calais
        2 en sécurité · 1 sans réponse
        2 injoignables
        Sans réponse : Paul
        Injoignable : Eve, Zoé
        En sécurité : Claire (50.95130, 1.85870), toi
        Lancé par Claire · 14:02 · INC-2026-0042
        Terminé par Amina à 14:32. Une réponse tardive se voit ici.
    """,
    "roll call, everybody safe": """
        🟢 Appel terminé · Lieux de survie, Calais
        1 en sécurité
        En sécurité : Amina
        Lancé par Claire · 14:02 · INC-2026-0042
        Terminé à 14:32. Une réponse tardive se voit ici.
    """,
    "are you safe": """
        ❓ Es-tu en sécurité ?
        Appel · Calais
        Lancé par Amina · 14:02
        112 · 15 · 17 · 18 · 196
        [Je suis en sécurité]
        [J'ai besoin d'aide]
    """,
    "are you safe, over": """
        ❓ Es-tu en sécurité ?
        Appel · Calais
        Lancé par toi · 14:02
        112 · 15 · 17 · 18 · 196
        L'appel est terminé, ta réponse compte encore.
        [Je suis en sécurité]
        [J'ai besoin d'aide]
    """,
    "safe": """
        🟢 Noté : en sécurité · 14:03
        Appel · Calais
        Lancé par Amina · 14:02
        [Partager ma position]
        [J'ai besoin d'aide]
    """,
    "safe, with a place": """
        🟢 Noté : en sécurité · 14:03
        Appel · Littoral calaisien, Calais
        Lancé par Amina · 14:02
        Position notée
        [Partager ma position]
        [J'ai besoin d'aide]
    """,
    "safe, a day later": """
        🟢 Noté : en sécurité · lun. 23 nov. 14:03
        Appel · Calais
        Lancé par Amina · lun. 23 nov. 14:02
        [J'ai besoin d'aide]
    """,
    "help asked for": """
        🚨 Besoin d'aide signalé · 14:03
        Appel · Calais
        Ton alerte est partie · INC-2026-0043
        112 · 15 · 17 · 18 · 196
        [Je suis en sécurité]
        [Partager ma position]
    """,
    "roll call reminder": """
        ❓ Pas encore de réponse : es-tu en sécurité ?
        Appel · Calais
        [Je suis en sécurité]
        [J'ai besoin d'aide]
    """,
    "roll call place": """
        Où ? Un appui partage ta position.
        <Partager ma position>
    """,
    "roll call place noted": """
        Position notée · Calais
    """,
    "drill menu": """
        🧪 Exercice : dans quel projet ?
        Il sonne comme une vraie alerte, jusqu'à la prise en charge.
        Avec un récit : /exercice tirs au camp
        [Calais] [Dunkerque]
    """,
    "drill menu, occupied": """
        🧪 Exercice : dans quel projet ?
        deux familles sans tente
        Il sonne comme une vraie alerte, jusqu'à la prise en charge.
        Calais : un exercice est en cours
        Dunkerque : une vraie alerte attend quelqu'un
    """,
    "drill result": """
        🧪 EXERCICE · rien n'est réel
        Prise en charge en 2 min 10 s : Amina
        EX-2026-003 · 14:02 · Calais
        Lancé par Sam
        Envoyée à 4 personnes
        Étape 1 de l'échelle
        Premier appui après 40 s
        Pas disponible : Paul, toi
        Injoignable : Eve
    """,
    "drill result, nobody": """
        🧪 EXERCICE · rien n'est réel
        Personne ne l'a prise en 1 h 05
        EX-2026-003 · 14:02 · Calais
        Lancé par Sam
        Personne n'est joignable pour l'instant
        Étape 1 de l'échelle
        Injoignable : Eve
    """,
    "drill result, real": """
        🧪 EXERCICE · rien n'est réel
        Interrompu après 9 s : une vraie alerte est partie
        EX-2026-003 · 14:02 · Calais
        Lancé par toi
        Envoyée à 4 personnes
        Étape 1 de l'échelle
        Premier appui après 40 s
        Pas disponible : Paul, toi
        Injoignable : Eve
    """,
    "drill result, stopped": """
        🧪 EXERCICE · rien n'est réel
        Arrêté par Amina après 4 min
        EX-2026-003 · 14:02 · Calais
        Lancé par Sam
        Envoyée à 4 personnes
        Étape 1 de l'échelle
        Premier appui après 40 s
        Pas disponible : Paul, toi
        Injoignable : Eve
    """,
    "drill result, stopped by the reader": """
        🧪 EXERCICE · rien n'est réel
        Arrêté par toi après 4 min
        EX-2026-003 · 14:02
        Lancé par Sam
        Envoyée à 4 personnes
        Étape 1 de l'échelle
        Premier appui après 40 s
        Pas disponible : Paul, toi
        Injoignable : Eve
    """,
}
ENGLISH = {
    "roll call menu, project": """
        ❓ Roll call: which project?
        [Calais] [Dunkirk]
    """,
    "roll call menu": """
        ❓ Roll call · Calais
        Everybody is asked: are you safe?
        It goes out at the first tap.
        [Whole project: 12]
        [Living sites: under way]
        [Calais coast: 0]
        [Dunkirk]
    """,
    "roll call, just called": """
        ⏳ Roll call under way · Calais
        0 safe · 3 have not answered
        No answer: Amina, Claire, you
        Called by you · 14:02
        Reminder at 14:07
        [End the roll call]
    """,
    "roll call, nobody on it": """
        ⏳ Roll call under way · Calais
        Nobody is on this roll
        Called by you · 14:02
        Reminder at 14:07
        [End the roll call]
    """,
    "roll call, under way": """
        🚨 Roll call under way · Living sites, Calais
        2 safe · 1 needs help
        1 has not answered
        2 cannot be reached
        Help needed: Amina (14:03, INC-2026-0043, 50.95130, 1.85870)
        No answer: Paul
        Cannot be reached: Eve, Zoé
        Safe: Claire (50.95130, 1.85870), you
        Called by Claire · 14:02 · INC-2026-0042
        Over at 14:32 at the latest
        [End the roll call]
    """,
    "roll call, in a group": """
        🚨 Roll call under way · Living sites, Calais
        2 safe · 1 needs help
        1 has not answered
        2 cannot be reached
        Called at 14:02
        Over at 14:32 at the latest
    """,
    "roll call, over": """
        🚨 Roll call over · Living sites, Calais
        2 safe · 1 needs help
        1 has not answered
        2 cannot be reached
        Help needed: Amina (14:03, INC-2026-0043, 50.95130, 1.85870)
        No answer: Paul
        Cannot be reached: Eve, Zoé
        Safe: Claire (50.95130, 1.85870), you
        Called by Claire · 14:02 · INC-2026-0042
        Over at 14:32. A later answer still shows here.
    """,
    "roll call, ended": """
        ⚠️ Roll call over · Living sites, Calais
        2 safe · 1 has not answered
        2 cannot be reached
        No answer: Paul
        Cannot be reached: Eve, Zoé
        Safe: Claire (50.95130, 1.85870), you
        Called by Claire · 14:02 · INC-2026-0042
        Ended by Amina at 14:32. A later answer still shows here.
    """,
    "roll call, everybody safe": """
        🟢 Roll call over · Living sites, Calais
        1 safe
        Safe: Amina
        Called by Claire · 14:02 · INC-2026-0042
        Over at 14:32. A later answer still shows here.
    """,
    "are you safe": """
        ❓ Are you safe?
        Roll call · Calais
        Called by Amina · 14:02
        112 · 15 · 17 · 18 · 196
        [I'm safe]
        [I need help]
    """,
    "are you safe, over": """
        ❓ Are you safe?
        Roll call · Calais
        Called by you · 14:02
        112 · 15 · 17 · 18 · 196
        The roll call is over, your answer still counts.
        [I'm safe]
        [I need help]
    """,
    "safe": """
        🟢 Noted: safe · 14:03
        Roll call · Calais
        Called by Amina · 14:02
        [Share my position]
        [I need help]
    """,
    "safe, with a place": """
        🟢 Noted: safe · 14:03
        Roll call · Calais coast, Calais
        Called by Amina · 14:02
        Position noted
        [Share my position]
        [I need help]
    """,
    "safe, a day later": """
        🟢 Noted: safe · Mon 23 Nov 14:03
        Roll call · Calais
        Called by Amina · Mon 23 Nov 14:02
        [I need help]
    """,
    "help asked for": """
        🚨 Help is asked for · 14:03
        Roll call · Calais
        Your alert is out · INC-2026-0043
        112 · 15 · 17 · 18 · 196
        [I'm safe]
        [Share my position]
    """,
    "roll call reminder": """
        ❓ No answer yet: are you safe?
        Roll call · Calais
        [I'm safe]
        [I need help]
    """,
    "roll call place": """
        Where? One tap shares your position.
        <Share my position>
    """,
    "roll call place noted": """
        Position noted · Calais
    """,
    "drill menu": """
        🧪 Exercise: in which project?
        It rings like a real alert, until somebody takes it.
        With a story: /drill shots at the camp
        [Calais] [Dunkirk]
    """,
    "drill menu, occupied": """
        🧪 Exercise: in which project?
        deux familles sans tente
        It rings like a real alert, until somebody takes it.
        Calais: an exercise is under way
        Dunkirk: a real alert waits for somebody
    """,
    "drill result": """
        🧪 EXERCISE · nothing is real
        Taken after 2 min 10 s: Amina
        EX-2026-003 · 14:02 · Calais
        Raised by Sam
        Sent to 4 people
        Step 1 of the ladder
        First tap after 40 s
        Not available: Paul, you
        Cannot be reached: Eve
    """,
    "drill result, nobody": """
        🧪 EXERCISE · nothing is real
        Nobody took it in 1 h 05
        EX-2026-003 · 14:02 · Calais
        Raised by Sam
        Nobody could be reached yet
        Step 1 of the ladder
        Cannot be reached: Eve
    """,
    "drill result, real": """
        🧪 EXERCISE · nothing is real
        Broken off after 9 s: a real alert is out
        EX-2026-003 · 14:02 · Calais
        Raised by you
        Sent to 4 people
        Step 1 of the ladder
        First tap after 40 s
        Not available: Paul, you
        Cannot be reached: Eve
    """,
    "drill result, stopped": """
        🧪 EXERCISE · nothing is real
        Ended by Amina after 4 min
        EX-2026-003 · 14:02 · Calais
        Raised by Sam
        Sent to 4 people
        Step 1 of the ladder
        First tap after 40 s
        Not available: Paul, you
        Cannot be reached: Eve
    """,
    "drill result, stopped by the reader": """
        🧪 EXERCISE · nothing is real
        Ended by you after 4 min
        EX-2026-003 · 14:02
        Raised by Sam
        Sent to 4 people
        Step 1 of the ladder
        First tap after 40 s
        Not available: Paul, you
        Cannot be reached: Eve
    """,
}


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [(name, language, text) for language, all_ in (("fr", FRENCH), ("en", ENGLISH)) for name, text in all_.items()],
)
def test_a_screen_reads(name: str, language: str, text: str) -> None:
    view, notice = next((view, notice) for other, view, notice in safety(Words()) if other == name)
    exercise = isinstance(notice, AboutIncident)
    made = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT, exercise=exercise)
    lines = read(made.html).replace("\u00a0", " ").replace("\u202f", " ").split("\n")
    lines += [" ".join(f"[{label}]" for label, _ in row) for row in made.keyboard]
    lines += [f"<{made.share_place}>"] if made.share_place else []
    assert lines == [line[8:] for line in text.strip("\n").split("\n")[:-1]]
