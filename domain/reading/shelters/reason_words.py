"""Why somebody was turned away, in everyday French and English. All folded, without accents."""

from domain.reading.lexicon import word_set
from domain.reading.shelters.language import What

REASON_PHRASES: dict[What, str] = {
    What.RULES: """
    a insulte; ont insulte; a menace; ont menace; threatened; threatening; s est battu; s est battue; se sont
    battus; se
    sont battues; fume; fumait; fumaient; fument; smoked; smokes; under the influence; stoned; defonce; defoncee;
    defonces; altercation; dispute; pas prioritaire; pas prioritaires; non prioritaire; non prioritaires; not a
    priority;
    reglement; regle; regles; reglement interieur; rule; rules; house rules; against the rules; regulations;
    alcool; alcoolise; alcoolisee; alcoolises; ivre; ivres; saoul; soul; bourre; drunk; intoxicated; alcohol;
    violent; violente; violence; violences; violents; bagarre; fight; fighting; exclu; exclue; exclus; exclues;
    exclusion; banned; ban; barred; non respect; non respect du reglement; pas eligible; non eligible; not
    eligible; ineligible; inelegible; hors critere; hors criteres; criteres; criteria; chien; chiens; chat; dog;
    dogs; animal; animaux; pet; pets; drogue; drogues; drugs; arme; armes; couteau; knife; weapon; weapons;
    comportement; behaviour; behavior; agressif; agressive; agressifs; aggressive; abusive; menace; menaces;
    threats; trop tard; arrive trop tard; arrivee trop tard; arrivees trop tard; too late; apres l heure; after
    hours; curfew; couvre feu; hors horaires; trop age; trop agee; trop agees; trop vieux; trop jeune; trop
    jeunes; too old; too young; hors public; pas le bon public; smoking; broke the rules; broke rules; breaking
    the rules; pas le droit; not allowed; pas autorise; interdit; interdite; liste noire; duree max; duree
    maximale; duree de sejour; limite de sejour; stay limit; admission criteria; apres fermeture;
    a casse; ont casse; avait casse; avaient casse; a tout casse; smashed; ebriete; en etat d ebriete; alcoolemie;
    avait bu; a bu; avaient bu; had been drinking; been drinking; drinking;
    cannabis; joint; joints; weed; seringue; seringues; banni; bannie; bannis; blacklist; blacklisted; insulte;
    insultes; insults; insulting; frappe; a frappe; coups et blessures; vol; vole; theft; stealing; stole; degradation;
    degradations; vandalise; fouille; bag search; signer le reglement; sign the rules; sans papiers d identite;
    trop de nuits; sejour max; max stay; deja reste trop; hors zone; hors secteur; women only; femmes uniquement;
    reserve aux femmes; men not allowed; no men; pas d hommes; pas d homme; no pets; pas d animaux; harcelement;
    harassment; disruptive; crie; hurle; ingerable; dangereux; dangereuse; dangerous; heure limite depassee; past
    the deadline; deadline; apres l horaire; retard; en retard; late arrival; came late; arrived late; too young;
    apres la fermeture; after closing; after closing time; past curfew
    """,
    What.OTHER: """
    tuberculose; tuberculosis; varicelle; chickenpox; grippe; flu; gastro;
    chauffage; heating; chaudiere; boiler; panne; panne de chauffage; ferme; fermee; fermons; on ferme;
    fermeture; fermer; closed; closing; close; closure; inondation; inonde; flood; flooded; fuite; fuite d eau;
    leak; travaux; works; renovation; punaises; punaises de lit; bed bugs; bedbugs; puces; lice; gale; scabies;
    rougeole; measles; covid; epidemie; outbreak; contagious; contagieux; contagieuse; quarantaine sanitaire;
    pas de personnel; no staff; short staffed; understaffed; manque de personnel; manque d equipe; pas d equipe;
    sous effectif; effectif reduit;
    equipe reduite; reduced team; reduced staff; pas de benevole; pas de benevoles; no volunteers; not enough staff; pas
    assez de personnel; pas assez d equipe; pas assez de benevoles; electricite; coupe; coupee; coupure; coupure
    de courant; power cut; no power; no electricity; no water; pas d eau; pas d electricite; plus d eau; plus d
    electricite; plus de chauffage; pas de chauffage; no heating; incendie; feu; fire; alarme; securite;
    security; insecurite; greve; strike; tempete; storm; degat des eaux; degats des eaux; hygiene; desinfection;
    ouvre pas; ouvrons pas; ouvert pas; pas ouvert; pas ouverte; pas ouvrir; pas pu ouvrir; ouvrira pas; not open;
    not opening; not opened; did not open; didn t open; cannot open; can t open;
    disinfection; traitement punaises; disinfestation; porte cassee; broken door; toit; roof; autre raison;
    other reason; plus de courant; pas de courant; plus de lumiere; plus de gaz; plus de fioul; gas smell; smell of
    gas; plus de personnel; plus de benevoles; plus de benevole; plus de savon; pas de serviettes; nobody on shift;
    nobody on duty; no one on duty; no one on shift; personne pour la nuit; personne pour tenir; nobody to run;
    flooding; floods; chauffe eau; ballon d eau chaude; eau chaude; hot water; toilettes; toilet;
    toilets; wc; sanitaires; douche; douches; shower; showers; plumbing; plomberie; canalisation; canalisations;
    tuyau; tuyaux; pipe; pipes; burst; bouche; bouchee; bouches; bouchees; leaking; leaks; fuit; gele; gelee; frozen;
    cafards; cockroaches; roaches; rats; souris; mice; rodents; vandalisme; effraction; break in; toiture; plafond;
    ceiling; verglas; evacuation; evacue; evacues; evacuated; alerte; deratisation; fumigation; desinsectisation;
    maintenance; reparation; reparations; repairs; nettoyage; cleaning; plus de draps; pas de draps;
    plus de duvets; pas de duvets; no sheets; no
    bedding; no blankets; plus de couvertures; pas de couvertures; quarantine; en quarantaine; mise en quarantaine;
    infection; infections; virus; norovirus; arrete prefectoral; disjoncteur; plomb; plombs; electrical; electrique;
    blackout; coupure d eau; water cut; gazole; mazout; fioul; radiateur; radiateurs; radiator; radiators; fenetre
    cassee; vitre cassee; broken window; vitre; no keys; no key; pas les cles; cle; cles; key; keys; nobody to open;
    personne pour ouvrir; personne pour encadrer; odeur de gaz; gaz; gas leak; cle perdue; serrure
    """,
    What.BECAUSE: """
    car; parce que; parce qu; because; due to; cause; a cause de; a cause d; suite a; en raison de; en raison d;
    raison; reason; motif; since; pour cause de; puisque; pcq
    """,
}
"""As the other phrases, and after them."""

THINGS = word_set(
    "chien chiens chat chats animal animaux dog dogs cat cats "
    "pet pets couteau couteaux knife knives arme armes weapon weapons"
)
"""Reasons that can be counted themselves: "une femme avec 2 chiens"."""

GIVEN = word_set(
    "tente tentes tent tents couverture couvertures blanket blankets sleeping sac sacs bag bags duvet duvets repas "
    "meal meals kit kits ticket tickets soupe soupes sandwich sandwichs sandwiches valise valises suitcase suitcases "
    "bache baches tarp tarps"
)
"""What is given to people who are sent away, or what they carry: "2 tentes données"."""
