"""What a hold's message says beyond the hold: names, countries, stories. It is not kept, and its author is told so."""

import unicodedata
from datetime import datetime

from domain.catalogue import Catalogue
from domain.reading.shelters.hours import times_of
from domain.reading.shelters.items import items_of
from domain.reading.shelters.language import What
from domain.reading.shelters.vocabulary import vocabulary_of
from domain.reading.words import LONGEST, flat
from domain.reporting_day import reporting_day


def says_more(text: str, catalogue: Catalogue, now: datetime) -> bool:
    """Whether a text that asks for beds, written at `now` (aware), has words in it that are not about the hold."""
    plain = flat(unicodedata.normalize("NFC", text)[:LONGEST])
    vocabulary = vocabulary_of(catalogue, "hold", reporting_day(now, catalogue.zone, catalogue.day_starts_at))
    items = items_of(plain, vocabulary, times_of(plain, now, catalogue.zone, vocabulary.tells))
    return any(item.what is What.WORD and len(item.text) > 1 for item in items)
