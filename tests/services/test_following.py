"""What follows an alert, over the services alone: who reads what is added, and what is true afterwards."""

from datetime import timedelta

from domain.incidents.follow_views import FollowUpView, IncidentListView, Part, ReportDueView, SharedView
from domain.incidents.taps import FollowAction, FollowTap
from domain.incidents.types import Outcome, Place, Severity, Status
from domain.incidents.views import AlertView, IncidentNewsView
from domain.taps import IncidentAction
from domain.toasts import Toast
from services import incidents
from services.incidents import Content
from tests.support.alerts import Mission

THEFT, ARMED = "le local a été cambriolé cette nuit, ordinateurs volés", "tirs au camp, deux blessés"
RAPE = "une bénéficiaire a été violée cette nuit"
TAKE = IncidentAction.TAKE


async def answer(mission: Mission, name: str, incident: int, content: Content, kind: str = "incident_alert") -> bool:
    """Somebody answers a message of Vigie's about the incident."""
    async with mission.work() as work:
        taken = await incidents.answered(work, mission.origin(name), (kind, incident), content)
    await mission.deliver()
    return taken


async def follow(
    mission: Mission, name: str, incident: int, action: FollowAction, choice: str | None = None
) -> Toast | None:
    """A button that follows an alert up, on the newest card of it that somebody has."""
    mine = [m for m, s in mission.phones.get(mission.chat(name), {}).items() if s.notice.kind == "incident_alert"]
    origin = mission.origin(name, message_id=mine[-1] if mine else 98)
    async with mission.work() as work:
        toast = await incidents.tap_follow(work, origin, FollowTap(action=action, incident=incident, choice=choice))
    await mission.deliver()
    return toast


def told(mission: Mission, name: str, kind: str = "incident_follow_up") -> list[str | None]:
    """What somebody's phone says was added; None: a message without it."""
    views = [shown.view for shown in mission.on_phone(name, kind)]
    return [v.addition.text if isinstance(v, FollowUpView) and v.addition is not None else None for v in views]


async def shown_to(mission: Mission, name: str, incident: int) -> AlertView | None:
    """The card of the incident that somebody has; they have cards of others beside it."""
    views = [s.view for s in mission.on_phone(name, "incident_alert")]
    return next((v for v in views if isinstance(v, AlertView) and v.incident == incident), None)


async def test_what_anybody_adds_reaches_everybody_who_has_the_card(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    assert await answer(alerts, "Amina", incident.id, Content("deux ordinateurs"), "incident_receipt")
    assert await answer(alerts, "Claire", incident.id, Content("j'appelle la police"))
    assert await answer(alerts, "Paul", incident.id, Content(place=Place(50.9, 1.8)), "incident_ring")
    assert await answer(alerts, "Sam", incident.id, Content("la porte", photo="AgAC"))

    assert told(alerts, "Claire") == ["deux ordinateurs", None]
    assert told(alerts, "Amina") == ["j'appelle la police", None]
    assert [told(alerts, n, "incident_photo") for n in ("Amina", "Claire", "Paul", "Sam")] == [["la porte"]] * 3 + [[]]
    card = alerts.card("Paul")
    assert card is not None
    assert [(a.name, a.photo, a.place) for a in card.additions] == [
        ("Claire", False, None),
        (None, False, Place(50.9, 1.8)),
        ("Sam", True, None),
    ]
    assert card.earlier == 1
    await follow(alerts, "Sam", incident.id, FollowAction.PHOTOS)
    assert told(alerts, "Sam", "incident_photo") == ["la porte"]
    # Who may not know of it adds nothing; once somebody has it, only they and its reporter are rung.
    assert await answer(alerts, "Dora", incident.id, Content("et nous ?"))
    await alerts.tap("Claire", incident.id, TAKE)
    await alerts.pass_time(50)
    await answer(alerts, "Claire", incident.id, Content("police sur place"))
    assert "et nous ?" not in told(alerts, "Claire")
    assert not alerts.on_phone("Amina", "incident_follow_up")[-1].silent
    assert alerts.on_phone("Paul", "incident_follow_up")[-1].silent
    await alerts.pass_time(50)
    assert alerts.on_phone("Claire", "incident_reminder") == [], "who writes is not silent"


async def test_what_turns_out_to_be_restricted_is_taken_back_from_every_answer(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    await answer(alerts, "Claire", incident.id, Content("une photo", photo="AgAC"))
    await answer(alerts, "Paul", incident.id, Content("vu"))
    await follow(alerts, "Claire", incident.id, FollowAction.SHARE, "avoid")
    assert len(alerts.on_phone("Dora", "incident_shared")) == 1

    await answer(alerts, "Amina", incident.id, Content(RAPE), "incident_receipt")

    # Deleted, or emptied where Telegram deletes no more.
    assert alerts.card("Claire") is None
    assert set(told(alerts, "Claire")) <= {None}
    assert {s.view for s in alerts.on_phone("Paul", "incident_photo")} <= {None}
    assert {s.view for s in alerts.on_phone("Dora", "incident_shared")} <= {None}
    await alerts.pass_time(2)
    # Its focal points have the card, and read by tapping; no photo is taken any more.
    await answer(alerts, "Amina", incident.id, Content(photo="AgAC"), "incident_receipt")
    assert len(alerts.on_phone("Amina", "incident_no_photo")) == 1
    await answer(alerts, "Amina", incident.id, Content("elle est à l'hôpital"), "incident_receipt")
    assert set(told(alerts, "Fatou")) <= {None}
    assert await follow(alerts, "Claire", incident.id, FollowAction.CLOSE, "resolved") is Toast.NOT_ALLOWED
    assert await follow(alerts, "Fatou", incident.id, FollowAction.CLOSE, "resolved") is Toast.NOT_ALLOWED
    await alerts.tap("Fatou", incident.id, IncidentAction.OPEN)
    card = alerts.card("Fatou")
    assert card is not None
    assert card.additions[-1].text == "elle est à l'hôpital"
    assert await follow(alerts, "Fatou", incident.id, FollowAction.SHARE, "avoid") is Toast.NOT_ALLOWED


async def test_it_is_closed_with_an_outcome_and_reopened(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    assert await follow(alerts, "Amina", incident.id, FollowAction.CLOSE, "resolved") is Toast.NOT_ALLOWED
    await follow(alerts, "Claire", incident.id, FollowAction.OPEN, "closing")
    card = alerts.card("Claire")
    assert card is not None
    assert card.opened is not None
    assert card.opened.part is Part.CLOSING
    assert await follow(alerts, "Claire", incident.id, FollowAction.CLOSE, "handed_over") is Toast.CLOSED
    assert await follow(alerts, "Paul", incident.id, FollowAction.CLOSE, "resolved") is Toast.ALREADY_DONE
    rung = alerts.rings("Claire", "Paul", "Dora")
    await alerts.pass_time(60)
    assert alerts.rings("Claire", "Paul", "Dora") == rung
    card = alerts.card("Paul")
    assert card is not None
    assert card.standing.ended is not None
    assert (card.standing.ended.name, card.standing.ended.outcome) == ("Claire", Outcome.HANDED_OVER)
    news = alerts.on_phone("Amina", "incident_news")[-1].view
    assert isinstance(news, IncidentNewsView)
    assert news.ended is not None

    assert await follow(alerts, "Paul", incident.id, FollowAction.REOPEN) is Toast.REOPENED
    assert (await alerts.stored(incident.id)).status is Status.OPEN
    assert alerts.rings("Claire", "Paul") == [rung[0] + 1, rung[1]], "who reopened it knows"
    news = alerts.on_phone("Amina", "incident_news")[-1].view
    assert isinstance(news, IncidentNewsView)
    assert news.reopened
    # In words, as an answer to what asks for them.
    await follow(alerts, "Claire", incident.id, FollowAction.CLOSE, "other")
    assert len(alerts.on_phone("Claire", "incident_outcome_prompt")) == 1
    await answer(alerts, "Claire", incident.id, Content("rendus par un voisin"), "incident_outcome_prompt")
    assert alerts.receipt().standing.ended is not None
    assert alerts.receipt().standing.ended.words == "rendus par un voisin"


async def test_the_written_report_is_asked_for_and_handed_in(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", THEFT)
    await alerts.tap("Paul", incident.id, TAKE)
    for _ in range(2):
        await answer(alerts, "Paul", incident.id, Content("toujours dessus"))
    await follow(alerts, "Paul", incident.id, FollowAction.CLOSE, "resolved")

    async def ask(hours: float) -> int:
        """How often it was asked for by then."""
        alerts.now = incident.raised_at + timedelta(hours=hours)
        async with alerts.work() as work:
            await incidents.ask_for_reports(work)
        await alerts.deliver()
        # The one before says that it goes on further down.
        return sum(len(alerts.on_phone("Paul", kind)) for kind in ("incident_report_due", "incident_card_moved"))

    assert [await ask(hours) for hours in (19, 20, 24, 25)] == [0, 1, 2, 2]
    # After downtime there is one reminder for all that were missed.
    assert await ask(80) == 3
    (asked,) = [shown.view for shown in alerts.on_phone("Paul", "incident_report_due")]
    assert isinstance(asked, ReportDueView)
    assert asked.written.late
    await follow(alerts, "Paul", incident.id, FollowAction.WRITE)
    assert len(alerts.on_phone("Paul", "incident_report_prompt")) == 1
    for part in ("À 14 h…", "Puis…"):
        await answer(alerts, "Paul", incident.id, Content(part), "incident_report_prompt")
    await follow(alerts, "Claire", incident.id, FollowAction.OPEN, "report")
    card = alerts.card("Claire")
    assert card is not None
    assert card.written is not None
    assert card.opened is not None
    assert (card.written.name, card.opened.text) == ("Paul", "À 14 h…\n\nPuis…")
    async with alerts.work() as work:
        assert await incidents.next_report(work) is None


async def test_two_reports_of_one_event_are_joined_and_taken_apart(alerts: Mission) -> None:
    first = await alerts.alert("Amina", ARMED)
    await alerts.pass_time(2)
    second = await alerts.alert("Maya", "tirs au camp, tout le monde court")
    assert len(alerts.on_phone("Sam", "incident_alert")) == 2, "both alerts went out"
    view = await shown_to(alerts, "Claire", second.id)
    assert view is not None
    assert [o.incident for o in view.same] == [first.id]
    await alerts.tap("Sam", second.id, TAKE)

    assert await follow(alerts, "Claire", first.id, FollowAction.SAME, str(second.id)) is Toast.JOINED
    assert await follow(alerts, "Claire", second.id, FollowAction.SAME, str(first.id)) is Toast.OUTDATED
    stored = await alerts.stored(first.id)
    assert stored.status is Status.TAKEN, "whoever has the one has both"
    view, gone = await shown_to(alerts, "Claire", first.id), await shown_to(alerts, "Claire", second.id)
    assert view is not None
    assert view.also == ("Maya",)
    assert "tout le monde" in (view.additions[-1].text or "")
    assert gone is not None
    assert (gone.joined_to, gone.told, gone.may_take) == ("INC-2026-0001", None, False)
    # Each reporter has their own words, and adds to the one that goes on.
    mine = alerts.receipt("Maya")
    assert (mine.number, mine.joined) == ("INC-2026-0001", True)
    assert "tout le monde" in (mine.told.narrative or "")
    await answer(alerts, "Maya", first.id, Content("plus personne"), "incident_receipt")
    assert told(alerts, "Amina")[-1] == "plus personne"

    assert await follow(alerts, "Paul", first.id, FollowAction.APART, str(second.id)) is Toast.SPLIT
    assert (await alerts.stored(second.id)).status is Status.OPEN
    assert alerts.receipt("Maya").number == "INC-2026-0002"
    async with alerts.work() as work:
        assert await incidents.stuck_now(work) == 0
    # Half an hour later it is another event.
    await alerts.pass_time(31)
    third = await alerts.alert("Amina", ARMED)
    view = await shown_to(alerts, "Claire", third.id)
    assert view is not None
    assert view.same == ()


async def test_what_is_shared_has_no_name_and_no_words(alerts: Mission) -> None:
    incident = await alerts.alert("Amina", "agression au couteau devant le local")
    assert await follow(alerts, "Claire", incident.id, FollowAction.SHARE, "avoid") is Toast.SHARED
    (shared,) = [s.view for s in alerts.on_phone("Dora", "incident_shared")]
    assert isinstance(shared, SharedView)
    assert (shared.project, shared.advice) == ("calais", "avoid")
    assert alerts.on_phone("Paul", "incident_shared") == alerts.on_phone("Hugo", "incident_shared") == []
    await follow(alerts, "Claire", incident.id, FollowAction.SHARE, "other")
    await answer(alerts, "Claire", incident.id, Content("pas de sortie"), "incident_advice_prompt")
    newest = alerts.on_phone("Dora", "incident_shared")[-1].view
    assert isinstance(newest, SharedView)
    assert newest.words == "pas de sortie"
    await follow(alerts, "Claire", incident.id, FollowAction.CLOSE, "resolved")
    newest = alerts.on_phone("Dora", "incident_shared")[-1].view
    assert isinstance(newest, SharedView)
    assert newest.status is Status.CLOSED


async def test_lists_have_what_the_reader_may_know_and_numbers_find_it(alerts: Mission) -> None:
    secret = await alerts.alert("Amina", RAPE)
    await alerts.pass_time(2)  # until then its reporter may hold it back
    await alerts.alert("Amina", THEFT)
    closed = await alerts.alert("Claire", ARMED)
    await follow(alerts, "Paul", closed.id, FollowAction.CLOSE, "resolved")
    for _ in range(5):
        await alerts.alert("Amina", "accident de la route devant le local")

    async def listed(name: str, page: int = 0) -> IncidentListView:
        async with alerts.work() as work:
            await incidents.show_list(work, alerts.origin(name))
        await alerts.deliver()
        view = alerts.on_phone(name, "incident_list")[-1].view
        assert isinstance(view, IncidentListView)
        return view

    team = await listed("Amina")
    assert (team.open, team.pages, len(team.rows)) == (7, 2, 5)
    lead = await listed("Claire")
    assert secret.id not in {row.incident for row in lead.rows}
    assert (lead.open, lead.projects) == (6, ("calais",))
    assert (await listed("Dora")).rows == ()
    focal = await listed("Fatou")
    assert [(row.incident, row.hidden, row.type) for row in focal.rows] == [(secret.id, True, None)]

    async def asked(name: str, text: str) -> str:
        before = len(alerts.phones[alerts.chat(name)])
        async with alerts.work() as work:
            await incidents.show_one(work, alerts.origin(name), text)
        await alerts.deliver()
        return list(alerts.phones[alerts.chat(name)].values())[before:][-1].notice.kind

    assert incidents.named("inc 2026 2")
    assert not incidents.named("2026-0002 tirs")
    assert await asked("Claire", "INC-2026-0001") == "incident_alert"
    assert await asked("Amina", "inc 2026 1") == "incident_receipt"
    assert await asked("Dora", "INC-2026-0001") == "incident_not_found"
    assert await asked("Claire", "INC-2026-R001") == "incident_not_found"
    assert await asked("Fatou", "INC-2026-R001") == "incident_alert"
    alerts.now += timedelta(days=31)
    assert closed.id not in {row.incident for row in (await listed("Paul")).rows}


async def test_a_low_one_waits_for_the_evening_and_comes_without_a_ring(alerts: Mission) -> None:
    alerts.now = alerts.now.replace(hour=8)
    incident = await alerts.alert("Amina", "gravité faible : vol d'un vélo devant le local")
    assert incident.facts.severity is Severity.LOW
    assert alerts.on_phone("Claire", "incident_alert") == []
    assert alerts.receipt().standing.quiet
    async with alerts.work() as work:
        assert await incidents.stuck_now(work) == 0
        assert await incidents.next_climb(work) == alerts.now.replace(hour=18, minute=30)
    await alerts.pass_time(10 * 60 + 30)
    assert alerts.card("Claire") is not None
    assert alerts.rings("Claire", "Paul") == [0, 0]
    assert (await alerts.stored(incident.id)).climb.next_at is None
    # Who looks for it before may take it; given back, it does not wait any more. What is restricted never does.
    found = await alerts.alert("Amina", "gravité faible : vol d'un autre vélo")
    await alerts.tap("Claire", found.id, TAKE)
    await alerts.pass_time(5)
    await alerts.tap("Claire", found.id, IncidentAction.DECLINE)
    assert len(alerts.on_phone("Paul", "incident_alert")) == 2
    await alerts.alert("Amina", "gravité faible : " + RAPE)
    await alerts.pass_time(2)  # until then its reporter may hold it back
    assert len(alerts.on_phone("Fatou", "incident_alert")) == 1
    async with alerts.work() as work:
        assert await incidents.stuck_now(work) == 0
