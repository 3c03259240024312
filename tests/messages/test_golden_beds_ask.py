"""What answers about beds, boards and refusals read like, screen by screen."""

import pytest

from domain.shelters.asking_views import BoardView, ShelterBeds
from messages.layout import units
from messages.render import render
from tests.messages.beds_ask_samples import ADULTS, ANSWER, MOTHERS, NOW, SINGLE, TAIL, beds_asked
from tests.messages.samples import BOT, CATALOGUE, Words
from tests.messages.telegram_html import read

FRENCH = {
    "beds, everything": """
        🛏 14 places libres
        Mise à l'abri hivernale
        Mineurs non accompagnés : complet, 1 en trop (4 en plus, 35/34)
        Familles : 5 libres (2 hors service, 17/24)
        Adultes : pas encore compté (1 retenue, 16 places)
        Compté par la coordination · 17:52 · il y a plus de 2 h
        Nouveau comptage demandé · 21:52
        Sur orientation d'une équipe · à partir de 19h
        Abri d'urgence femmes seules, Dunkerque
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        [Retenir · Familles…]
        [Retenir · Femmes seules…]
        [Refus faute de place] [Actualiser]
        [Tout voir (1 de plus)]
    """,
    "beds, a page": """
        🛏 Tous les abris
        Hébergement, Île-de-France
        Jeunes filles : 6 libres (30/36)
        Compté · hier 22:52 · il y a plus de 8 h
        Personne à joindre pour recompter
        Mineures non accompagnées, sur orientation de l'accueil de jour
        [‹ 1/2]
        [Retour] [Actualiser]
    """,
    "beds, how many": """
        ❓ Combien de places à retenir ?
        Abri d'urgence femmes seules · femmes seules
        3 libres
        [1] [2] [3]
        [Retour]
    """,
    "beds, too old": """
        🛏 Réponse de 21:52 : plus à jour
        [Actualiser]
    """,
    "beds, for two women": """
        🛏 De la place pour 2 personnes
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        [Retenir 2 · Femmes seules]
        [Refus faute de place] [Actualiser]
        [Tout voir (2 de plus)]
    """,
    "beds, for those who only look": """
        🛏 De la place pour 2 personnes
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        [Actualiser]
        [Tout voir (2 de plus)]
    """,
    "beds, counted long ago": """
        ⚠️ Peut-être de la place pour 1 personne · Île-de-France
        Hébergement, Île-de-France
        Jeunes filles : 6 libres (30/36)
        Compté · hier 22:52 · il y a plus de 8 h
        Personne à joindre pour recompter
        Mineures non accompagnées, sur orientation de l'accueil de jour
        [Retenir 1 · Jeunes filles]
        [Refus faute de place] [Actualiser]
        [Tout voir (2 de plus)]
    """,
    "beds, no shelter": """
        🛏 Aucun abri connu ici.
    """,
    "beds, several groups": """
        🛏 3 places libres
        Plusieurs publics : pour retenir, une demande par public
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        [Refus faute de place] [Actualiser]
        [Tout voir (2 de plus)]
    """,
    "beds, only elsewhere": """
        🛏 Pas de place pour 4 : familles · Dunkerque
        Sinon :
        Familles : 5 libres · Mise à l'abri hivernale, Calais
        [Retenir 4 · Familles, Calais]
        [Refus faute de place] [Actualiser]
        [Tout voir (3 de plus)]
    """,
    "beds, later": """
        🛏 Pas de place pour 5 : femmes seules
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        Sinon :
        22:12 : des retenues finissent, 5 places · Abri d'urgence femmes seules, Dunkerque · femmes seules
        mar. 24 nov. 06:52 : ouvre · Abri d'urgence femmes seules, Dunkerque
        [Refus faute de place] [Actualiser]
        [Tout voir (3 de plus)]
    """,
    "beds, for others": """
        🛏 Pas de place pour 5 : femmes seules
        Abri d'urgence femmes seules
        Femmes seules : 3 libres (2 retenues, 15/20)
        Compté par l'abri · 21:40
        Femmes, avec ou sans enfants · entrée jusqu'à 23h
        Pour d'autres :
        Familles : 5 libres · Mise à l'abri hivernale, Calais
        [Refus faute de place] [Actualiser]
        [Tout voir (3 de plus)]
    """,
    "beds, closed": """
        🛏 Pas de place pour 1 personne
        Abri d'urgence femmes seules
        N'accueille pas · rouvre mar. 24 nov. 07:52
        Mise à l'abri hivernale, Calais
        Fermé hors saison · ouvre lun. 1er nov.
        Hébergement, Île-de-France
        N'accueille pas pour l'instant
        Aucune autre place connue pour l'instant.
        [Refus faute de place] [Actualiser]
        [Tout voir (3 de plus)]
    """,
    "beds, board": """
        🛏 Places en direct · 8 libres
        Mise à l'abri hivernale
        Mineurs non accompagnés : complet, 1 en trop (4 en plus, 35/34)
        Familles : 5 libres (2 hors service, 17/24)
        Adultes : pas encore compté (1 retenue, 16 places)
        Compté par la coordination · 17:52 · il y a plus de 2 h
        Abri d'urgence femmes seules, Dunkerque
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Chercher une place : /places
        [Retirer]
    """,
    "beds, board not pinned": """
        🛏 Places en direct · 8 libres
        Mise à l'abri hivernale
        Mineurs non accompagnés : complet, 1 en trop (4 en plus, 35/34)
        Familles : 5 libres (2 hors service, 17/24)
        Adultes : pas encore compté (1 retenue, 16 places)
        Compté par la coordination · 17:52 · il y a plus de 2 h
        Abri d'urgence femmes seules, Dunkerque
        Femmes seules : 3 libres (2 retenues, 15/20)
        Femmes avec enfants : complet (8/8)
        Compté par l'abri · 21:40
        Pas épinglé : Vigie n'en a pas le droit ici.
        Chercher une place : /places
        [Retirer]
    """,
    "beds, board moved": """
        Le tableau des places est plus bas.
    """,
    "beds, board removed": """
        Tableau des places retiré. /places direct en remet un.
    """,
    "turned away, for whom": """
        ✅ 3 refus · Abri d'urgence femmes seules
        21:52
        Pour qui manquait-il une place ?
        [Femmes seules]
        [Femmes avec enfants]
        [Annuler]
    """,
    "turned away, why": """
        ✅ 3 refus · Abri d'urgence femmes seules
        hier 21:52 · femmes seules
        Pourquoi ?
        [Complet] [Règles] [Autre]
        [Annuler]
    """,
    "turned away, where to": """
        ✅ 3 refus · Abri d'urgence femmes seules
        hier 21:52 · femmes seules · faute de place
        Où sont-elles allées, si on le sait ?
        [Dehors] [Chez des proches]
        [Un autre abri] [On ne sait pas]
        [Mise à l'abri hivernale]
        [Hébergement]
        [Annuler]
    """,
    "turned away": """
        ✅ 1 refus · Abri d'urgence femmes seules
        hier 21:52 · femmes seules · faute de place
        Ensuite : Mise à l'abri hivernale
        [Annuler]
    """,
    "turned away, nowhere in particular": """
        ✅ 3 refus · Dunkerque
        hier 21:52 · règles de l'abri
        Ensuite : dehors
    """,
    "turned away, undone": """
        ↩️ 3 refus · Abri d'urgence femmes seules
        Annulé : ne compte plus.
        Pour corriger, le renvoyer : /refus
    """,
    "turned away, at which shelter": """
        ❓ Refus : à quel abri ?
        Pas encore compté.
        [Abri d'urgence femmes seules]
        [Mise à l'abri hivernale]
        [Hébergement]
        [Aucun en particulier]
    """,
    "turned away, how many": """
        ❓ Refus : combien de personnes ?
        Abri d'urgence femmes seules · femmes seules
        Pas encore compté. Plus de 8 : /refus 12
        [1] [2] [3] [4]
        [5] [6] [7] [8]
    """,
    "turned away, how many anywhere": """
        ❓ Refus : combien de personnes ?
        Pas encore compté. Plus de 8 : /refus 12
        [1] [2] [3] [4]
        [5] [6] [7] [8]
    """,
    "beds, answer moved": """
        La réponse sur les places est plus bas.
    """,
    "beds, words not understood": """
        Pas compris : « deux familles sans tente »
        Par exemple :
        /places femmes seules 2
        /places Île-de-France
    """,
    "beds, some words not understood": """
        Pas compris : « lyon »
        La réponse au reste suit. Par exemple :
        /places femmes seules 2
        /places Île-de-France
    """,
    "beds, board in private": """
        Le tableau est pour un groupe d'équipe : y envoyer /places direct
        Ici : /places
    """,
    "beds, message edited": """
        Modifier ce message ne change rien ici.
        Utiliser les boutons de la réponse, ou renvoyer un message.
    """,
    "turned away, not understood": """
        ❓ « une vingtaine » : combien exactement ?
        Pas encore compté. Par exemple :
        /refus 3 femmes seules complet
    """,
}
ENGLISH = {
    "beds, everything": """
        🛏 14 beds free
        Winter shelter
        Unaccompanied minors: full, 1 too many (4 extra, 35/34)
        Families: 5 free (2 out of service, 17/24)
        Adults: not counted yet (1 held, 16 beds)
        Counted by the coordination · 17:52 · over 2 h ago
        Fresh count asked for · 21:52
        When a team refers · from 19:00
        Emergency shelter for single women, Dunkirk
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        [Hold · Families…]
        [Hold · Single women…]
        [Turned away] [Refresh]
        [See all (1 more)]
    """,
    "beds, a page": """
        🛏 All shelters
        Accommodation, Île-de-France
        Girls: 6 free (30/36)
        Counted · yesterday 22:52 · over 8 h ago
        Nobody can be reached to count again
        Unaccompanied girls whom the day centre refers
        [‹ 1/2]
        [Back] [Refresh]
    """,
    "beds, how many": """
        ❓ How many beds to hold?
        Emergency shelter for single women · single women
        3 free
        [1] [2] [3]
        [Back]
    """,
    "beds, too old": """
        🛏 Answer of 21:52: too old now
        [Refresh]
    """,
    "beds, for two women": """
        🛏 Room for 2 people
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        [Hold 2 · Single women]
        [Turned away] [Refresh]
        [See all (2 more)]
    """,
    "beds, for those who only look": """
        🛏 Room for 2 people
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        [Refresh]
        [See all (2 more)]
    """,
    "beds, counted long ago": """
        ⚠️ Perhaps room for 1 person · Île-de-France
        Accommodation, Île-de-France
        Girls: 6 free (30/36)
        Counted · yesterday 22:52 · over 8 h ago
        Nobody can be reached to count again
        Unaccompanied girls whom the day centre refers
        [Hold 1 · Girls]
        [Turned away] [Refresh]
        [See all (2 more)]
    """,
    "beds, no shelter": """
        🛏 No shelter is known here.
    """,
    "beds, several groups": """
        🛏 3 beds free
        Several groups: to hold beds, ask for one at a time
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        [Turned away] [Refresh]
        [See all (2 more)]
    """,
    "beds, only elsewhere": """
        🛏 No room for 4: families · Dunkirk
        Otherwise:
        Families: 5 free · Winter shelter, Calais
        [Hold 4 · Families, Calais]
        [Turned away] [Refresh]
        [See all (3 more)]
    """,
    "beds, later": """
        🛏 No room for 5: single women
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        Otherwise:
        22:12: holds end, 5 beds · Emergency shelter for single women, Dunkirk · single women
        Tue 24 Nov 06:52: opens · Emergency shelter for single women, Dunkirk
        [Turned away] [Refresh]
        [See all (3 more)]
    """,
    "beds, for others": """
        🛏 No room for 5: single women
        Emergency shelter for single women
        Single women: 3 free (2 held, 15/20)
        Counted by the shelter · 21:40
        Women, with or without children · admission until 23:00
        For others:
        Families: 5 free · Winter shelter, Calais
        [Turned away] [Refresh]
        [See all (3 more)]
    """,
    "beds, closed": """
        🛏 No room for 1 person
        Emergency shelter for single women
        Takes nobody in · opens Tue 24 Nov 07:52
        Winter shelter, Calais
        Closed for the season · opens Mon 1 Nov
        Accommodation, Île-de-France
        Takes nobody in for now
        No other bed is known of now.
        [Turned away] [Refresh]
        [See all (3 more)]
    """,
    "beds, board": """
        🛏 Live board · 8 beds free
        Winter shelter
        Unaccompanied minors: full, 1 too many (4 extra, 35/34)
        Families: 5 free (2 out of service, 17/24)
        Adults: not counted yet (1 held, 16 beds)
        Counted by the coordination · 17:52 · over 2 h ago
        Emergency shelter for single women, Dunkirk
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        To find a bed: /beds
        [Take down]
    """,
    "beds, board not pinned": """
        🛏 Live board · 8 beds free
        Winter shelter
        Unaccompanied minors: full, 1 too many (4 extra, 35/34)
        Families: 5 free (2 out of service, 17/24)
        Adults: not counted yet (1 held, 16 beds)
        Counted by the coordination · 17:52 · over 2 h ago
        Emergency shelter for single women, Dunkirk
        Single women: 3 free (2 held, 15/20)
        Women with children: full (8/8)
        Counted by the shelter · 21:40
        Not pinned: Vigie may not pin here.
        To find a bed: /beds
        [Take down]
    """,
    "beds, board moved": """
        The board of beds stands further down.
    """,
    "beds, board removed": """
        The board of beds was taken down. /beds live puts one up.
    """,
    "turned away, for whom": """
        ✅ 3 people turned away · Emergency shelter for single women
        21:52
        For whom was there no bed?
        [Single women]
        [Women with children]
        [Undo]
    """,
    "turned away, why": """
        ✅ 3 people turned away · Emergency shelter for single women
        yesterday 21:52 · single women
        Why?
        [Full] [Rules] [Other]
        [Undo]
    """,
    "turned away, where to": """
        ✅ 3 people turned away · Emergency shelter for single women
        yesterday 21:52 · single women · no bed free
        Where did they go, if it is known?
        [Outside] [With friends]
        [Another shelter] [Not known]
        [Winter shelter] [Accommodation]
        [Undo]
    """,
    "turned away": """
        ✅ 1 person turned away · Emergency shelter for single women
        yesterday 21:52 · single women · no bed free
        Then: Winter shelter
        [Undo]
    """,
    "turned away, nowhere in particular": """
        ✅ 3 people turned away · Dunkirk
        yesterday 21:52 · rules of the shelter
        Then: outside
    """,
    "turned away, undone": """
        ↩️ 3 people turned away · Emergency shelter for single women
        Undone: no longer counted.
        To correct it, send it again: /refused
    """,
    "turned away, at which shelter": """
        ❓ Turned away: at which shelter?
        Not counted yet.
        [Emergency shelter for single women]
        [Winter shelter] [Accommodation]
        [Nowhere in particular]
    """,
    "turned away, how many": """
        ❓ Turned away: how many people?
        Emergency shelter for single women · single women
        Not counted yet. More than 8: /refused 12
        [1] [2] [3] [4]
        [5] [6] [7] [8]
    """,
    "turned away, how many anywhere": """
        ❓ Turned away: how many people?
        Not counted yet. More than 8: /refused 12
        [1] [2] [3] [4]
        [5] [6] [7] [8]
    """,
    "beds, answer moved": """
        The answer about beds stands further down.
    """,
    "beds, words not understood": """
        Not understood: “deux familles sans tente”
        For example:
        /beds single women 2
        /beds Île-de-France
    """,
    "beds, some words not understood": """
        Not understood: “lyon”
        The rest is answered below. For example:
        /beds single women 2
        /beds Île-de-France
    """,
    "beds, board in private": """
        The board is for a team's group: send /beds live there.
        Here: /beds
    """,
    "beds, message edited": """
        Editing it changes nothing here.
        Use the buttons of the answer, or send a new message.
    """,
    "turned away, not understood": """
        ❓ “une vingtaine”: how many exactly?
        Not counted yet. For example:
        /refused 3 single women full
    """,
}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_reads(language: str) -> None:
    golden = {"fr": FRENCH, "en": ENGLISH}[language]
    seen = set()
    for name, view, notice in beds_asked(Words()):
        if name not in golden:
            continue
        made = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
        lines = read(made.html).replace("\u00a0", " ").replace("\u202f", " ").split("\n")
        lines += [" ".join(f"[{label}]" for label, _ in row) for row in made.keyboard]
        assert lines == [line[8:] for line in golden[name].strip("\n").split("\n")[:-1]], name
        seen.add(name)
    assert seen == set(golden)


def test_a_board_of_many_shelters_has_a_line_for_each_as_far_as_a_message_goes() -> None:
    shown = (ShelterBeds((SINGLE, MOTHERS)), ShelterBeds((ADULTS,)), ShelterBeds((TAIL,))) * 60
    view = BoardView(7, NOW, shown)
    made = render(view, notice=ANSWER, language="fr", catalogue=CATALOGUE, bot_username=BOT)
    lines = read(made.html).split("\n")
    assert lines[1:4] == [
        "Abri d'urgence femmes seules · 3 libres · 21:40",
        "Mise à l'abri hivernale · Pas encore compté",
        "Hébergement · 6 libres · hier 22:52",
    ]
    told = int("".join(c for c in lines[-2] if c.isdigit()))
    assert len(lines[1:-2]) + told == len(shown)
    assert units(read(made.html)) <= 4096
