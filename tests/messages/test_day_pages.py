"""A day of more reports than a keyboard holds numbers for is leafed; every number can be reached."""

import pytest

from domain.notices import DayList
from domain.shift_reports import DayRow, DayView
from domain.taps import DayTap
from messages.render import Rendered, render
from tests.messages.samples import AT, BOT, CATALOGUE, TODAY, content

MANY = 230


def page(number: int, *, reviewer: bool = True) -> Rendered:
    rows = tuple(DayRow("Amina", AT, content(), False, report=(k, 1) if reviewer else None) for k in range(MANY))
    view = DayView("calais", TODAY, TODAY, rows, {}, (), page=number, may_report_for=reviewer)
    notice = DayList(project="calais", day=TODAY, page=number)
    return render(view, notice=notice, language="fr", catalogue=CATALOGUE, bot_username=BOT)


def numbers(shown: Rendered) -> list[int]:
    return [int(text) for row in shown.keyboard for text, _ in row if text.isdecimal()]


def test_the_pages_together_have_every_number_once() -> None:
    pages = [page(k) for k in range(3)]
    assert [number for p in pages for number in numbers(p)] == list(range(1, MANY + 1))
    assert all(sum(map(len, p.keyboard)) <= 100 for p in pages)
    assert [p.html.count("Amina") for p in pages] == [len(numbers(p)) for p in pages]
    assert "230 rapports · 2/3" in pages[1].html


@pytest.mark.parametrize(("at", "leaf"), [(0, ["2/3 ›"]), (1, ["‹ 1/3", "3/3 ›"]), (2, ["‹ 2/3"]), (9, ["‹ 2/3"])])
def test_it_is_leafed_both_ways(at: int, leaf: list[str]) -> None:
    taps = {text: data for row in page(at).keyboard for text, data in row if DayTap.carried_by(data)}
    assert list(taps) == leaf
    assert all(DayTap.unpack(data).day == TODAY for data in taps.values())


def test_without_numbers_there_are_no_pages() -> None:
    shown = page(0, reviewer=False)
    assert shown.keyboard == ()
    assert shown.html.count("Amina") == MANY


def test_one_page_says_nothing_of_pages() -> None:
    rows = (DayRow("Amina", AT, content(), False, report=(1, 1)),)
    view = DayView("calais", TODAY, TODAY, rows, {}, ())
    one = render(
        view, notice=DayList(project="calais", day=TODAY), language="fr", catalogue=CATALOGUE, bot_username=BOT
    )
    assert "1/1" not in one.html
