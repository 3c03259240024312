"""The main screens in French, as somebody reads them. Buttons stand in brackets, a row a line."""

import pytest

from tests.messages.screens import on_screen

SCREENS = {
    "stored": """
        ✅ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        [Modifier] [Annuler]
    """,
    "stored, two activities": """
        ✅ Lieux de survie
        Calais · aujourd'hui, lun. 23 nov. · nuit

        Clinique mobile
        34 consultations
           dont 12 femmes · 17 hommes · 5 mineurs
        3 orientations · 1 urgence · Gale : 2

        Santé mentale
        1 entretien individuel
        2 groupes · 1 234 participants
        deux familles sans tente
        [Modifier] [Annuler]
    """,
    "stored, nothing to report": """
        ✅ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        RAS : 0 consultation
        [Modifier] [Annuler]
    """,
    "stored, notifiable": """
        ✅ Maraude littorale · Littoral calaisien
        Calais · hier, dim. 22 nov.
        23 personnes rencontrées
        1 décès · 2 disparus
        Maraude littorale : hors saison, compté quand même
        Coordination prévenue : 3 personnes
        [Modifier] [Annuler]
    """,
    "stored, unusual": """
        ✅ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs

        34 consultations, d'habitude 8 à 20. C'est juste ?
        [Oui] [Corriger]
        [Annuler]
    """,
    "stored, everything unusual": """
        ✅ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs

        34 consultations, d'habitude 8 à 20
        12 femmes, d'habitude 3
        5 mineurs, loin de l'habitude. C'est juste ?
        [Oui] [Corriger]
        [Annuler]
    """,
    "corrected": """
        ✏️ Clinique mobile · Littoral calaisien
        Calais · aujourd'hui, lun. 23 nov.
        Site : Lieux de survie → Littoral calaisien
        Commentaire ajouté
        34 → 36 consultations
           dont 12 femmes · 4 hommes (ajout)
        Retiré : 5 mineurs
        deux familles sans tente
        [Modifier] [Annuler]
    """,
    "pending, unknown word": """
        ❓ 12 « licornes » : qu'est-ce que c'est ?

        Compris, pas encore compté :
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
        [12 mineurs] [12 hommes]
        [12 orientations] [Autre chose…]
        [Laisser de côté]
        [Modifier] [Annuler]
    """,
    "pending, nothing understood": """
        ❓ « cliniq 3O » : de quoi ?

        Rien n'est compté pour l'instant.
        [Répondre…]
        [Modifier] [Tout laisser de côté]
    """,
    "pending, two sites alike": """
        ❓ « camp » : quel site ?

        Compris, pas encore compté :
        Clinique mobile
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
        [Lieux de survie, Calais]
        [Lieux de survie, Dunkerque]
        [Autre chose…]
        [Modifier] [Tout laisser de côté]
    """,
    "pending correction": """
        ❓ 12 « licornes » : qu'est-ce que c'est ?

        Compris, pas encore compté :
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
        Compte encore : 34 consultations (12 femmes, 5 mineurs)
        [Répondre…] [Laisser de côté]
        [Modifier] [Annuler]
    """,
    "conflict, own": """
        ❓ Tu as déjà un rapport pour ce poste
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        Avant, 14:02 : 34 consultations (12 femmes, 5 mineurs)
        Maintenant : 36 consultations
        Remplacer : 36. Ajouter : 70 consultations.
        Remplacer enlève : 12 femmes · 5 mineurs
        Rien ne change avant ta réponse.
        [Remplacer] [Ajouter] [Annuler]
    """,
    "conflict, colleague": """
        ❓ Amina a déjà envoyé ce rapport
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        Amina, hier 22:10 : 34 consultations (12 femmes, 5 mineurs)
        Toi : 36 consultations
        Le même travail, ou une autre équipe ?
        Rien ne change avant ta réponse.
        [C'est le même]
        [Autre équipe, ajouter]
    """,
    "voided, undone": """
        ↩️ Rapport annulé, il ne compte plus
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        [Rétablir]
    """,
    "voided, replaced": """
        ↩️ Remplacé par ton rapport suivant
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
    """,
    "day": """
        📊 Calais · aujourd'hui, lun. 23 nov.
        Clinique mobile : 43 consultations (12 femmes, 5 mineurs)
        Distribution : 2 tentes

        3 rapports
        14:02 Amina · Lieux de survie · Clinique mobile : 34 consultations (12 femmes, 5 mineurs)
        21:02 une personne de l'équipe · Littoral calaisien · nuit · Clinique mobile : 8 consultations · corrigé
        mar. 24 nov. 10:02 Paul · Lieux de survie · Clinique mobile : 1 consultation · Distribution : 2 tentes
        2 en attente, pas encore comptés : Amina, une personne de l'équipe
    """,
    "day, unusual": """
        📊 Calais · aujourd'hui, lun. 23 nov.
        Clinique mobile : 43 consultations (12 femmes, 5 mineurs)
        Distribution : 2 tentes

        3 rapports
        ⚠️ 14:02 Amina · Lieux de survie · Clinique mobile : 34 consultations (12 femmes, 5 mineurs)\
 · 34 consultations, d'habitude 8 à 20
        21:02 une personne de l'équipe · Littoral calaisien · nuit · Clinique mobile : 8 consultations · corrigé
        mar. 24 nov. 10:02 Paul · Lieux de survie · Clinique mobile : 1 consultation · Distribution : 2 tentes
        2 en attente, pas encore comptés : Amina, une personne de l'équipe
    """,
    "day, to review": """
        📊 Calais · aujourd'hui, lun. 23 nov.
        Clinique mobile : 43 consultations (12 femmes, 5 mineurs)
        Distribution : 2 tentes

        3 rapports
        ⚠️ 1. 14:02 Amina · Lieux de survie · Clinique mobile : 34 consultations (12 femmes, 5 mineurs)\
 · 34 consultations, d'habitude 8 à 20
        21:02 une personne de l'équipe · Littoral calaisien · nuit · Clinique mobile : 8 consultations · corrigé
        3. mar. 24 nov. 10:02 Paul · Lieux de survie · Clinique mobile : 1 consultation · Distribution : 2 tentes\
 · renvoyé
        2 en attente, pas encore comptés : Amina, une personne de l'équipe
        Revoir un rapport : son numéro.
        [1] [3]
    """,
    "day, empty": """
        📊 Calais · aujourd'hui, lun. 23 nov.
        Aucun rapport pour l'instant.
        Par exemple :
        /r clinique lieux de survie 34 consultations dont 12 femmes
    """,
    "review": """
        ✅ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        [Renvoyer] [Corriger]
    """,
    "review, reasons": """
        ✅ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        Renvoyer pourquoi ?
        [Doublon] [Site]
        [Chiffre] [Autre…]
        [Retour]
    """,
    "review, sent back": """
        ⏳ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        Renvoyé par Amina, 14:02 : un doublon ?
        Pas encore de réponse. En attendant, ses chiffres comptent.
        [Corriger]
    """,
    "review, corrected": """
        ✏️ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        Renvoyé par Amina, 14:02 : un doublon ?
        Corrigé : 34 → 36 consultations, 4 hommes, par Amina, 15:02
        Site : Lieux de survie → Littoral calaisien
        Retiré : 5 mineurs
        [Renvoyer] [Corriger]
    """,
    "review, corrected without": """
        ✏️ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        36 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        Corrigé : 34 → 36 consultations, par Amina, 15:02
        [Renvoyer] [Corriger]
    """,
    "review, right": """
        ✅ Amina · 14:02
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        Renvoyé par Amina, 14:02 :
        deux familles sans tente
        C'est juste, dit une personne de l'équipe, 15:02
        [Renvoyer] [Corriger]
    """,
    "sent back": """
        ❓ Amina demande : un doublon ?
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        En attendant, ses chiffres comptent.
        [Modifier] [C'est juste]
    """,
    "sent back in words": """
        ❓ La coordination a une question
        deux familles sans tente
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        En attendant, ses chiffres comptent.
        [Modifier] [C'est juste]
    """,
    "sent back, corrected": """
        ✅ Réglé
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        Corrigé : 34 → 36 consultations, 4 hommes, par Amina, 15:02
        Site : Lieux de survie → Littoral calaisien
        Retiré : 5 mineurs
    """,
    "changed for you": """
        ✏️ Amina a corrigé ton rapport
        Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        Site : Lieux de survie → Littoral calaisien
        34 → 36 consultations · 4 hommes
        Retiré : 5 mineurs
        [Modifier]
    """,
    "review in words": """
        ❓ Répondre avec ce qui ne va pas
        L'auteur le lira sous son rapport.
        Pas de nom de personne aidée.
    """,
    "alert": """
        🚨 1 décès · Littoral calaisien, Calais
        aujourd'hui, lun. 23 nov.
        Signalé par Amina, 14:02
    """,
    "alert, unconfirmed": """
        🚨 2 décès, rougeole suspectée : 2
        À confirmer : le message pose une question
        aujourd'hui, lun. 23 nov.
        Signalé par l'équipe, 14:02
    """,
    "alert, corrected, ringing": """
        ✏️ Corrigé : 2 → 1 décès, rougeole suspectée : 2 → 0 · Littoral calaisien, Calais
    """,
    "alert, withdrawn": """
        🟢 1 → 0 décès · Littoral calaisien, Calais
        aujourd'hui, lun. 23 nov.
        Signalé par Amina, 14:02
        Corrigé par la personne qui l'avait signalé.
    """,
    "not_understood": """
        Pas compris : « cliniq 3O »
        Par exemple :
        /r clinique 34 consultations dont 12 femmes
        /r santé mentale 8 entretiens individuels hier
        /r clinique RAS
    """,
    "help": """
        Un rapport tient en une ligne :
        /r clinique 34 consultations dont 12 femmes
        /r santé mentale 8 entretiens individuels hier
        /r clinique RAS
        Une erreur : modifier le message. Et aussi /jour /reglages
        Danger : /alerte. Vie en danger : /sos
        Téléphone perdu : /bloquer
    """,
    "welcome": """
        Bienvenue dans Vigie, Amina
        équipe de terrain · Calais
        Un rapport, c'est une ligne à envoyer :
        /r clinique lieux de survie 34 consultations dont 12 femmes
        Où travailles-tu d'habitude ?
        [Accueil de jour MNA]
        [Lieux de survie]
        [Littoral calaisien]
        [Mise à l'abri hivernale]
        [Passer]
    """,
    "invite made": """
        Invitation à Vigie · Calais
        Rôle : équipe de terrain
        Ouvrir ce lien, puis toucher Démarrer :
        https://t.me/vigie_bot?start=K7M2PQ9R
        Ou envoyer /start K7M2PQ9R à @vigie_bot
        Pour une seule personne, jusqu'au jeu. 26 nov. 14:02.
    """,
    "settings": """
        Réglages
        Site habituel : aucun
        Projet : Calais
        Langue : Français
        [Site] [Projet] [Langue]
    """,
    "group linked": """
        ✅ Groupe relié à Calais
        Un rapport, c'est une ligne à envoyer :
        /r clinique lieux de survie 34 consultations dont 12 femmes
        👌 sur le message : enregistré. 🤔 : une question suit.
        /jour : les rapports du jour
        Danger : /alerte. Vie en danger : /sos
        Tout le groupe voit ce qui s'écrit ici.
        Sensible : à envoyer à @vigie_bot.
        [C'est le groupe de coordination]
    """,
    "bot_is_private": """
        🔒 Vigie est réservé aux équipes invitées.
        Invitation reçue ? Ouvrir le lien, ou /start et le code.

        Vigie is for invited teams only.
        Invited? Open the link, or send /start and the code.
    """,
    "update_parked": """
        ⏳ Message gardé, mais pas encore traité
        Vigie a eu un problème ; les admins le savent.
        Urgent : appeler la coordination.
    """,
    "form, site, many": """
        Rapport
        Sur quel site ?
        [Lieux de survie, Dunkerque]
        [Littoral dunkerquois]
        [Abri d'urgence femmes seules]
        [Accueil de jour jeunes filles]
        [Hébergement]
        [‹ 1/3] [3/3 ›]
        [Annuler]
    """,
    "form, activity": """
        Rapport · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        Quelle activité ?
        [Clinique mobile] [Santé mentale]
        [Santé des femmes] [Violences sexuelles]
        [Social et juridique] [Accueil de jour]
        [Maraude littorale] [Aller-vers]
        [Distribution]
        [Hier] [Nuit] [Autre site]
        [Annuler]
    """,
    "form, figures": """
        ⏳ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        deux familles sans tente
        Toucher une ligne, ou écrire « 12 femmes ».
        Rien ne compte avant d'enregistrer.
        [Consultations  34]
        [Femmes  12]
        [Hommes  –]
        [Mineurs  5]
        [Nouveaux patients  –]
        [2/3 ›]
        [+ activité] [Hier] [Nuit]
        [Enregistrer] [Annuler]
    """,
    "form, two activities": """
        ⏳ Accueil de jour · Lieux de survie
        Calais · hier, dim. 22 nov. · nuit
        61 passages
        Clinique mobile : 34 consultations
        Toucher une ligne, ou écrire « 12 filles ».
        Rien ne compte avant d'enregistrer.
        [Passages  61]
        [Filles  –]
        [Nouveaux arrivants  –]
        [Ateliers  –]
        [Repas  –]
        [+ activité] [Aujourd'hui] [Jour]
        [Enregistrer] [Annuler]
    """,
    "form, counting": """
        ⏳ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        deux familles sans tente

        Femmes : 12
        Avec les boutons, ou écrire le nombre.
        [−5] [−1] [0]
        [+1] [+5] [+10]
        [‹ Consultations] [Hommes ›]
        [Terminé] [Enregistrer]
    """,
    "form, counting, zero": """
        ⏳ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        Rougeole suspectée : 0
        deux familles sans tente

        Rougeole suspectée : 0
        Avec les boutons, ou écrire le nombre.
        [−5] [−1] [Effacer]
        [+1] [+5] [+10]
        [‹ Infections res…]
        [Terminé] [Enregistrer]
    """,
    "form, parts over": """
        ⏳ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        3 consultations
           dont 12 femmes
        Rougeole suspectée : 1
        Consultations : les parties dépassent le total
        À l'enregistrement, la coordination est alertée.
        Toucher une ligne, ou écrire « 12 femmes ».
        Rien ne compte avant d'enregistrer.
        [Consultations  3]
        [Femmes  12]
        [Hommes  –]
        [Mineurs  –]
        [Nouveaux patients  –]
        [2/3 ›]
        [+ activité] [Hier] [Nuit]
        [Enregistrer] [Annuler]
    """,
    "form, correction": """
        ✏️ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        deux familles sans tente
        12 « licornes » : qu'est-ce que c'est ?
        12 « licornes » : qu'est-ce que c'est ?
        Toucher une ligne, ou écrire « 12 femmes ».
        Ou par écrit : modifier le message, ou répondre ici.
        Rien ne change avant d'enregistrer.
        [Consultations  34]
        [Femmes  12]
        [Hommes  –]
        [Mineurs  5]
        [Nouveaux patients  –]
        [2/3 ›]
        [+ activité] [mar. 10 nov.] [Nuit]
        [Enregistrer] [Annuler]
    """,
    "form, cancelled": """
        ↩️ Rapport laissé de côté
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        Rien n'en est compté.
        [Continuer] [Nouveau rapport]
    """,
    "form, correction expired": """
        ⏳ Brouillon, pas compté
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        Pas touché depuis 14:02, gardé.
        Le rapport reste comme il était.
        [Continuer] [Reçu]
    """,
    "form_text_not_used": """
        Pas saisi : « cliniq 3O »
        Ici, par exemple :
        12 femmes
        ou un nombre jusqu'à 5 000, une fois la ligne touchée.
        Autre jour ou autre site : avec les boutons.
    """,
    "pending, vague amount": """
        ❓ « une vingtaine de femmes » : combien exactement ?

        Compris, pas encore compté :
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
        [≈ 20 femmes] [Autre chose…]
        [Laisser de côté]
        [Modifier] [Annuler]
    """,
    "pending, which day": """
        ❓ « hier », écrit la nuit : c'est quel jour ?

        Compris, pas encore compté :
        Clinique mobile · Lieux de survie
        Calais
        34 consultations
        [Aujourd'hui, lun. 23 nov.]
        [Hier, dim. 22 nov.]
        [Autre chose…]
        [Modifier] [Tout laisser de côté]
    """,
    "pending, parts exceed the whole": """
        ❓ « 34, 40 femmes » : les parties dépassent le total. Quel est le bon chiffre ?

        Rien n'est compté pour l'instant.
        [40 consultations]
        [34 consultations : c'est faux]
        [40 femmes : c'est faux]
        [Autre chose…]
        [Modifier] [Tout laisser de côté]
    """,
    "pending, which number": """
        ❓ Femmes : combien, alors ?

        Compris, pas encore compté :
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
        [Répondre…] [Laisser de côté]
        [Modifier] [Annuler]
    """,
    "stored, estimate and habits": """
        ✅ Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        ≈ 20 consultations
           dont 5 mineurs
        licornes = mineurs : retenu pour la prochaine fois
        cm = Clinique mobile, comme d'habitude
        [Modifier] [Annuler]
    """,
    "answer prompt, a word, not understood": """
        ❓ 12 « licornes » : qu'est-ce que c'est ?
        Pas compris : « cliniq 3O »
        Réponds à ce message. Le mot suffit, ou le chiffre avec son mot.
    """,
    "reminder": """
        ⏳ Ton rapport attend toujours, pas encore compté
        12 « licornes » : qu'est-ce que c'est ?
        Réponds avec les boutons du message cité, ou d'un mot.
    """,
    "pending list": """
        ⏳ Calais : 2 rapports pas encore comptés
        En attente d'une réponse de :
        Amina · Littoral calaisien · depuis 14:02
        une personne de l'équipe · depuis hier 14:02
    """,
    "settings, habits": """
        Mes habitudes
        Une fois oublié, Vigie redemande.
        licornes = mineurs
        Amina = Clinique mobile
        [Oublier licornes = mineurs]
        [Oublier Amina = Clinique mobile]
        [Tout oublier]
        [Retour]
    """,
    "in place": """
        ✅ Clinique mobile · Lieux de survie
        Pour Amina
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        [Modifier] [Annuler]
    """,
    "in your place": """
        ✅ Clinique mobile · Lieux de survie
        Envoyé à ta place par Amina
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations
           dont 12 femmes · 5 mineurs
        [Modifier] [Annuler]
    """,
    "in place, conflict": """
        ❓ Amina a déjà envoyé ce rapport
        Clinique mobile · Lieux de survie
        Pour Amina
        Calais · aujourd'hui, lun. 23 nov.
        Avant, 14:02 : 34 consultations (12 femmes, 5 mineurs)
        Maintenant : 36 consultations
        Remplacer : 36. Ajouter : 70 consultations.
        Remplacer enlève : 12 femmes · 5 mineurs
        Rien ne change avant ta réponse.
        [Remplacer] [Ajouter] [Annuler]
    """,
    "conflict, in place of you": """
        ❓ Claire a déjà envoyé ce rapport à ta place
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        Avant, 14:02 : 34 consultations (12 femmes, 5 mineurs)
        Maintenant : 34 consultations
        Remplacer : 34. Ajouter : 68 consultations.
        Remplacer enlève : 12 femmes · 5 mineurs
        Rien ne change avant ta réponse.
        [Remplacer] [Ajouter] [Annuler]
    """,
    "day, in somebody's place": """
        📊 Calais · aujourd'hui, lun. 23 nov.
        Clinique mobile : 43 consultations (12 femmes, 5 mineurs)
        Distribution : 2 tentes

        1 rapport
        1. 14:02 Amina · Lieux de survie · Clinique mobile : 34 consultations (12 femmes, 5 mineurs)\
 · envoyé par Claire
        3 en attente, pas encore comptés : Amina (2), Paul
        Revoir un rapport : son numéro.
        [1]
        [Au nom de…]
    """,
    "review, in place": """
        ✅ Amina · 14:02
        Envoyé à sa place par Claire
        Clinique mobile · Lieux de survie
        Calais · aujourd'hui, lun. 23 nov.
        34 consultations (12 femmes, 5 mineurs)
        deux familles sans tente
        [Renvoyer] [Corriger]
    """,
    "reminder, in place": """
        ⏳ Le rapport pour Amina attend toujours, pas encore compté
        12 « licornes » : qu'est-ce que c'est ?
        Réponds avec les boutons du message cité, ou d'un mot.
    """,
    "reminder, same work": """
        ⏳ Ton rapport attend toujours, pas encore compté
        Déjà envoyé : ça compte une fois ou deux ?
        Réponds avec les boutons du message cité.
    """,
    "for whom": """
        Un rapport au nom de qui ?
        Aussi en une ligne : /rapport_pour, le prénom, le rapport.
        [Amina] [Paul]
        [Autres projets]
    """,
    "for whom, alike": """
        Un rapport au nom de qui ?
        Il y a plusieurs Amina.
        Aussi en une ligne : /rapport_pour, le prénom, le rapport.
        [Amina · Lieux de survie]
        [Amina · équipe de terrain]
    """,
    "for whom, chosen": """
        Rapport pour Amina
        Ce sera son rapport ; chacun a le reçu.
        [Écrire] [Avec boutons]
        [Retour]
    """,
    "for whom, in words": """
        ❓ Réponds ici avec le rapport pour Amina
        Tout autre message compte comme ton propre rapport.
    """,
    "for whom, not read": """
        ❓ Réponds ici avec le rapport pour Amina
        Pas encore compté : « cliniq 3O »
        Ton propre rapport : avec /r devant.
    """,
    "for another": """
        🔒 Un rapport ne change pas de personne
        Rien n'a changé. Pour quelqu'un d'autre : /annuler, puis renvoie-le.
    """,
    "help, coordinator": """
        Un rapport tient en une ligne :
        /r clinique 34 consultations dont 12 femmes
        /r santé mentale 8 entretiens individuels hier
        /r clinique RAS
        Une erreur : modifier le message. Et aussi /jour /reglages
        Danger : /alerte. Vie en danger : /sos
        Téléphone perdu : /bloquer
        Compter les places : /occupation /entree /sortie
        Pour quelqu'un de ton équipe : /rapport_pour
        L'équipe, les rôles, un téléphone perdu : /equipe
        Qui est de permanence, prendre le relais : /astreinte
        Suivre une alerte : répondre à sa carte. Toutes : /incidents. Une : /alerte INC-2026-0042
        Tout le monde en sécurité : /appel. Exercice : /exercice
    """,
    "duty": """
        Calais · Amina de permanence
        jusqu'à mar. 24 nov. 08:00
        Ensuite :
        mar. 24 nov. 08:00 · Paul
        jeu. 26 nov. 08:00 · personne
        lun. 30 nov. 08:00 · toi
        lun. 30 nov. 20:00 · personne
        [Je prends la permanence]
        [Planifier…] [Enlever quelqu'un…]
    """,
    "duty, mine": """
        Calais · tu es de permanence
        jusqu'à mar. 24 nov. 08:00
        Ensuite :
        mar. 24 nov. 08:00 · Paul
        jeu. 26 nov. 08:00 · personne
        lun. 30 nov. 08:00 · toi
        lun. 30 nov. 20:00 · personne
        [La proposer…]
        [Planifier…] [Enlever quelqu'un…]
        [Tous les projets]
    """,
    "duty, offered": """
        Calais · tu es de permanence
        jusqu'à mar. 24 nov. 08:00
        Proposée à Amina, pas encore de réponse
        Ensuite :
        mar. 24 nov. 08:00 · Paul
        jeu. 26 nov. 08:00 · personne
        lun. 30 nov. 08:00 · toi
        lun. 30 nov. 20:00 · personne
        [Retirer la proposition]
        [Planifier…] [Enlever quelqu'un…]
    """,
    "duty, nobody": """
        Calais · personne de permanence
        Une alerte sonne chez toute la coordination.
        [Je prends la permanence]
        [Planifier…]
    """,
    "duty, nobody who counts": """
        Calais · personne de permanence
        Une alerte sonne chez toute la coordination.
        Amina : plus à la coordination ici
        Amina : injoignable
        Amina : compte bloqué
        Ensuite :
        mar. 24 nov. 08:00 · Paul
        jeu. 26 nov. 08:00 · personne
        lun. 30 nov. 08:00 · toi
        lun. 30 nov. 20:00 · personne
        [Je prends la permanence]
        [Planifier…] [Enlever quelqu'un…]
    """,
    "duty, two of a succession": """
        Littoral nord · de permanence : Amina, toi
        Amina jusqu'à mar. 24 nov. 08:00
        toi jusqu'à lun. 30 nov. 08:00
        [Je prends la permanence]
        [Planifier…] [Enlever quelqu'un…]
    """,
    "duty, who": """
        Calais · qui sera de permanence ?
        [Moi] [Amina 1]
        [Amina 2] [Paul]
        [Retour]
    """,
    "duty, when": """
        Calais · Paul : jusqu'à quand ?
        [Aujourd'hui → mar. 24 nov. 08:00]
        [Cette nuit 20:00 → mar. 24 nov. 08:00]
        [Cette semaine → lun. 30 nov. 08:00]
        [Semaine prochaine → lun. 7 déc. 08:00]
        [Un autre jour…]
        [Retour]
    """,
    "duty, when, at night": """
        Calais · Paul : jusqu'à quand ?
        [Cette nuit → mar. 24 nov. 08:00]
        [Cette semaine → lun. 30 nov. 08:00]
        [Semaine prochaine → lun. 7 déc. 08:00]
        [Un autre jour…]
        [Retour]
    """,
    "duty, which day": """
        Calais · toi : jusqu'à quand ?
        À l'heure du relais, 08:00.
        [mar. 24 nov.] [mer. 25 nov.]
        [jeu. 26 nov.] [ven. 27 nov.]
        [sam. 28 nov.] [dim. 29 nov.]
        [lun. 30 nov.] [mar. 1er déc.]
        [mer. 2 déc.] [jeu. 3 déc.]
        [ven. 4 déc.] [sam. 5 déc.]
        [dim. 6 déc.] [lun. 7 déc.]
        [Retour]
    """,
    "duty, to whom": """
        Calais · à qui proposer ta permanence ?
        [Amina 1] [Amina 2]
        [Paul]
        [Retour]
    """,
    "duty, taking out": """
        Calais · que faut-il retirer ?
        Sans personne, une alerte sonne chez toute la coordination.
        [Amina · lun. 23 nov. 14:02]
        [Paul · mar. 24 nov. 08:00]
        [toi · lun. 30 nov. 08:00]
        [Retour]
    """,
    "duty, several projects": """
        De permanence
        Calais · Amina jusqu'à mar. 24 nov. 08:00
        Dunkerque · personne
        [Calais] [Dunkerque]
    """,
    "duty begins": """
        Tu es de permanence · Calais
        jusqu'à mar. 24 nov. 08:00
        /astreinte : voir, changer
    """,
    "duty given for later": """
        Tu seras de permanence · Calais
        mar. 24 nov. 08:00 → jeu. 26 nov. 08:00
        Changé par Amina
        /astreinte : voir, changer
    """,
    "duty ends": """
        Tu n'es plus de permanence · Calais
        Amina jusqu'à mar. 24 nov. 08:00
        /astreinte : voir, changer
    """,
    "duty ends, nobody follows": """
        Tu n'es plus de permanence · Calais
        Personne ne prend le relais.
        /astreinte : voir, changer
    """,
    "duty offer, open": """
        ❓ Amina te propose sa permanence · Calais
        lun. 23 nov. 14:02 → mar. 24 nov. 08:00
        Tant que tu n'acceptes pas, Amina reste de permanence.
        [J'accepte] [Je ne peux pas]
    """,
    "duty offer, accepted": """
        Permanence acceptée · Calais
        lun. 23 nov. 14:02 → mar. 24 nov. 08:00
        Proposée par Amina
    """,
    "duty offer, withdrawn": """
        Permanence plus proposée · Calais
        lun. 23 nov. 14:02 → mar. 24 nov. 08:00
        Proposée par Amina
    """,
    "duty offer answered, accepted": """
        Paul prend ta permanence · Calais
        lun. 23 nov. 14:02 → mar. 24 nov. 08:00
    """,
    "duty offer answered, refused": """
        Paul ne peut pas prendre ta permanence · Calais
        lun. 23 nov. 14:02 → mar. 24 nov. 08:00
        Elle reste à toi. /astreinte : demander à quelqu'un d'autre
    """,
}


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_reads(name: str) -> None:
    assert on_screen(name, "fr") == [line[8:] for line in SCREENS[name].strip("\n").split("\n")[:-1]]
