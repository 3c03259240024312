"""Beds held for somebody on the way: asked for, seen by the shelter, reminded of, arrived, released, over."""

from datetime import timedelta
from typing import Any

import pytest

from domain.roles import Role
from domain.shelters.types import EventKind
from tests.support.beds import SINGLE, WOMEN, counted, stands
from tests.support.mission import EVENING, Mission, buttons, plain

MINUTE = 60
DONE = "Déjà fait"


@pytest.fixture
async def dunkirk(mission: Mission) -> Mission:
    """A women's shelter with two beds free and one keeper, a coordinator, and two teams that look for beds."""
    await mission.admit("Karim", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({WOMEN}))
    await mission.admit("Claire", Role.COORDINATOR, "dunkerque")
    await mission.admit("Amina")
    await mission.admit("Zoé", language="en")
    async with mission.work() as work:
        await counted(work, WOMEN, SINGLE, 18)
    return mission


async def beds(mission: Mission) -> tuple[int | None, int, int | None]:
    """Occupied, held and free of the women's shelter."""
    async with mission.work() as work:
        found = (await stands(work)).of(SINGLE)
    return found.occupied, found.held, found.free


async def texts(mission: Mission, name: str, **where: Any) -> list[str]:
    return [plain(m) for m in await mission.play.messages(name, **where) if m["from"]["is_bot"] and not m["deleted"]]


async def card(mission: Mission, name: str, containing: str) -> Any:
    found = [m for m in await mission.play.messages(name) if m["from"]["is_bot"] and containing in plain(m)]
    return found[-1]


async def again(mission: Mission, name: str, message: Any, label: str) -> str | None:
    """A second tap, on a card as it was."""
    data = next(b["callback_data"] for row in message["buttons"] for b in row if b["text"] == label)
    return await mission.press(name, message, data)


async def test_held_reminded_extended_arrived(dunkirk: Mission) -> None:
    (held,) = await dunkirk.say("Amina", "/retenir dunkerque 2 femmes seules jusqu'à 20h avec Fatima")
    first, place, words, *rest = plain(held).split("\n")
    assert (first, place) == (
        "🛏 2 places retenues jusqu'à 20:00", "Abri d'urgence femmes seules · femmes seules"
    )  # fmt: skip
    assert rest == [
        "À dire à la porte, sans donner de nom.",
        "Adresse : la coordination de Dunkerque donne l'adresse par téléphone",
        "Accueil : femmes, avec ou sans enfants · entrée jusqu'à 23h",
        "Le reste de ton message n'est pas gardé.",
    ]
    sent = [c["params"] for c in await dunkirk.play.calls("sendMessage") if words[-5:] in c["params"]["text"]]
    assert sorted("protect_content" in p for p in sent) == [False, True]  # the holder's alone carries the address
    to_keep = await dunkirk.last("Karim")
    assert plain(to_keep) == (
        "🛏 2 places à garder jusqu'à 20:00\nAbri d'urgence femmes seules · femmes seules\n"
        f"{words}\nRetenu par : équipe de terrain, Calais"
    )
    assert "à garder" not in plain(await dunkirk.last("Claire"))  # the shelter has a keeper
    assert await beds(dunkirk) == (18, 2, 0)
    (refused,) = await dunkirk.say("Zoé", "/hold dunkirk 1 single woman")
    assert plain(refused).startswith("🛏 Nothing held: full\nEmergency shelter for single women · single women")
    assert "20:00: holds end, 2 beds · Emergency shelter for single women, Dunkirk" in plain(refused)

    await dunkirk.play.advance(80 * MINUTE)
    asked = await dunkirk.last("Amina")
    assert plain(asked).startswith("⏳ Retenu jusqu'à 20:00 : toujours en route ?\n2 places · femmes seules")
    assert asked["reply_to"] == held["message_id"]
    toast, _ = await dunkirk.tap("Amina", "En route\u00a0: +30 min")
    assert toast == "Prolongé"
    assert plain(await dunkirk.last("Amina")) == "✅ Retenu jusqu'à 20:30"
    assert await again(dunkirk, "Amina", asked, "En route\u00a0: +30 min") == DONE
    assert plain(await card(dunkirk, "Karim", "à garder")).startswith("🛏 2 places à garder jusqu'à 20:30")

    assert await again(dunkirk, "Zoé", to_keep, "Libérer") == "Your role does not let you do this"
    await dunkirk.tap("Karim", "Moins de 2…")
    toast, _ = await dunkirk.tap("Karim", "1")
    assert toast == "Noté\u00a0: arrivé·e·s"
    assert await again(dunkirk, "Karim", to_keep, "Arrivé·e·s\u00a0: 2") == DONE
    assert await beds(dunkirk) == (19, 0, 1)
    over = "✅ 1 arrivé·e · 19:50\nAbri d'urgence femmes seules · femmes seules\n1 place de nouveau libre"
    assert plain(await card(dunkirk, "Karim", "arrivé")) == over
    assert (await texts(dunkirk, "Amina"))[-3:] == [over, over.split("\n")[0], over]  # card, reminder, news
    assert not any("Adresse" in text or words in text for text in await texts(dunkirk, "Amina"))
    async with dunkirk.work() as work:
        shelter = await work.unit.shelters.lock(WOMEN)
        events = await work.unit.shelters.events(shelter, work.now - timedelta(hours=5), work.now + timedelta(hours=1))
    assert [(e.kind, e.change) for e in events[1:]] == [
        (EventKind.HELD, None), (EventKind.EXTENDED, None), (EventKind.MOVEMENT, 1), (EventKind.HOLD_ENDED, None)
    ]  # fmt: skip

    toast, _ = await dunkirk.tap("Karim", "Annuler")
    assert toast == "Annulé"
    assert await beds(dunkirk) == (18, 2, 0)
    assert plain(await card(dunkirk, "Karim", "à garder")).startswith("🛏 2 places à garder jusqu'à 20:30")
    assert "Mot de passage" in plain(await card(dunkirk, "Amina", "2 places retenues jusqu'à 20:30"))


async def test_released_after_a_second_question_and_over_by_itself(dunkirk: Mission) -> None:
    await dunkirk.say("Amina", "/retenir dunkerque 2 femmes seules")
    mine = await dunkirk.last("Amina")
    _, (menu,) = await dunkirk.tap("Amina", "Libérer")
    assert plain(menu).endswith("Libérer 2 places ?")
    await dunkirk.tap("Amina", "Garder")
    assert await beds(dunkirk) == (18, 2, 0)
    await dunkirk.tap("Karim", "Libérer")
    toast, _ = await dunkirk.tap("Karim", "Oui, libérer")
    assert toast == "Libéré"
    assert await beds(dunkirk) == (18, 0, 2)
    told = await dunkirk.last("Amina")
    assert plain(told).startswith("🛏 2 places libérées · 18:30")
    assert plain(told).endswith("Par l'équipe de l'abri")
    assert await again(dunkirk, "Amina", mine, "Prolonger") == "Ce n'est plus retenu"

    await dunkirk.tap("Amina", "Retenir à nouveau")
    assert await beds(dunkirk) == (18, 2, 0)
    before = len(await texts(dunkirk, "Amina"))
    await dunkirk.play.advance(90 * MINUTE)
    assert await beds(dunkirk) == (18, 0, 2)
    gone = "🛏 2 places ne sont plus retenues"
    over = f"{gone}\nAbri d'urgence femmes seules · femmes seules\nFin à 20:00"
    assert (await texts(dunkirk, "Amina"))[before - 1 :] == [over, gone, over]  # card, reminder, news
    assert (await texts(dunkirk, "Karim"))[-2:] == [over, over]

    await dunkirk.tap("Amina", "Retenir à nouveau")
    before = len(await texts(dunkirk, "Amina"))
    await dunkirk.play.set_clock(now=(EVENING + timedelta(hours=9)).isoformat())  # Vigie was off
    await dunkirk.idle()
    assert await beds(dunkirk) == (18, 0, 2)
    over = over.replace("20:00", "21:30")
    late = "\nDit en retard : Vigie était arrêtée."
    assert (await texts(dunkirk, "Amina"))[before - 1 :] == [over, over + late]
    assert (await texts(dunkirk, "Karim"))[-2:] == [over, over + late]


async def test_asked_step_by_step_and_held_once(dunkirk: Mission) -> None:
    (nothing,) = await dunkirk.say("Amina", "/retenir")
    assert plain(nothing).startswith("🛏 Rien n'est retenu\nPour retenir, par exemple :\n/retenir Calais 2 mineurs")
    await dunkirk.tap("Amina", "Retenir des places…")
    _, (who,) = await dunkirk.tap("Amina", "Abri d'urgence femmes seu…\u00a0: 2 libres")
    assert buttons(who) == ["Femmes seules\u00a0: 2 libres", "Femmes avec enfants\u00a0: pas compté"]
    _, (how_many,) = await dunkirk.tap("Amina", "Femmes seules\u00a0: 2 libres")
    assert buttons(how_many) == ["1", "2"]

    toast, shown = await dunkirk.tap("Amina", "1")

    assert toast == "Retenu\u00a0: le mot de passage est plus bas"
    assert [plain(m).split("\n")[0] for m in shown] == ["La suite est plus bas.", "🛏 1 place retenue jusqu'à 20:00"]
    assert await again(dunkirk, "Amina", how_many, "1") == DONE
    assert await again(dunkirk, "Amina", how_many, "2") == DONE
    assert await beds(dunkirk) == (18, 1, 1)
    await dunkirk.say("Amina", "/retenir")
    listed = await dunkirk.last("Amina")
    assert plain(listed).startswith("🛏 Retenu par toi\n20:00 · 1 place · femmes seules")
    _, opened = await dunkirk.tap("Amina", buttons(listed)[0])
    assert "Mot de passage" in plain(opened[-1])
    (kept,) = await dunkirk.say("Karim", "/retenir")
    assert plain(kept).startswith("🛏 Retenu dans ton abri\n20:00 · 1 place · femmes seules")


async def test_more_of_the_same_beds_are_held_from_one_answer_once_that_is_meant(dunkirk: Mission) -> None:
    await dunkirk.say("Amina", "une place pour 1 femme seule ?")
    _, shown = await dunkirk.tap("Amina", "Retenir 1 · Femmes seules")
    assert plain(shown[0]).split("\n")[1] == "Retenu par toi : 1 place"  # the card tells at once what is left
    assert "Femmes seules : 1 libre (1 retenue, 18/20)" in plain(shown[0])
    toast, _ = await dunkirk.tap("Amina", "Retenir 1 · Femmes seules")
    assert toast == DONE
    await dunkirk.play.advance(5 * MINUTE)
    _, (asked,) = await dunkirk.tap("Amina", "Retenir 1 · Femmes seules")
    assert plain(asked) == (
        "❓ Retenir 1 place de plus ?\nAbri d'urgence femmes seules · femmes seules\nRetenu par toi : 1 place\n1 libre"
    )
    assert await beds(dunkirk) == (18, 1, 1)
    await dunkirk.tap("Amina", "Retenir 1 de plus")
    assert await beds(dunkirk) == (18, 2, 0)
    assert await again(dunkirk, "Amina", asked, "Retenir 1 de plus") == DONE
    assert await beds(dunkirk) == (18, 2, 0)
    # Counted full without them: more are promised than there is, which is not hidden.
    async with dunkirk.work() as work:
        await counted(work, WOMEN, SINGLE, 20)
    (full,) = (await dunkirk.say("Amina", "/places femmes seules 1"))[-1:]
    assert plain(full).startswith("🛏 Plus de place pour 1 personne\nRetenu par toi : 2 places")
    assert "Femmes seules : complet, 2 en trop (2 retenues, 20/20)" in plain(full)


async def test_from_a_group_the_words_go_to_the_private_chat(dunkirk: Mission) -> None:
    group = await dunkirk.group("Équipe", "Claire", "dunkerque")
    told = await dunkirk.say("Amina", "/retenir dunkerque 1 femme seule", chat=group["id"])
    assert [plain(m) for m in told] == [
        "🛏 1 place retenue jusqu'à 20:00\nAbri d'urgence femmes seules · femmes seules\n"
        "Le mot de passage est en message privé."
    ]
    assert "Mot de passage" in plain(await dunkirk.last("Amina"))
    asked = await dunkirk.say("Amina", "/retenir dunkerque femmes seules", chat=group["id"])
    assert [plain(m) for m in asked] == ["Pour retenir, la suite est en message privé."]
    assert plain(await dunkirk.last("Amina")).startswith("❓ Retenir : combien de places ?")


async def test_what_cannot_be_held_says_why(dunkirk: Mission) -> None:
    (few,) = await dunkirk.say("Amina", "/retenir dunkerque 3 femmes seules")
    assert plain(few).startswith("🛏 Rien de retenu : 2 libres\n")
    (never,) = await dunkirk.say("Amina", "/retenir dunkerque 2 femmes avec enfants")
    assert "Rien de retenu : jamais compté" in plain(never)
    (past,) = await dunkirk.say("Amina", "/retenir dunkerque 2 femmes seules jusqu'à 17h")
    assert "cette heure est passée" in plain(past)
    assert "Par exemple :\n/retenir Dunkerque 2 femmes seules pour 2 h" in plain(past)
    _, (cut, *_) = await dunkirk.tap("Amina", "Choisir avec des boutons…")
    assert plain(cut).startswith("🛏 2 places retenues jusqu'à 20:00")
    await dunkirk.tap("Karim", "Libérer")
    await dunkirk.tap("Karim", "Oui, libérer")
    (long,) = await dunkirk.say("Amina", "/retenir dunkerque 1 femme seule jusqu'à demain 10h")
    assert plain(long).startswith("🛏 1 place retenue jusqu'à 06:30")
    assert "12 heures au plus : pas retenu au-delà." in plain(long)
    async with dunkirk.work() as work:
        shelter = await work.unit.shelters.lock(WOMEN)
        await work.unit.shelters.add(shelter, EventKind.CLOSED, work.now, work.now)
    (closed,) = await dunkirk.say("Amina", "/retenir dunkerque 1 femme seule")
    assert plain(closed).startswith("🛏 Rien de retenu : l'abri n'accueille pas\n")
    assert "Appeler la coordination : Dunkerque" in plain(closed)


async def test_who_loses_the_role_is_shown_nothing_and_the_hold_still_stands(dunkirk: Mission) -> None:
    soon = EVENING + timedelta(minutes=20)
    await dunkirk.admit("Bruno", project="dunkerque", until=soon)
    await dunkirk.admit("Kim", Role.SHELTER_KEEPER, "dunkerque", sites=frozenset({WOMEN}), until=soon)
    await dunkirk.say("Bruno", "/retenir dunkerque 1 femme seule")
    mine, theirs = await dunkirk.last("Bruno"), await dunkirk.last("Kim")
    await dunkirk.play.advance(30 * MINUTE)
    await dunkirk.tap("Karim", "Prolonger")
    assert await beds(dunkirk) == (18, 1, 1)
    for name, shown in (("Bruno", mine), ("Kim", theirs)):
        now = next(m for m in await dunkirk.play.messages(name) if m["message_id"] == shown["message_id"])
        assert plain(now) == "Ce message n'est plus disponible."
    assert plain(await dunkirk.last("Karim")).endswith("La personne a quitté l'équipe : toujours retenu.")
    await dunkirk.say("Kim", "/retenir")
    assert await beds(dunkirk) == (18, 1, 1)
