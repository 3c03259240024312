"""The picture, the spreadsheet and the report below a week's summary: they come, stay as they are, and are replaced."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from domain.roles import Role
from tests.support.mission import Mission, plain

MINUTE, HOUR = 60, 3600
MONDAY_AT_8 = 6 * 24 * HOUR + 13 * HOUR + 30 * MINUTE
"""From the evening on which a mission begins to its first weekly summary."""


async def files(mission: Mission, name: str, **where: Any) -> list[dict[str, Any]]:
    """The pictures and files that somebody has, oldest first."""
    messages = await mission.play.messages(name, limit=500, **where)
    return [m for m in messages if m["from"]["is_bot"] and m["media"] is not None and not m["deleted"]]


async def sheets(mission: Mission, message: dict[str, Any]) -> str:
    """Every word and number of a spreadsheet."""
    content = await mission.play.file(message["media"]["file_id"])
    with ZipFile(BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


async def test_a_week_brings_its_files_and_only_other_numbers_bring_them_again(mission: Mission) -> None:
    await mission.admit("Amina", site="living_sites_calais")
    await mission.admit("Claire", Role.COORDINATOR)
    await mission.admit("Hugo", Role.HEAD_OF_MISSION, project=None)
    await mission.say("Amina", "/r clinique 34 consultations, 12 femmes")
    await mission.say("Amina", "/r violences sexuelles 7")

    await mission.play.advance(MONDAY_AT_8)
    await mission.idle()
    card = next(m for m in await mission.play.messages("Claire", limit=500) if "point de la semaine" in plain(m))
    first = picture, workbook, report = await files(mission, "Claire")
    assert [m["reply_to"] for m in first] == [card["message_id"]] * 3
    assert picture["media"]["kind"] == "photo"
    assert [m["media"]["file_name"] for m in (workbook, report)] == ["calais-2026-S48.xlsx", "calais-2026-S48.docx"]
    sent = [call["params"] for m in ("sendPhoto", "sendDocument") for call in await mission.play.calls(m)]
    assert {str(params["disable_notification"]) for params in sent} == {"true"}
    assert "Violences sexuelles" in await sheets(mission, workbook)
    of_mission = await files(mission, "Hugo")
    assert [m["media"]["file_name"] for m in of_mission[1:]] == [
        "mission-france-2026-S48.xlsx", "mission-france-2026-S48.docx",
    ]  # fmt: skip
    assert "iolences" not in await sheets(mission, of_mission[1])
    assert await files(mission, "Amina") == []

    await mission.say("Amina", "/r violences sexuelles 3 hier")  # who is of no circle has the same numbers as before
    await mission.play.advance(MINUTE)
    await mission.idle()
    changed = await files(mission, "Claire")
    assert [m["message_id"] for m in changed] == [m["message_id"] for m in first], "in their place"
    assert [m["media"]["file_id"] for m in changed] != [m["media"]["file_id"] for m in first]
    assert [m["media"] for m in await files(mission, "Hugo")] == [m["media"] for m in of_mission]
    assert len(await mission.play.calls("editMessageMedia")) == 3

    (moved, *_, again, _, _, _) = await mission.say("Claire", "/resume semaine derniere")
    assert "plus bas" in plain(moved)
    below = await files(mission, "Claire")
    assert [m["reply_to"] for m in below] == [again["message_id"]] * 3
    assert len(await mission.play.calls("deleteMessage")) == 3
