"""What somebody has no right to any more is taken from their phone, and words that nobody needs are not kept."""

from datetime import timedelta

from domain import notices
from domain.incidents.taps import FollowAction
from domain.incidents.types import Status, Step
from domain.notices import DaysOff, IncidentOffer, TeamCard, read_notice
from domain.roles import Role
from domain.taps import IncidentAction, RaiseTap
from domain.toasts import Toast
from services import incidents, spine
from services.incidents import Content
from services.spine import CARDS_WITH_WORDS
from tests.services.test_following import ARMED, RAPE, THEFT, answer, follow, shown_to
from tests.support.alerts import START, Mission

TAKE = IncidentAction.TAKE


async def test_a_role_that_ends_takes_its_cards_and_what_was_taken_in_hand_climbs(alerts: Mission) -> None:
    await alerts.admit("Nadia", Role.COORDINATOR, until=alerts.now + timedelta(minutes=30))
    incident = await alerts.alert("Amina", THEFT)
    other = await alerts.alert("Amina", ARMED)
    await alerts.tap("Nadia", incident.id, TAKE)
    await alerts.tap("Claire", other.id, TAKE)
    await alerts.pass_time(29)
    assert [s.view is None for s in alerts.on_phone("Nadia", "incident_alert")] == [False, False]
    rung = alerts.rung("Paul")

    await alerts.pass_time(1)

    assert [s.view for s in alerts.on_phone("Nadia", "incident_alert")] == [None, None]
    assert alerts.on_phone("Nadia", "incident_ring") == []
    stands = await alerts.stored(incident.id)
    assert (stands.status, stands.climb.step) == (Status.OPEN, Step.PROJECT)
    assert alerts.rung("Paul") == rung + 1
    assert (await alerts.stored(other.id)).status is Status.TAKEN
    async with alerts.work() as work:
        assert await work.unit.people.next_end() is None, "it is seen to once"
        assert await incidents.stuck_now(work) == 0
    # A role that does not matter to it, and one of two, take nothing.
    await alerts.admit("Ines", Role.COORDINATOR, until=alerts.now + timedelta(minutes=1))
    async with alerts.work() as work:
        grant = next(g for p in await work.unit.people.holding([Role.COORDINATOR]) for g in p.grants if not g.until)
        await work.unit.people.grant(alerts.ids["Ines"], grant, None, alerts.now)
    third = await alerts.alert("Amina", "homme inconscient devant le local")
    await alerts.pass_time(2)
    assert alerts.on_phone("Ines", "incident_alert")[-1].view is not None
    assert (await alerts.stored(third.id)).status is Status.OPEN


async def test_words_behind_a_red_button_that_nobody_taps_go_after_a_day(alerts: Mission) -> None:
    origin = alerts.origin("Amina")
    async with alerts.work() as work:
        await incidents.offer(work, origin, THEFT)
    await alerts.deliver()
    (message,) = alerts.phones[alerts.chat("Amina")]
    for hours, words in ((23, THEFT), (1, None)):
        alerts.now += timedelta(hours=hours)
        async with alerts.work() as work:
            await incidents.forget_offers(work)
        await alerts.deliver()
        async with alerts.database.read() as unit:
            stored = await unit.cards.notice_of(alerts.chat("Amina"), message)
        assert stored is not None
        offered = read_notice(stored)
        assert isinstance(offered, IncidentOffer)
        assert offered.said == words
        assert getattr(alerts.phones[alerts.chat("Amina")][message].view, "said", "") == words
    async with alerts.work() as work:
        toast = await incidents.raise_tapped(work, alerts.origin("Amina", message), RaiseTap())
        assert toast is Toast.OUTDATED
        assert not await work.unit.incidents.any_not_closed()


async def test_cards_repeat_nobodys_words_for_longer_than_ids_are_kept(alerts: Mission) -> None:
    free = {"said", "named", "reason", "words", "name"}
    cards = {k.model_fields["kind"].default: k for k in vars(notices).values() if getattr(k, "card", False)}
    bearing = {(kind, field) for kind, card in cards.items() for field in free & set(card.model_fields)}
    assert bearing == {*CARDS_WITH_WORDS.items(), ("incident_offer", "said"), ("turned_away_form", "reason")}
    async with alerts.work() as work:
        shown = [TeamCard(scope="calais", said="bientôt, dit Haddad"), DaysOff(said="peut-être lundi")]
        ids = [await work.unit.cards.put(card, alerts.chat("Claire"), alerts.now) for card in shown]
    await alerts.deliver()
    for days, kept in ((29, True), (31, False)):
        alerts.now = START + timedelta(days=days)
        async with alerts.work() as work:
            await spine.purge(work)
            stored = dict([*await work.unit.cards.of_kind("team_card"), *await work.unit.cards.of_kind("days_off")])
        assert ["Haddad" in stored[ids[0]], "lundi" in stored[ids[1]]] == [kept, kept]
        assert "calais" in stored[ids[0]]


async def test_whoever_reported_the_same_event_keeps_their_own_card_when_it_turns_out_restricted(
    alerts: Mission,
) -> None:
    one = await alerts.alert("Amina", ARMED)
    two = await alerts.alert("Maya", "coups de feu au camp")
    assert await follow(alerts, "Claire", one.id, FollowAction.SAME, str(two.id)) is Toast.JOINED

    await answer(alerts, "Amina", one.id, Content(RAPE), "incident_receipt")
    await alerts.pass_time(2)

    assert await shown_to(alerts, "Paul", one.id) is None
    assert alerts.receipt("Maya").told.narrative == "coups de feu au camp"
    assert alerts.on_phone("Maya", "incident_withdrawn") == []
