"""What teams and locked accounts read like, screen by screen."""

import pytest

from tests.messages.screens import on_screen

FRENCH = {
    "team": """
        Calais · 5 personnes
        Amina · équipe de terrain
        Claire · direction de mission
        Nadia · coordination
        Yann · équipe de terrain · injoignable
        Yann (2) · équipe de terrain · compte bloqué
        [Amina] [Claire]
        [Nadia] [Yann]
        [Yann (2)]
        [Inviter] [Autres projets]
    """,
    "team, person": """
        Amina
        · équipe de terrain · Littoral calaisien · jusqu'au dim. 29 nov.
        [Changer] [Retirer]
        [Bloquer (téléphone perdu)]
        [L'équipe]
    """,
    "team, ends": """
        Amina : dernier jour du rôle ?
        · équipe de terrain · Littoral calaisien · jusqu'au dim. 29 nov.
        [dim. 29 nov.] [lun. 30 nov.]
        [lun. 7 déc.] [jeu. 31 déc.]
        [dim. 31 janv. 2027]
        [Autre jour…] [Sans fin]
        [Retour]
    """,
    "team, remove": """
        Retirer Amina ?
        · équipe de terrain · Calais · Littoral calaisien · jusqu'au dim. 29 nov.
        Plus rien n'arrive, les messages se vident. Rapports gardés.
        Au planning de permanence : prévoir quelqu'un d'autre.
        [Laisser] [Retirer]
    """,
    "team, last lead": """
        ⚠️ Ton dernier rôle de responsable
        Pas de retour : il faudrait une nouvelle invitation.
        [Laisser] [Retirer]
    """,
    "team, lock": """
        Amina : bloquer le compte ?
        Tout de suite : Vigie s'y tait, les messages se vident.
        Les alertes vont aux autres. Tu peux débloquer.
        Au planning de permanence : prévoir quelqu'un d'autre.
        Groupes Telegram : retirer ce compte à la main.
        [Laisser] [Bloquer]
    """,
    "team, removed": """
        ✅ Amina ne fait plus partie de l'équipe
        Calais · message envoyé
        Peut s'annuler pendant 24 heures.
        [Annuler] [L'équipe]
    """,
    "role ended": """
        Ton rôle est terminé
        · équipe de terrain · Calais
        Tes rapports restent comptés.
        Une question : en parler à la coordination.
    """,
    "account locked": "Ce compte est bloqué. La coordination peut le débloquer.",
    "lock told, by somebody": """
        🔒 Amina : compte bloqué
        Bloqué par Claire : téléphone perdu.
        Vigie ne lui dit plus rien ; les alertes vont aux autres.
        Le retirer des groupes Telegram : Vigie ne peut pas.
        Débloquer seulement après s'être parlé de vive voix.
        [Débloquer]
    """,
    "stranger in a group": """
        ⚠️ Quelqu'un sans rôle est dans un groupe
        Calais · Amina
        Cette personne y lit Vigie : l'inviter, ou la retirer.
        [Inviter]
    """,
}
ENGLISH = {
    "team, change": """
        Amina: what changes?
        · field team · Calais coast · until Sun 29 Nov
        [Role] [Sites]
        [Project] [End date]
        [Back]
    """,
    "team, another role": """
        Amina: change the role?
        Now: field team · Calais · Calais coast · until Sun 29 Nov
        Then: shelter keeper · Calais · Calais coast · until Sun 29 Nov
        At once: what it does not show is emptied.
        [Keep as it is] [Change]
    """,
    "team, locked": """
        🔒 Amina
        · field team · Calais coast · until Sun 29 Nov
        Account locked: Vigie tells it nothing.
        [Change] [Remove]
        [Unlock]
        [The team]
    """,
    "account opened": """
        🟢 Your account is unlocked
        By Claire.
        Nothing sent meanwhile was read, but for an SOS.
    """,
    "lock told": """
        🔒 Amina: account locked
        Locked from the account itself: phone lost.
        Vigie tells it nothing any more; alerts go to others.
        Take it out of your Telegram groups: Vigie cannot.
        Unlock only once you have heard their voice.
        [Unlock]
    """,
}
SCREENS = [("fr", name, text) for name, text in FRENCH.items()] + [("en", name, text) for name, text in ENGLISH.items()]


@pytest.mark.parametrize(("language", "name", "text"), SCREENS, ids=[f"{name} {lang}" for lang, name, _ in SCREENS])
def test_a_screen_reads(language: str, name: str, text: str) -> None:
    assert on_screen(name, language) == [line.strip() for line in text.strip().split("\n")]
