"""Whose doing harm was: somebody of the team, a volunteer or a partner, or anybody else."""

import re
from collections.abc import Iterator, Sequence

from domain.reading.cues import Match, Word
from domain.reading.lexicon import word_set

_ARTICLES = word_set(
    """
    un une le la les l the a an our notre nos des du de d mon ma my this ce cet cette some deux 2 ancien ancienne former
    certain
    """
)
_TOLD = word_set(
    """
    a au aux to told tell tells informed informe prevenu previens avertit averti chez aupres for pour raconte dit confie
    parle called appelle appele alerte asked demande remercie merci hello bonjour with avec besoin need
    needs veut wants want cherche
    """
)
_REPORTS = word_set(
    """
    dit raconte signale rapporte rapportent says reports report reported told saw vu voit entendu heard witness temoin
    temoigne alerte noticed remarque recoit recu trouve found constate appelle apprend learned
    """
)
_ACCUSED = (
    "plaint",
    "accus",
    "allegation",
    "signal",
    "soupcon",
    "suspic",
    "complain",
    "rumeur",
    "rumour",
    "rumor",
    "denonc",
    "concern",
    "mis en cause",
    "temoignage",
)
_PASSIVE = (
    ("a", "ete"), ("ont", "ete"), ("s", "est", "fait"), ("s", "est", "faite"), ("se", "fait"), ("se", "sont", "fait"),
    ("was",), ("were",), ("got",), ("been",), ("gets",), ("est", "victime"), ("victime",), ("ete",), ("se", "font"),
    ("being",),
)  # fmt: skip
_GENITIVE = word_set("de d du des of")
_DONE_TO = ("agress", "attaqu", "tabassage", "assault", "attack", "beating")
_FARTHEST_THREAT = 10
_FARTHEST = 13
_MOST_STAFF = 12
_BY = word_set("par by")
_OF = word_set("contre sur against at on envers towards toward vers")


_ANY_DRIVER = ("chauffeur", "chauffeurs", "driver", "drivers")


def team_in(words: Sequence[Word], found: Sequence[Match]) -> list[Match]:
    """Who may be of the team, a volunteer or a partner among the people that are named.

    "Volontaire insultée par un chauffeur" is not about our driver, who would not be any driver beside a volunteer.
    """
    outside = {at for m in found if m.cue.topic == "outsider" for at in m.at}
    staff = [m for m in found if m.cue.topic == "staff" and outside.isdisjoint(m.at)]
    if len(staff) < 2:
        return staff
    return [m for m in staff if not (words[m.first].text in _ANY_DRIVER and _is_any(words, m.first))]


def _is_any(words: Sequence[Word], at: int) -> bool:
    return at > 1 and words[at - 1].text in ("un", "une", "a", "des") and words[at - 2].text in _BY


def staff_did_it(words: Sequence[Word], staff: Sequence[Match], deeds: Sequence[Match]) -> bool:
    """Whether one of `deeds` was done by one of `staff`, as far as the message says."""
    taken = {m.at for m in staff}
    return any(_did(words, s, d) for s, d in _close(staff, deeds) if d.at not in taken and s.first not in d.at)


def _close(staff: Sequence[Match], deeds: Sequence[Match]) -> Iterator[tuple[Match, Match]]:
    """Who may belong to what: near one another, and of endless repetitions the first."""
    for s in staff[:_MOST_STAFF]:
        for d in deeds:
            if d.first - s.last <= _FARTHEST and s.first - d.last <= _FARTHEST:
                yield s, d


def staff_suffered(words: Sequence[Word], staff: Sequence[Match], deeds: Sequence[Match]) -> bool:
    """Whether the message says in so many words that somebody of `staff` was harmed, and by nobody of theirs."""
    if not staff or staff_did_it(words, staff, deeds):
        return False
    return any(_suffers(words, s, d) for s, d in _close(staff, deeds) if not set(s.at) & set(d.at))


def _suffers(words: Sequence[Word], staff: Match, deed: Match) -> bool:
    before = staff.first - 1
    while before >= 0 and words[before].text in _ARTICLES and words[before].clause == words[staff.first].clause:
        before -= 1
    if before >= 0 and deed.first <= before and words[before].clause == words[deed.first].clause:
        return before - deed.last <= 2 and (words[before].text in _OF or bool(_HARMS.match(words[before].text)))
    if before >= 0 and deed.first > staff.last and _is_spoken_to(words, before):
        return deed.first - staff.last <= _FARTHEST_THREAT
    if deed.first <= staff.last or deed.first - staff.last > 6 or words[deed.first].clause != words[staff.last].clause:
        return False
    between = [w.text for w in words[staff.last + 1 : deed.first]]
    if _passive(between, words[deed.first].text) or _RECEIVED.intersection(between[-3:]):
        return True
    return deed.first == staff.last + 1 and _suffered(words, deed.first)


def _did(words: Sequence[Word], staff: Match, deed: Match) -> bool:
    before = staff.first - 1
    while before >= 0 and words[before].text in _ARTICLES and words[before].clause == words[staff.first].clause:
        # "à", or English "a": told a volunteer, confided to one.
        if words[before].text == "a" and before and _is_told(words[before - 1].text):
            return False
        before -= 1
    ahead = words[before].text if before >= 0 else ""
    if ahead in _BY:
        return deed.first < staff.first and before - min(deed.last, before) <= 5
    if deed.first < staff.first:
        return _after(words, staff, deed, ahead)
    if ahead in _TOLD or _is_victim(words, before, staff):
        return False
    if (ahead in _OF or _HARMS.match(ahead)) and not _is_accused(words, before, staff):
        return False
    return _subject(words, staff, deed)


def _is_victim(words: Sequence[Word], at: int, staff: Match) -> bool:
    """ "Agression d'un bénévole, coup de poing": whom the word at `at` happened to, and no author of what follows."""
    if at < 0 or not words[at].text.startswith(_DONE_TO):
        return False
    return any(word.text in _GENITIVE for word in words[at + 1 : staff.first])


def _is_accused(words: Sequence[Word], at: int, staff: Match) -> bool:
    """Whether a complaint or the like stands before the person, near the word at `at`."""
    return any(w.text.startswith(_ACCUSED) for w in words[max(0, at - 4) : staff.first])


def _is_spoken_to(words: Sequence[Word], at: int) -> bool:
    """ "A dit à l'éducateur 'je vais te planter'", "told our mediator 'next time'": the word at `at` stands before."""
    if words[at].text == "a":
        return at > 0 and _is_told(words[at - 1].text)
    return words[at].text in ("told", "tells", "tell")


def _is_told(text: str) -> bool:
    return text in ("dit", "raconte", "confie", "parle", "told", "signale", "explique", "demande")


def _after(words: Sequence[Word], staff: Match, deed: Match, ahead: str) -> bool:
    """The deed stands before the person: "couche avec un bénévole", but not "frappe un salarié"."""
    if staff.first - deed.last > 8:
        return False
    between = {w.text for w in words[deed.first + 1 : staff.first]}
    accused = _is_accused(words, deed.first, staff)
    if ahead in ("avec", "with", "from", "chez", "cote"):
        return True
    if ahead in _OF:
        return accused
    if ahead in ("de", "d", "du", "of") or between & {"du", "des", "d", "of"}:
        if deed.cue.topic == "sexual" and _is_upon(words, staff.last + 1):
            return True
        return accused or words[deed.first].text.startswith(
            (
                "comport",
                "attitud",
                "geste",
                "behavio",
                "propos",
                "message",
                "misconduct",
                "abus",
                "remar",
                "comment",
                "inappro",
                "deplace",
            )
        )
    return accused


def _is_upon(words: Sequence[Word], at: int) -> bool:
    """ "VSS d'un collègue sur une stagiaire": whom it was done to stands behind, and not where ("sur le parking")."""
    ahead = [w.text for w in words[at : at + 3]]
    return len(ahead) == 3 and ahead[0] in _OF and ahead[1] in _ONE and not ahead[2].startswith(_WHERE)


_ONE = word_set("un une l a an")
_WHERE = ("plage", "parking", "camp", "chemin", "site", "lieu", "aire", "route", "beach", "car", "quai", "terrain")


def _subject(words: Sequence[Word], staff: Match, deed: Match) -> bool:
    """The person stands before the deed, and does it: not suffers it, sees it or tells of it."""
    if deed.first - staff.last > 12 or words[deed.first].clause - words[staff.last].clause > 1:
        return False
    between = [w.text for w in words[staff.last + 1 : deed.first]]
    if _passive(between, words[deed.first].text):
        return False
    if any(text in _REPORTS for text in between[:4]) and not {"lui", "her", "him"} & set(between):
        return False
    if any(text in ("par", "by") for text in between) or _RECEIVED.intersection(between[-3:]):
        return False
    return not _suffered(words, staff.last + 1)


def _passive(between: Sequence[str], deed: str) -> bool:
    """Whether they suffered the deed: "a été frappé", "s'est fait voler", "was hit", but not "was drunk"."""
    row = tuple(between)
    if not any(row[i : i + len(p)] == p for p in _PASSIVE for i in range(min(len(row), 5))):
        return False
    return "fait" in row or "victime" in row or deed.endswith(("e", "ee", "es", "ees", "ed", "en", "er", "hit", "hurt"))


_HARMED = re.compile(
    r"(?:agress|attaqu|insult|menac|frapp|bless|vol|renvers|poignard|harcel|intimid|bouscul|gifl|interpell|arret|control|touch|viol|film|pourchass|encercl)ee?s?$|suivie?s?$"
    r"|(?:attack|assault|threaten|insult|injur|robb|stabb|arrest|harass|punch|kick|push|detain|slapp|stopp|bitt|follow|chas|film|surround|beat)e[dn]$|hit$|hurt$"
)
# "A reçu une gifle d'une patiente", "got a slap from a patient": whoever gets it does not give it.
_RECEIVED = word_set(
    "recu recue recoit recois recoivent pris prend prends subi subit essuye encaisse got received took"
)
# "Shoved our logistician", "a mordu la bénévole": right before the person, they suffer it.
_HARMS = re.compile(
    r"(?:hit|punch|slapp?|kick|shov|push|attack|assault|threaten|insult|spat|bit|grabb|stabb|headbutt|elbow|beat|robb|chas|follow|injur|swore|yell)(?:e?d|s|es)?$"
    r"|(?:frapp|gifl|bouscul|pouss|mord|agress|attaqu|insult|menac|cogn|tap|empoign|tabass|injuri|poursui|crach|bless|coinc|embrass)(?:e|ent|ait|aient|u|t)$|suit$|suivi$|suivait$"
)
_ENGLISH = ("ed", "en", "hit", "hurt")
_THEN = word_set(
    """
    par by a at au aux dans in lors pendant during hier ce this devant verbalement verbally en sur et and near outside
    while on with avec yesterday sexuellement up
    """
)


def _suffered(words: Sequence[Word], at: int) -> bool:
    """ "Bénévole agressée par", "volunteer insulted at the gate": a participle right after the person."""
    if at >= len(words) or not _HARMED.match(words[at].text):
        return False
    if at + 1 >= len(words) or words[at + 1].clause != words[at].clause:
        return True
    if words[at + 1].text == "a" and words[at].text.endswith(_ENGLISH):
        return False  # "volunteer insulted a girl": the article, not the French "à"
    return words[at + 1].text in _THEN
