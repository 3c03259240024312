"""A lost phone: the account is stopped at once, alerts go to others, somebody else opens it again. Who comes into a
group, and what never goes there."""

import structlog.testing

from domain.people import Grant
from domain.roles import Role
from services.people import create_invite
from tests.behaviour.test_team import EMPTIED, taps, texts
from tests.support.mission import BOT, Mission, buttons, plain

LOCKED = "Ce compte est bloqué. La coordination peut le débloquer."
MARK = "Compte bloqué, téléphone perdu : vérifier autrement."


async def test_a_lost_phone(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.admit("Paul", Role.COORDINATOR)
    await mission.admit("Amina", site="coast_calais")
    await mission.say("Claire", "/astreinte")
    await taps(mission, "Claire", "Je prends la permanence")
    await mission.say("Amina", "/alerte bagarre au camp")
    await taps(mission, "Claire", "Je prends")
    known = (await mission.last("Claire"))["message_id"]

    # What was sent before the lock was read, and comes after it in the queue, is refused as well.
    await mission.play.say("Claire", "/bloquer")
    await mission.play.say("Claire", "/r clinique 12 consultations")
    await mission.idle()

    phone = await texts(mission, "Claire")
    assert phone[-1] == LOCKED
    assert set(phone[:-1]) == {EMPTIED}, "cards are emptied, everything else is deleted"
    paul = await texts(mission, "Paul")
    assert any(t.startswith("🔒 Claire : compte bloqué\nBloqué depuis le compte lui-même") for t in paul)
    (card,) = [t for t in paul if "bagarre" in t]
    assert "pas encore prise\nInjoignable : Claire\nRemonte à 18:40" in card, "it climbs again"
    await mission.play.advance(seconds=1)
    assert any("Claire : compte bloqué" in t for t in await texts(mission, "Paul") if t.startswith("Calais"))

    # Nothing is listened to, nor answered: commands, taps on cards that the phone still shows, words, edits.
    assert await mission.say("Claire", "/aide") == []
    assert await mission.say("Claire", "clinique 34") == []
    for data in ("i:take:1::", "tm:all:0:", "ul:1", "set:::en:"):
        assert await mission.press("Claire", {"message_id": known}, data) is None
    # An alert is: whoever is in danger must not be swallowed. It is marked, and answered by nothing.
    assert await mission.say("Claire", "/sos on me suit, parking du port") == []
    await mission.play.send_location("Claire", 50.95, 1.85)
    await mission.play.send_photo("Claire", caption="le parking")
    await mission.idle()
    assert any("50.95" in t and MARK in t for t in await texts(mission, "Paul")), "the place that follows it, too"
    assert [m for m in await mission.play.messages("Paul") if m.get("photo") or m.get("media")], "and the photo"
    assert await mission.say("Claire", "/alerte un homme armé au portail") == []
    alerts = [t for t in await texts(mission, "Paul") if MARK in t]
    assert [("on me suit" in t, "signalé par Claire" in t) for t in alerts] == [(True, True), (False, True)]
    assert (await texts(mission, "Claire"))[-1] == LOCKED

    # A new alert rings for the others; nothing goes to the account.
    await mission.say("Amina", "/alerte coups de feu au camp")
    assert "coups de feu" in " ".join(await texts(mission, "Paul"))
    assert (await texts(mission, "Claire"))[-1] == LOCKED

    # Somebody of the team unlocks nobody; another coordinator does, and both are told.
    assert await mission.press("Amina", {"message_id": 1}, "ul:1") == "Ton rôle ne le permet pas"
    told = next(m for m in await mission.play.messages("Paul") if plain(m).startswith("🔒 Claire"))
    assert buttons(told) == ["Débloquer"]
    toast, _ = await mission.tap("Paul", "Débloquer", message_id=told["message_id"])
    assert toast == "Compte débloqué"
    phone = await texts(mission, "Claire")
    assert any(t.startswith("🟢 Ton compte est débloqué\nPar Paul.") for t in phone)
    assert any("bagarre" in t for t in phone), "what she may see is there again"
    assert not any(MARK in t for t in await texts(mission, "Paul"))
    (answer,) = await mission.say("Claire", "/aide")
    assert "Téléphone perdu" in plain(answer)


async def test_somebody_elses_phone_and_who_may_lock(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Dora", Role.COORDINATOR, "dunkerque")
    await mission.admit("Amina", site="coast_calais")
    await mission.say("Amina", "/r clinique 34 consultations")
    async with mission.work() as work:
        code = await create_invite(work, Grant(Role.TEAM_MEMBER, "calais"), 1)
    await mission.say("Claire", "/equipe")
    _, text = await taps(mission, "Claire", "Amina", "Bloquer (téléphone perdu)")
    assert text.startswith("Amina : bloquer le compte ?\nTout de suite")
    toast, text = await taps(mission, "Claire", "Bloquer")
    assert (toast, text.split("\n")[0]) == ("Compte bloqué", "🔒 Amina : compte bloqué")
    assert set((await texts(mission, "Amina"))[:-1]) == {EMPTIED}
    amina = 3
    assert await mission.press("Dora", {"message_id": 1}, f"ul:{amina}") == "Ton rôle ne le permet pas"
    assert not any("compte bloqué" in t for t in await texts(mission, "Dora"))
    await mission.say("Claire", "/equipe")
    toast, _ = await taps(mission, "Claire", "Amina", "Débloquer")
    assert toast == "Compte débloqué"
    assert any("34 consultations" in t for t in await texts(mission, "Amina"))

    # A link from before brings nobody in while its maker's account is locked.
    await mission.person("Zoé")
    await mission.say("Claire", "/bloquer")
    for letter, opens in (("Zoé", False), ("Zoé", True)):
        if opens:
            async with mission.work() as work:
                await work.unit.team.unlock(1, 1, work.now)
        await mission.play.start(letter, code)
        await mission.idle()
        assert ("Bienvenue" in (await texts(mission, letter))[-1]) is opens


async def test_who_comes_into_a_group_and_what_never_goes_there(mission: Mission) -> None:
    """A group is one audience, whoever is in it: what is sensitive or restricted is not said there. Somebody without a
    role comes in: the project's coordinators are told, once, and no log names them."""
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Dora", Role.COORDINATOR, "dunkerque")
    await mission.admit("Amina", site="coast_calais")
    chat = await mission.group("Équipe", "Claire")
    turned = "Zacha\u202erie"  # what turns the direction of what follows
    await mission.person(turned)
    await mission.admit("Yann", site="coast_calais")
    with structlog.testing.capture_logs() as logs:
        for name in (turned, "Yann"):
            await mission.play.call("chats/add", chat=chat["id"], person=name)
        await mission.idle()
    told = [t for t in await texts(mission, "Claire") if "sans rôle" in t]
    assert [t.split("\n")[1] for t in told] == ["Calais · Zacharie"]
    assert "Zacha" not in str(logs)
    for name in ("Dora", "Amina"):
        assert not any("sans rôle" in t for t in await texts(mission, name))

    await mission.play.promote(chat["id"], bot=BOT, rights=["can_delete_messages"])
    await mission.say("Amina", "/r violences sexuelles 3 personnes prises en charge", chat=chat["id"])
    await mission.say("Amina", "/alerte une jeune dit qu'elle a été violée", chat=chat["id"])
    await mission.say("Claire", "/jour", chat=chat["id"])
    await mission.say("Claire", "/resume", chat=chat["id"])
    said = " ".join(plain(m) for m in await mission.play.messages(chat=chat["id"]) if m["from"]["is_bot"])
    assert "violences" not in said.lower()
    assert "violée" not in said
    assert "prises en charge" not in said
