"""Whether a story is sexual violence or misconduct, surely something else, or whether nobody can rule it out."""

import re
from collections.abc import Mapping, Sequence

from domain.reading.authors import staff_did_it, staff_suffered, team_in
from domain.reading.context import denied
from domain.reading.cues import Match, Word

_CERTAIN = 3.0
_STRONG = 4.0
_ABBREVIATION = re.compile(r"(?<![A-Za-z])(?:SEA|SEAH|VS|SV)(?![A-Za-z])")
_SHOUTED = 0.6  # of all letters: then capitals say nothing


# Where nothing but a plain event can be meant, a single vague word beside it raises no doubt.
_SOLID = frozenset(("fire", "road", "weather", "shipwreck", "police", "access", "armed"))
_PERSONAL = frozenset(("assault", "threat", "arrest"))
_MUTUAL = (
    "bagarr",
    "baston",
    "rixe",
    "brawl",
    "fight",
    "fought",
    "altercation",
    "caillass",
    "affront",
    "clash",
    "projectil",
    "pierre",
    "echauff",
)
_HARMS = ("assault", "threat", "armed", "theft", "act")
_PHYSICAL = re.compile(
    r"coups?(?![a-z])|poing|pied|frapp|tabass|bagarr|pierre|bouteille|nez|visage|tete|face|punch|kick|baton|bottle|stone|crach|spat|beat|gifl|fist|verbal|insult|couteau|knife|bousc|baffe|matraque|arme|caillou|dent"
)


def is_theirs(words: Sequence[Word], found: Sequence[Match]) -> bool:
    """Whether somebody of the team was plainly harmed by others, and nothing speaks of sexual violence."""
    topics = {m.cue.topic for m in found}
    if topics & {"sexual", "misconduct", "hint"}:
        return False
    harms = [m for m in found if m.cue.topic in _HARMS and not denied(words, m)]
    return staff_suffered(words, team_in(words, found), harms)


def verdict_of(
    text: str, plain: str, words: Sequence[Word], found: Sequence[Match], topic: str | None, weight: float
) -> tuple[bool | None, str | None]:
    """(whether it is restricted, the restricted topic that the type must be).

    `topic` and `weight`: what else the message speaks of, and how plainly. None as a verdict: nobody can rule it out.
    """
    by: dict[str, list[Match]] = {}
    for m in found:
        by.setdefault(m.cue.topic, []).append(m)
    staff = team_in(words, found)
    sexual = by.get("sexual", [])
    misconduct = by.get("misconduct", [])
    abbreviated = bool(_ABBREVIATION.search(text)) and not _is_shouted(text)
    decoy = "subject" in by
    sure = [m for m in sexual if not denied(words, m)]
    if sure or abbreviated or misconduct:
        if decoy and _only_named(words, [*sexual, *misconduct], by["subject"]):
            return None, None
        if misconduct or (staff and staff_did_it(words, staff, sexual)):
            return True, "misconduct"
        if sure or (abbreviated and topic is None):
            return True, "sexual"
        return None, None
    turns = [m for t in ("hint", "sexual_hint", "intimate") for m in by.get(t, ()) if len(m.at) > 1]
    acts = [m for m in (*by.get("act", ()), *turns) if not denied(words, m)]
    harms = [m for m in found if m.cue.topic in ("assault", "threat", "theft") and not denied(words, m)]
    if staff and staff_did_it(words, staff, [*acts, *harms]):
        if topic is None or (
            topic in ("assault", "threat", "theft", "missing", "access", "other")
            and (topic in ("assault", "threat") or weight < _STRONG + 0.3)
        ):
            return True, "misconduct"
        return None, None
    if (topic is None or weight < _CERTAIN) and _intimates(words, by):
        return True, "sexual"
    return _plain(plain, words, by, topic, weight), None


def _intimates(words: Sequence[Word], by: Mapping[str, Sequence[Match]]) -> bool:
    """Whether hints add up: somebody weaker, somebody else, and a bed, a night or silence about it."""
    hints = [m for t in ("hint", "sexual_hint", "intimate") for m in by.get(t, ()) if not denied(words, m)]
    distinct = len({m.first for m in hints})
    if not by.get("victim"):
        return False
    return distinct > 1 or (distinct == 1 and bool(by.get("stranger")) and bool(by.get("intimate")))


def _plain(
    plain: str, words: Sequence[Word], by: Mapping[str, Sequence[Match]], topic: str | None, weight: float
) -> bool | None:
    """False where it is surely something else than sexual violence or misconduct; else None."""
    if topic is None or by.get("sexual"):
        return None
    if weight < _CERTAIN and by.get("victim") and by.get("stranger"):
        return None
    strong = [h for h in by.get("hint", ()) if not denied(words, h)]
    weak = [h for h in by.get("sexual_hint", ()) if not denied(words, h)]
    if _PHYSICAL.search(plain):
        weak = [h for h in weak if not h.cue.slots[0] & {"agress*", "violence*"}]
    victim = bool(by.get("victim")) or any(len(m.at) > 1 for m in by.get("intimate", ()))
    # A woman or a child, and somebody else: whatever the event, there may be more to it than is said.
    if victim and (by.get("stranger") or by.get("staff")) and topic not in ("death", "other"):
        return None
    if (victim and topic in ("medical", "missing")) or (topic == "theft" and by.get("staff")):
        return None
    if topic in _SOLID and weight >= _CERTAIN:
        return None if (strong and (victim or len(strong) > 1)) or (len(weak) > 1 and victim) else False
    if strong or len(weak) > 1 or (weak and (victim or topic in _PERSONAL)):
        return None
    if topic in _PERSONAL and victim and not any(root in plain for root in _MUTUAL):
        return None
    if topic == "arrest" and by.get("staff"):
        return None
    return False


def _only_named(words: Sequence[Word], named: Sequence[Match], subjects: Sequence[Match]) -> bool:
    """Whether the words only name a subject of work, as in "protocole violences sexuelles"."""

    begun, ended = {s.first for s in subjects}, {s.last for s in subjects}

    def near(m: Match) -> bool:
        """ "Protocole violences sexuelles", "sexual violence training"."""
        places = {at for at in range(m.first - 3, m.first) if at in ended}
        places |= {at for at in range(m.last + 1, m.last + 3) if at in begun}
        return any(words[at].clause == words[m.first].clause for at in places)

    return all(near(m) for m in named)


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > _SHOUTED * len(letters)
