"""Words of French and English that speak, or may speak, of sexual violence and misconduct. Written as in `cues`.

`sexual` and `misconduct` say it; `hint`, `sexual_hint` and `intimate` may say it: with them nobody can rule it out.
"""

from domain.reading.cues import Cue, cues

RESTRICTED: tuple[Cue, ...] = (
    *cues(
        "sexual",
        5,
        """
        arrach*|dechir*|enlev*|retir* .. habits|vetements|pantalon|jupe|legging*|culotte|haut|soutien
        rip*|tear*|tore|pull* .. off|down her|his clothes|trousers|leggings|skirt|pants|top|underwear
        tonight .. come .. tent|bed|room, come .. my|his tent|bed|room .. tonight|night
        viens|vienne|venir .. sa|ma tente|chambre|lit .. soir|nuit
        =viol, =viols, viole, violee, violees, violes, violer, violeur*, s'est fait violer, =v1ol, tentative de viol
        raped, rape, rapes, rapist, raping, attempted rape, agression sexuelle, agressions sexuelles
        agresse sexuellement, agressee sexuellement, agress* sex*, sexual assault*
        sexually assaulted|abused|harassed|exploited|touched, assault* sexual*, sexual abuse*, sexual violence
        sexual harassment, sexual exploitation, sexual favo*, sexuel, sexuelle, sexuels, sexuelles, sexuellement
        sexual, sexually, sex, sexe, attouch*, pelot*, tripot*, grope*, groping, fondl*, molest*
        touche* aux|les|des|ses|sa|son|aux fesses|seins|cuisse*|sexe|poitrine|entrejambe|parties|fesse|sein
        touche* aux|les|des|ses|sa|son|aux enfants|filles|petits|petites|gamins
        touche* aux|les|des|ses|sa|son|aux gamines|garcons|mineurs|jeunes|gosses, main* aux fesses, main aux fesses
        main sur sa cuisse|fesse*, mains sur cuisse*|seins|fesses, mains baladeuses, wandering hands
        hand up her skirt, hand on her thigh|leg|breast|bum, hands all over, inceste*, incest*, pedophil*
        paedophil*, pedo, exhib*, flash* his penis|himself|girls, expos* himself|his genitals, indecent exposure
        masturb*, se branl*, penis, zizi, bite dehors|sortie, sorti sa bite, sort son sexe, montre son sexe
        pornograph*, porno, porn, nudes, nude, naked, photos nues|intimes|denudees|nue|nu
        intimate photos|pictures|pics, photos d'elle nue|douche|intimes, dick pic*, sextort*, sextape, revenge porn
        vss, vbg, sgbv, gbv, svbg, csa, psea, seah, gang rape, viol collectif, mariage force, mariages forces
        forced marriage, married off, marie* de force, forced to marry, excis*, mgf, fgm, mutilation* genital*
        prostitu*, trafic d'etres humains, human trafficking, traffick*, traite des etres humains, proxene*, pimp
        pimps, pimping, faire des passes, fait des passes, font des passes, sex work
        sell herself|himself|her body|their bodies, vend* son corps|corps, force* a coucher, forced to sleep with
        sleep with, sleeps with, sleeping with, slept with, coucher avec, couche avec, couchait avec, couches avec
        a couche avec, had sex, rapport* sexuel*, rapports forces, relation* sexuelle*, relation* intime*
        intimate relationship, payer autrement, paye autrement, paie autrement, payer en nature, paye* en nature
        en nature, paid in other way*, pay another|other way, pay* with body, paye* avec son corps
        pay with her body, passage contre, contre une fellation, fellation*, blowjob, suck him
        in exchange for sex|favours|favors, en echange de faveurs|sexe|services|rapports
        contre faveurs|sexe|services sexuels, faveurs, services sexuels, abus* d'elle|de lui|sexuel*, abuse* d'elle
        abuse de sa fille, a abuse d'elle|lui, abused her|him as, abusing her|girls|boys|children|kids
        abus* sur mineur*|enfant*, maltraitance sexuelle, child abuse, child sexual, abuse of a child|minor|girl|boy
        force herself|himself on, forced himself on, forced himself, forced her, l'a forcee, l'a force, il la force
        force a des choses, forced to do things, obligee a faire des choses|choses|trucs
        oblige a faire des choses|choses, l'oblige a des choses|trucs|choses, made her do things|stuff
        made him do things|stuff, had his way with, had his way, took advantage of her|him|girl|boy
        took advantage of, profite d'elle, profite de lui, a profite d'elle|lui|son|sa, profite de sa faiblesse|nuit
        a profite du sommeil, droguee et, drugged her|and, ghb, drogue* a son insu, spiked her, spiked drink
        wake up without clothes|undressed, reveillee nue|deshabillee|sans pantalon, reveille sans pantalon
        deshabill*, undress*, took off her|his clothes, enleve ses vetements, baisse pantalon, baisse son pantalon
        pulled down pants|trousers, enlever sa culotte, culotte*, underwear, sous vetements, lingerie
        sous sa jupe|robe, under her skirt|dress|clothes, sous ses vetements, sous la couverture, under the blanket
        under blanket, dans son lit, dans son sac de couchage|duvet, in her bed|sleeping bag
        into her|his bed|sleeping bag, dans le lit de, parties intimes, private parts, intimate parts, entrejambe
        crotch, between her|his|the legs, entre les jambes, genital*, vaginal*, =anal, =anale, =anales, =anus
        traite des femmes|filles, victime* de traite, reseau de traite, sperme, sodom*, touch* .. @weaker
        tripot* .. @weaker
        embrass* .. @weaker, caress* .. @weaker, kiss* .. @weaker, frott* .. @weaker, rub* .. @weaker
        film* .. @weaker .. douche*|shower*|nue*|naked|toilet*, hands on .. @weaker, main* sur .. @weaker
        mains sous, hand* under, hand* up her|his, pose .. main|mains sur, met .. main|mains sur
        mis .. main|mains sur, put .. hand|hands on|up|under, colle contre, press* himself|against her
        pantalon dechire|baisse, vetements dechires, robe dechiree, torn clothes|trousers|dress|leggings|pants
        clothes torn|ripped, ripped .. clothes|dress|trousers, tache* de sang sur pantalon|culotte|robe
        blood on her|his underwear|trousers|pants|legs, en paiement, comme paiement, as payment, in payment
        pay* .. with herself|her body, paie .. autrement, paye* .. autrement|nature, payer .. autrement|nature
        pay* .. otherwise|differently, pay .. other way|ways, dormir avec .. passeur|lui|eux|homme
        dort* avec .. passeur*|homme*|eux, sleep* .. smuggler*|him|them|man|men|tent to
        nuit avec .. passeur|lui|eux|homme, night* with .. smuggler*|him|them|men|man, passe* la nuit avec
        spend* .. night with, spent .. night with, mari .. force*|oblige*, husband .. forces|forced|makes
        conjoint .. force|forc*, elle .. obligee a|avec, in exchange for .. place|crossing|bed|food|passage
        en echange .. passage|traversee|place|hebergement|nourriture|protection|toit
        contre .. hebergement|traversee|passage|protection, loge* contre
        heberge .. filles|mineures|femmes contre|chez, s'est glisse dans, se glisse dans
        slip* into .. tent|bed|sleeping, crawl* into .. tent|bed|sleeping, got into .. bed|sleeping bag|tent
        entre dans .. tente|lit|duvet, climb* into .. bed|tent|bag, rejoint .. tente|lit|duvet
        vient .. tente|lit|duvet, dort contre, obscen*, lubri*, sexist*, mate .. filles|femmes|douche*
        regarde* .. douche*|deshabill*|se changer|se laver, watch* .. shower*|undress|chang*|wash*
        spying on .. shower*|girls|women, voyeur*, peeping, homme nu, homme* nus, nu devant|pres|dans|sous, tout nu
        toute nue, a poil, nu devant, nue devant
        sans vetements, without clothes, no clothes, bite, couilles, seins, fesses, breast*, boobs, cuisse*, thigh*
        veut coucher, wants to sleep with, demand* .. nues|nue|intimes|nudes, lui a demande des photos
        ask* .. nudes, send nudes, abuse* par, abused by, abuser, a ete abuse*, ete abusee*, was abused, been abused
        being abused, souill*, deshonor*, dishonour*, virginite, virginity, hymen, penetr*, hurts down there
        mal en bas, mal aux parties, il m'a fait, ils m'ont fait, il lui a fait quelque chose|mal|des
        m'a fait quelque chose|des choses|trucs, something bad to her|him|me, hurt me at night|in night|down
        do* things .. me|her|him|them|us|kids, things at night, made me do, makes me do, makes her do, makes him do
        jouer au docteur, special game*, jeu secret, jeux secrets, secret game*, our secret, notre secret
        s'est servi d'elle|lui, se sert d'elle, used her, uses her, passed around, se la passent, vendue, vendues
        sold her|girls|the girl, achete* .. fille*, prete* .. fille*|femme, offert* .. a un homme
        recrut* .. filles|prostitu*, travaille la nuit pour lui, trottoir, escort*, bordel, brothel, il l'a touche*
        l'a touche, l'a touchee, les a touche*, il la touche, il le touche, le touche, la touche, la touchait
        le touchait, les touche, me touche, l'ont touchee, m'a touche*, t'a touche
        toucher .. mineurs|enfants|filles, s'est fait toucher, se fait toucher, se font toucher, faire toucher
        touched her|him|me|them, touches her|him|me|them, touching her|him|me|them|girls|kids|boys|children|women
        touched a girl|child|boy|kid|girls|kids|children|women|minor
        touche par un homme|adulte|oncle|beau pere|monsieur|cousin|grand, touched inappropriately|sexually
        touched where, touche la ou, touche en bas|bizarrement, bad touch, inappropriate touching, gestes deplaces
        geste deplace, gestes inappropries, gestes obscenes, gestes .. sur fille*|enfant*|petit*|mineur*
        frott* contre elle|lui|elles|filles|femmes, se frotte aux|contre filles|femmes, rubbed against|himself
        rubbing against, embrass* de force, embrass* sur bouche, embrasser, l'a embrasse*
        kiss* her|him|me|girl|a girl|minor, tried to kiss, forced kiss, caress*, stroked her|his|girl
        strok* her|his hair|leg|thigh, bad things to me|her|him|them, did things to her|him|me
        things to her|him at night, did something to her|him, done something to her|him, fait des choses a
        fait du mal la nuit, lui a fait des choses, lui fait des choses, fait des choses, lui fait faire des choses
        fait des trucs, des trucs avec elle|lui, choses de grand|grands|adultes, choses sales, dirty things
        kit viol, pep kit, kit pep, pilule du lendemain, morning after pill, tpe vih, prophylaxie post, 72h, umj
        prelevements umj, ivg apres, enceinte de son|l'oncle|passeur|violeur|pere, pregnant by smuggler|father|uncle
        pregnant from, enceinte suite|apres .. viol|agression, kit vss, demande kit|pep|tpe, gives .. favours|favors
        give .. favours|favors, pay .. favours|favors, bisous pour, kisses for, reseau .. mineure*|fille*|femme*
        network .. girls|minors|women, fait travailler .. filles|mineures, makes .. bed .. hurt*
        share .. bed .. hurt*, hommes .. tente .. filles|femmes|fille|femme, men .. tent .. girls|women|girl|woman
        homme .. tente .. fille|femme|mineure, man .. tent .. girl|woman|women|girls
        entre* .. nuit .. tente .. filles|femmes, sans ses vetements, without her|his|their clothes, made to undress
        made .. undress, non consenti, non consentie, non consentis, sans consentement, sans mon|son consentement
        without consent, non consensual, rapport* non, wants pep, needs pep, pep needed, pep, prep vih apres
        into her|his room .. night, into my room .. night, comes into .. room, vient dans .. chambre
        entre dans .. chambre .. nuit, dans sa chambre .. nuit, monter dans sa cabine|voiture|camion
        monter dans .. cabine, get into his cab|car|truck
        propose* .. balles|euros .. gamin*|fille*|garcon*|mineur*|femme*
        offers .. money|cash .. girls|boys|kids|women|her|him, forcent a faire|des, le force a faire
        la force a faire, les force a faire, force* .. trucs|choses, forced .. things, si elle est pas gentille
        si elle n'est pas gentille, etre gentille avec, sois gentille, be nice to him, nice to him, if she s nice
        pas de traversee si, pas de place si .. pas|refuse, no crossing unless, no place unless, unless she
        unless he, elle doit .. passeur*|homme|lui pour
        passeur .. exige|demande|force|veut .. elle|fille*|femme*|corps
        smuggler .. wants|demands|forces .. her|girls|women|body, prise par les passeurs
        retenue par des passeurs|les|un, kept in a house, held in a house
        enfermee .. homme|hommes|appartement|chambre, enferme .. filles|femmes, locked .. her|girls in
        saignement* .. fille|petite|beau pere|oncle, beau pere .. pleure|peur|nuit|seul|touche
        stepfather .. cries|scared|night|alone|touch*, pleure quand .. beau pere|oncle|pere|cousin|homme
        cries when .. stepfather|uncle|father|man, ne se souvient de rien, ne se souvient pas, doesn t remember
        can t remember anything, blackout .. girl, reveille* .. nue|sans|ailleurs|hotel
        woke up .. naked|without|next to|hotel, se reveille .. sans|nue|cote, verre .. drogue|ghb, drink .. spiked
        embarquee par|de force dans une voiture, dragged into .. car|bushes|tent|woods
        tirer dans .. buissons|tente|voiture|bois, tiree dans .. buissons|tente|voiture|bois, entrainee dans|de
        coince* dans .. toilettes|douche*|coin, cornered .. her|girl|toilet*|shower*
        bloque* dans .. toilettes|douche*, suit .. jusqu aux .. douches|toilettes, follows .. shower*|toilet*
        hand in|down her|his pants|trousers, trousers down, pants down, zip open, braguette
        main dans .. culotte|pantalon|slip|soutien, sous le|son pull|t shirt|soutien, soutien gorge, bra strap
        her bra, gorge seins, exposee a, love .. minor, copain de 3*|adulte .. 13|14|15, copain majeur
        boyfriend is 3*|older|adult, grown man, enceinte .. 12|13|14|15, pregnant .. 12|13|14|15
        accouche* sous x apres, mari* .. 13|14|15|16 ans, married at 13|14|15|16, child bride, child marriage
        mariage .. mineure|precoce, dot .. fille, dowry, vendue par|a, esclave*, slave*, servitude, domestic slave
        maison close, salon de massage, massage parlour, onlyfans, webcam, sugar daddy, revenge
        chantage .. photos|video|nue|nues, blackmail* .. photos|pictures|video*, threat* .. photos|pictures|video*
        menace* .. diffuser|publier|photos|video*, diffuse* .. photos|video* .. elle|fille|nue
        sent .. pictures of himself, photos de lui nu|torse|sexe, photo de son sexe
        envoie .. photos .. nu|nues|sexe|torse, montre .. videos .. porno|sales|adultes|nues
        showed .. porn|videos .. girls|kids|boys|her|him, regard* lubri*, sale avec, sales mains, mains partout
        hands everywhere, all over her, lourd avec .. filles|femmes, insistant avec .. filles|femmes|jeunes
        inappropriate .. with|towards .. girl*|boy*|women|kids|minors|children
        comportement* .. avec|envers .. fille*|enfant*|femme*|mineur*|petit*|jeune*
        geste* .. envers|sur .. fille*|enfant*|femme*|mineur*, proposition* sexuel*|indecente*, avances
        made advances, unwanted advances, advances, hit on .. girl*|women|minor*|her
        hitting on .. girl*|women|minor*|her, drague* .. mineure*|fille*|jeune*|femmes, tente de l'embrasser
        tried it on
        """,
    ),
    *cues(
        "misconduct",
        5,
        """
        misconduct, safeguarding concern*, safeguarding issue*, safeguarding report*, safeguarding
        mauvaise conduite, inconduite, code de conduite, code of conduct, abus de pouvoir, abus d'autorite
        abuse of power|position, abus de confiance, abus de position, whistleblow*, lanceur d'alerte
        maltraitance institutionnelle, conflit d'interet*, corruption, bribe*, pot de vin, pots de vin
        detournement de fonds|stock|dons, detourn* fonds|dons|stock|argent, embezzl*, fraud*
        plainte contre un|une|notre|benevole|salarie|collegue|staff
        complaint* about|against staff|volunteer*|colleague*|worker*|interpreter|team, allegation*, faute grave
        """,
    ),
    *cues(
        "intimate",
        2,
        """
        bed, lit, matelas, mattress, tente la nuit, tent at night, tente .. fille*|femme*|mineur*
        tent .. girl*|women|woman|minor*, share* .. bed|tent|room|blanket, partage* .. lit|tente|chambre|couverture
        nuit, night, nights, soir, chambre, room, couverture, blanket, douche*, shower*, bisou*, bises, kisses
        favours, favors, faveur*, appartement, flat, apartment, hotel, boire un verre, for a drink, parking le soir
        se maquille, makeup, en mini, habille* sexy, travailler des mineures|filles|jeunes
        fait travailler .. mineures|filles|jeunes, makes .. girls|kids work, disappears with
        part avec des hommes|un homme, monte dans des voitures|la voiture, voitures la nuit|soir, gets into cars
        got into a car, picked up by men|a man|car, hommes viennent, men come, clients, client, argent de poche
        new phone, nouveau telephone, new clothes, affaires neuves, gives her|him money|presents|phone, lui offre
        lui donne de l'argent, lui paye, genoux, lap, massage*, calin*, hug|hugs|hugged|hugging, cuddle*, peur
        """,
    ),
    *cues(
        "hint",
        2.5,
        """
        apeuree, terrifie*, terrified, prostree*, prostre, withdrawn, shaking, ne mange plus, stopped eating
        cauchemar*, nightmare*, ne dort plus, won t sleep, refuse de dormir|rentrer|retourner
        refuses to go back|home, ne veut pas retourner|rentrer, doesn t want to go back|home, pipi au lit
        wets the bed, sali, sale, dirty, femme medecin, une femme docteur, female doctor, woman doctor, female staff
        female nurse, pas de garcon*, pas d'homme*, no men, no male, avec une femme, with a woman, gyneco, gynaeco*
        gynec*, ivg, abortion, avortement, grooming, older man, older men, older guy, old man, homme plus age
        hommes plus ages, vieil homme, en cachette, secretly, discretement, en toute discretion, in confidence
        keep quiet, se taire, abus, abuse*, abusi*, mauvaise rencontre, comportement*, inappropri*
        regards insistants, leering, mate sous|douche*, voyeur*, peeping, peep, watching girls|women
        filme* .. douche*|nue|toilettes, film* girls|women, sa tente la nuit, into her|his tent, vient la nuit
        comes at night, at night he, follow* girls|women|her|kids|children|home, suit les filles|femmes
        suivait une femme|fille|jeune, suivie par un|homme|homme|type|mec|inconnu, rode autour
        hang* around girls|women|children|kids, tourne autour, siffl* filles|femmes, catcall*, propositions
        propose de l'argent, propose argent a, offered her|him money|gifts, propos* .. hebergement, heberge* contre
        a son appart, son appartement, chez un homme|monsieur|inconnu, present to, seule avec, seul avec, seuls avec
        seules avec, alone with, locked in with, porte fermee, closed door, behind closed doors, pas le dire
        rien dire, ne pas en parler, don t tell, not to tell, ne veut pas en parler, ne veut pas dire
        veut pas en parler, doesn t want to talk, does not want to talk, won t say, won t talk about
        refuse d'en parler, ne parle plus, no longer speaks, mutique, only to a woman, only a woman, qu'a une femme
        a une femme uniquement, female interpreter, interprete femme, une femme seulement
        only talk to woman|women|female, only wants to talk, ne veut parler qu, veut parler a une femme, peur de lui
        peur des hommes, peur de rester seule, peur de cet homme, peur de dormir, peur de rentrer
        afraid of him|that man|men|uncle|sleeping, scared of him|men|going|sleeping|uncle, veut plus dormir
        ne veut plus dormir, salie, se sent sale, feels dirty, se lave sans arret, bleus|bleu sur cuisses|bras
        bruises on, bruis*, saigne en bas, bleeding down, douleurs au bas ventre|ventre, test de grossesse
        pregnancy test, femme de nuit, emprise, controle par son, controlled by, confisque son passeport|papiers
        passeur l'oblige, partner violent, violent partner, violences conjugales, domestic violence
        violence conjugale, maltrait*, mistreat*, ill treat*, mal traite*, s'en est pris a, s'en prend a, ill-treat*
        hurt her|him at, hurts her|him|me, fait du mal a|lui, lui fait du mal, lui a fait du mal, does bad
        mauvais comportement, groom*, love bomb*, whatsapp la nuit, messages la nuit, texts at night
        message* .. mineure|filles, mal a l'aise, mal a laise, malaise avec, gros malaise avec, creepy, glauque
        pas net, trop proche, too close, too friendly, touchy, handsy, familiarites, favourit*, chouchou, favorit*
        rumeur* sur, rumours about, rumors about, parait que, something happened, quelque chose s'est passe
        il s'est passe quelque chose, s'est passe un truc, passe un truc, what happened to her, ce qu'il lui a fait
        ce qui lui est arrive, survivante*, safeguard*, protection de l'enfance, ip, information preoccupante, crip
        ase, personnel et grave, en prive, in private, privately, =vs, =sv, demand* photos|photo
        ask* photos|pictures|pics, photos des|de filles|enfants|mineurs|jeunes|femmes|elle
        pictures of girls|children|kids|her|women|boys, photo d'elle, photos d'elle, embete, ennui* .. filles|femmes
        embet* .. filles|femmes, bother* girls|women|her, pest* girls|women, against her will, contre son gre
        contre sa volonte, sans son accord|consentement, consent*, non consent*, la nuit derniere dans
        """,
    ),
    *cues(
        "sexual_hint",
        2,
        """
        touche, touchee, touches, toucher, touched, touching, enceinte, pregnant, traite, agress*, attitude*
        behavio*, deplace, deplaces, deplacee, deplacees, shower*, douche*, toilettes, toilet*, wc, vestiaire*
        chambre*, bedroom, dans sa tente, dans la tente, in her|his tent, chaque nuit, every night, chaque soir
        la nuit il, drague*, flirt*, chez lui, his flat|place|house|apartment|room|home, cadeau*, gifts, bonbons
        candy, sweets, secret, honte, ashamed, shame, tremble, en pleurs, pleur*, crying, in tears, marques sur
        marks on, mst, ist, sti, std, pregnan*, grossesse*, dette, debt, owes, doit de l'argent, rembourser
        pay back, exploit*, reseau, network, mari, husband, conjoint, ex, boyfriend, copain, petit ami, violence*
        honneur, manipul*, inconfort*, uncomfortable, bizarre, weird, louche, pas clair*, gene, genant*, tactile
        tactiles, proximite, intim*, arrive quelque chose, quelque chose de grave, victime*, victim*, survivant*
        survivor*, signalement*, confidenti*, sensible, sensitive, delicat, delicate, prive, collant, insistant*
        insist*, force, forcee, forced, forces, oblige, obligee, obliged, drogue, drugged, endormi*, fiance*, epous*
        marie*, marri*
        """,
    ),
)
