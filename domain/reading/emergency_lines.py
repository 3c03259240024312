"""The lines one rings, 15 or 112: found by the words around them, since 15 can be a figure or a day as well.

As in `mask_rules`, every pattern works on text that went through `flat`, and repeats over a bounded length only.
"""

import re

from domain.reading.masks import Mask, rule

_END = r"(?![^\W_])"
_BEGIN = r"(?<![^\W_])"
_A_DAY = re.compile(r"(?:le|the) 1[578](?!\d)")
_RUNG = re.compile(
    r"appel|call|contact|samu|pompier|joi|prev|via|dial|rang|att|wait|avec|with|par|by|polic|urg|emerg|et |and |ou "
)


def _is_line(plain: str, start: int, end: int) -> bool:
    """Whether "le 15" at the end of a clause is whom they rang: "clinique le 15, 24 cs" may be of that day."""
    if not _A_DAY.match(plain, start) or not re.match(r"\s?(?:[,;.)!\n]|$)", plain[end:]):
        return True
    return _RUNG.search(plain, max(0, start - 30), start) is not None


LINES = (
    rule(
        Mask.SOFT,
        "line",
        rf"{_BEGIN}(?:le|au|the|via|appele?|appel [ad]u|vers|to|called|call|calling|contacte|samu|dial|rang|joint|"
        rf"prevenu|via le)\s(?:le |au |the )?"
        rf"(?:15|17|18|112|114|115|116|119|196|999)(?=\s?(?:[,;.)!\n]|$|(?:a|at|vers)\s|appele|prevenu|contacte|"
        rf"called|informe|relaye|joint|et\s|and\s|pour\s|for\s|ok|n'|ne\s|never\s|didn't"
        rf"|(?:r?appel|call|repond|arriv|vien|vient|venu|est|doit|va|dit|say|said|tell|told|will|is|was|has|sent|took|come|"
        rf"came|passe|envoi|envoy|refus|conseil|demand|decroch|answer|pick|mis|met|promis|pas|no\s|toujours|encore)))"
        rf"|{_BEGIN}(?:le|au|du|the|via)\s(?:112|114|115|116|119|196|999){_END}(?!\s?[:=])",
        holds=_is_line,
    ),
    rule(
        Mask.SOFT,
        "line",
        rf"(?<![\d.,])(?:15|17|18|112|115|119|196|999)\s(?:a ete |was )?(?:appele|prevenu|contacte|called|"
        rf"informe|informed|joint|declenche|sollicite|regulation|injoignable|unreachable)\w{{0,2}}{_END}"
        rf"|(?<![\d.,])(?:112|115|119|196)\s(?:(?:est|etait|is|was|toujours|encore|still)\s){{0,2}}(?:injoignable|sature|"
        rf"unreachable|engaged|busy|ne repond(?:ait)? pas|n'a pas repondu|not answering|did not answer){_END}",
    ),
)
