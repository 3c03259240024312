"""A zero said of people: "personne cette nuit", "no one tonight", where the same word can count one.

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

from domain.reading.masks import Mask, rule

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_DAY_WORD = r"(?:cette nuit|ce soir|ce matin|aujourd'? ?hui|auj|hier|today|tonight|yesterday|last night|this)(?![^\W_])"

NOBODY = (
    # "Personne cette nuit", "no one tonight"; "une personne ce soir" is one.
    rule(
        Mask.NOTHING,
        "nothing",
        rf"(?:(?<=[,:;.\n(–])\s?|{_BEGIN}(?:vu|croise|rencontre|trouve|saw|met|found)\s)"
        rf"(?:personne|no ?one){_END}(?=\s?(?:[,;.!)\n]|$)|\s{_DAY_WORD})"
        rf"|(?:^|(?<=[,:;.\n]))\s?personne{_END}(?=\s(?:a la|au|a l'|en|sur la|sur le)\s)"
        r"|(?<!\d )(?<! une )(?<! la )(?<! par )(?<! cette )(?<! chaque )(?<! meme )(?<! autre )(?<! de )(?<! seule )"
        rf"(?<=[^\W\d_] )(?:personne|no ?one){_END}(?=\s{_DAY_WORD})",
        figures=False,
    ),
)
