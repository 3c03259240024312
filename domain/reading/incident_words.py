"""Words of French and English that speak of an event, by what it is. Folded; see `cues` for how they are written.

They belong to the two languages, not to one mission. `ANCHORS` ties them to a catalogue: its type with one of these
words among its names is what the whole list means there. Weights: 5 says it whatever else is said, 4 is the event, 3
usually is, 2 may only stand beside it (the police at an accident), 1 is a mere sign of it.
"""

from domain.reading.cues import Cue, cues

ANCHORS: dict[str, tuple[str, ...]] = {
    "assault": ("agression", "assault", "coups", "attacked", "bagarre", "fight"),
    "threat": ("menace", "threat", "intimidation", "harassment"),
    "armed": ("arme", "weapon", "tirs", "shooting", "coups de feu", "gun"),
    "police": ("police", "expulsion", "eviction", "police operation"),
    "arrest": ("arrestation", "arrest", "interpellation", "detention"),
    "shipwreck": ("naufrage", "shipwreck"),
    "death": ("deces", "death", "mort"),
    "medical": ("medical emergency", "urgence vitale", "inconscient", "unconscious", "malaise"),
    "fire": ("incendie", "fire", "feu"),
    "road": ("accident de la route", "road accident", "accident", "crash"),
    "theft": ("vol", "theft", "cambriolage"),
    "access": ("acces refuse", "access denied"),
    "missing": ("disparition", "missing person", "disparu", "missing"),
    "weather": ("intemperies", "severe weather", "tempete", "storm"),
    "other": ("autre", "other"),
    "sexual": ("violence sexuelle", "sexual violence", "viol", "rape"),
    "misconduct": ("mauvaise conduite", "misconduct", "safeguarding", "abus"),
}
"""Topics, and the names that a catalogue's type has one of."""

EVENTS: list[Cue] = [
    # Not what it looks like.
    *cues(
        "none",
        0,
        """
        mort de fatigue|rire|froid|faim|trouille|peur, morts de fatigue|rire|froid|faim|trouille|peur, point mort, angle mort, temps mort, dead tired, dead battery|phone, batterie morte, telephone mort, dead line,
        au feu rouge|vert, feu rouge|vert, feux de detresse, feux rouges, feu d'artifice, feux d'artifice, fire extinguisher, extincteur, traffic light, cease fire, fired from, fire exit, fire drill, exercice incendie,
        detecteur de fumee, alarme incendie test*, en coup de vent, coup de main, coup de fil, du coup, tout a coup, tout d'un coup, coup de chapeau, coup de soleil, coup d'oeil, coup de stress, a coup sur, apres coup, coup sur coup, coups de fil,
        vol d'oiseau, a vol d'oiseau, flight, en vol, au volant, vol pour, prendre le vol, plein le dos, plein de monde, corps medical, garde du corps, corps de metier, body temperature, au corps, mal au corps, corps a corps,
        gilet pare balles, crash course, accident vasculaire|cerebral, accident du travail, bateau pneumatique vide, bateau ivre, service de police, commissariat, police municipale prevenue, police prevenue, police appelee, police informed|called|notified, called police, appele la police, on previent la police, previent police,
        porter plainte, depot de plainte, plainte deposee, deposer plainte, arret de bus, arret maladie, arrets de bus, armee du salut, salvation army, armed forces, alarm*, armoire*, course poursuite, blocage administratif, larmes, en larmes, arme de patience, a feu doux,
        shoot photo, photo shoot, photo shooting, screenshot*, shot of vaccine, flu shot, vaccine shot, storm in, prise d'otage de, fuite en avant, evacuation sanitaire, evacuation medicale, medical evacuation, evacue vers|au hopital|ch|chu, evacue par|avec pompiers|samu|helico, evacuated to hospital, evasan, medevac,
        vague de froid, evacuation des eaux, pas de souci, sans souci, mise a l'abri, tir a la corde, tirs au but, tir au but, tireuse*, tiroir*, corps constitue, mort aux rats, nature morte, saisonnier*, fin d'urgence, urgences du|de ch|chu|hopital, hebergement d'urgence, abri d'urgence, urgence sociale, plan d'urgence, emergency shelter|number|kit|food|blanket|blankets, couverture de survie,
        menace pluie, temps menacant, orage menace, missing blankets|tents|kits|report|reports|data|forms|form, manque de, il manque, disparu du stock, a disparu du bureau|stock|local, body of water, body language, body warmer, police station, vol annule, vol retour, vol charter, feu de la rampe, pris feu de, feu vert, donne feu vert, ok fire away
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
        3.95,
        """
        bagarre, frappe, frapper, bagarr*, baston*, rixe*, brawl*, fight, fights, fighting, fought, fist fight, altercation, altercations, violente altercation, frapp*, tabass*, passe|passee|passes a tabac, roue|rouer de coups, roue de coups,
        coups, coup de poing, coups de poing, coup de pied, coups de pied, coup de tete, coup de baton, coups de baton, coup de matraque, coups de matraque, cogne*, cogner, gifl*, claque, claques, gifle, punch*, kicked, kicking, beaten, beat up, beat him|her|them|me|up, beating, got hit, hit by man|guy|someone|group|security, hit him|her|them|me, hit a|an
        slapped, slap, slapping, headbutt*, lynch*, tape dessus, tapent dessus, se tapent, s'est fait taper, a ete tape, mis une droite|baffe|beigne, casse la gueule, peter la gueule, en sont venus aux mains, bouscul*, pousse|poussee|pousses .. escalier|sol|mur|route|tombe, pushed .. over|stairs|ground|wall|down, shov*, pushed to ground, pousse par terre, jete a terre, plaque au sol, jet de pierre, jets de pierre|pierres, jette des pierres, jetent des pierres, jete des pierres, caillass*,
        throw* stones|rocks|bottles, stones thrown at, stoned, bottle thrown, bouteille lancee, lance une bouteille, projectile*, crach*, spat at|on, strangl*, etrangl*, choked him|her, mordu par un homme|gars|type, morsure humaine, prise a partie, pris a partie, prises a partie, prendre a partie, s'en est pris|prend a, s'en sont pris a, se battent, se battre, projete au sol, mis a terre, tire par les cheveux, pulled by hair, wrestled, dragged by, lynchage, se tapaient, se sont tapes, tape par, s'est pris un|une coup|droite|poing|pierre|bouteille, recu un coup, recu une pierre|bouteille|chaise, se sont battus, battu, battue, battus, ratonnade, guet apens, ambush*, mugged, mugging, jumped by, scuffle, clash*, affrontement*, echauffouree*, violence physique, violences physiques, physical violence, passage a tabac, molested by police, brutalis*, violences policieres, police brutality, sequestr*, kidnap*, enlev*, held hostage, hold hostage, torture*, gang attack, roughed up, smack*, ganged up, hits, violence conjugale, violences conjugales, domestic violence, battered, scald*
        """,
    ),
    *cues("assault", 2.4, "dispute*, embrouille*, tension*, tendu*, argument between, heated argument, blesse*, hurt, injured, nez casse, nez en sang, black eye, oeil au beurre noir, cocard"),
    *cues(
        "threat",
        3.8,
        """
        menac*, threat*, intimid*, harcel*, harass*, stalk*, chantage, blackmail*, racket*, extor*, injur* racistes, insultes racistes, racist abuse, racist insults, verbal abuse, verbally abus*, abus* verbaux, violence verbale, agression verbale, agresse verbalement, invective*, traite de|d sale|pute|con|connard|voleur, tags racistes, tag raciste, racist graffiti, propos racistes, propos haineux, haine, hate speech, hate message*, hate mail, swore at, swearing at, shouted at, yelled at, hurle dessus, crie|criait dessus, crient dessus
        on sait ou tu habites, sait ou tu habites, sait ou j'habite, sait ou on habite|habit*, know where you live, knows where we|i live, i will kill, will kill you, kill us|you|me|him|her, going to kill, va te tuer, va nous|me|le|la tuer, je vais vous tuer|retrouver|crever|planter|bruler, kill if, d kill, ll kill, kill you, je te retrouverai, on va te|vous retrouver|faire|bruler|crever, va bruler .. centre|van|bureau, burn .. down if, will burn, ll find, savent ou on|j'habite|habite, savent ou nous, sait ou vous, sait ou nous, will come back with, va revenir avec, revenir avec ses|des potes|copains|freres|armes|gars, reviendra avec, agressif, agressive, agressifs, aggressive, vais te tuer, vont nous|me|le|la tuer, il va te buter, buter, te crever, vais te crever, veut nous|le|la|me tuer, veulent nous|le|la|me tuer, want* to kill, wants to hurt, fais gaffe a toi, watch your back, nous suit en voiture, voiture nous suit, car following us, followed by a car, suivi* par une voiture, followed home, suivi jusqu a|au, appels anonymes, anonymous calls, lettre anonyme, anonymous letter, doxx*, geste d'egorgement, throat slit gesture, cyberharcel*, militants d'extreme droite, groupe d'extreme droite, far right group, identitaires, intimidation, braqu* du regard, hostil*
        """,
    ),
    *cues("threat", 3.4, "insult*, insulte, insultes"),
    *cues("assault", 4.35, "jet de pierre|pierres|projectiles|bouteilles, jets de pierre|pierres|projectiles|bouteilles, jete* .. pierres|bouteilles|cailloux, jetent .. pierres|bouteilles|cailloux, lanc* .. pierres|bouteilles|cailloux, throw* .. stones|rocks|bottles, threw .. stones|rocks|bottles, stones|rocks|bottles thrown, caillass*"),
    *cues("threat", 4.6, "nous suiv*, nous suit, following us, followed us, suivis par une voiture|un vehicule|type|homme|inconnu|groupe, suivi par une voiture|un vehicule|inconnu|groupe"),
    *cues("threat", 4.8, "or they d shoot|kill|stab|burn|hurt, or he d shoot|kill|stab|burn|hurt, or else, leave or, sinon .. tuer|tue|tire|tirer|brule|bruler|frappe|frapper|plante|creve, d shoot us|me|him|her|them, would shoot|kill|stab|burn|hurt, ll shoot|stab|burn|kill, will shoot|stab|burn, veut|veulent .. bruler|tuer|planter|tirer"),
    *cues("threat", 4.2, "van|car|team|we|voiture|equipe .. followed, suivi* .. jusqu*, followed .. home|warehouse|office|car, surveille* .. bureau|equipe|domicile, repere* .. adresse|voiture, photograph* .. plaque*|voiture|equipe, photo* .. plaque*|number plate*, watching the|our office|house|centre|team, filmed us|our, nous film*, drone nous"),
    *cues("threat", 4.8, "menac* de mort, menac* de tuer|buter|frapper|bruler|planter|revenir|egorger|tabasser, death threat*, threat* to kill|hurt|burn|beat|stab|shoot|attack, mort dans menaces, promis de bruler, menac* avec poings, verbal threat*, menac* verbale*, menac* par sms|whatsapp|telephone"),
    *cues("none", 0, "menace de se suicider|jeter|tuer|couper|faire|pendre|immoler, threat* to jump|harm herself|himself, threat* suicide|to kill himself|herself, menace de s'effondrer|tomber|ceder, menace d'effondrement, orage menace, menace d'orage, threat of rain"),
    *cues(
        "armed",
        4.2,
        """
        arme, armes, arme*, arme a feu, arme blanche, coups de feu, coup de feu, tirs, tir, tire sur|dessus, tirent, tirait, on nous tire, ca tire, ont tire, a tire, fusillade*, fusil*, pistolet*, flingue*, gun, guns, gunshot*, gunfire, gunman, gunmen, shooting, shot, shots, shots fired, shoots, fired at, opened fire, firing, kalach*, calibre, revolver*, rifle, rafale*, couteau*, couteaux, knife, knives, knifed, stabbed, stabbing, stab*, poignard*, machette*, machete*, lame, lames, blade, blades, cutter, hache, axe, sabre, sword, surin*, planter|plante|plantes|plantee au couteau, s'est fait planter, a ete plante, coup de couteau, coups de couteau, coup de machette, barre de fer, iron bar, metal bar, batte de baseball, batte, baseball bat, matraque telescopique, tesson*, balle perdue, touche par balle, blesse* par balle*, plaie par balle|arme, balle dans, par balle, par balles, bullet*, douille*, grenade*, explosion*, explosif*, bombe, bomb, cocktail molotov, molotov, braquage*, braque*, armed robbery, at gunpoint, knifepoint, vol a main armee, main armee, weapon*, armed men, hommes armes, homme arme, taser*, bombe lacrymo contre nous, 🔫, 🔪, carabine*, tireur*, sniper*, egorg*, screwdriver attack, tournevis dans, attaque au|a tournevis|marteau|hache, crossbow, arbalete, air gun, airsoft, sort une lame, hammer attack
        """,
    ),
    *cues("none", 0, "shot in the arm, couteau suisse, couteaux de cuisine, couteau volé, bombe lacrymo, gaz bombe, explos* de|du nombre|chiffres|demandes|joie, bombe aerosol, gun shy, tire la sonnette, tire d'affaire, tires d'affaire, tire au sort, tirage, se tire, tirer le|la, alarme"),
    *cues(
        "police",
        4.2,
        """
        expuls*, demantel*, evacuation, evacue par la|les police|crs|gendarmes|prefecture|forces, evacu* du|de|des camp|campement|squat|lieu|jungle|terrain, evict*, operation de police, police operation, police raid, raid, descente de police, descente de flics, operation policiere, mise a l'abri forcee, clearance, camp clear*, cleared the camp, dismantl*, zero point de fixation, zpf, confisqu* tentes, confiscat*, saisi* de tentes|duvets, saisissent tentes|duvets, tentes saisies|lacerees par police, tents slashed by police, lacer* tentes, slash* tents, gaz lacrymo*, lacrymo*, lacry, tir* .. lacrymo*, tirs de gaz|lbd|flashball, tire* .. lacrymo*|gaz|lbd, embarqu* .. tentes|duvets|affaires|baches|couvertures, tear gas*, prennent les tentes, pris .. tentes|duvets|affaires, took .. tents|blankets, taking .. tents, ramass* .. tentes, saisi* .. tentes|affaires|duvets, detruit .. tentes|cabanes, police|crs|flics .. tentes|duvets|tents|blankets|baches, teargas*, gazes, gazage, gaze par, gazent, lbd, flashball, flash ball, rubber bullets, charge* police|crs, crs chargent, police charge*, quadrill*, nasse, nassent, kettl*, encercl*, rafle*, perquisition*, police search*, fouill* police, controle* d'identite, controle* de police, controles de police, id check*, identity check*, police check*, controle* par police|crs|gendarmes|paf|flics, dispersion, dispersent, disperse par, dispersed, bulldozer*, nettoyage du camp, camp cleaning, verbalis*, amende*, pv, fined, convoi de crs|police, crs partout, cars de crs, embarqu* de force, bus de force, forced onto bus*, tents taken by police, police taking tents, prennent les tentes, pris .. tentes|duvets|affaires, prennent .. tentes|duvets, took .. tents|blankets, taking .. tents, ramass* .. tentes, emport* .. tentes par police, tentes saisies
        """,
    ),
    *cues("police", 2.6, "police, crs, gendarme*, gendarmerie, flics, keufs, paf, forces de l'ordre, policier*, policiere*, cops, cop, officers, bac, huissier*, 🚓, 👮, evacu*, clear* out"),
    *cues(
        "arrest",
        4.4,
        """
        interpell*, arrest*, gav, garde a vue, garde a vu, en garde a vue, arrete par, arretes par, a ete arrete, ont ete arretes, est arrete, se font arreter, s'est fait arreter, fait arreter, arrete pour|devant|lors, arretes pour|devant|lors, retention, centre de retention, cra, placement en cra, place en cra, place en retention, detained, detention, in custody, custody, embarque par police|crs|flics|paf, embarques par police|crs|flics|paf, embarqu* au poste|commissariat, emmene* au commissariat|poste, emmene* par police|crs|flics|paf|gendarmes, taken by police, taken to police station, taken away by police, police took, handcuff*, menott*, oqtf, locked up, mis en cellule, jailed, in jail, en prison, ecroue*, deport*, reconduite frontiere, convocation police, auditionne*, police arrest*, arrestation*, rafl* de, retained by police, picked up by police, nicked by police, embarqu* tous|toutes
        """,
    ),
    *cues("none", 0, "on a arrete, nous avons arrete, on arrete, arrete la|les distri*|activite*|maraude|consult*|clinique, du coup arrete, a arrete le camion|van|bus, s'est vite arrete, avons arrete, on s'arrete, moteur arrete, travail arrete"),
    *cues("arrest", 3.4, "arrete, arretes, arretee, embarque, embarques, embarquee"),
    *cues("none", 0, "s'est arrete, s'arrete, sont arretes, arrete de, arrete pas, s'arretent, arrete a|au metre|arbre|feu|bord, coeur arrete, arret cardiaque *, taken to hospital, arrete prefectoral, arrete municipal, arretes prefectoraux, arrete du prefet|maire, cardiac arrest, cardiorespiratory arrest, respiratory arrest, embarque sur un bateau, embarque dans|a bord"),
    *cues(
        "shipwreck",
        4.5,
        """
        naufrag*, shipwreck*, ship wreck, chavir*, capsiz*, sinking, sinks, sank, sunk, est en train de couler, va couler, bateau en detresse|difficulte|panne, detresse en mer, distress at sea, overboard, a la mer, personnes a l'eau, gens a l'eau, tombes a l'eau, tombe a l'eau, people in water, people in the sea, man overboard, homme a la mer, prend l'eau, prennent l'eau, taking on water, taking water, moteur en panne, moteur casse, engine dead|failed|died|failure|broken, motor dead|failed|broken, boudin creve|perce|degonfle, deflat*, appel de detresse, mayday, cross gris nez, snsm, sauvetage en mer, sea rescue, rescued at sea, lifeboat, coastguard*, coast guard*, repeches, repeche
        """,
    ),
    *cues("shipwreck", 3.6, "derive, derivent, a la derive, adrift, drifting, rescape*, au large, embarcation*, en detresse, in distress, small boat, small boats, depart en bateau, moteur .. panne|cale|mort|lache, engine .. dead|failed|died|stopped|broke*, rame* .. mer"),
    *cues("shipwreck", 4.5, "bateau|zodiac|canot|barque|embarcation|pneumatique|boat|dinghy .. retourne*|renverse*|creve*|coule*|brise*|chavir*|panne|difficulte|detresse|plein|perce*|degonfl*|overturn*|flipped|deflat*|broke*|trouble|distress|leak*|flood*|swamped|burst*|punctur*|filling|eau, echou* .. plage|sable, coule, coulent, coulait, gens|personnes|passagers|pers|monde .. eau, people|persons|kids|men|women|passengers|ppl .. water|sea, fell in the sea|water, a la flotte, par dessus bord"),
    *cues("shipwreck", 2.6, "bateau, bateaux, boat, boats, en mer, at sea, crossing, traversee, taxi boat*, canot, zodiac, dinghy, pneumatique"),
    *cues(
        "death",
        4.3,
        """
        mort, morts, morte, mortes, mourir, mourant, meurt, est mort, deces, decede*, dcd, dead, died, death, deaths, dies, dying, fatal*, deadly, mortel*, passed away, killed, tue, tues, tuee, tuer, kill, body, bodies, corps, corps sans vie, cadavre*, corpse*, sans vie, lifeless, depouille*, noye, noyes, noyee, noyade*, drowned, drowning, drown, pendu, pendue, hanged, ossements, human remains, suicide reussi, n'a pas survecu, did not survive, didn t survive, no pulse no breath, perdu la vie, lost his|her|their life, est partie cette nuit, homicide*, meurtre*, assassin*, murder*, assassinat, feminicide*, fausse couche tardive mort ne, mort ne, stillborn, macchab*, 💀, ⚰, nous a quittes, succomb*, heurte mortellement
        """,
    ),
    *cues("death", 5, "corps retrouve*, corps trouve*, corps sur plage, corps echoue*, corps decouvert*, corps repeche*, corps flott*, body found, bodies found, found body|bodies, found dead, retrouve mort|morte|pendu|noye|sans vie, trouve mort|morte|pendu|noye, trouve un corps, decouvert un corps, body washed, bodies washed, washed up, mort ce matin|cette nuit|hier, dead body, dead bodies, body in, bodies on, confirmed dead, deces confirme|constate*, deces d'un|de"),
    *cues(
        "medical",
        3.5,
        """
        urgence vitale, urgence medicale, medical emergency, life threatening, malaise*, inconscien*, unconscious*, unresponsive, passed out, faint*, collaps*, s'est effondre*, s'ecroule, s'est ecroule*, evanoui*, perte de connaissance, perdu connaissance, sans connaissance, lost consciousness, ne repond plus, ne repond pas, ne reagit plus, ne bouge plus, won t wake, not waking, ne se reveille pas, ne respire plus, ne respire pas, respire mal, respire plus, not breathing, stopped breathing, can t breathe, cannot breathe, difficulty breathing, detresse respiratoire, rcp, cpr, massage cardiaque, defibrillat*, arret cardiaque, arret cardio*, arret respiratoire, cardiac arrest, acr, heart attack, crise cardiaque, infarctus, avc, stroke, convuls*, crise d'epilepsie, epilep*, seizure*, fits, overdose*, od, surdose*, intoxic*, monoxyde, carbon monoxide, co poisoning, poisoned, empoison*, hypotherm*, hemorrag*, haemorrh*, hemorrh*, saigne, saignement*, bleeding, saigne beaucoup, perd du sang, septic*, choc anaphyl*, anaphyla*, allergic reaction, coma, comateu*, accouche*, accouchement, en travail, contractions, giving birth, in labour, waters broke, perdu les eaux, perd les eaux, perte des eaux, water broke, aval* .. javel|produit|pile|lessive|medoc*|cachet*|comprim*|lames, bu .. javel|produit|antigel, drank .. bleach|antifreeze, swallowed, avale, vomi* .. sang, vomit* .. blood, crache .. sang, coughing blood, severe burn*, brulure*, burned his|her, scalded, ebouillant*, convulse, coupe profonde, deep cut, very sick, gravement malade, mal en point, oxygen, oxygene, asthme, asthma, fausse couche, miscarriage, suicide, tentative de suicide, suicid*, ts, se suicider, kill himself|herself, tue* himself, pendaison, scarifi*, s'est coupe les veines, self harm, self-harm, automutil*, veines ouvertes, menace de se suicider|jeter|tuer|couper|pendre|immoler, veut mourir, veut en finir, wants to die, end his|her life, threat* to jump, menace de s'immoler, s'immol*, aval* medicaments, swallowed pills, took pills, brulures graves, grand brule, fracture ouverte, open fracture, jambe cassee, bras casse, broken leg|arm, brule au 2e|3e, electrocut*, electris*, chute de hauteur, tombe de|du toit|camion|falaise|echafaudage|pont, fell from|off roof|truck|cliff|bridge, head injury, trauma cranien, plaie profonde, crise d'asthme, asthma attack, glycem*, hypoglyc*, coma diabetique, diabetic, meningit*, fievre 40|41, noyade evitee, sorti de l'eau, pulled from water, pulled out water, amputation, doigt arrache, samu, ambulance, smur, pompiers, 🚑, etouff*, choking, choked on, delire*, decompens*, bouffee delirante, crise psy*, psychotic, crise de panique, panic attack, douleur thoracique, chest pain, paralys*, ecrase par, crushed, blesse grave, blesses graves, badly injured, seriously injured, grievement, evasan, medevac, evacuation sanitaire, tachycard*, pris de malaise, s'est blesse, injured at work, tombe dans les escaliers, fell down stairs
        """,
    ),
    *cues("medical", 2.5, "urgence, urgences, emergency, fievre, hopital, hospital, chu, transporte*, blesse, blesses, blessee, injured, samu, ambulance, pompiers, medecin, paramedic*, malade"),
    *cues(
        "fire",
        4.3,
        """
        feu, incendi*, fire, fires, burning, burned down, burnt down, brule, brulent, brulait, brule entierement, tentes brulees, tents burnt|burned|burning, flamme*, flames, blaze, ablaze, on fire, caught fire, prend feu, prennent feu, a pris feu, depart de feu, fumee, smoke, fume, brasier, mis le feu, set fire, set on fire, set alight, arson, incendiaire, bouteille de gaz explos*, explosion de gaz, gas explosion, gas bottle .. explo*, bouteille de gaz .. explo*, gas .. explod*, gaz .. explos*, crame*, cramait, rechaud renverse, stove fire, poele fume, etincelle*, 🔥, embras*, court circuit feu
        """,
    ),
    *cues(
        "road",
        4.3,
        """
        accident, accidents, accident de la route, accident de voiture|camion|van|bus|train|moto|velo|scooter, accrochage*, collision*, crash, crashed, crashes, carambolage*, renvers* par, renverse, renversee, renverses, run over, ran over, hit by car|truck|lorry|van|bus|train|bike|scooter, hit by a car|truck|lorry|van|bus|train, struck by car|truck|lorry|van|train, knocked down|over, percut*, fauche, fauchee, fauches, ecrase* par voiture|camion|train|poids, heurte par|un|une voiture|camion|train|voiture|bus|arbre|poids|mur, tamponn*, rentre dans|dedans, rentree dans, rear ended, rear end, sortie de route, quitte la route, off the road, dans le fosse, in the ditch, in a ditch, rentrait dedans, rentre dedans, nous rentr* dedans, nous rentr* dans, into a ditch|tree|wall|post|pole|fence|barrier, hit .. tree|wall|post|pole|fence|barrier|kerb|deer|bollard, fosse, tonneau*, tonneaux, flipped, rolled over, aquaplan*, skidded, skid, derap*, a glisse et, glisse sur verglas, slid on ice, slipped on ice, pneu eclate, tyre burst, tire burst, burst tyre, brakes failed, freins laches, freins ont lache, plus de freins, queue de poisson, pile, swerv*, ecart pour eviter, brule le feu|stop, ran a red light, grille le feu|stop|priorite, refus de priorite, rond point camion, ivre au volant, head on, choc frontal, par un train, hit a tree|deer|car|wall|pedestrian|cyclist, pedestrian hit, pieton*, deer, sanglier, chevreuil, van accident, car accident, traffic accident, road accident, accidente*, rta, delit de fuite, hit and run, s'endort au volant, endormi au volant, fell asleep at wheel, frole par, camion a frole, tole froissee, constat amiable, embouti*, bumped into|our car|van, reversed into, en reculant, voiture|camion|bus|poids fonce sur|vers|dans
        """,
    ),
    *cues("road", 4.5, "lorry|truck|car|van|bus|train|tram|scooter|driver .. hit|hits|hitting|struck|ran, voiture|camion|van|bus|train|camionnette|moto|scooter|utilitaire|fourgon .. renvers*|percut*|heurt*|fauch*|ecras*|derap*|gliss*|fonc*|retourne|sorti|fosse|encastr*|cogne, fauche* par, velo .. voiture|camion|camionnette|fauche, mur|barriere|poteau|arbre|trottoir .. reculant|marche, reculant, marche arriere .. dans|mur|poteau, perdu le controle, lost control, skidded off, rentre* dans .. voiture|barriere|mur|poteau|arriere|camion, tape .. poteau|retro|voiture garee|barriere, retro* casse|arrache|explose, scratched|dented .. van|car|truck"),
    *cues("road", 2.5, "autoroute, rocade, motorway, highway, chauffard, speeding, verglas, black ice, frein*, brake*"),
    *cues(
        "theft",
        4.1,
        """
        =vol, =vols, vole, voles, volee, voler, voleur*, volent, volait, cambriol*, burgl*, theft*, thief, thieves, stole, stolen, steal, stealing, robbed, robbery, robbing, broke into, broken into, break in, break-in, effraction, fractur* porte|serrure|local|voiture, porte forcee|fracturee, serrure forcee|fracturee, forced the door|lock, degrad*, vandal*, saccag*, pill*, looted, looting, ransack*, vitre* cassee*|brisee*, pare brise casse|brise, casse vitre|vitres|carreau, window* .. smashed|broken, smashed .. window*|glass|lock|door, vitre* .. casse*|brise*|explose*, gps|laptop|phone|wallet|bag|money|cash|generator|bike|keys|tools|tent|tents .. taken|gone, couvertures|tentes|caisse|materiel|ordi|ordinateur*|outil*|velo|sac|stock .. parti|partie|partis|parties|disparu*|derobe*, derob*, forc* .. porte|serrure|coffre|container|local, porte .. forcee|fracturee|defoncee, defonc* .. porte, kicked in door, container .. force*|ouvert*|vide*|opened, cadenas .. coupe*|force*|casse*|scie*, groupe electrogene .. vole|disparu, smashed window*, carreaux casses, fenetre cassee, pneu* creve*, pneus .. creve*, pneu .. creve*, tyre* .. slash*, tire* .. slash*, tyres slashed, tires slashed, slashed tyres|tires, tag*, tagge*, graffit*, dechir* tente*, tente* dechir*|lacer*|detruite*, tents slashed, tents destroyed, cuve* percee|trouee|crevee, water tank cut|pierced|slashed, sabot*, depouill*, pickpocket*, arrache* sac|telephone, snatched, disparu du stock|bureau|local, a disparu du bureau|stock|local|caisse, plus de caisse, caisse vide, cash missing, money missing|gone, argent disparu|manquant, missing laptop|phone|money|cash|keys|key|medication|drugs, materiel disparu|manquant, ordinateur disparu|manquant, medicaments disparus|manquants, piqu* telephone|sac|argent|ordi, s'est fait piquer, tirer son|mon|le telephone|sac|portable, detruit*, damaged, damage, destroyed, deteriore*, nicked phone|bag|van|bike, pilfer*, swiped, disappeared from office|stock, fouille* voiture vitre, siphon*, chourav*, chour*, 🥷, raye, rayee, keyed our, dents in our, eau de javel dans, petrol stolen, cadenas coupe|force|casse, padlock cut
        """,
    ),
    *cues("theft", 4.6, "disparition .. boite*|materiel|medicament*|stock|telephone|argent|couverture*|cles|kits|carton*|ordinateur|caisse|duvet*|tente*|dossier*, disparu* .. boite*|materiel|medicament*|stock|argent|couverture*|kits|carton*|caisse|tente*|duvet*, boite*|materiel|medicament*|stock|telephone|argent|couverture*|cles|kits|carton*|ordi|ordinateur*|caisse|duvet* .. disparu*|envole*, got nicked, nicked, pinched our|my|the, been nicked, half inched, missing from office|stock|warehouse|pharmacy|store*|locker|safe|till, boxes|meds|medicines|stock|blankets missing, missing meds|medicines|boxes|stock, vol .. dossier*|fiche*|sac|telephone|velo|vehicule|camion|materiel|caisse|ordi*"),
    *cues(
        "access",
        4.3,
        """
        acces refuse|bloque|interdit|impossible|ferme|coupe|restreint, refus d'acces, acces nous est refuse|interdit, refuse l'acces, refuse notre acces, refuse acces, interdit* d'acces, interdit* d'entrer, interdiction d'entrer|acceder|distribu*|d'acces, interdit de distrib*, interdisent distrib*, distribution* .. interdit*, interdiction .. distrib*|repas, interdi* .. distribution*|repas|acces|entree|entrer, ban on food|distribution*, banned from|distribut*, distribution* .. banned|forbidden|stopped, interdit d'y aller, denied entry|at, interdit distrib*, access denied|refused|blocked|restricted|cut|impossible, denied access|entry, refused access|entry|us, no access, lost access, can t access|enter|reach|pass|get, cannot access|enter|reach|pass|get, couldn t access|enter|reach|pass|get, unable to access|enter|reach, not allowed in|to|through, won t let .. in|through|pass|us, wouldn t let .. in|through|pass|us, don t let .. in|through|pass, didn t let .. in|through|pass, refuse* .. entry|access|entree|acces|passage, not let .. in|through|pass, laisse* pas .. entrer|passer|acceder|rentrer|descendre|distribuer|travailler, empech* .. entrer|passer|acceder|distribuer|travailler, acces .. ferme|bloque|coupe|refuse|interdit|impossible|restreint, route|chemin .. coupe*|bloque*|barre*|ferme*, portail .. ferme|cadenasse|bloque, gate .. locked|closed|shut|blocked, won t let us, wouldn t let us, don t let us, didn t let us, not letting us, refus* de nous laisser, laissent pas passer|entrer|acceder|distribuer|rentrer|descendre, laisse pas passer|entrer|acceder|distribuer|rentrer, nous laisse plus entrer|passer, empech* de|d passer|entrer|acceder|distribuer|travailler|rejoindre|soigner, empech* l'acces, empechent, nous empeche*, prevent* us, stopped us from|entering, stopped at gate|entrance, turned away by|at, turned us away, turned back, refoul* par|a|entree|equipe, pas pu entrer|passer|acceder|rentrer|acces, n'avons pas pu acceder, on peut plus acceder, peut pas|plus acceder|entrer|passer, impossible d'acceder|entrer|passer|rejoindre, bloqu*, block*, roadblock*, road block*, road blocked, route barree|coupee|bloquee, routes barrees, barrage*, barrier*, barrieres, grilles fermees, portail ferme, gate locked|closed|shut, locked out, portes closes, enrochement*, rochers, rocks placed, rocks dumped, arrete prefectoral, arrete municipal, arretes prefectoraux, arrete du maire|prefet, perimetre interdit, cordon*, cordoned, cordon off, zone interdite, acces, no entry, fait demi tour par|sur, demande de partir, demande de quitter, asked to leave, told to leave, ordered to leave, ordered us, kicked out, vire de, mis dehors, refuse l'entree, refus d'entree, checkpoint
        """,
    ),
    *cues(
        "missing",
        4,
        """
        disparu*, disparition*, disparait*, missing, disappear*, gone missing, went missing, vanished, introuvable*, sans nouvelle*, pas de nouvelle*, plus de nouvelle*, aucune nouvelle*, plus aucune nouvelle, no news|sign|word of|from|since, no news since, not heard from, haven t heard, hasn t been seen, not seen since, pas revu*, plus revu*, pas vu depuis, plus vu depuis, pas rentre*, n'est pas rentre*, n'est pas revenu*, pas revenu*, jamais revenu*, jamais arrive*, didn t come back|home, did not come back|home, never came back|home|arrived, hasn t come back|returned, not come back|returned, not returned, never returned, fugu*, ran away, runaway, run away, perdu* dans la foule, lost in crowd, lost his|her|their son|daughter|child|kid|brother|sister|boy|girl, lost child|kid|boy|girl, enfant* perdu*, perdu son|sa|leur fils|fille|enfant|frere|soeur|gamin, cherch* son|sa|ses|leur fils|fille|enfant|frere|soeur|mari|mere|gamin|enfants, looking for .. kid|kids|son|child|children|daughter|brother|sister|wife|husband|friend, lost at|in station|crowd|camp|port|train, lost .. at|in station|crowd|camp|port, searching for .. son|daughter|kids|wife|husband|brother, cherche* .. fils|fille|frere|soeur|enfants|enfant|mari|femme|bebe, looking for his|her|their son|daughter|child|brother|sister|kid, recherch* son|sa frere|fils|fille|soeur, search* for son|daughter|brother|missing, aucune trace, pas de trace, no trace, no contact since|with, plus de contact, perdu contact, lost contact, n'est jamais arrive*|revenu*|rentre*, ne reponde* plus au telephone, not answering since, nobody has seen, personne ne l'a vu*, personne ne l'a revu*, last seen, vu pour la derniere fois, vu* derniere fois, still looking, toujours recherche*, portes disparus, porte disparu, unaccounted for, plus joignable|injoignable depuis, injoignable*, unreachable, can t find, cannot find, on trouve plus|pas, ne retrouve plus|pas, on ne trouve plus, separe* de sa|son|ses mere|pere|parents|famille, separated from his|her|parents|mother|family, alerte enlevement, wandered off
        """,
    ),
    *cues(
        "weather",
        4,
        """
        tempete*, storm*, inond*, flood*, orage*, thunder*, foudre, lightning, grele, hail, rafale* de vent, rafales, vent a, vent souffle, barnum .. envole*|arrache*, tente* .. envole*|arrach*|inond*|trempe*, tents .. blown|flooded|soaked|away|collapsed, tout est trempe, soaked, route .. impraticable|inonde*|verglac*|enneige*, wind .. gust*|strong|blew, blown, vent violent, vents violents, vent fort, vents forts, strong wind*, high wind*, gale force, gust*, bourrasque*, coup de vent, ouragan*, hurricane, tornade*, tornado, crue*, montee des eaux, eau monte, l'eau monte, water rising, rising water, under water, underwater, sous l'eau, pieds dans l'eau, neige*, snow*, blizzard, canicule*, heatwave, heat wave, vague de froid, cold snap, grand froid, temperatures negatives, gel, gelee*, frost, pluies diluviennes|torrentielles|battantes, fortes pluies, heavy rain, torrential rain, deluge*, submer*, arbre tombe|tombes|arrache, arbres tombes, tree fell|down|fallen, trees down, tentes envolees, tentes s'envolent, tentes emportees, tents blown|flooded|flying, blown away, boue*, coulee de boue, mudslide, landslide, glissement de terrain, alerte rouge|orange, vigilance rouge|orange, meteo, verglas, weather, intemperies, avis de tempete, trempes, 🌊, ⛈, 🌪
        """,
    ),
    *cues("weather", 1.5, "froid, pluie, vent, rain, wind, cold, ice"),
    *cues(
        "other",
        2.9,
        """
        intrusion*, intrud*, intrus, trespass*, s'est introduit*, se sont introduits, entres de force, entre de force, forced entry, inconnu dans le|l abri|centre|local, unknown man in the|shelter|centre, fuite de gaz, gas leak, odeur de gaz, smell of gas, coupure de courant, coupure d'electricite, coupure d'eau, panne de courant|electricite|chauffage|eau, panne, power cut, power outage, blackout, no heating, no electricity, plus de chauffage|eau|electricite|courant, heating broken|down, heating, chauffage en panne, fuite d'eau, water leak, degat des eaux, punaises de lit, bedbugs, bed bugs, rats, rat infestation, cafards, chien mord*, chien attaque*, mordu par un chien, dog bite, bitten by a dog, bitten by dog, dog attack*, chien errant, chiens errants, stray dog*, morsure de chien, chien* mechant*, guepe*, nid de frelon*, wasp*, gale, scabies outbreak, epidemie, outbreak, perdu les cles, cles perdues, lost keys, lost the keys, perdu mon|le|son telephone|portable|badge|trousseau, telephone perdu, lost phone, lost my phone, cle usb perdue, dossier* perdu*, fichier* envoye*, data breach, fuite de donnees, data leak, donnees envoyees, mail envoye a mauvais|mauvaise, wrong recipient, piratage, hack*, phishing, hameconnage, virus informatique, ransomware, journaliste* insistant*, journaliste*, journalist*, media*, drone*, manifestation*, protest*, demonstration, greve*, strike, eau contaminee, contaminated water, intoxication alimentaire, food poisoning, effondr* du plafond|mur|toit, plafond effondre, ceiling collapsed, ceiling fell, roof leak*, ascenseur bloque, stuck in lift, alarme declenchee, alarm went off, produit chimique, chemical spill, piqure seringue, needle stick, needlestick, aes, accident d'exposition, colis suspect, suspicious package, panne du van|camion, van broken down, van won t start, broke down, breakdown, rupture de stock, stockout, out of stock, frigo en panne, fridge broken|failed, cold chain, chaine du froid, plus d'essence, embourb*, enlise*, stuck in mud, tomber, tombe*, chute, chutes, slipped, slip, fell, falls, tripped, fall, overcrowd*, mouvement de foule, crowd crush, stampede, bousculade
        """,
    ),
]
