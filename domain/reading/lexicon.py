"""Words of everyday French and English that a reader knows beside the catalogue. All folded: lower case, no accents.

They belong to the two languages, not to one mission: what a mission counts is in its catalogue.
"""


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


# Between a number and what it counts ("2 cas de gale"), or between a word and its number ("gale x3").
LINKS = word_set("de d des du of cas case cases le la les l the x nb nbr nombre number")

# May stand beside a number without being what it counts: nobody reports twelve "merci".
SMALL = word_set(
    """
    a à ai also alors already apres as assez at au aucun aujourd hui aussi autres autre aux avec avant ayant bah ben
    beaucoup bien bjr bonjour bonsoir bsr but by ca calme calm car ce cela cependant ces cet cette chez chef cher
    chere chers coucou comme dans de deja des desole desolee depuis det dire donc du durant each elle elles en
    encore end ensuite entre est et etais etc ete etait etaient etions eu eux fait faits fin fine finally finalement for
    from
    good great grace guys ha had hello hey hi has have here hier how i ici if il ils in is it its j jamais je juste
    just k la las later le les leur leurs lol lors lu lui ma mais malgre many mdr me meme merci mes mieux moi mon
    more most much my n ne nice no non nos not notre nous now obrigado of off ok okay on only or ou our out over par
    parce parmi pas pendant peu plus plutot pour pourquoi pr puis qd quand que quel quelle qui quiet quoi quite
    ready recu rien s sa sans salut sauf se ses si so soit sont sorry still suis super sur ta tandis te tel tendu
    tense than thanks thank thx that the their them then there they this thus to today too tous tout toute toutes
    tres trop tu un under une until up ur us vers very via voici voila vos votre vous was we well were when where
    which while will with without would y yes yesterday you your mercii tks ty cheers dear cordialement bises bisous
    heureusement luckily thankfully fortunately hopefully malheureusement unfortunately bref
    team equipe collegues all everyone every tlm total totaux calmes ras fini finis terminee termine done sent svp
    seulement stp please pls bonne journee soiree nuit jour matin soir aprem nickel impec parfait
    """
)

# Announce the whole of what follows: "Total : 34" is the headline.
TOTALS = word_set("total totaux overall ensemble global")

# "34 dont 12 femmes": what follows is a part of what came before.
OF_WHICH = word_set("dont incl including included includes inclus incluant comprenant parmi whom with avec ie soit")

# A reported zero that needs no word after it.
NOTHING = word_set("ras rien none nil neant nothing nada zero aucun aucune aucuns aucunes nul nulle")

# A zero for the word after it: "aucune urgence", "no deaths", "pas de gale".
NO = word_set("aucun aucune aucuns aucunes no zero sans without ni nor neither pas nul nulle")

# Join two words to one zero: "0 décès ni disparu".
JOINS = word_set("ni nor ou or et and")

# Amounts that are no number.
VAGUE_NOUNS = word_set(
    """
    vingtaine dizaine dizaines douzaine douzaines huitaine quinzaine trentaine quarantaine cinquantaine soixantaine
    centaine centaines millier milliers dozen dozens couple tens hundreds thousands aine taine
    """
)
VAGUE_BEFORE_WORD = word_set(
    """
    plusieurs quelques quelque several qq qqs qlq qlqs qques plsrs
    few some many lot lots beaucoup bcp plein pleins multiple divers various loads
    load tons ton heaps bunch handful plenty tas poignee masse masses paquet enormement flopee numerous nombreux
    nombreuses
    """
)
# Vague as well, but as often a remark: they are asked about where the number of all is not said.
VAGUE_OF_ALL = word_set("peu trop tant assez moins few enough tellement enormement")
# Before what was done: "on a tourné".
HAVE = word_set("a ai as avons avez ont avait avions avaient have has had ve")
# Who tells of the shift: whoever writes, with the team.
WHO_REPORTS = word_set("on nous je j we i")
# Words that say whose figures follow: "stats de Calais", "équipe Calais".
TITLES = word_set(
    """
    equipe team mission base projet project rapport report bilan stats stat chiffres chiffre figures figure numbers
    cr compte rendu donnees
    data point update equipes site shift poste date duty garde permanence
    """
)
# Who was counted, before a word that says how: "7 people one to one".
PEOPLE = word_set("pers personne personnes people persons ppl patient patients pts jeune jeunes young")
# Also those whom some activity counts on their own.
ANYBODY = PEOPLE | word_set(
    "kids kid enfants children mineurs minors mna femmes women hommes men filles girls boys garcons"
)
# All who came, in words that no catalogue has.
CROWD = word_set("gens monde gars mecs folks guys foule crowd crowds")

# "Un tiers de mineurs": some of them, in words that report no figure.
SHARES = word_set("tiers quart moitie plupart majorite minorite partie part third quarter half majority minority")

# Before a figure: "saw 6", "servi 40". What was seen is what the activity counts.
SEEN = word_set("saw seen vu vus vue vues received recu recus served servi servis treated assisted helped")
# Between what was counted and its figure: "repas servis 48". After a "not" the figure is of what was not done.
DONE = SEEN | word_set(
    """
    servie servies recue recues distribue distribuee distribues distribuees distributed donne donnee donnes donnees
    given remis remise remises handed honore honores kept effectue effectuee effectues effectuees realise realisee
    realises realisees venu venus venue venues came attended pris prise prises taken provided
    """
)

# Between a figure and its name they only say which ones are counted: "7 of them new", "5 were women".
OF_THEM = word_set(
    "them those these whom eux elles entre are were is was been have had has sont etaient est etait ont avaient a ete"
)

# Between a figure and where somebody went: "none sent to psychiatry".
SENT = word_set(
    """
    sent taken brought rushed
    to vers en a au envoye envoyee envoyes envoyees adresse adressee adresses adressees emmene emmenee emmenes
    emmenees transporte transportee transportes transportees
    """
)

# Between a vague noun and what it counts.
VAGUE_LINKS = word_set("de d des of the a good bonne petite grosse")

# Turn the next figure into a correction of the one before.
FIXES = word_set(
    "pardon correction corrige corrigee corr rectif rectification rectifie erratum oups oops sorry euh err enfin plutot"
)
WEAK_FIXES = word_set("non no nope actually erreur desole desolee")

# "le reste RAS": the zero is about everything else.
ELSE = word_set("sinon reste otherwise else rest autrement ailleurs")

# Before an activity or place that is only the direction something went: "3 orientations vers psy".
TOWARDS = word_set(
    "vers to towards pour for chez avec with par by via depuis from contre direction hopital hospital chu chr"
)

# Between a figure and that of another day, whatever else a catalogue may mean by them.
COMPARING = word_set("vs versus contre against")

# Before a place where something happened.
AT = word_set("a au aux en in at sur on dans site lieu")

ONE = word_set("un une one")

# Beside a figure they say that it was not reached, given or met: "17 tentes détruites", "20 kits en stock".
UNDONE = word_set(
    """
    stock restant restante restants restantes restent detruit detruite detruits detruites brule brulee brules brulees
    vole volee voles volees perdu perdue perdus perdues annule annulee annules annulees refuse refusee refuses refusees
    cancelled canceled destroyed burnt burned stolen lost leftover leftovers remaining refused
    manque manquent manquait manquaient manquants besoin besoins need needs needed lack lacking lacked require required
    """
)
NOT = word_set("non not pas jamais never")

EACH = word_set("chacun chacune chaque each per apiece")

# Everyday words that look like a typing slip of something that missions count, and are none.
ORDINARY = word_set(
    """
    arrivage arrivages
    action actions adresse adresses affaires agents agent annee annees apres arrive arrivee arrivees attente autres
    avance avant balle balles bande barre base bateau bateaux beaux belles besoin besoins billes bon bonnes boite
    boites bout boutique bords bord boucle brume bureau cadre caisse caisses canal canon canons carte cartes cause
    chaises chaleur champ champs change chant chat chaud chef chien chiens chose choses classe clair client clients
    code coin coins conflit conflits conseil conseils consigne constat contact contacts content contente contenu
    contrat contrats contre controle controles convoi corde cordes corne cote cotes couleur coup coups cours court
    courts couverts couverture couvre crise crises date dates debut dents depart departs depot depots dernier
    derniers dessin dessins desert detail details dette deux devant dire directe direction distance distances doigt
    dose doses double doute doutes doux droit droits eaux ecart ecole ecrit ecrits effet effets egal egale enfance
    ensemble entree entrees envie envoi envois erreur espace espaces essai essais etage etages etape etapes etat
    etats etrangers etude etudes face faible faim faire faits famine fatigue faute femelle ferme fermes fete feu
    feux fiche fiches fil file files fille film films fin fins fois fond fonds force forces forme formes fort forts
    fosse four fours foyer froid front fuite garde gardes gare gares gate gates gaz genre gens geste gestes gosse
    gosses gouttes grand grande grands gros grosse grosses group guide habits haut heure heures histoire hiver homme
    hotel hotels idee image images info infos instant jambe jambes jardin jaune jaunes jeu jeux joie joint jour
    journees jours juge jugement lait lampe lampes langue large larmes legale ligne lignes linge liste listes lit
    lits livre livres local locaux loin long lot lots lourd lumiere main mains maire mairie mal malade malades
    manche manches manger manque marche marches marin marins masque masques matelas materiel maux medicament
    medicaments medicale meilleur menace menaces mene message messages mesure mesures metre metres midi minute
    minutes mise mises mission missions mois moins moment moments monde mont montagne mots mot moyen moyens mur murs
    nage nages nageur neige niveau niveaux noms nom nord note notes nuage nuages objet objets oeil oiseaux ombre
    ordre ordres orage orages oreille ouest outil outils ouverture ouvertures page pages pain pains panne pannes
    panneau panneaux papier papiers parc parent parents parti partie parties partis pause pauses payes pays peau
    peine pied pieds pierre pierres place places placement plaine plaines plainte plaintes plan plans plantes plat
    plats plein pleine pleins pluie pluies point points police policier policiers pont ponts port ports porte portes
    poste postes poursuites pouvoir premier premiers presse presence pression prises prise prison probleme problemes
    proces produit produits projet projets promenade propos quartier question questions quitte raison raisons
    rapport rapports rare ravitaillement recit recits reference refus refuse refuses regard regle regles relais
    remarque rencard renfort renforts renseignement repos reponse reponses reprise reseau reserve reste restes
    resultat resultats retard retour retours reunion reunions rive riviere robe roche role route routes rue rues
    sable sac sacs saison salle salles sang savon savons scene seance seances secs secours secret section semaine
    semaines sens serie service services seul seule seules sexe signe signes situation social societe soif soir
    soins soirs soldats soleil solution sommes son sorte sortes sortie sorties souci soucis sources sous stage
    stages stock stocks suite sujet sujets surveillance table tables tache taches tard tasse taxi teste tete tetes
    test tests texte textes titre titres toile toit toits ton tonne tonnes tour tours trace traces train trains
    trait traits transfere transport transports travail travaux trousse trousses trou trous type types usage vague
    vagues vent vente ventes vents verre verres vers vetement victoire vide vides vie vies vieux ville villes virus
    visite visites vite voie voies voisin voisins voiture voitures voix vol vols volontaire volontaires volonte
    volee vote voyage voyages vrai able about above address after again against along animal animals apple area
    areas arms arrest arrests arrival away back bags ball bath beard bears beat beds bench benches best better bike
    bikes bill bird birds birth black blank bland block blood blue board boat boats bodily bond bone book boots boss
    both bottle bottles boys brand bread break breach bring broad brown build building burn burns bus buses busy
    cable cake calls came camel cancel card cards care cargo cars case cases cash cats chair chairs charge check
    cheap chief choice church circle city claim class clean clear clerk climate close closed clothing cloud clouds
    coach coat coats coffee cold color come comet company concern condition consent consult contract cook cops
    corner cost costs couch could count counts couple course cover covers cramp crash cream crew crime cross crowd
    current daily danger dark data deal deals dear debt deck deep delay desk diet dirty dish doctor doctors dog dogs
    door doors doubt down dozen draft drama dream dress drink drive driver drivers drop drug drugs dust duty early
    earth east easy eat eight empty end enough entry error evening event events every exact exit extra eyes fact
    fail fair fall false family fancy fare farm fast fear feed feel feet fell fence fight fights fill final find
    fine fire fires firm fish five flat flight flood floor flow food foods foot form forms forum found free fresh
    friend friends fruit fuel full game gang garden gas gave gear gift girl give glad glass goal gold gone grass
    great green ground grow guard guards guess gun guns guys half hall hand hands hang happy hard hate head heads
    health heart heat heavy held help hens here hill hits hold hole holes holiday home hope horse hour hours house
    houses human hunt hurt idea incident inner inside island issue issues item items jacket jackets jobs join judge
    keep kept keys kick kids kill kind king kits know label lack lady lake lamp lamps land lane last late laugh
    layer lead leak learn least leave leaves left legs less letter letters level lies life lift light lights like
    limit line lines link list lists live lives load loads loan lock look loss lost loud love luck lunch made mail
    make mass mats match material meant measure measures meat media meet meeting meetings mental mention mess metal
    middle might mile miles mind mine miss missed mist mixed mode model money month months mood moon moral morning
    most mother motor mouth move much music nail name names near neck need needs never news next night nights noise
    none noon north nose nothing nurse nurses offer office often older once only open order other others oven over
    owner pack packs paid pair pairs pants paper papers park part parts party pass past path patience paying peace
    pens petrol phone phones photo pick picture piece pieces pipe plane plant plate plates play please pool poor
    position post posts power press price print problem problems process public pull push queue quick quiet quite
    race rain raining rains raise range rate rather reach read ready real really reason record red rent repair reply
    report reports request rest result return rice rich ride right ring rise risk risks river road roads rock roof
    room rooms rope round rubber rule rules rush safe said sail sale sales salt same sand save says scale school
    score sea season seat seats second see seem self sell send sense sent serve set seven shade shape share sharp
    sheet sheets shelf shell shift shifts ship ships shirt shirts shock shoe shoes shop short shot shots should show
    shower showers shut sick side sign signs simple since site six size skin sleep slot slow small smell smoke snow
    soap socks soft soil solid some song soon sort sound source south space speak special speed spent spot staff
    stand star start state stay steal step steps stick still stone stop store storm story street strong stuff style
    such sugar suit sun sure surf surface take talk talks tall tank tap task tasks teach team teams tear tell
    tension tensions term text than thanks that theft them then there these they thin thing things think third this
    those though three tide tides till time times tiny tired title today toilet told tone tool tools top torch total
    touch tough towel towels tower town track trade traffic trail trainer training travel tree trees trial trick
    trip trips trouble truck trucks true trust truth tube turn tyre unit units until upper used user usual valid
    value van vans vest vests video view visa visit visits voice wait walk wall walls want warm wash waste watch
    waves weak wear weather week weeks weight well went were west wet what wheel when where which while white whole
    whom whose wide wife wild will wind window windy wine winter wise wish with woke wood wool word words work world
    worry worse wound write wrong yard year years young abrite accueille accueilli activate activist alger alle
    allee allees alley arrivait attendre attendu attendue attendait attendant attending bliss boyd campus competent
    complement carrement cendres chile chili cloche cloches consul consulat consulter cork corpse corpus corse crop
    crops coude coule coute couts convertir cult culte cultes deaf dean decade decades deed deeds depth depths deco
    decree decu decue decus dice decide decidee dieu dried district emergence entretenu evan evans evaluated flemme
    folle galere gaze gases gilles hospitalier hospitality hype hypothese hypothesis india indice indices inflation
    infraction injection insertion inspection intention invention insured intervient jean jeans lied lien liens lieu
    ligue libre libres libere liberee litter liver madison mali mall maree mate mates mole manage manages manor mart
    nouveaute nouveautes pact participate paysage paysages palais plaire plait patent patron patrons peuple peuples
    patte personnage personnages personnel personnels perso persona plague poet pork president presidente prevent
    presenter private psychiatre psychologique render repere reperes relax recu recue recus respire respiration
    rever reforme sake sait saint salue sank saut saute sean seed seeds seek sensible senti server servers servir
    seuil singe situe situee soie soigne sonne spin spine survivre subjected suspended suspicious tant tante teint
    tend tends tenu tenue tenues tenus tient trent tuent torn transform transforme truc trucs trunk urgent vecu vend
    vendu vendue versement violent violente viral visiter walter winner mean means meaning medal medals miners tenir
    gallon galop bache baches evalue evaluee evalues evaluees evaluer evade evades prive prives privee privees casse
    casses cassee cassees casser presented presently presenter survive survived survives surviving sensibilite medial
    launch launched launches lister loop loops loose loosed decode alter alters grant grants prime primes mixe muse
    norme normes consultez attendez attendiez patienter prenant contravention contraventions heath persan persans
    arrivent arriverent referme refermee centrer tenth tenths transient hyperthermie hyperthermies hyperthermia
    hyperthermic respirateur respirateurs litiere litieres gifle gifles giflee giflees gifler leon lyon sami samy samo
    sama giles carl charles boris vidal serbie persson parsons evaluating visio visios flyer flyers distribue distribues
    distribuee distribuees distribuer distribuons distributed distributing distribute
    survient disturb pressant tenter passager passagers lone younger filler trucker menager familier familiers grouper
    """
)
