"""Thefts, closed doors, missing people, weather and the rest, in French and English. Weights as in `incident_words`."""

from domain.reading.cues import Cue, cues

LOSSES: tuple[Cue, ...] = (
    *cues(
        "theft",
        4.6,
        """
        disparition .. boite*|materiel|medicament*|stock|telephone|argent|couverture*
        disparition .. cles|kits|carton*|ordinateur|caisse|duvet*|tente*|dossier*
        disparu* .. boite*|materiel|medicament*|stock|argent|couverture*|kits|carton*|caisse|tente*|duvet*
        boite*|materiel|medicament*|stock|telephone|argent|couverture* .. disparu*|envole*
        cles|kits|carton*|ordi|ordinateur*|caisse|duvet* .. disparu*|envole*, got nicked, nicked, pinched our|my|the
        been nicked, half inched, missing from office|stock|warehouse|pharmacy|store*|locker|safe|till
        boxes|meds|medicines|stock|blankets missing, missing meds|medicines|boxes|stock
        vol .. dossier*|fiche*|sac|telephone|velo|vehicule|camion|materiel|caisse|ordi*
        """,
    ),
    *cues(
        "theft",
        4.2,
        """
        carte bleue .. vole*|disparu*, plus aucun carton, subtilis*, fauch* .. telephone|sac|velo|argent|ordi
        razzi*, vide* .. container|local|reserve|caisse, emptied .. container|store|safe|till, helped themselves
        servis dans le stock, serrure .. force*|casse*|crochetee, lock .. forced|broken|picked|smashed
        broke .. lock|window|door, porte .. defonce*|cassee|forcee, cambrio*
        arrach* .. sac|telephone|chaine|portable, snatch*, pris mon|son|le sac|telephone|portable
        somebody took my|our|the, took my|our|the phone|bag|laptop|van|money, essence siphonnee, catalytic
        plaques volees, detrui* .. cuve|toilettes|tentes|robinet*|point, robinet* .. casse*|arrache*|detruit*
        toilettes .. saccage*|detruit*|brisees
        water tank|tap|taps|toilets .. damaged|destroyed|broken|smashed|sabotaged, lacere* .. tente*|bache*|pneu*
        tentes .. lacerees|dechirees|detruites|coupees par|inconnus, tag* .. mur|facade|porte
        peinture sur|la facade|vitrine, paint thrown
        """,
    ),
    *cues(
        "theft",
        4.1,
        """
        fauch* le|la|les|un|une|notre|mon|son|des|nos, barbot* le|la|les|un|une|notre|mon|son|des|nos
        chip* le|la|les|un|une|notre|mon|son|des|nos|deux, taxe .. telephone|blouson|argent
        jemmied, prised open, pried open, pied de biche, scie .. cadenas|antivol, cadenas scie*, rifled, made off with
        walked off with, helped themselves, helped himself to, they ve had
        =vol, =vols, vole, voles, volee, voler, voleur*, volent, volait, cambriol*, burgl*, theft*, thief, thieves
        stole, stolen, steal, stealing, robbed, robbery, robbing, broke into, broken into, break in, break-in
        effraction, fractur* porte|serrure|local|voiture, porte forcee|fracturee, serrure forcee|fracturee
        forced the door|lock, degrad*, vandal*, saccag*, =pille, pilles, pillee*, piller, pillage*, pillent, looted
        looting, ransack*, vitre* cassee*|brisee*
        pare brise casse|brise, casse vitre|vitres|carreau, window* .. smashed|broken
        smashed .. window*|glass|lock|door, vitre* .. casse*|brise*|explose*
        gps|laptop|phone|wallet|bag|money|cash|generator|bike|keys|tools|tent|tents .. taken|gone
        couvertures|tentes|caisse|materiel|ordi .. parti|partie|partis|parties|disparu*|derobe*
        ordinateur*|outil*|velo|sac|stock .. parti|partie|partis|parties|disparu*|derobe*, derob*
        forc* .. porte|serrure|coffre|container|local, porte .. forcee|fracturee|defoncee, defonc* .. porte
        kicked in door, container .. force*|ouvert*|vide*|opened, cadenas .. coupe*|force*|casse*|scie*
        groupe electrogene .. vole|disparu, smashed window*, carreaux casses, fenetre cassee, pneu* creve*
        pneus .. creve*, pneu .. creve*, tyre* .. slash*, tire* .. slash*, tyres slashed, tires slashed
        slashed tyres|tires, tag*, tagge*, graffit*, dechir* tente*, tente* dechir*|lacer*|detruite*, tents slashed
        tents destroyed, cuve* percee|trouee|crevee, water tank cut|pierced|slashed, sabot*, depouill*, pickpocket*
        arrache* sac|telephone, snatched, disparu du stock|bureau|local, a disparu du bureau|stock|local|caisse
        plus de caisse, caisse vide, cash missing, money missing|gone, argent disparu|manquant
        missing laptop|phone|money|cash|keys|key|medication|drugs, materiel disparu|manquant
        ordinateur disparu|manquant, medicaments disparus|manquants, piqu* telephone|sac|argent|ordi
        s'est fait piquer, tirer son|mon|le telephone|sac|portable, detruit*, damaged, damage, destroyed, deteriore*
        nicked phone|bag|van|bike, pilfer*, swiped, disappeared from office|stock, fouille* voiture vitre, siphon*
        chourav*, chour*, 🥷, raye, rayee, keyed our, dents in our, eau de javel dans, petrol stolen
        cadenas coupe|force|casse, padlock cut
        """,
    ),
    *cues(
        "access",
        4.4,
        """
        blocs de beton, concrete blocks, boulders, fosse creuse, tranchee, barriere .. ferme*|cle|baissee|neuve
        gate .. chained, cadenas .. neuf|change|nouveau, proprietaire .. veut plus|refuse|interdit|chasse
        owner .. refuses|wants us|won t|kicked, changed .. locks, change .. serrure*, ne nous laisse|laissent
        won t open, pas le droit d'entrer|d'aller|de passer|de distribuer, plus le droit, plus acces, sans acces
        acces au camp|site|terrain|plage .. ferme|refuse|bloque|coupe|interdit|impossible
        refus de la mairie|prefecture, mairie .. interdit|refuse|ferme|bloque, prefecture .. interdit|refuse|ferme
        badge* refuse*, permission .. refused|withdrawn|revoked, autorisation .. refusee|retiree, pont ferme
        road .. closed, route .. fermee, detour
        """,
    ),
    *cues(
        "access",
        4.3,
        """
        acces refuse|bloque|interdit|impossible|ferme|coupe|restreint, refus d'acces, acces nous est refuse|interdit
        refuse l'acces, refuse notre acces, refuse acces, interdit* d'acces, interdit* d'entrer
        interdiction d'entrer|acceder|distribu*|d'acces, interdit de distrib*, interdisent distrib*
        distribution* .. interdit*, interdiction .. distrib*|repas
        interdi* .. distribution*|repas|acces|entree|entrer, ban on food|distribution*, banned from|distribut*
        distribution* .. banned|forbidden|stopped, interdit d'y aller, denied entry|at, interdit distrib*
        access denied|refused|blocked|restricted|cut|impossible, denied access|entry, refused access|entry|us
        no access, lost access, can t access|enter|reach|pass|get, cannot access|enter|reach|pass|get
        couldn t access|enter|reach|pass|get, unable to access|enter|reach, not allowed in|to|through
        won t let .. in|through|pass|us, wouldn t let .. in|through|pass|us, don t let .. in|through|pass
        didn t let .. in|through|pass, refuse* .. entry|access|entree|acces|passage, not let .. in|through|pass
        laisse* pas .. entrer|passer|acceder|rentrer|descendre|distribuer|travailler
        empech* .. entrer|passer|acceder|distribuer|travailler
        acces .. ferme|bloque|coupe|refuse|interdit|impossible|restreint
        route|chemin .. coupe*|bloque*|barre*|ferme*, portail .. ferme|cadenasse|bloque
        gate .. locked|closed|shut|blocked, won t let us, wouldn t let us, don t let us, didn t let us
        not letting us, refus* de nous laisser, laissent pas passer|entrer|acceder|distribuer|rentrer|descendre
        laisse pas passer|entrer|acceder|distribuer|rentrer, nous laisse plus entrer|passer
        empech* de|d passer|entrer|acceder|distribuer|travailler|rejoindre|soigner, empech* l'acces, empechent
        nous empeche*, prevent* us, stopped us from|entering, stopped at gate|entrance, turned away by|at
        turned us away, turned back, refoul* par|a|entree|equipe, pas pu entrer|passer|acceder|rentrer|acces
        n'avons pas pu acceder, on peut plus acceder, peut pas|plus acceder|entrer|passer
        impossible d'acceder|entrer|passer|rejoindre, bloqu*, block*, roadblock*, road block*, road blocked
        route barree|coupee|bloquee, routes barrees, barrage*, barrier*, barrieres, grilles fermees, portail ferme
        gate locked|closed|shut, locked out, portes closes, enrochement*, rochers, rocks placed, rocks dumped
        arrete prefectoral, arrete municipal, arretes prefectoraux, arrete du maire|prefet, perimetre interdit
        cordon*, cordoned, cordon off, zone interdite, acces, no entry, fait demi tour par|sur, demande de partir
        demande de quitter, asked to leave, told to leave, ordered to leave, ordered us, kicked out, vire de
        mis dehors, refuse l'entree, refus d'entree, checkpoint
        """,
    ),
    *cues(
        "missing",
        4.2,
        """
        perdu la trace, lost track of, not seen since, phone off since, tel eteint depuis, telephone eteint
        injoignable, personne ne sait ou, nobody knows where, no one knows where, ou est passe*, ne donne plus signe
        plus signe de vie, no sign of life, sans signe de vie, parti* .. pas revenu*, partie .. pas revenue
        left .. not come back, never made it, pas arrive* a destination, pas de signe, s'est volatilise*
        avis de recherche, evapor*, echapp* a la vigilance, separated from .. mum|dad|group|family
        ne retrouve* pas .. fils|fille|enfant|mari|frere|soeur|mere, introuvable depuis
        """,
    ),
    *cues(
        "missing",
        4,
        """
        disparu*, disparition*, disparait*, missing, disappear*, gone missing, went missing, vanished, introuvable*
        sans nouvelle*, pas de nouvelle*, plus de nouvelle*, aucune nouvelle*, plus aucune nouvelle
        no news|sign|word of|from|since, no news since, not heard from, haven t heard, hasn t been seen
        not seen since, pas revu*, plus revu*, pas vu depuis, plus vu depuis, pas rentre*, n'est pas rentre*
        n'est pas revenu*, pas revenu*, jamais revenu*, jamais arrive*, didn t come back|home
        did not come back|home, never came back|home|arrived, hasn t come back|returned, not come back|returned
        not returned, never returned, fugu*, ran away, runaway, run away, perdu* dans la foule, lost in crowd
        lost his|her|their son|daughter|child|kid|brother|sister|boy|girl, lost child|kid|boy|girl, enfant* perdu*
        perdu son|sa|leur fils|fille|enfant|frere|soeur|gamin
        cherch* son|sa|ses|leur fils|fille|enfant|frere|soeur|mari|mere|gamin|enfants
        looking for .. kid|kids|son|child|children|daughter|brother|sister|wife|husband|friend
        lost at|in station|crowd|camp|port|train, lost .. at|in station|crowd|camp|port
        searching for .. son|daughter|kids|wife|husband|brother
        cherche* .. fils|fille|frere|soeur|enfants|enfant|mari|femme|bebe
        looking for his|her|their son|daughter|child|brother|sister|kid, recherch* son|sa frere|fils|fille|soeur
        search* for son|daughter|brother|missing, aucune trace, pas de trace, no trace, no contact since|with
        plus de contact, perdu contact, lost contact, n'est jamais arrive*|revenu*|rentre*
        ne reponde* plus au telephone, not answering since, nobody has seen, personne ne l'a vu*
        personne ne l'a revu*, last seen, vu pour la derniere fois, vu* derniere fois, still looking
        toujours recherche*, portes disparus, porte disparu, unaccounted for, plus joignable|injoignable depuis
        injoignable*, unreachable, can t find, cannot find, on trouve plus|pas, ne retrouve plus|pas
        on ne trouve plus, separe* de sa|son|ses mere|pere|parents|famille
        separated from his|her|parents|mother|family, alerte enlevement, wandered off
        """,
    ),
    *cues(
        "weather",
        4.1,
        """
        gelent, gele, gelent dehors, freezing, sous la neige, cyclone, vents .. km, wind .. tents, grand vent
        tide surge, surge, grandes marees, maree haute .. tentes, riviere .. crue, river .. burst|high|flooding
        eau monte, eau .. tentes, water .. tents, tentes .. eau, tents .. water, under snow, ice everywhere
        patinoire, chaleur extreme, 40 degres, too hot, bache* .. envolee*|arrachee*, toit .. envole|arrache|vent
        roof .. blown|storm, branche* tombe*|cass*, coup* de vent, glissement, coulee*, icy, glace partout
        """,
    ),
    *cues(
        "weather",
        4,
        """
        tempete*, storm*, inond*, flood*, orage*, thunder*, foudre, lightning, grele, hail, rafale* de vent, rafales
        vent a, vent souffle, barnum .. envole*|arrache*, tente* .. envole*|arrach*|inond*|trempe*
        tents .. blown|flooded|soaked|away|collapsed, tout est trempe, soaked
        route .. impraticable|inonde*|verglac*|enneige*, wind .. gust*|strong|blew, blown, vent violent
        vents violents, vent fort, vents forts, strong wind*, high wind*, gale force, gust*, bourrasque*
        coup de vent, ouragan*, hurricane, tornade*, tornado, crue, crues, montee des eaux, eau monte, l'eau monte
        water rising, rising water, under water, underwater, sous l'eau, pieds dans l'eau, neige*, snow*, blizzard
        canicule*, heatwave, heat wave, vague de froid, cold snap, grand froid, temperatures negatives, gel, gelee*
        frost, pluies diluviennes|torrentielles|battantes, fortes pluies, heavy rain, torrential rain, deluge*
        submer*, arbre tombe|tombes|arrache, arbres tombes, tree fell|down|fallen, trees down, tentes envolees
        tentes s'envolent, tentes emportees, tents blown|flooded|flying, blown away, =boue, coulee de boue, mudslide
        landslide, glissement de terrain, alerte rouge|orange, vigilance rouge|orange, meteo, verglas, weather
        intemperies, avis de tempete, trempes, 🌊, ⛈, 🌪
        """,
    ),
    *cues(
        "weather",
        1.5,
        """
        froid, pluie, vent, rain, wind, cold, ice
        """,
    ),
    *cues(
        "other",
        3,
        """
        rats, souris, nuisibles, mort aux rats, raticide*, rat poison
        emailed to|names, emailed the|wrong, mail .. mauvais|mauvaise|erreur
        envoye par erreur, sent by mistake, data, rgpd, gdpr, fichier* .. perdu*|envoye*, liste .. perdue|envoyee
        cle .. perdue|cassee, plus de batterie generale, groupe electrogene en panne, generator broken|down
        alarme .. sonne, ascenseur, plafond .. tombe, mur .. tombe, toit fuit, cold room, medicaments perimes
        expired, erreur .. medicament|dosage, medication error, wrong dose, seringue*, syringe*, needle*, piqure*
        mordu par chien|rat, morsure .. chien|rat, bitten .. dog|rat, chien .. mordu|attaque|mechant|agressif
        dog .. bit|attacked|bitten|loose, camera* .. trouvee, tv crew, presse, youtubeur*, influenceur*, perturbat*
        bug, cyber*
        """,
    ),
    *cues(
        "other",
        2.9,
        """
        intrusion*, intrud*, intrus, trespass*, s'est introduit*, se sont introduits, entres de force
        entre de force, forced entry, inconnu dans le|l abri|centre|local, unknown man in the|shelter|centre
        fuite de gaz, gas leak, odeur de gaz, smell of gas, coupure de courant, coupure d'electricite, coupure d'eau
        panne de courant|electricite|chauffage|eau, panne, power cut, power outage, blackout, no heating
        no electricity, plus de chauffage|eau|electricite|courant, heating broken|down, heating, chauffage en panne
        fuite d'eau, water leak, degat des eaux, punaises de lit, bedbugs, bed bugs, rats, rat infestation, cafards
        chien mord*, chien attaque*, mordu par un chien, dog bite, bitten by a dog, bitten by dog, dog attack*
        chien errant, chiens errants, stray dog*, morsure de chien, chien* mechant*, guepe*, nid de frelon*, wasp*
        gale, scabies outbreak, epidemie, outbreak, perdu les cles, cles perdues, lost keys, lost the keys
        perdu mon|le|son telephone|portable|badge|trousseau, telephone perdu, lost phone, lost my phone
        cle usb perdue, dossier* perdu*, fichier* envoye*, data breach, fuite de donnees, data leak
        donnees envoyees, mail envoye a mauvais|mauvaise, wrong recipient, piratage, hack*, phishing, hameconnage
        virus informatique, ransomware, journaliste* insistant*, journaliste*, journalist*, medias, drone*
        manifestation*, protest*, demonstration, greve*, strike, eau contaminee, contaminated water
        effondr* du plafond|mur|toit, plafond effondre, ceiling collapsed
        ceiling fell, roof leak*, ascenseur bloque, stuck in lift, alarme declenchee, alarm went off
        produit chimique, chemical spill, piqure seringue, needle stick, needlestick, aes, accident d'exposition
        colis suspect, suspicious package, panne du van|camion, van broken down, van won t start, broke down
        voiture|camion|van|minibus|vehicule|groupe|chauffage en panne, aucun|plus|pas reseau
        no network|signal|reception
        breakdown, rupture de stock, stockout, out of stock, frigo en panne, fridge broken|failed, cold chain
        chaine du froid, plus d'essence, embourb*, enlise*, stuck in mud, tomber, tombe*, chute, chutes, slipped
        slip, fell, falls, tripped, fall, overcrowd*, mouvement de foule, crowd crush, stampede, bousculade
        """,
    ),
)
