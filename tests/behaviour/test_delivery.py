"""What is to be said arrives: in order, alerts first, under Telegram's limits, and every row comes to an end."""

import asyncio
import re
from datetime import timedelta

from domain.delivery import Limits
from domain.notices import GroupLeft, Help, UnknownCommand, UpdateParkedForAdmins
from storage.tables import OutboxRow
from tests.support.crew import ACTIVITIES, Crew, calls_of, settled, states
from tests.support.mission import EVENING, Mission, mission_on

SENDS = {"method": ["sendMessage", "editMessageText"]}


def answer(number: int) -> UnknownCommand:
    return UnknownCommand(said=f"mot{number}", nearest=None)


def alert(number: int) -> UpdateParkedForAdmins:
    return UpdateParkedForAdmins(seq=number, parked=1)


async def crew_of(mission: Mission, count: int) -> Crew:
    """People who have written to Vigie, so that it may write to them."""
    await mission.idle()
    crew = Crew(mission.play)
    for name in await crew.join(mission.database, count):
        await mission.play.start(name)
    await mission.idle()
    return crew


async def test_alerts_overtake_a_backlog_and_telegrams_limits_are_kept(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, limits=Limits()) as mission:
        await mission.play.call("limits", enabled=True)
        crew = await crew_of(mission, 20)
        async with mission.work() as work:
            for number in range(6):
                for person in crew.people.values():
                    await work.unit.outbox.put(answer(number), person["id"], work.now)
        await mission.play.wait("P0", contains="mot0")
        before = len(await calls_of(mission.play, "sendMessage"))
        async with mission.work() as work:
            for person in crew.people.values():
                await work.unit.outbox.put(alert(7), person["id"], work.now)
        for name in crew.names:
            await mission.play.wait(name, contains="n° 7")
        calls = [c["params"] for c in await calls_of(mission.play, "sendMessage")][before:]
        overtaken = [c for c in calls[: _last_alert(calls)] if "n° 7" not in c["text"]]
        await settled(mission.database)
        stats = await mission.play.stats()
    assert len(overtaken) < 40  # of some hundred
    assert stats["by_status"].get("429") is None
    assert stats["violations"] == 0


def _last_alert(calls: list[dict[str, str]]) -> int:
    return max(place for place, call in enumerate(calls) if "n° 7" in call["text"])


async def test_alerts_alone_may_use_the_whole_limit_and_not_more(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, limits=Limits()) as mission:
        await mission.play.call("limits", enabled=True)
        crew = await crew_of(mission, 40)
        async with mission.work() as work:
            for person in crew.people.values():
                for number in (1, 2):
                    await work.unit.outbox.put(alert(number), person["id"], work.now)
        assert set(await settled(mission.database)) == {"sent"}
        assert (await mission.play.stats())["by_status"].get("429") is None


async def test_a_group_gets_twenty_a_minute_and_keeps_room_for_an_alert(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, limits=Limits()) as mission:
        await mission.play.call("limits", enabled=True)
        crew = await crew_of(mission, 1)
        mission.people = crew.people
        group = await mission.group("Maraude", by="P0")
        async with mission.work() as work:
            for number in range(30):
                await work.unit.outbox.put(answer(number), group["id"], work.now)
        await mission.play.wait(chat=group["id"], person="P0", contains="mot12")
        async with mission.work() as work:
            await work.unit.outbox.put(alert(7), group["id"], work.now)
        await mission.play.wait(chat=group["id"], person="P0", contains="n° 7", timeout=2)
        assert not any("mot20" in m["text"] for m in await mission.play.messages(chat=group["id"]))
        assert (await mission.play.stats())["by_status"].get("429") is None


async def test_a_chat_is_told_in_order_also_through_failures(mission: Mission) -> None:
    await crew_of(mission, 1)
    await mission.play.fault("500", match=SENDS, probability=0.4, count=4, seed=3)
    me = (await mission.play.view("P0"))["person"]["id"]
    async with mission.work() as work:
        for number in range(12):
            await work.unit.outbox.put(answer(number), me, work.now)
    await settled(mission.database)
    texts = [m["text"] for m in await mission.play.messages("P0")]
    said = [int(found[1]) for text in texts if (found := re.search(r"mot(\d+)", text))]
    assert said == list(range(12))


async def test_whoever_blocked_vigie_is_left_alone_until_they_write_again(mission: Mission) -> None:
    crew = await crew_of(mission, 2)
    for name, kind, words in (("P0", "403", None), ("P1", "400", "Bad Request: chat not found")):
        await mission.play.fault(kind, match={"chat": name, **SENDS}, count=1, description=words)
        me = crew.people[name]["id"]
        async with mission.work() as work:
            for number in range(3):
                await work.unit.outbox.put(answer(number), me, work.now)
        await settled(mission.database)
        async with mission.work() as work:
            await work.unit.outbox.put(answer(9), me, work.now)
        await settled(mission.database)
        assert not any("mot" in m["text"] for m in await mission.play.messages(name))
        async with mission.database.read() as unit:
            assert await unit.chats.is_unreachable(me)
        (back,) = await mission.say(name, "/aide")
        assert back["text"]
    assert (await states(mission.database, OutboxRow))["unreachable"] == 8
    assert (await mission.play.stats())["by_status"].get("403", 0) == 1


async def test_a_group_that_threw_vigie_out_and_took_it_back_is_spoken_to_again(mission: Mission) -> None:
    await mission.admit("Amina")
    group = await mission.group("Maraude", by="Amina")
    await mission.play.fault("403", match={"chat": "Maraude", **SENDS}, count=1)
    await mission.say("Amina", "/aide", chat=group["id"])
    async with mission.database.read() as unit:
        assert await unit.chats.is_unreachable(group["id"])
    assert await mission.say("Amina", "/aide", chat=group["id"])


async def test_a_group_that_became_a_supergroup_is_followed(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    group = await mission.group("Maraude", by="Amina", type="group")
    await mission.play.fault("migrate", match={"chat": "Maraude", "method": "sendMessage"}, count=1)
    await mission.say("Amina", "/aide", chat=group["id"])
    await mission.idle()
    (chat,) = [
        c for c in (await mission.play.get("chats"))["chats"] if c["title"] == "Maraude" and c["type"] != "group"
    ]
    assert [m for m in await mission.play.messages(chat=chat["id"]) if m["from"]["is_bot"]]
    async with mission.database.read() as unit:
        linked = await unit.groups.by_chat(chat["id"])
        assert linked is not None
        assert linked.project == "calais"
        assert await unit.groups.by_chat(group["id"]) is None
    assert await mission.say("Amina", "/aide", chat=chat["id"])


async def test_a_group_moves_with_its_service_message_before_anything_is_sent(mission: Mission) -> None:
    await mission.admit("Amina")
    group = await mission.group("Maraude", by="Amina", type="group")
    new = await mission.play.migrate(group["id"])
    await mission.idle()
    async with mission.database.read() as unit:
        linked = await unit.groups.by_chat(new)
        assert linked is not None
        assert linked.project == "calais"


async def receipt_of(mission: Mission) -> tuple[Crew, int]:
    """A report and its receipt on its author's phone; the report's id."""
    crew = await crew_of(mission, 1)
    await crew.report("P0", EVENING)
    await mission.idle()
    return crew, 1


async def touch(mission: Mission, report: int, times: int = 1) -> None:
    for _ in range(times):
        async with mission.work() as work:
            assert await work.unit.cards.touch("shift_report_receipt", report, work.now)


async def test_a_card_that_did_not_change_counts_as_shown(mission: Mission) -> None:
    _, report = await receipt_of(mission)
    await touch(mission, report)
    await settled(mission.database)
    (call,) = await calls_of(mission.play, "editMessageText")
    assert "message is not modified" in call["description"]
    assert set(await states(mission.database, OutboxRow)) == {"sent"}


async def test_edits_are_coalesced_also_while_one_is_under_way(mission: Mission) -> None:
    _, report = await receipt_of(mission)
    await mission.play.fault("slow", match={"method": "editMessageText"}, seconds=0.5, count=1)
    await touch(mission, report)
    await _under_way(mission)
    await touch(mission, report, times=5)
    await settled(mission.database)
    assert len(await calls_of(mission.play, "editMessageText")) == 2


async def _under_way(mission: Mission) -> None:
    async with asyncio.timeout(5):
        while True:
            if "sending" in await states(mission.database, OutboxRow):
                return
            await asyncio.sleep(0.01)


async def test_a_report_edited_while_its_receipt_is_being_sent_shows_the_new_figure(mission: Mission) -> None:
    crew = await crew_of(mission, 1)
    await mission.play.fault("slow", match={"method": "sendMessage"}, seconds=0.5, count=1)
    said = await mission.play.say("P0", "/r clinique 34")
    await _under_way(mission)
    await mission.play.edit("P0", said["message_id"], "/r clinique 43")
    await mission.idle()
    assert "43" in (await mission.last(crew.names[0]))["text"]
    assert len([m for m in await mission.play.messages("P0") if "consultations" in m["text"]]) == 1


async def test_a_deleted_card_is_let_go(mission: Mission) -> None:
    _, report = await receipt_of(mission)
    await mission.play.delete("P0", (await mission.last("P0"))["message_id"])
    await touch(mission, report)
    await settled(mission.database)
    assert (await states(mission.database, OutboxRow))["expired"] == 1
    assert (await mission.say("P0", "/aide"))[0]["text"]


async def test_a_second_copy_of_a_card_is_adopted_when_it_is_tapped(mission: Mission) -> None:
    await crew_of(mission, 1)
    await mission.play.fault("drop_after", match={"method": "sendMessage"}, count=1)
    await mission.play.say("P0", "/r clinique 34")
    await mission.idle()
    copies = [m for m in await mission.play.messages("P0") if "34" in m["text"] and m["from"]["is_bot"]]
    assert len(copies) == 2
    async with mission.database.read() as unit:
        assert (await unit.outbox.counts())["maybe_twice"] == 1
    await mission.tap("P0", "Annuler", message_id=copies[0]["message_id"])
    now = {m["message_id"]: m["text"] for m in await mission.play.messages("P0")}
    assert now[copies[0]["message_id"]] == now[copies[1]["message_id"]] != copies[0]["text"]


async def test_answers_expire_after_an_hour_and_alerts_after_a_day(mission: Mission) -> None:
    crew = await crew_of(mission, 2)
    await mission.play.fault("500", match=SENDS)
    async with mission.work() as work:
        await work.unit.outbox.put(Help(), crew.people["P0"]["id"], work.now)
        await work.unit.outbox.put(alert(1), crew.people["P1"]["id"], work.now)
    await _expired(mission, EVENING + timedelta(hours=2), 1)
    assert (await states(mission.database, OutboxRow))["waiting"] == 1
    await _expired(mission, EVENING + timedelta(hours=25), 2)
    assert "waiting" not in await states(mission.database, OutboxRow)


async def _expired(mission: Mission, now: object, count: int) -> None:
    await mission.play.set_clock(now=str(now).replace(" ", "T"))
    async with asyncio.timeout(15):
        while True:
            if (await states(mission.database, OutboxRow)).get("expired", 0) == count:
                return
            await asyncio.sleep(0.05)


async def test_a_long_list_comes_in_parts_whose_failures_repeat_nothing(mission: Mission) -> None:
    crew = await crew_of(mission, 4)  # each has a site of their own
    me = crew.names[0]
    parts = {"clinique": " consultations dont 12 femmes, 5 mineurs", "ssr": " consultations dont 4 contraception"}
    for activity in ACTIVITIES:
        for shift in ("", "nuit"):
            for name in crew.names:
                await mission.play.say(name, f"/r {activity} 34{parts.get(activity, '')} {shift}")
    await settled(mission.database)
    for kind, more in (
        ("slow", {"seconds": 0.1}),
        ("429", {"retry_after": 1}),
        ("500", {}),
    ):  # the second part fails twice
        await mission.play.fault(kind, match=SENDS, count=1, **more)
    before = (await mission.play.say(me, "/jour"))["seq"]
    await mission.play.wait(me, after=before)
    await settled(mission.database)
    pieces = [m for m in await mission.play.messages(me) if m["from"]["is_bot"] and m["seq"] > before]
    assert len(pieces) > 1
    assert len({m["text"] for m in pieces}) == len(pieces)
    calls = (await calls_of(mission.play, "sendMessage"))[-2 - len(pieces) :]
    assert [c["status"] for c in calls][:4] == [200, 429, 500, 200]
    async with mission.database.read() as unit:
        assert (await unit.outbox.counts())["maybe_twice"] == 0
    assert (await mission.play.stats())["violations"] == 0


async def test_what_cannot_be_worded_stops_nobody_else(mission: Mission) -> None:
    crew = await crew_of(mission, 2)
    async with mission.work() as work:
        odd = alert(1).model_copy(update={"kind": "odd"})
        await work.unit.outbox.put(odd, crew.people["P0"]["id"], work.now)
        await work.unit.outbox.put(answer(1), crew.people["P1"]["id"], work.now)
    await mission.play.wait("P1", contains="mot1")
    async with asyncio.timeout(40):
        while True:
            if "expired" in await states(mission.database, OutboxRow):
                break
            await asyncio.sleep(0.1)
    assert (await mission.say("P0", "/aide"))[0]["text"]


async def test_many_rows_of_several_calls_do_not_starve_each_other(sqlite_url: str) -> None:
    async with mission_on(sqlite_url, limits=Limits()) as mission:
        crew = await crew_of(mission, 24)
        async with mission.work() as work:
            for person in crew.people.values():  # each is a message and a leaving
                await work.unit.outbox.put(GroupLeft(), person["id"], work.now)
        assert set(await settled(mission.database)) == {"sent"}
