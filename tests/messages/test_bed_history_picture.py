"""The picture of thirty nights: its size, letters that can be read on a phone, what it says, and the words below it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.notices import BedsHistory
from domain.shelters.history_views import NIGHTS, BedHistoryView, ShelterHistory, ShelterNight, history_of
from messages.layout import CAPTION_UNITS, units, visible
from messages.pictures import drawn
from messages.pictures.views import BedHistoryPicture
from messages.render import Rendered, render
from playground.files import image_size
from tests.messages.samples import BOT, CATALOGUE

LAST = date(2026, 11, 23)


def nights(over: range = range(0), unknown: range = range(0), closed: range = range(0)) -> tuple[ShelterNight, ...]:
    def night(place: int) -> ShelterNight:
        there = None if place in unknown or place in closed or place == NIGHTS - 1 else 18
        more = 3 if place in over else 0
        occupied = 28 + more if more else there
        return ShelterNight(
            LAST - timedelta(days=NIGHTS - 1 - place), occupied, 28, more, 4 if more else 0, place in closed
        )

    return tuple(night(place) for place in range(NIGHTS))


STORM = ShelterHistory("womens_shelter", nights(over=range(10, 13), unknown=range(20, 27)), ("women_with_children",))
WINTER = ShelterHistory("winter_shelter_calais", nights(over=range(12, 14), closed=range(8)), ())
CALM = ShelterHistory("accommodation_idf", nights(), ())
NEVER = ShelterHistory("accommodation_idf", nights(unknown=range(NIGHTS)), ())
ALL = BedHistoryView((STORM, WINTER, CALM), elsewhere=1, page=0, pages=1)


def shown(view: BedHistoryView, language: str) -> Rendered:
    return render(view, notice=BedsHistory(), language=language, catalogue=CATALOGUE, bot_username=BOT)


def picture_of(view: BedHistoryView, language: str) -> BedHistoryPicture:
    drawing = shown(view, language).drawing
    assert drawing is not None
    assert isinstance(drawing.view, BedHistoryPicture)
    return drawing.view


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_read_on_a_phone_of_360_pixels(language: str) -> None:
    from matplotlib.text import Text

    from messages.pictures.bed_history import sheet
    from messages.pictures.paper import DOTS, PHONE

    on = sheet(picture_of(ALL, language))
    picture = on.png()

    assert image_size(picture) == (PHONE * DOTS, on.height, "image/png")
    assert on.height < 2 * PHONE * DOTS, "a higher one is shown narrower"
    texts = [text for text in on.figure.findobj(Text) if text.get_text().strip()]  # type: ignore[attr-defined]
    assert len(texts) > 30
    for text in texts:
        assert text.get_fontsize() * on.figure.dpi / 72 / DOTS >= 11, text.get_text()
        box = text.get_window_extent()
        assert box.x0 >= 0, text.get_text()
        assert box.x1 <= PHONE * DOTS, text.get_text()
    said = {text.get_text() for text in texts}
    assert {"+3", "28", "4"} <= said
    assert ("pas compté" if language == "fr" else "not counted") in said


def test_it_is_drawn_from_plain_values() -> None:
    assert drawn("bed_history", picture_of(ALL, "fr")).startswith(b"\x89PNG")
    assert drawn("bed_history", picture_of(replace(ALL, shelters=(NEVER,)), "en")).startswith(b"\x89PNG")


def test_titles_say_what_is_to_be_seen() -> None:
    fr, en = picture_of(ALL, "fr"), picture_of(ALL, "en")
    assert fr.title.replace("\u00a0", " ") == "4 nuits au-dessus de la capacité, 21 refus faute de place"
    assert en.title.replace("\u00a0", " ") == "4 nights above capacity, 21 people turned away"
    assert fr.subtitle == "25 oct. – 23 nov. 2026"
    assert [panel.finding.replace("\u00a0", " ") for panel in fr.panels] == [
        "3 nuits au-dessus · 12 refus · 20 sur 28 en moyenne · 7 nuits pas comptées"
        " · femmes avec enfants : jamais compté",
        "2 nuits au-dessus · 8 refus · 19 sur 28 en moyenne",
        "18 sur 28 en moyenne",
    ]
    one = replace(ALL, shelters=(CALM,), elsewhere=0)
    assert picture_of(one, "fr").title == "Aucune nuit au-dessus de la capacité"
    assert picture_of(replace(one, elsewhere=1), "en").title.replace("\u00a0", " ") == "1 person turned away"
    assert (
        picture_of(replace(one, shelters=(NEVER,)), "fr").title.replace("\u00a0", " ") == "Rien de compté en 30 nuits"
    )
    assert shown(replace(one, shelters=()), "fr").drawing is None


def test_the_words_fit_below_a_picture() -> None:
    for language in ("fr", "en"):
        assert units(visible(shown(ALL, language).html)) < 500
        assert units(visible(shown(replace(ALL, shelters=(STORM,) * 20), language).html)) <= CAPTION_UNITS


def test_a_night_is_known_when_every_counted_category_is() -> None:
    from domain.shelters.census import DayCensus

    def of(day: int, category: str, occupied: int | None, counts: int = 1, **more: object) -> DayCensus:
        given = {"capacity": 10, "extra": 0, "out_of_service": 1, "peak": None, "free": None, "closed": False, **more}
        over = None if occupied is None else max(0, occupied - 9)
        return DayCensus(
            day=date(2026, 11, day), category=category, occupied=occupied, over=over, counts=counts,
            **{"turned_away": 0, **given},  # type: ignore[arg-type]
        )  # fmt: skip

    found = history_of(
        "abri",
        [
            of(1, "a", None, turned_away=2), of(1, "b", 4), of(1, "c", None, 0),
            of(2, "a", 11), of(2, "b", 4), of(2, "c", None, 0),
            of(3, "a", 5), of(3, "b", None, 0, closed=True), of(3, "c", None, 0),
        ],
        {date(2026, 11, 1): 1},
    )  # fmt: skip
    assert found.uncounted == ("c",)
    assert found.nights == (
        ShelterNight(date(2026, 11, 1), 15, 18, 2, 3, False),
        ShelterNight(date(2026, 11, 2), None, 18, 0, 0, False),
        ShelterNight(date(2026, 11, 3), None, 18, 0, 0, False),
    )
    assert (found.over, found.refused, found.unknown) == (1, 3, 1)
