"""Forms: what is kept comes back as it was, and the open one is found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.answers import with_figures
from domain.notices import ReportForm, ShiftReportReceipt
from domain.report_form import FORM_TIME, Form, FormState, Step
from storage.database import Database
from tests.storage.rows import NOW, SECRET, TODAY, admit, content, deliver, raw, report

LATER = NOW + timedelta(hours=1)


def a_form(**more: dict[str, int]) -> Form:
    said = content(comment=SECRET, shift="night", **more)
    return Form(said, Step.FIGURES, 1, "clinic", "women", ("women", "men"), 5, 4)


async def opened(database: Database, person: int, form: Form | None = None, corrects: int | None = None) -> int:
    async with database.write() as unit:
        return await unit.report_forms.add(person, 7, form or a_form(), NOW, corrects=corrects)


async def test_a_form_comes_back_as_it_was(database: Database) -> None:
    said = a_form().content
    form = replace(a_form(), content=with_figures(said, [("clinic", "women", 20)], estimate=True))
    form_id = await opened(database, await admit(database), form)
    async with database.read() as unit:
        found = await unit.report_forms.by_id(form_id)
        assert await unit.report_forms.by_id(form_id + 1) is None
    assert found is not None
    assert found.form == form
    assert found.form.content.is_estimate("clinic", "women")
    assert (found.state, found.corrects, found.report_id) == (FormState.OPEN, False, None)
    assert SECRET not in str(await raw(database, "SELECT * FROM report_forms"))


async def test_a_touch_gives_it_its_whole_time_again(database: Database) -> None:
    form_id = await opened(database, await admit(database))
    changed = a_form().choosing("men").by(10)
    async with database.write() as unit:
        assert await unit.report_forms.next_expiry() == NOW + FORM_TIME
        await unit.report_forms.keep(form_id, changed, LATER)
    async with database.read() as unit:
        found = await unit.report_forms.by_id(form_id)
        assert await unit.report_forms.next_expiry() == LATER + FORM_TIME
    assert found is not None
    assert (found.form, found.touched_at, found.opened_at) == (changed, LATER, NOW)


async def test_only_open_forms_expire(database: Database) -> None:
    person = await admit(database)
    first, second = await opened(database, person), await opened(database, person)
    async with database.write() as unit:
        await unit.report_forms.keep(second, a_form(), NOW, FormState.CANCELLED)
        assert await unit.report_forms.expired(NOW + FORM_TIME - timedelta(seconds=1)) == []
        assert [f.id for f in await unit.report_forms.expired(NOW + FORM_TIME)] == [first]
        await unit.report_forms.end(first, a_form(), FormState.EXPIRED)
        assert await unit.report_forms.next_expiry() is None


async def test_the_form_in_use_is_the_one_that_was_touched_last(database: Database) -> None:
    person, other = await admit(database), await admit(database, 8, "Bilal")
    first, second = await opened(database, person), await opened(database, person)
    await opened(database, other)
    async with database.write() as unit:
        await unit.report_forms.keep(first, a_form(), LATER)
    async with database.write() as unit:
        in_use = await unit.report_forms.in_use(person, 7)
        newest = await unit.report_forms.newest(person, 7)
        assert await unit.report_forms.in_use(person, 8) is None
    assert in_use is not None
    assert newest is not None
    assert (in_use.id, newest.id) == (first, second)


async def test_a_correction_is_found_by_its_report_and_is_no_new_form(database: Database) -> None:
    person = await admit(database)
    report_id = await report(database, person, content())
    form_id = await opened(database, person, corrects=report_id)
    async with database.write() as unit:
        found = await unit.report_forms.correcting(report_id)
        assert found is not None
        assert found.id == form_id
        assert await unit.report_forms.newest(person, 7) is None
        await unit.report_forms.keep(form_id, a_form(), NOW, FormState.SAVED, report_id)
        assert await unit.report_forms.correcting(report_id) is None


async def test_old_drafts_are_forgotten_and_open_forms_are_not(database: Database) -> None:
    person = await admit(database)
    kept, gone = await opened(database, person), await opened(database, person)
    async with database.write() as unit:
        await unit.report_forms.keep(gone, a_form(), NOW, FormState.EXPIRED)
        await unit.report_forms.purge(LATER)
        assert await unit.report_forms.by_id(kept) is not None
        assert await unit.report_forms.by_id(gone) is None


async def test_what_a_site_reported_last(database: Database) -> None:
    person = await admit(database)
    before = TODAY - timedelta(days=3)
    await report(database, person, content(day=before, clinic={"consultations": 3, "women": 1}))
    await report(database, person, content(clinic={"consultations": 4}), message_id=2)
    await report(database, person, content(site="coast", hygiene={"showers": 4}), message_id=3)
    await report(database, person, content(day=TODAY - timedelta(days=99), hygiene={"soap": 4}), message_id=4)
    async with database.read() as unit:
        found = await unit.shift_reports.last_reported(["calais"], "hangar", TODAY - timedelta(days=90))
    assert sorted(found) == [("clinic", "consultations", TODAY), ("clinic", "women", before)]


async def test_a_card_becomes_another_where_it_stands(database: Database) -> None:
    async with database.write() as unit:
        card = await unit.cards.put(ReportForm(form_id=5), 7, NOW)
    await deliver(database, message_id=70)
    async with database.write() as unit:
        assert await unit.cards.become("report_form", 5, ShiftReportReceipt(report_id=9), NOW) == 1
        assert await unit.cards.touch("report_form", 5, NOW) == 0
        assert await unit.outbox.notice_at(7, 70) == ("shift_report_receipt", 9)
    (due,) = await deliver(database, message_id=70)
    assert due.card_id == card
    assert due.notice == ShiftReportReceipt(report_id=9).model_dump_json()


@pytest.mark.parametrize("tapped", [70, 71])
async def test_a_tapped_card_shows_what_it_is_now(database: Database, tapped: int) -> None:
    """Also a copy that Vigie did not know of."""
    async with database.write() as unit:
        await unit.cards.put(ShiftReportReceipt(report_id=9), 7, NOW)
    await deliver(database, message_id=70)
    async with database.write() as unit:
        await unit.cards.tapped(ReportForm(form_id=5), 7, tapped, NOW)
        assert await unit.outbox.notice_at(7, tapped) == ("report_form", 5)
        assert await unit.cards.touch("report_form", 5, NOW) == 1


async def test_a_form_in_somebodys_place_is_not_the_newest_of_ones_own(database: Database) -> None:
    claire, amina = await admit(database, 8, "Claire"), await admit(database)
    own = await opened(database, claire)
    async with database.write() as unit:
        theirs = await unit.report_forms.add(claire, 7, a_form(), NOW, author_id=amina)
    async with database.write() as unit:
        found = await unit.report_forms.by_id(theirs)
        newest = await unit.report_forms.newest(claire, 7)
        in_use = await unit.report_forms.in_use(claire, 7)
    assert found is not None
    assert newest is not None
    assert in_use is not None
    assert (found.person_id, found.author_id) == (claire, amina)
    assert (newest.id, newest.author_id) == (own, None)
    assert in_use.id == theirs, "what is written goes to the one that was touched last"
