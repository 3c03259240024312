"""A team's people: who sees and changes them, what that does to a phone at once, and how it is undone."""

import asyncio
from datetime import timedelta

from domain.roles import Role
from tests.behaviour.test_people_admission import of
from tests.support.mission import EVENING, Mission, buttons, plain

OUTDATED = "Ça a changé entre-temps\u00a0: à relire"
EMPTIED = "Ce message n'est plus disponible."


async def texts(mission: Mission, name: str) -> list[str]:
    """What of Vigie's stands on somebody's phone now."""
    return [plain(m) for m in await mission.play.messages(name) if m["from"]["is_bot"] and not m["deleted"]]


async def taps(mission: Mission, name: str, *labels: str) -> tuple[str | None, str]:
    """Taps one button after another on the newest message; the last toast, and what stands there then."""
    toast = None
    for label in labels:
        toast, _ = await mission.tap(name, label, message_id=(await mission.last(name))["message_id"])
    return toast, plain(await mission.last(name))


async def team(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR, site="coast_calais")
    await mission.admit("Ada", Role.ADMIN, None)
    await mission.admit("Amina", site="coast_calais")


async def test_a_role_is_changed_ended_and_given_back(mission: Mission) -> None:
    await team(mission)
    await mission.say("Amina", "/r clinique 34 consultations")
    await mission.say("Claire", "/équipe")
    assert await taps(mission, "Claire", "Claire") == ("", "Claire (toi)\n· coordination")
    assert buttons(await mission.last("Claire")) == ["Retirer", "L'équipe"], "one's own can be given up, not changed"
    _, text = await taps(mission, "Claire", "L'équipe", "Amina", "Changer", "Sites", "Lieux de survie", "Continuer")
    assert "Ensuite : équipe de terrain · Calais · Lieux de survie" in text
    toast, text = await taps(mission, "Claire", "Changer")
    assert (toast, text.split("\n")[0]) == ("Enregistré", "✏️ Amina : rôle changé")
    assert plain(await mission.last("Amina")).split("\n")[:3] == [
        "✏️ Ton rôle dans Vigie",
        "équipe de terrain · Calais",
        "Sites : Lieux de survie",
    ]
    assert [g.sites for g in (await of(mission, "Amina")).grants] == [frozenset({"living_sites_calais"})]
    assert (await of(mission, "Amina")).site == "living_sites_calais", "the one that is theirs"
    assert (await taps(mission, "Claire", "Annuler"))[0] == "Annulé"
    assert [g.sites for g in (await of(mission, "Amina")).grants] == [None]
    assert (await of(mission, "Amina")).site == "coast_calais"

    # An end in words; what is no day is asked again; the role is over at that day's midnight.
    await taps(mission, "Claire", "Changer", "Date de fin", "Autre jour…")
    asked = (await mission.last("Claire"))["message_id"]
    (again,) = await mission.say("Claire", "bientôt", reply_to=asked)
    assert "Pas compris : « bientôt »" in plain(again)
    (ask,) = await mission.say("Claire", "le 24/11", reply_to=asked)
    assert "Ensuite : équipe de terrain · Calais · jusqu'au mar. 24 nov." in plain(ask)
    assert (await taps(mission, "Claire", "Changer"))[0] == "Enregistré"
    (grant,) = (await of(mission, "Amina")).grants
    assert grant.until == EVENING.replace(day=24, hour=23, minute=0), "midnight in Calais"

    # Removed: told, everything emptied, nothing answered any more; and back, with what the phone showed.
    await mission.say("Claire", "/equipe")
    _, text = await taps(mission, "Claire", "Amina", "Retirer")
    assert text.startswith("Retirer Amina ?")
    assert (await taps(mission, "Claire", "Retirer"))[0] == "Enregistré"
    gone = await texts(mission, "Amina")
    assert gone[-1].startswith("Ton rôle est terminé\n· équipe de terrain · Calais")
    assert set(gone[:-1]) == {EMPTIED}
    (told,) = await mission.say("Amina", "/jour")
    assert "réservé aux équipes invitées" in plain(told)
    assert (await taps(mission, "Claire", "Annuler"))[0] == "Annulé"
    back = await texts(mission, "Amina")
    assert any(text.startswith("✅ Clinique mobile") for text in back)

    # So does a new invitation.
    await taps(mission, "Claire", "Retirer", "Retirer")
    assert "✅" not in " ".join(await texts(mission, "Amina"))
    await mission.admit("Amina", site="coast_calais")
    assert any(text.startswith("✅ Clinique mobile") for text in await texts(mission, "Amina"))
    assert (await taps(mission, "Claire", "L'équipe"))[1].startswith("Calais · 3 personnes")


async def test_what_nobody_may_take(mission: Mission) -> None:
    """Of whom one may not grant it, the last admin's, by a card that is old; one's own last lead asks twice."""
    await team(mission)
    await mission.admit("Paul", Role.COORDINATOR)
    await mission.say("Claire", "/team")
    for other in ("Paul", "Ada"):
        await taps(mission, "Claire", other)
        assert buttons(await mission.last("Claire"))[-1] == "L'équipe"
        assert not {"Retirer", "Changer"} & set(buttons(await mission.last("Claire")))
        number = (await of(mission, other)).id
        for forged in (f"tm:drop:{number}:", f"tm:do:{number}:", f"tm:role:{number}:1", f"tm:chg:{number}:"):
            assert await mission.press("Claire", await mission.last("Claire"), forged) == "Ton rôle ne le permet pas"
        await taps(mission, "Claire", "L'équipe")
    await taps(mission, "Claire", "Amina", "Changer", "Rôle")
    number = (await of(mission, "Amina")).id
    card = await mission.last("Claire")
    assert await mission.press("Claire", card, f"tm:as:{number}:admin") is None
    assert (await taps(mission, "Claire", "Changer"))[0] == "Ton rôle ne le permet pas"
    assert await mission.press("Claire", card, f"tm:drop:{number + 1}:") == OUTDATED

    await mission.say("Ada", "/team")
    toast, _ = await taps(mission, "Ada", "Toute la mission", "Ada", "Retirer", "Retirer")
    assert toast == "Dernier admin\u00a0: en nommer un autre d'abord"
    assert [g.role for g in (await of(mission, "Ada")).grants] == [Role.ADMIN]

    await mission.say("Paul", "/team")
    toast, text = await taps(mission, "Paul", "Paul", "Retirer", "Retirer")
    assert (toast, text) == (
        "",
        "⚠️ Ton dernier rôle de responsable\nPas de retour : il faudrait une nouvelle invitation.",
    )
    toast, _ = await taps(mission, "Paul", "Retirer")
    assert toast == "Enregistré"
    assert (await of(mission, "Paul")).grants == ()
    assert set(await texts(mission, "Paul")) == {EMPTIED}


async def test_a_role_that_ends_while_messages_are_on_their_way(mission: Mission) -> None:
    """A slow connection: what got out during the race is emptied or deleted, what waited never comes, what they had in
    hand is anybody's, and duty is looked at."""
    await team(mission)
    await mission.admit("Nadia", Role.COORDINATOR, until=EVENING + timedelta(hours=2))
    await mission.say("Nadia", "/astreinte")
    await taps(mission, "Nadia", "Je prends la permanence")
    await mission.say("Amina", "/alerte bagarre au camp")
    await taps(mission, "Nadia", "Je prends")
    chat = mission.people["Nadia"]["id"]
    await mission.play.fault("slow", match={"method": ["sendMessage", "editMessageText"], "chat": chat}, seconds=0.6)
    await mission.play.say("Nadia", "/nimporte")  # an answer that is no card
    await mission.play.say("Amina", "/alerte coups de feu au camp")  # a card, and behind it a ring
    await asyncio.sleep(0.25)  # the first is on its way
    await mission.say("Ada", "/equipe")
    assert (await taps(mission, "Ada", "Calais", "Nadia", "Retirer", "Retirer"))[0] == "Enregistré"
    await mission.idle()
    await mission.play.clear_faults()

    left = await texts(mission, "Nadia")
    assert [text.split("\n")[0] for text in left if text != EMPTIED] == ["Ton rôle est terminé"]
    had = [m for m in (await mission.play.chat("Nadia", limit=100))["messages"] if m["from"]["is_bot"]]
    assert any(m["deleted"] and "/nimporte" in m["text"] for m in had), "it was on its way, and was taken back"
    assert "personne ne l'a encore prise" in next(t for t in await texts(mission, "Claire") if "bagarre" in t)
    await mission.play.advance(seconds=1)
    gap = [text for text in await texts(mission, "Claire") if text.startswith("Calais · personne de permanence")]
    assert gap, "the board was looked at, and nobody is on duty"
