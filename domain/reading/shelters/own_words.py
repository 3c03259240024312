"""Everyday words one letter away from words about beds: no slips of them. "Du temps" is not "trempé". All folded."""

from domain.catalogue.folding import stem
from domain.reading.lexicon import word_set

OWN_WORDS = frozenset(
    stem(word)
    for word in word_set(
        """
        argent arriere attendance avais avale awake benne beurre binned bloke borne breathing bruise canot changed
        chanter charger chase chasse cheek cheese choure clope coaches coeur comprimes corps cough courent courses
        couture crient croise dance denis derriere dormi driven drown dunes engine enjoy enter entiere expulsion
        faces faint faith fault ferie ferree fever fiance fiere filme filmed finir fired flour forte foule frame
        garez given grave grele heard heurts homes houle huile hurts inches inter intox knots laver leaving litre
        loyer maline meals memes montre nouvel paire panier parle parlent partent passe pendu perce permanence
        picked picole piste plage plante pleure poing poser poses pouce poule prend preuve prints recule refaire
        regarde rendre repart replie retourner revend revenir roues rouge roule saigne sauve saying sells separe
        serre shops sleeve sortir soupe souple sourd sourire spoke sport stade stats stiff strip suture temps torse
        touche traite trier vendre veste violet vivre voile voler volet voulait waist woken writing
        """
    )
)
