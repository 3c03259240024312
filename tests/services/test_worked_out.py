"""Nobody outside its circle can work a sensitive activity out, from everything that they can see.

The same months are lived through several times. They differ in what was reported of the sensitive activity alone: how
much, when, where, whether late, corrected, doubted, taken back or waiting. Whatever whoever is not of the circle is
sent or can ask for (texts, what a picture, a spreadsheet and a report are made of, what is missing; before and after
projects merge) is then the same to the letter, and comes at the same moments. Only the month of the mission tells
another multiple of 5.
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from bot.catalogue import catalogue_from
from domain.notices import MissingMatrix, SummaryCard, SummaryFile
from domain.people import Person
from domain.shift_reports import Doubt
from domain.summaries.files import FileForm, SummaryFileView
from domain.summaries.periods import Kind, Period
from messages.render import render
from services.missing.showing import matrix_view
from services.summaries import draw_due, send_due
from services.summaries.asking import edition_of
from services.summaries.views import summary_view
from services.work import Work
from storage.database import Database
from storage.groups import TeamGroup
from storage.tables import Card, OutboxRow
from tests.golden_month.plan import DAY, PEOPLE, Report, paris, reports
from tests.golden_month.store import Store

BEFORE, OLD, NEW = date(2026, 10, 20), date(2026, 12, 30), date(2027, 1, 2)
CIRCLE = ("Claire", "Paul", "Dora", "Ines")
MOMENTS = (
    paris(BEFORE, 10),
    paris(BEFORE, 19, 30),
    paris(date(2026, 10, 21), 8, 30),
    paris(DAY, 19, 30),
    paris(date(2026, 10, 29), 8, 30),
    paris(date(2026, 11, 1), 9),
    paris(date(2026, 11, 2), 8),
    paris(date(2027, 1, 1), 9),
    paris(date(2027, 1, 5), 9),
)
GROUP = TeamGroup(-5, "calais", "fr", datetime(2026, 1, 5, tzinfo=UTC), coordination=True)
Seen = dict[str, str]


def ordinary() -> list[Report]:
    """What everybody may see; of one day nothing that comes after its evening, and some on both sides of the day on
    which Calais and Dunkirk become one project."""
    every = [r for r in reports(catalogue_from(None)) if r.activity != "sexual_violence"]
    month = [r for r in every if r.day >= DAY - timedelta(days=3)]
    clinic = {"consultations": 20, "women": 7}
    camp = "living_sites_calais"
    quiet = Report(paris(BEFORE, 17), "calais", camp, BEFORE, None, "clinic", clinic)
    old = Report(paris(OLD, 17), "calais", camp, OLD, None, "clinic", clinic)
    return [*month, quiet, old, Report(paris(NEW, 17), "littoral_nord", camp, NEW, None, "clinic", clinic)]


def survivors(day: date, seen: int, at: datetime | None = None, project: str = "calais", **more: object) -> Report:
    site = {"dunkerque": "womens_centre", "ile_de_france": "mobile_clinic_idf"}.get(project, "day_centre_calais")
    values = {"survivors_seen": seen, "within_72h": seen // 2}
    told = Report(at or paris(day, 17), project, site, day, None, "sexual_violence", values)
    return replace(told, **more)  # type: ignore[arg-type]


FEW: Sequence[Report] = (
    survivors(BEFORE, 2, paris(BEFORE, 9)),
    survivors(DAY, 5),
    survivors(OLD, 3),
    survivors(NEW, 4, project="littoral_nord"),
)
"""October 7, December 3, January 4."""
OTHERS: Sequence[Report] = (
    survivors(DAY, 1, paris(DAY, 23), doubts=(Doubt("sexual_violence", "survivors_seen", 1, 0, 0),)),
    survivors(DAY, 4, paris(DAY, 18), undone=paris(DAY, 23, 30)),
    survivors(DAY, 30, paris(DAY, 18, 10), pending=True),
    survivors(BEFORE, 1, paris(BEFORE, 23), "dunkerque", becomes={"survivors_seen": 3}, again=paris(DAY, 22)),
    survivors(date(2026, 10, 19), 1, project="ile_de_france", estimates=frozenset({"survivors_seen"})),
    survivors(date(2026, 10, 27), 0),
    survivors(OLD, 6, paris(date(2026, 12, 31), 11)),
    survivors(NEW, 3, project="littoral_nord"),
)
"""October 5, December 6, January 3: to the nearest 5 the same, also while they go on."""
MORE: Sequence[Report] = (*FEW, survivors(BEFORE, 4, project="dunkerque"))
"""October 11."""


@dataclass
class World:
    """Everything that whoever is not of the circle saw."""

    store: Store
    seen: Seen = field(default_factory=dict)

    async def live(self, moments: Sequence[datetime]) -> Seen:
        await self.store.begin()
        for now in moments:
            await self.store.until(now)
            async with self.store.at(now) as work:
                await draw_due(work)
                assert await send_due(work) == []
            async with self.store.at(now) as work:
                hugo, amina = await self._reader(work, "Hugo"), await self._reader(work, "Amina")
                projects = ("calais",) if work.today < OLD else ("calais", "littoral_nord")
                for of in (None, *projects):
                    await self._look(work, "Hugo", hugo, None, of)
                for project in projects:
                    await self._look(work, "Amina", amina, None, project)
                    await self._look(work, "group", None, replace(GROUP, project=project), project)
                await self._came(work)
        return self.seen

    async def _reader(self, work: Work, name: str) -> Person:
        number = [name for name, _, _ in PEOPLE].index(name)
        reader = await work.person(100 + number)
        assert reader is not None
        return reader

    async def _look(
        self, work: Work, name: str, reader: Person | None, group: TeamGroup | None, project: str | None
    ) -> None:
        for kind in Kind:
            day = BEFORE if work.today < DAY else DAY
            day = OLD if work.today.year == 2027 and kind is Kind.MONTHLY and work.today.day == 1 else day
            day = NEW if work.today == MOMENTS[-1].date() else day
            edition = await edition_of(work, kind, project, Period.of(kind, day))
            card = SummaryCard(edition_id=edition.id)
            view = await summary_view(work, reader, group, card)
            if view is None:
                continue
            where = f"{work.now:%d/%m %H:%M} {name} {project} {kind}"
            self.seen[where] = repr(self._shown(view, card))
            for form in FileForm if kind in (Kind.WEEKLY, Kind.MONTHLY) else ():
                file = SummaryFile(edition_id=edition.id, card_id=1, form=form)
                self.seen[f"{where} {form}"] = repr(self._shown(SummaryFileView(view, form, None), file))
        if project is not None:
            notice = MissingMatrix(project=project)
            found = await matrix_view(work, reader, group, notice)
            self.seen[f"{work.now:%d/%m %H:%M} {name} {project} missing"] = repr(found)

    def _shown(self, view: object, notice: object) -> object:
        return render(view, notice=notice, language="fr", catalogue=self.store.catalogue, bot_username="v")  # type: ignore[arg-type]

    async def _came(self, work: Work) -> None:
        """What was put for them, and in which version each card stands."""
        theirs = [100 + place for place, (name, _, _) in enumerate(PEOPLE) if name not in CIRCLE]
        rows = select(OutboxRow.kind, OutboxRow.chat_id).where(OutboxRow.chat_id.in_(theirs)).order_by(OutboxRow.id)
        cards = select(Card.kind, Card.chat_id, Card.wanted).where(Card.chat_id.in_(theirs)).order_by(Card.id)
        for name, query in (("outbox", rows), ("cards", cards)):
            self.seen[f"{work.now:%d/%m %H:%M} {name}"] = repr((await work.unit.session.execute(query)).all())


async def test_what_a_circle_knows_cannot_be_worked_out(sqlite_template: Path, tmp_path: Path) -> None:
    async def lived(name: str, sensitive: Sequence[Report], moments: Sequence[datetime] = MOMENTS) -> Seen:
        file = tmp_path / f"{name}.db"
        shutil.copy(sqlite_template, file)
        planned = sorted([*ordinary(), *sensitive], key=lambda report: report.at)
        store = Store(Database(f"sqlite:///{file}"), catalogue_from(None), planned)
        try:
            return await World(store).live(moments)
        finally:
            await store.database.close()

    few, others = await lived("few", FEW), await lived("others", OTHERS)

    assert few.keys() == others.keys()
    assert [where for where in few if few[where] != others[where]] == []
    told = {where: text for where, text in few.items() if "iolences sexuelles" in text}
    assert {where.split(" ", 2)[2] for where in told} == {
        "Hugo None monthly",
        *(f"Hugo None monthly {f}" for f in ("workbook", "report")),
    }
    assert re.search(r"Violences sexuelles.{0,20}\b5\b.{0,20}à 5 près", told["01/11 08:00 Hugo None monthly"])
    until = MOMENTS[: MOMENTS.index(paris(date(2026, 11, 1), 9)) + 1]
    more = await lived("more", MORE, until)
    otherwise = [where for where in more if few[where] != more[where]]
    assert {where.split(" ", 2)[2] for where in otherwise} <= {where.split(" ", 2)[2] for where in told}
    assert "01/11 08:00 Hugo None monthly" in otherwise
