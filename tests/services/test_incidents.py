"""Alerts over the services alone: who is reached and rung, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.incidents.types import Severity, Status, Step
from domain.roles import Role
from domain.taps import IncidentAction, RaiseTap
from domain.toasts import Toast
from services import incidents, shift_reports
from storage.incident_rows import Ran
from tests.support.alerts import Mission

PLAIN, GRAVE = "le local a été cambriolé cette nuit, ordinateurs volés", "homme inconscient devant le local"
RAPE, UNCLEAR = "une bénéficiaire a été violée cette nuit", "il s'est passé quelque chose"
TAKE, DECLINE, STILL = IncidentAction.TAKE, IncidentAction.DECLINE, IncidentAction.STILL
SET = IncidentAction.SET
LADDER = ("Claire", "Paul", "Dora", "Hugo")


async def test_an_alert_that_nobody_takes_climbs_at_its_times_and_repeats(alerts: Mission) -> None:
    await alerts.put_on_duty("Claire")
    incident = await alerts.alert("Amina", PLAIN)
    assert alerts.rings(*LADDER, "Sam") == [1, 0, 0, 0, 0]
    assert len(alerts.on_phone("Paul", "incident_alert")) == len(alerts.on_phone("Sam", "incident_alert")) == 1
    await alerts.pass_time(9.9)
    assert alerts.rings(*LADDER) == [1, 0, 0, 0]
    await alerts.pass_time(0.1)
    assert alerts.rings(*LADDER) == [2, 1, 0, 0]
    for expected in ([3, 2, 1, 0], [4, 3, 2, 1], [5, 4, 3, 1], [6, 5, 4, 2]):
        await alerts.pass_time(10)
        assert alerts.rings(*LADDER) == expected
        assert all(len(alerts.on_phone(name, "incident_alert")) <= 1 for name in LADDER)
    assert alerts.rings("Sam", "Fatou", "Ada", "Amina") == [0, 0, 0, 0]
    async with alerts.work() as work:
        steps = await work.unit.incidents.steps(incident.id)
        assert [step.step for step in steps] == [1, 2, 3, 4, 3, 4]
        assert not await work.unit.incidents.add_step(incident.id, Ran(6, Step.HEAD, alerts.now, alerts.now, False))


async def test_who_takes_it_stops_the_climb_and_everybody_sees_it(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", GRAVE)
    assert incident.number == 1
    assert alerts.receipt().standing.people == 3
    assert alerts.rings("Claire", "Paul", "Sam") == [1, 1, 0]
    await alerts.pass_time(3)
    assert await alerts.tap("Paul", incident.id, TAKE) is Toast.YOU_HAVE_IT
    assert await alerts.tap("Paul", incident.id, TAKE) is Toast.ALREADY_DONE
    assert await alerts.tap("Dora", incident.id, TAKE) is Toast.NOT_ALLOWED
    await alerts.pass_time(19)
    assert alerts.rings(*LADDER) == [2, 2, 0, 0]
    card = alerts.card("Claire")
    assert card is not None
    assert [taker.name for taker in card.standing.takers] == ["Paul"]
    assert [taker.name for taker in alerts.receipt().standing.takers] == ["Paul"]
    assert len(alerts.on_phone("Amina", "incident_news")) == 1
    # A second one takes it too: nobody is rung for that.
    assert await alerts.tap("Claire", incident.id, TAKE) is Toast.YOU_HAVE_IT
    assert len(alerts.on_phone("Amina", "incident_news")) == 1
    assert await alerts.tap("Paul", incident.id, DECLINE) is Toast.GIVEN_BACK
    assert (await alerts.stored(incident.id)).status is Status.TAKEN
    assert await alerts.tap("Claire", incident.id, DECLINE) is Toast.GIVEN_BACK
    assert (await alerts.stored(incident.id)).status is Status.OPEN
    # Both coordinators cannot: the mission's others are rung at once.
    assert alerts.rings(*LADDER) == [2, 2, 1, 0]


async def test_nobody_left_of_a_step_is_the_next_step_and_everybody_refusing_is_asked_again(alerts: Mission) -> None:
    await alerts.put_on_duty("Claire")
    incident = await alerts.alert("Amina", PLAIN)
    assert await alerts.tap("Claire", incident.id, DECLINE) is Toast.PASSED_ON
    assert await alerts.tap("Claire", incident.id, DECLINE) is Toast.ALREADY_DONE
    assert alerts.rings(*LADDER) == [1, 1, 0, 0]
    await alerts.block("Paul")
    assert alerts.rings(*LADDER) == [1, 1, 1, 0]
    card = alerts.card("Claire")
    assert card is not None
    assert (card.standing.declined, card.standing.unreachable) == ((None,), ("Paul",))
    await alerts.block("Paul", blocked=False)
    for name in ("Paul", "Dora"):
        await alerts.tap(name, incident.id, DECLINE)
    assert alerts.rings(*LADDER) == [1, 1, 1, 1]
    await alerts.tap("Hugo", incident.id, DECLINE)
    stored = await alerts.stored(incident.id)
    assert (stored.climb.step, stored.climb.next_at) == (Step.HEAD, alerts.now + timedelta(minutes=10))
    await alerts.pass_time(10)
    assert alerts.rings(*LADDER) == [2, 2, 2, 1]


async def test_who_has_it_and_is_silent_is_asked_and_then_has_it_no_more(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", PLAIN)
    await alerts.tap("Claire", incident.id, TAKE)
    await alerts.pass_time(60)
    assert len(alerts.on_phone("Claire", "incident_reminder")) == 1
    await alerts.pass_time(14)
    assert await alerts.tap("Claire", incident.id, STILL) is Toast.STILL_ON
    await alerts.pass_time(59)
    assert len(alerts.on_phone("Claire", "incident_reminder")) == 1
    await alerts.pass_time(1)
    assert len(alerts.on_phone("Claire", "incident_reminder")) == 2
    assert alerts.rings(*LADDER) == [1, 1, 0, 0]
    await alerts.pass_time(15)
    assert (await alerts.stored(incident.id)).status is Status.OPEN
    assert alerts.rings(*LADDER) == [2, 2, 0, 0]
    card = alerts.card("Paul")
    assert card is not None
    assert card.standing.lapsed == ("Claire",)
    assert len(alerts.on_phone("Amina", "incident_news")) == 2
    # A critical one is asked about after twenty minutes.
    await alerts.tap("Claire", incident.id, TAKE)
    await alerts.tap("Amina", incident.id, SET, "severity", "4")
    await alerts.pass_time(20)
    assert len(alerts.on_phone("Claire", "incident_reminder")) == 3


async def test_after_a_downtime_whoever_is_due_is_rung_once_and_it_is_marked_late(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", PLAIN)
    await alerts.pass_time(25)
    assert alerts.rings(*LADDER) == [2, 2, 1, 0]
    stored = await alerts.stored(incident.id)
    assert (stored.climb.run, stored.climb.next_at) == (3, alerts.now + timedelta(minutes=10))
    card = alerts.card("Dora")
    assert card is not None
    assert card.standing.late
    # One whose message itself had to wait: everybody whose step has come is reached at once.
    late = await alerts.alert("Amina", PLAIN, sent_at=alerts.now - timedelta(hours=3))
    assert alerts.rings("Hugo") == [1]
    assert (await alerts.stored(late.id)).climb.run == 4


async def test_a_low_one_rings_for_nobody_until_it_is_found_graver(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", PLAIN)
    await alerts.tap("Amina", incident.id, SET, "severity", "1")
    rung = alerts.rings(*LADDER)
    await alerts.pass_time(100)
    assert alerts.rings(*LADDER) == rung == [1, 1, 0, 0]
    await alerts.tap("Amina", incident.id, SET, "severity", "2")
    assert alerts.rings(*LADDER) == [2, 2, 0, 0]
    await alerts.pass_time(30)
    assert alerts.rings(*LADDER) == [3, 3, 0, 0]


async def test_what_the_reporter_adds_is_on_every_card(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", PLAIN)
    tapped = [
        await alerts.tap("Amina", incident.id, IncidentAction.SET, "site", "coast_calais"),
        await alerts.tap("Amina", incident.id, IncidentAction.MORE, "affected", "staff"),
        await alerts.tap("Amina", incident.id, IncidentAction.MORE, "affected", "staff"),
        await alerts.tap("Amina", incident.id, IncidentAction.SET, "when", "60"),
        await alerts.tap("Amina", incident.id, IncidentAction.SET, "near_miss", "yes"),
        await alerts.tap("Amina", incident.id, IncidentAction.SET, "severity", "9"),
    ]
    assert tapped == [Toast.SAVED, None, None, Toast.SAVED, Toast.SAVED, Toast.OUTDATED]
    assert await alerts.tap("Claire", incident.id, IncidentAction.SET, "severity", "1") is Toast.NOT_ALLOWED
    async with alerts.work() as work:
        prompt = ("incident_done_prompt", incident.id)
        assert await incidents.answered(work, alerts.origin("Amina"), prompt, incidents.Content("police prévenue"))
        assert await incidents.shared_place(work, alerts.origin("Amina"), 50.95, 1.85)
        assert not await incidents.shared_place(work, alerts.origin("Dora"), 50.95, 1.85)
    await alerts.deliver()
    card = alerts.card("Claire")
    assert card is not None
    assert card.told is not None
    assert (card.told.site, card.told.affected, card.told.near_miss) == ("coast_calais", {"staff": 2}, True)
    assert card.told.happened_at == incident.raised_at - timedelta(hours=1)
    assert card.told.done == "police prévenue"
    assert card.told.place is not None
    assert alerts.receipt().told == card.told


async def test_a_corrected_message_says_so_on_every_card(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", PLAIN)
    origin = alerts.origin("Amina", message_id=incident.message_id)
    async with alerts.work() as work:
        assert await incidents.edited(work, origin, PLAIN + ", un voisin a vu deux hommes")
        assert not await incidents.edited(work, alerts.origin("Amina"), PLAIN)
    await alerts.deliver()
    card = alerts.card("Claire")
    assert card is not None
    assert card.told is not None
    assert card.told.narrative == PLAIN + ", un voisin a vu deux hommes"
    async with alerts.work() as work:
        assert await incidents.edited(work, origin, RAPE)
    await alerts.deliver()
    assert alerts.card("Claire") is None
    async with alerts.work() as work:
        told = [entry.value for entry in await work.unit.incidents.acts(incident.id) if entry.value in (PLAIN, RAPE)]
    assert told == [PLAIN, RAPE]


async def test_the_auditor_sees_an_alert_that_stands_still(alerts: Mission) -> None:
    async with alerts.database.read() as unit:
        assert not await unit.incidents.any_not_closed()
    incident = await alerts.alert("Amina", PLAIN)

    async def told() -> int:
        async with alerts.work() as work:
            await incidents.audit(work)
        await alerts.deliver()
        return len(alerts.on_phone("Ada", "incidents_stuck"))

    assert await told() == 0
    alerts.now += timedelta(minutes=12)  # the clock moves, and nobody runs the step
    assert await told() == 1
    alerts.now += timedelta(minutes=1)
    assert await told() == 1
    await alerts.tick()
    alerts.now += timedelta(hours=1)
    await alerts.tick()
    assert await told() == 1
    # Nobody can be reached at all.
    for name in ("Claire", "Paul", "Sam", "Dora", "Hugo"):
        await alerts.block(name)
    alerts.now += timedelta(minutes=1)
    assert await told() == 2
    assert alerts.receipt().standing.people == 0
    assert incident.facts.severity is None
    assert (await alerts.stored(incident.id)).climb.next_at is not None


@pytest.mark.parametrize(
    ("said", "restricted", "rung"), [("", False, 2), ("au secours vite", False, 2), (RAPE, True, 0)]
)
async def test_an_sos_is_critical_and_for_all(alerts: Mission, said: str, restricted: bool, rung: int) -> None:
    await alerts.put_on_duty("Claire")
    origin = alerts.origin("Amina")
    async with alerts.work() as work:
        await incidents.sos(work, origin, said)
        found = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
        assert found is not None
    await alerts.deliver()
    assert (found.facts.severity, found.facts.restricted, found.sos) == (Severity.CRITICAL, restricted, True)
    assert sum(alerts.rings("Claire", "Paul")) == rung
    assert len(alerts.on_phone("Amina", "incident_place_prompt")) == 1


async def test_an_alert_goes_on_in_the_project_that_succeeds_its_own(alerts: Mission) -> None:
    await alerts.admit("Lina", Role.COORDINATOR, "littoral_nord")
    alerts.now = datetime(2026, 12, 31, 3, 45, tzinfo=UTC)
    incident = await alerts.alert("Amina", PLAIN)
    assert alerts.rings("Claire", "Dora", "Lina") == [1, 0, 0]
    await alerts.pass_time(20)  # 05:05 by the mission's clock: the new project's first day
    assert alerts.rings("Claire", "Dora", "Lina") == [2, 1, 1]
    card = alerts.card("Lina")
    assert card is not None
    assert card.project == "littoral_nord"
    assert await alerts.tap("Lina", incident.id, TAKE) is Toast.YOU_HAVE_IT


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (GRAVE, {"incident_offer"}),
        ("sos", {"incident_offer"}),
        ("rappelle moi stp c'est important", {"incident_offer"}),
        ("maraude 12 rescapés, corps retrouvé sur la plage", {"shift_report_receipt", "incident_offer"}),
        ("sexual violence: none this time thank god", {"shift_report_receipt"}),
        ("clinique 34 dont 12 femmes", {"shift_report_receipt"}),
        ("bonjour", {"not_understood"}),
    ],
)
async def test_what_reads_like_an_alert_or_may_be_one_has_the_red_button(
    alerts: Mission, text: str, kinds: set[str]
) -> None:
    origin = alerts.origin("Amina")
    async with alerts.work() as work:
        await shift_reports.submit(work, origin, text, command=False)
    await alerts.deliver()
    shown = alerts.phones[alerts.chat("Amina")]
    assert {message.notice.kind for message in shown.values()} == kinds
    offered = [number for number, message in shown.items() if message.notice.kind == "incident_offer"]
    async with alerts.work() as work:
        for number in offered:
            tap = alerts.origin("Amina", message_id=number)
            assert await incidents.raise_tapped(work, tap, RaiseTap()) is Toast.ALERT_SENT
            assert await incidents.raise_tapped(work, tap, RaiseTap()) is Toast.OUTDATED
            found = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
            assert found is not None
            assert found.facts.narrative == text
    await alerts.deliver()
    assert alerts.rung("Claire") == len(offered)
