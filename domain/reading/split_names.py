"""Names of which a part stands on the other side of a figure."""

from collections.abc import Sequence

from domain.reading.items import Item, What
from domain.reading.phrases import Index, name_words


def whole_again(items: Sequence[Item], index: Index) -> None:
    """ "Hygiène 50 kits", "1 cas suspect de rougeole": a word that is the rest of the name beside it says no more."""
    for at, word in enumerate(items):
        if word.what is not What.WORD or at == 0:
            continue
        past_link = at > 1 and items[at - 1].what is What.LINK
        number = items[at - 2] if past_link else items[at - 1]
        if number.what not in (What.NUMBER, What.ONE):
            continue
        behind = next((i for i in items[at + 1 : at + 4] if i.what is not What.LINK), None)
        for name in (items[at - 2] if at > 1 and not past_link else None, behind):
            if name is None or name.what is not What.NAME:
                continue
            own, rest = name_words(name.text), index.word(word.text)
            meant = {*index.names.get((rest, *own), ()), *index.names.get((*own, rest), ())}
            if meant & set(name.of("indicator")):
                word.what = What.LINK
