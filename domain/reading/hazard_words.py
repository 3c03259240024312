"""Accidents, losses and what else befalls people, in French and English. Weights as in `incident_words`."""

from domain.reading.cues import Cue, cues

HAZARDS: tuple[Cue, ...] = (
    *cues(
        "shipwreck",
        4.5,
        """
        naufrag*, shipwreck*, ship wreck, chavir*, capsiz*, sinking, sinks, sank, sunk, est en train de couler
        va couler, bateau en detresse|difficulte|panne, detresse en mer, distress at sea, overboard, a la mer
        personnes a l'eau, gens a l'eau, tombes a l'eau, tombe a l'eau, people in water, people in the sea
        man overboard, homme a la mer, prend l'eau, prennent l'eau, taking on water, taking water, moteur en panne
        moteur casse, engine dead|failed|died|failure|broken, motor dead|failed|broken, boudin creve|perce|degonfle
        deflat*, appel de detresse, mayday, cross gris nez, snsm, sauvetage en mer, sea rescue, rescued at sea
        lifeboat, coastguard*, coast guard*, repeches, repeche
        bateau|zodiac|canot|barque .. retourne*|renverse*|creve*|coule*|brise*|chavir*
        embarcation|pneumatique|boat|dinghy .. retourne*|renverse*|creve*|coule*|brise*|chavir*
        bateau|zodiac|canot|barque .. panne|difficulte|detresse|plein|perce*|degonfl*
        embarcation|pneumatique|boat|dinghy .. panne|difficulte|detresse|plein|perce*|degonfl*
        bateau|zodiac|canot|barque .. overturn*|flipped|deflat*|broke*|trouble|distress
        embarcation|pneumatique|boat|dinghy .. overturn*|flipped|deflat*|broke*|trouble|distress
        bateau|zodiac|canot|barque .. leak*|flood*|swamped|burst*|punctur*|filling|eau
        embarcation|pneumatique|boat|dinghy .. leak*|flood*|swamped|burst*|punctur*|filling|eau
        echou* .. plage|sable, coule, coulent, coulait, gens|personnes|passagers|pers|monde .. eau
        people|persons|kids|men|women|passengers|ppl .. water|sea, fell in the sea|water, a la flotte
        par dessus bord, moteur .. hs, ecop*, bailing, bale out water, stranded on|at sandbank|sea|rock, sandbank
        banc de sable, tide rising, maree monte|montante, rattrapes par maree, cut off by tide, accroches a la bouee
        accroche a une bouee, clinging to, people swimming, nagent vers, homme a l'eau, chute a l'eau
        tombe dans le port|canal|chenal|mer, fell into canal|sea|harbour|dock, boat .. water, bateau .. eau
        surcharge .. bateau|canot|zodiac, bateau surcharge, overloaded boat|dinghy, lost at sea, perdus en mer
        perdu en mer, disparu* en mer, missing at sea, portes disparus .. naufrage, cross .. appele|coule
        helico .. mer, whatsapp location at sea, call from a boat, appel d'un bateau, distress call, sos bateau
        """,
    ),
    *cues(
        "shipwreck",
        3.6,
        """
        derive, derivent, a la derive, adrift, drifting, rescape*, au large, embarcation*, en detresse, in distress
        small boat, small boats, depart en bateau, moteur .. panne|cale|mort|lache
        engine .. dead|failed|died|stopped|broke*, rame* .. mer
        """,
    ),
    *cues(
        "shipwreck",
        2.6,
        """
        bateau, bateaux, boat, boats, en mer, at sea, crossing, traversee, taxi boat*, canot, zodiac, dinghy
        pneumatique
        """,
    ),
    *cues(
        "death",
        5,
        """
        corps retrouve*, corps trouve*, corps sur plage, corps echoue*, corps decouvert*, corps repeche*
        corps flott*, body found, bodies found, found body|bodies, found dead
        retrouve mort|morte|pendu|noye|sans vie, trouve mort|morte|pendu|noye, trouve un corps, decouvert un corps
        body washed, bodies washed, washed up, mort ce matin|cette nuit|hier, dead body, dead bodies, body in
        bodies on, confirmed dead, deces confirme|constate*, deces d'un|de
        """,
    ),
    *cues(
        "death",
        4.6,
        """
        decede* a l'hopital|chu|la suite|suite, died in|at hospital, died of|from his|injuries|wounds, est decede*
        sont decedes, a succombe, rip, repose en paix, passed away, nous a quitte*, mort a l'hopital|chu
        mort des suites, mort de froid dehors retrouve, retrouve .. mort|morte|pendu*|sans vie|noye*|inanime mort
        found .. dead|hanged|drowned|lifeless, pronounced dead, death of, deces de|d'un|d'une|du, tue* par
        killed by|in|on, arret* .. rea|reanimation, rea arretee|finie, stopped .. cpr|resus*, stopped working on him|her
        time of death, mort subite, cot death, mort nourrisson, funeral home, morgue, iml
        """,
    ),
    *cues(
        "death",
        4.3,
        """
        mort, morts, morte, mortes, mourir, mourant, meurt, est mort, deces, decede*, dcd, dead, died, death, deaths
        dies, dying, fatal*, deadly, mortel*, passed away, killed, tue, tues, tuee, tuer, kill, body, bodies, corps
        corps sans vie, cadavre*, corpse*, sans vie, lifeless, la depouille de, depouille mortelle
        rapatri* .. depouille, noye, noyes, noyee, noyade*, drowned
        drowning, drown, pendu, pendue, hanged, ossements, human remains, suicide reussi, n'a pas survecu
        did not survive, didn t survive, no pulse no breath, perdu la vie, lost his|her|their life
        est partie cette nuit, homicide*, meurtre*, assassin*, murder*, assassinat, feminicide*
        fausse couche tardive mort ne, mort ne, stillborn, macchab*, 💀, ⚰, nous a quittes, succomb*
        heurte mortellement
        """,
    ),
    *cues(
        "medical",
        4.4,
        """
        s'est ouvert|coupe|taillade|entaille .. bras|poignet*|veines|jambes|cuisse*
        cut|slashed|slit .. own arm*|wrist*, cut herself|himself, slit his|her wrist*|arm*
        brul* .. par|avec eau|the|cafe|huile|soupe|casserole|friteuse|bouilloire|bouillante|friture
        burn*|burnt .. with|by|on|from tea|coffee|oil|soup|water|kettle|pan, eau bouillante, huile bouillante
        boiling water|oil|tea|soup, s'est plante* un|une|le|la couteau|lame|ciseau*|fourchette
        aval*|mange*|bu|bouffe* .. mort aux rats, aval*|mange*|bu|bouffe* .. raticide*|javel|produit
        ate|eaten|swallow*|drank .. rat poison, ate|swallow*|drank .. bleach|pellets|detergent
        """,
    ),
    *cues(
        "medical",
        3.7,
        """
        personnes|enfants|gens|jeunes|residents|benevoles|gamins|filles|cas|famille .. malade*|diarrhee*|vomi*
        coup|coups de chaleur|chaud, heat stroke, heatstroke, sunstroke, insolation*, heat exhaustion
        malades apres|depuis|a cause, tombent|tombes malades, rend|rendent malade*, gastro*, diarrh*, diarre*
        vomissent, vomissement*, vomiting, throwing up, threw up, stomach bug, food poisoning, intox* alimentaire*
        people|kids|children|girls|boys|residents|volunteers|cases .. sick|ill|unwell, fell|falling|getting sick|ill
        """,
    ),
    *cues(
        "medical",
        3.6,
        """
        crane ouvert, tete ouverte, beaucoup de sang, lots of blood, lot of blood, pisse le sang, sang partout
        blood everywhere, having a fit, foam at mouth, bave, lethargi*, letharg*, bebe .. fievre, baby .. fever
        fievre .. bebe|enfant, high fever, 40 de fievre, bleu, cyanos*, blue lips, levres bleues
        ne tient plus debout, can t stand up, can t walk, ne marche plus, s'effondre, tombe dans les pommes
        dans les pommes, tourne de l'oeil, vomit sans arret, deshydrat*, dehydrat*, severe pain, douleur* intense*
        hurle de douleur, plaie ouverte, open wound, morsure de serpent, doigt coupe, doigt sectionne, main ecrasee
        trapped hand, coince* sous, trapped under, bless* .. tete|grave*, head wound
        cut his|her head|wrist*|arm|hand, s'est ouvert le|la crane|tete|arcade|main|pied, ouvert les veines
        taillade .. veines|bras|poignets, se laisse mourir, greve de la faim, hunger strike, hallucin*, sous emprise
        agite, crise de nerfs, crise d'angoisse, appendicite, peritonite, pneumothorax, embolie, crise de tetanie
        tetani*, brulure .. visage|main*|corps, burns on, hypothermic, engelure*, frostbit*, gelures, tuberculose
        meningite
        """,
    ),
    *cues(
        "medical",
        3.5,
        """
        urgence vitale, urgence medicale, medical emergency, life threatening, malaise*, inconscien*, unconscious*
        unresponsive, passed out, faint*, collaps*, s'est effondre*, s'ecroule, s'est ecroule*, evanoui*
        perte de connaissance, perdu connaissance, sans connaissance, lost consciousness, ne repond plus
        ne repond pas, ne reagit plus, ne bouge plus, won t wake, not waking, ne se reveille pas, ne respire plus
        ne respire pas, respire mal, respire plus, not breathing, stopped breathing, can t breathe, cannot breathe
        difficulty breathing, detresse respiratoire, rcp, cpr, massage cardiaque, defibrillat*, arret cardiaque
        arret cardio*, arret respiratoire, cardiac arrest, acr, heart attack, crise cardiaque, infarctus, avc
        stroke, convuls*, crise d'epilepsie, epilep*, seizure*, fits, overdose*, od, surdose*, intoxic*, monoxyde
        carbon monoxide, co poisoning, poisoned, empoison*, hypotherm*, hemorrag*, haemorrh*, hemorrh*, saigne
        saignement*, bleeding, saigne beaucoup, perd du sang, septic*, choc anaphyl*, anaphyla*, allergic reaction
        coma, comateu*, accouche*, accouchement, en travail, contractions, giving birth, in labour, waters broke
        perdu les eaux, perd les eaux, perte des eaux, water broke
        aval* .. javel|produit|pile|lessive|medoc*|cachet*|comprim*|lames, bu .. javel|produit|antigel
        drank .. bleach|antifreeze, swallowed, avale, vomi* .. sang, vomit* .. blood, crache .. sang, coughing blood
        severe burn*, brulure*, burned his|her, scalded, ebouillant*, convulse, coupe profonde, deep cut, very sick
        gravement malade, mal en point, oxygen, oxygene, asthme, asthma, fausse couche, miscarriage, suicide
        tentative de suicide, suicid*, ts, se suicider, kill himself|herself, tue* himself, pendaison, scarifi*
        s'est coupe les veines, self harm, self-harm, automutil*, veines ouvertes
        parle|parlait|veut|voulait|envie .. se jeter|tuer|suicider|pendre, talk*|want* .. kill|hang himself|herself
        menace de se suicider|jeter|tuer|couper|pendre|immoler, veut mourir, veut en finir, wants to die
        end his|her life, threat* to jump, menace de s'immoler, s'immol*, aval* medicaments, swallowed pills
        took pills, brulures graves, grand brule, fracture ouverte, open fracture, jambe cassee, bras casse
        broken leg|arm, brule au 2e|3e, electrocut*, electris*, chute de hauteur
        tombe de|du toit|camion|falaise|echafaudage|pont, fell from|off roof|truck|cliff|bridge, head injury
        trauma cranien, plaie profonde, crise d'asthme, asthma attack, glycem*, hypoglyc*, coma diabetique, diabetic
        meningit*, fievre 40|41, noyade evitee, sorti de l'eau, pulled from water, pulled out water, amputation
        doigt arrache, samu, ambulance, smur, pompiers, 🚑, etouff*, choking, choked on, delire*, decompens*
        bouffee delirante, crise psy*, psychotic, crise de panique, panic attack, douleur thoracique, chest pain
        paralys*, ecrase par, crushed, blesse grave, blesses graves, badly injured, seriously injured, grievement
        evasan, medevac, evacuation sanitaire, tachycard*, pris de malaise, s'est blesse, injured at work
        tombe dans les escaliers, fell down stairs
        """,
    ),
    *cues(
        "medical",
        2.5,
        """
        urgence, urgences, emergency, fievre, hopital, hospital, chu, transporte*, blesse, blesses, blessee, injured
        samu, ambulance, pompiers, medecin, paramedic*, malade
        """,
    ),
    *cues(
        "fire",
        4.3,
        """
        feu, incendi*, fire, fires, burning, burned down, burnt down, brule, brulent, brulait, brule entierement
        tentes brulees, tents burnt|burned|burning, flamme*, flames, blaze, ablaze, on fire, caught fire, prend feu
        prennent feu, a pris feu, depart de feu, fumee, smoke, fume, brasier, mis le feu, set fire, set on fire
        set alight, arson, incendiaire, bouteille de gaz explos*, explosion de gaz, gas explosion
        gas bottle .. explo*, bouteille de gaz .. explo*, gas .. explod*, gaz .. explos*, crame*, cramait
        rechaud renverse, stove fire, poele fume, etincelle*, 🔥, embras*, court circuit feu
        heater|stove|chauffage|rechaud|poele|batterie|battery|gaz|gas .. explos*|exploded|explose
        fumee .. camp|dessus|bureau|centre|noire, brule* .. tente*|cabane*|van|camion|local
        tente*|cabane*|van|poubelle*|camion|local .. brule*|feu|flammes|cram*, burning .. tent*|rubbish|bin|car
        smoke alarm going, alarme incendie declenchee, departs de feu, feu eteint, fire put out
        prise electrique fume, socket sparked, calcin*, charred, burnt out, burned out, braise*, combust*
        """,
    ),
    *cues(
        "road",
        4.5,
        """
        lorry|truck|car|van|bus|train|tram|scooter|driver .. hit|hits|hitting|struck|ran
        voiture|camion|van|bus|train .. renvers*|percut*|heurt*|fauch*|ecras*|derap*
        camionnette|moto|scooter|utilitaire|fourgon .. renvers*|percut*|heurt*|fauch*|ecras*|derap*
        voiture|camion|van|bus|train .. gliss*|fonc*|retourne|sorti|fosse|encastr*|cogne
        camionnette|moto|scooter|utilitaire|fourgon .. gliss*|fonc*|retourne|sorti|fosse|encastr*|cogne, fauche* par
        velo .. voiture|camion|camionnette|fauche, mur|barriere|poteau|arbre|trottoir .. reculant|marche, reculant
        marche arriere .. dans|mur|poteau, perdu le controle, lost control, skidded off
        rentre* dans .. voiture|barriere|mur|poteau|arriere|camion
        tape* .. poteau|retro|barriere|mur|plot|borne|trottoir|pare|voiture
        retro* casse|arrache|explose, scratched|dented .. van|car|truck
        """,
    ),
    *cues(
        "road",
        4.4,
        """
        jackknif*, braked .. time, freine* .. temps|justesse|urgence, pneu .. eclate|eclat*, tyre blew|burst|blown
        burst .. tyre, blowout, tete a queue, ecart .. eviter, rue .. renverse*
        renverse* .. voiture|camion|bus|moto|scooter|velo|chauffard|pieton, hors de la route, ran off road
        knocked off his|her bike|bicycle|scooter, fell off his|her bike|scooter
        chute a|de velo|moto|scooter|trottinette, accident .. van|camion|minibus, minibus .. accident|hit|crash*
        aquaplan*, rond point .. voiture|refuse, refus* .. priorite, glissiere, percute*
        choc avec .. voiture|camion|bus, taule froissee, parechoc, pare choc*, bumper, wing mirror, retroviseur*
        dashcam, depann*, remorqu*
        """,
    ),
    *cues(
        "road",
        4.3,
        """
        accident, accidents, accident de la route, accident de voiture|camion|van|bus|train|moto|velo|scooter
        accrochage*, collision*, crash, crashed, crashes, carambolage*, renvers* par, renverse, renversee, renverses
        run over, ran over, hit by car|truck|lorry|van|bus|train|bike|scooter
        hit by a car|truck|lorry|van|bus|train, struck by car|truck|lorry|van|train, knocked down|over, percut*
        fauche, fauchee, fauches, ecrase* par voiture|camion|train|poids
        heurte par|un|une voiture|camion|train|voiture|bus|arbre|poids|mur, tamponn*, rentre dedans
        rear ended, rear end, sortie de route, quitte la route, off the road, dans le fosse
        in the ditch, in a ditch, rentrait dedans, rentre dedans, nous rentr* dedans, nous rentr* dans
        into a ditch|tree|wall|post|pole|fence|barrier, hit .. tree|wall|post|pole|fence|barrier|kerb|deer|bollard
        tonneau*, tonneaux, flipped, rolled over, aquaplan*, skidded, skid, derap*, a glisse et
        glisse sur verglas, slid on ice, slipped on ice, pneu eclate, tyre burst, tire burst, burst tyre
        brakes failed, freins laches, freins ont lache, plus de freins, queue de poisson, pile, swerv*
        ecart pour eviter, brule le feu|stop, ran a red light, grille le feu|stop|priorite, refus de priorite
        rond point camion, ivre au volant, head on collision|crash, choc frontal, par un train
        hit a tree|deer|car|wall|pedestrian|cyclist, pedestrian hit, pieton*, deer, sanglier, chevreuil
        van accident, car accident, traffic accident, road accident, accidente*, rta, delit de fuite, hit and run
        s'endort au volant, endormi au volant, fell asleep at wheel, frole par, camion a frole, tole froissee
        constat amiable, embouti*, bumped into|our car|van, reversed into, en reculant
        voiture|camion|bus|poids fonce sur|vers|dans
        """,
    ),
    *cues(
        "road",
        2.5,
        """
        autoroute, rocade, motorway, highway, chauffard, speeding, verglas, black ice, frein*, brake*
        """,
    ),
)
