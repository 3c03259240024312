"""What summaries and their subscriptions read like, screen by screen."""

from dataclasses import replace

import pytest

from domain.notices import SummaryCard
from domain.summaries.figures import Total
from domain.summaries.views import ActivityLine
from messages.render import render
from tests.messages.samples import BOT, CATALOGUE
from tests.messages.screens import on_screen
from tests.messages.summary_file_samples import A_MONTH
from tests.messages.telegram_html import ONE_SCREEN, lines_on_a_phone, read

FRENCH = {
    "daily summary": """
        📊 Calais · point du lun. 23 nov.
        encore en cours
        🚨 Rougeole suspectée : 2
        Clinique mobile ≈ 48 (▲ 30 d'habitude le lundi) · 12 femmes · 5 mineurs · 2 urgences
        Accueil de jour 61 · 9 nouveaux arrivants
        Aller-vers 0
        🔴 Arme ou tirs · INC-2026-0042 · pris en charge
        🟢 Menace ou harcèlement · évité de justesse · INC-2026-0041 · clos
        🟠 Alerte · INC-2026-0043 · personne ne l'a
        🛏 5 places libres · 2 retenues · 1 abri non compté
        Besoins non couverts : 3 refus · faute de place 2 · sans raison notée 1

        6 rapports sur 8 · manque : Littoral calaisien (nuit), Lieux de survie · 1 fermé · 1 corrigé
        ⚠️ à vérifier : 480 consultations (Lieux de survie) · 1 estimation
    """,
    "daily summary, late": """
        📊 Calais · point du lun. 23 nov.
        en retard, fait hier 19:30
        Aucun rapport.

        Aucun rapport attendu.
    """,
    "closing edition": """
        📊 Calais · point définitif du lun. 23 nov.
        🚨 Rougeole suspectée : 2
        Clinique mobile ≈ 48 (▲ 30 d'habitude le lundi) (était 34) · 12 femmes · 5 mineurs · 2 urgences (nouveau)
        Accueil de jour 61 · 9 nouveaux arrivants
        Aller-vers 0
        🛏 À la fin : 5 places libres · 2 retenues · 1 abri non compté
        Besoins non couverts : 3 refus (était 1) · faute de place 2 · sans raison notée 1

        6 rapports sur 8 · manque : Littoral calaisien (nuit), Lieux de survie · 1 fermé · 1 corrigé
        ⚠️ à vérifier : 480 consultations (Lieux de survie) · 1 estimation
        Littoral calaisien : jusqu'au ven. 30 oct. 2026 inclus, c'était Lieux de survie.
        Comprend Île-de-France du mer. 4 nov. 2026 au ven. 6 nov. 2026.
        Littoral calaisien : du mer. 4 nov. 2026 au ven. 6 nov. 2026, c'était Littoral dunkerquois.
    """,
    "subscribe, project": """
        📊 Point de la semaine : quel projet ?
        [Calais] [Dunkerque]
        [Toute la mission]
        [Retour]
    """,
    "subscription": """
        📊 Point du jour · Calais
        Chaque jour à 19:30
        Ici
        Lié au rôle.
        Prochain : mar. 24 nov. 19:30
        [Heure] [Langue] [Lieu]
        [Pause] [Arrêter]
        [Tous les abonnements]
    """,
    "subscription, half hours": """
        📊 Point du jour · Calais · à quelle heure ?
        [02:00] [02:30]
        [Retour]
    """,
    "subscription, in a topic, paused": """
        📊 Point de la semaine · Calais
        En pause
        Le lundi à 02:30, sur la semaine passée
        Dans un sujet du groupe · en anglais
        La nuit aussi, sans sonner.
        [Heure] [Langue]
        [Reprendre] [Arrêter]
        [Tous les abonnements]
    """,
    "subscriptions": """
        📊 Abonnements
        Point du jour · Calais · 19:30
        Point de la semaine · Calais · 02:30 · en pause
        Point définitif · Calais · 19:30 · groupe de l'équipe 1
        [Point du jour · Calais]
        [Point de la semaine · Calais]
        [Point définitif · Calais]
        [Ajouter…]
    """,
    "subscriptions, none": """
        📊 Aucun abonnement
        /resume : en voir un maintenant
        [Ajouter…]
    """,
    "summaries skipped": """
        📊 Point du jour · Calais
        2 pas envoyés, Vigie était à l'arrêt : sam. 21 nov. – dim. 22 nov.
        Pour le voir : /resume 22/11
    """,
    "daily summary, beds": """
        📊 Calais · point du lun. 23 nov.
        encore en cours
        🚨 Rougeole suspectée : 2
        Clinique mobile ≈ 48 (▲ 30 d'habitude le lundi) · 12 femmes · 5 mineurs · 2 urgences
        Accueil de jour 61 · 9 nouveaux arrivants
        Aller-vers 0
        🔴 Arme ou tirs · INC-2026-0042 · pris en charge
        🟢 Menace ou harcèlement · évité de justesse · INC-2026-0041 · clos
        🟠 Alerte · INC-2026-0043 · personne ne l'a
        🛏 6 places libres · 2 retenues · 1 hors service · 4 au-delà de la capacité · 1 abri fermé
        Besoins non couverts : 3 refus · faute de place 2 · sans raison notée 1

        6 rapports sur 8 · manque : Littoral calaisien (nuit), Lieux de survie · 1 fermé · 1 corrigé
        ⚠️ à vérifier : 480 consultations (Lieux de survie) · 1 estimation
    """,
    "weekly summary": """
        📊 Calais · point de la semaine 47 (16 nov. – 22 nov.)
        🚨 Rougeole suspectée : 2 (seuil 1) · gale : 19 (seuil 12,4)
        Clinique mobile ≈ 48 (▲ 30 d'habitude)
        Accueil de jour 61 · Aller-vers 0
        🔴 9 incidents (3 clos) · critique 3 · élevée 3 · modérée 3
        🛏 68 sur 69 places en moyenne, 2 nuits au-dessus · 1 nuit pas comptée
        Besoins non couverts : 3 refus, dont 2 faute de place
        31 rapports sur 33 (94 %) · à l'heure 85 % · 1 en attente · 2 fermés · 5 à venir · 1 corrigé · manque : Littoral calaisien (nuit), Lieux de survie
        ⚠️ 1 chiffre inhabituel
        Comprend Calais, Dunkerque jusqu'au mer. 30 déc. 2026 inclus.
        Le reste est dans les fichiers joints.
    """,  # noqa: E501
    "early warning": """
        🚨 Calais · alerte précoce, semaine 47 (16 nov. – 22 nov.)
        Gale : 19 · Clinique mobile
        Seuil 12,4 : moyenne de 7 semaines d'avant + 2 écarts-types
        Semaines d'avant : 5, 7, –, 6, 8, 4, 6, 9
    """,
    "early warning, corrected": """
        ✏️ Calais · alerte précoce levée, semaine 47 (16 nov. – 22 nov.)
        Gale : 9 · Clinique mobile
        Seuil 12,4 : moyenne de 7 semaines d'avant + 2 écarts-types
        Semaines d'avant : 5, 7, –, 6, 8, 4, 6, 9
    """,
}
ENGLISH = {
    "daily summary": """
        📊 Calais · daily summary, Mon 23 Nov
        still under way
        🚨 Suspected measles: 2
        Mobile clinic ≈ 48 (▲ usual Monday: 30) · 12 women · 5 minors · 2 emergencies
        Day centre 61 · 9 new arrivals
        Outreach 0
        🔴 Weapon or shooting · INC-2026-0042 · taken
        🟢 Threat or harassment · near miss · INC-2026-0041 · closed
        🟠 Alert · INC-2026-0043 · nobody has it
        🛏 5 beds free · 2 held · 1 shelter not counted
        Unmet need: 3 turned away · no bed free 2 · no reason given 1

        6 reports of 8 · missing: Calais coast (night), Living sites · 1 closed · 1 corrected
        ⚠️ to check: 480 consultations (Living sites) · 1 estimate
    """,
    "daily summary, updated": """
        📊 Calais · daily summary, Mon 23 Nov
        updated at 20:10
        Mobile clinic ≈ 48 (▲ usual Monday: 30) (was 34) · 12 women · 5 minors · 2 emergencies (new)
        Day centre 61 · 9 new arrivals
        Outreach 0
        🛏 5 beds free · 2 held · 1 shelter not counted
        Unmet need: 3 turned away (was 1) · no bed free 2 · no reason given 1

        6 reports of 8 · missing: Calais coast (night), Living sites · 1 closed · 1 corrected
        ⚠️ to check: 480 consultations (Living sites) · 1 estimate
    """,
    "monthly summary of the mission": """
        📊 Whole mission · monthly summary, October 2026
        🚨 Suspected measles: 2
        Mobile clinic 1,234 (▲ usual: 30)
        Sexual violence care 15 (to the nearest 5)
        🔴 3 incidents (1 closed) · critical 1 · high 1 · moderate 1
        🔒 2 restricted incidents
        🛏 At the end: 5 beds free · 2 held · 1 shelter not counted
        Unmet need: 3 turned away, 2 for lack of a bed
        6 reports of 8 (75%) · on time 62% · 1 closed · 1 corrected · missing: Calais coast (night) and 1 more
        ⚠️ 1 unusual figure
        The rest is in the files below.
    """,
    "subscribe": """
        📊 Which summary to receive?
        It comes here, without a ring.
        [Daily summary] [Closing edition]
        [Weekly summary] [Monthly summary]
    """,
    "subscription": """
        📊 Daily summary · Calais
        Every day at 19:30
        Here
        Comes with the role.
        Next: Tue 24 Nov 19:30
        [Hour] [Language] [Place]
        [Pause] [End it]
        [All subscriptions]
    """,
    "subscription, in a group": """
        📊 Closing edition · Calais
        At 19:30 on the day after, if anything changed
        The team's group 1 · in English
        Next: Tue 24 Nov 19:30
        [Hour] [Language] [Place]
        [Pause] [End it]
        [All subscriptions]
    """,
    "subscription, ended": """
        📊 Monthly summary · Whole mission
        Ended: it no longer comes
        [Receive it again]
        [All subscriptions]
    """,
    "subscriptions": """
        📊 Subscriptions
        Daily summary · Calais · 19:30
        Weekly summary · Calais · 02:30 · paused
        Closing edition · Calais · 19:30 · the team's group 1
        [Daily summary · Calais]
        [Weekly summary · Calais]
        [Closing edition · Calais]
        [Add…]
    """,
    "summary skipped": """
        📊 Monthly summary · Whole mission
        1 not sent, Vigie was down: Thu 1 Oct – Sat 31 Oct
        To see one: /summary 2026-10
    """,
    "weekly summary": """
        📊 Calais · weekly summary, week 47 (16 Nov – 22 Nov)
        🚨 Suspected measles: 2 (threshold 1) · scabies: 19 (threshold 12.4)
        Mobile clinic ≈ 48 (▲ usual: 30)
        Day centre 61 · Outreach 0
        🔴 9 incidents (3 closed) · critical 3 · high 3 · moderate 3
        🛏 68 of 69 beds on average, 2 nights over capacity · 1 night not counted
        Unmet need: 3 turned away, 2 for lack of a bed
        31 reports of 33 (94%) · on time 85% · 1 pending · 2 closed · 5 still to come · 1 corrected · missing: Calais coast (night), Living sites
        ⚠️ 1 unusual figure
        Includes Calais, Dunkirk up to Wed 30 Dec 2026.
        The rest is in the files below.
    """,  # noqa: E501
    "early warning, by a number": """
        🚨 Calais · early warning, week 47 (16 Nov – 22 Nov)
        Suspected measles: 2 · Mobile clinic
        Threshold set by the mission: from 1
        The weeks before: 5, 7, –, 6, 8, 4, 6, 9
    """,
    "early warning, undone": """
        ✏️ Calais · early warning lifted, week 47 (16 Nov – 22 Nov)
        Suspected measles: not reported · Mobile clinic
        Threshold set by the mission: from 1
        The weeks before: 5, 7, –, 6, 8, 4, 6, 9
    """,
}


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [(language, *item) for language, texts in (("fr", FRENCH), ("en", ENGLISH)) for item in texts.items()],
)
def test_a_screen_reads(language: str, name: str, text: str) -> None:
    assert on_screen(name, language) == [line.strip() for line in text.strip().split("\n")]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_month_of_every_activity_is_one_screen(language: str) -> None:
    """Also where three of them are far from what is usual."""
    lines = [
        ActivityLine(one.key, {one.headline.key: Total(1234, 40, 2)}, 987.0, int(place < 3))
        for place, one in enumerate(CATALOGUE.activities)
    ]
    month = replace(A_MONTH, activities=tuple(lines), notifiable=(("clinic", "suspected_measles", 2),))
    shown = render(month, notice=SummaryCard(edition_id=1), language=language, catalogue=CATALOGUE, bot_username=BOT)
    assert lines_on_a_phone(read(shown.html)) <= ONE_SCREEN
