"""Roll calls over the services alone: who is asked, reminded and shown, and when it ends."""

from datetime import timedelta
from typing import Any

from sqlalchemy import update

from domain.incidents.types import Place, Severity, Status
from domain.notices import RollCallMenu
from domain.people import Grant
from domain.roles import Role
from domain.roll_calls import Act, Answer, RollCallMenuView, RollCallQuestionView, RollCallTallyView, Told
from domain.taps import RollCallAction, RollCallTap
from domain.toasts import Toast
from services import incidents, roll_calls
from storage.tables import GrantRow
from tests.support.alerts import Mission

TEAM = ("Amina", "Claire", "Paul", "Sam", "Fatou", "Maya")
OTHERS = ("Dora", "Hugo", "Ada")
SAFE, HELP, PLACE, END = RollCallAction.SAFE, RollCallAction.HELP, RollCallAction.PLACE, RollCallAction.END


async def tap(alerts: Mission, name: str, on: str, action: RollCallAction, **more: Any) -> Toast | None:
    """A tap on the newest message of this kind that somebody has."""
    mine = [m for m, shown in alerts.phones.get(alerts.chat(name), {}).items() if shown.notice.kind == on]
    origin = alerts.origin(name, message_id=mine[-1] if mine else 99)
    async with alerts.work() as work:
        toast = await roll_calls.tap(work, origin, RollCallTap(action=action, **more))
    await alerts.deliver()
    return toast


async def call(alerts: Mission, name: str = "Claire", site: str | None = None) -> Toast | None:
    """/rollcall and the tap on the menu."""
    async with alerts.work() as work:
        await roll_calls.show(work, alerts.origin(name))
    await alerts.deliver()
    choice = {"choice": "calais"} if site is None else {"choice": site}
    action = RollCallAction.PROJECT if site is None else RollCallAction.SITE
    return await tap(alerts, name, "roll_call_menu", action, **choice)


async def answer(alerts: Mission, name: str, action: RollCallAction, on: str = "roll_call_question") -> Toast | None:
    return await tap(alerts, name, on, action, id=question(alerts, name).entry)


def question(alerts: Mission, name: str) -> RollCallQuestionView:
    view = alerts.on_phone(name, "roll_call_question")[-1].view
    assert isinstance(view, RollCallQuestionView)
    return view


def tally(alerts: Mission, name: str = "Claire", kind: str = "roll_call_tally") -> RollCallTallyView:
    view = alerts.on_phone(name, kind)[-1].view
    assert isinstance(view, RollCallTallyView)
    return view


def names(people: tuple[Told, ...]) -> list[str | None]:
    return [told.name for told in people]


async def test_everybody_of_the_project_is_asked_and_coordinators_see_who_answered(alerts: Mission) -> None:
    await alerts.block("Maya")
    assert await call(alerts) is Toast.ROLL_CALLED
    asked = {name: len(alerts.on_phone(name, "roll_call_question")) for name in (*TEAM, *OTHERS)}
    assert asked == {**dict.fromkeys(TEAM, 1), "Maya": 0, **dict.fromkeys(OTHERS, 0)}
    seen = {name: len(alerts.on_phone(name, "roll_call_tally")) for name in (*TEAM, *OTHERS)}
    assert seen == {**dict.fromkeys((*TEAM, *OTHERS), 0), "Claire": 1, "Paul": 1, "Sam": 1}
    assert names(tally(alerts).silent) == ["Amina", None, "Paul", "Sam", "Fatou"]
    assert names(tally(alerts).unreachable) == ["Maya"]

    assert await answer(alerts, "Amina", SAFE) is Toast.NOTED_SAFE
    assert await answer(alerts, "Amina", SAFE) is Toast.ALREADY_DONE
    for viewer in ("Claire", "Paul", "Sam"):
        assert names(tally(alerts, viewer).safe) == ["Amina"]
    # Whoever is called already is not called twice: the second one is shown the first.
    assert await call(alerts, "Paul") is Toast.ROLL_CALL_RUNS
    assert tally(alerts, "Paul").roll_call == tally(alerts).roll_call
    # Nobody answers for somebody else, nor ends what they may not.
    theirs = question(alerts, "Amina").entry
    assert await tap(alerts, "Paul", "roll_call_question", HELP, id=theirs) is Toast.NOT_ALLOWED
    assert await tap(alerts, "Amina", "roll_call_question", END, id=1) is Toast.NOT_ALLOWED
    # Who can be reached again is asked, and counted as such.
    await alerts.block("Maya", blocked=False)
    assert names(tally(alerts).silent)[-1] == "Maya"
    assert len(alerts.on_phone("Maya", "roll_call_question")) == 1
    for name in TEAM[1:]:
        assert await answer(alerts, name, SAFE) is Toast.NOTED_SAFE
    assert tally(alerts).ended_at == alerts.now
    assert names(tally(alerts, kind="roll_call_summary").safe) == ["Amina", None, "Paul", "Sam", "Fatou", "Maya"]
    assert alerts.on_phone("Amina", "roll_call_summary") == []


async def test_who_is_silent_is_reminded_twice_and_it_ends_twenty_minutes_later(alerts: Mission) -> None:
    await call(alerts)
    await answer(alerts, "Fatou", SAFE)

    def reminders() -> list[int]:
        return [len(alerts.on_phone(name, "roll_call_reminder")) for name in ("Amina", "Claire", "Fatou")]

    await alerts.pass_time(4.9)
    assert reminders() == [0, 0, 0]
    await alerts.pass_time(0.1)
    assert reminders() == [1, 1, 0]
    assert await answer(alerts, "Amina", SAFE, on="roll_call_reminder") is Toast.NOTED_SAFE
    assert question(alerts, "Amina").answer is Answer.SAFE
    await alerts.pass_time(5)
    assert reminders() == [1, 2, 0]
    await alerts.pass_time(19.9)
    assert tally(alerts).ended_at is None
    await alerts.pass_time(0.1)
    assert tally(alerts).ended_at == alerts.now
    assert names(tally(alerts, "Paul", "roll_call_summary").silent) == ["Claire", None, "Sam", "Maya"]
    # An answer counts also later: the summary says so.
    assert await answer(alerts, "Maya", SAFE) is Toast.NOTED_SAFE
    assert "Maya" in names(tally(alerts, "Paul", "roll_call_summary").safe)
    await alerts.pass_time(24 * 60)
    assert await answer(alerts, "Claire", SAFE) is Toast.TOO_LATE
    assert await answer(alerts, "Claire", HELP) is Toast.ALERT_SENT, "help is never too late"
    async with alerts.work() as work:
        acts = [act for act, _, _ in await work.unit.roll_calls.acts(1)]
    assert acts.count(Act.REMINDED) == 2
    assert acts[-1] is Act.HELP


async def test_after_downtime_missed_reminders_are_one_and_it_waits_for_it(alerts: Mission) -> None:
    await call(alerts)
    await alerts.pass_time(45)
    assert len(alerts.on_phone("Amina", "roll_call_reminder")) == 1
    assert tally(alerts).ended_at is None
    assert tally(alerts).next_at == alerts.now + timedelta(minutes=20)
    await alerts.pass_time(20)
    assert tally(alerts).ended_at == alerts.now


async def test_help_raises_one_critical_alert_and_an_answer_can_be_changed(alerts: Mission) -> None:
    await call(alerts)
    assert await answer(alerts, "Amina", HELP) is Toast.ALERT_SENT
    assert await answer(alerts, "Amina", HELP) is Toast.ALREADY_DONE
    async with alerts.work() as work:
        (raised,) = await work.unit.incidents.not_closed()
    card = alerts.card("Paul")
    assert card is not None
    assert (card.sos, card.severity, card.reporter, card.project) == (True, Severity.CRITICAL, "Amina", "calais")
    assert alerts.rings("Claire", "Paul", "Amina") == [1, 1, 0]
    assert [(told.name, told.number) for told in tally(alerts).help] == [("Amina", card.number)]
    assert question(alerts, "Amina").number == card.number
    assert len(alerts.on_phone("Amina", "incident_place_prompt")) == 1
    # Safe after all: the alert stays, somebody looks; help once more is the same one.
    assert await answer(alerts, "Amina", SAFE) is Toast.NOTED_SAFE
    assert names(tally(alerts).safe) == ["Amina"]
    assert await answer(alerts, "Amina", HELP) is Toast.ALERT_SENT
    async with alerts.work() as work:
        assert [i.id for i in await work.unit.incidents.not_closed()] == [raised.id]
        await work.unit.incidents.set_climb(raised.id, Status.CLOSED, raised.climb)
    # But for one that was closed meanwhile.
    assert await answer(alerts, "Amina", HELP) is Toast.ALERT_SENT
    async with alerts.work() as work:
        (second,) = await work.unit.incidents.not_closed()
    assert second.id != raised.id


async def test_a_place_belongs_to_what_came_last(alerts: Mission) -> None:
    async def share(name: str) -> bool:
        async with alerts.work() as work:
            taken = await roll_calls.shared_place(work, alerts.origin(name), 50.95, 1.85)
        await alerts.deliver()
        return taken

    await call(alerts)
    assert not await share("Amina"), "they have not answered"
    await alerts.alert("Amina", "homme inconscient devant le local")
    await alerts.pass_time(1)
    await answer(alerts, "Amina", SAFE)
    assert await tap(alerts, "Amina", "roll_call_question", PLACE, id=question(alerts, "Amina").entry) is None
    assert len(alerts.on_phone("Amina", "roll_call_place_prompt")) == 1
    assert await share("Amina")
    assert tally(alerts).safe == (Told("Amina", alerts.now, Place(50.95, 1.85)),)
    assert question(alerts, "Amina").placed
    await alerts.pass_time(1)
    await alerts.alert("Amina", "le local a été cambriolé cette nuit, ordinateurs volés")
    assert not await share("Amina"), "it is that of the new alert"


async def test_who_joins_is_asked_and_who_leaves_is_not_waited_for(alerts: Mission) -> None:
    await call(alerts)
    await answer(alerts, "Fatou", SAFE)
    await alerts.admit("Zora", Role.COORDINATOR)
    await alerts.tick()
    assert len(alerts.on_phone("Zora", "roll_call_question")) == len(alerts.on_phone("Zora", "roll_call_tally")) == 1
    assert names(tally(alerts).silent)[-1] == "Zora"
    for name in ("Zora", "Fatou"):
        async with alerts.work() as work:
            theirs = update(GrantRow).where(GrantRow.person_id == alerts.ids[name])
            await work.unit.session.execute(theirs.values(revoked_at=alerts.now))
            await work.unit.people.grant(alerts.ids[name], Grant(Role.MEAL, "dunkerque"), None, alerts.now)
        await alerts.tick()
    assert "Zora" not in names(tally(alerts).silent)
    assert names(tally(alerts).safe) == ["Fatou"], "what somebody has said stays"
    assert alerts.on_phone("Zora", "roll_call_question")[0].view is None
    assert alerts.on_phone("Zora", "roll_call_tally")[0].view is None


async def test_a_site_is_called_from_an_alert_and_ended_with_a_tap(alerts: Mission) -> None:
    async with alerts.work() as work:
        for name, site in (("Amina", "coast_calais"), ("Maya", "day_centre_calais"), ("Paul", "day_centre_calais")):
            await work.unit.people.choose(alerts.ids[name], site=site)
    incident = await alerts.alert("Amina", "tirs sur la plage")
    card = alerts.card("Claire")
    assert card is not None
    assert card.may_call_roll
    assert await tap(alerts, "Claire", "incident_alert", RollCallAction.MENU, id=incident.id) is None
    menu = alerts.on_phone("Claire", "roll_call_menu")[-1]
    assert menu.notice == RollCallMenu(project="calais", incident_id=incident.id)
    assert isinstance(menu.view, RollCallMenuView)
    # Those at the coast, and those of whom nobody knows where they are.
    expected = {None: 6, "coast_calais": 4, "day_centre_calais": 5}
    assert {s.site: s.people for s in menu.view.scopes if s.people != 3} == expected
    here = {"choice": "coast_calais"}
    assert await tap(alerts, "Claire", "roll_call_menu", RollCallAction.SITE, **here) is Toast.ROLL_CALLED
    assert names(tally(alerts).silent) == ["Amina", None, "Sam", "Fatou"]
    assert tally(alerts).number == card.number
    assert await tap(alerts, "Paul", "roll_call_tally", END, id=tally(alerts).roll_call) is Toast.ROLL_CALL_ENDED
    assert await tap(alerts, "Paul", "roll_call_tally", END, id=tally(alerts).roll_call) is Toast.ALREADY_DONE
    assert (tally(alerts).ended_by, tally(alerts).by_itself) == ("Paul", False)
    assert len(alerts.on_phone("Claire", "roll_call_summary")) == 1
    assert alerts.on_phone("Paul", "roll_call_summary") == [], "nobody is told of their own act"
    # From a restricted one nobody can call: everybody would know of it.
    hidden = await alerts.alert("Amina", "une bénéficiaire a été violée cette nuit")
    assert await tap(alerts, "Claire", "incident_alert", RollCallAction.MENU, id=hidden.id) is Toast.NOT_ALLOWED
    # Who may not call is told so.
    assert await call(alerts, "Amina") is Toast.NOT_ALLOWED
    assert len(alerts.on_phone("Amina", "not_allowed")) == 1
    async with alerts.work() as work:
        assert await incidents.next_audit(work) is not None
