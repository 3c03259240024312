"""Words and model put together: where they agree the type is certain, where they differ the model needs a clear lead.

The thresholds were chosen on messages that the model had not learned; docs/decisions/0018 has the figures.
"""

from collections.abc import Set

from domain.reading.incident_model import Likelihood

CLEAR_LEAD = 0.25
"""How far ahead the model's likeliest event must be where the words do not say the same."""
CLEARLY_NOT_STAFF = 0.6
"""How far ahead a plain event must be where the words name staff beside what may be harm."""
NOT_STAFF_AT_ALL = 0.9
"""The same, where the story sounds a little restricted all the same."""
BARELY_AHEAD = 0.1
"""How far ahead the model's likeliest event must be where the words say the same."""
CLEARLY_SEXUAL = 0.4
CLEARLY_MISCONDUCT = 0.85
UNSPEAKABLE_EITHER_WAY = 0.9
"""How much of the likelihood sexual violence and misconduct must have together for a small lead to tell which it is."""
SMALL_LEAD = 0.25
STAFF_MAY_HAVE = 0.15
"""How likely misconduct must be where the words say that staff did it, and the model makes more of the deed itself."""
ARMED_MAY_BE = 0.15
"""How likely a weapon must be where the words name one, and the model makes more of the blow or the threat."""
MAY_BE = 0.03
"""What is less likely is not offered when the type is asked for."""

_LESS_THAN_ARMED = ("assault", "threat")
_DEEDS = ("assault", "threat")
_UNSPEAKABLE = ("sexual", "misconduct")
_RESTRICTED = 0.6
_RESTRICTED_AS_WORDS_SAY = 0.1
_PLAIN_AS_WORDS_SAY = 0.15
_PLAIN = 0.04
_PERHAPS_RESTRICTED = 0.3
_HARDLY_RESTRICTED = 0.2
_NOTHING_ELSE = 0.02
_SURELY_PLAIN = 0.05
_LIKELY_PLAIN = 0.3
_SURELY_RESTRICTED = 0.85


def event_of(
    said: str | None, sure: bool, ruled_out: Set[str], likely: Likelihood, *, staff: bool = True
) -> str | None:
    """The topic, or None where it must be asked.

    `said`: what the words say. `sure`: nothing the model says counts against it, as with a type that it does not know.
    `ruled_out`: what the message says did not happen. `staff`: somebody of the team is named.
    """
    best, margin = likely.events[0][0], likely.margin
    possible = best != "empty" and best not in ruled_out
    if said is not None and sure:
        return said
    if not staff and _is_one_or_the_other(likely):
        return "sexual"  # misconduct is the team's, a volunteer's or a partner's
    if said is not None and said == best:
        doubtful = said in _UNSPEAKABLE and margin < CLEAR_LEAD and likely.restricted < _HARDLY_RESTRICTED
        return None if doubtful or margin < BARELY_AHEAD else said
    if said == "misconduct":
        # Who did it is what the words tell better than the model. A plain event is made of it only where the model
        # finds nothing unspeakable: "one of our volunteers got punched".
        if best in _UNSPEAKABLE or (best in _DEEDS and likely.of(said) >= STAFF_MAY_HAVE):
            return said
        plainly = margin >= CLEARLY_NOT_STAFF and likely.restricted < _SURELY_PLAIN
        plainly |= margin >= NOT_STAFF_AT_ALL and likely.restricted < _LIKELY_PLAIN
        return best if possible and plainly else None
    if said is not None and best in _UNSPEAKABLE and said not in _UNSPEAKABLE:
        lead = CLEARLY_SEXUAL if best == "sexual" else CLEARLY_MISCONDUCT
        return best if margin >= lead and likely.restricted >= _SURELY_RESTRICTED else None
    if said is None and best in _UNSPEAKABLE and margin >= SMALL_LEAD:
        either = sum(likely.of(topic) for topic in _UNSPEAKABLE)
        if either >= UNSPEAKABLE_EITHER_WAY:
            return best
    if said == "armed" and best in _LESS_THAN_ARMED and likely.of(said) >= ARMED_MAY_BE:
        return said  # who threatens with a weapon is armed, whatever else is said of it
    if best in _UNSPEAKABLE and likely.restricted < _PERHAPS_RESTRICTED:
        return None
    return best if possible and margin >= CLEAR_LEAD else None


def _is_one_or_the_other(likely: Likelihood) -> bool:
    """Whether sexual violence and misconduct are the likeliest two, neither well ahead."""
    first, second = likely.events[0][0], likely.events[1][0]
    torn = first in _UNSPEAKABLE and second in _UNSPEAKABLE and likely.margin < CLEAR_LEAD
    return torn and likely.restricted >= _SURELY_RESTRICTED


def of_a_victim(likely: Likelihood) -> Likelihood:
    """What is likely where the words say plainly that the team's own were harmed: the model hears misconduct wherever
    somebody of the team stands beside a blow."""
    rest = 1 - likely.of("misconduct")
    if rest < _NOTHING_ELSE:
        return likely
    events = tuple((topic, share / rest) for topic, share in likely.events if topic != "misconduct")
    restricted = min(likely.restricted, likely.of("sexual") / rest)
    return Likelihood((*events, ("misconduct", 0.0)), restricted, likely.kinds)


def perhaps(said: str | None, likely: Likelihood) -> list[str]:
    """The two or three topics that are asked for first."""
    topics = [topic for topic, share in likely.events[:2] if share >= MAY_BE and topic != "empty"]
    return topics if said is None or said in topics else [*topics, said]


def restricted_of(said: bool | None, named: bool, likely: Likelihood) -> bool | None:
    """Whether a story is restricted; None: nobody can rule it out.

    `said`: what the words say. `named`: they name sexual violence or misconduct, in whatever sense; never False then.
    """
    if likely.restricted >= _RESTRICTED or (said is True and likely.restricted >= _RESTRICTED_AS_WORDS_SAY):
        return True
    if said is True or named or likely.restricted >= (_PLAIN_AS_WORDS_SAY if said is False else _PLAIN):
        return None
    return False
