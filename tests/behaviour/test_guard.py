"""Personal data in free text: masked before anybody reads it, kept where its author says so; too many messages."""

from dataclasses import replace
from typing import Any

from domain.delivery import Limits
from domain.roles import Role
from tests.support.mission import BOT, NO_LIMITS, Mission, buttons, mission_on, plain

PHONE = "06 12 34 56 78"
FOUND = "Données personnelles dans"


async def stored(mission: Mission) -> str:
    """All free text that the database holds, decrypted."""
    async with mission.work() as work:
        reports = [await work.unit.guarded.words("report", number) for number in range(1, 9)]
        incidents = [await work.unit.guarded.words("incident", number) for number in range(1, 9)]
    return repr((reports, incidents))


async def card(mission: Mission, name: str) -> dict[str, Any]:
    """The newest question about what was masked."""
    cards = [m for m in await mission.play.messages(name) if m["from"]["is_bot"] and not m["deleted"]]
    return next(m for m in reversed(cards) if plain(m).startswith(("❓ Données", "✏️ Masqué", "✅ Gardé")))


async def test_in_a_report_it_is_masked_at_once_and_kept_only_where_its_author_says_so(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    said = f"clinique 34 consultations. Rappeler Sara, elle s'appelle Sara Haidari, au {PHONE}"

    receipt, asked = await mission.say("Amina", said)

    assert "34 consultations" in plain(receipt)
    assert PHONE not in plain(receipt)
    assert "Haidari" not in plain(receipt)
    assert plain(asked).startswith(f"❓ {FOUND} ton rapport\n")
    assert f"Numéro de téléphone : {PHONE}" in plain(asked)
    assert "Nom : Sara Haidari" in plain(asked)
    assert buttons(asked) == ["Masquer", "Garder, c'est nécessaire", "Supprimer mon message"]
    assert asked["protected"]
    text = await stored(mission)
    assert PHONE not in text
    assert "Sara" not in text
    # An edit is guarded as well, and the older question is over.
    (mine,) = [m for m in await mission.play.messages("Amina") if m["text"] == said]
    await mission.edit("Amina", mine["message_id"], said.replace("34 c", "35 c"))
    assert PHONE not in await stored(mission)
    toast, _ = await mission.tap("Amina", "Garder, c'est nécessaire")
    assert toast == "Gardé"
    assert f"au {PHONE}" in await stored(mission)
    assert PHONE not in plain(await card(mission, "Amina"))
    toast = await mission.press("Amina", asked, "pg:mask:2")
    assert toast == "Déjà fait"
    assert await mission.press("Claire", await mission.last("Claire"), "pg:keep:2") == "Ton rôle ne le permet pas"
    await mission.tap("Amina", "Supprimer mon message")
    assert "Message supprimé ici." in plain(await card(mission, "Amina"))
    left = [m["text"] for m in await mission.play.messages("Amina") if not m["deleted"]]
    assert not any(text.startswith("clinique 3") for text in left)

    # In a group the message goes; nobody answers for a day: it is masked for good.
    team = await mission.group("Équipe", "Claire")
    await mission.play.promote(team["id"], bot=BOT, rights=["can_delete_messages"])
    for deleted in (True, False):
        if not deleted:
            await mission.play.promote(team["id"], bot=BOT, rights=[])
        await mission.say("Amina", f"/r psm {8 + deleted} entretiens, voir a.b@example.org", chat=team["id"])
        question = plain(await mission.last("Amina"))
        assert ("Message supprimé du groupe." in question) == deleted
        assert ("Message encore dans le groupe." in question) != deleted
    await mission.play.advance(24 * 3600)
    await mission.idle()
    assert plain(await mission.last("Amina")).startswith("✏️ Masqué pour de bon : adresse e-mail")
    assert "example.org" not in await stored(mission)
    async with mission.work() as work:
        assert (await work.unit.guarded.by_id(3)).pairs == ()


async def test_an_alert_says_everything_until_it_is_closed(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.say("Amina", f"/alerte vol de la camionnette, rappeler {PHONE}")
    alert = await mission.last("Claire")
    assert PHONE in plain(alert)
    assert FOUND not in plain(await mission.last("Amina"))
    await mission.tap("Claire", "Je prends", message_id=alert["message_id"])

    # What is added while it goes on is as whole: whoever answers may need just that.
    receipt = next(m for m in reversed(await mission.play.messages("Amina")) if "INC-" in m["text"])
    await mission.say("Amina", "le voleur s'appelle Bashir", reply_to=receipt["message_id"])
    assert any("le voleur s'appelle Bashir" in plain(m) for m in await mission.play.messages("Claire"))
    assert FOUND not in plain(await mission.last("Amina"))
    assert PHONE in await stored(mission)

    here = {"message_id": alert["message_id"]}
    await mission.tap("Claire", "Suite…", **here)
    await mission.tap("Claire", "Clore…", **here)
    await mission.tap("Claire", "Réglé", **here)
    text = await stored(mission)
    assert PHONE not in text
    assert "Bashir" not in text
    for name in ("Amina", "Claire"):
        shown = [plain(m) for m in await mission.play.messages(name) if m["from"]["is_bot"] and not m["deleted"]]
        assert [PHONE in text for text in shown].count(True) == 1, name
        assert plain(await card(mission, name)).startswith(f"❓ {FOUND} INC-2026-0001")
    toast, _ = await mission.tap("Claire", "Masquer")
    assert toast == "Masqué"
    for name in ("Amina", "Claire"):
        assert plain(await card(mission, name)).startswith("✏️ Masqué : numéro de téléphone, nom")


async def test_too_many_messages_are_not_read_but_alerts_are(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, limits=replace(NO_LIMITS, sent_a_minute=Limits().sent_a_minute)) as mission:
        await too_many(mission)


async def too_many(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    for number in range(64):
        await mission.play.say("Amina", f"/r psm {number + 1} entretiens")
    await mission.idle()
    warned = [plain(m) for m in await mission.play.messages("Amina") if "Trop de messages" in m["text"]]
    assert len(warned) == 1
    (offered,) = await mission.say("Amina", "au secours, on nous menace avec un couteau")
    assert "Alerter la coordination" in buttons(offered), "an alert without a command is read, too"
    assert await mission.say("Amina", "bonjour") == []
    await mission.say("Amina", "/alerte vol de la camionnette")
    assert "INC-2026-0001" in plain(await mission.last("Claire"))
    await mission.play.send_photo("Amina")
    await mission.idle()
    assert "Photo notée" in plain(await mission.last("Amina")), "nor does what follows one"
    async with mission.work() as work:
        assert await work.unit.guarded.words("report", 61) == []
    await mission.play.advance(61)
    (answer,) = await mission.say("Amina", "clinique 3 consultations")
    assert "3 consultations" in plain(answer)


async def test_a_card_sent_back_and_ten_thousand_lines(mission: Mission) -> None:
    """What somebody forwards to Vigie is their own words: a card of its own counts nothing twice. A message that no
    phone sends is answered all the same."""
    await mission.admit("Amina", site="living_sites_calais")
    (receipt,) = await mission.say("Amina", "/r clinique 34 consultations")
    who = {"id": mission.people["Amina"]["id"], "first_name": "Amina", "is_bot": False}
    chat = {"id": who["id"], "type": "private"}
    vigie = {"type": "user", "date": 1, "sender_user": {"id": mission.bot["id"], "is_bot": True, "first_name": "Vigie"}}
    lines = "\n".join(f"clinique {n}" for n in range(10_000))
    for number, (text, answer) in enumerate(
        (
            (receipt["text"], "❓ Tu as déjà un rapport pour ce poste"),
            (lines, "❓ Trop long pour être sûr"),
            ("/alerte " + "tirs au camp\n" * 10_000, "🚨 🔴"),
        )
    ):
        message = {"message_id": 900 + number, "date": 1_795_455_000, "from": who, "chat": chat, "text": text}
        await mission.play.inject({"message": {**message, "forward_origin": vigie}})
        await mission.idle()
        assert plain(await mission.last("Amina")).startswith(answer)
    async with mission.database.read() as unit:
        assert set(await unit.inbox.counts()) == {"done"}
