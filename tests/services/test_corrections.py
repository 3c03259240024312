"""What somebody added is put anew, and answers come from people who have no card of the alert."""

from domain.incidents.follow_views import FollowUpView, Part
from domain.incidents.taps import FollowAction
from domain.incidents.types import Act
from services import incidents
from services.incidents import Content
from services.work import Origin
from tests.services.test_following import ARMED, RAPE, THEFT, follow, told
from tests.support.alerts import Mission


async def say(mission: Mission, name: str, incident: int, content: Content, kind: str = "incident_alert") -> Origin:
    """An answer to something about the incident; the message that it is."""
    origin = mission.origin(name)
    async with mission.work() as work:
        assert await incidents.answered(work, origin, (kind, incident), content)
    await mission.deliver()
    return origin


async def edit(mission: Mission, origin: Origin, text: str) -> bool:
    """That message is edited."""
    async with mission.work() as work:
        was_one = await incidents.corrected(work, origin, text)
    await mission.deliver()
    return was_one


async def test_an_edited_answer_reads_so_everywhere_and_what_it_was_stays_stored(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    said = await say(alerts, "Claire", incident.id, Content("police à 15 h"))
    await say(alerts, "Paul", incident.id, Content("vu"))
    photo = await say(alerts, "Sam", incident.id, Content("la porte", photo="AgAC"))
    alerts.now = alerts.now.replace(hour=18, minute=10)

    assert await edit(alerts, said, "police à 16 h")

    for name in ("Amina", "Paul", "Sam"):
        assert "police à 16 h" in told(alerts, name)
        assert "police à 15 h" not in told(alerts, name)
    view = next(s.view for s in alerts.on_phone("Paul", "incident_follow_up"))
    assert isinstance(view, FollowUpView)
    assert view.addition is not None
    assert view.addition.corrected_at == alerts.now
    card = alerts.card("Paul")
    assert card is not None
    assert [a.text for a in card.additions] == ["police à 16 h", "vu", "la porte"]
    await follow(alerts, "Paul", incident.id, FollowAction.OPEN, Part.TIMELINE)
    opened = alerts.card("Paul")
    assert opened is not None
    assert opened.opened is not None
    line = next(line for line in opened.opened.lines if line.name == "Claire")
    assert (line.text, line.corrected_at) == ("police à 16 h", alerts.now)
    async with alerts.database.read() as unit:
        acts = [(e.act, e.value) for e in await unit.incidents.acts(incident.id) if e.person == alerts.ids["Claire"]]
    assert acts == [(Act.SAID, "police à 15 h"), (Act.OPENED, None), (Act.CORRECTED, "police à 16 h")] or acts == [
        (Act.SAID, "police à 15 h"),
        (Act.CORRECTED, "police à 16 h"),
    ]
    # An edit that changes no word is none; a picture stays, what is said of it comes anew; another's message is no
    # answer of theirs.
    assert await edit(alerts, said, "police à 16 h")
    assert await edit(alerts, photo, "la porte de derrière")
    assert told(alerts, "Claire") == ["vu", "la porte de derrière"]
    assert not await edit(alerts, alerts.origin("Claire"), "autre chose")
    # What turns out to be restricted by an edit is taken from whoever may not read it.
    assert await edit(alerts, said, RAPE)
    assert alerts.card("Paul") is None
    assert set(told(alerts, "Paul")) <= {None}


async def test_the_report_the_outcome_and_an_advice_are_put_anew(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    advice = await say(alerts, "Claire", incident.id, Content("fermez tout"), "incident_advice_prompt")
    report = await say(alerts, "Claire", incident.id, Content("Porte forcée."), "incident_report_prompt")
    end = await say(alerts, "Claire", incident.id, Content("rendus"), "incident_outcome_prompt")
    for said, text in ((advice, "fermez à clé"), (report, "Fenêtre forcée."), (end, "rendus le soir")):
        assert await edit(alerts, said, text)
    async with alerts.database.read() as unit:
        told_now = {
            entry.act: entry.value
            for entry in await unit.following.entries([incident.id], [Act.SHARED, Act.REPORTED, Act.CLOSED])
        }
    assert told_now == {Act.SHARED: "fermez à clé", Act.REPORTED: "Fenêtre forcée.", Act.CLOSED: "rendus le soir"}
    shared = alerts.on_phone("Dora", "incident_shared")[-1].view
    assert getattr(shared, "words", None) == "fermez à clé"
    ended = alerts.receipt().standing.ended
    assert ended is not None
    assert ended.words == "rendus le soir"


async def test_whom_it_was_shared_with_tells_those_who_have_it_in_hand(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", ARMED)
    await follow(alerts, "Claire", incident.id, FollowAction.SHARE, "avoid")

    await say(alerts, "Dora", incident.id, Content("la même voiture ici hier"), "incident_shared")

    for name in ("Amina", "Claire", "Paul", "Sam"):
        assert told(alerts, name) == ["la même voiture ici hier"]
    assert told(alerts, "Dora") == []
    assert alerts.on_phone("Dora", "incident_alert") == [], "answering shows nothing more of it"
    # Nor does it once it is restricted, nor for somebody who coordinates nothing.
    await say(alerts, "Maya", incident.id, Content("moi aussi"), "incident_shared")
    await say(alerts, "Amina", incident.id, Content(RAPE), "incident_receipt")
    await alerts.pass_time(2)
    await say(alerts, "Dora", incident.id, Content("encore elle"), "incident_shared")
    async with alerts.database.read() as unit:
        said = [entry.value for entry in await unit.following.entries([incident.id], [Act.SAID])]
    assert said == ["la même voiture ici hier", RAPE]
