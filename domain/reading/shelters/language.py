"""Everyday French and English about beds, and about those who sleep in them. All folded, without accents.

They belong to the two languages, not to one mission: which categories a shelter has is in the catalogue.
"""

from enum import Enum

from domain.reading.lexicon import word_set


class What(Enum):
    """What an item of a shelter message is."""

    __hash__ = object.__hash__  # looked up all the time

    NUMBER = "number"
    WHO = "who"  # words for those who sleep there, with what they say: a woman, single, a child
    PEOPLE = "people"
    BED = "bed"
    PLACE_WORD = "place_word"  # "3 places": taken or free, it does not say
    SHELTER = "shelter"
    PROJECT = "project"
    OCCUPIED = "occupied"
    FREE = "free"
    OUT = "out"
    HELD = "held"
    MOVED = "moved"  # arrivals and departures: no count of beds
    PLANNED = "planned"
    EXTRA = "extra"  # beds beyond the usual ones
    STAFF = "staff"
    FULL = "full"
    EMPTY = "empty"
    NOBODY = "nobody"
    NO = "no"
    NOT = "not"
    CAPACITY = "capacity"
    TOTAL = "total"
    ALL = "all"
    ONLY = "only"
    OUT_OF = "out_of"  # "14 sur 20"
    OF_WHICH = "of_which"
    FIX = "fix"
    VAGUE = "vague"
    UNSURE = "unsure"
    PAST = "past"  # another day than this one
    HOLD = "hold"
    REFUSED = "refused"
    RELEASES = "releases"  # the beds are not needed any more
    REFUSES = "refuses"  # somebody declined a bed: nobody was turned away
    RULES = "rules"
    OTHER = "other"
    BECAUSE = "because"
    SEPARATOR = "separator"
    JOIN = "join"
    COLON = "colon"
    ASKED = "asked"
    SMALL = "small"
    TIME = "time"
    WORD = "word"


PHRASES: dict[What, str] = {
    What.PEOPLE: """
    personnes; personne; people; ppl; pers; persons; person; seule personne; individus; guests; guest; gens;
    residents; resident; residentes; hebergees; heberges; beneficiaires; usagers; usageres; humans; clients
    """,
    What.BED: """
    lit; lits; li; matelat; matelats; bed; beds; matelas; mattress; mattresses; couchage; couchages; couchette;
    seul lit; single bed;
    single beds; bunk; bunks; bunk bed; bunk beds; top bunk; bottom bunk; upper bunk; lower bunk; duvet;
    lit picot; sommier; sommiers; lit superpose;
    lits superposes; bedframe; bedframes
    """,
    What.PLACE_WORD: """
    place; places; plc; spot; spots; seule place; space; spaces; seules places
    """,
    What.OCCUPIED: """
    occupe; occupee; occupes; occupees; occ; occup; occupied; occupancy; occupation; pris; prise; prises; taken;
    present; presente; presents; presentes; en place; dort; dorment; asleep; sleeping; inside; in house; a bord;
    accueilli; accueillie; accueillis; accueillies; used; filled; utilise; dedans; loge; logee; installe;
    installee; sheltered; accommodated; housed; hosted; couche; couchee; in use; in beds; staying; on site; sur
    place; sur site
    """,
    What.FREE: """
    libre; libres; dispo; dispos; disponible; disponibles; vacant; vacants; vacante; free; available; avail;
    spare; restant; restante; restants; restantes; reste; restent; il reste; left; remaining; remain; inoccupe;
    inoccupee; unoccupied; non occupe; non occupees; not occupied; open; plus que; not taken; pas occupe; pas
    occupees; pas pris; pas prises
    """,
    What.OUT: """
    hors service; to be fixed; to fix; to be repaired; beds down; bed down;
    h s; hs; hors d usage; hors usage; hors d etat; out of service; out of order; out of use; oos;
    ooo; o o s; casse; cassee; cassees; casses; broken; brise; abime; abimee; inutilisable; inutilisables;
    unusable; not usable; not useable; indisponible; indispo; indisponibles; unavailable; not available; pas
    dispo; pas disponibles; non disponible; non dispo; condamne; condamnee; en panne; defectueux; defectueuse;
    en reparation; in repair; under repair; being repaired; being fixed; en cours de reparation;
    under maintenance; bust; busted; snapped; damaged; deteriore; mouille; mouillee; trempe; trempee; souille;
    soiled; wet; foutu; pourri; moisi; mouldy; a changer; en maintenance; a jeter; neutralise; neutralisee; hors
    serv; not working; dechire; torn; closed off; a reparer; infeste; infested; soaked; ripped; stained; bloque;
    bloquee; bloques; bloquees; blocked; defonce; defoncee; defonces; defoncees
    """,
    What.HELD: """
    retenu; retenue; retenus; retenues; held; reserve; reservee; reservees; reserves; reserved; booked; on hold;
    mis de cote; mise de cote; mises de cote
    """,
    What.MOVED: """
    arrive; arrivee; arrivees; arrives; arrivals; arrival; arrived; depart; departs; sortie; sorties; sorti;
    parti; partie; partis; parties; departure; departures; nouveau; nouvelle; nouvelles; nouveaux; nvlle; nvx;
    new; newcomers; rentre; rentree; rentrees; rentres; revenu; revenue; revenues; revenus; returned; came back;
    transfere; transferee; transferred; admis; admise; admises; admitted; came in; went out
    """,
    What.PLANNED: """
    attendu; attendue; attendus; attendues; prevu; prevue; prevues; prevus; expected; planned; a venir; coming;
    en route; on the way; on their way; en chemin; envoie; envoient; va envoyer; sends; sending; doit arriver;
    doivent arriver; vont arriver; va arriver; vont venir; should arrive; arrivent; arriving; on attend; attendons;
    waiting for; expecting; annonce; annoncee; annoncees; annonces; announced
    """,
    What.EXTRA: """
    appoint; d appoint; supplementaire; supplementaires; au sol; par terre; on the floor; temporaire;
    temporaires; temporary; extra; camp bed; camp beds; lit de camp; lits de camp; supp; en plus; surnombre;
    additional; provisoire; provisoires; picot; picots; added; ajoute; ajoutes; rajoute; rajoutes
    """,
    What.STAFF: """
    benevole; benevoles; volontaire; volontaires; volunteer; volunteers; salarie; salaries; equipe; team; staff;
    collegue; collegues; colleague; colleagues; veilleur; veilleurs; veilleuse; gardien; gardienne; mediateur;
    mediatrice; mediator; infirmiere; infirmier; nurse; nurses; keeper; keepers; coordo; interprete;
    interpreter; intervenant; intervenante; educateur; educatrice; surveillant; surveillante; surveillants;
    responsable; educ; educs; vols; vigile; vigiles; guard; guards; stagiaire; stagiaires; intern; interns;
    security guard; security guards; security staff; agent de securite;
    agents de securite; service civique; services civiques; agent; agents; chauffeur; driver; nightwatch; watchman;
    collegue de nuit;
    permanent; permanente
    """,
    What.FULL: """
    complet; complete; complets; completes; full; plein; pleine; pleins; pleines; au complet; sature; saturee;
    plus de place; plus de places; plus de lit; plus de lits; plus aucune place; plus aucun lit; plus un lit;
    plus un seul lit; plus une seule place; tous pris; toutes prises; tous occupes; toutes occupees; tout plein;
    plus de pl; plus de plc; pas de pl; plus de chambre; plus de chambres; pas de chambre; no rooms; no rooms left;
    plus une place; pas de place; pas de places; pas de lit; pas de lits; pas de place libre; plus de place
    libre; plus de places libres; aucune place; aucun lit; aucune place libre; aucun lit libre; aucune place
    dispo; aucun lit dispo; no room; no space; no spaces; no bed; no beds; no beds left; no bed left; no bed
    free; no beds free; no free bed; no free beds; no place; no places; no more room; no more space; no more
    beds; no room left; no space left; no beds available; no bed available; none left; not enough beds; not
    enough room; not enough space; pas assez de place; pas assez de places; pas assez de lits; pas assez de lit;
    faute de place; faute de places; faute de lit; faute de lits; manque de place; manque de places; manque de
    lits; lack of space; lack of beds; lack of room; capacite atteinte; capacite max; capacite maximale;
    capacite depassee; max capacity; capacite max atteinte; capacite maximale atteinte; at capacity; at full
    capacity; overcrowded; packed; bonde; trop de monde; rempli; remplie; remplis; plus rien de libre; rien de
    libre; plus rien de dispo; out of beds; out of space; out of room; ran out of beds; sold out; blinde; plus
    dispo; plus de dispo; tout est pris; tout pris; all taken; all beds taken; tous les lits pris; tous les lits
    sont pris; toutes les places prises; toutes les places sont prises; tous les lits occupes; tous les lits
    sont occupes; toutes les places occupees; all beds occupied; all occupied; tout occupe; n avons plus de
    place; jauge atteinte; surbooke; over capacity; no mattress; no mattresses; no mattress left; no
    mattresses left; plus de matelas; pas de matelas; plus aucun matelas; plus de couchage; plus de couchages;
    archi plein; full up; no vacancy; no vacancies; no capacity; pas de dispo;
    pas de disponibilite; aucune dispo; aucune disponibilite; too many people; full house; fully occupied; fully
    booked; zero place; zero place libre; plus rien; capacity reached; reached capacity; max reached; at max; au max;
    at maximum; capacite pleine; jauge pleine; at our limit; derniere place prise; dernier lit pris;
    last bed taken; last place taken; last bed gone
    """,
    What.EMPTY: """
    vide; vides; empty; tout vide; completement vide
    """,
    What.NOBODY: """
    nobody; no one; noone; personne
    """,
    What.NO: """
    aucun; aucune; aucuns; aucunes; no; pas de; pas d; zero; sans; none; neant; nil; nul; nulle; 0
    """,
    What.NOT: """
    pas; not; n est plus; plus
    """,
    What.CAPACITY: """
    capacite; capacity; capa; jauge; max; limite; limit
    """,
    What.TOTAL: """
    total; totaux; au total; en tout; in total; in all; overall; ensemble; tout compris
    """,
    What.ALL: """
    tout; tous; toutes; partout; all; everything; everywhere; entierement; entirely; both; toutes categories;
    tous les deux; toutes les deux; les deux
    """,
    What.ONLY: """
    seulement; only; juste; just; uniquement
    """,
    What.OUT_OF: """
    sur; out of; of; on a total of; sur un total de; parmi
    """,
    What.OF_WHICH: """
    dont; dt; including; incl; inclus; incluant; of which; of whom; y compris; comprenant; parmi lesquelles
    """,
    What.FIX: """
    finalement; finally; au final;
    edit; pardon; correction; corrige; rectif; rectification; erratum; oups; oops; sorry; euh; enfin; plutot; non
    pardon; no sorry; je corrige; i mean; make that; je voulais dire; actually; desole; desolee; erreur; scratch
    that; je rectifie; non en fait; ah non; ah; oh non; oh; no wait; wait no; wait; attends; attendez;
    je reprends; nan; err; rather; en fait; non
    """,
    What.VAGUE: """
    demi; environ; env; about; around; approx; approximately; entre; between; approximativement; presque; quasi;
    quasiment; almost; nearly; a peu pres; roughly; plus ou moins; more or less; vingtaine; dizaine; dizaines;
    douzaine; huitaine; quinzaine; trentaine; quarantaine; cinquantaine; centaine; dozen; dozens; plusieurs;
    quelques; quelque; several; few; some; many; lots; beaucoup; bcp; ish; au moins; at least; minimum; mini; at
    most; au plus; jusqu a; up to; maximum; bientot; un peu; grosso modo; deux trois; deux ou trois; two or
    three; moitie; half; tiers; une bonne; or so; plein de; over; more than; less than; fewer than; plus de;
    moins de; under; vers les; dans les; a la louche; en gros; au pif; a vue de nez; ballpark; give or take; or
    thereabouts; thereabouts; grosso merdo; quelque chose comme; something like
    """,
    What.UNSURE: """
    peut etre; maybe; perhaps; je crois; je pense; i think; probably; probablement; sans doute; a verifier; a
    confirmer; tbc; to be confirmed; to check; pas sur; pas sure; not sure; unsure; possible; possiblement; si
    je me trompe pas; sauf erreur; i guess; sous reserve; normalement; guess; a priori; pas certain; pas
    certaine; sais pas; sais plus; dont know; don t know; me semble
    """,
    What.PAST: """
    hier; yesterday; hier soir; avant hier; la veille; last night; last week; la semaine derniere; nuit
    derniere; la nuit derniere; la derniere fois; last time; l autre jour; l autre soir; the other day; the other night
    """,
    What.HOLD: """
    retenir; retiens; retenez; hold; holding; reserver; reservez; book; keep; garder; gardez; garde; save;
    mettre de cote; met de cote; mets de cote; bloquer; bloque; bloquez; reservation; prereserver; retien;
    please hold; retenir moi; besoin de; need; needs; needed
    """,
    What.RELEASES: """
    annule; annulee; annulees; annules; annuler; annulez; annulation; cancel; cancelled; canceled; cancels;
    cancelling;
    plus besoin; pas besoin; ne pas retenir; ne pas garder; pas retenir; ne retenir plus; ne retiens plus; no longer
    need; no longer needed; not needed; don t need; don t hold; do not hold; finalement non; trouve ailleurs; never
    mind; nevermind; laisse tomber
    """,
    What.REFUSED: """
    refuse; refusee; refusees; refuses; refus; refused; refusal; refusals; turned away; turned back; turn away;
    turning away; sent away; renvoye; renvoyee; renvoyees; renvoyes; refouler; refoule; refoulee; refoulees;
    refoules; rejected; turned down; denied; refuser; recale; recalee; pas pu accueillir; pas pu prendre; pas pu
    heberger; not taken in; could not take; couldn t take; pas accueillies; non accueillies; had to refuse; had
    to turn away; du refuser; non admises; non admis
    """,
    What.REFUSES: """
    a refuse de venir; ont refuse de venir; refuse de venir; refuse d entrer; refuse d aller; refuse la place; a
    refuse la place; a refuse le lit; refused the bed; refused the place; refused to come; elle refuse; elles
    refusent; il refuse; ils refusent; elle a refuse; elles ont refuse; il a refuse; ils ont refuse; she
    refused; they refused; he refused; declined; ne veut pas; ne veulent pas; veut pas; did not want; didn t
    want; decline; prefere; preferent; refuse de dormir; refuse de rester; refuse de monter
    """,
}
"""Phrases by what they are, between semicolons. A longer phrase wins over a shorter one, then what is listed first."""

ENGLISH_ONE = word_set(
    "bed woman girl minor family mother mum mom child kid adult lady place space spot single man boy"
)
"""After "a" or "an", these make it a number: "a bed"."""

LEAD_AWAY = word_set("pour for apres after a d par by cause")
"""Before "une fièvre", "une panne": an article, and no number."""

MANY = word_set("de d des du of the a les la le l")

FITTINGS = word_set(
    "douche douches toilette toilettes wc sanitaire sanitaires lavabo lavabos robinet robinets evier frigo frigos "
    "machine machines lampe lampes neon neons ampoule ampoules radiateur radiateurs chauffage chauffages fenetre "
    "fenetres vitre vitres porte portes serrure serrures volet volets armoire armoires casier casiers shower "
    "showers toilet toilets sink sinks tap taps fridge heater heaters heating radiator radiators window windows "
    "door doors light lights lamp lamps lock locks boiler kettle bouilloire cuisine kitchen"
)
"""What breaks in a shelter as well, and is no bed."""

WET = word_set(
    "mouille mouillee mouilles mouillees trempe trempee trempes trempees souille souillee wet soaked soiled "
    "pourri foutu"
)
"""Of beds, or else of those who stand in the rain."""

ABSENT = word_set(
    "absent absente absents absentes sorti sortie sortis sorties parti partie partis parties fugue hospitalise "
    "hospitalisee hospitalises hospitalisees hopital hospital manquant manquante manquants manquantes away missing "
    "gone"
)
"""Who has a bed, and is not in it."""
