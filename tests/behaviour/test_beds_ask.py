"""Asking for beds, and people turned away: what somebody in the rain sees, and what counts."""

from dataclasses import replace
from typing import Any

import pytest

from domain.roles import Role
from domain.shelters.types import EventKind
from services.shelters import asking
from services.shelters.changed import changed
from tests.support.mission import Mission, buttons, plain

ABRI, WINTER = "womens_shelter", "winter_shelter_calais"
TEAM = "Calais équipe"
MINUTE = 60


async def event(mission: Mission, site: str, kind: EventKind, *, by: str = "Kim", **what: Any) -> None:
    """Something happens at a shelter, as whoever keeps it tells; the cards have caught up."""
    async with mission.work() as work:
        person = await work.unit.people.by_telegram_id(mission.people[by]["id"])
        assert person is not None
        shelter = await work.unit.shelters.lock(site)
        await work.unit.shelters.add(shelter, kind, work.now, work.now, by=person.id, role=Role.SHELTER_KEEPER, **what)
        await changed(work, site, at_once=kind is not EventKind.MOVEMENT)
    await mission.play.advance(seconds=1)


async def count(mission: Mission, site: str, **occupied: int) -> None:
    for category, number in occupied.items():
        await event(mission, site, EventKind.COUNT, category=category, occupied=number)


@pytest.fixture
async def north(mission: Mission) -> Mission:
    """Somebody of an outreach team in Calais, and whoever keeps the shelter of the next town."""
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Kim", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({ABRI}), language="en")
    return mission


async def refusals(mission: Mission) -> list[Any]:
    async with mission.database.read() as unit:
        found = [await unit.turned_away.by_id(number) for number in range(1, 20)]
    return [refusal for refusal in found if refusal is not None]


async def test_a_question_in_plain_words_and_its_card_stays_true(north: Mission) -> None:
    (card,) = await north.say("Amina", "une place pour 2 femmes ce soir ?")
    assert plain(card).startswith(
        "⚠️ Pas encore compté · 2 personnes\nAbri d'urgence femmes seules, Dunkerque\nFemmes seules : pas encore compté"
    )
    assert "demandé · 18:30" in plain(card)
    async with north.database.read() as unit:
        ids = await unit.shelters.ids([ABRI, WINTER, "accommodation_idf"])
        asked = {site for site, number in ids.items() if await unit.shelters.asked_at(number) is not None}
    assert asked == {ABRI}, "the keepers of what is shown are asked; nobody keeps the winter shelter here"

    await count(north, ABRI, single_women=17, women_with_children=8)
    fresh = await north.last("Amina")
    assert fresh["message_id"] == card["message_id"]
    lines = plain(fresh).split("\n")
    assert lines[0] == "🛏 De la place pour 2 personnes"
    assert lines[1:5] == [
        "Abri d'urgence femmes seules, Dunkerque",
        "Femmes seules : 3 libres (17/20)",
        "Femmes avec enfants : complet (8/8)",
        "Compté par l'abri · 18:30",
    ]
    assert buttons(fresh)[:3] == ["Retenir 2 · Femmes seules", "Refus faute de place", "Actualiser"]

    await event(north, ABRI, EventKind.MOVEMENT, category="single_women", change=2)
    assert "3 libres" in plain(await north.last("Amina")), "what is no count waits, so that edits stay few"
    await north.play.advance(seconds=MINUTE)
    full = plain(await north.last("Amina"))
    assert full.startswith("🛏 Pas de place pour 2 personnes")
    assert "1 libre (19/20)" in full

    await north.play.advance(seconds=119 * MINUTE)
    assert plain(await north.last("Amina")) == "🛏 Réponse de 18:30 : plus à jour"
    _, (renewed,) = await north.tap("Amina", "Actualiser")
    assert "Compté par l'abri · 18:30 · il y a plus de 2 h" in plain(renewed)


async def test_where_nothing_is_free_the_card_names_what_is_next(north: Mission) -> None:
    await count(north, WINTER, families=20, adults=16, unaccompanied_minors=32)
    await count(north, ABRI, single_women=18, women_with_children=8)
    (card,) = await north.say("Kim", "any bed for a family of 4 in dunkirk?")
    assert plain(card) == "🛏 No room for 4: families · Dunkirk\nOtherwise:\nFamilies: 4 free · Winter shelter, Calais"
    assert buttons(card)[0] == "Hold 4 · Families, Calais"

    async with north.work() as work:
        holder = await work.unit.people.by_telegram_id(north.people["Amina"]["id"])
        shelter = await work.unit.shelters.lock(ABRI)
        assert holder is not None
        until = work.now.replace(hour=18, minute=15)
        await work.unit.bed_holds.add(shelter, "single_women", 2, "kiwi lion", holder.id, work.now, until)
    (card,) = await north.say("Amina", "/places dunkerque femmes seules 2")
    first = ["🛏 Plus de place pour 2 : femmes seules · Dunkerque", "Retenu par toi : 2 places"]
    assert plain(card).split("\n")[:2] == first
    assert "Femmes seules : complet (2 retenues, 18/20)" in plain(card)
    assert "19:15 : des retenues finissent, 2 places · Abri d'urgence femmes seules, Dunkerque" in plain(card)

    await event(north, WINTER, EventKind.CLOSED)
    (card,) = await north.say("Amina", "/places mna 3")
    assert "N'accueille pas pour l'instant" in plain(card)
    assert "Pour d'autres" not in plain(card).split("N'accueille")[0]
    (whole,) = await north.say("Amina", "/places")
    first = "🛏 Aucune place libre\nRetenu par toi : 2 places\n"
    assert plain(whole).startswith(f"{first}Mise à l'abri hivernale\nN'accueille pas pour l'instant")
    assert "19:15 : des retenues finissent, 2 places" in plain(whole)
    for message in await north.play.messages("Amina"):
        assert "adresse" not in message["text"], "where a confidential shelter is stands on no card"
    async with north.work() as work:
        amina = await work.person(north.people["Amina"]["id"])
        assert amina is not None
        await work.unit.bed_holds.set(replace((await work.unit.bed_holds.open(shelter))[0], ended_at=work.now))
        found = await asking.best(work, amina, category="single_women", beds=2)
        assert [(o.shelter, o.category) for o in found] == [(ABRI, "single_women")]
        assert await asking.best(work, amina, shelter=ABRI, category="single_women", beds=3) == []
        assert [o.category for o in await asking.best(work, amina, beds=1)] == ["single_women"]


async def test_everything_is_a_tap_away_and_how_many_is_asked_where_nobody_said(north: Mission) -> None:
    await count(north, ABRI, single_women=17, women_with_children=8)
    (card,) = await north.say("Amina", "/places femmes")
    assert "Tout voir (1 de plus)" in buttons(card)
    _, (whole,) = await north.tap("Amina", "Tout voir (1 de plus)")
    assert plain(whole).startswith(
        "🛏 Tous les abris\nMise à l'abri hivernale\nMineurs non accompagnés : pas encore compté"
    )
    _, (first,) = await north.tap("Amina", "Retour")
    assert plain(first) == plain(card)
    _, (many,) = await north.tap("Amina", "Retenir · Femmes seules…")
    assert (plain(many).split("\n")[0], buttons(many)) == (
        "❓ Combien de places à retenir ?",
        ["1", "2", "3", "Retour"],
    )
    for said, shown in (("/places licornes", 1), ("/places femmes lyon", 2)):
        answers = [m for m in await north.say("Amina", said) if "plus bas" not in m["text"]]
        assert plain(answers[0]).startswith(f"Pas compris : « {said.split()[-1]} »")
        assert len(answers) == shown
    messages = await north.play.messages("Amina")
    assert [plain(m) for m in messages].count("La réponse sur les places est plus bas.") == 1, "the same question"


async def test_a_group_has_one_board_that_is_true_and_pinned(north: Mission) -> None:
    await north.admit("Claire", Role.COORDINATOR)
    await north.group(TEAM, "Claire")
    (refused,) = await north.say("Amina", "/places direct", chat=TEAM)
    assert plain(refused).startswith("🔒 Ton rôle ne permet pas d'afficher le tableau des places")
    assert (await north.say("Claire", "/places direct"))[0]["text"].startswith("Le tableau est pour un groupe")

    (board,) = await north.say("Claire", "/places direct", chat=TEAM)
    assert plain(board).startswith("⚠️ Places en direct · 0 libre")
    assert "Pas épinglé : Vigie n'en a pas le droit ici." in plain(board)
    asked = plain(await north.last("Claire"))
    assert asked.startswith("🛏 Où en sont les places ?\nMise à l'abri hivernale"), "of the group's own shelters"
    await north.play.promote(TEAM, bot="vigie_bot")
    moved, board, _ = await north.say("Claire", "/beds live", chat=TEAM)
    assert plain(moved) == "Le tableau des places est plus bas."
    assert "Pas épinglé" not in plain(board)
    pins = await north.play.calls("pinChatMessage")
    assert [(p["ok"], p["params"].get("disable_notification")) for p in pins] == [(False, True), (True, True)]

    await count(north, ABRI, single_women=17)
    shown = next(m for m in await north.play.messages(chat=TEAM) if m["message_id"] == board["message_id"])
    assert "0 libre" in plain(shown), "a board is edited every ten seconds at most"
    await north.play.advance(seconds=10)
    shown = next(m for m in await north.play.messages(chat=TEAM) if m["message_id"] == board["message_id"])
    assert plain(shown).startswith("🛏 Places en direct · 3 libres")

    for said in ("/places femmes seules 2", "@vigie_bot une place pour 2 femmes seules ?"):
        answer = (await north.say("Amina", said, chat=TEAM))[-1]
        assert answer["reply_to"] is not None
        assert plain(answer).startswith("🛏 De la place pour 2")
    toast, _ = await north.tap("Amina", "Retirer", chat=TEAM)
    assert toast == "Ton rôle ne le permet pas"
    toast, (gone,) = await north.tap("Claire", "Retirer", chat=TEAM)
    assert (toast, plain(gone)) == ("Tableau retiré", "Tableau des places retiré. /places direct en remet un.")
    assert [p["params"]["message_id"] for p in await north.play.calls("unpinChatMessage")] == [board["message_id"]]


async def test_people_turned_away_are_counted_once_and_never_overwritten(north: Mission) -> None:
    await count(north, WINTER, families=24, adults=16, unaccompanied_minors=30)
    await north.say("Amina", "/places mna 3")
    toast, (receipt,) = await north.tap("Amina", "Refus faute de place")
    assert toast == "Enregistré"
    assert plain(receipt).split("\n")[:2] == [
        "✅ 3 refus · Mise à l'abri hivernale",
        "18:30 · mineurs non accompagnés · faute de place",
    ]
    again, _ = await north.tap("Amina", "Refus faute de place")
    assert again == "Déjà fait"
    _, (whole,) = await north.tap("Amina", "Dehors")
    assert plain(whole).endswith("Ensuite : dehors")
    second = await north.press("Amina", whole, "bt:went:1:unknown")
    assert second == "Déjà fait"
    undone, (gone,) = await north.tap("Amina", "Annuler")
    assert (undone, plain(gone).split("\n")[0]) == ("Annulé", "↩️ 3 refus · Mise à l'abri hivernale")
    assert await north.press("Amina", whole, "bt:undo:1:") == "Déjà fait"
    assert await north.press("Kim", whole, "bt:undo:1:") == "Your role does not let you do this"

    (asked,) = await north.say("Kim", "/refused 3")
    assert plain(asked).startswith("✅ 3 people turned away · Emergency shelter for single women")
    _, (asked,) = await north.tap("Kim", "Women with children")
    _, (asked,) = await north.tap("Kim", "Rules")
    assert "women with children · rules of the shelter" in plain(asked)
    sent = await north.play.say("Amina", "/refus")
    await north.idle()
    _, (stored,) = await north.tap("Amina", "5")
    assert plain(stored).startswith("✅ 5 refus · Mise à l'abri hivernale")
    (edited,) = await north.edit("Amina", sent["message_id"], "/refus 6")
    assert plain(edited).startswith("Modifier ce message ne change rien ici.")
    (unclear,) = await north.say("Amina", "/refus une vingtaine")
    assert plain(unclear).startswith("❓ « une vingtaine » : combien exactement ?\nPas encore compté.")

    await north.say("Amina", "/places dunkerque famille de 4")
    await north.tap("Amina", "Refus faute de place")
    await north.admit("Sam", Role.ADMIN, None)
    (form,) = await north.say("Sam", "/refus 2 complet")
    assert plain(form).startswith("❓ Refus : à quel abri ?")
    assert "Aucun en particulier" not in buttons(form), "of no project, it would count nowhere"
    await north.tap("Sam", "Hébergement")

    kept = await refusals(north)
    assert [(r.people, r.category, r.reason, r.went, r.withdrawn_at is None) for r in kept] == [
        (3, "unaccompanied_minors", "full", "outside", False),
        (3, "women_with_children", "rules", None, True),
        (5, None, None, None, True),
        (4, "families", None, None, True),
        (2, None, "full", None, True),
    ]
    assert [r.project for r in kept] == ["calais", "dunkerque", "calais", "dunkerque", "ile_de_france"]
    assert [r.shelter for r in kept[-2:]] == [None, "accommodation_idf"], "none of the town where it was asked for"


async def test_who_only_reads_asks_but_holds_and_records_nothing(mission: Mission) -> None:
    await mission.admit("Max", Role.MEAL, None, language="en")
    (card,) = await mission.say("Max", "/beds")
    assert buttons(card) == ["Refresh"]
    (refused,) = await mission.say("Max", "/refused 3")
    assert plain(refused).startswith("🔒 Your role does not let you record this")
    assert await mission.press("Max", card, "bt:new:1:") == "Your role does not let you do this"
    assert await mission.press("Max", card, "b:out:1:0:") == "Your role does not let you do this"
