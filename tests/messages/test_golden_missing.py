"""What missing reports, days off and closed sites read like, screen by screen."""

import pytest

from messages.render import render
from tests.messages.missing_samples import missing
from tests.messages.samples import BOT, CATALOGUE
from tests.messages.telegram_html import read

FRENCH = {
    "reminder before": """
        ⏳ Rapport attendu avant 19:00
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
        [Remplir] [Zéro aujourd'hui]
        [Pas aujourd'hui…]
    """,
    "reminder at the hour": """
        ⏳ Rapport attendu maintenant (19:00)
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
        [Remplir] [Zéro aujourd'hui]
        [Pas aujourd'hui…]
    """,
    "reminder after, of a night": """
        ⏳ Toujours pas de rapport (attendu à 08:00)
        Maraude littorale · Littoral calaisien · nuit du dim. 22 nov.
        [Remplir] [Zéro]
        [Pas aujourd'hui…]
    """,
    "reminder, not today": """
        ❓ Pas aujourd'hui : fermé, ou quelqu'un d'autre ?
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
        Plus de rappel aujourd'hui.
        [Site fermé] [Quelqu'un d'autre]
        [Finalement, c'est moi]
    """,
    "reminder, said to be closed": """
        Noté : fermé. La coordination confirme.
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
        Plus de rappel aujourd'hui.
        [Finalement, c'est moi]
    """,
    "reminder, somebody else": """
        Noté : quelqu'un d'autre fait le rapport.
        Maraude littorale · Littoral calaisien · nuit du dim. 22 nov.
        Plus de rappel aujourd'hui.
        [Finalement, c'est moi]
    """,
    "reminder, reported": """
        ✅ Rapport reçu
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
    """,
    "reminder, pending": """
        ⏳ Rapport reçu, une question reste ouverte
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
    """,
    "reminder, closed": """
        Fermé ce jour-là : pas de rapport attendu
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
    """,
    "matrix": """
        📊 Calais · rapports, 7 jours
                           M M J V S D L
        Accueil de jour    • •   • + • ×
        Clinique mobile      •     0   ?
        Santé mentale      •     –
        Maraude littorale  • • × • • • …
        • reçu · + en retard · 0 zéro · ? en attente · – fermé · × manquant · … à venir
        Complétude 81 % · à l'heure 75 %
        État à 19:00.
        [Actualiser] [Dunkerque]
    """,
    "matrix of two coasts": """
        📊 Littoral nord · rapports, 7 jours
                           M M J V S D L
        Accueil de jour    • •   • + • ×
        Clinique… Calais     •     0   ?
        Santé mentale      •     –
        Littoral calaisien • • × • • • …
        Clinique… Dunkerq… •   •   ×
        Littoral dunkerqu… • • • • • • •
        • reçu · + en retard · 0 zéro · ? en attente · – fermé · × manquant · … à venir
        Complétude 81 % · à l'heure 75 %
        État à 19:00.
        [Actualiser]
    """,
    "missing list": """
        ⏳ Calais · 3 rapports manquants
        Maraude littorale · Littoral calaisien · nuit du dim. 22 nov. · rappel à Amina
        Accueil de jour · Accueil de jour MNA · lun. 23 nov. · Amina : c'est fermé
        Clinique mobile · Lieux de survie · lun. 23 nov. · personne à rappeler
        /manquants : les 7 derniers jours · /ferme : un site est fermé
    """,
    "missing list of one": """
        ⏳ Calais · 1 rapport manquant
        Maraude littorale · Littoral calaisien · nuit du dim. 22 nov. · rappel à Amina
        2 arrivés depuis
        /manquants : les 7 derniers jours · /ferme : un site est fermé
    """,
    "missing list, all came": """
        ✅ Calais · plus rien ne manque
        /manquants : les 7 derniers jours · /ferme : un site est fermé
    """,
    "days off": """
        Jours de repos : aucun rappel de rapport
        lun. 23 nov., mer. 25 nov., sam. 2 janv. 2027
        Un appui marque un jour. Plusieurs d'un coup :
        /repos du 30/11 au 04/12
        [lun. 23 nov. ✓] [mar. 24 nov.]
        [mer. 25 nov. ✓] [jeu. 26 nov.]
        [ven. 27 nov.] [sam. 28 nov.]
        [dim. 29 nov.]
    """,
    "days off, not understood": """
        Pas compris : « grève »
        Jours de repos : aucun rappel de rapport
        Aucun jour marqué.
        Un appui marque un jour. Plusieurs d'un coup :
        /repos du 30/11 au 04/12
        [lun. 23 nov.] [mar. 24 nov.]
        [mer. 25 nov.] [jeu. 26 nov.]
        [ven. 27 nov.] [sam. 28 nov.]
        [dim. 29 nov.]
    """,
    "closures": """
        Sites fermés
        1. Lieux de survie, Calais (Clinique mobile) · lun. 23 nov. · Amina
        2. Accueil de jour MNA · du mar. 24 nov. au ven. 27 nov. · grève · Amina
        En une ligne :
        /ferme accueil de jour demain au 27/11 grève
        [Rouvrir 1] [Rouvrir 2]
        [Fermer un site…]
    """,
    "closures, none": """
        Sites fermés
        Aucun site n'est noté fermé.
        En une ligne :
        /ferme accueil de jour demain au 27/11 grève
        [Fermer un site…]
    """,
    "closure, which site": """
        ❓ Quel site est fermé ?
        Clinique mobile
        du lun. 23 nov. au mar. 24 nov.
        Motif : grève
        [Accueil de jour MNA]
        [Lieux de survie, Calais]
        [Littoral calaisien]
        [Lieux de survie, Dunkerque]
        [Retour]
    """,
    "closure, which days": """
        ❓ Fermé quels jours ?
        Accueil de jour MNA
        Motif : grève
        D'autres jours, en une ligne :
        /ferme accueil de jour demain au 27/11 grève
        [Aujourd'hui] [Demain]
        [Jusqu'au dim. 29 nov.]
        [7 jours]
        [Retour]
    """,
    "closure made": """
        ✅ Fermé : Accueil de jour MNA
        du mar. 24 nov. au ven. 27 nov.
        Motif : grève
        Pas de rapport attendu pendant ce temps.
        [Rouvrir]
    """,
    "closure withdrawn": """
        ↩️ Ouvert finalement : Accueil de jour MNA
        du mar. 24 nov. au ven. 27 nov.
    """,
    "closure asked": """
        ❓ Amina : c'est fermé
        Accueil de jour · Accueil de jour MNA · lun. 23 nov.
        Fermé : plus de rapport attendu. Sinon il reste manquant.
        [C'est fermé]
    """,
}

ENGLISH = {
    "reminder before": """
        ⏳ Report expected by 19:00
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
        [Fill in] [Zero today]
        [Not today…]
    """,
    "reminder at the hour": """
        ⏳ Report expected now (19:00)
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
        [Fill in] [Zero today]
        [Not today…]
    """,
    "reminder after, of a night": """
        ⏳ Still no report (expected at 08:00)
        Coastal outreach · Calais coast · night of Sun 22 Nov
        [Fill in] [Zero]
        [Not today…]
    """,
    "reminder, not today": """
        ❓ Not today: closed, or somebody else?
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
        No more reminders today.
        [Site closed] [Somebody else]
        [I'll report after all]
    """,
    "reminder, said to be closed": """
        Noted: closed. The coordination confirms it.
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
        No more reminders today.
        [I'll report after all]
    """,
    "reminder, somebody else": """
        Noted: somebody else reports.
        Coastal outreach · Calais coast · night of Sun 22 Nov
        No more reminders today.
        [I'll report after all]
    """,
    "reminder, reported": """
        ✅ Report received
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
    """,
    "reminder, pending": """
        ⏳ Report received, a question is open
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
    """,
    "reminder, closed": """
        Closed that day: no report expected
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
    """,
    "matrix": """
        📊 Calais · reports, 7 days
                           T W T F S S M
        Day centre         • •   • + • ×
        Mobile clinic        •     0   ?
        Mental health      •     –
        Coastal outreach   • • × • • • …
        • received · + late · 0 zero · ? pending · – closed that day · × missing · … to come
        Completeness 81% · on time 75%
        As of 19:00.
        [Refresh] [Dunkirk]
    """,
    "matrix of two coasts": """
        📊 Northern coast · reports, 7 days
                           T W T F S S M
        Day centre         • •   • + • ×
        Mobile c… Calais     •     0   ?
        Mental health      •     –
        Calais coast       • • × • • • …
        Mobile c… Dunkirk  •   •   ×
        Dunkirk coast      • • • • • • •
        • received · + late · 0 zero · ? pending · – closed that day · × missing · … to come
        Completeness 81% · on time 75%
        As of 19:00.
        [Refresh]
    """,
    "missing list": """
        ⏳ Calais · 3 reports missing
        Coastal outreach · Calais coast · night of Sun 22 Nov · Amina was reminded
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov · Amina says: closed
        Mobile clinic · Living sites · Mon 23 Nov · nobody to remind
        /missing: the last 7 days · /closed: a site is closed
    """,
    "missing list of one": """
        ⏳ Calais · 1 report missing
        Coastal outreach · Calais coast · night of Sun 22 Nov · Amina was reminded
        2 came since
        /missing: the last 7 days · /closed: a site is closed
    """,
    "missing list, all came": """
        ✅ Calais · nothing is missing any more
        /missing: the last 7 days · /closed: a site is closed
    """,
    "days off": """
        Days off: no reminder of reports
        Mon 23 Nov, Wed 25 Nov, Sat 2 Jan 2027
        A tap marks a day. Several at once:
        /dayoff from 30/11 to 04/12
        [Mon 23 Nov ✓] [Tue 24 Nov]
        [Wed 25 Nov ✓] [Thu 26 Nov]
        [Fri 27 Nov] [Sat 28 Nov]
        [Sun 29 Nov]
    """,
    "days off, not understood": """
        Not understood: “grève”
        Days off: no reminder of reports
        None marked.
        A tap marks a day. Several at once:
        /dayoff from 30/11 to 04/12
        [Mon 23 Nov] [Tue 24 Nov]
        [Wed 25 Nov] [Thu 26 Nov]
        [Fri 27 Nov] [Sat 28 Nov]
        [Sun 29 Nov]
    """,
    "closures": """
        Closed sites
        1. Living sites, Calais (Mobile clinic) · Mon 23 Nov · Amina
        2. Day centre for unaccompanied minors · Tue 24 Nov to Fri 27 Nov · grève · Amina
        In one line:
        /closed Day centre for unaccompanied minors tomorrow to 27/11 strike
        [Reopen 1] [Reopen 2]
        [Close a site…]
    """,
    "closures, none": """
        Closed sites
        No site is said to be closed.
        In one line:
        /closed Day centre for unaccompanied minors tomorrow to 27/11 strike
        [Close a site…]
    """,
    "closure, which site": """
        ❓ Which site is closed?
        Mobile clinic
        Mon 23 Nov to Tue 24 Nov
        Reason: grève
        [Day centre for unaccompanied minors]
        [Living sites, Calais]
        [Calais coast]
        [Living sites, Dunkirk]
        [Back]
    """,
    "closure, which days": """
        ❓ Closed on which days?
        Day centre for unaccompanied minors
        Reason: grève
        Other days, in words:
        /closed Day centre for unaccompanied minors tomorrow to 27/11 strike
        [Today] [Tomorrow]
        [Until Sun 29 Nov] [7 days]
        [Back]
    """,
    "closure made": """
        ✅ Closed: Day centre for unaccompanied minors
        Tue 24 Nov to Fri 27 Nov
        Reason: grève
        No report is expected then.
        [Reopen]
    """,
    "closure withdrawn": """
        ↩️ Open after all: Day centre for unaccompanied minors
        Tue 24 Nov to Fri 27 Nov
    """,
    "closure asked": """
        ❓ Amina says: closed
        Day centre · Day centre for unaccompanied minors · Mon 23 Nov
        Closed, no report is expected. Else it stays missing.
        [It is closed]
    """,
}


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [(name, language, text) for language, all_ in (("fr", FRENCH), ("en", ENGLISH)) for name, text in all_.items()],
)
def test_a_screen_reads(name: str, language: str, text: str) -> None:
    view, notice = next((view, notice) for other, view, notice in missing("Amina", "grève") if other == name)
    made = render(view, notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
    lines = read(made.html).replace("\u00a0", " ").replace("\u202f", " ").split("\n")
    lines += [" ".join(f"[{label}]" for label, _ in row) for row in made.keyboard]
    assert lines == [line[8:] for line in text.strip("\n").split("\n")[:-1]]
