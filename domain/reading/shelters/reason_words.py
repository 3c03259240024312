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
    apres la fermeture; after closing; after closing time; past curfew
    """,
    What.OTHER: """
    tuberculose; tuberculosis; varicelle; chickenpox; grippe; flu; gastro;
    chauffage; heating; chaudiere; boiler; panne; panne de chauffage; ferme; fermee; fermons; on ferme;
    fermeture; fermer; closed; closing; close; closure; inondation; inonde; flood; flooded; fuite; fuite d eau;
    leak; travaux; works; renovation; punaises; punaises de lit; bed bugs; bedbugs; puces; lice; gale; scabies;
    rougeole; measles; covid; epidemie; outbreak; contagious; contagieux; contagieuse; quarantaine sanitaire;
    pas de personnel; no staff; short staffed; understaffed; manque de personnel; manque d equipe; pas d equipe;
    sous effectif; effectif reduit; pas de benevole; pas de benevoles; no volunteers; not enough staff; pas
    assez de personnel; pas assez d equipe; pas assez de benevoles; electricite; coupe; coupee; coupure; coupure
    de courant; power cut; no power; no electricity; no water; pas d eau; pas d electricite; plus d eau; plus d
    electricite; plus de chauffage; pas de chauffage; no heating; incendie; feu; fire; alarme; securite;
    security; insecurite; greve; strike; tempete; storm; degat des eaux; degats des eaux; hygiene; desinfection;
    ouvre pas; ouvrons pas; ouvert pas; pas ouvert; pas ouverte; pas ouvrir; pas pu ouvrir; ouvrira pas; not open;
    not opening; not opened; did not open; didn t open; cannot open; can t open;
    disinfection; traitement punaises; disinfestation; porte cassee; broken door; toit; roof; autre raison;
    other reason; odeur de gaz; gaz; gas leak; cle perdue; serrure
    """,
    What.BECAUSE: """
    car; parce que; parce qu; because; due to; cause; a cause de; a cause d; suite a; en raison de; en raison d;
    raison; reason; motif; since; pour cause de; as; puisque; pcq
    """,
}
"""As the other phrases, and after them."""

THINGS = word_set(
    "chien chiens chat chats animal animaux dog dogs cat cats "
    "pet pets couteau couteaux knife knives arme armes weapon weapons"
)
"""Reasons that can be counted themselves: "une femme avec 2 chiens"."""
