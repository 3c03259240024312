"""The commands that Vigie knows: one name a capability, with its twin in the other language.

Telegram lists commands of `a-z0-9_` only; what people type (`/équipe`, `/Rapport`) is folded before it is looked up.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz, process

from domain.frozen import frozen


@frozen
class Command:
    """`name` is the capability's; `fr` and `en` are what is listed in that language; `also` is understood unlisted."""

    name: str
    en: str
    fr: str
    also: tuple[str, ...] = ()
    private: bool = True
    groups: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that means this command."""
        return tuple(dict.fromkeys((self.en, self.fr, *self.also)))


COMMANDS: tuple[Command, ...] = (
    Command("report", "report", "rapport", also=("r",), groups=True),
    Command("incident", "incident", "alerte", also=("alert",), groups=True),
    Command("incidents", "incidents", "incidents", also=("alertes", "alerts"), groups=True),
    Command("sos", "sos", "sos", groups=True),
    Command("today", "today", "jour", also=("aujourdhui",), groups=True),
    Command("report_for", "report_for", "rapport_pour", also=("for", "pour", "rapportpour", "reportfor")),
    Command("summary", "summary", "resume", also=("point",), groups=True),
    Command("missing", "missing", "manquants", also=("manquant", "manque"), groups=True),
    Command("closed", "closed", "ferme", also=("fermer", "fermeture", "close")),
    Command("dayoff", "dayoff", "repos", also=("day_off", "off", "conge", "conges")),
    Command("subscribe", "subscribe", "abonner", also=("abonne",), groups=True),
    Command("subscriptions", "subscriptions", "abonnements", also=("abonnement", "subscription"), groups=True),
    Command("duty", "duty", "astreinte", also=("permanence",), groups=True),
    Command("hold", "hold", "retenir", also=("reserver",), groups=True),
    Command("rollcall", "rollcall", "appel", also=("roll_call",)),
    Command("drill", "drill", "exercice", also=("exercise",)),
    Command("occupancy", "occupancy", "occupation"),
    Command("in", "in", "entree", also=("entrees",)),
    Command("out", "out", "sortie", also=("sorties",)),
    Command("beds", "beds", "places", also=("lits",), groups=True),
    Command("refused", "refused", "refus", also=("refuse", "refuses"), groups=True),
    Command("undo", "undo", "annuler", groups=True),
    Command("invite", "invite", "invite", also=("inviter", "invitation")),
    Command("link", "link", "link", also=("lier",), private=False, groups=True),
    Command("team", "team", "equipe", also=("equipes", "teams")),
    Command("audit", "audit", "audit", also=("journal",)),
    Command("privacy", "privacy", "confidentialite", also=("rgpd", "gdpr"), groups=True),
    Command("mydata", "mydata", "mesdonnees", also=("my_data", "mes_donnees")),
    Command("forgetme", "forgetme", "oubliezmoi", also=("forget_me", "oubliez_moi", "oubliemoi")),
    Command("settings", "settings", "reglages", also=("langue", "language")),
    Command("lockme", "lockme", "bloquer", also=("lock_me", "lock", "verrouiller", "bloque")),
    Command("help", "help", "aide", groups=True),
    Command("start", "start", "start", private=False),
)

_COMMAND = re.compile(r"/((?=\w)(?!\d)[\w\u0300-\u036f]+)(?:@(\w+))?(.*)", re.DOTALL)
"""As Telegram marks one, and accented letters too, also where a phone writes them as a letter and its accent."""

BY_WORD: Mapping[str, Command] = {word: command for command in COMMANDS for word in command.words}


@frozen
class Said:
    """A command as it was sent: the folded word, whom it was addressed to, and what follows it."""

    word: str
    addressed_to: str | None
    rest: str


def fold_command(word: str) -> str:
    """The word without case and accents: `Équipe` is `equipe`."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=16)  # one message is asked about by a dozen filters
def read_command(text: str) -> Said | None:
    """The command that a text begins with, or None. `/r@vigie_bot clinique 34` is (`r`, `vigie_bot`, `clinique 34`)."""
    found = _COMMAND.match(text.lstrip())
    if found is None:
        return None
    word, addressed_to, rest = found.groups()
    return Said(fold_command(word), addressed_to.casefold() if addressed_to else None, rest.strip())


def nearest_command(word: str) -> str | None:
    """The known command word nearest to a mistyped one, or None where nothing is near enough to be meant."""
    found = process.extractOne(word, BY_WORD.keys(), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None
