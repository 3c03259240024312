"""Counting beds: in words, by steppers, with holds open, between counts; closing, extra beds, seasons."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.catalogue import Catalogue
from domain.notices import BedHoldCard
from domain.roles import Role
from domain.shelters.taps import CountTap
from domain.shelters.types import EventKind, Standing
from domain.toasts import Toast
from services.shelters import count_taps, count_views, hold_views
from services.shelters.counting import ask_for_count
from services.shelters.standing import may_count, standing_of
from services.work import Origin
from tests.support.mission import Mission, buttons, mission_on, plain

MINUTE, HOUR = 60, 3600
NOT_YOURS = "Seule la personne qui l'a envoyé peut répondre"
WOMEN, WINTER = "womens_shelter", "winter_shelter_calais"
SINGLE, MOTHERS = "single_women", "women_with_children"


@pytest.fixture
async def abri(mission: Mission) -> Mission:
    """A mission with the keeper of the women's shelter."""
    await mission.admit("Nadia", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({WOMEN}))
    return mission


async def stands(mission: Mission, site: str = WOMEN) -> Standing:
    async with mission.work() as work:
        return await standing_of(work, site)


async def figures(mission: Mission, category: str = SINGLE, site: str = WOMEN) -> tuple[int | None, int | None, int]:
    """Free, occupied and out of service, as the services answer."""
    beds = (await stands(mission, site)).of(category)
    return beds.free, beds.occupied, beds.out_of_service


async def hold(mission: Mission, beds: int, words: str, category: str = SINGLE) -> int:
    """A hold of somebody's, as another use case makes it."""
    async with mission.work() as work:
        (person,) = await work.unit.people.with_roles([Role.SHELTER_KEEPER], "dunkerque")
        shelter = await work.unit.shelters.lock(WOMEN)
        until = work.now + timedelta(minutes=90)
        number = await work.unit.bed_holds.add(shelter, category, beds, words, person.id, work.now, until)
        await work.unit.shelters.add(
            shelter, EventKind.HELD, work.now, work.now, category=category, beds=beds, until=until, hold=number
        )
        return number


def data(message: dict[str, Any], label: str) -> str:
    (found,) = [b["callback_data"] for row in message["buttons"] for b in row if b["text"] == label]
    return str(found)


async def now_shown(mission: Mission, name: str, message: dict[str, Any]) -> dict[str, Any]:
    return next(m for m in await mission.play.messages(name) if m["message_id"] == message["message_id"])


async def test_a_count_in_words_is_asked_about_stored_corrected_and_undone(abri: Mission) -> None:
    sent = await abri.play.say("Nadia", "/occupation abri femmes 14/20")
    await abri.idle()
    asked = await abri.last("Nadia")
    assert plain(asked).startswith("❓ « 14/20 » : quelle catégorie ?\nAbri d'urgence femmes seules\nPas encore")
    assert (await figures(abri))[0] is None

    toast, (receipt,) = await abri.tap("Nadia", "Femmes seules")
    assert toast == "Enregistré"
    assert plain(receipt).startswith("✅ Abri d'urgence femmes seules\nFemmes seules : 6 libres (14/20)\n")
    assert "Compté à 18:30" in plain(receipt)
    assert buttons(receipt) == ["Corriger", "Annuler"]
    assert await figures(abri) == (6, 14, 0)

    # Its author edits the message: the count is another, at the same moment.
    await abri.play.advance(10 * MINUTE)
    (receipt,) = await abri.edit("Nadia", sent["message_id"], "/occupation seules 15, 2 hors service, enfants 8")
    assert "Femmes seules : 3 libres (2 hors service, 15/20)" in plain(receipt)
    assert "Femmes avec enfants : complet (8/8)" in plain(receipt)
    assert await figures(abri) == (3, 15, 2)
    assert (await stands(abri)).counted_at == datetime(2026, 11, 23, 17, 30, tzinfo=UTC)

    # Corrected by steppers, then taken back: what stood before stands again, here nothing.
    _, (steps,) = await abri.tap("Nadia", "Corriger")
    assert plain(steps).startswith("🛏 Abri d'urgence femmes seules · corriger 18:30")
    await abri.tap("Nadia", "+1")
    toast, (receipt,) = await abri.tap("Nadia", "Enregistrer")
    assert toast == "Enregistré"
    assert await figures(abri) == (2, 16, 2)
    undo = data(receipt, "Annuler")
    toast, (undone,) = await abri.tap("Nadia", "Annuler")
    assert toast == "Annulé"
    assert plain(undone).startswith("↩️ Comptage annulé")
    assert await figures(abri) == (None, None, 0)
    assert await abri.press("Nadia", undone, undo) == "Déjà fait"

    # A newer count is not undone by an older card.
    (first,) = await abri.say("Nadia", "/occupancy seules 10")
    await abri.play.advance(MINUTE)
    await abri.say("Nadia", "/occupancy seules 12")
    assert await abri.press("Nadia", first, data(first, "Annuler")) == "Recompté depuis : à recompter".replace(
        " :", "\u00a0:"
    )
    assert await figures(abri) == (8, 12, 0)

    # In words: of whatever was told last in this chat.
    (undone,) = await abri.say("Nadia", "/annuler")
    assert plain(undone).startswith("↩️ Comptage annulé")
    assert await figures(abri) == (10, 10, 0)
    await abri.say("Nadia", "/out 1 seule")
    assert await figures(abri) == (11, 9, 0)
    (undone,) = await abri.say("Nadia", "/undo")
    assert await figures(abri) == (10, 10, 0)


async def test_what_is_not_clear_waits_and_is_reminded_of_once(abri: Mission) -> None:
    (asked,) = await abri.say("Nadia", "/occupation une vingtaine de seules")
    assert "combien exactement ?" in plain(asked)
    assert buttons(asked) == ["Annuler", "Compter ici…"]
    await abri.play.advance(16 * MINUTE)
    await abri.idle()
    reminder = await abri.last("Nadia")
    assert plain(reminder).startswith("⏳ Ce comptage n'est pas encore enregistré")
    await abri.play.advance(HOUR)
    await abri.idle()
    assert (await abri.last("Nadia"))["message_id"] == reminder["message_id"]

    # An answer to the card in words; more people than beds is asked once, then shown.
    shown = await abri.say("Nadia", "22", reply_to=asked["message_id"])
    assert plain(shown[-1]).startswith("⚠️ Plus de monde que de places ?")
    assert "Femmes seules : 22 personnes, 20 places" in plain(shown[-1])
    assert (await figures(abri))[1] is None
    _, (receipt,) = await abri.tap("Nadia", "Oui, c'est bien ça")
    assert "Femmes seules : complet, 2 en trop (22/20)" in plain(receipt)
    assert (await stands(abri)).of(SINGLE).over == 2
    # A correction is of what was counted then, and of nothing else; given up, the count stands.
    _, (steps,) = await abri.tap("Nadia", "Corriger")
    assert "Femmes seules : 22/20" in plain(steps)
    assert "avec enfants" not in plain(steps)
    toast, (receipt,) = await abri.tap("Nadia", "Annuler")
    assert toast == "Abandonné"
    assert plain(receipt).startswith("✅")
    assert (await figures(abri))[1] == 22

    # Free beds alone say nothing of the others: both ways to read them are offered.
    (asked,) = await abri.say("Nadia", "/occupation 6 libres seules")
    assert plain(asked).startswith("❓ « 6 » : libres ou occupées ?")
    assert buttons(asked)[:2] == ["14 occupées · 6 libres", "6 occupées · 14 libres"]
    await abri.tap("Nadia", "14 occupées · 6 libres")
    assert await figures(abri) == (6, 14, 0)


async def test_steppers_count_quick_taps_and_see_that_beds_changed(abri: Mission) -> None:
    sent = await abri.play.say("Nadia", "/occupancy")
    await abri.idle()
    card = await abri.last("Nadia")
    assert plain(card).startswith(
        "🛏 Abri d'urgence femmes seules · compter\nFemmes seules : pas encore compté (20 places)"
    )
    toast, _ = await abri.tap("Nadia", "Enregistrer")
    assert toast == "Rien de compté\u00a0: + ou Vide d'abord"
    plus = data(card, "+5")
    await abri.press("Nadia", card, plus)
    await abri.press("Nadia", card, plus)  # from the card as it was drawn before
    await abri.tap("Nadia", "Hors service")
    await abri.tap("Nadia", "+1")
    shown = await now_shown(abri, "Nadia", card)
    assert "Femmes seules : 10/20, 1 hors service" in plain(shown)
    assert await abri.press("Nadia", card, plus) == "Ça a changé entre-temps\u00a0: à relire"
    await abri.tap("Nadia", "Femmes avec enfants")
    _, (shown,) = await abri.tap("Nadia", "Complet")
    assert "Femmes avec enfants : 8/8" in plain(shown)

    # Somebody else counts meanwhile: what was not touched follows, what was stays, and it is looked at again.
    await abri.admit("Paul", Role.COORDINATOR, "dunkerque")
    await abri.say("Paul", "/occupancy abri femmes seules 17")
    toast, (shown,) = await abri.tap("Nadia", "Enregistrer")
    assert toast == "Ça a changé entre-temps\u00a0: à relire"
    assert "Femmes seules : 10/20, 1 hors service" in plain(shown)
    toast, (receipt,) = await abri.tap("Nadia", "Enregistrer")
    assert toast == "Enregistré"
    assert "Femmes seules : 9 libres (1 hors service, 10/20)" in plain(receipt)
    assert "Femmes avec enfants : complet (8/8)" in plain(receipt)

    # The command alone, edited, tells figures now: a count like any other.
    await abri.play.advance(MINUTE)
    receipt = (await abri.edit("Nadia", sent["message_id"], "/occupancy seules 9"))[-1]
    assert plain(receipt).startswith("✅ Abri d'urgence femmes seules")

    # In the team's group as well; the card is its author's.
    group = await abri.group("Dunkerque", "Paul", "dunkerque")
    (receipt,) = await abri.say("Nadia", "/occupancy seules 11", chat=group["id"])
    assert plain(receipt).startswith("✅ Abri d'urgence femmes seules\nFemmes seules : 8 libres")
    toast, _ = await abri.tap("Paul", "Annuler", chat=group["id"])
    assert toast == NOT_YOURS
    toast, _ = await abri.tap("Nadia", "Annuler", chat=group["id"])
    assert toast == "Annulé"
    (card,) = await abri.say("Nadia", "/occupancy", chat=group["id"])
    (_, receipt) = await abri.say("Nadia", "seules 12", chat=group["id"], reply_to=card["message_id"])
    assert plain(receipt).startswith("✅ Abri d'urgence femmes seules\nFemmes seules : 7 libres")


async def test_a_count_needs_no_command(abri: Mission) -> None:
    """Words that speak of beds alone are one; with a card open, whatever reads as one is, however long it is open."""
    sent = await abri.play.say("Nadia", "abri: 14 occupées, 2 hors service")
    await abri.idle()
    assert plain(await abri.last("Nadia")).startswith("❓ « 14 » : quelle catégorie ?\nAbri d'urgence femmes seules")
    (_, receipt) = await abri.say("Nadia", "femmes seules")
    assert "Femmes seules : 4 libres (2 hors service, 14/20)" in plain(receipt)
    await abri.edit("Nadia", sent["message_id"], "seules 13, 2 hors service")
    assert await figures(abri) == (5, 13, 2)
    await abri.say("Nadia", "14 occupées, 2 hors service")
    (_, receipt) = await abri.say("Nadia", "seules 14/20, 2 hors service")  # a count of its own, and no answer
    assert await figures(abri) == (4, 14, 2)

    await abri.say("Nadia", "/occupancy")
    await abri.play.advance(40 * MINUTE)
    _, card = await abri.say("Nadia", "17")
    assert "Femmes seules : 17/20, 2 hors service" in plain(card)
    assert await figures(abri) == (4, 14, 2)  # it shows on the card, and counts once it is saved
    (_, again) = await abri.say("Nadia", "/occupancy")
    assert "Femmes seules : 17/20" in plain(again)  # what was entered goes on
    (receipt,) = await abri.say("Nadia", "enfants 4")
    assert "Femmes avec enfants : 4 libres (4/8)" in plain(receipt)
    await abri.tap("Nadia", "Annuler", message_id=again["message_id"])
    await abri.say("Nadia", "/occupancy")
    (receipt,) = (await abri.say("Nadia", "15 femmes seules, enfants 3"))[-1:]
    assert await figures(abri) == (3, 15, 2)
    (receipt,) = await abri.say("Nadia", "abri femmes: 10 seules, 4 avec enfants")
    assert await figures(abri) == (8, 10, 2)
    (report,) = await abri.say("Nadia", "clinique 34 consultations")
    assert plain(report).startswith("✅ Clinique mobile")


async def test_holds_are_asked_about_and_end_as_arrived_where_they_are_counted_in(abri: Mission) -> None:
    await abri.say("Nadia", "/occupancy seules 12")
    first, second = await hold(abri, 2, "kiwi tango"), await hold(abri, 1, "panda moto")
    await abri.play.advance(MINUTE)
    (asked,) = await abri.say("Nadia", "/occupancy seules 14")
    assert plain(asked).startswith("❓ Déjà dans ton comptage ?")
    assert "Femmes seules : 2 · kiwi tango · 20:00" in plain(asked)
    _, (asked,) = await abri.tap("Nadia", "2 · kiwi tango")
    assert "✓ 2 · kiwi tango" in buttons(asked)
    _, (receipt,) = await abri.tap("Nadia", "Enregistrer")
    assert "Femmes seules : 5 libres (1 retenue, 14/20)" in plain(receipt)
    async with abri.work() as work:
        ended, open_still = [await work.unit.bed_holds.by_id(h) for h in (first, second)]
        assert ended is not None
        assert ended.outcome == "arrived"
        assert open_still is not None
        assert open_still.ended_at is None
    # Taken back, those beds are held again: they are in no count any more.
    await abri.tap("Nadia", "Annuler")
    assert (await stands(abri)).of(SINGLE).held == 3
    assert await figures(abri) == (5, 12, 0)


async def test_who_comes_and_leaves_moves_the_count(abri: Mission) -> None:
    (asked,) = await abri.say("Nadia", "/in 2 femmes seules")
    assert plain(asked).startswith("❓ Personne n'a encore compté ici")
    await abri.say("Nadia", "/occupancy seules 18 enfants 3")
    await abri.play.advance(MINUTE)
    sent = await abri.play.say("Nadia", "/entrée 2")
    await abri.idle()
    assert plain(await abri.last("Nadia")).startswith("❓ 2 entrées : quelle catégorie ?")
    _, (receipt,) = await abri.tap("Nadia", "Femmes seules")
    assert plain(receipt).startswith("✅ Entrées : 2 · femmes seules")
    assert await figures(abri) == (0, 20, 0)
    (receipt,) = await abri.edit("Nadia", sent["message_id"], "/entrée 1 femme seule")
    assert await figures(abri) == (1, 19, 0)
    await abri.edit("Nadia", sent["message_id"], "/sortie 1 femme seule")
    assert await figures(abri) == (3, 17, 0)
    await abri.tap("Nadia", "Annuler")
    assert await figures(abri) == (2, 18, 0)
    (asked,) = await abri.say("Nadia", "/out 4 femmes avec enfants")
    assert plain(asked).startswith("❓ Seulement 3 personnes comptées là")
    (asked,) = await abri.say("Nadia", "/in 3 femmes seules")
    assert plain(asked).startswith("⚠️ Plus de monde que de places")
    alert, receipt = await abri.say("Nadia", "1 femme seule partie")
    assert plain(alert).startswith("🚨 ")
    assert plain(receipt).startswith("✅ Sorties : 1 · femmes seules")
    assert await figures(abri) == (3, 17, 0)
    await abri.tap("Nadia", "Annuler")
    (asked,) = await abri.say("Nadia", "2 entrées")
    assert plain(asked).startswith("❓ 2 entrées : quelle catégorie ?")
    (unclear,) = await abri.say("Nadia", "/sortie beaucoup")
    assert plain(unclear).endswith("Par exemple :\n/sortie 2 femmes seules")
    # Only keepers and coordinators of the shelter's project.
    await abri.admit("Amina", Role.TEAM_MEMBER, "dunkerque")
    for text in ("/occupancy abri femmes seules 3", "/occupancy", "/in 1 femme seule"):
        (refused,) = await abri.say("Amina", text)
        assert plain(refused).startswith("🔒 ")


async def test_a_category_and_a_shelter_leave_the_catalogue(abri: Mission) -> None:
    """What was begun, held or counted there harms nobody: the card asks anew, or is shown to nobody."""
    await abri.say("Nadia", "/occupancy seules 18 enfants 8")
    (card,) = await abri.say("Nadia", "/occupancy")
    number = await hold(abri, 2, "kiwi tango")
    (over,) = await abri.say("Nadia", "/in 3 femmes seules")
    steps = CountTap.unpack(data(card, "Complet"))
    more = CountTap.unpack(data(over, "Oui, c'est bien ça"))

    def less(whole: Catalogue, *, shelter: bool) -> Catalogue:
        women = whole.shelter(WOMEN)
        kept = women.model_copy(update={"categories": tuple(c for c in women.categories if c.key != SINGLE)})
        rest = [s for s in whole.shelters if s.site != WOMEN]
        parsed = whole.model_dump() | {"shelters": [s.model_dump() for s in ([] if shelter else [kept]) + rest]}
        return type(whole).model_validate(parsed)

    for shelter in (False, True):
        async with abri.work() as work:
            gone = replace(work, catalogue=less(work.catalogue, shelter=shelter))
            person = await work.person(abri.people["Nadia"]["id"])
            assert person is not None
            origin = Origin(person.telegram_id, 1, None, False, person.telegram_id, "Nadia", "fr", work.now)
            for tapped, toast in ((steps, Toast.OUTDATED), (more, None)):
                assert await count_taps.tap(gone, origin, tapped) is (Toast.NOT_ALLOWED if shelter else toast)
                shown = await count_views.count_view(gone, person, tapped.draft)
                assert (shown is None) is shelter
            assert may_count(gone, person, WOMEN) is not shelter
            assert await hold_views.own_view(gone, person, BedHoldCard(hold_id=number)) is not None


async def test_closing_and_extra_beds_end_by_the_clock(abri: Mission) -> None:
    await abri.say("Nadia", "/occupancy seules 20 enfants 8")
    (card,) = await abri.say("Nadia", "/occupancy")
    _, (menu,) = await abri.tap("Nadia", "Fermer…")
    assert buttons(menu) == ["Ce soir 20:00", "Demain 08:00", "Jusqu'à réouverture", "Retour"]
    await abri.tap("Nadia", "Demain 08:00")
    shown = await now_shown(abri, "Nadia", card)
    assert "N'accueille pas jusqu'à demain 08:00" in plain(shown)
    assert not (await stands(abri)).accepting
    assert "encore retenue" not in plain(shown)
    await abri.tap("Nadia", "Rouvrir")
    assert (await stands(abri)).accepting
    await abri.say("Nadia", "/occupancy seules 18 enfants 8")
    await hold(abri, 2, "kiwi tango")
    (card,) = await abri.say("Nadia", "/occupancy")
    # A bare number is the figure that the open steppers change; it counts once it is saved.
    moved_on, card = await abri.say("Nadia", "19")
    assert plain(moved_on) == "Le comptage est plus bas."
    assert "Femmes seules : 19/20" in plain(card)
    assert await figures(abri) == (0, 18, 0)
    await abri.tap("Nadia", "Fermer…")
    _, (shown,) = await abri.tap("Nadia", "Demain 08:00")
    assert "2 places encore retenues : /retenir pour les voir ou les libérer." in plain(shown)
    await abri.tap("Nadia", "Rouvrir")
    async with abri.work() as work:
        (held_now,) = await work.unit.bed_holds.open(await work.unit.shelters.lock(WOMEN))
        await work.unit.bed_holds.set(replace(held_now, ended_at=work.now))
    await abri.say("Nadia", "/occupancy seules 20 enfants 8")
    (card,) = await abri.say("Nadia", "/occupancy")
    await abri.tap("Nadia", "Fermer…")
    await abri.tap("Nadia", "Demain 08:00")

    await abri.tap("Nadia", "Places en plus…")
    await abri.tap("Nadia", "Femmes seules")
    await abri.tap("Nadia", "+4")
    _, (shown,) = await abri.tap("Nadia", "Demain 08:00")
    assert "4 places en plus jusqu'à demain 08:00 · Femmes seules" in plain(shown)
    assert await figures(abri) == (4, 20, 0)

    await abri.play.advance(14 * HOUR)
    await abri.idle()
    assert (await stands(abri)).accepting
    assert await figures(abri) == (0, 20, 0)
    told = [plain(m) for m in await abri.play.messages("Nadia") if m["from"]["is_bot"]]
    assert "🛏 Abri d'urgence femmes seules\nAccueille de nouveau." in told
    assert "🛏 Abri d'urgence femmes seules\n4 places en plus retirées · Femmes seules" in told


async def test_keepers_are_asked_for_a_count_once_in_half_an_hour(abri: Mission) -> None:
    async with abri.work() as work:
        assert await ask_for_count(work, WOMEN)
    await abri.play.advance(1)
    await abri.idle()
    asked = await abri.last("Nadia")
    assert plain(asked).startswith("🛏 Où en sont les places ?")
    async with abri.work() as work:
        assert await ask_for_count(work, WOMEN)  # still waited for
        assert not await ask_for_count(work, WINTER)  # nobody keeps it
    await abri.idle()
    assert (await abri.last("Nadia"))["message_id"] == asked["message_id"]
    await abri.tap("Nadia", "Compter…")
    await abri.tap("Nadia", "Vide")
    await abri.tap("Nadia", "Femmes avec enfants")
    await abri.tap("Nadia", "Vide")
    _, (receipt,) = await abri.tap("Nadia", "Enregistrer")
    assert "Femmes seules : 20 libres (0/20)" in plain(receipt)
    async with abri.work() as work:
        assert not await ask_for_count(work, WOMEN)  # it was counted a moment ago
    await abri.play.advance(31 * MINUTE)
    async with abri.work() as work:
        assert await ask_for_count(work, WOMEN)


async def test_a_season_opens_and_closes_by_itself_and_says_so_the_day_before(sqlite_url: str) -> None:
    eve = datetime(2026, 10, 31, 8, 0, tzinfo=UTC)  # 9:00 in Calais
    async with mission_on(sqlite_url, now=eve) as mission:
        await mission.admit("Omar", Role.SHELTER_KEEPER, "calais", sites=frozenset({WINTER}))
        await mission.admit("Claire", Role.COORDINATOR, "calais", language="en")
        group = await mission.group("Calais", "Claire")
        assert not (await stands(mission, WINTER)).accepting
        await mission.play.advance(2 * HOUR)
        await mission.idle()
        assert plain(await mission.last("Omar")) == "🛏 Mise à l'abri hivernale · ouvre demain, dim. 1er nov."
        assert plain(await mission.last("Claire")) == "🛏 Winter shelter · opens tomorrow, Sun 1 Nov"
        assert "ouvre demain" in (await mission.last("Omar", chat=group["id"]))["text"]
        await mission.play.advance(20 * HOUR)
        await mission.idle()
        assert (await stands(mission, WINTER)).accepting
        last = await mission.last("Omar")

        await mission.play.set_clock(now="2027-03-31T09:30:00+00:00", running=False)
        await mission.idle()
        closes = await mission.last("Omar")
        assert plain(closes) == (
            "🛏 Mise à l'abri hivernale · ferme demain, jeu. 1er avr.\nDernière nuit : mer. 31 mars"
        )
        assert closes["message_id"] > last["message_id"]
        await mission.play.advance(24 * HOUR)
        assert not (await stands(mission, WINTER)).accepting
