"""The screens of an incident as somebody reads them, in both languages. Buttons stand in brackets, a row a line."""

import pytest

from tests.messages.screens import on_screen

FRENCH = {
    "incident alert": """
        🚨 🔴 Arme ou tirs · Lieux de survie, Calais
        INC-2026-0042 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Remonte à 14:05 si personne ne la prend
        [Je prends] [Je ne peux pas]
    """,
    "incident alert, mine": """
        🔴 Arme ou tirs · Lieux de survie, Calais
        Prise en charge : toi (14:05), Amina (mar. 24 nov. 14:05)
        INC-2026-0042 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        [Je passe la main]
    """,
    "incident alert, everything": """
        🚨 🔴 Arme ou tirs · Lieux de survie, Calais
        En retard : Vigie était à l'arrêt, partie à 14:02
        INC-2026-0042 · 14:02 · signalé par Amina
        deux familles sans tente
        Ça s'est passé : 13:47
        Position : 50.95130, 1.85870
        Personnes touchées : équipe 2 · personnes accompagnées 1 · autres personnes 12
        Fait : deux familles sans tente
        Aide demandée : deux familles sans tente
        Évité de justesse · Gravité non précisée, comptée comme critique
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Sans nouvelles : Claire
        Pas disponible : Paul, toi
        Injoignable : Amina
        Remonte à 14:05 si personne ne la prend
        [Je prends] [Je ne peux pas]
    """,
    "incident alert, low": """
        🚨 ⚪ Arme ou tirs · Lieux de survie, Calais
        INC-2026-0042 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        Envoyée à 4 personnes · personne ne l'a encore prise
        Gravité faible : elle ne remonte pas
        [Je prends] [Je ne peux pas]
    """,
    "incident alert, closed": """
        🟢 Arme ou tirs · Lieux de survie, Calais
        INC-2026-0042 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        Envoyée à 4 personnes
        [Je ne peux pas]
    """,
    "incident alert, restricted": """
        🔒 🔴 Alerte restreinte · Calais
        INC-2026-R003 · 14:02
        Un appui pour lire ce qui s'est passé.
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Remonte à 14:05 si personne ne la prend
        [Lire]
        [Je prends] [Je ne peux pas]
    """,
    "incident alert, unclear": """
        🚨 🔴 Alerte · Calais
        14:02 · signalé par Amina
        Le récit reste caché : il est peut-être restreint.
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Remonte à 14:05 si personne ne la prend
        [Je prends] [Je ne peux pas]
    """,
    "incident receipt, taken": """
        🟠 Opération de police, expulsion
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · prise en charge par Claire à 14:05
        Coordination : 3, dont 1 de permanence · Conseil sécurité : 1
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse] [Photo]
    """,
    "incident receipt, taken by two": """
        🟠 Opération de police, expulsion
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes
        Prise en charge : Claire (14:05), Amina (14:05)
        Coordination : 3, dont 1 de permanence · Conseil sécurité : 1
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse] [Photo]
    """,
    "incident receipt, everything": """
        🚨 🟠 Arme ou tirs : alerte partie
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · personne ne l'a encore prise
        Coordination : 3, dont 1 de permanence · Conseil sécurité : 1
        Ouverte par 1 personne
        1 n'est pas disponible · 1 injoignable
        Remonte à 14:05 si personne ne la prend
        En retard : Vigie était à l'arrêt, partie à 14:02
        deux familles sans tente
        Ça s'est passé : 13:47
        Position : 50.95130, 1.85870
        Personnes touchées : équipe 2 · personnes accompagnées 1 · autres personnes 12
        Fait : deux familles sans tente
        Aide demandée : deux familles sans tente
        Évité de justesse · Gravité non précisée, comptée comme élevée
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Pas évité de justesse] [Photo]
    """,
    "sos": """
        🚨 112 urgences · 15 médical
        17 police · 18 pompiers
        196 secours en mer
        SOS : alerte partie
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · personne ne l'a encore prise
        Coordination : 3, dont 1 de permanence · Conseil sécurité : 1
        Remonte à 14:05 si personne ne la prend
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse] [Photo]
    """,
    "incident receipt, unclear": """
        ❓ C'est à propos de quoi ?
        L'alerte est partie. Le récit reste caché d'ici la réponse.
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        [Violence sexuelle] [Abus]
        [Agression physique] [Autre]
    """,
    "incident receipt, when": """
        🚨 🟠 Opération de police, expulsion : alerte partie
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · personne ne l'a encore prise
        C'était quand ?
        [À l'instant] [Il y a 15 min]
        [Il y a 1 h] [Il y a 3 h]
        [Il y a 1 jour]
        [Retour]
    """,
    "incident receipt, some affected": """
        🚨 🟠 Arme ou tirs : alerte partie
        INC-2026-0042 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · personne ne l'a encore prise
        Combien de personnes touchées ?
        [−] [Équipe : 2  +]
        [Partenaires : 0  +]
        [−] [Personnes accompagnées : 1  +]
        [−] [Autres personnes : 12  +]
        [Retour]
    """,
    "incident alert, restricted and read": """
        🔒 🔴 Abus ou mauvaise conduite · Lieux de survie, Calais
        INC-2026-R003 · 14:02 · signalé par Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Remonte à 14:05 si personne ne la prend
        [Je prends] [Je ne peux pas]
    """,
    "incident receipt, restricted": """
        🔒 Vie en danger : appelle d'abord
        112 · 15 · 17 · 18 · 196
        Violence sexuelle : alerte partie
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · personne ne l'a encore prise
        Peuvent la lire : Fatou (point focal prévention des abus), Maya (point focal médical, injoignable)
        Si personne ne la prend : Amina (direction de mission)
        Personnes exclues : Claire (coordination)
        Remonte à 14:05 si personne ne la prend
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Exclure…]
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse]
    """,
    "incident receipt, restricted, taken": """
        🔒 🟠 Violence sexuelle
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Envoyée à 4 personnes · prise en charge par Claire à 14:05
        Peuvent la lire : Fatou (point focal prévention des abus), Maya (point focal médical, injoignable)
        Si personne ne la prend : Amina (direction de mission)
        Personnes exclues : Claire (coordination)
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Exclure…]
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse]
    """,
    "incident receipt, waits": """
        🔒 Vie en danger : appelle d'abord
        112 · 15 · 17 · 18 · 196
        Violence sexuelle : pas encore partie
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Peuvent la lire : Fatou (point focal prévention des abus), Maya (point focal médical, injoignable)
        Si personne ne la prend : Amina (direction de mission)
        Personnes exclues : Claire (coordination)
        Part à 14:05, ou dès que tu l'envoies.
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Envoyer] [Exclure…]
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse]
    """,
    "incident receipt, waits, type": """
        🔒 🟠 Violence sexuelle : pas encore partie
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Quel type d'incident ?
        [Vol ou dégradation] [Autre]
        [Retour]
    """,
    "incident receipt, waits, head only": """
        🔒 Vie en danger : appelle d'abord
        112 · 15 · 17 · 18 · 196
        Violence sexuelle : pas encore partie
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Peuvent la lire : Amina (direction de mission)
        Personnes exclues : Fatou (point focal prévention des abus)
        Part à 14:05, ou dès que tu l'envoies.
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Envoyer] [Exclure…]
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse]
    """,
    "incident receipt, waits, nobody": """
        🔒 Vie en danger : appelle d'abord
        112 · 15 · 17 · 18 · 196
        Violence sexuelle : pas encore partie
        INC-2026-R003 · 14:02 · Lieux de survie, Calais
        Plus personne ici pour la lire : appelle le siège
        Personnes exclues : Fatou (point focal prévention des abus), Amina (direction de mission)
        tirs au camp, deux blessés, on se replie
        Gravité non précisée, comptée comme élevée
        [Exclure…]
        [Type] [Gravité]
        [Site] [Position]
        [Quand] [Touchés]
        [Déjà fait] [Aide]
        [Évité de justesse]
    """,
    "incident receipt, leaving out": """
        🔒 Qui ne doit rien savoir ?
        Un appui exclut, un autre annule. Personne n'est prévenu.
        Peuvent la lire : Fatou (point focal prévention des abus), Maya (point focal médical, injoignable)
        Si personne ne la prend : Amina (direction de mission)
        Personnes exclues : Claire (coordination)
        Part à 14:05
        [Fatou, point focal prévention des abus]
        [Maya, point focal médical]
        [Amina, direction de mission]
        [Claire : exclu·e]
        [Envoyer] [Retour]
    """,
    "incident receipt, leaving out, nobody": """
        🔒 Qui ne doit rien savoir ?
        Un appui exclut, un autre annule. Personne n'est prévenu.
        Plus personne ici pour la lire : appelle le siège
        Personnes exclues : Fatou (point focal prévention des abus), Amina (direction de mission)
        [Fatou : exclu·e]
        [Amina : exclu·e]
        [Retour]
    """,
    "incident receipt, unclear, in a group": """
        ❓ C'est à propos de quoi ?
        L'alerte est partie. Le récit reste caché d'ici la réponse.
        112 · 15 · 17 · 18 · 196
        Envoyée à 4 personnes · personne ne l'a encore prise
        Ton message reste dans le groupe d'ici là.
        [Violence sexuelle] [Abus]
        [Agression physique] [Autre]
    """,
    "incident message, deleted: True": """
        🔒 Ton message dans le groupe est supprimé
    """,
    "incident message, deleted: False": """
        🔒 Ton message est encore dans le groupe
        Vigie n'a pas le droit de l'y supprimer.
        À toi de le faire : appui long, puis Supprimer.
    """,
    "incident withdrawn": """
        Ce message n'est plus disponible.
    """,
    "ring": """
        🚨 🔴 INC-2026-0042 · Arme ou tirs
        Personne ne l'a prise depuis 3 min
        [Je prends] [Je ne peux pas]
    """,
    "ring, lapsed, late": """
        🚨 🔴 INC-2026-0042 · Arme ou tirs
        À reprendre, sans nouvelles : Amina, toi
        En retard : Vigie était à l'arrêt
        [Je prends] [Je ne peux pas]
    """,
    "incident news": """
        Ton alerte est prise en charge : Amina
        INC-2026-0042 · 14:02
    """,
    "incident reminder": """
        ⏳ INC-2026-0042 · Arme ou tirs : toujours dessus ?
        Sans réponse à 14:17, l'alerte remonte.
        [Toujours dessus] [Je passe la main]
    """,
    "incident grid": """
        🚨 Que se passe-t-il ?
        L'alerte part au premier appui.
        En mots : /alerte tirs au camp
        [Agression physique] [Arme ou tirs]
        [Opération de police] [Naufrage]
        [Accident de la route] [Violence sexuelle]
        [Autre]
    """,
    "incident offer": """
        🚨 C'est une alerte ?
        Un appui l'envoie. Rien n'est compté comme rapport.
        Pour en faire un rapport : /r devant le texte.
        [Alerter la coordination]
    """,
    "incident in the group, taken": """
        INC-2026-0042 · prise en charge par Amina
    """,
    "incident in the group, neutral": """
        Noté. La suite se passe en privé : @vigie_bot
    """,
    "incidents stuck, 2": """
        🚨 2 alertes ne remontent pas comme prévu
        Appeler la coordination, puis lire le journal de Vigie.
    """,
}
ENGLISH = {
    "incident alert": """
        🚨 🔴 Weapon or shooting · Living sites, Calais
        INC-2026-0042 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        Climbs at 14:05 if nobody takes it
        [I've got it] [I can't]
    """,
    "incident alert, mine": """
        🔴 Weapon or shooting · Living sites, Calais
        Taken: you (14:05), Amina (Tue 24 Nov 14:05)
        INC-2026-0042 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        [Give it back]
    """,
    "incident alert, everything": """
        🚨 🔴 Weapon or shooting · Living sites, Calais
        Late: Vigie was down, sent 14:02
        INC-2026-0042 · 14:02 · reported by Amina
        deux familles sans tente
        Happened: 13:47
        Position: 50.95130, 1.85870
        Affected: team 2 · people assisted 1 · bystanders 12
        Done: deux familles sans tente
        Help needed: deux familles sans tente
        Near miss · Severity not said, counts as critical
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        No news: Claire
        Not available: Paul, you
        Cannot be reached: Amina
        Climbs at 14:05 if nobody takes it
        [I've got it] [I can't]
    """,
    "incident alert, low": """
        🚨 ⚪ Weapon or shooting · Living sites, Calais
        INC-2026-0042 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        Sent to 4 people · nobody has it yet
        Low severity: it does not climb
        [I've got it] [I can't]
    """,
    "incident alert, closed": """
        🟢 Weapon or shooting · Living sites, Calais
        INC-2026-0042 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        Sent to 4 people
        [I can't]
    """,
    "incident alert, restricted": """
        🔒 🔴 Restricted alert · Calais
        INC-2026-R003 · 14:02
        What happened is read by tapping.
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        Climbs at 14:05 if nobody takes it
        [Read]
        [I've got it] [I can't]
    """,
    "incident alert, unclear": """
        🚨 🔴 Alert · Calais
        14:02 · reported by Amina
        What happened stays hidden: it may be restricted.
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        Climbs at 14:05 if nobody takes it
        [I've got it] [I can't]
    """,
    "incident receipt, taken": """
        🟠 Police operation, eviction
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people · taken by Claire at 14:05
        Coordinator: 3, 1 on duty · Security adviser: 1
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss] [Photo]
    """,
    "incident receipt, taken by two": """
        🟠 Police operation, eviction
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people
        Taken: Claire (14:05), Amina (14:05)
        Coordinator: 3, 1 on duty · Security adviser: 1
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss] [Photo]
    """,
    "incident receipt, everything": """
        🚨 🟠 Weapon or shooting: alert sent
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people · nobody has it yet
        Coordinator: 3, 1 on duty · Security adviser: 1
        Opened by 1
        1 is not available
        1 cannot be reached
        Climbs at 14:05 if nobody takes it
        Late: Vigie was down, sent 14:02
        deux familles sans tente
        Happened: 13:47
        Position: 50.95130, 1.85870
        Affected: team 2 · people assisted 1 · bystanders 12
        Done: deux familles sans tente
        Help needed: deux familles sans tente
        Near miss · Severity not said, counts as high
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Not a near miss] [Photo]
    """,
    "sos": """
        🚨 112 emergencies
        15 medical · 17 police
        18 fire · 196 sea rescue
        SOS: alert sent
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people · nobody has it yet
        Coordinator: 3, 1 on duty · Security adviser: 1
        Climbs at 14:05 if nobody takes it
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss] [Photo]
    """,
    "incident receipt, unclear": """
        ❓ What is it about?
        The alert is out. Your words stay hidden until you say.
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        [Sexual violence] [Safeguarding]
        [Physical assault] [Other]
    """,
    "incident receipt, when": """
        🚨 🟠 Police operation, eviction: alert sent
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people · nobody has it yet
        When did it happen?
        [Just now] [15 min ago]
        [1 h ago] [3 h ago]
        [1 day ago]
        [Back]
    """,
    "incident receipt, some affected": """
        🚨 🟠 Weapon or shooting: alert sent
        INC-2026-0042 · 14:02 · Living sites, Calais
        Sent to 4 people · nobody has it yet
        How many people are affected?
        [−] [Team: 2  +]
        [Partners: 0  +]
        [−] [People assisted: 1  +]
        [−] [Bystanders: 12  +]
        [Back]
    """,
    "incident alert, restricted and read": """
        🔒 🔴 Safeguarding or misconduct · Living sites, Calais
        INC-2026-R003 · 14:02 · reported by Amina
        tirs au camp, deux blessés, on se replie
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        Climbs at 14:05 if nobody takes it
        [I've got it] [I can't]
    """,
    "incident receipt, restricted": """
        🔒 Life at risk: phone first
        112 · 15 · 17 · 18 · 196
        Sexual violence: alert sent
        INC-2026-R003 · 14:02 · Living sites, Calais
        Sent to 4 people · nobody has it yet
        Can read it: Fatou (safeguarding focal point), Maya (medical focal point, cannot be reached)
        If nobody takes it: Amina (head of mission)
        Left out: Claire (coordinator)
        Climbs at 14:05 if nobody takes it
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Leave out…]
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss]
    """,
    "incident receipt, restricted, taken": """
        🔒 🟠 Sexual violence
        INC-2026-R003 · 14:02 · Living sites, Calais
        Sent to 4 people · taken by Claire at 14:05
        Can read it: Fatou (safeguarding focal point), Maya (medical focal point, cannot be reached)
        If nobody takes it: Amina (head of mission)
        Left out: Claire (coordinator)
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Leave out…]
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss]
    """,
    "incident receipt, waits": """
        🔒 Life at risk: phone first
        112 · 15 · 17 · 18 · 196
        Sexual violence: not sent yet
        INC-2026-R003 · 14:02 · Living sites, Calais
        Can read it: Fatou (safeguarding focal point), Maya (medical focal point, cannot be reached)
        If nobody takes it: Amina (head of mission)
        Left out: Claire (coordinator)
        Goes out at 14:05, or when you send it.
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Send] [Leave out…]
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss]
    """,
    "incident receipt, waits, type": """
        🔒 🟠 Sexual violence: not sent yet
        INC-2026-R003 · 14:02 · Living sites, Calais
        What kind of incident?
        [Theft or damage] [Other]
        [Back]
    """,
    "incident receipt, waits, head only": """
        🔒 Life at risk: phone first
        112 · 15 · 17 · 18 · 196
        Sexual violence: not sent yet
        INC-2026-R003 · 14:02 · Living sites, Calais
        Can read it: Amina (head of mission)
        Left out: Fatou (safeguarding focal point)
        Goes out at 14:05, or when you send it.
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Send] [Leave out…]
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss]
    """,
    "incident receipt, waits, nobody": """
        🔒 Life at risk: phone first
        112 · 15 · 17 · 18 · 196
        Sexual violence: not sent yet
        INC-2026-R003 · 14:02 · Living sites, Calais
        Nobody is left here to read it: phone head office
        Left out: Fatou (safeguarding focal point), Amina (head of mission)
        tirs au camp, deux blessés, on se replie
        Severity not said, counts as high
        [Leave out…]
        [Type] [Severity]
        [Site] [Position]
        [When] [Affected]
        [Already done] [Help needed]
        [Near miss]
    """,
    "incident receipt, leaving out": """
        🔒 Who must not know?
        One tap leaves out, another undoes it. Nobody is told.
        Can read it: Fatou (safeguarding focal point), Maya (medical focal point, cannot be reached)
        If nobody takes it: Amina (head of mission)
        Left out: Claire (coordinator)
        Goes out at 14:05
        [Fatou, safeguarding focal point]
        [Maya, medical focal point]
        [Amina, head of mission]
        [Claire: left out]
        [Send] [Back]
    """,
    "incident receipt, leaving out, nobody": """
        🔒 Who must not know?
        One tap leaves out, another undoes it. Nobody is told.
        Nobody is left here to read it: phone head office
        Left out: Fatou (safeguarding focal point), Amina (head of mission)
        [Fatou: left out]
        [Amina: left out]
        [Back]
    """,
    "incident receipt, unclear, in a group": """
        ❓ What is it about?
        The alert is out. Your words stay hidden until you say.
        112 · 15 · 17 · 18 · 196
        Sent to 4 people · nobody has it yet
        Your message stays in the group until then.
        [Sexual violence] [Safeguarding]
        [Physical assault] [Other]
    """,
    "incident message, deleted: True": """
        🔒 Your message in the group is deleted
    """,
    "incident message, deleted: False": """
        🔒 Your message is still in the group
        Vigie may not delete it there.
        Do it yourself: long press, then Delete.
    """,
    "incident withdrawn": """
        This message is no longer available.
    """,
    "ring": """
        🚨 🔴 INC-2026-0042 · Weapon or shooting
        Nobody has it after 3 min
        [I've got it] [I can't]
    """,
    "ring, lapsed, late": """
        🚨 🔴 INC-2026-0042 · Weapon or shooting
        No news of Amina, you: it needs somebody
        Late: Vigie was down
        [I've got it] [I can't]
    """,
    "incident news": """
        Amina has your alert
        INC-2026-0042 · 14:02
    """,
    "incident reminder": """
        ⏳ INC-2026-0042 · Weapon or shooting: still on it?
        No answer by 14:17: it climbs again.
        [Still on it] [Give it back]
    """,
    "incident grid": """
        🚨 What is happening?
        The alert leaves at the first tap.
        In words: /incident shots at the camp
        [Physical assault] [Weapon or shooting]
        [Police operation] [Shipwreck]
        [Road accident] [Sexual violence]
        [Other]
    """,
    "incident offer": """
        🚨 Is this an alert?
        One tap sends it. Nothing is counted as a report.
        To report it instead: /r before the text.
        [Alert the coordination]
    """,
    "incident in the group, taken": """
        INC-2026-0042 · taken by Amina
    """,
    "incident in the group, neutral": """
        Noted. It goes on in private: @vigie_bot
    """,
    "incidents stuck, 2": """
        🚨 2 alerts do not climb as they should
        Call the coordination, then look at Vigie's log.
    """,
}


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [(name, language, text) for language, all_ in (("fr", FRENCH), ("en", ENGLISH)) for name, text in all_.items()],
)
def test_a_screen_reads(name: str, language: str, text: str) -> None:
    assert on_screen(name, language) == [line[8:] for line in text.strip("\n").split("\n")[:-1]]
