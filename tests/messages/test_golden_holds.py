"""What beds that are held read like, screen by screen."""

import pytest

from tests.messages.screens import on_screen

FRENCH = {
    "hold, all that can be said": """
        🛏 2 places retenues jusqu'à 21:00
        Abri d'urgence femmes seules · femmes seules
        Mot de passage : kiwi tango
        À dire à la porte, sans donner de nom.
        Adresse : la coordination de Dunkerque donne l'adresse par téléphone
        Accueil : femmes, avec ou sans enfants · entrée jusqu'à 23h
        Dernier comptage 09:30 : appeler avant de partir.
        12 heures au plus : pas retenu au-delà.
        Le reste de ton message n'est pas gardé.
        [Prolonger] [Libérer]
    """,
    "hold, to be released?": """
        🛏 1 place retenue jusqu'à 21:00
        Mise à l'abri hivernale · familles
        Mot de passage : kiwi tango
        À dire à la porte, sans donner de nom.
        Accueil : sur orientation d'une équipe · à partir de 19h
        Libérer 1 place ?
        [Garder] [Oui, libérer]
    """,
    "hold to keep": """
        🛏 2 places à garder jusqu'à 21:00
        Abri d'urgence femmes seules · femmes seules
        Mot de passage : kiwi tango
        Retenu par : équipe de terrain, Calais
        [Arrivé·e·s : 2] [Moins de 2…]
        [Prolonger] [Libérer]
    """,
    "hold to keep, one": """
        🛏 1 place à garder jusqu'à 21:00
        Abri d'urgence femmes seules · femmes seules
        Mot de passage : kiwi tango
        La personne a quitté l'équipe : toujours retenu.
        [Arrivé·e]
        [Prolonger] [Libérer]
    """,
    "hold to keep, how many came": """
        🛏 9 places à garder jusqu'à 21:00
        Abri d'urgence femmes seules · femmes seules
        Mot de passage : kiwi tango
        Retenu par : équipe de terrain, Calais
        Combien sont là ?
        [1] [2] [3] [4] [5] [6]
        [7] [8]
        [Retour]
    """,
    "hold, some arrived": """
        ✅ 1 arrivé·e · 20:12
        Abri d'urgence femmes seules · femmes seules
        1 place de nouveau libre
    """,
    "hold, expired": """
        🛏 2 places ne sont plus retenues
        Abri d'urgence femmes seules · femmes seules
        Fin à 21:00
        [Retenir à nouveau]
    """,
    "hold reminder": """
        ⏳ Retenu jusqu'à 21:00 : toujours en route ?
        2 places · femmes seules
        Abri d'urgence femmes seules
        Sans réponse, libre à 21:00.
        [En route : +30 min] [Libérer]
    """,
    "hold reminder, extended": """
        ✅ Retenu jusqu'à 21:30
    """,
    "hold news, late": """
        🛏 2 places ne sont plus retenues
        Abri d'urgence femmes seules · femmes seules
        Fin à 21:00
        Dit en retard : Vigie était arrêtée.
        [Retenir à nouveau]
    """,
    "hold news, released by the shelter": """
        🛏 2 places libérées · 20:12
        Abri d'urgence femmes seules · femmes seules
        Par l'équipe de l'abri
        [Retenir à nouveau]
    """,
    "hold in a group": """
        🛏 2 places retenues jusqu'à 21:00
        Abri d'urgence femmes seules · femmes seules
        Le mot de passage est en message privé.
    """,
    "hold menu, more of them": """
        ❓ Retenir 2 places de plus ?
        Abri d'urgence femmes seules · femmes seules
        Retenu par toi : 3 places
        4 libres
        [Retenir 2 de plus]
    """,
    "hold menu, shelters": """
        ❓ Retenir : dans quel abri ?
        [Abri d'urgence femmes seu… : 3 libres]
        [Mise à l'abri hivernale : pas compté]
        [Hébergement : complet]
        [Tents : fermé]
    """,
    "hold menu, how many of few": """
        ❓ Retenir : combien de places ?
        Abri d'urgence femmes seules · femmes seules
        3 libres
        jusqu'à 21:00
        [1] [2] [3]
    """,
    "hold unclear, hour": """
        ❓ « jusqu'à 17h » : cette heure est passée. Jusqu'à quelle heure ?
        Rien n'est encore retenu. Par exemple :
        /retenir Dunkerque 2 femmes seules pour 2 h
        [Choisir avec des boutons…]
    """,
    "not held, nothing elsewhere": """
        🛏 Rien de retenu : complet
        Abri d'urgence femmes seules · femmes seules
        2 places demandées
        Rien de libre ailleurs.
        21:00 : des retenues finissent, 2 places · Abri d'urgence femmes seules, Dunkerque · femmes seules
        /refus : noter qui n'a pas de place
    """,
    "not held, never_counted": """
        🛏 Rien de retenu : jamais compté
        Abri d'urgence femmes seules · femmes seules
        Appeler Amina (permanence Dunkerque)
    """,
    "not held, never counted, asked": """
        🛏 Rien de retenu : jamais compté
        Abri d'urgence femmes seules · femmes seules
        Comptage demandé : réessayer bientôt.
    """,
    "holds": """
        🛏 Retenu par toi
        21:00 · 2 places · femmes seules · Abri d'urgence femmes seules
        02:10 · 1 place · femmes seules · Abri d'urgence femmes seules
        Retenu dans ton abri
        02:10 · 1 place · femmes seules
        Pour retenir, par exemple :
        /retenir Dunkerque 2 femmes seules pour 2 h
        [21:00 · 2 places · kiwi tango]
        [02:10 · 1 place · chocolat maracas]
        [02:10 · 1 place · chocolat maracas]
        [Retenir des places…]
    """,
}
ENGLISH = {
    "hold, all that can be said": """
        🛏 2 beds held until 21:00
        Emergency shelter for single women · single women
        Door words: kiwi tango
        To be said at the door, in place of a name.
        Address: Dunkirk's coordination gives the address by phone
        Admission: women, with or without children · admission until 23:00
        Last counted 09:30: phone before you set out.
        12 hours at most: held no longer.
        The rest of your message is not kept.
        [Extend] [Release]
    """,
    "hold, to be released?": """
        🛏 1 bed held until 21:00
        Winter shelter · families
        Door words: kiwi tango
        To be said at the door, in place of a name.
        Admission: when a team refers · from 19:00
        Release 1 bed?
        [Keep] [Yes, release]
    """,
    "hold to keep": """
        🛏 2 beds to keep until 21:00
        Emergency shelter for single women · single women
        Door words: kiwi tango
        Held by: field team, Calais
        [Arrived: 2] [Fewer than 2…]
        [Extend] [Release]
    """,
    "hold to keep, one": """
        🛏 1 bed to keep until 21:00
        Emergency shelter for single women · single women
        Door words: kiwi tango
        Whoever held them has left the team: still held.
        [Arrived]
        [Extend] [Release]
    """,
    "hold to keep, how many came": """
        🛏 9 beds to keep until 21:00
        Emergency shelter for single women · single women
        Door words: kiwi tango
        Held by: field team, Calais
        How many came?
        [1] [2] [3] [4] [5] [6]
        [7] [8]
        [Back]
    """,
    "hold, some arrived": """
        ✅ 1 arrived · 20:12
        Emergency shelter for single women · single women
        1 bed is free again
    """,
    "hold, expired": """
        🛏 2 beds no longer held
        Emergency shelter for single women · single women
        Time over at 21:00
        [Hold again]
    """,
    "hold reminder": """
        ⏳ Held until 21:00: still coming?
        2 beds · single women
        Emergency shelter for single women
        Without an answer they are free again at 21:00.
        [Coming: +30 min] [Release]
    """,
    "hold reminder, extended": """
        ✅ Held until 21:30
    """,
    "hold news, late": """
        🛏 2 beds no longer held
        Emergency shelter for single women · single women
        Time over at 21:00
        Said late: Vigie was off.
        [Hold again]
    """,
    "hold news, released by the shelter": """
        🛏 2 beds released · 20:12
        Emergency shelter for single women · single women
        Released by the shelter
        [Hold again]
    """,
    "hold in a group": """
        🛏 2 beds held until 21:00
        Emergency shelter for single women · single women
        The door words are in the private chat.
    """,
    "hold menu, one more": """
        ❓ Hold 1 more bed?
        Emergency shelter for single women · single women
        Held by you: 1 bed
        1 free
        [Hold 1 more]
    """,
    "hold menu, shelters": """
        ❓ Hold: in which shelter?
        [Emergency shelter for sin…: 3 free]
        [Winter shelter: not counted]
        [Accommodation: full]
        [Tents: closed now]
    """,
    "hold menu, how many of few": """
        ❓ Hold: how many beds?
        Emergency shelter for single women · single women
        3 free
        until 21:00
        [1] [2] [3]
    """,
    "hold unclear, hour": """
        ❓ “jusqu'à 17h”: this hour is over. Until what time?
        Nothing is held yet. For example:
        /hold Dunkirk 2 single women for 2 h
        [Choose with buttons…]
    """,
    "not held, full": """
        🛏 Nothing held: full
        Emergency shelter for single women · single women
        2 beds asked for
        Elsewhere:
        Winter shelter · adults · 4 free
        Accommodation · girls · 2 free
        /refused: note who gets no bed
        [Hold 2 · Winter shelter]
        [Hold 2 · Accommodation]
    """,
    "not held, few": """
        🛏 Nothing held: 1 free
        Emergency shelter for single women · single women
        2 asked for: all are held or none.
        Nothing free elsewhere.
        /refused: note who gets no bed
    """,
    "not held, never_counted": """
        🛏 Nothing held: never counted
        Emergency shelter for single women · single women
        Phone Amina (on duty, Dunkirk)
    """,
    "not held, never counted, asked": """
        🛏 Nothing held: never counted
        Emergency shelter for single women · single women
        A count is asked for: try again soon.
    """,
    "not held, out_of_season": """
        🛏 Nothing held: closed for the season
        Emergency shelter for single women · single women
        Opens Mon 1 Nov 2027
        /refused: note who gets no bed
    """,
    "holds": """
        🛏 Held by you
        21:00 · 2 beds · single women · Emergency shelter for single women
        02:10 · 1 bed · single women · Emergency shelter for single women
        Held in your shelter
        02:10 · 1 bed · single women
        To hold beds, for example:
        /hold Dunkirk 2 single women for 2 h
        [21:00 · 2 beds · kiwi tango]
        [02:10 · 1 bed · chocolat maracas]
        [02:10 · 1 bed · chocolat maracas]
        [Hold beds…]
    """,
}


@pytest.mark.parametrize("name", FRENCH)
def test_in_french(name: str) -> None:
    assert on_screen(name, "fr") == _lines(FRENCH[name])


@pytest.mark.parametrize("name", ENGLISH)
def test_in_english(name: str) -> None:
    assert on_screen(name, "en") == _lines(ENGLISH[name])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")]
