"""What an event is called, by topic, and which of a catalogue's types a topic is.

The words belong to French and English, not to one mission. Weights: 5 says it whatever else is said, 4 is the event, 3
usually is, 2 may only stand beside it (the police at an accident), 1 is a mere sign of it. What only looks like an
event ("mort de fatigue") has the topic `none`.
"""

from domain.reading.cues import Cue
from domain.reading.hazard_words import HAZARDS
from domain.reading.loss_words import LOSSES
from domain.reading.violence_words import VIOLENCE

ANCHORS: dict[str, tuple[str, ...]] = {
    "assault": ("agression", "assault", "coups", "attacked", "bagarre", "fight"),
    "threat": ("menace", "threat", "intimidation", "harassment"),
    "armed": ("arme", "weapon", "tirs", "shooting", "coups de feu", "gun"),
    "police": ("police", "expulsion", "eviction", "police operation"),
    "arrest": ("arrestation", "arrest", "interpellation", "detention"),
    "shipwreck": ("naufrage", "shipwreck"),
    "death": ("deces", "death", "mort"),
    "medical": ("medical emergency", "urgence vitale", "inconscient", "unconscious", "malaise"),
    "fire": ("incendie", "fire", "feu"),
    "road": ("accident de la route", "road accident", "accident", "crash"),
    "theft": ("vol", "theft", "cambriolage"),
    "access": ("acces refuse", "access denied"),
    "missing": ("disparition", "missing person", "disparu", "missing"),
    "weather": ("intemperies", "severe weather", "tempete", "storm"),
    "other": ("autre", "other"),
    "sexual": ("violence sexuelle", "sexual violence", "viol", "rape"),
    "misconduct": ("mauvaise conduite", "misconduct", "safeguarding", "abus"),
}
"""Topics, and the names that a catalogue's type has one of."""

EVENTS: tuple[Cue, ...] = (*VIOLENCE, *HAZARDS, *LOSSES)
