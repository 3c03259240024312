"""Words that leave no choice of how grave an incident is, and those that take them back.

Every pattern works on text that went through `flat`.
"""

from domain.reading.patterns import Pattern

UNCONSCIOUS = Pattern(
    r"incon[cs]*k?i[ae]n\w*|uncon[sc]\w*ious\w*|unresponsive|passed out|knocked (?:\w+ )?out|(?<![a-z])ko(?![a-z])"
    r"|ev[ae]n?noui\w*|(?:perte de|perd|perdu|perdait|perdre|sans) (?:sa )?(?:connaissance|conscience)"
    r"|los(?:t|ing|es?) consciousness|coma(?![a-z])|comateu\w+|blacked out"
    r"|(?<!to )(?<!feels )(?<!feel )(?<!feeling )(?<!bit )faint(?:ed|s|ing)?(?![a-z])"
    r"|tombee? dans les pommes"
    r"|(?<!bras )(?<!bras droit )(?<!bras gauche )(?<!jambe )(?<!main )(?<!cote )(?<!arm )(?<!leg )"
    r"(?:n['e] ?|(?:il|elle|mec|gars|type|dame|homme|femme|jeune|bebe|ado|patiente?|residente?) )"
    r"(?:respire|repond|reagit|reagis|bouge|parle ni ne bouge) ?"
    r"(?:plus|pas)(?! (?:au|a|aux|sur|a mes|a ses|a nos) ?(?:tel|phone|portable|messages?|appels?|sms"
    r"|whatsapp))(?! trop| bien)"
    r"|(?<![a-z])respirait? (?:plus|pas)(?! bien| trop| mal)|(?:^|[,.;!:] ?)respire (?:plus|pas)(?! bien| trop| mal)"
    r"|(?<![a-z])en pls(?![a-z])|recovery position|out cold(?![a-z])"
    r"|(?:arriv\w+ (?:pas|plus) a|impossible de|impossible a) (?:le |la |les )?reveiller"
    r"|(?:reveille|reveiller|reveillent) (?:pas|plus)|no wake|not wak\w+|doesn't wake|don't wake|won'?t (?:wake"
    r"|come round)"
    r"|(?:can't|cant|cannot|couldn't|couldnt|can not) (?:\w+ )?(?:wake|be woken)"
    r"|(?<![a-z])not (?:breathing|breath|breathe|responding|responsive|respond)(?! (?:well|right|to|on))"
    r"|(?<![a-z])no breath\w*(?! (?:good|well))"
    r"|stopped breathing|stop breathing|isn't breathing|doesn't breathe|plus conscien\w*|pas conscien\w*|not conscious"
    r"|inanimee?s?(?![a-z])"
    r"|aucune (?:reaction|reponse)(?! (?:au|a l|du|de la|de l|des|aux))"
    r"|(?<![a-z])no (?:reaction|response)(?! from| on| to (?:calls?|texts?|messages?))(?=[\s,.;:!)]|$)"
    r"|pronostic (?:vital|engage)|entre la vie et la mort|between life and death|gcs ?:? ?[345](?![\d.])"
    r"|glasgow ?:? ?[a-z]* ?[345](?![\d.])"
)
"""Somebody has lost consciousness; who has come to is no longer in it (`AWAKE`)."""

REVIVED = Pattern(
    r"(?<![a-z])(?:rcp|cpr|acr)(?![a-z])|massage(?: (?:cardiaque|en cours|going|en train|par)(?![a-z])| ?(?:$|[,;!]))"
    r"|(?:on|nous|je|infirmiere?|medecin|pompiers|benevoles?|collegues?) (?:l[ae] |l'|les )?mass(?:e|ent|ons)(?![a-z])"
    r"|cardiac arrest|arret (?:cardiaque|cardio\w*|respiratoire|du coeur)|heart (?:has )?stopped"
    r"|coeur (?:s'est )?arrete"
    r"|(?:fait|en) (?:un )?arret(?= ?(?:[,.;!]|$|masse|pendant|respi|dans la))"
    r"|choquee? (?:\d+|une|deux|trois) fois|pouls (?:revenu|repris|est revenu)"
    r"|no pulse|(?:pas|plus) de pouls|sans pouls|(?:dea|dae|dsa|aed) (?:pose|branche|declenche|on|attached|used|sorti)"
    r"|choc delivre|shocking (?:him|her)|bouche a bouche|mouth to mouth|chest compressions?|compressions thoraciques"
    r"|defib\w* (?:on|pose|branche|sorti|going|used|attached)|reanimation en cours|en train de (?:le "
    r"|la )?(?:reanimer|masser)"
    r"|(?:tentent|essaient|essaye) de (?:le |la )?reanimer|trying to (?:revive|resuscitate)|resuscitat(?:ing|ion)"
)
"""Somebody's heart has stopped."""

AWAKE = Pattern(
    r"(?<!in)(?<!pas )(?<!plus )(?<!not )(?<!un)(?<!inc)(?<![a-z])(?:re)?(?:consciente?|conscious)(?! ?s)(?![a-z])"
    r"|(?<!not )(?<!half )(?<!isn't )(?<![a-z])(?:awake|alert)(?![a-z])|woken up|woke up|wakes up"
    r"|(?:came|come|coming|comes|brought) (?:back )?(?:round|around|to)(?! (?:us|the|see|our|get|camp|clinic|site"
    r"|office|hospital|me))"
    r"|reveille(?:e)?(?! pas| plus)(?![a-z])|revenue? a (?:elle|lui|soi)|repris (?:connaissance|conscience|ses esprits)"
    r"|reprend(?:s)? (?:connaissance|conscience|ses esprits)|regained consciousness|back with us|up again|laughing"
    r"|rigole"
    r"|(?:he|she|they)(?:'s| is|'re)? (?:\w+ )?(?:fine|ok|okay|better|talking|talks|laughs)(?![a-z])"
    r"|(?:il|elle) (?:va (?:bien|mieux)|parle|rit)(?! plus| pas)|ca va(?: mieux| bien)?(?! pas| mal)(?![a-z])"
    r"|(?:ok|fine|better|mieux) (?:now|maintenant|apres|after)|(?:now|maintenant|all) (?:ok|fine|good|better)"
    r"|sugar (?:given|ok)|rehydrat\w*|(?:assise?|debout|relevee?|sits|sitting up) (?:maintenant|now)"
)

SHOTS = Pattern(
    r"coups? de (?:feu|fusil|pistolet|kalach\w*|carabine|revolver|gun)|(?<![a-z])tirs?(?![a-z])"
    r"(?! (?:de|d'|des|du|a) ?(?:lacrymo\w*|gaz|lbd|flash\w*|grenades?|mortier|feu d|feux d|artifice"
    r"|balles? en caoutchouc|police|corde"
    r"|penalty|l'arc)| (?:lacrymo|lbd|au but|tendus?|groupe))"
    r"|fusillade|gun ?shots?|gun ?fire|(?<![a-z])(?:shots?|shooting)(?! (?:of (?!them|us)|film|photos?|video|glass"
    r"|at goal))(?![a-z])"
    r"|open(?:ed|s|ing)? fire|(?<![a-z])(?:firing|fired)(?= ?(?:at|on|in|into|from a|a |an |his|twice|once|several"
    r"|three|two|four|\d|shots?"
    r"|over|above|near|into|toward|outside|[,.!]|$))(?! (?:from|in|on) (?:his|her|the|my|our) (?:job|post))"
    r"|(?:blessee?s?|blessures?|touchee?s?|tuee?s?|plaies?|impacts?) par (?:balles?|arme a feu|un tir)|balles? perdues?"
    r"|rafales?(?! de (?:vent|pluie|neige))(?= (?:de|d')\s?(?:armes?|kalach\w*|tirs?|mitraill\w*|auto\w*)"
    r"| entendue?s?| d'arme| cote"
    r"| derriere| (?:cette nuit|a loon|dans le camp|then|puis))"
    r"|(?:on|ca|ils|il|elle|passeurs?|type|gars|mec|police|chasseur|kurdes?|qqn|quelqu'un|(?<![a-z])ils? nous"
    r"|nous) (?:se |nous |a |ont |s'est |se sont |lui )?"
    r"tir(?:e|ent|ait|aient|es)(?![a-z])(?= (?:sur|dessus|dans (?:le|la|les) (?:boudin|bateau|tas|jambe|tente|camp"
    r"|dos|foule|dunes)|en l'air|en direction|vers|depuis"
    r"|a (?:balles|vue|la kalach|l'arme|cote|travers|loon|\d|deux|trois)|de partout|au (?:9|pistolet|fusil)|(?:une"
    r"|deux|trois|plusieurs|\d) (?:fois|coups?|balles?)|pour)"
    r"| ?[,.!]| ca tire| au loin|$)"
    r"|tire(?:nt)? (?:sur|dessus)(?! la)|se tir(?:ent|er) dessus|tire a (?:\w+ )?(?:balle|l'arme)\w*|tireurs?(?![a-z])"
    r"|kalach\w* .{0,20}tire|(?<![a-z])canard(?:e|ent|er|age)(?![a-z])|defouraill\w*|petarade derriere|mitraill(?:e"
    r"|ent|age|er)(?![a-z])"
    r"|bullet (?:wound|in(?! (?:the|a|my) (?:letter|envelope|mail))|through|went)|(?:took|taken|hit by"
    r"|grazed by) a (?:stray )?bullet|stray bullet"
    r"|(?:pris|recu|prend|recoit) (?:une|des|deux|trois|\d) balles?(?! (?:de|en) )|(?:pris|recu|prend) du plomb"
    r"|balles? (?:dans|ds|in) (?:le |la |l'|les |the |son |sa )?(?:mollet|jambe|cuisse|ventre|dos|epaule|bras|pied"
    r"|genou|tete|main|torse|poitrine|thorax|hanche"
    r"|shoulder|leg|foot|knee|hip|carrosserie|pare|van|camion|tente|fesse|cou|flanc|abdo\w*|voiture|porte)"
    r"|shooter|let (?:off|rounds)|emptied a (?:magazine|mag|clip)|rounds (?:off|fired)"
    r"|(?<![a-z])(?:pan){1}(?: pan)+(?![a-z])|(?<![a-z])(?:bang|bam|pop|bala)(?: (?:bang|bam|pop|bala))+(?![a-z])"
    r"|(?:they|he|someone|police|smugglers?|hunters?|men|farmer) shoots?(?![a-z])(?! (?:a )?(?:film|video|photos?))"
    r"|shoot(?:s|ing)? (?:at|each|him|her|us|them|people|in)(?![a-z])"
    r"|(?:\d|deux|trois|quatre|cinq|two|three|four|five|several|plusieurs|des) detonations"
)

AT_SEA = Pattern(
    r"(?<![a-z])(?:en cours|(?:still|encore|toujours|now|maintenant)(?= (?:\w+ ){0,3}(?:in|at sea|out|dans l'eau"
    r"|a l'eau|a bord|dessus|en mer|missing|sink\w*|drift\w*|hanging|clinging|calling|there|la|on it"
    r"|accroch\w*))(?! (?:in|at|a|dans) (?:the |l'|un |a )?(?:hot\w*|hosp\w*|shock|ambulance|gym\w*|camp|shelter"
    r"|centre|foyer))|ongoing|en train|missing|manquants?|(?:en |il )?manque|disparus?|sans nouvelles"
    r"|on (?:the|its|their) way|en route|launched|demandee?s?|requested|coming|arrivent?|arriving|send|envoy(?:ez|er"
    r"|e)|help|aide[zr]?|appele[zr]|au secours"
    r"|svp|pls|please|plz|cherche\w*|searching|search(?! (?:over|finished|ended))|recherches?|accrochee?s?"
    r"|s'accroche\w*|clinging|holding|hanging|agripp\w*|crient?|cris"
    r"|screaming|crying|hurle\w*|not (?:accounted|found|all)|unaccounted|others?|d'autres|les autres|autres|half"
    r"|la moitie|count(?:ing)?|comptage|being (?:pulled|picked|hoisted|winched|lifted)|picking|pulling|hisse\w*"
    r"|derivent?|drifting|adrift|ecopent|bailing|coule(?! (?:hier|cette|ce))|sinking|chavire en|prend l'eau"
    r"|prennent l'eau|taking (?:on )?water|en mer|at sea|in the sea|sur zone|helico\w*"
    r"|in distress|(?:en )?detresse|perdition|vient de (?:se |chavirer|couler)|tide|(?:mer|maree|eau) (?:(?:re)?monte"
    r"|r?entre)|bar one|sauf (?:un|une|deux)|in the water|nagent|swimming|a l'eau|dans l'eau|se noient?|drowning"
    r"|alerte[rz]|mayday|sos|live)(?![a-z])"
)
"""A shipwreck is still under way."""

PAST = Pattern(
    r"(?<![a-z])(?:hier|yesterday|last (?:night|week|month|year|sunday|monday|tuesday|wednesday|thursday|friday"
    r"|saturday)|avant-?hier|cette nuit|la nuit derniere|overnight"
    r"|semaine derniere|mois dernier|annee derniere|il y a (?:\w+ )(?:jours?|semaines?|mois|ans?)|days? ago"
    r"|weeks? ago|months? ago|suite (?:au|a la|aux)|following (?:the|last)"
    r"|apres (?:le|la|l'|un|leur) ?(?:naufrage|chavirage|sauvetage|traversee)|after (?:the|a|their"
    r"|last) (?:\w+ )?(?:shipwreck|wreck|capsiz\w*|sinking|rescue|crossing)"
    r"|(?:de|of|from|'s|on|du) (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday)"
    r"|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) (?:dernier|passe|soir|matin)|du \d{1,2}(?:/| )"
    r"|ce matin|this morning|au large de l'?italie|en mediterranee|en libye)(?![a-z])"
)
"""It was at another time."""

SAVED = Pattern(
    r"(?<![a-z])(?:tous? (?:sauves?|sortis?|ok|vivants?|a terre|recuperes?|secourus?|sains?|remontes?|rentres|revenus"
    r"|la)|tout le monde (?:est |a )?(?:ok|sauve|sorti|recupere|revenu|a terre|va bien|la)"
    r"|secouru\w*|rescue[ds](?! (?:requested|boat|needed))|saved|sauvee?s?|sauvetage termine|sains et saufs"
    r"|saine? et sauve?|ramene\w*|brought (?:back|in|to|ashore)|rescapee?s?|survivors?|survivants?|naufragees?"
    r"|(?:\d|les|des|nos|ces|de) naufrages|march\w+ jusqu\w*|tous comptes|all counted"
    r"|a terre|ashore|on (?:land|shore|the (?:quay|quai|beach|sand|jetty|dock))|safe(?:ly)?|mis(?:es)? a l'abri"
    r"|recuper\w+|repech\w+|retour de \d+ \w+|renonc\w+|gave up|given up"
    r"|(?:jamais|pas|never) (?:demarre|parti\w*|started|left)"
    r"|(?:all|tous|toutes|everyone) (?:\w+ )?(?:alive|vivant\w*)|retour a (?:quai|terre|pied|la nage|la plage)"
    r"|retour (?:plage|force)|a quai"
    r"|debarqu\w+|landed|(?:sont|est|tous|toutes|viennent de|les (?:gens|jeunes|gars)|etaient"
    r"|avons) (?:tous )?(?:rentre|revenu)\w*|rentrees|rentres|revenue?s|returned|came back|come back|got back"
    r"|back (?:on|at|to|in) (?:the |their )?(?:shore|camp|beach|land|sand|port|dry)|turned back|demi[- ]tour"
    r"|remorque(?:e?s?)|towed"
    r"|waded|walked|swam|nage jusqu\w*|(?:all|everyone|everybody|every ?one) (?:is |are |were |got )?(?:out|ok|safe"
    r"|fine|back|alive|saved|off|ashore|accounted|rescued|soaked|waded|pulled)"
    r"|sortis? (?:de l'eau|d'affaire|par|tous)|pulled (?:out|from|off|aboard)|picked up|hauled out"
    r"|at (?:the )?(?:hospital|port|gym\w*|terminal|camp|office|warehouse)|au (?:gymnase|camp|port|hangar|centre"
    r"|local|quai|chaud)"
    r"|vetements secs|dry clothes|sur (?:le|la|les) (?:sable|plage|quai|berge|rive|digue|estran|rochers)"
    r"|echoue\w* (?:sur|a)(?! un (?:banc|haut))|a pied|pas (?:de|eu de) depart|(?:avant|before) (?:le |la )?(?:depart"
    r"|launch\w*|mise a l'eau|de partir)"
    r"|pas partis?|never left|still on (?:the )?(?:sand|beach|land)|empty|(?<!se )vides?|abandonnee?)(?![a-z])"
)
"""Nobody is in the water any more."""

ALL_WELL_ABOARD = Pattern(
    r"(?:all|everyone|everybody|every ?one|people|tous|tout le monde|toutes|personnes|gens) (?:\w+ )?"
    r"(?:aboard|on board|a bord|onboard)(?: (?:is|are|est|sont|va|vont))? (?:tous |all )?"
    r"(?:ok|okay|fine|well|safe|bien|calmes?|calm|good|sains?|indemnes?|unhurt|unharmed)(?![a-z])"
    r"|(?:all|everyone|tous|tout le monde) (?:ok|fine|well|safe|va bien|vont bien) (?:aboard|on board|onboard|a bord)"
    r"|(?:tous|tout le monde|toutes) (?:est |sont |va |vont )?(?:ok|bien|sains? et saufs?) a bord"
)
"""A boat at sea whose people are said to be well."""

FOUNDERING = Pattern(
    r"(?:prend|prennent) l'eau|taking (?:on |in )?water|water (?:is )?(?:coming|getting) in|coule|sink\w*|chavir\w*"
    r"|capsiz\w*|ecop\w*|bailing|a l'eau(?![a-z])|in the water|dans l'eau|deflating|se degonfle|crev\w+|noient"
    r"|drown\w*|overboard|par-?dessus bord|missing|manqu\w+|pour l'instant|pour le moment|for now|so far"
)
"""It may not stay so."""

DEAD = Pattern(
    r"(?<![a-z])(?:mort(?:e|s|es)?|decede\w*|deces|dcd|tue(?:e|s|es)?|dead|died|killed|deceased|fatal\w*"
    r"|mortel(?:le)?s?|sans vie|lifeless|cadavres?|corpses?|bodies|noyee?s?"
    r"|(?:did ?n['o]?t|did not|didnt) (?:make it|survive)|pas survecu|a succombe|passed away|(?:un|le|deux|trois"
    r"|\d) corps(?= (?:retrouv|sous|sur|dans|repech|sans))|body (?:found|recovered|bag|on))(?![a-z])"
)
"""Somebody is dead, where the incident has another name."""

NOT_OF_A_PERSON = Pattern(
    r"(?<![a-z])(?:deer|dogs?|cats?|fox|boar|horse|sheep|cows?|seals?|birds?|pigeons?|swan|rats?|mouse|mice|fish|cerf"
    r"|chevreuil|biche|chiens?|chats?|sanglier|cheval|moutons?|vaches?|phoques?|oiseaux?|cygne|poissons?|renard)"
    r" (?:is |was |were |est |etait |sont |found |retrouve\w* )?(?:dead|killed|mort|tue)s?(?![a-z])"
    r"|(?:dead|mort|killed a|tue un|ecrase un) (?:deer|dog|cat|fox|boar|horse|sheep|cow|seal|bird|rat|chien|chat"
    r"|sanglier|phoque|chevreuil|renard)"
    r"|(?<![a-z])(?:pare-?chocs?|moteurs?|batterie|telephone|tel|phone|engines?|battery|clutch|embrayage|radiateur"
    r"|pneus?|ordi|van|camion|caisse|capot|boiler|chaudiere|bumper|laptop|machine|dryer|jacket"
    r"|coat|stove|heater|lampe?|torch|frigo|fridge|wifi|serveur|server|line|ligne|gps|radio|imprimante|printer|pompe"
    r"|pump|bagnole|voiture|car|minibus|fuse|motor|outboard)s?"
    r"(?: is| was|'s| est| a| etait| went)? (?:mort|dead|died|tue|killed|noye)e?s?(?![a-z])"
    r"|(?:bras|jambe|main|cote|pied|arm|leg|hand|side)(?: \w+)? (?:est |is )?(?:mort|dead)e?(?![a-z])|dead (?:arm|leg"
    r"|line|battery|engine|end|phone|tired|drunk)"
    r"|morte?s? (?:de (?:trouille|peur|rire|fatigue|faim|honte|soif|froid a)|vivant)|a mort(?![a-z])|angle mort"
    r"|point mort|temps mort|lettre morte|mort aux rats|tete de mort"
    r"|(?:menac\w+|threat\w*|menaces?) (?:de |of |\w+ de )?(?:mort|death)|croit mourir|(?:t'es|tu es|you are|you're"
    r"|ur|vous etes|we are|you will be) (?:\w+ )?(?:mort|dead|killed)s?"
    r"|(?:died|mort|die) (?:down|out)|it died|left for dead|laissee? pour morte?|tue le temps|noye(?:e|s)? (?:a|par"
    r"|dans) (?:\d|la masse|les (?:pompiers|dossiers))|l'ont noye"
    r"|playing dead|drop dead|dead (?:centre|center|slow|quiet|calm)|could have (?:died|been killed)|(?:aurait"
    r"|aurait pu|pu) (?:etre |le |la )?(?:tue|mort|mourir)|to (?:kill|die)"
)

NOT_YET = Pattern(
    r"anniversa\w+ (?:de la mort|du deces|de sa mort|of)|commemor\w*|(?:il y a|ca fait) (?:un|deux|trois|\d+) (?:ans?"
    r"|mois)|years? ago|months? ago|last year|l'an dernier|l'annee derniere"
)
"""A death that is long past."""

FALSE_ALARM = Pattern(
    r"fausses? alertes?|false alarm|finalement (?:rien|non|c'etai\w*|pas)|en fait (?:non|rien|c'etai\w*)|turned out"
    r"|turns out|c'etait (?:juste |que )?(?:des |un )?(?:petards?|feux? d'artifice|pneu|exercice)"
    r"|(?:just|only|were|was) (?:fire ?works|fire ?crackers|a car backfiring|bangers)|exercice (?:incendie|evacuation"
    r"|d'alerte)|(?:fire|evacuation) drill|juste des petards|it was (?:just )?a (?:drill|test|prank|joke|dummy)"
)

NO_GUN = Pattern(
    r"(?:lbd|flash ?-?balls?|rubber bullets?|tear ?gas|grenades?|lacrymo\w*|gas canisters?|flares?|fusees?|mortiers?"
    r"|fire ?works?|fire ?crackers?|petards?|paintballs?|water (?:guns?|pistols?)|airsoft)"
    r"(?: (?:are|were|was|being|ont ete|a ete))? (?:shots?|fired|shooting|tir\w*)(?![a-z])"
    r"|(?:shots? of|fir(?:ed|ing)|shot|shooting|shoot|tir\w+|rafales?) (?:\w+ )?(?:de |d'|des |au |a la |of |the |un "
    r"|une )?(?:lbd|flash ?-?balls?|rubber bullets?|(?:tear )?gas(?![a-z])|grenades?|lacrymo\w*|flares?"
    r"|fusees?|mortiers?|fire ?works?|petards?|paintballs?|arc(?![a-z])|billes(?![a-z]))"
)
"""What is fired there is no bullet."""
