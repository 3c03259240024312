"""What is recognised before a message is cut into words: times, roads, ages, teams.

Every pattern works on text that went through `flat`. Each repeats over a bounded length only, so that no message can
make one slow.
"""

from domain.reading.asides import ASIDES
from domain.reading.elsewhere import ELSEWHERE
from domain.reading.emergency_lines import LINES
from domain.reading.inexact import INEXACT
from domain.reading.masks import Mask, rule
from domain.reading.nobody import NOBODY

_N = r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?"
_SMALL_N = (
    r"(?:\d{1,2}|un|une|one|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|two|three|four|five|seven|eight|nine|ten)"
)
_TEAM_N = rf"(?:1[0-2]|[1-9]|{_SMALL_N[3:].replace(chr(92) + 'd{1,2}|', '')}"  # thirty of them are no team
_WORD_N = (
    r"(?:(?:vingt|trente|quarante|cinquante|soixante|quatre|cent|twenty|thirty|forty|fifty|sixty|ninety)"
    r"(?:[\s-](?:(?:et|and)[\s-])?(?:vingts?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|"
    r"quatorze|quinze|seize|one|two|three|four|five|seven|eight|nine)){0,3}|onze|douze|quinze|eleven|twelve|fifteen)"
)
_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_HOUR = r"(?:[01]?\d|2[0-4])"
_CLOCK = rf"{_HOUR}\s?(?:h[0-5]\d|h(?:eures?|rs?)?|:[0-5]\d|[.:]?(?:[0-5]\d)?\s?[ap]\.?m\.?)"
_TO = r"\s?(?:-|–|a|/|to|et|and|jusqu'a|until|till|>|→|->)\s?"
_STAFF = (
    r"(?:soignant|infirmier|infirmiere|medecin|docteur|benevole|volontaire|volunteer|nurse|doctor|collegue|"
    r"colleague|"
    r"psychologue|mediateur|mediatrice|mediator|interprete|interpreter|translator|traducteur|traductrice|"
    r"logisticien|log|"
    r"chauffeur|driver|coordo|coordinateur|coordinatrice|salarie|stagiaire|intern|accompagnant|maraudeur|"
    r"maraudeuse|equipier|"
    r"intervenant|coequipier|team member|staff member|membre)e?s?|ide|ides|staff|mediatrices"
)
# Short forms that mean staff only in a list of a team: elsewhere "psy" or "sf" is what was done.
_STAFF_SHORT = r"med|meds|doc|docs|inf|infi|infis|sf|psy|psys|psycho|as|ash|juriste|interp|interps|trad|chauf|vol|vols"
_ONE_OF_TEAM = rf"{_SMALL_N}\s(?:{_STAFF}|{_STAFF_SHORT})"
FIRST = (
    rule(Mask.SKIP, "link", r"https?://\S+|www\.\S+", figures=False),
    rule(Mask.SKIP, "link", r"(?<!\w)@[a-z_]\w{3,32}", figures=False),
    rule(Mask.SKIP, "phone", r"(?:\+|\b00)\d[\d .\-/()]{6,18}\d(?!\d)|\b0\d(?:[ .\-]?\d{2}){4}\b"),
    rule(Mask.SKIP, "phone", rf"{_BEGIN}(?:tel|telephone|phone|num|portable)\.?\s?:?\s?\d[\d .\-]{{3,18}}(?!\d)"),
    # Clock times: ranges, minutes, am and pm, or a word before that only a time can follow.
    rule(Mask.SKIP, "time", rf"\b(?:de |from |entre |between )?{_CLOCK}{_TO}{_CLOCK}{_END}"),
    rule(
        Mask.SKIP,
        "time",
        rf"\b(?:de |from |entre |between ){_HOUR}{_TO}{_HOUR}\s?(?:h(?:[0-5]\d)?|[ap]\.?m\.?){_END}(?!\s?\d)",
    ),
    rule(
        Mask.SKIP,
        "time",
        rf"(?<![\d/.,:-]){_HOUR}(?:-|–| a | to ){_HOUR}\s?(?:h(?:[0-5]\d)?|"
        rf"[ap]\.?m\.?){_END}(?!\s?\d)",
    ),
    rule(Mask.SKIP, "time", rf"(?<![\d:,.]){_HOUR}h(?:[0-5]\d)?\s(?:du (?:matin|soir)|de l'apres[- ]midi){_END}"),
    rule(Mask.SKIP, "time", rf"(?<![\d:,.]){_HOUR}(?:h[0-5]\d|:[0-5]\d|[.:]?(?:[0-5]\d)?\s?[ap]\.?m\.?){_END}(?!:\d)"),
    rule(
        Mask.SKIP,
        "time",
        rf"{_BEGIN}(?:a|vers|des|depuis|jusqu'a|avant|apres|at|around|from|since|until|till|before|after|by|"
        rf"il est|arrivee|depart|debut|fin|start|end|arrival|departure|ouverture|fermeture|ouvert|ferme|rdv|@|"
        rf"finish(?:ed)?|ended|started|closed|opened|fini[es]{{0,2}}|terminee?s?|commencee?|rentree?s?|retour|back)"
        rf"\s{_HOUR}\s?(?:h(?:\s?[0-5]\d)?|heures?|o'clock){_END}",
    ),
    # Whom somebody called, and when: "1 urgence samu 16h".
    rule(
        Mask.SKIP,
        "time",
        rf"(?:(?<=samu )|(?<=pompiers ))(?:a )?{_HOUR}\s?h{_END}(?!\s?[,/+&]?\s?\d{{1,3}}\s?f)"
        rf"|{_BEGIN}(?:smur|ambulance|police|appelee?s?|called)\s{_HOUR}\s?h{_END}(?!\s?[,/+&]?\s?\d{{1,3}}\s?f)",
    ),
    # "Arrivés 9h partis 13h"; but "arrivés 13h, 9f" are men and women.
    rule(
        Mask.SKIP,
        "time",
        rf"{_BEGIN}(?:arrivee?s?|partie?s?|repartie?s?|arrived|left|departed)\s{_HOUR}\s?h{_END}"
        r"(?!\s?[,/+&]?\s?\d{1,3}\s?f)",
    ),
    rule(Mask.SKIP, "phrase", r"\b24\s?h?\s?/\s?24h?|\b7\s?j?\s?/\s?7j?|\b24/7\b|\bh24\b|\bcovid\W?19\b"),
    rule(
        Mask.SKIP,
        "time",
        rf"{_BEGIN}(?:entre |between )?(?:midi|noon)\s?(?:et|and|a|-|to)\s?(?:{_HOUR}|une|deux)(?:h(?:[0-5]\d)?)?{_END}"
        rf"(?=\s?(?:[,;.:)!\n]|$))",
    ),
    # Temperatures, distances, wind and sea, shares, money.
    rule(Mask.SKIP, "measure", r"[-+]?\b\d{1,2}(?:[.,]\d)?\s?(?:°\s?[cf]?|o\s?c\b|degres?\b|degrees?\b|celsius\b)"),
    rule(
        Mask.SKIP,
        "measure",
        rf"{_N}\s?(?:km/?h|kms?|metres?|meters?|cm|mm|miles?|noeuds?|nds|knots?|kts?|nautiques|nm|beaufort|"
        rf"bft|n[œ]uds?|milles?|nautical miles?|kg|kilos?|grammes?){_END}",
    ),
    # Units with their halves behind them: "houle 1m50", "bébé 3kg200", "2€50".
    rule(
        Mask.SKIP,
        "measure",
        rf"(?<![\w.,])(?:\d{{1,2}}(?:m|kg)\d{{2,3}}{_END}|\d\s(?:m|kg)\s\d{{2,3}}{_END}(?!\s?[^\W\d_]))"
        rf"|\b\d{{1,3}}\s?[€£]\s?\d{{2}}{_END}",
    ),
    rule(
        Mask.SKIP,
        "measure",
        rf"{_BEGIN}(?:force|houle|vagues?|waves?|swell|creux|vent|wind|rafales?|gusts?|mer)(?: de| of| a)?"
        rf"(?:\s(?:[nsew]{{1,3}}|so|no)\s|\s?){_N}(?:\s(?:a|to)\s\d{{1,2}})?\s?(?:m\d{{0,2}})?{_END}"
        rf"|{_BEGIN}(?:coef(?:f|ficient)?|bf|air)(?: de| of| a)?\s?{_N}{_END}(?!\s?[^\W\d_])",
    ),
    rule(
        Mask.SKIP,
        "measure",
        rf"{_BEGIN}(?:temp(?:erature)?s?|gel|thermometre)\s?(?:de|a|:)?\s?[-+]?\d{{1,2}}{_END}"
        rf"|{_BEGIN}il (?:fait|faisait)\s[-+]?\d{{1,2}}(?=\s?(?:[,;.)!\n]|$))",
    ),
    rule(Mask.SKIP, "measure", rf"(?<![\w.,])[1-9]\d{{2,3}}\s?m{_END}"),
    rule(Mask.SKIP, "measure", rf"{_N}\s?m (?:de|d'|of) (?:houle|vagues?|creux|haut|profondeur|waves?|swell)"),
    rule(Mask.SOFT, "measure", rf"{_N}\s?(?:%|m[23]{_END}|€|euros?{_END}|eur{_END}|£|\$)"),
    # Roads, channels.
    rule(
        Mask.SKIP,
        "number_name",
        rf"{_BEGIN}(?:(?:rn|rd|cd)\s?\d{{1,4}}|[adne]\d{{1,4}}|(?:route|nationale|autoroute|"
        rf"departementale)\s?\d{{1,4}}){_END}",
    ),
    rule(Mask.SKIP, "number_name", rf"{_BEGIN}(?:utopia\s?|u)56{_END}"),  # a partner's name
    rule(Mask.SKIP, "number_name", rf"{_BEGIN}(?:sortie|exit)\s?\d{{1,2}}{_END}"),
    rule(
        Mask.SKIP,
        "number_name",
        rf"{_BEGIN}(?:(?:vhf|canal|channel)(?: ch| canal| channel)?\s?:?\s?\d{{1,2}}|ch\.?\s?16){_END}",
    ),
    # Ages and durations.
    rule(
        Mask.SKIP,
        "age",
        rf"{_BEGIN}(?:(?:de|d'|of|aged?|ages? de)\s)?(?:{_SMALL_N}(?:\s?(?:-|–|a|to|et|ou|or)\s?))?{_SMALL_N}[\s-]?"
        rf"(?:ans?|yo|y/o|mois|months?|years?|yrs?)(?:[\s-]old)?s?{_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "duration",
        rf"(?:(?:un|une|one|\d) (?:de|d'|of) )?{_N}\s?h\s(?:wait(?:ing)?|queue|delay|drive){_END}|"
        rf"(?:(?:un|une|one|\d) (?:de|d'|of) )?{_N}\s?h\s(?:d'|de |of )(?:attente|queue|route|marche|retard|"
        rf"wait|pause|trajet|entretien|delay)|{_N}\s?(?:h(?:[0-5]\d)?|min) (?:chacune?|each|par|per){_END}",
    ),
    rule(
        Mask.SKIP,
        "duration",
        rf"{_BEGIN}(?:(?:un|une|one|\d) )?(?:de|d'|of|pendant|pdt|attente|wait|waiting|queue|retard|pause|for|"
        rf"during|every|apres|dans|in|"
        rf"duree|durant|lasted|sur|environ)\s?:?\s?{_N}\s?h(?:[0-5]\d)?{_END}(?!\s?[,/]\s?\d{{1,3}}\s?f)",
    ),
    rule(
        Mask.SKIP,
        "duration",
        rf"{_BEGIN}(?:(?:un|une|one|\d) )?(?:(?:de|d'|of) )?(?:{_SMALL_N}|{_WORD_N}|\d{{1,3}})(?:\s?(?:-|–|a|to|ou|"
        rf"or)\s?\d{{1,3}})?(?:[.,]\d)?\s?"
        rf"(?:heures?|hours?|hrs?|minutes?|mins|mn|secondes?|seconds?|jours?|days?|semaines?|weeks?|nuits|"
        rf"nights){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "duration",
        rf"{_BEGIN}(?:de|pendant|attente|wait|waiting|retard|late|pause|break|for|during|every|toutes les|apres|"
        rf"after|dans|in|en|within|duree|dure|took|takes|lasted|waited|attendu|mis|pris)"
        rf"\s?:?\s?{_N}\s?min{_END}|{_N}\s?min{_END}\s?(?:d'|de |of |late|en retard|a pied|apres(?![- ]?midi)|"
        rf"plus tard|later|walk|drive|wait|break|pause)\w*",
    ),
    # Whole numbers of something else: ordinals, telephone lines, numbered places.
    rule(Mask.SOFT, "number_name", rf"(?:{_BEGIN}(?:n°|no\.|numero|nr\.?)|#)\s?\d{{1,5}}{_END}"),
    rule(
        Mask.SOFT,
        "number_name",
        rf"{_BEGIN}(?:zone|secteur|sector|salle|room|quai|porte|gate|bus|ligne|line|point|spot|lot|phase|km|etape|"
        rf"pk|batiment|bat|"
        rf"building|bloc|block|rue|etage|floor)\s\d{{1,4}}{_END}|{_BEGIN}[jd][+-]\d{{1,2}}{_END}",
    ),
    rule(Mask.SOFT, "phrase", rf"{_BEGIN}(?:{_SMALL_N}|\d{{1,5}}|cent|mille)\s(?:fois|times){_END}", figures=False),
    # Teams.
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}(?:equipe|team|effectif|staff)\s?(?:(?:de|of|a|=|:)?\s?{_SMALL_N}\s?)?[(:]\s?{_ONE_OF_TEAM}"
        rf"(?:\s?(?:,|\+|&|/|et|and)?\s?{_ONE_OF_TEAM}){{0,6}}{_END}\s?\)?",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}(?:a\s|avec\s|with\s)?{_TEAM_N}\s(?:{_STAFF})(?: de l'equipe)?{_END}",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}{_SMALL_N}\s(?:equipes|teams|binomes)(?:\s(?:de|of)\s{_SMALL_N})?{_END}",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}(?:equipe|equipes|team|effectif|binome|staff)\s?(?:de|of|a|=)\s?{_SMALL_N}(?:\s(?:pers|"
        rf"personnes|people|ppl)\b)?{_END}",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"(?:^|(?<=[\n,;.(/]))\s?(?:equipe|team|effectif|"
        rf"staff)\s?:?\s?{_SMALL_N}(?=\s?(?:[,;.)/\n]|$))",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}(?:on|nous|we|etait|were|etions)\s(?:etait|etions|est|sommes|were|are)\s(?:a\s|que\s|"
        rf"only\s)?{_SMALL_N}{_END}",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}{_SMALL_N}\s(?:of us|d'entre nous|dans l'equipe|in the team|on the team){_END}",
        figures=False,
    ),
    rule(
        Mask.SOFT,
        "team",
        rf"{_BEGIN}(?<!groupe )(?<!groupes )(?:equipe|team)?\s?a\s(?:\d|deux|trois|quatre|cinq|six)"
        r"(?=\s?(?:[,:;.()\n]|$))",
    ),
    *ASIDES,
    *ELSEWHERE,
)

LAST = (
    # Ordinals only now: "the 20th" may be a day.
    rule(Mask.SKIP, "ordinal", rf"(?<![\d.,])(?:1(?:er|ere|re|st)|\d{{1,3}}(?:e|eme|ieme|nd|rd|th)){_END}"),
    *LINES,
    # Words that can only take something back; the figure may stand further on ("scrap that, families were 54").
    rule(
        Mask.FIX,
        "correction",
        rf"{_BEGIN}(?:(?:scratch|scrap|strike|forget|delete|ignore) that|my mistake|my bad|mon erreur|"
        rf"erreur de (?:ma|notre) part|"
        rf"une erreur|(?:au temps|autant) pour moi|je (?:me|m'ai) (?:trompe|suis trompee?)|j'ai fait une erreur|"
        rf"faute de frappe|typo|je corrige|(?:je|on) rectifie|(?:no )?make that|rectificati(?:f|on)|mea culpa|"
        rf"lapsus|(?:j'ai|on a|i|we|i've|we've) (?:mal (?:lu|compte|note|recopie)|inverse|interverti|confondu|melange|"
        rf"recompte|misread|miscounted|mistyped|mixed (?:them )?up|swapped|inverted|recounted)|"
        rf"(?:got|had) (?:that|it|this) wrong|(?:wrong|mauvais) (?:number|figure|count|one|chiffre|nombre)s?|"
        rf"(?:swapped|inverted|mixed up) (?:the )?(?:digits|numbers|figures)|(?:chiffres|lignes) inverse\w*|"
        rf"(?:wait|hang on|"
        rf"(?<!on )(?<!en )(?<!nous )(?<!qui )(?<!j')attends?|attendez)(?: no| non)?"
        rf"(?=,?\s(?:c'est |it's |it was )?\d)|recompte|recount(?:ed)?){_END}\s?[:,.]?",
    ),
    rule(
        Mask.FIX,
        "correction",
        rf"{_BEGIN}(?:je voulais dire|je veux dire|i mean|i meant|"
        rf"should be|c'est plutot|it's actually|en fait)\s?[:,.]?(?=\s?\d)",
    ),
    *INEXACT,
    # A form's dots lead to the figure.
    rule(Mask.COLON, "phrase", r"(?:\.\s?){4,200}(?=\s?\d)"),
    rule(
        Mask.NOTHING,
        "nothing",
        rf"{_BEGIN}(?:rien a (?:signaler|declarer)|nothing to (?:report|declare)|r\.?a\.?s\.?|"
        rf"nobody(?: came| showed up)?|no one (?:came|showed up)|pas un chat|pas ame qui vive|not a soul|zero pointe|"
        rf"personne (?:n'(?:est|etait|a|y a|avait)|ne s'est|est) (?:pu |ete )?"
        rf"(?:venue?|passee?|presentee?|vue?|rencontree?|la){_END}|"
        rf"il n'y a(?:vait)? (?:eu )?personne|y avait personne){_END}",
        figures=False,
    ),
    *NOBODY,
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:this time(?: around)?|cette fois(?:-ci| ci)?|(?:thank|thanks to) god|dieu merci|"
        rf"grace a dieu|at all|so far|pour (?:l'instant|le moment)|touch wood|je touche du bois){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:(?:on )?s'est perdue?s?|(?:nous )?nous sommes perdue?s?|nous nous etions perdue?s?|"
        rf"(?:we )?(?:got|were|are) lost){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:(?:pour|de|for|fait) (?:rien|nothing)(?! a (?:signaler|declarer)| to report)|"
        rf"tout(?:es)? (?:le monde|les? equipes?)|tous ensemble|rien (?:d'autre|de special|"
        rf"de particulier|de neuf)|nothing (?:else|special|new)){_END}",
        figures=False,
    ),
    rule(
        Mask.SKIP,
        "phrase",
        rf"{_BEGIN}(?:je suis|on est|nous sommes|i'm|i am|we're|we are) (?:morte?s?|dead){_END}"
        rf"|{_BEGIN}morte?s? de rire{_END}|{_BEGIN}dead tired{_END}",
        figures=False,
    ),
)
