"""What people do to others, in French and English. Written as in `cues`; weights as in `incident_words`."""

from domain.reading.cues import Cue, cues

VIOLENCE: tuple[Cue, ...] = (
    *cues(
        "none",
        0,
        """
        mort de fatigue|rire|froid|faim|trouille|peur, morts de fatigue|rire|froid|faim|trouille|peur, point mort
        angle mort, temps mort, dead tired, dead battery|phone, batterie morte, telephone mort, dead line
        au feu rouge|vert, feu rouge|vert, feux de detresse, feux rouges, feu d'artifice, feux d'artifice
        fire extinguisher, extincteur, traffic light, cease fire, fired from|for
        to fire me|him|her|us|you|whoever|anyone
        will fire me|him|her|us|you|whoever, fire exit, fire drill
        exercice incendie, detecteur de fumee, alarme incendie test*, en coup de vent, coup de main, coup de fil
        du coup, tout a coup, coup de froid|chaud|chaleur|fatigue|mou|barre|main|blues, batterie .. mort|morte
        moteur .. mort, girls|women|her|his|their|our|kids bodies, tout d'un coup, coup de chapeau, coup de soleil
        violation de|du domicile|confidentialite|propriete|secret|donnees, data violation
        sexual violence nurse|midwife|clinic|project|team|worker|counsellor|officer|room|desk
        infirmier*|permanence|bureau|projet|equipe violences sexuelles
        coup d'oeil, coup de stress, phone*|battery|batteries|radio|radios|heater|boiler|generator|laptop .. dead
        mauvaise conduite d routier*|automobiliste*|camionneur*|conducteur*|motard*
        abus d|de alcool|drogue*|substance*|ecrans|medicament*, alcohol abuse
        substance|drug|drugs abuse, abuse of alcohol|drugs
        a coup sur, apres coup, coup sur coup, coups de fil, vol d'oiseau, a vol d'oiseau, flight, en vol, au volant
        vol pour, prendre le vol, plein le dos, plein de monde, corps medical, garde du corps, corps de metier
        body temperature, au corps, mal au corps, corps a corps, gilet pare balles, crash course
        app*|logiciel|tablet|tablette|server|serveur|system|laptop|computer|software|phone crash*
        accident vasculaire|cerebral, accident du travail, bateau pneumatique vide, bateau ivre, service de police
        commissariat, police municipale prevenue, police prevenue, police appelee, police informed|called|notified
        called police, appele la police, on previent la police, previent police, porter plainte, depot de plainte
        plainte deposee, deposer plainte, arret de bus, arret maladie, arrets de bus, armee du salut, salvation army
        armed forces, alarm*, armoire*, course poursuite, blocage administratif, larmes, en larmes, arme de patience
        a feu doux, shoot photo, photo shoot, photo shooting, screenshot*, shot of vaccine, flu shot, vaccine shot
        storm in, prise d'otage de, fuite en avant, evacuation sanitaire, evacuation medicale, medical evacuation
        evacue vers|au hopital|ch|chu, evacue par|avec pompiers|samu|helico, evacuated to hospital, evasan, medevac
        vague de froid, evacuation des eaux, pas de souci, sans souci, mise a l'abri, tir a la corde, tirs au but
        tir au but, tireuse*, tiroir*, corps constitue, mort aux rats, nature morte, saisonnier*, fin d'urgence
        urgences du|de ch|chu|hopital, hebergement d'urgence, abri d'urgence, urgence sociale, plan d'urgence
        emergency shelter|number|kit|food|blanket|blankets, couverture de survie, menace pluie, temps menacant
        orage menace, missing blankets|tents|kits|report|reports|data|forms|form, manque de, il manque
        disparu du stock, a disparu du bureau|stock|local, body of water, body language, body warmer, police station
        vol annule, vol retour, vol charter, feu de la rampe, pris feu de, feu vert, donne feu vert, ok fire away
        menace de se suicider|jeter|tuer|couper|faire|pendre|immoler, threat* to jump|harm herself|himself
        threat* suicide|to kill himself|herself, menace de s'effondrer|tomber|ceder, menace d'effondrement
        menace d'orage, threat of rain, shot in the arm, couteau suisse, couteaux de cuisine, couteau volé
        bombe lacrymo, gaz bombe, explos* de|du nombre|chiffres|demandes|joie, bombe aerosol, gun shy
        tire la sonnette, tire d'affaire, tires d'affaire, tire au sort, tirage, se tire, tirer le|la, alarme
        on a arrete, nous avons arrete, on arrete, arrete la|les distri*|activite*|maraude|consult*|clinique
        du coup arrete, a arrete le camion|van|bus, s'est vite arrete, avons arrete, on s'arrete, moteur arrete
        travail arrete, s'est arrete, s'arrete, sont arretes, arrete de, arrete pas, s'arretent
        arrete a|au metre|arbre|feu|bord, coeur arrete, arret cardiaque *, taken to hospital, arrete prefectoral
        arrete municipal, arretes prefectoraux, arrete du prefet|maire, cardiac arrest, cardiorespiratory arrest
        respiratory arrest, embarque sur un bateau, embarque dans|a bord
        """,
    ),
    *cues(
        "assault",
        4.35,
        """
        jet|jets de pierre|pierres|projectiles|bouteilles|canette*|caillou*|brique*|oeuf*|parpaing*|boulon*|tuile*
        jete*|jetent|jettent|balance*|lanc* .. pierre*|bouteille*|canette*|caillou*|brique*|oeuf*|parpaing*|boulon*
        throw* .. stones|rocks|bottles|cans|bricks|eggs|bottle|can|brick|rock|stone|glass
        threw .. stones|rocks|bottles|cans|bricks|eggs|bottle|can|brick|rock|stone|glass
        stone|rock|bottle|can|brick|egg thrown, caillass*
        gaze*|asperge* .. par homme|femme|passant*|inconnu*|voisin*|riverain*|automobiliste*, gaz au poivre
        passant*|inconnu*|voisin*|riverain*|automobiliste* .. gaze*|asperge*, pepper spray*
        """,
    ),
    *cues(
        "assault",
        4.0,
        """
        balanc* .. chaise|bouteille|pierre|table|caillou*
        jete* .. oeuf*|chaise|bouteille|verre|caillou*|canette*|objet*, jet* d'oeufs
        threw .. chair|bottle|eggs|can|glass|cup|plate|food, scrap, scraps, bloody nose, punch up, set upon
        set about, laid into, went for him|her|us|them, lashed out, lash out, s'est rue sur, s'est jete sur
        s'est jetee sur, se jette sur, saute dessus, sautent dessus, lui est tombe dessus, nous sont tombes dessus
        chope par|a col, attrape par|a col, grabbed by throat|neck|collar|arm, empoigne*, saisi par|a gorge|col
        coups et blessures, bastonn*, torgnole, mandale, pugilat, echange de coups, heurts, violents heurts
        ca a degenere, ca degenere, riot, emeute*, mob attack, bitten by a man, s'est fait chiffonner, sauvagement
        pris des coups, prendre des coups, hit with, hit in face|head|chest, elbowed, tackled, jumped on
        thrown to ground, tabasse, se sont battus, bagarre generale, mass brawl, headlock, hurled .. at, pelted
        pelt*
        """,
    ),
    *cues(
        "assault",
        3.95,
        """
        bagarre, frappe, frapper, bagarr*, baston*, rixe*, brawl*, fight, fights, fighting, fought, fist fight
        altercation, altercations, violente altercation, frapp*, tabass*, passe|passee|passes a tabac
        roue|rouer de coups, roue de coups, coups, coup de poing, coups de poing, coup de pied, coups de pied
        coup de tete, coup de baton, coups de baton, coup de matraque, coups de matraque, cogne*, cogner, gifl*
        claque, claques, gifle, punch*, kicked, kicking, beaten, beat up, beat him|her|them|me|up, beating, got hit
        hit by man|guy|someone|group|security, hit him|her|them|me, hit a|an, slapped, slap, slapping, headbutt*
        lynch*, tape dessus, tapent dessus, se tapent, s'est fait taper, a ete tape, mis une droite|baffe|beigne
        casse la gueule, peter la gueule, en sont venus aux mains, bouscul*
        pousse|poussee|pousses .. escalier|sol|mur|route|tombe, pushed .. over|stairs|ground|wall|down, shov*
        pushed to ground, pousse par terre, jete a terre, plaque au sol, jet de pierre, jets de pierre|pierres
        jette des pierres, jetent des pierres, jete des pierres, caillass*, throw* stones|rocks|bottles
        stones thrown at, stoned, bottle thrown, bouteille lancee, lance une bouteille, projectile*, crach*
        spat at|on, strangl*, etrangl*, choked him|her, mordu par un homme|gars|type, morsure humaine
        prise a partie, pris a partie, prises a partie, prendre a partie, s'en est pris|prend a, s'en sont pris a
        se battent, se battre, projete au sol, mis a terre, tire par les cheveux, pulled by hair, wrestled
        dragged by, lynchage, se tapaient, se sont tapes, tape par
        s'est pris un|une coup|droite|poing|pierre|bouteille, recu un coup, recu une pierre|bouteille|chaise
        se sont battus, battu, battue, battus, ratonnade, guet apens, ambush*, mugged, mugging, jumped by, scuffle
        clash*, affrontement*, echauffouree*, violence physique, violences physiques, physical violence
        passage a tabac, molested by police, brutalis*, violences policieres, police brutality, sequestr*, kidnap*
        enlev*, held hostage, hold hostage, torture*, gang attack, roughed up, smack*, ganged up, hits
        violence conjugale, violences conjugales, domestic violence, battered, scald*
        """,
    ),
    *cues(
        "assault",
        3.6,
        """
        agresse, agression, agressions, agress*, assault*, attacked, attaque, attaquer, attaques, attack, attacks
        """,
    ),
    *cues(
        "assault",
        2.4,
        """
        dispute*, embrouille*, tension*, tendu*, argument between, heated argument, blesse*, hurt, injured
        nez casse, nez en sang, black eye, oeil au beurre noir, cocard
        """,
    ),
    *cues(
        "threat",
        4.8,
        """
        vais|va|vont te|vous|nous|le|la|lui planter|buter|saigner|defoncer|exploser|demonter|demolir|fumer
        je te plante|bute|saigne|defonce|demonte|fume, ferai|fera la peau
        or they d shoot|kill|stab|burn|hurt, or he d shoot|kill|stab|burn|hurt, or else, leave or
        sinon .. tuer|tue|tire|tirer|brule|bruler|frappe|frapper|plante|creve, d shoot us|me|him|her|them
        would shoot|kill|stab|burn|hurt, ll shoot|stab|burn|kill, will shoot|stab|burn
        veut|veulent .. bruler|tuer|planter|tirer, menac* de mort
        menac* de tuer|buter|frapper|bruler|planter|revenir|egorger|tabasser, death threat*
        threat* to kill|hurt|burn|beat|stab|shoot|attack, mort dans menaces, promis de bruler, menac* avec poings
        dispute*|altercation*|embrouille*|clash*|echange* verbale*|verbal|verbaux
        verbal dispute*|argument*|altercation*
        verbal threat*, menac* verbale*, menac* par sms|whatsapp|telephone
        """,
    ),
    *cues(
        "threat",
        4.6,
        """
        nous suiv*, nous suit, following us, followed us
        suivis par une voiture|un vehicule|type|homme|inconnu|groupe
        suivi par une voiture|un vehicule|inconnu|groupe
        """,
    ),
    *cues(
        "threat",
        4.2,
        """
        van|car|team|we|voiture|equipe .. followed, suivi* .. jusqu*, followed .. home|warehouse|office|car
        surveille* .. bureau|equipe|domicile, repere* .. adresse|voiture, photograph* .. plaque*|voiture|equipe
        photo* .. plaque*|number plate*, watching the|our office|house|centre|team, filmed us|our, nous film*
        drone nous
        """,
    ),
    *cues(
        "threat",
        4.0,
        """
        menacant*, menacante, crie .. mort, va payer, vont payer, tu vas payer, you ll pay, gonna pay, egorger
        saigner comme, regler son compte, regler nos comptes, va finir mal, mal finir, warned us not to
        warned us to, on nous a ordonne de partir, ordered out by smugglers
        passeurs .. partir|interdit|interdisent|chass*, smugglers .. leave|warned|ordered|chased, chassed by
        chases par, chase* us, pression* sur, pressured to, sommes d'argent, racketteurs, protection money
        cible* par, targeted by, homophob*, transphob*, islamophob*, xenophob*, negrophob*, antisem*, croix gammee*
        swastika*, bras d'honneur, doigt d'honneur, klaxonn* et insult*, message* haineux, appel* malveillant*
        appel* anonyme*, mur de haine, publication* haineuse*, tags menacant*
        """,
    ),
    *cues(
        "threat",
        3.8,
        """
        menac*, threat*, intimid*, harcel*, harass*, stalk*, chantage, blackmail*, racket*, extor*, injur* racistes
        insultes racistes, racist abuse, racist insults, verbal abuse, verbally abus*, abus* verbaux
        violence verbale, agression verbale, agresse verbalement, invective*
        traite de|d sale|pute|con|connard|voleur, tags racistes, tag raciste, racist graffiti, propos racistes
        propos haineux, haine, hate speech, hate message*, hate mail, swore at, swearing at, shouted at, yelled at
        hurle dessus, crie|criait dessus, crient dessus, on sait ou tu habites, sait ou tu habites, sait ou j'habite
        sait ou on habite|habit*, know where you live, knows where we|i live, i will kill, will kill you
        kill us|you|me|him|her, going to kill, va te tuer, va nous|me|le|la tuer
        je vais vous tuer|retrouver|crever|planter|bruler, kill if, d kill, ll kill, kill you, je te retrouverai
        on va te|vous retrouver|faire|bruler|crever, va bruler .. centre|van|bureau, burn .. down if, will burn
        ll find, savent ou on|j'habite|habite, savent ou nous, sait ou vous, sait ou nous, will come back with
        va revenir avec, revenir avec ses|des potes|copains|freres|armes|gars, reviendra avec, agressif, agressive
        agressifs, aggressive, vais te tuer, vont nous|me|le|la tuer, il va te buter, buter, te crever
        vais te crever, veut nous|le|la|me tuer, veulent nous|le|la|me tuer, want* to kill, wants to hurt
        fais gaffe a toi, watch your back, nous suit en voiture, voiture nous suit, car following us
        followed by a car, suivi* par une voiture, followed home, suivi jusqu a|au, appels anonymes, anonymous calls
        lettre anonyme, anonymous letter, doxx*, geste d'egorgement, throat slit gesture, cyberharcel*
        militants d'extreme droite, groupe d'extreme droite, far right group, identitaires, intimidation
        braqu* du regard, hostil*
        """,
    ),
    *cues(
        "threat",
        3.4,
        """
        insult*, insulte, insultes
        """,
    ),
    *cues(
        "armed",
        4.3,
        """
        detonation*, deflagration*, bangs, baseball bat, bat chasing, machete*, knife fight
        with a knife|bat|machete|hammer|axe|blade|gun|rifle|screwdriver|stick
        avec un couteau|batte|machette|marteau|hache|cutter|tournevis|pistolet|fusil|arme|sabre|barre
        brandi* .. couteau|machette|arme|barre|hache|bouteille, brandish*, sort un|son couteau|arme|pistolet|flingue
        pulled a|out knife|gun|blade|bat, airgun, plombs, tir de plomb, carabine a plomb, projectile de arme
        bouteille* cassee*|brisee*, broken bottle*
        shotgun*, pistol*, handgun*, bullets, cartouche*, munition*, ammo, arsenal, arbalete, lame de rasoir
        razor blade*, taillad*, slashed his|her|him, slash* face|arm|throat, entaille*
        """,
    ),
    *cues(
        "armed",
        4.2,
        """
        arme, armes, arme*, arme a feu, arme blanche, coups de feu, coup de feu, tirs, tir, tire sur|dessus, tirent
        tirait, on nous tire, ca tire, ont tire, a tire, fusillade*, fusil*, pistolet*, flingue*, gun, guns
        gunshot*, gunfire, gunman, gunmen, shooting, shot, shots, shots fired, shoots, fired at, opened fire, firing
        kalach*, calibre, revolver*, rifle, rafale*, couteau*, couteaux, knife, knives, knifed, stabbed, stabbing
        =stab, =stabs, stabb*, poignard*, machette*, machete*, lame, lames, blade, blades, cutter, hache, axe
        sabre, sword, surin*
        planter|plante|plantes|plantee au couteau, s'est fait planter, a ete plante, coup de couteau
        coups de couteau, coup de machette, barre de fer, iron bar, metal bar, batte de baseball, batte
        baseball bat, matraque telescopique, tesson*, balle perdue, touche par balle, blesse* par balle*
        plaie par balle|arme, balle dans, par balle, par balles, bullet*, douille*, grenade*, explosion*, explosif*
        bombe, bomb, cocktail molotov, molotov, braquage*, braque*, armed robbery, at gunpoint, knifepoint
        vol a main armee, main armee, weapon*, armed men, hommes armes, homme arme, taser*
        bombe lacrymo contre nous, 🔫, 🔪, carabine*, tireur*, sniper*, egorg*, screwdriver attack, tournevis dans
        attaque au|a tournevis|marteau|hache, crossbow, arbalete, air gun, airsoft, sort une lame, hammer attack
        """,
    ),
    *cues(
        "police",
        4.2,
        """
        expuls*, demantel*, evacuation, evacue par la|les police|crs|gendarmes|prefecture|forces
        evacu* du|de|des camp|campement|squat|lieu|jungle|terrain, evict*, operation de police, police operation
        police raid, raid, descente de police, descente de flics, operation policiere, mise a l'abri forcee
        clearance, camp clear*, cleared the camp, dismantl*, zero point de fixation, zpf, confisqu* tentes
        confiscat*, saisi* de tentes|duvets, saisissent tentes|duvets, tentes saisies|lacerees par police
        tents slashed by police, lacer* tentes, slash* tents, gaz lacrymo*, lacrymo*, lacry, tir* .. lacrymo*
        tirs de gaz|lbd|flashball, tire* .. lacrymo*|gaz|lbd, embarqu* .. tentes|duvets|affaires|baches|couvertures
        tear gas*, prennent les tentes, pris .. tentes|duvets|affaires, took .. tents|blankets, taking .. tents
        ramass* .. tentes, saisi* .. tentes|affaires|duvets, detruit .. tentes|cabanes
        police|crs|flics .. tentes|duvets|tents|blankets|baches, teargas*, gazes, gazage, gaze par, gazent, lbd
        flashball, flash ball, rubber bullets, charge* police|crs, crs chargent, police charge*, quadrill*, nasse
        nassent, kettl*, encercl*, rafle*, perquisition*, police search*, fouill* police, controle* d'identite
        controle* de police, controles de police, id check*, identity check*, police check*
        controle* par police|crs|gendarmes|paf|flics, dispersion, dispersent, disperse par, dispersed, bulldozer*
        nettoyage du camp, camp cleaning, verbalis*, amende*, pv, fined, convoi de crs|police, crs partout
        cars de crs, embarqu* de force, bus de force, forced onto bus*, tents taken by police, police taking tents
        prennent .. tentes|duvets, emport* .. tentes par police, tentes saisies
        controle* .. papiers|identites|sortie|titres, papers check*, check* .. papers|documents, amend* pour
        ramasse* .. camp, police .. everyone|everybody|bus|buses|moving|tents|camp|cleared|woke
        crs|police|gendarmes .. reveill*|encercl*|autour|vid*|chass*|delog*|deloge*|evacu*
        crs|police|gendarmes .. entr*|debarqu*|intervien*|interven*|boucl*|fouill*|tentes|camp|squat, delog*
        deloge*, chasse* du|de camp|squat|terrain|parc, moved on by, moved on from, move on order, buses lined up
        put on buses, mise a la rue, mis a la rue, a la rue apres, avis d'expulsion, eviction notice, trespass order
        harcelement policier, police harassment, intervention policiere, intervention de la police
        operation de la prefecture, helico police, drone police, drones de police
        """,
    ),
    *cues(
        "police",
        2.6,
        """
        police, crs, gendarme*, gendarmerie, flics, keufs, paf, forces de l'ordre, policier*, policiere*, cops, cop
        officers, bac, huissier*, 🚓, 👮, evacu*, clear* out
        """,
    ),
    *cues(
        "arrest",
        4.4,
        """
        interpell*, arrest*, gav, garde a vue, garde a vu, en garde a vue, arrete par, arretes par, a ete arrete
        ont ete arretes, est arrete, se font arreter, s'est fait arreter, fait arreter, arrete pour|devant|lors
        arretes pour|devant|lors, retention, centre de retention, cra, placement en cra, place en cra
        place en retention, detained, detention, in custody, custody, embarque par police|crs|flics|paf
        embarques par police|crs|flics|paf, embarqu* au poste|commissariat, emmene* au commissariat|poste
        emmene* par police|crs|flics|paf|gendarmes, taken by police, taken to police station, taken away by police
        police took, handcuff*, menott*, oqtf, locked up, mis en cellule, jailed, in jail, en prison, ecroue*
        deport*, reconduite frontiere, convocation police, auditionne*, police arrest*, arrestation*, rafl* de
        retained by police, picked up by police, nicked by police, embarqu* tous|toutes, taken away, handcuffs
        menottes, garde-a-vue, emmene* .. menott*|commissariat|poste|gendarmerie|brigade|cra
        convoque .. commissariat|gendarmerie, convoquee .. commissariat, summoned .. police, in police custody
        police .. took him|her|them|ahmed|two|three|one, embarque* .. paf|police|flics|crs|fourgon|poste|cellule
        locked in cell, mandat d'arret, expulse vers, deported to, renvoye* vers|dublin, assign* a residence
        retenu* au poste|commissariat|paf|frontiere|prefecture, held by police|border, police held, nabbed
        caught by police, stopped and taken
        """,
    ),
    *cues(
        "arrest",
        3.4,
        """
        arrete, arretes, arretee, embarque, embarques, embarquee
        """,
    ),
)
