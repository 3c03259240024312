"""What follows an alert as somebody reads it, in both languages. Buttons stand in brackets, a row a line."""

import pytest

from tests.messages.screens import on_screen

FRENCH = {
    "incident alert, followed": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Signalé aussi par Bruno
        tirs au camp, deux blessés, on se replie
        2 ajouts plus tôt
        Amina, 14:05 : deux familles sans tente
        Toi, 14:05 : photo · le portail
        Claire, 14:05 : position 50.95130, 1.85870
        112 · 15 · 17 · 18 · 196
        Rapport écrit attendu : mar. 24 nov. 14:02 · Claire
        [Je prends] [Je ne peux pas]
        [Suite…]
        [Même événement : INC-2026-0043]
    """,
    "incident alert, ended": """
        🟢 Arme ou tirs · Lieux de survie, Calais
        Clos par Claire, 14:05 : réglé
        INC-2026-0042 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        Envoyée à 4 personnes
        Rapport écrit en retard, attendu : mar. 24 nov. 14:02
        [Suite…]
    """,
    "incident alert, joined": """
        🔴 Même événement que INC-2026-0041 : la suite est là-bas
        INC-2026-0042 · 14:02
    """,
    "incident receipt, joined": """
        🟢 Opération de police, expulsion
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Clos par Claire, 14:05 : réglé
        Envoyée à 4 personnes
        Signalé aussi par Bruno
        Coordination : 3, dont 1 de permanence · Conseil sécurité : 1
        tirs au camp, deux blessés, on se replie
        Toi, 14:05 : photo · le portail
        Pour ajouter quelque chose : répondre à cette carte.
        Gravité non précisée, comptée comme élevée
    """,
    "incident receipt, low": """
        🚨 ⚪ Opération de police, expulsion
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Gravité faible : à la coordination sans sonnerie, 14:05
        Ouverte par 2 personnes
        tirs au camp, deux blessés, on se replie
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse] [Photo]
    """,
    "incident news, closed": """
        🟢 INC-2026-0042 : clos
        Clos par Amina, 14:02 : fausse alerte
    """,
    "incident news, reopened": """
        🚨 INC-2026-0042 : rouvert
        Elle remonte de nouveau.
    """,
    "incident alert, open: more": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Répondre à la carte prévient toutes les personnes qui l'ont.
        Partagé avec 3 personnes
        [Clore…] [Partager…]
        [Déroulé] [Rapport écrit]
        [2 photos]
        [Séparer : INC-2026-0043]
        [Retour]
    """,
    "incident alert, open: closing": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Comment ça s'est terminé ?
        [Réglé]
        [Suivi par d'autres]
        [Fausse alerte] [Avec des mots…]
        [Retour]
    """,
    "incident alert, open: sharing": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Partager avec la coordination des autres projets ?
        Ce qui part : type, gravité, projet, heure, conseil.
        Ce qui reste ici : noms, récit, lieu exact.
        [Éviter le secteur]
        [Reporter les sorties]
        [Sortir au moins à deux]
        [Autre conseil…] [Sans conseil]
        [Retour]
    """,
    "incident alert, open: timeline": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Déroulé
        14:02 · Alerte · Amina · deux familles sans tente
        14:02 · Envoyée, étape 1
        14:05 · Prise en charge · toi
        14:05 · Gravité · Amina
        14:05 · Claire · deux familles sans tente · corrigé 14:05
        14:05 · Photo · Claire
        14:05 · Clos · Claire · réglé
        [‹ 1/3] [3/3 ›]
        [Retour]
    """,
    "incident alert, open: report": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : Claire (14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        Rapport écrit attendu : mar. 24 nov. 14:02 · toi
        Rien d'écrit pour l'instant.
        [Écrire]
        [Retour]
    """,
    "follow-up": """
        INC-2026-0042 · Amina · 14:05
        deux familles sans tente
    """,
    "follow-up, hidden": """
        Alerte : du nouveau
        À lire sur la carte.
    """,
    "incident shared": """
        🟠 Arme ou tirs · Calais
        INC-2026-0042 · 14:02 · gravité élevée
        Conseil : Éviter le secteur
        Partagé par la coordination de Calais
    """,
    "report late": """
        ⏳ INC-2026-0042 · Arme ou tirs : rapport écrit attendu
        Il était attendu : 14:02
        Ce qui s'est passé, ce qui a été fait, la suite.
        [Écrire]
    """,
    "follow prompt, incident_report_prompt": """
        INC-2026-0042 · Ce qui s'est passé, ce qui a été fait, la suite.
        Réponds à ce message, en plusieurs fois si c'est long.
    """,
    "follow prompt, incident_no_photo": """
        Pas de photo : cette alerte est peut-être restreinte.
        Avec des mots, en répondant à la carte.
    """,
    "incident list": """
        Incidents · Calais
        4 en cours · 30 derniers jours · 2/3
        🚨 🔴 INC-2026-0042 · Arme ou tirs
        14:02 · Lieux de survie · personne ne l'a
        🔴 INC-2026-0041 · Arme ou tirs
        14:02 · Lieux de survie · en charge : toi, Amina · rapport en retard
        🔒 🔴 INC-2026-R003 · Alerte
        14:02 · personne ne l'a
        🟢 INC-2026-0039 · Arme ou tirs
        ven. 20 nov. 14:02 · Lieux de survie · clos
        🚨 🟠 Alerte
        14:02 · personne ne l'a
        [INC-2026-0042] [INC-2026-0041]
        [INC-2026-R003] [INC-2026-0039]
        [Alerte]
        [‹ 1/3] [3/3 ›]
        [Dunkerque] [toute la mission]
    """,
    "incident list, empty": """
        Aucun incident depuis 30 jours
        Pour en signaler un : /alerte tirs au camp
    """,
}
ENGLISH = {
    "incident alert, followed": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        Also reported by Bruno
        tirs au camp, deux blessés, on se replie
        2 earlier additions
        Amina, 14:05: deux familles sans tente
        You, 14:05: photo · le portail
        Claire, 14:05: position 50.95130, 1.85870
        112 · 15 · 17 · 18 · 196
        Written report by Tue 24 Nov 14:02 · Claire
        [I've got it] [I can't]
        [More…]
        [Same event: INC-2026-0043]
    """,
    "incident alert, ended": """
        🟢 Weapon or shooting · Living sites, Calais
        Closed by Claire at 14:05: resolved
        INC-2026-0042 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        Sent to 4 people
        Written report late, due Tue 24 Nov 14:02
        [More…]
    """,
    "incident alert, joined": """
        🔴 Same event as INC-2026-0041: it goes on there
        INC-2026-0042 · 14:02
    """,
    "incident receipt, joined": """
        🟢 Police operation, eviction
        INC-2026-0042 · 14:02 · Living sites, Calais
        Closed by Claire at 14:05: resolved
        Sent to 4 people
        Also reported by Bruno
        Coordinator: 3, 1 on duty · Security adviser: 1
        tirs au camp, deux blessés, on se replie
        You, 14:05: photo · le portail
        Answer this card to add to it.
        Severity not said, counts as high
    """,
    "incident receipt, low": """
        🚨 ⚪ Police operation, eviction
        INC-2026-0042 · 14:02 · Living sites, Calais
        Low severity: to the coordination without a ring, 14:05
        Opened by 2
        tirs au camp, deux blessés, on se replie
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss] [Photo]
    """,
    "incident news, closed": """
        🟢 INC-2026-0042 is closed
        Closed by Amina at 14:02: false alarm
    """,
    "incident news, reopened": """
        🚨 INC-2026-0042 is open again
        It climbs again.
    """,
    "incident alert, open: more": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        Answering this card tells everybody who has it.
        Shared with 3 people
        [Close…] [Share…]
        [Timeline] [Written report]
        [2 photos]
        [Take apart: INC-2026-0043]
        [Back]
    """,
    "incident alert, open: closing": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        How did it end?
        [Resolved]
        [Handed over to others]
        [False alarm] [In words…]
        [Back]
    """,
    "incident alert, open: sharing": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        Share with the coordinators of other projects?
        What goes out: type, severity, project, time, advice.
        What does not: names, words, exact place.
        [Keep away from the area]
        [Postpone outings]
        [Go out in pairs at least]
        [Another advice…] [Without advice]
        [Back]
    """,
    "incident alert, open: timeline": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        Timeline
        14:02 · Alert · Amina · deux familles sans tente
        14:02 · Sent, step 1
        14:05 · Taken · you
        14:05 · Severity · Amina
        14:05 · Claire · deux familles sans tente · corrected 14:05
        14:05 · Photo · Claire
        14:05 · Closed · Claire · resolved
        [‹ 1/3] [3/3 ›]
        [Back]
    """,
    "incident alert, open: report": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: Claire (14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        Written report by Tue 24 Nov 14:02 · you
        Nothing is written yet.
        [Write it]
        [Back]
    """,
    "follow-up": """
        INC-2026-0042 · Amina · 14:05
        deux familles sans tente
    """,
    "follow-up, hidden": """
        Alert: something was added
        It is read on the card.
    """,
    "incident shared": """
        🟠 Weapon or shooting · Calais
        INC-2026-0042 · 14:02 · severity: high
        Advice: Keep away from the area
        Shared by the coordination of Calais
    """,
    "report late": """
        ⏳ INC-2026-0042 · Weapon or shooting: written report to come
        It was due 14:02
        What happened, what was done, what follows.
        [Write it]
    """,
    "follow prompt, incident_report_prompt": """
        INC-2026-0042 · What happened, what was done, what follows.
        Answer this message, in parts if it is long.
    """,
    "follow prompt, incident_no_photo": """
        No photo here: this alert is or may be restricted.
        In words, as an answer to the card.
    """,
    "incident list": """
        Incidents · Calais
        4 open · last 30 days · 2/3
        🚨 🔴 INC-2026-0042 · Weapon or shooting
        14:02 · Living sites · nobody has it
        🔴 INC-2026-0041 · Weapon or shooting
        14:02 · Living sites · taken by you, Amina · report late
        🔒 🔴 INC-2026-R003 · Alert
        14:02 · nobody has it
        🟢 INC-2026-0039 · Weapon or shooting
        Fri 20 Nov 14:02 · Living sites · closed
        🚨 🟠 Alert
        14:02 · nobody has it
        [INC-2026-0042] [INC-2026-0041]
        [INC-2026-R003] [INC-2026-0039]
        [Alert]
        [‹ 1/3] [3/3 ›]
        [Dunkirk] [whole mission]
    """,
    "incident list, empty": """
        No incident in the last 30 days
        To raise one: /incident shots at the camp
    """,
}


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [(language, *item) for language, texts in (("fr", FRENCH), ("en", ENGLISH)) for item in texts.items()],
)
def test_a_screen_reads(language: str, name: str, text: str) -> None:
    assert on_screen(name, language) == [line.strip() for line in text.strip().split("\n")]
