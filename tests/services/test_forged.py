"""What somebody gets who forges a button, replays one, or is not (any longer) who they were: nothing, nor a sign."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import func, select, update

from domain.incidents.types import Status
from domain.notices import (
    AuditList,
    BedHoldList,
    ForgetMe,
    InviteMenu,
    MyData,
    Privacy,
    Settings,
    ShiftReportReceipt,
    Welcome,
    read_notice,
)
from domain.people import Grant
from domain.privacy_taps import AuditTap, ForgetAction, ForgetTap
from domain.roles import Role
from domain.summaries.taps import SubscribeTap
from domain.taps import DayTap, IncidentAction, IncidentTap, InviteTap, RollCallTap, SettingsTap
from domain.toasts import Toast
from services import audit, incidents, people, privacy, roll_calls, shift_reports, summaries, views
from services.work import Origin, Work
from storage.tables import GrantRow, OutboxRow
from tests.services.test_restricted import PLAIN, RAPE, UNCLEAR
from tests.support.alerts import Mission

GROUP = -4242


async def newest(work: Work) -> int:
    """The number of the newest row of the outbox."""
    return await work.unit.session.scalar(select(func.max(OutboxRow.id))) or 0


async def put_since(work: Work, last: int) -> list[str]:
    """Of which kinds notices were put after a row of the outbox."""
    return list(await work.unit.session.scalars(select(OutboxRow.kind).where(OutboxRow.id > last)))


async def test_no_button_tells_that_there_is_a_restricted_incident(alerts: Mission) -> None:
    hidden, unclear = await alerts.alert("Amina", RAPE), await alerts.alert("Amina", UNCLEAR)
    await alerts.pass_time(3)
    plain = await alerts.alert("Amina", PLAIN)
    async with alerts.work() as work:
        origin = alerts.origin("Ada")
        for incident in (hidden, unclear, plain):
            assert await audit.turn(work, origin, AuditTap(incident=incident.id)) is None
            stored = await work.unit.cards.notice_of(origin.chat_id, origin.message_id)
            assert stored is not None
            notice = read_notice(stored)
            assert isinstance(notice, AuditList)
            ada = await work.person(origin.sender_id)
            assert ada is not None
            view = await audit.view(work, ada, notice)
            assert view is not None
            assert (view.of is not None, bool(view.lines)) == (incident is plain, incident is plain)

    # A button that ends exercises, on a card of one's own: the card stays what it is, whether there is one or none.
    async with alerts.work() as work:
        origin = alerts.origin("Claire")
        await work.unit.cards.tapped(BedHoldList(), origin.chat_id, origin.message_id, work.now)
        for number in (hidden.id, unclear.id, 9999):
            data = IncidentTap(action=IncidentAction.END_DRILL, incident=number)
            assert await incidents.tap(work, origin, data) is Toast.NOT_ALLOWED
            assert await work.unit.cards.notice_of(origin.chat_id, origin.message_id) == BedHoldList().model_dump_json()

    # A project that there is not: nothing is put that could not be shown.
    async with alerts.work() as work:
        last, day = await newest(work), DayTap.unpack("day:nowhere:2026-11-23:0")
        assert await shift_reports.leaf(work, alerts.origin("Hugo"), day) is Toast.OUTDATED
        assert await put_since(work, last) == []

    # Whom its reporter left out calls no roll from it, though by now everybody else may know of it.
    async with alerts.work() as work:
        await work.unit.incidents.exclude(plain.id, frozenset({alerts.ids["Claire"]}))
    for name, number, toast in (
        ("Claire", plain.id, Toast.NOT_ALLOWED),
        ("Paul", plain.id, None),
        ("Paul", hidden.id, Toast.NOT_ALLOWED),
        ("Paul", 9999, Toast.NOT_ALLOWED),
    ):
        async with alerts.work() as work:
            data = RollCallTap.unpack(f"rc:menu:{number}:")
            assert await roll_calls.tap(work, alerts.origin(name), data) is toast, (name, number)


async def test_a_focal_point_limited_to_a_site_is_not_told_of_what_happened_at_another(alerts: Mission) -> None:
    async with alerts.work() as work:
        limited = update(GrantRow).where(GrantRow.person_id == alerts.ids["Fatou"]).values(sites=["coast_calais"])
        await work.unit.session.execute(limited)
    there = await alerts.alert("Amina", "une bénéficiaire a été violée cette nuit, lieux de survie")
    assert there.facts.site == "living_sites_calais"
    nowhere = await alerts.alert("Amina", RAPE)
    await alerts.pass_time(3)
    for incident, told in ((there, {"Maya"}), (nowhere, {"Maya", "Fatou"})):
        async with alerts.work() as work:
            alerted = {alerted.person for alerted in await work.unit.incidents.alerted(incident.id)}
        assert {name for name, number in alerts.ids.items() if number in alerted} == told
    assert await alerts.tap("Fatou", there.id, IncidentAction.OPEN) is Toast.NOT_ALLOWED
    # Where it turns out later that it was elsewhere, what they had in hand is somebody's who may know.
    assert await alerts.tap("Fatou", nowhere.id, IncidentAction.TAKE) is Toast.YOU_HAVE_IT
    await alerts.tap("Amina", nowhere.id, IncidentAction.SET, "site", "living_sites_calais")
    assert (await alerts.stored(nowhere.id)).facts.site == "living_sites_calais"
    assert [shown.view for shown in alerts.on_phone("Fatou", "incident_withdrawn")] == [None]
    assert (await alerts.stored(nowhere.id)).status is Status.OPEN
    assert [s.notice.kind for s in alerts.phones[alerts.chat("Maya")].values()][-1] == "incident_ring"


async def test_ones_own_data_outlives_the_role_but_not_the_phone(alerts: Mission) -> None:
    await alerts.end_role("Amina")
    chat = alerts.chat("Amina")
    async with alerts.work() as work:
        for ask, notice in (
            (privacy.explain, Privacy()),
            (privacy.my_data, MyData()),
            (privacy.ask, ForgetMe()),
        ):
            last = await newest(work)
            await ask(work, alerts.origin("Amina"))
            assert await put_since(work, last) == [notice.kind]
            assert (await views.view_for(work, notice, chat)).view is not None
        await work.unit.team.lock(alerts.ids["Amina"], alerts.ids["Ada"], work.now)
        last = await newest(work)
        await privacy.my_data(work, alerts.origin("Amina"))
        code = await people.create_invite(work, Grant(Role.COORDINATOR, "calais"), None)
        await people.start(work, alerts.origin("Amina"), code)
        assert await put_since(work, last) == []
        assert (await views.view_for(work, MyData(), chat)).view is None
        erase = ForgetTap(action=ForgetAction.ERASE)
        assert await privacy.answer(work, alerts.origin("Amina"), erase) is Toast.NOT_ALLOWED


async def test_undo_asks_as_its_button_does(alerts: Mission) -> None:
    await _report(alerts, "Amina", "lieux de survie clinique 34 consultations")
    async with alerts.work() as work:
        await work.unit.session.execute(
            update(GrantRow).where(GrantRow.person_id == alerts.ids["Amina"]).values(role=str(Role.MEAL))
        )
    assert await _undone(alerts, "Amina") == ["not_allowed"]
    await _report(alerts, "Claire", "lieux de survie clinique 12 consultations")
    alerts.now += timedelta(days=60)
    assert await _undone(alerts, "Claire") == ["correction_too_late"]


async def _report(alerts: Mission, name: str, text: str, origin: Origin | None = None) -> None:
    async with alerts.work() as work:
        await shift_reports.submit(work, origin or alerts.origin(name), text, command=True)


async def _undone(alerts: Mission, name: str) -> list[str]:
    async with alerts.work() as work:
        last = await newest(work)
        await shift_reports.undo_last(work, alerts.origin(name))
        return await put_since(work, last)


async def test_in_a_group_nobody_turns_an_alert_into_something_else(alerts: Mission) -> None:
    async with alerts.work() as work:
        await work.unit.groups.joined(GROUP, None, work.now)
        await work.unit.groups.link(GROUP, "calais", "fr", alerts.ids["Claire"], work.now)
        await work.unit.groups.set_coordination(GROUP, True)
    await alerts.alert("Amina", PLAIN)
    ((message, shown),) = alerts.phones[GROUP].items()
    assert shown.notice.kind == "incident_group_card"
    for forged in (SettingsTap(menu="site"), SettingsTap(language="en"), InviteTap.unpack("inv:calais:team_member")):
        async with alerts.work() as work:
            origin = replace(alerts.origin("Claire", message), chat_id=GROUP, in_group=True)
            act = people.make_invite if isinstance(forged, InviteTap) else people.change_settings
            assert await act(work, origin, forged) is Toast.NOT_ALLOWED  # type: ignore[operator]
    async with alerts.work() as work:
        await summaries.choose(work, origin, SubscribeTap.unpack("sb:daily:calais"))
    await alerts.deliver()
    assert alerts.phones[GROUP][message].notice.kind == "incident_group_card"
    for kind in (Settings(), Welcome(), InviteMenu()):
        async with alerts.work() as work:
            assert (await views.view_for(work, kind, GROUP)).view is None


async def test_a_group_reads_nothing_sensitive_of_what_was_reported_in_private(alerts: Mission) -> None:
    async with alerts.work() as work:
        await work.unit.groups.joined(GROUP, None, work.now)
        await work.unit.groups.link(GROUP, "calais", "fr", alerts.ids["Claire"], work.now)
    said = "lieux de survie violences sexuelles {} personnes prises en charge, clinique 5 consultations"
    await _report(alerts, "Amina", said.format(3))
    await _report(alerts, "Amina", said.format(4), replace(alerts.origin("Amina"), chat_id=GROUP, in_group=True))
    async with alerts.work() as work:
        report = await work.unit.shift_reports.last_of(alerts.ids["Amina"], GROUP)
        assert report is not None
        assert report.pending is not None
        view = (await views.view_for(work, ShiftReportReceipt(report_id=report.id), GROUP)).view
    assert view is not None
    assert view.conflict is not None  # type: ignore[union-attr]
    shown = {e.activity for e in (*view.content.entries, *view.conflict.content.entries)}  # type: ignore[union-attr]
    assert shown == {"clinic"}
