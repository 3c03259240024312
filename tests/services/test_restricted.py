"""What is or may be restricted, over the services alone: who is told, who is left out, what is taken back."""

import pytest

from domain.incidents.types import Act, Incident, Status, Step
from domain.incidents.views import Hidden, Turn
from domain.notices import AboutIncident
from domain.people import Grant
from domain.roles import Role
from domain.summaries.periods import Kind, Period
from domain.taps import IncidentAction
from domain.toasts import Toast
from services import incidents
from services.summaries.audience import Audience
from services.summaries.incidents import incidents_of
from services.summaries.scope import Scope
from tests.support.alerts import Mission

PLAIN, RAPE, UNCLEAR = (
    "le local a été cambriolé cette nuit, ordinateurs volés",
    "une bénéficiaire a été violée cette nuit",
    "il s'est passé quelque chose",
)
TAKE, OPEN, DECLINE, SET = IncidentAction.TAKE, IncidentAction.OPEN, IncidentAction.DECLINE, IncidentAction.SET
SEND, EXCLUDE = IncidentAction.SEND, IncidentAction.EXCLUDE


def traces(alerts: Mission, incident: Incident) -> set[str]:
    """Everybody but the reporter on whose phone something of the incident stands."""
    return {
        name
        for name in alerts.ids
        for shown in alerts.phones.get(alerts.chat(name), {}).values()
        if name != "Amina" and isinstance(shown.notice, AboutIncident) and shown.view is not None
        if shown.notice.incident_id == incident.id
    }


async def exclude(alerts: Mission, incident: Incident, name: str) -> Toast | None:
    return await alerts.tap("Amina", incident.id, EXCLUDE, choice=str(alerts.ids[name]))


async def test_what_is_restricted_waits_for_its_reporter_and_is_read_by_tapping(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", RAPE)
    assert incident.facts.restricted
    own = alerts.receipt()
    assert [(one.name, one.role, one.turn) for one in own.may_read if one.turn is not Turn.NEVER] == [
        ("Maya", Role.MEDICAL_FOCAL_POINT, Turn.FIRST),
        ("Fatou", Role.SAFEGUARDING_FOCAL_POINT, Turn.FIRST),
        ("Hugo", Role.HEAD_OF_MISSION, Turn.LAST),
    ]
    assert {one.name for one in own.may_read if one.turn is Turn.NEVER} == {"Claire", "Paul", "Sam"}
    assert own.protected
    await alerts.pass_time(1.9)
    assert traces(alerts, incident) == set()
    async with alerts.work() as work:
        assert await incidents.stuck_now(work) == 0
    # Nobody who guesses at it learns that it is there: not even whoever would read it.
    assert await alerts.tap("Fatou", incident.id, OPEN) is Toast.NOT_ALLOWED
    await alerts.pass_time(0.1)
    assert traces(alerts, incident) == {"Fatou", "Maya"}
    assert alerts.rings("Fatou", "Maya", "Claire", "Hugo") == [1, 1, 0, 0]
    card = alerts.card("Fatou")
    assert card is not None
    assert (card.number, card.told, card.reporter, card.hidden) == ("INC-2026-R001", None, None, Hidden.RESTRICTED)
    assert card.protected
    assert await alerts.tap("Claire", incident.id, TAKE) is Toast.NOT_ALLOWED
    await alerts.tap("Fatou", incident.id, OPEN)
    await alerts.tap("Maya", incident.id, DECLINE)
    card, other = alerts.card("Fatou"), alerts.card("Maya")
    assert card is not None
    assert other is not None
    assert card.told is not None
    assert (card.told.narrative, card.protected) == (RAPE, True)
    assert other.told is None, "whoever cannot take it has not asked for what happened"
    await alerts.pass_time(10)
    assert alerts.rings("Hugo", "Claire", "Dora") == [1, 0, 0]
    # Nothing of it is to be seen in the numbers of the others.
    assert (await alerts.alert("Amina", PLAIN)).number == 1


async def test_whoever_is_left_out_is_never_told_and_where_nobody_is_left_the_reporter_is(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", RAPE)
    assert await alerts.tap("Claire", incident.id, EXCLUDE, choice=str(alerts.ids["Fatou"])) is Toast.NOT_ALLOWED
    assert await exclude(alerts, incident, "Ada") is Toast.OUTDATED
    assert await exclude(alerts, incident, "Maya") is Toast.LEFT_ASIDE
    assert await exclude(alerts, incident, "Claire") is Toast.LEFT_ASIDE
    assert await alerts.tap("Amina", incident.id, SEND) is Toast.ALERT_SENT
    assert await alerts.tap("Amina", incident.id, SEND) is Toast.ALREADY_DONE
    assert traces(alerts, incident) == {"Fatou"}
    # Once it is out: the one who has it is left out too, and of its readers nobody is left but the head of mission.
    await alerts.tap("Fatou", incident.id, TAKE)
    assert await exclude(alerts, incident, "Fatou") is Toast.LEFT_ASIDE
    assert traces(alerts, incident) == {"Hugo"}
    assert (await alerts.stored(incident.id)).status is Status.OPEN
    assert len(alerts.on_phone("Amina", "incident_news")) == 2
    await exclude(alerts, incident, "Hugo")
    assert traces(alerts, incident) == set()
    assert not any(one.turn is not Turn.NEVER and not one.excluded for one in alerts.receipt().may_read)
    await alerts.pass_time(25)
    async with alerts.work() as work:
        assert await incidents.stuck_now(work) == 0, "an admin who is told that it stands still knows that there is one"
    # Taken back, they are told; whoever stays out is, whatever it turns out to be.
    assert await exclude(alerts, incident, "Fatou") is Toast.BROUGHT_BACK
    assert traces(alerts, incident) == {"Fatou"}
    await alerts.tap("Amina", incident.id, SET, "type", "theft")
    assert traces(alerts, incident) == {"Paul", "Sam"}
    async with alerts.work() as work:
        acts = [entry.act for entry in await work.unit.incidents.acts(incident.id)]
    assert acts.count(Act.EXCLUDED) == 4
    # Everybody left out before it is sent: it says so, and goes to nobody.
    other = await alerts.alert("Amina", RAPE)
    for name in ("Fatou", "Maya", "Hugo"):
        await exclude(alerts, other, name)
    assert await alerts.tap("Amina", other.id, SEND) is Toast.NOBODY_LEFT
    assert traces(alerts, other) == set()


async def test_a_low_one_and_an_sos_reach_somebody_too(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", RAPE)
    await alerts.tap("Amina", incident.id, SET, "severity", "1")
    for name in ("Fatou", "Maya"):
        await exclude(alerts, incident, name)
    assert traces(alerts, incident) == set()
    await alerts.pass_time(2)
    assert traces(alerts, incident) == {"Hugo"}
    origin = alerts.origin("Amina")
    async with alerts.work() as work:
        await incidents.sos(work, origin, RAPE)
        found = await work.unit.incidents.by_message(origin.chat_id, origin.message_id)
    await alerts.deliver()
    assert found is not None
    assert traces(alerts, found) == {"Fatou", "Maya"}


async def test_what_may_be_restricted_climbs_past_everybody_else_to_the_head_of_mission(alerts: Mission) -> None:
    """Those who are alerted at once are the duty coordinator and the focal points; beyond them only the head of mission
    is: no further coordinator learns of it while nobody can tell what it is."""
    await alerts.put_on_duty("Claire")
    incident = await alerts.alert("Amina", UNCLEAR)
    everybody = ("Claire", "Fatou", "Maya", "Hugo", "Paul", "Dora", "Sam")
    assert alerts.rings(*everybody) == [1, 1, 1, 0, 0, 0, 0]
    for rings in ([2, 2, 2, 1], [3, 3, 3, 1], [4, 4, 4, 2]):  # high: ten minutes a step, the last two repeat
        await alerts.pass_time(10)
        assert alerts.rings(*everybody)[4:] == [0, 0, 0]
        assert alerts.rings(*everybody)[:4] == rings
    assert traces(alerts, incident) == {"Claire", "Fatou", "Maya", "Hugo"}
    for name in ("Claire", "Fatou", "Hugo"):
        card = alerts.card(name)
        assert card is not None
        assert (card.told, card.number, card.reporter) == (None, None, "Amina")


async def test_what_may_be_restricted_hides_its_story_until_the_reporter_has_said(alerts: Mission) -> None:
    await alerts.put_on_duty("Claire")
    incident = await alerts.alert("Amina", UNCLEAR)
    assert incident.facts.restricted is None
    assert incident.number is None
    assert alerts.receipt().asks_kind
    assert alerts.rings("Claire", "Fatou", "Maya", "Paul", "Sam") == [1, 1, 1, 0, 0]
    card = alerts.card("Claire")
    assert card is not None
    assert (card.told, card.hidden, card.protected) == (None, Hidden.UNCLEAR, True)
    await alerts.tap("Amina", incident.id, SET, "type", "theft")
    card = alerts.card("Paul")
    assert card is not None
    assert card.told is not None
    assert (card.number, card.told.narrative) == ("INC-2026-0001", UNCLEAR)
    assert traces(alerts, incident) == {"Claire", "Paul", "Sam"}
    assert alerts.rings("Claire", "Fatou", "Paul") == [2, 1, 0]
    # The other way: it is taken from everybody, and goes out anew.
    other = await alerts.alert("Amina", UNCLEAR)
    await alerts.tap("Fatou", other.id, TAKE)
    assert await alerts.tap("Amina", other.id, SET, "type", "safeguarding") is Toast.GOES_OUT_SOON
    assert traces(alerts, other) == set()
    await alerts.pass_time(2)
    assert traces(alerts, other) == {"Fatou"}
    card = alerts.card("Fatou")
    assert card is not None
    assert (card.told, card.hidden, card.standing.takers) == (None, Hidden.RESTRICTED, ())


@pytest.mark.parametrize("how", ["tap", "answer", "edit"])
async def test_what_turns_out_restricted_is_taken_from_whoever_had_it(alerts: Mission, how: str) -> None:
    await alerts.admit("Zoe", Role.COORDINATOR)
    async with alerts.work() as work:  # reads both: as a coordinator what is plain, as a focal point what is not
        await work.unit.people.grant(
            alerts.ids["Zoe"], Grant(Role.SAFEGUARDING_FOCAL_POINT, "calais"), None, alerts.now
        )
    incident = await alerts.alert("Amina", PLAIN)
    await alerts.pass_time(10)  # rings beside the cards
    await alerts.tap("Claire", incident.id, TAKE)
    await alerts.pass_time(60)  # and a reminder
    assert traces(alerts, incident) == {"Claire", "Paul", "Sam", "Zoe"}
    origin = alerts.origin("Amina", message_id=incident.message_id)
    if how == "tap":
        assert await alerts.tap("Amina", incident.id, SET, "type", "safeguarding") is Toast.GOES_OUT_SOON
    else:
        async with alerts.work() as work:
            if how == "edit":
                assert await incidents.edited(work, origin, RAPE)
            else:
                about = ("incident_done_prompt", incident.id)
                assert await incidents.answered(work, alerts.origin("Amina"), about, incidents.Content(RAPE))
        await alerts.deliver()
    assert traces(alerts, incident) == set()
    stored = await alerts.stored(incident.id)
    assert (stored.status, stored.waits, stored.climb.step) == (Status.OPEN, True, None)
    assert await alerts.tap("Claire", incident.id, OPEN) is Toast.NOT_ALLOWED
    await alerts.pass_time(2)
    assert traces(alerts, incident) - {"Maya"} == {"Fatou", "Zoe"}
    assert (await alerts.stored(incident.id)).climb.step is Step.DUTY
    assert await alerts.tap("Fatou", incident.id, TAKE) is Toast.YOU_HAVE_IT
    # What Zoe had as a coordinator stays empty: it could be forwarded. The new card cannot.
    (old,) = alerts.on_phone("Zoe", "incident_withdrawn")
    assert old.view is None
    card = alerts.on_phone("Zoe", "incident_alert")[0].view
    assert card is not None
    assert card.protected


@pytest.mark.parametrize("name", ["Claire", "Hugo", "Fatou"])
async def test_beyond_the_missions_monthly_count_no_summary_tells_of_it(alerts: Mission, name: str) -> None:
    await alerts.alert("Amina", RAPE)
    await alerts.pass_time(2)
    told = {}
    async with alerts.work() as work:
        audience = Audience(await work.person(alerts.chat(name)), None)
        for project in (None, "calais"):
            for kind in (Kind.DAILY, Kind.WEEKLY, Kind.MONTHLY):
                month = Period(work.today.replace(day=1), work.today)
                told[project, kind] = await incidents_of(work, audience, kind, Scope.of(work, project), month)
    assert told.pop((None, Kind.MONTHLY)) == ((), 1)
    assert set(told.values()) == {((), None)}
