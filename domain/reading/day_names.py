"""The names of weekdays and months in French and English, folded: by their numbers, and as regular expressions."""

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "lundi lun monday mon", "mardi mar tuesday tue tues", "mercredi mer mercr wednesday wed weds",
            "jeudi jeu thursday thu thur thurs", "vendredi ven vendr friday fri", "samedi sam saturday sat",
            "dimanche dim sunday sun",
        )
    )
    for name in names.split()
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan january", "fevrier fevr fev feb february", "mars mar march", "avril avr apr april",
            "mai may", "juin jun june", "juillet juil jul july", "aout aug august", "septembre sept sep september",
            "octobre oct october", "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
FULL = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
SHORT = "lun|mar|mer|jeu|ven|vendr|sam|dim|mon|tues?|weds?|thu|thurs?|fri|sat|sun"
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

# Days that are told from their slips: long enough to be nothing else.
TYPO_TARGETS = (
    "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mercredi", "vendredi",
    "samedi", "dimanche",
)  # fmt: skip
