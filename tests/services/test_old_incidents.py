"""An incident of long ago, once its words and its reporter's name are gone: its card still opens."""

from datetime import timedelta

from domain.incidents.follow_views import Part
from domain.incidents.types import Act
from domain.notices import IncidentAlert
from domain.people import NOBODY_NAME
from domain.taps import IncidentAction
from messages.render import render
from services import retention, views
from tests.messages.telegram_html import read
from tests.support.alerts import Mission

_DETAILS = {Act.CLOSED: "other", Act.SHARED: "other", Act.DETAIL: "severity", Act.JOINED: "1", Act.SPLIT: "1"}


async def test_its_card_opens_without_words_and_without_a_name(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", "/incident vol de matériel à la jungle, Karim blessé, gravité 3")
    await alerts.tap("Claire", incident.id, IncidentAction.TAKE)
    async with alerts.work() as work:
        for act in Act:
            if act is not Act.DRILL_ENDED:
                await work.unit.incidents.note(
                    incident.id, act, work.now, alerts.ids["Amina"], _DETAILS.get(act), "tente de Karim"
                )
        await work.unit.incidents.set_climb(incident.id, type(incident.status)("closed"), incident.climb)

    alerts.now += timedelta(days=750)
    async with alerts.work() as work:
        gone = await retention.purge(work)
    assert gone["words"] > 20
    assert gone["authors"] > 20

    async with alerts.work() as work:
        assert (await retention.purge(work), await retention.next_purge(work)) != ({}, None)
        for part in (None, *Part):
            notice = IncidentAlert(incident_id=incident.id, shows=part)
            shown = await views.view_for(work, notice, alerts.chat("Claire"))
            for language in ("fr", "en"):
                made = render(
                    shown.view, notice=notice, language=language, catalogue=alerts.catalogue, bot_username="vigie_bot"
                )
                text = read(made.html)
                assert "Karim" not in text
                assert "Amina" not in text
                assert NOBODY_NAME not in text
                assert "None" not in text
