"""How people write an hour, or how long, in French and English; for texts that went through `flat`."""

from domain.reading.day_names import FULL
from domain.reading.patterns import Pattern

B, E = r"(?<![^\W_])", r"(?![^\W_])"
UNTIL = (
    r"(?:jusq\w{0,3}(?:\s?['’]?\s?(?:a|au|aux|vers))?|juska|jusk\s?a|jsq\w?|till?|until+|untill|avant|before|by|"
    r"au plus tard(?: a)?|"
    r"(?:no|not) later than|pas plus tard que|up to|"
    r"at the latest(?: at)?|max(?:i(?:mum)?)?|d'ici(?: a)?|d ici|limite|heure limite|fin a|->|→|>)"
    r"(?:\s(?:ce soir|cette nuit|tonight|this evening)(?=\s))?"
)
FOR = (
    r"(?:for (?:a )?max(?:imum)?(?: of)?|pour max(?:imum)?|pendant max(?:imum)?|pour|pr|pendant|"
    r"pdt|durant|for|dans|in|within|encore|next|the next|d'ici|d ici|under)"
)
LENGTH = r"(?:(?:for|pour|pendant) .{0,2}max.*|pendant|pdt|durant|for|dans|in|within|encore|next|the next|under)"
NUMBER_WORD = (
    r"(?:zero|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|"
    r"one|two|three|four|five|seven|eight|nine|ten|eleven|twelve|an)"
)
UP_TO_23 = """
    zero; un une one an; deux two; trois three; quatre four; cinq five; six; sept seven; huit eight; neuf nine; dix ten;
    onze eleven; douze twelve; treize; quatorze; quinze; seize; dix-sept; dix-huit; dix-neuf; vingt;
    vingt-et-une vingt-un vingt-une; vingt-deux; vingt-trois
    """
WORDED = {word: n for n, words in enumerate(UP_TO_23.split(";")) for word in words.split()} | {
    "fifteen": 15,
    "twenty": 20,
    "trente": 30,
    "thirty": 30,
    "quarante": 40,
    "quarante-cinq": 45,
    "forty": 40,
    "forty-five": 45,
}
W = rf"{NUMBER_WORD}(?:[\s-](?:et[\s-])?{NUMBER_WORD}){{0,2}}"
PART = (
    r"(?:\s?(?:,\s?)?(?P<part>(?:du |ce |le |in the |this |at )?(?:soir|matin|morning|evening|night|aprem|apres-midi|"
    rf"afternoon)|tonight|cette nuit|de la nuit|(?:on )?(?:demain|tomorrow|{FULL})(?: matin| morning)?))?"
)
EVENING = Pattern(r"soir|evening|tonight|aprem|apres|afternoon| night")
TOMORROW = rf"(?P<day>demain|tomorrow|{FULL})\s(?:matin\s|morning\s)?(?:a |at )?"
AMPM = r"(?P<ampm>[ap])\.?\s?m\b\.?"
MINUTES_SAID = {
    "cinq": 5,
    "dix": 10,
    "quinze": 15,
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "twenty": 20,
}
LESS = Pattern(r"\s?(?:moins|minus)(?![^\W_])")
HALF = (
    rf"(?:(?:et )?(?:demie?|quart|1/[24]|[¼½])|(?:vingt|trente|quarante|cinquante)[\s-]cinq|{'|'.join(MINUTES_SAID)})"
    r"(?![^\W_]|-[^\W_])"
)
SPOKEN = Pattern(
    # "22h moins le quart", "dix heures moins cinq"; "half past ten", "quarter to nine", "until half ten".
    rf"(?P<until>{B}{UNTIL}\s*(?:environ |vers |about |around )?)?(?P<at>{B}(?:a|at|@)\s+)?(?:"
    rf"(?:(?<![\w.,/:])(?P<h>\d{{1,2}})\s?(?:h|heures?)|{B}(?P<w>{W})\s?(?:h|heures?)|{B}(?P<noon>minuit|midi))"
    rf"\smoins\s(?:(?P<q>(?:le |un )?(?:quart|1/4|¼))|(?P<m>\d{{1,2}}|vingt[\s-]cinq|{'|'.join(MINUTES_SAID)})"
    rf"(?:\s?min(?:ute)?s?)?){E}"
    rf"|{B}(?:a )?(?:(?P<half>half)|(?P<q2>quarter)|(?P<m2>\d{{1,2}}|twenty(?:[\s-]five)?|{W})(?:\smin(?:ute)?s?)?)\s"
    rf"(?P<way>past|to)\s(?:(?P<h2>\d{{1,2}})|(?P<noon2>midnight|noon)|(?P<w2>{W}))(?:\s?o'?clock)?"
    rf"(?:\s?(?P<ampm>[ap])\.?\s?m(?![^\W_])\.?)?{E}"
    rf"|{B}half\s(?P<w3>{NUMBER_WORD})(?:\s?(?P<ampm3>[ap])\.?m\.?)?{E}(?!\s?hours?)){PART}"
)
CLOCK = Pattern(
    rf"(?P<until>{B}{UNTIL}\s*(?:{TOMORROW})?(?:environ |vers |about |around |les )?)?(?P<for>{B}{FOR}\s+)?"
    rf"(?P<near>(?:{B}(?:vers|around|about|approx|environ|env|circa)\.?|[~≈])\s*)?(?P<at>{B}(?:a|at|@)\s+)?"
    rf"(?:(?<![\w.,/:])(?P<h>\d{{1,2}})(?:(?:[:.]|[^\S\n]?(?:h|heures?|"
    rf"hrs?)[^\S\n]?)(?P<m>[0-5]\d)(?![.:]?\d)(?:\s?min{E})?(?:\s?{AMPM})?|\s?(?P<a2>[ap])\.?\s?m(?![^\W_])\.?|"
    rf"\s?(?P<h2>h|hrs?|heures?|hours?|o'?clock|hr){E}(?:\s(?P<half>{HALF}))?)"
    rf"|{B}(?P<noon>minuit|midnight|midi|noon){E}(?:\s(?P<half3>{HALF}))?"
    rf"|{B}(?P<w>{W})\s?(?P<h3>heures?|hours?|hrs?|o'?clock|h){E}(?:\s(?P<half2>{HALF}))?"
    rf"|{B}(?P<w2>{W})(?:[\s-](?P<half4>fifteen|twenty|thirty|forty-five|forty))?\s?(?P<a3>[ap])\.?m{E}){PART}"
)
DURATION = Pattern(
    rf"(?P<until>{B}{UNTIL}\s*)?(?P<for>{B}{FOR}\s+)?(?P<vague>(?:environ|about|around|~)\s*)?(?:"
    rf"(?<![\w.,/:])(?P<h>\d{{1,2}})\s?(?:h|heures?|hours?|hrs?|hr)[^\S\n]?(?:et |and )?"
    rf"(?P<m0>\d{{1,2}})\s?(?:min(?:ute)?s?|mn){E}"
    rf"|(?<![\w.,/:])(?P<m>\d{{1,3}})\s?(?:min(?:ute)?s?|mns?|minuttes?|'){E}"
    rf"|{B}(?P<mw>{W}|trente|quarante|quarante-cinq|thirty|fifteen|twenty|forty-five)\s(?:minutes?|mins?|mn){E}"
    rf"|{B}(?P<f>trois quarts? d'heures?|3/4 d'heure|three quarters of an hour)"
    rf"|(?<![\w/])(?P<half>(?:une |1 |half |a )?(?:demi[e]?[- ]?heure|demi[- ]h\b|half (?:an )?hour|half[- ]hour|"
    rf"1/2 ?h(?:eure)?{E}|½ ?h(?:eure)?))"
    rf"|{B}(?P<q>(?:un |1 |a )?quart d'heure|(?:a )?quarter of an hour|a quarter hour)"
    rf"|{B}(?P<hh>une heure et demie|1 heure et demie|1h et demie|an hour and a half|"
    rf"one hour and a half|one and a half hours?)"
    rf"|(?<![\w/])(?P<dec>\d)[.,]5\s?(?:h|heures?|hours?|hrs?){E})"
)
LONG = Pattern(
    rf"{B}(?:{FOR}\s+)?(?:(?:\d{{1,3}}|{W})\s?(?:nuits?|nights?|jours?|days?|semaines?|weeks?|mois|months?)|"
    rf"(?:toute )?(?:la |une |a )?semaine|a week|the week|le week-?end){E}"
)
BARE = Pattern(
    rf"{B}(?P<until>jusq\w{{0,3}}(?:\s?'?\s?(?:a|au))?|till?|until|avant|before|by|au plus tard(?: a)?|no later than)"
    r"\s(?P<h>\d{1,2})(?:\s(?P<part>tonight|ce soir|du soir|this evening|in the evening))?(?=\s?(?:[,;.)!\n]|$))"
)
OPEN_END = Pattern(
    rf"{B}(?:jusq\w{{0,3}}|jusk\s?a|juska|till?|until+){E}|{B}(?:demain|tomorrow|(?<!au )plus tard|"
    rf"toute la nuit|all night|the whole night|later|tout a l'heure|"
    rf"bientot|soon|fin de (?:soiree|journee)|dans la soiree|later on){E}"
)
COMING = Pattern(
    r"(?:arriv\w*(?: prevue?s?)?|"
    r"eta|viennent|vient|viendr\w*|seront? la|will be|come|coming|rdv|rendez-vous|des|from|de|depuis|since|"
    r"depart|departure|part|partent|partons|leaving|leave|leaves|apres|after|partir de|fermeture|ferme|closing|closes)"
    r"\W{0,4}(?:ici |la |there )?(?:entre )?$"
)

SEEN = Pattern(
    r"(?<![^\W_])(?:vue?s?|rencontree?s?|croisee?s?|seen|met|spotted|found|"
    r"trouvee?s?)\s(?:(?!jusqu)[^\W\d_]{1,15}\s){0,2}$"
)
SINCE = Pattern(
    r"(?<![^\W_])(?:depuis|since|il est|it'?s|it is|il y a|y a|ya|wait(?:ed|ing)(?: for)?|attend(?:ent|u)?)\s"
    r"(?:deja |env(?:iron)? )?$"
)
AGO = Pattern(r"\s?(?:ago|earlier|already|plus tot|deja|qu'(?:il|elle)s? attend\w*)(?![^\W_])")
AWAY_BEFORE = Pattern(r"(?<![^\W_])(?:a|est|are|at)\s$")
AWAY_AFTER = Pattern(
    r"\s?(?:(?:de |of )?(?:retard|marche|route|trajet|walk(?:ing)?|drive|driving|delay)|late|away|a pied|"
    r"(?:de|en) (?:bus|train)|de voiture|"
    r"en voiture|by (?:bus|car|train))(?![^\W_])"
)
WITHIN = Pattern(r"\s*(?:dans|in|sous)\s")
OF_AGE = Pattern(
    r"(?<![^\W_])(?:ans(?: et|,)?\s?|(?:de|d'|of|agee?s? de|aged)\s?|(?:bebe|baby|enceinte|pregnant|"
    r"nourrisson)\W{0,3})$"
)
OLD = Pattern(r"\s?(?:old|pregnant|enceinte|of age)(?![^\W_])")
NOT_BEFORE = Pattern(r"(?<![^\W_])(?:pas|not|never|jamais)\s(?:avant|before)(?![^\W_])")
IN_OR_BY = Pattern(r"ici|max")  # "d'ici 2h", "max 2h": how long; "d'ici 21h", "max 21h": when
