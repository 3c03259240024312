"""What counting beds reads like, screen by screen."""

import pytest

from messages.render import render
from tests.messages.beds_counting_samples import counting
from tests.messages.samples import BOT, CATALOGUE, Words
from tests.messages.telegram_html import read

FRENCH = {
    "count, which category": """
        ❓ « 14/20 » : quelle catégorie ?
        Abri d'urgence femmes seules
        Compris :
        Femmes avec enfants : 8/8
        Pas encore enregistré.
        [Femmes seules]
        [Femmes avec enfants]
        [Annuler] [Compter ici…]
    """,
    "count, free or occupied": """
        ❓ « 14/20 » : libres ou occupées ?
        Abri d'urgence femmes seules
        Pas encore enregistré.
        [14 occupées · 6 libres]
        [6 occupées · 14 libres]
        [Annuler] [Compter ici…]
    """,
    "count, how many": """
        ❓ « 14/20 » : combien exactement ?
        Abri d'urgence femmes seules
        Compris :
        Femmes seules : 2 hors service
        Pas encore enregistré.
        Par exemple :
        /occupation femmes seules 15/20
        [Annuler] [Compter ici…]
    """,
    "count, over capacity": """
        ⚠️ Plus de monde que de places ?
        Abri d'urgence femmes seules
        Femmes seules : 22 personnes, 20 places
        Femmes avec enfants : 8 personnes, 7 places
        Pas encore enregistré.
        [Corriger] [Oui, c'est bien ça]
    """,
    "count, holds": """
        ❓ Déjà dans ton comptage ?
        Abri d'urgence femmes seules
        Retenues, arrivée pas notée :
        Femmes seules : 2 · kiwi tango · 22:40
        Femmes seules : 1 · violon tigre · demain 08:52
        Pas encore enregistré.
        [2 · kiwi tango] [1 · violon tigre]
        [Aucune] [Toutes]
    """,
    "count, holds in a group": """
        ❓ Déjà dans ton comptage ?
        Abri d'urgence femmes seules
        Retenues, arrivée pas notée :
        Femmes seules : 2 · 22:40
        Femmes seules : 1 · demain 08:52
        Pas encore enregistré.
        [2 · 22:40] [✓ 1 · 08:52]
        [Enregistrer]
    """,
    "came in, nobody counted": """
        ❓ Personne n'a encore compté ici
        Mise à l'abri hivernale · Familles
        Pas enregistré. D'abord compter :
        [Compter…]
    """,
    "left, more than there are": """
        ❓ Seulement 8 personnes comptées là
        Abri d'urgence femmes seules · Femmes avec enfants
        Pas enregistré. D'abord compter :
        [Compter…]
    """,
    "steppers": """
        🛏 Abri d'urgence femmes seules · compter
        Femmes seules : 15/20
        Femmes avec enfants : 8/8
        [Femmes avec enfants]
        [−5] [−1] [+1] [+5]
        [Vide] [Complet] [Hors service]
        [Fermer…] [Places en plus…]
        [Annuler] [Enregistrer]
    """,
    "steppers, out of service, closed, extra beds": """
        🛏 Mise à l'abri hivernale · hors service
        Mineurs non accompagnés : 27/34, 1 hors service
        Familles : pas encore compté (24 places)
        Adultes : 18/16, 0 hors service
        4 places en plus jusqu'à demain 08:52 · Mineurs non accompagnés
        N'accueille pas jusqu'à demain 08:52
        [Mineurs non accompagnés]
        [Familles]
        [−5] [−1] [+1] [+5]
        [Vide] [Complet] [Occupées]
        [Rouvrir] [Places en plus…]
        [Annuler] [Enregistrer]
    """,
    "closing": """
        🛏 Abri d'urgence femmes seules
        Ne plus accueillir jusqu'à quand ?
        [Ce soir 20:00] [Demain 08:00]
        [Jusqu'à réouverture]
        [Retour]
    """,
    "extra beds, until when": """
        🛏 Abri d'urgence femmes seules
        Femmes seules : 1 place en plus jusqu'à quand ?
        [Demain 08:00]
        [Jeu. 26 nov. 08:00]
        [Lun. 30 nov. 08:00]
        [Retour]
    """,
    "counted": """
        ✅ Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté à 21:40
        [Corriger] [Annuler]
    """,
    "counted, over and extra": """
        ✅ Mise à l'abri hivernale
        Mineurs non accompagnés : 6 libres (1 hors service, 4 en plus, 27/34)
        Familles : pas encore compté (24 places)
        Adultes : complet, 2 en trop (18/16)
        Compté à 21:40
        [Corriger] [Annuler]
    """,
    "counted, and counted since": """
        ✅ Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté à 21:40
        Quelqu'un a recompté depuis.
    """,
    "came in": """
        ✅ Entrées : 2 · femmes seules
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Places retenues avant ? Annuler, puis noter l'arrivée.
        [Annuler]
    """,
    "count undone": """
        ↩️ Comptage annulé
        Abri d'urgence femmes seules
        De nouveau :
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté à 21:40
        [Compter…]
    """,
    "count reminder": """
        ⏳ Ce comptage n'est pas encore enregistré
        Abri d'urgence femmes seules
        À répondre plus haut, ou recompter.
        [Compter…]
    """,
    "count asked for": """
        🛏 Où en sont les places ?
        Abri d'urgence femmes seules
        Quelqu'un cherche une place.
        Dernier comptage : 12:40
        [Compter…]
    """,
    "count asked for, and made": """
        🛏 Abri d'urgence femmes seules · compté à 21:40
        Par : responsable d'abri
    """,
    "movement unclear": """
        ❓ Pas compris : « beaucoup »
        Par exemple :
        /entree 2 femmes seules
    """,
    "extra beds are over": """
        🛏 Abri d'urgence femmes seules
        4 places en plus retirées · Femmes seules
        [Compter…]
    """,
    "season opens": """
        🛏 Mise à l'abri hivernale · ouvre demain, dim. 1er nov.
    """,
    "season closes": """
        🛏 Mise à l'abri hivernale · ferme demain, jeu. 1er avr.
        Dernière nuit : mer. 31 mars
    """,
}

ENGLISH = {
    "count, which category": """
        ❓ “14/20”: which category?
        Emergency shelter for single women
        Understood so far:
        Women with children: 8/8
        Not stored yet.
        [Single women]
        [Women with children]
        [Cancel] [Count here…]
    """,
    "count, free or occupied": """
        ❓ “14/20”: free or occupied?
        Emergency shelter for single women
        Not stored yet.
        [14 occupied · 6 free]
        [6 occupied · 14 free]
        [Cancel] [Count here…]
    """,
    "count, how many": """
        ❓ “14/20”: how many exactly?
        Emergency shelter for single women
        Understood so far:
        Single women: 2 out of service
        Not stored yet.
        For example:
        /occupancy single women 15/20
        [Cancel] [Count here…]
    """,
    "count, over capacity": """
        ⚠️ More people than beds?
        Emergency shelter for single women
        Single women: 22 people, 20 beds
        Women with children: 8 people, 7 beds
        Not stored yet.
        [Correct it] [Yes, that's right]
    """,
    "count, holds": """
        ❓ Already in your count?
        Emergency shelter for single women
        Beds held, nobody marked as arrived:
        Single women: 2 · kiwi tango · 22:40
        Single women: 1 · violon tigre · tomorrow 08:52
        Not stored yet.
        [2 · kiwi tango] [1 · violon tigre]
        [None of them] [All of them]
    """,
    "count, holds in a group": """
        ❓ Already in your count?
        Emergency shelter for single women
        Beds held, nobody marked as arrived:
        Single women: 2 · 22:40
        Single women: 1 · tomorrow 08:52
        Not stored yet.
        [2 · 22:40] [✓ 1 · 08:52]
        [Save]
    """,
    "came in, nobody counted": """
        ❓ Nobody has counted here yet
        Winter shelter · Families
        Not stored. Count first:
        [Count…]
    """,
    "left, more than there are": """
        ❓ Only 8 are counted there
        Emergency shelter for single women · Women with children
        Not stored. Count first:
        [Count…]
    """,
    "steppers": """
        🛏 Emergency shelter for single women · count
        Single women: 15/20
        Women with children: 8/8
        [Women with children]
        [−5] [−1] [+1] [+5]
        [Empty] [Full] [Out of service]
        [Close the shelter…] [Extra beds…]
        [Cancel] [Save]
    """,
    "steppers, out of service, closed, extra beds": """
        🛏 Winter shelter · out of service
        Unaccompanied minors: 27/34, 1 out of service
        Families: not counted yet (24 beds)
        Adults: 18/16, 0 out of service
        4 extra beds until tomorrow 08:52 · Unaccompanied minors
        Takes nobody in until tomorrow 08:52
        [Unaccompanied minors]
        [Families]
        [−5] [−1] [+1] [+5]
        [Empty] [Full] [Occupied]
        [Take people in again] [Extra beds…]
        [Cancel] [Save]
    """,
    "closing": """
        🛏 Emergency shelter for single women
        Take nobody in until when?
        [Tonight 20:00] [Tomorrow 08:00]
        [Until reopened]
        [Back]
    """,
    "extra beds, until when": """
        🛏 Emergency shelter for single women
        Single women: 1 extra bed until when?
        [Tomorrow 08:00] [Thu 26 Nov 08:00]
        [Mon 30 Nov 08:00]
        [Back]
    """,
    "counted": """
        ✅ Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted at 21:40
        [Correct it] [Undo]
    """,
    "counted, over and extra": """
        ✅ Winter shelter
        Unaccompanied minors: 6 free (1 out of service, 4 extra, 27/34)
        Families: not counted yet (24 beds)
        Adults: full, 2 too many (18/16)
        Counted at 21:40
        [Correct it] [Undo]
    """,
    "counted, and counted since": """
        ✅ Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted at 21:40
        Somebody has counted since.
    """,
    "came in": """
        ✅ Came in: 2 · single women
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Had they held beds? Undo, and mark the hold as arrived.
        [Undo]
    """,
    "count undone": """
        ↩️ Count undone
        Emergency shelter for single women
        Now stands again:
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted at 21:40
        [Count…]
    """,
    "count reminder": """
        ⏳ This count is not stored yet
        Emergency shelter for single women
        Answer the question above, or count anew.
        [Count…]
    """,
    "count asked for": """
        🛏 How are the beds now?
        Emergency shelter for single women
        Somebody is looking for a bed.
        Last count: 12:40
        [Count…]
    """,
    "count asked for, and made": """
        🛏 Emergency shelter for single women · counted at 21:40
        By: shelter keeper
    """,
    "movement unclear": """
        ❓ Not understood: “beaucoup”
        For example:
        /in 2 single women
    """,
    "extra beds are over": """
        🛏 Emergency shelter for single women
        4 extra beds are over · Single women
        [Count…]
    """,
    "season opens": """
        🛏 Winter shelter · opens tomorrow, Sun 1 Nov
    """,
    "season closes": """
        🛏 Winter shelter · closes tomorrow, Thu 1 Apr
        Last night: Wed 31 Mar
    """,
}

SAID = Words(about="14/20", said="beaucoup", name="kiwi tango")


@pytest.mark.parametrize(("language", "screens"), [("fr", FRENCH), ("en", ENGLISH)], ids=["fr", "en"])
def test_screens_read(language: str, screens: dict[str, str]) -> None:
    made = {name: (view, notice) for name, view, notice in counting(SAID)}
    for name, text in screens.items():
        view, notice = made[name]
        shown = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
        lines = read(shown.html).replace("\u00a0", " ").split("\n")
        lines += [" ".join(f"[{label}]" for label, _ in row) for row in shown.keyboard]
        assert lines == [line[8:] for line in text.strip("\n").split("\n")[:-1]], name
