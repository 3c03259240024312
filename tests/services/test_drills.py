"""Exercises over the services alone: they climb as alerts do, and are never one."""

from datetime import timedelta

from domain.incidents.drills import DrillEnd, DrillMenuView, DrillResultView
from domain.incidents.numbering import incident_number
from domain.incidents.types import Act, Incident, Step
from domain.notices import AboutIncident
from domain.taps import DrillTap, IncidentAction
from domain.toasts import Toast
from services import incidents, views
from services.incidents import drills
from services.work import Work
from tests.support.alerts import Mission, Shown

TAKE, DECLINE, OVER = IncidentAction.TAKE, IncidentAction.DECLINE, IncidentAction.END_DRILL
GRAVE = "homme inconscient devant le local"


async def drill(alerts: Mission, name: str = "Sam", said: str = "") -> Toast | None:
    """/drill and the tap on the menu."""
    async with alerts.work() as work:
        await drills.show(work, alerts.origin(name), said)
    await alerts.deliver()
    menus = [m for m, shown in alerts.phones[alerts.chat(name)].items() if shown.notice.kind == "drill_menu"]
    origin = alerts.origin(name, message_id=menus[-1] if menus else 99)
    async with alerts.work() as work:
        toast = await drills.tap(work, origin, DrillTap(project="calais"))
    await alerts.deliver()
    return toast


async def under_way(alerts: Mission) -> Incident:
    async with alerts.work() as work:
        (found,) = await work.unit.incidents.exercises()
    return found


def result(alerts: Mission, name: str) -> DrillResultView:
    (shown,) = alerts.on_phone(name, "drill_result")
    assert isinstance(shown.view, DrillResultView)
    return shown.view


async def test_it_climbs_and_rings_and_its_taking_is_measured(alerts: Mission) -> None:
    assert await drill(alerts) is Toast.DRILL_STARTED
    exercise = await under_way(alerts)
    assert (exercise.exercise, exercise.number, exercise.project) == (True, 1, "calais")
    assert incident_number(2026, 1, restricted=False, exercise=True) == "EX-2026-001"
    assert alerts.rings("Claire", "Paul", "Dora", "Sam") == [1, 1, 0, 0]
    assert await drill(alerts, "Claire") is Toast.ALREADY_DONE, "one at a time"
    await alerts.pass_time(10)
    assert alerts.rings("Claire", "Paul", "Dora") == [2, 2, 0]
    assert await alerts.tap("Claire", exercise.id, DECLINE) is Toast.PASSED_ON
    await alerts.pass_time(2)
    assert await alerts.tap("Paul", exercise.id, TAKE) is Toast.YOU_HAVE_IT
    for name in ("Claire", "Paul", "Sam"):
        told = result(alerts, name)
        assert (told.end, told.took, told.number) == (DrillEnd.TAKEN, timedelta(minutes=12), "EX-2026-001")
        assert (told.opened_after, told.step) == (timedelta(minutes=10), Step.PROJECT)
    assert (result(alerts, "Paul").taken_by, result(alerts, "Sam").taken_by) == (None, "Paul")
    assert alerts.on_phone("Sam", "incident_news") == []
    await alerts.pass_time(300)
    assert alerts.rings("Claire", "Paul", "Dora") == [2, 2, 0], "it is over: nobody is asked whether they still have it"
    assert await alerts.tap("Claire", exercise.id, TAKE) is Toast.INCIDENT_CLOSED
    assert await alerts.tap("Claire", exercise.id, OVER) is Toast.ALREADY_DONE


async def test_whatever_is_shown_of_it_is_known_as_an_exercise(alerts: Mission) -> None:
    await drill(alerts, said="tirs au camp")
    exercise = await under_way(alerts)
    await alerts.pass_time(3)
    real = await alerts.alert("Maya", "le local a été cambriolé cette nuit, ordinateurs volés")
    async with alerts.database.read() as unit:
        work = Work(unit, alerts.catalogue, alerts.now, b"")
        for name in alerts.ids:
            phone: dict[int, Shown] = alerts.phones.get(alerts.chat(name), {})
            for shown in phone.values():
                if isinstance(shown.notice, AboutIncident):
                    seen = await views.view_for(work, shown.notice, alerts.chat(name))
                    assert seen.exercise is (shown.notice.incident_id == exercise.id)
                    assert shown.notice.incident_id in (exercise.id, real.id)


async def test_it_is_over_once_every_step_has_waited_in_vain(alerts: Mission) -> None:
    await drill(alerts, said="tirs au camp")  # critical: three minutes a step
    await alerts.pass_time(3)
    for _ in range(2):
        await alerts.pass_time(3)
    assert alerts.rings("Claire", "Dora", "Hugo") == [4, 2, 1]
    assert alerts.on_phone("Claire", "drill_result") == []
    await alerts.pass_time(3)
    told = result(alerts, "Hugo")
    assert (told.end, told.took, told.taken_by) == (DrillEnd.NOBODY, timedelta(minutes=12), None)
    await alerts.pass_time(60)
    assert alerts.rings("Claire", "Dora", "Hugo") == [4, 2, 1]


async def test_a_real_alert_breaks_it_off_and_lets_none_begin(alerts: Mission) -> None:
    await drill(alerts, said="tirs au camp")
    hidden = await alerts.alert("Amina", "une bénéficiaire a été violée cette nuit")
    assert alerts.on_phone("Claire", "drill_result") == [], "of a restricted one nothing is told"
    unclear = await alerts.alert("Amina", "il s'est passé quelque chose")
    assert unclear.facts.restricted is None
    assert alerts.on_phone("Claire", "drill_result") == []
    await alerts.tap("Amina", unclear.id, IncidentAction.SET, "type", "theft")
    assert result(alerts, "Claire").end is DrillEnd.REAL
    await alerts.tap("Paul", unclear.id, TAKE)
    await drill(alerts, said="tirs au camp")
    exercise = await under_way(alerts)
    assert exercise.number == 2
    real = await alerts.alert("Amina", GRAVE)
    assert len(alerts.on_phone("Claire", "drill_result")) == 2
    assert (real.number, hidden.number) == (2, 1), "exercises take no number away"
    assert await drill(alerts) is Toast.REAL_ALERT_OPEN
    menu = alerts.on_phone("Sam", "drill_menu")[-1].view
    assert isinstance(menu, DrillMenuView)
    assert (menu.projects, menu.real) == ((), ("calais",))
    await alerts.tap("Claire", exercise.id, TAKE)
    async with alerts.work() as work:
        assert {i.id for i in await work.unit.incidents.not_closed()} == {real.id, hidden.id, unclear.id}


async def test_it_can_be_ended_and_counts_nowhere(alerts: Mission) -> None:
    assert await drill(alerts, "Claire") is Toast.DRILL_STARTED
    exercise = await under_way(alerts)
    async with alerts.work() as work:
        # Nobody is told that an exercise stands still, and a place shared meanwhile is not lost to it.
        assert not await work.unit.incidents.any_not_closed()
        assert await incidents.next_audit(work) is None
    real = await alerts.alert("Amina", "tirs au camp", sent_at=alerts.now)
    assert result(alerts, "Paul").end is DrillEnd.REAL
    await alerts.tap("Paul", real.id, TAKE)
    assert await drill(alerts, "Claire", "incendie au local") is Toast.DRILL_STARTED
    exercise = await under_way(alerts)
    assert exercise.facts.narrative == "incendie au local"
    mine = await alerts.alert("Claire", "le local a été cambriolé cette nuit, ordinateurs volés")
    async with alerts.work() as work:
        newest = await work.unit.incidents.newest_of(alerts.ids["Claire"], alerts.now - timedelta(hours=1))
        assert newest is not None
        assert newest.id == mine.id
    await alerts.tap("Paul", mine.id, TAKE)
    assert await drill(alerts, "Sam") is Toast.DRILL_STARTED
    exercise = await under_way(alerts)
    # What is said of it is its own: on its cards alone, and in no list, number or report.
    async with alerts.work() as work:
        about = ("incident_alert", exercise.id)
        assert await incidents.answered(work, alerts.origin("Paul"), about, incidents.Content("je suis en route"))
    await alerts.deliver()
    assert alerts.on_phone("Claire", "incident_follow_up")[-1].view is not None
    async with alerts.work() as work:
        (said,) = await work.unit.following.entries([real.id, mine.id, exercise.id], [Act.SAID])
        assert (said.incident, said.value) == (exercise.id, "je suis en route")
        assert exercise.id not in {i.id for i in await work.unit.following.listed(alerts.now - timedelta(days=30))}
        assert await work.unit.following.report(exercise.id) is None
    assert await alerts.tap("Amina", exercise.id, OVER) is Toast.NOT_ALLOWED
    assert await alerts.tap("Claire", exercise.id, OVER) is Toast.DRILL_ENDED
    ended = alerts.on_phone("Sam", "drill_result")[-1].view
    assert isinstance(ended, DrillResultView)
    assert (ended.end, ended.ended_by, ended.by_reader) == (DrillEnd.STOPPED, "Claire", False)
    assert await drill(alerts, "Amina") is Toast.NOT_ALLOWED
    assert len(alerts.on_phone("Amina", "not_allowed")) == 1
