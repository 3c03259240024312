"""Summaries that come by themselves: to whom, where, at which hour."""

from datetime import timedelta
from typing import Any

from domain.incidents.types import Climb, Facts, Incident, Severity, Status
from domain.roles import Role
from services import editions
from tests.support.mission import BOT, EVENING, Mission, buttons, plain

HOUR = 3600
DAY = 24 * HOUR


async def points(mission: Mission, name: str, **where: Any) -> list[str]:
    """The first lines of the summaries that came to somebody, oldest first."""
    messages = [plain(m) for m in await mission.play.messages(name, limit=500, **where) if m["from"]["is_bot"]]
    return [text.split("\n")[0] for text in messages if "· point" in text]


async def raised(mission: Mission, number: int, *, restricted: bool) -> None:
    """An incident of now that is over already: nobody is called night after night."""
    async with mission.work() as work:
        amina = await work.person(mission.people["Amina"]["id"])
        assert amina is not None
        stored = await work.unit.incidents.add(
            Incident(
                id=0,
                project="calais",
                reporter_id=amina.id,
                raised_at=work.now,
                year=2026,
                apart=restricted,
                number=number,
                sos=False,
                status=Status.CLOSED,
                facts=Facts("theft", restricted, Severity.LOW),
                climb=Climb(),
                chat_id=amina.telegram_id,
                message_id=10_000 + number,
                thread_id=None,
            ),
            work.now,
        )
        await editions.incident_changed(work, stored.id)


async def test_what_comes_with_a_role(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR, until=EVENING + timedelta(days=1, hours=12))
    await mission.admit("Hugo", Role.HEAD_OF_MISSION, project=None)
    await mission.say("Amina", "/r clinique 34")
    await mission.say("Claire", "/resume")  # what was asked for early is no edition that anything is held against
    await mission.say("Amina", "/r psm 8")

    await mission.play.advance(HOUR)
    assert await points(mission, "Claire") == ["📊 Calais · point du lun. 23 nov."]
    assert await points(mission, "Hugo") == ["📊 Toute la mission · point du lun. 23 nov."]
    assert await points(mission, "Amina") == []
    evening = await mission.last("Claire")
    assert plain(evening).split("\n")[1:3] == ["Clinique mobile 34", "Santé mentale 8"], plain(evening)
    call = [c for c in await mission.play.calls("sendMessage") if "point du" in c["params"]["text"]][-1]
    assert call["params"]["disable_notification"] in (True, "true", "True")

    await mission.play.advance(3 * HOUR)
    await mission.say("Amina", "/r maraude nuit 12")  # the night shift
    await mission.play.advance(11 * HOUR)
    closing = plain(await mission.last("Claire"))
    assert closing.startswith("📊 Calais · point définitif du lun. 23 nov.")
    assert "(nouveau)" in closing
    assert "Clinique mobile 34\n" in closing

    await mission.play.advance(20 * HOUR)  # Tuesday's evening edition; nothing came after it, so no closing one
    assert (await points(mission, "Claire"))[-1] == "📊 Calais · point du mar. 24 nov."
    assert len(await points(mission, "Claire")) == 3
    await mission.play.advance(15 * HOUR)
    await raised(mission, 1, restricted=True)  # what comes because of it would tell
    await mission.play.advance(13 * HOUR)  # the role ended at Wednesday's dawn: what she had is emptied, nothing comes
    assert await points(mission, "Claire") == []
    assert (await points(mission, "Hugo"))[-1] == "📊 Toute la mission · point du mer. 25 nov."

    await mission.play.block("Hugo")  # what he cannot be sent does not lie there until he is back
    await mission.play.advance(DAY)
    await mission.play.unblock("Hugo")
    await mission.play.advance(12 * HOUR)
    await raised(mission, 2, restricted=False)
    await mission.play.advance(12 * HOUR)
    *_, before, evening, closing = [m for m in await mission.play.messages("Hugo", limit=500) if "· point" in m["text"]]
    assert "mer. 25 nov." in plain(before)
    assert plain(evening).startswith("📊 Toute la mission · point du ven. 27 nov.")
    assert plain(closing).startswith("📊 Toute la mission · point définitif du ven. 27 nov.")
    assert all("🟢 Vol ou dégradation · INC-2026-0002 · clos (nouveau)" in plain(one) for one in (evening, closing))


async def test_pausing_and_ending_is_remembered(mission: Mission) -> None:
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.idle()
    (listed,) = await mission.say("Claire", "/abonnements")
    assert plain(listed).split("\n")[1:] == [
        "Point du jour · Calais · 19:30",
        "Point définitif · Calais · 08:30",
        "Point de la semaine · Calais · 08:00",
        "Point du mois · Calais · 09:00",
    ]
    await mission.tap("Claire", "Point du jour · Calais")
    await mission.tap("Claire", "Heure")
    await mission.tap("Claire", "18 h")
    toast, (card,) = await mission.tap("Claire", "18:30")
    assert toast == "Enregistré"
    assert "Chaque jour à 18:30" in plain(card)
    await mission.play.advance(HOUR / 2)
    assert await points(mission, "Claire") == []  # it began after 18:30
    await mission.tap("Claire", "Pause")
    toast, _ = await mission.tap("Claire", "Reprendre")
    assert "Prochain : mar. 24 nov. 18:30" in plain(await mission.last("Claire"))
    pressed = next(b for row in (await mission.last("Claire"))["buttons"] for b in row if b["text"] == "Arrêter")
    assert await mission.press("Claire", await mission.last("Claire"), pressed["callback_data"]) == "Enregistré"
    assert await mission.press("Claire", await mission.last("Claire"), pressed["callback_data"]) == "Déjà fait"
    await mission.play.advance(2 * DAY)
    assert await points(mission, "Claire") == []
    (listed,) = await mission.say("Claire", "/abonnements")
    assert "Point du jour" not in plain(listed)
    await mission.say("Claire", "/abonner")
    toast, (card,) = await mission.tap("Claire", "Point du jour")
    assert (toast, buttons(card)[-2:]) == ("Enregistré", ["Arrêter", "Tous les abonnements"])
    await mission.play.advance(DAY)
    assert await points(mission, "Claire") == ["📊 Calais · point du jeu. 26 nov."]


async def test_a_group_a_topic_a_language_and_who_may(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Zoé", Role.MEAL, project=None)
    group = await mission.group("Équipe", by="Claire", type="group")
    await mission.say("Amina", "/r violences sexuelles 7")
    (refused,) = await mission.say("Amina", "/abonner")
    assert "ne permet pas de s'abonner" in plain(refused)

    await mission.say("Zoé", "/abonner")
    await mission.tap("Zoé", "Point du jour")
    await mission.tap("Zoé", "Calais")
    await mission.tap("Zoé", "Langue")
    await mission.tap("Zoé", "English")
    await mission.tap("Zoé", "Lieu")
    toast, _ = await mission.tap("Zoé", "Groupe de l'équipe")
    assert toast == "Enregistré"
    told = plain(await mission.last("Claire", chat=group["id"]))
    assert told.startswith("📊 Point du jour · Calais\nChaque jour à 19:30")
    await mission.say("Claire", "/abonner", chat=group["id"])
    toast, _ = await mission.tap("Amina", "Point du mois", chat=group["id"])
    assert "rôle" in (toast or "")

    new = await mission.play.migrate(group["id"])
    await mission.play.advance(HOUR)
    shown = plain(await mission.last("Amina", chat=new))
    assert shown.startswith("📊 Calais · daily summary, Mon 23 Nov")
    assert "exual" not in shown
    assert await points(mission, "Zoé") == []

    await mission.play.add_chat("Forum", type="forum", members=["Claire", "Amina"], bots=[BOT], by="Claire")
    topic = await mission.play.add_topic("Forum", "Points")
    forum: dict[str, Any] = {"chat": "Forum", "thread": topic}
    await mission.say("Claire", "/link", **forum)
    await mission.tap("Claire", "Français", chat="Forum")
    await mission.say("Claire", "/abonner", **forum)
    _, (card,) = await mission.tap("Claire", "Point du jour", chat="Forum")
    assert "Dans un sujet du groupe" in plain(card)
    await mission.say("Claire", "/abonner", chat="Forum")
    await mission.tap("Claire", "Point du jour", chat="Forum")
    await mission.play.advance(DAY)
    came = [m for m in await mission.play.messages("Amina", chat="Forum") if "point du mar. 24 nov." in m["text"]]
    assert [m["thread"] for m in came] == [topic, None]
    (listed,) = await mission.say("Zoé", "/abonnements")
    assert "Point du jour · Calais · 19:30 · groupe de l'équipe" in plain(listed)
