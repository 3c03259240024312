"""Who did what to whom, in French and English. Written as in `cues`.

`staff` are people of the team, volunteers and partners; `act` is what becomes misconduct when they do it; `outsider`
are people of another house, `stranger` anybody else; `victim` are those whose harm is never taken for something plain
without a better word; `subject` is work about violence (training, protocol), where the words name no event.
"""

from domain.reading.cues import Cue, cues

PEOPLE: tuple[Cue, ...] = (
    *cues(
        "staff",
        3,
        """
        teammate*, team mate*, coequipier*, coequipiere*, chef, boss of team, superviseur*, supervisor*, de l'equipe
        de notre equipe, the team s, quelqu'un de chez|la|notre, someone on|from our|the team|staff|shelter|centre
        du centre, personnel, un pro, professionnel*, formateur*, surveillant*
        agent du|de foyer|centre|l'abri|accueil, agents du, de l'asso, de l'association
        autre asso|association|ong, other|another ngo|charity|association
        from the ngo|charity|association, charity worker*, la secu du, la securite du foyer|centre|l'abri, imam
        pretre, priest, pastor, dj du foyer, avocat*, lawyer*, assistante familiale, admin du foyer, ambassadeur*
        relais communautaire, community worker*, community mobili*, peer worker*, pair aidant*, benevole*, benevol
        volontaire*, service civique, salarie*, collegue*, colleague*, coworker*, co-worker*, staff, volunteer*
        volunt, employe*, employee*, coordinat*, coordo*, coord, team leader, team lead, chef d'equipe
        cheffe d'equipe, chef de projet, responsable*, stagiaire*, intern, trainee, interprete*, interpreter*
        translator*, traduct*, mediat*, educ, educs, educateur*, educatrice*, animateur*, animatrice*, animat*
        travailleur social, travailleuse sociale, social worker*, assistant social, assistante sociale, infirmier*
        infirmiere*, nurse, nurses, medecin, docteur, doctor, logisticien*, logistician, logist*, log, driver
        chauffeur, chauffeur de l'asso|l'equipe|navette, shuttle driver, partenaire*, partner, partners
        partner org*, asso partenaire, ngo worker*, ngo staff, aid worker*, humanitaire, humanitarian*
        membre de l'equipe, membre de l'asso*, team|staff member*, member of team|staff, de chez nous, from our team
        one of ours, one of our own, un des notres, quelqu'un de l'equipe, quelqu'un de l'asso, gardien*, veilleur*
        veilleuse*, night guard, night watch*, watchman, agent de securite, agents de securite, agent d'accueil
        vigile*, vigil du foyer|l'abri|centre, security guard*, guard, guards, secu de l'abri|foyer|centre
        security man, concierge, intervenant*, manager*, directeur*, directrice*, director, cuisinier*, cook
        cleaner, agent d'entretien, keyworker*, key worker, caseworker*, case worker*, support worker*, mentor*
        teacher, prof, profs, professeur, psychologue*, psychologist*, physio, kine, sage femme, midwife
        un encadrant*, encadrant*, accompagnateur*, famille d'accueil, host family, hebergeur*, hebergeuse*, host
        hosts, prestataire*, contractor*, ancien benevole, ex benevole, un de nos, une de nos, one of our
        un de l'equipe, psy, facilitat*, worker, workers, photographe de l'asso, worker from
        travailleur humanitaire, maraudeur*, membre de ong, foster parent*, tuteur, tutrice, guardian
        """,
    ),
    *cues(
        "act",
        4,
        """
        promi*|promet* .. contrat|papiers|logement|place|poste|lit|job|contract|bed|papers|money|argent
        hugging, cuddl*, tripot*, caress*, payer, fait payer, faire payer, paient pas, paie pas, ne paient
        pay him|her, asks to be paid, prend .. euros, demande .. euros, grabbed, resident .. drunk, seul avec
        seule avec, resté seul, reste seul, reste seule, alone with, enferme* avec, locked .. with, behind closed
        calins, massages, gave her|him his, lui a donne son, keeps looking, keeps taking, keeps asking
        keeps touching, ne traduit pas, traduit mal, translates wrong, refuse de traduire, embauche* .. jeunes
        fait bosser, fait travailler, travail au noir, makes them work, heberge .. mineur*|fille*|jeune*|resident*
        hosting .. girl|boy|minor|resident, dans son appart*, dans sa voiture, in his car|van|flat, week end avec
        holiday with, sorties avec, emmene .. filles|mineur*|jeune*|fille|enfant*|plage|cinema|resto
        takes .. girls|boys|kids|girl|boy|kid .. out|home|away|cinema
        achete .. telephone|vetements|cadeaux|cigarettes|alcool, buys .. phone|clothes|gifts|cigarettes|alcohol
        fume .. avec, drinks .. with, boit .. avec, party with, fait la fete avec, soiree .. avec|chez
        prete .. argent, lends .. money, emprunte .. argent, borrow* .. money, insulte* .. jeunes|residents|filles
        hits .. kids|boys|girls|children, slapped, pinches, pinced, tire les|l'oreille*, secoue* .. enfant|bebe
        enferme .. enfant|jeune, locked .. child|kid|boy|girl, prive* .. repas|nourriture|douche
        no food as punishment, mock*, racial slur*, racist jokes, blagues .. racistes|sexistes|salaces|lourdes
        regarde .. filles|sous|douche*, entre .. sans frapper|dans la chambre|douches, walks in on, walking in on
        enters .. rooms without|without knocking, tutoie et touche, trop familier, overfamiliar, over familiar
        boundary|boundaries, limites, cadre pas respecte, ne respecte pas, doesn t respect, crossed a line
        crosses the line, depasse les bornes, derap*, double vie, cache, hiding, in secret, prive, privately, 1 to 1
        tete a tete, love, amour, amoureux, crush, fiance*, marry, epouser, marier, frapp*, gifl*, claque, tape
        tapait, hit, hits, slap*, beat, beats, beating, kick*, push*, bouscul*, secou*, shak*, shook, grab*
        empoign*, crie, criait, crient, hurl*, insult*, humili*, shout*, yell*, swear*, scream*, rabaiss*, menac*
        threat*, racist*, propos racistes, discrimin*, chantage, blackmail*, cogne, cogner, tabass*
        raconte* .. autres|patient*|equipe, repete* .. autres|patient*|dit, gossip*, confidentialit*
        secret professionnel, bisou*, bises, boire un verre, for a drink, drinks with, dates, insta, post, posted
        posting, publi*, pictures, garde .. dons|stock|partie|argent, keeps .. donations|stock|money|cash, dons
        donations, animals, animaux, calling .. names|animals|monkeys|dirty, traite* de, traite comme
        treats .. badly|like, mocks, moque*, vend, vendait, vendu, vendent, vendre, revente, revendre, sells
        selling, sold, revend*, resell*, reselling, monnay*, faisait payer, font payer, charging, charges
        charged money, asks for money, asked for money, asking for money, ask for money, demande de l'argent
        demande argent, demandait de l'argent, reclame de l'argent, reclame argent, takes money, taking money
        took money, prend de l'argent, prend argent, a pris de l'argent, accept* argent, bakchich, euros pour
        pour une place, pour un lit, for a bed, for a place, in exchange, en echange, en echange de
        contre de l'argent, vole, volait, stole, steals, stealing, stolen by, se sert dans, piqu* dans, pioche dans
        tape dans la caisse, helps himself, detourn*, raccompagn*, fait monter, monter devant, dort, dorment, dormi
        dormir, sleep*, slept, smell* of, sent l'alcool|biere, odeur d'alcool, reeks, drinks, torse
        always the same girl|boy, toujours la meme, toujours le meme, meme fille, drives .. home|girl*|boy*
        driving .. home|girl*|boy*, picks up girls|boys|her, laisserait, laisse entrer, lets .. in, letting .. in
        falsif*, fake*, ment, lies, lying about, trich*, cheat*, garde pour lui, keeps for himself, keeping .. for
        met de cote, emporte chez, takes .. stock, took .. stock, prend .. dans le stock, ivre, bourre, alcoolise*
        drunk, drinking, boit, bu, saoul, stoned, fum* avec, smok* with, smokes weed, consomm*, drogue, drugs, deal*
        invite, invitait, invites, inviting, invited, ramen*, emmene chez
        emmene .. appartement|maison|chambre|voiture|hotel, takes .. home|flat|house|car|room|place|hotel
        taking .. home|flat|house|car|room|place|hotel|back, took .. home|flat|house|car|room|place|hotel
        taking one, back to his|her flat|place|house|room, heberge chez, dort chez, dort avec, sleeps at
        stays at his, staying at his|her, staying over, hors des heures, outside work, outside of work|hours
        after hours, hors cadre, en dehors du cadre|travail|service|boulot, en dehors, dating, dates a, date a
        sort avec, sortait avec, sortent ensemble, in a relationship, relationship, relation avec, en couple
        couple avec, liaison, romantic, amoureu*, love messages, seeing one|a|resident|girl|boy, sees, sextos, sexts
        texts, texting, textos, sms, messages, messag*, whatsapp, whatsapps, instagram, snap, snapchat, snaps
        numero, number, phone number, ecrit a, ecrit la nuit, dm, dms, photos, photo, photographi*, picture*
        selfie*, film*, films, video*, facebook, tiktok, publi* .. visage*, posts, propose, proposait, propos* de
        proposition*, favor*, favour*, service*, cadeau*, gift*, gives .. money|phone|cash|cigarettes|alcohol
        donne .. argent|cigarettes|alcool, alone, seul, seule, seuls, isole*, isolat*, closed, ferme a cle
        locks door, locked, lock*, porte, chambre, room, bedroom, douche*, shower*, toilettes, lit, bed, tente, tent
        embrass*, kiss*, hug|hugs|hugged|hugging, calin*, genoux, lap, sur ses genoux, on his lap, mass*, massage*
        touch*, touche
        tactile, close, proche, collant, flirt*, drague*, comportement*, behavio*, attitude*, geste*, commentaire*
        comment*, remarque*, remarks, remark, blague*, jokes, regard*, stares, staring, mate, insiste, insistant*
        harcel*, harass*, stalk*, follow*, suit, exploit*, makes .. work, abus*, abuse*, profite*, manipul*, force*
        oblige*, punish*, puni*, prive* de, refuses food|beds, refuse .. lit|repas, trie, choisit, favoris*
        maltrait*, mistreat*, negligen*, laisse seul*, secret*, rumeur*, rumour*, rumor*, soupcon*, suspect*, accus*
        complain*, plaint*, plainte*, plaintes, concern*, inquiet*, inappropri*, deplace*, louche, bizarre, creepy
        weird, too close, trop proche, mal a l'aise, uncomfortable, menti, breach*, divulg*
        communiqu* .. nom*|adresse*|liste, shared .. names|address*|list|photo*|info*
        partage .. photo*|nom*|liste*|info*, donne .. liste*|noms|adresse*, leak*, gave .. names|list|address*
        """,
    ),
    *cues(
        "outsider",
        3,
        """
        vigile* du|de|des|d carrefour|magasin*|supermarche*|lidl|auchan|aldi|match|port
        vigile* du|de|des|d gare|tunnel|eurotunnel|parking|train|mairie|commerce|usine|chantier
        security guard* of|at|from shop|supermarket|mall|port|station|train|carrefour|lidl
        agent* de securite du|de|d carrefour|magasin*|supermarche*|lidl|auchan|port|gare|tunnel|eurotunnel
        staff room|toilet*|kitchen|entrance|door|fridge|meeting|car|phone, salle du personnel
        her|his|ex partner*, violent|abusive partner*, son|sa|ex partenaire*, partenaire* violent*
        shop guard*, station guard*, port security, train guard, coast guard*
        chauffeur* de bus|taxi|camion|poids|car|tram|livreur, bus driver*, taxi driver*, truck driver*
        lorry driver*, drunk driver*, conducteur*, controleur*, medecin du samu, medecin legiste, gardien de la paix
        body guard, responsable du camp|supermarche|mairie, log in, night watch over, medecin de garde
        voisin*|riverain*|habitant*|commercant* du|de centre|local|foyer|bureau|quartier|abri|accueil|shelter
        neighbour*|neighbor*|resident*|shopkeeper* of|near|from centre|center|shelter|office, next door centre|center
        infirmier* du samu|smur|chu, nurse at hospital, docteur du chu
        """,
    ),
    *cues(
        "stranger",
        3,
        """
        homme, hommes, man, men, mec*, gars, type, types, guy, guys, passeur*, smuggler*, mari, husband, conjoint
        copain, boyfriend, ex, compagnon, oncle, uncle, cousin, cousins, pere, father, beau pere, stepfather, frere
        brother, voisin*, neighbour*, neighbor*, policier*, policeman, cop, officer, inconnu*, stranger*, exile*
        resident*, ado, adolescent, teenager, un grand, older boy, older boys, adulte*, adult, patron, boss, client*
        automobiliste, camionneur, trucker, truck driver, lorry driver, routier, compatriote*, beneficiaire*
        fermier, farmer, logeur, landlord, proprietaire, somebody, someone, quelqu'un, ils, they, groupe, gang, il
        he
        """,
    ),
    *cues(
        "victim",
        2,
        """
        femme, femmes, fille, filles, fillette*, dame, madame, mere, maman, soeur, epouse, jeune fille, elle, elles
        woman, women, girl, girls, lady, mum, mother, sister, wife, she, her, enfant*, mineur*, mna, gamin*, gosse*
        petit, petite, bebe, ado, ados, adolescent*, garcon, jeune, jeunes, child, children, kid, kids, minor
        minors, boy, boys, baby, teen*, underage, uasc, lgbt*, trans, gay, homosexuel*, queer
        """,
    ),
    *cues(
        "subject",
        2,
        """
        formation, training, protocole, protocol, affiche*, poster*, brochure*, leaflet*, mallette, reunion, meeting
        atelier, workshop, procedure*, guide, referent*, focal point, point focal, campagne, campaign
        sensibilisation, awareness, theatre, film sur, conference, webinaire, webinar, sensi, depliant*, flyer*
        guideline*, module, case officer, classeur, dossier*, kit, kits, statistiques, stats, politique, policy
        charte, sign, panneau, registre, folder, binder, box, leaflets
        """,
    ),
)
