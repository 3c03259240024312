"""Words of French and English that speak, or may speak, of sexual violence and of harm done by those who should help.

Written as in `cues`. Topics: `sexual` says it; `sexual_hint` and `hint` may say it: with them nobody can rule it out;
`act` is what becomes misconduct when somebody of the team, a volunteer or a partner does it; `staff` are those people;
`misconduct` says it by itself; `victim` are those whose harm is never taken for something plain without a better word;
`subject` is work about violence (training, protocol), where the words name no event.
"""

from domain.reading.cues import Cue, cues

RESTRICTED: list[Cue] = [
    *cues(
        "sexual",
        5,
        """
        =viol, =viols, viole, violee, violees, violes, violer, violeur*, s'est fait violer, =v1ol, tentative de viol, raped, rape, rapes, rapist, raping, attempted rape, agression sexuelle, agressions sexuelles, agresse sexuellement, agressee sexuellement, agress* sex*, sexual assault*, sexually assaulted|abused|harassed|exploited|touched, assault* sexual*, sexual abuse*, sexual violence, sexual harassment, sexual exploitation, sexual favo*, sexuel, sexuelle, sexuels, sexuelles, sexuellement, sexual, sexually, sex, sexe, attouch*, pelot*, tripot*, grope*, groping, fondl*, molest*, touche* aux|les|des|ses|sa|son|aux fesses|seins|cuisse*|sexe|poitrine|entrejambe|parties|fesse|sein|enfants|filles|petits|petites|gamins|gamines|garcons|mineurs|jeunes|gosses
        main* aux fesses, main aux fesses, main sur sa cuisse|fesse*, mains sur cuisse*|seins|fesses, mains baladeuses, wandering hands, hand up her skirt, hand on her thigh|leg|breast|bum, hands all over, inceste*, incest*, pedophil*, paedophil*, pedo, exhib*, flash* his penis|himself|girls, expos* himself|his genitals, indecent exposure, masturb*, se branl*, penis, zizi, bite dehors|sortie, sorti sa bite, sort son sexe, montre son sexe, pornograph*, porno, porn, nudes, nude, naked, photos nues|intimes|denudees|nue|nu, intimate photos|pictures|pics, photos d'elle nue|douche|intimes, dick pic*, sextort*, sextape, revenge porn
        vss, vbg, sgbv, gbv, svbg, csa, psea, seah, gang rape, viol collectif, mariage force, mariages forces, forced marriage, married off, marie* de force, forced to marry, excis*, mgf, fgm, mutilation* genital*
        prostitu*, trafic d'etres humains, human trafficking, traffick*, traite des etres humains, proxene*, pimp, pimps, pimping, faire des passes, fait des passes, font des passes, sex work, sell herself|himself|her body|their bodies, vend* son corps|corps, force* a coucher, forced to sleep with, sleep with, sleeps with, sleeping with, slept with, coucher avec, couche avec, couchait avec, couches avec, a couche avec, had sex, rapport* sexuel*, rapports forces, relation* sexuelle*, relation* intime*, intimate relationship,  payer autrement, paye autrement, paie autrement, payer en nature, paye* en nature, en nature, paid in other way*, pay another|other way, pay* with body, paye* avec son corps, pay with her body, passage contre, contre une fellation, fellation*, blowjob, suck him, in exchange for sex|favours|favors, en echange de faveurs|sexe|services|rapports, contre faveurs|sexe|services sexuels, faveurs, services sexuels
        abus* d'elle|de lui|sexuel*, abuse* d'elle, abuse de sa fille, a abuse d'elle|lui, abused her|him as, abusing her|girls|boys|children|kids, abus* sur mineur*|enfant*, maltraitance sexuelle, child abuse, child sexual, abuse of a child|minor|girl|boy, force herself|himself on, forced himself on, forced himself, forced her, l'a forcee, l'a force, il la force, force a des choses, forced to do things, obligee a faire des choses|choses|trucs, oblige a faire des choses|choses, l'oblige a des choses|trucs|choses, made her do things|stuff, made him do things|stuff, had his way with, had his way, took advantage of her|him|girl|boy, took advantage of, profite d'elle, profite de lui, a profite d'elle|lui|son|sa, profite de sa faiblesse|nuit, a profite du sommeil, droguee et, drugged her|and, ghb, drogue* a son insu, spiked her, spiked drink, wake up without clothes|undressed, reveillee nue|deshabillee|sans pantalon, reveille sans pantalon, deshabill*, undress*, took off her|his clothes, enleve ses vetements, baisse pantalon, baisse son pantalon, pulled down pants|trousers, enlever sa culotte, culotte*, underwear, sous vetements, lingerie, sous sa jupe|robe, under her skirt|dress|clothes, sous ses vetements, sous la couverture, under the blanket, under blanket, dans son lit, dans son sac de couchage|duvet, in her bed|sleeping bag, into her|his bed|sleeping bag, dans le lit de, parties intimes, private parts, intimate parts, entrejambe, crotch, between her|his legs, entre les jambes, genital*, vaginal*, =anal, traite des femmes|filles, victime* de traite, reseau de traite, sperme, sodom*
        touch* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, tripot* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, embrass* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young|lui, caress* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, kiss* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, frott* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, rub* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, film* .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young .. douche*|shower*|nue*|naked|toilet*, hands on .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, main* sur .. fille*|fillette*|enfant*|petit|petits|petite|petites|gamin*|gosse*|mineur*|femme*|dame*|girl*|kid*|boy*|child*|women|woman|minor*|little|teen*|ado|ados|jeune|jeunes|resident*|elle|her|baby|toddler*|son|daughter|young, mains sous, hand* under, hand* up her|his, pose .. main|mains sur, met .. main|mains sur, mis .. main|mains sur, put .. hand|hands on|up|under, colle contre, press* himself|against her
        pantalon dechire|baisse, vetements dechires, robe dechiree, torn clothes|trousers|dress|leggings|pants, clothes torn|ripped, ripped .. clothes|dress|trousers, tache* de sang sur pantalon|culotte|robe, blood on her|his underwear|trousers|pants|legs, en paiement, comme paiement, as payment, in payment, pay* .. with herself|her body, paie .. autrement, paye* .. autrement|nature, payer .. autrement|nature, pay* .. otherwise|differently, pay .. other way|ways, dormir avec .. passeur|lui|eux|homme, dort* avec .. passeur*|homme*|eux, sleep* .. smuggler*|him|them|man|men|tent to, nuit avec .. passeur|lui|eux|homme, night* with .. smuggler*|him|them|men|man, passe* la nuit avec, spend* .. night with, spent .. night with, mari .. force*|oblige*, husband .. forces|forced|makes, conjoint .. force|forc*, elle .. obligee a|avec, in exchange for .. place|crossing|bed|food|passage, en echange .. passage|traversee|place|hebergement|nourriture|protection|toit, contre .. hebergement|traversee|passage|protection, loge* contre, heberge .. filles|mineures|femmes contre|chez, s'est glisse dans, se glisse dans, slip* into .. tent|bed|sleeping, crawl* into .. tent|bed|sleeping, got into .. bed|sleeping bag|tent, entre dans .. tente|lit|duvet, climb* into .. bed|tent|bag, rejoint .. tente|lit|duvet, vient .. tente|lit|duvet, dort contre, obscen*, lubri*, sexist*, mate .. filles|femmes|douche*, regarde* .. douche*|deshabill*|se changer|se laver, watch* .. shower*|undress|chang*|wash*, spying on .. shower*|girls|women, voyeur*, peeping, tout nu, toute nue, a poil, nu devant, nue devant, sans vetements, without clothes, no clothes, bite, couilles, seins, fesses, breast*, boobs, cuisse*, thigh*, veut coucher, wants to sleep with, demand* .. nues|nue|intimes|nudes, lui a demande des photos, ask* .. nudes, send nudes, abuse* par, abused by, abuser, a ete abuse*, ete abusee*, was abused, been abused, being abused, molest*, souill*, deshonor*, dishonour*, virginite, virginity, hymen, penetr*, hurts down there, mal en bas, mal aux parties, il m'a fait, ils m'ont fait, il lui a fait quelque chose|mal|des, m'a fait quelque chose|des choses|trucs, something bad to her|him|me, hurt me at night|in night|down, do* things .. me|her|him|them|us|kids, things at night, made me do, makes me do, makes her do, makes him do, jouer au docteur, special game*, jeu secret, jeux secrets, secret game*, our secret, notre secret, s'est servi d'elle|lui, se sert d'elle, used her, uses her, passed around, se la passent, vendue, vendues, sold her|girls|the girl, achete* .. fille*, prete* .. fille*|femme, offert* .. a un homme, recrut* .. filles|prostitu*, travaille la nuit pour lui, trottoir, escort*, bordel, brothel, il l'a touche*, l'a touche, l'a touchee, les a touche*, il la touche, il le touche, le touche, la touche, la touchait, le touchait, les touche, me touche, l'ont touchee, m'a touche*, t'a touche, toucher .. mineurs|enfants|filles, s'est fait toucher, se fait toucher, se font toucher, faire toucher, touched her|him|me|them, touches her|him|me|them, touching her|him|me|them|girls|kids|boys|children|women, touched a girl|child|boy|kid|girls|kids|children|women|minor, touche par un homme|adulte|oncle|beau pere|monsieur|cousin|grand, touched inappropriately|sexually, touched where, touche la ou, touche en bas|bizarrement, bad touch, inappropriate touching, gestes deplaces, geste deplace, gestes inappropries, gestes obscenes, gestes .. sur fille*|enfant*|petit*|mineur*, frott* contre elle|lui|elles|filles|femmes, se frotte aux|contre filles|femmes, rubbed against|himself, rubbing against, embrass* de force, embrass* sur bouche, embrasser, l'a embrasse*, kiss* her|him|me|girl|a girl|minor, tried to kiss, forced kiss, caress*, stroked her|his|girl, strok* her|his hair|leg|thigh
        bad things to me|her|him|them, did things to her|him|me, things to her|him at night, did something to her|him, done something to her|him, fait des choses a, fait du mal la nuit, lui a fait des choses, lui fait des choses, fait des choses, lui fait faire des choses, fait des trucs, des trucs avec elle|lui, choses de grand|grands|adultes, choses sales, dirty things, kit viol, pep kit, kit pep, pilule du lendemain, morning after pill, tpe vih, prophylaxie post, 72h, umj, prelevements umj, ivg apres, enceinte de son|l'oncle|passeur|violeur|pere, pregnant by smuggler|father|uncle, pregnant from, enceinte suite|apres .. viol|agression
        """,
    ),
    *cues(
        "hint",
        2.5,
        """
        apeuree, terrifie*, terrified, prostree*, prostre, withdrawn, shaking, ne mange plus, stopped eating, cauchemar*, nightmare*, ne dort plus, won t sleep, refuse de dormir|rentrer|retourner, refuses to go back|home, ne veut pas retourner|rentrer, doesn t want to go back|home, pipi au lit, wets the bed, sali, sale, dirty, femme medecin, une femme docteur, female doctor, woman doctor, female staff, female nurse, pas de garcon*, pas d'homme*, no men, no male, avec une femme, with a woman, gyneco, gynaeco*, gynec*, ivg, abortion, avortement, grooming, older man, older men, older guy, old man, homme plus age, hommes plus ages, vieil homme, en cachette, secretly, discretement, en toute discretion, in confidence, keep quiet, se taire
        abus, abuse*, abusi*, mauvaise rencontre, comportement*, inappropri*, regards insistants, leering
        mate sous|douche*, voyeur*, peeping, peep, watching girls|women, filme* .. douche*|nue|toilettes
        film* girls|women, sa tente la nuit, into her|his tent, vient la nuit, comes at night, at night he
        follow* girls|women|her|kids|children|home, suit les filles|femmes, suivait une femme|fille|jeune
        suivie par un|homme|homme|type|mec|inconnu, rode autour, hang* around girls|women|children|kids
        tourne autour, siffl* filles|femmes, catcall*, propositions, propose de l'argent, propose argent a
        offered her|him money|gifts, propos* .. hebergement, heberge* contre, a son appart, son appartement
        chez un homme|monsieur|inconnu, present to, seule avec, seul avec, seuls avec, seules avec, alone with
        locked in with, porte fermee, closed door, behind closed doors, pas le dire, rien dire, ne pas en parler
        don t tell, not to tell, ne veut pas en parler, ne veut pas dire, veut pas en parler, doesn t want to talk
        does not want to talk, won t say, won t talk about, refuse d'en parler, ne parle plus, no longer speaks
        mutique, only to a woman, only a woman, qu'a une femme, a une femme uniquement, female interpreter
        interprete femme, une femme seulement, only talk to woman|women|female, only wants to talk
        ne veut parler qu, veut parler a une femme, peur de lui, peur des hommes, peur de rester seule
        peur de cet homme, peur de dormir, peur de rentrer, afraid of him|that man|men|uncle|sleeping
        scared of him|men|going|sleeping|uncle, veut plus dormir, ne veut plus dormir, salie, se sent sale
        feels dirty, se lave sans arret, bleus|bleu sur cuisses|bras, bruises on, bruis*, saigne en bas
        bleeding down, douleurs au bas ventre|ventre, test de grossesse, pregnancy test, femme de nuit, emprise
        controle par son, controlled by, confisque son passeport|papiers, passeur l'oblige, partner violent
        violent partner, violences conjugales, domestic violence, violence conjugale, maltrait*
        mistreat*, ill treat*, mal traite*, s'en est pris a, s'en prend a, ill-treat*, hurt her|him at
        hurts her|him|me, fait du mal a|lui, lui fait du mal, lui a fait du mal, does bad, mauvais comportement
        groom*, love bomb*, whatsapp la nuit, messages la nuit, texts at night, message* .. mineure|filles
        mal a l'aise, mal a laise, malaise avec, gros malaise avec, creepy, glauque, pas net, trop proche
        too close, too friendly, touchy, handsy, familiarites, favourit*, chouchou, favorit*, rumeur* sur
        rumours about, rumors about, parait que, something happened, quelque chose s'est passe
        il s'est passe quelque chose, s'est passe un truc, passe un truc, what happened to her
        ce qu'il lui a fait, ce qui lui est arrive, survivante*, safeguard*, protection de l'enfance, ip
        information preoccupante, crip, ase, personnel et grave, en prive, in private, privately, =vs, =sv
        demand* photos|photo, ask* photos|pictures|pics, photos des|de filles|enfants|mineurs|jeunes|femmes|elle
        pictures of girls|children|kids|her|women|boys, photo d'elle, photos d'elle, embete
        ennui* .. filles|femmes, embet* .. filles|femmes, bother* girls|women|her, pest* girls|women
        against her will, contre son gre, contre sa volonte, sans son accord|consentement, consent*, non consent*
        la nuit derniere dans
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
        survivor*, signalement*, confidenti*, sensible, sensitive, delicat, delicate, prive, traite, collant
        insistant*, insist*, force, forcee, forced, forces, oblige, obligee, obliged, drogue, drugged, endormi*
        fiance*, epous*, marie*, marri*
        """,
    ),
    *cues(
        "intimate",
        2,
        """
        bed, lit, matelas, mattress, tente la nuit, tent at night, tente .. fille*|femme*|mineur*, tent .. girl*|women|woman|minor*, share* .. bed|tent|room|blanket, partage* .. lit|tente|chambre|couverture, nuit, night, nights, soir, chambre, room, couverture, blanket, douche*, shower*, bisou*, bises, kisses, favours, favors, faveur*, appartement, flat, apartment, hotel, boire un verre, for a drink, parking le soir, se maquille, makeup, en mini, habille* sexy, travailler des mineures|filles|jeunes, fait travailler .. mineures|filles|jeunes, makes .. girls|kids work, disappears with, part avec des hommes|un homme, monte dans des voitures|la voiture, voitures la nuit|soir, gets into cars, got into a car, picked up by men|a man|car, hommes viennent, men come, clients, client, argent de poche, new phone, nouveau telephone, new clothes, affaires neuves, gives her|him money|presents|phone, lui offre, lui donne de l'argent, lui paye, genoux, lap, massage*, calin*, hug*, cuddle*, peur
        """,
    ),
    *cues("sexual", 5, "kit vss, demande kit|pep|tpe, gives .. favours|favors, give .. favours|favors, pay .. favours|favors, bisous pour, kisses for, reseau .. mineure*|fille*|femme*, network .. girls|minors|women, fait travailler .. filles|mineures, makes .. bed .. hurt*, share .. bed .. hurt*, hommes .. tente .. filles|femmes|fille|femme, men .. tent .. girls|women|girl|woman, homme .. tente .. fille|femme|mineure, man .. tent .. girl|woman|women|girls, entre* .. nuit .. tente .. filles|femmes"),
    *cues(
        "misconduct",
        5,
        """
        misconduct, safeguarding concern*, safeguarding issue*, safeguarding report*, safeguarding, mauvaise conduite, inconduite, code de conduite, code of conduct, abus de pouvoir, abus d'autorite, abuse of power|position, abus de confiance, abus de position, whistleblow*, lanceur d'alerte, maltraitance institutionnelle, conflit d'interet*, corruption, bribe*, pot de vin, pots de vin, detournement de fonds|stock|dons, detourn* fonds|dons|stock|argent, embezzl*, fraud*, plainte contre un|une|notre|benevole|salarie|collegue|staff, complaint* about|against staff|volunteer*|colleague*|worker*|interpreter|team, allegation*, faute grave
        """,
    ),
    *cues(
        "staff",
        3,
        """
        benevole*, benevol, volontaire*, service civique, salarie*, collegue*, colleague*, coworker*, co-worker*, staff, volunteer*, volunt, employe*, employee*, coordinat*, coordo*, coord, team leader, team lead, chef d'equipe, cheffe d'equipe, chef de projet, responsable*, stagiaire*, intern, trainee, interprete*, interpreter*, translator*, traduct*, mediat*, educ, educs, educateur*, educatrice*, animateur*, animatrice*, animat*, travailleur social, travailleuse sociale, social worker*, assistant social, assistante sociale, infirmier*, infirmiere*, nurse, nurses, medecin, docteur, doctor, logisticien*, logistician, logist*, log, driver, chauffeur, chauffeur de l'asso|l'equipe|navette, shuttle driver, partenaire*, partner, partners, partner org*, asso partenaire, ngo worker*, ngo staff, aid worker*, humanitaire, humanitarian*, membre de l'equipe, membre de l'asso*, team member*, member of team|staff, de chez nous, from our team, one of ours, one of our own, un des notres, quelqu'un de l'equipe, quelqu'un de l'asso, gardien*, veilleur*, veilleuse*, night guard, night watch*, watchman, agent de securite, agents de securite, agent d'accueil, vigile*, vigil du foyer|l'abri|centre, security guard*, guard, guards, secu de l'abri|foyer|centre, security man, concierge, intervenant*, manager*, directeur*, directrice*, director, cuisinier*, cook, cleaner, agent d'entretien, keyworker*, key worker, caseworker*, case worker*, support worker*, mentor*, teacher, prof, profs, professeur, psychologue*, psychologist*, physio, kine, sage femme, midwife, un encadrant*, encadrant*, accompagnateur*, famille d'accueil, host family, hebergeur*, hebergeuse*, host, hosts, prestataire*, contractor*, ancien benevole, ex benevole, un de nos, une de nos, one of our, un de l'equipe, psy, facilitat*, worker, workers, photographe de l'asso, worker from, travailleur humanitaire, maraudeur*, membre de ong, foster parent*, tuteur, tutrice, guardian
        """,
    ),
    *cues(
        "act",
        4,
        """
        frapp*, gifl*, claque, tape, tapait, hit, hits, slap*, beat, beats, beating, kick*, push*, bouscul*, secou*, shak*, shook, grab*, empoign*, crie, criait, crient, hurl*, insult*, humili*, shout*, yell*, swear*, scream*, rabaiss*, menac*, threat*, racist*, propos racistes, discrimin*, chantage, blackmail*, cogne, cogner, tabass*, raconte* .. autres|patient*|equipe, repete* .. autres|patient*|dit, gossip*, confidentialit*, secret professionnel, bisou*, bises, boire un verre, for a drink, drinks with, dates, insta, post, posted, posting, publi*, pictures, garde .. dons|stock|partie|argent, keeps .. donations|stock|money|cash, dons, donations, animals, animaux, calling .. names|animals|monkeys|dirty, traite* de, traite comme, treats .. badly|like, mocks, moque*, vend, vendait, vendu, vendent, vendre, revente, revendre, sells, selling, sold, revend*, resell*, reselling, monnay*, fait payer, faisait payer, font payer, charging, charges, charged money, asks for money, asked for money, asking for money, ask for money, demande de l'argent, demande argent, demandait de l'argent, reclame de l'argent, reclame argent, takes money, taking money, took money, prend de l'argent, prend argent, a pris de l'argent, accept* argent, bakchich, euros pour, pour une place, pour un lit, for a bed, for a place, in exchange, en echange, en echange de, contre de l'argent, vole, volait, stole, steals, stealing, stolen by, se sert dans, piqu* dans, pioche dans, tape dans la caisse, helps himself, detourn*, raccompagn*, fait monter, monter devant, dort, dorment, dormi, dormir, sleep*, slept, smell* of, sent l'alcool|biere, odeur d'alcool, reeks, drinks, torse, always the same girl|boy, toujours la meme, toujours le meme, meme fille, drives .. home|girl*|boy*, driving .. home|girl*|boy*, picks up girls|boys|her, laisserait, laisse entrer, lets .. in, letting .. in, falsif*, fake*, ment, lies, lying about, trich*, cheat*, garde pour lui, keeps for himself, keeping .. for, met de cote, emporte chez, takes .. stock, took .. stock, prend .. dans le stock, ivre, bourre, alcoolise*, drunk, drinking, boit, bu, saoul, stoned, fum* avec, smok* with, smokes weed, consomm*, drogue, drugs, deal*, invite, invitait, invites, inviting, invited, ramen*, emmene chez, emmene .. appartement|maison|chambre|voiture|hotel, takes .. home|flat|house|car|room|place|hotel, taking .. home|flat|house|car|room|place|hotel|back, took .. home|flat|house|car|room|place|hotel, taking one, back to his|her flat|place|house|room, heberge chez, dort chez, dort avec, sleeps at, stays at his, staying at his|her, staying over, hors des heures, outside work, outside of work|hours, after hours, hors cadre, en dehors du cadre|travail|service|boulot, en dehors, dating, dates a, date a, sort avec, sortait avec, sortent ensemble, in a relationship, relationship, relation avec, en couple, couple avec, liaison, romantic, amoureu*, love messages, seeing one|a|resident|girl|boy, sees, sextos, sexts, texts, texting, textos, sms, messages, messag*, whatsapp, whatsapps, instagram, snap, snapchat, snaps, numero, number, phone number, ecrit a, ecrit la nuit, dm, dms, photos, photo, photographi*, picture*, selfie*, film*, films, video*, facebook, tiktok, publi* .. visage*, posting, posts, propose, proposait, propos* de, proposition*, favor*, favour*, service*, cadeau*, gift*, gives .. money|phone|cash|cigarettes|alcohol, donne .. argent|cigarettes|alcool, alone, seul, seule, seuls, isole*, isolat*, closed, ferme a cle, locks door, locked, lock*, porte, chambre, room, bedroom, douche*, shower*, toilettes, lit, bed, tente, tent, embrass*, kiss*, hug*, calin*, genoux, lap, sur ses genoux, on his lap, caress*, mass*, massage*, touch*, touche, tactile, close, proche, collant, flirt*, drague*, comportement*, behavio*, attitude*, geste*, commentaire*, comment*, remarque*, remarks, remark, blague*, jokes, regard*, stares, staring, mate, insiste, insistant*, harcel*, harass*, stalk*, follow*, suit, exploit*, fait travailler, makes .. work, abus*, abuse*, profite*, manipul*, force*, oblige*, punish*, puni*, prive* de, refuses food|beds, refuse .. lit|repas, trie, choisit, favoris*, maltrait*, mistreat*, negligen*, laisse seul*, secret*, rumeur*, rumour*, rumor*, soupcon*, suspect*, accus*, complain*, plaint*, plainte*, plaintes, concern*, inquiet*, inappropri*, deplace*, louche, bizarre, creepy, weird, too close, trop proche, mal a l'aise, uncomfortable, menti, breach*, divulg*, communiqu* .. nom*|adresse*|liste, shared .. names|address*|list|photo*|info*, partage .. photo*|nom*|liste*|info*, donne .. liste*|noms|adresse*, leak*, gave .. names|list|address*
        """,
    ),
    *cues(
        "victim",
        2,
        """
        femme, femmes, fille, filles, fillette*, dame, madame, mere, maman, soeur, epouse, jeune fille, elle, elles, woman, women, girl, girls, lady, mum, mother, sister, wife, she, her, enfant*, mineur*, mna, gamin*, gosse*, petit, petite, bebe, ado, ados, adolescent*, garcon, jeune, jeunes, child, children, kid, kids, minor, minors, boy, boys, baby, teen*, underage, uasc, lgbt*, trans, gay, homosexuel*, queer
        """,
    ),
    *cues(
        "subject",
        2,
        """
        formation, training, protocole, protocol, affiche*, poster*, brochure*, leaflet*, mallette, reunion, meeting, atelier, workshop, procedure*, guide, referent*, focal point, point focal, campagne, campaign, sensibilisation, awareness, theatre, film sur, conference, webinaire, webinar, sensi, depliant*, flyer*, guideline*, module, case officer, classeur, dossier*, kit, kits, statistiques, stats, politique, policy, charte, sign, panneau, registre, folder, binder, box, leaflets
        """,
    ),
]

# Who is of somebody else's house: their harm is no misconduct of ours.
AUTHORS: list[Cue] = [
    *cues(
        "outsider",
        3,
        """
        vigile* du|de|des|d carrefour|magasin*|supermarche*|lidl|auchan|aldi|match|port|gare|tunnel|eurotunnel|parking|train|mairie|commerce|usine|chantier
        security guard* of|at|from shop|supermarket|mall|port|station|train|carrefour|lidl, agent* de securite du|de|d carrefour|magasin*|supermarche*|lidl|auchan|port|gare|tunnel|eurotunnel, shop guard*, station guard*, port security, train guard, coast guard*
        chauffeur* de bus|taxi|camion|poids|car|tram|livreur, bus driver*, taxi driver*, truck driver*, lorry driver*, drunk driver*, conducteur*, controleur*, medecin du samu, medecin legiste, gardien de la paix, body guard, responsable du camp|supermarche|mairie, log in, night watch over
        medecin de garde, infirmier* du samu|smur|chu, nurse at hospital, docteur du chu
        """,
    ),
    *cues(
        "stranger",
        3,
        """
        homme, hommes, man, men, mec*, gars, type, types, guy, guys, passeur*, smuggler*, mari, husband, conjoint, copain, boyfriend, ex, compagnon, oncle, uncle, cousin, cousins, pere, father, beau pere, stepfather, frere, brother, voisin*, neighbour*, neighbor*, policier*, policeman, cop, officer, inconnu*, stranger*, exile*, resident*, ado, adolescent, teenager, un grand, older boy, older boys, adulte*, adult, patron, boss, client*, automobiliste, camionneur, trucker, truck driver, lorry driver, routier, compatriote*, beneficiaire*, fermier, farmer, logeur, landlord, proprietaire, somebody, someone, quelqu'un, ils, they, groupe, gang, il, he
        """,
    ),
]
