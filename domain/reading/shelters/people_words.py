"""Everyday French and English for people, and what each word says about them. All folded, without accents."""

PEOPLE_WORDS = {
    "woman": "femme fem fme fame fames dame woman women lady ladies mme mesdames female females",
    "single": "seule seul isolee isole single singles alone lone solo celibataire",
    "girl": "fille fillette girl girls gamine",
    "youth": "jeune youth youths ado adolescente adolescent teen teenager young youngster",
    "man": "homme man men monsieur male males",
    "boy": "garcon boy boys mec gars guy guys lad lads",
    "minor": "mineur mineure minor minors underage",
    "unaccompanied": "unaccompanied",
    "accompanied": "accompagne accompagnee accompanied",
    "family": "famille family families fam fams menage household fratrie",
    "adult": "adulte adult ad ads adu adults majeur majeure grownup",
    "child": "enfant enfan enf enfs child children kid kids bebe baby babies "
    "nourrisson gosse gamin toddler infant infants fils daughter daughters newborn",
    "minor unaccompanied": "mna mnas mie uasc uam uams",
    "woman child": "maman mere mother mothers mum mums mom moms",
    "man child": "papa pere father fathers dad dads",
    "couple": "couple couples",
    "parent": "parent parents",
    "kin": "frere frangin frangine soeur brother sister sibling siblings cousin cousine copain copine ami amie friend "
    "pote camarade",
}
"""What the words for people say about them. Missions build their categories of these, in any words."""

PEOPLE_PHRASES = {
    "unaccompanied": """
    non accompagne; non accompagnee; pas accompagne; not accompanied
    """,
    "single": """
    sans enfant; without child; without children; no child; no children; no kids; sans bebe; on their own; on
    her own; toute seule
    """,
    "man": """
    pere de famille
    """,
    "woman": """
    mere de famille; seule femme; only woman; only women
    """,
    "family": """
    seule famille; only family; only families
    """,
    "girl": """
    seule fille
    """,
    "child": """
    little one; little ones
    """,
    "minor": """
    seul mineur
    """,
}
