"""What passes everything else at intake: an alert, a tap on one, a place; also below a picture, also edited."""

from typing import Any

import pytest

from bot.concerns import concern
from domain.notices import Lane
from domain.taps import IncidentAction, IncidentTap, RaiseTap

CHAT = {"id": 7, "type": "private"}
SENDER = {"id": 7, "is_bot": False, "first_name": "Amina"}
TAP = IncidentTap(action=IncidentAction.TAKE, incident=3).pack()


def message(**content: Any) -> dict[str, Any]:
    return {"message_id": 4, "date": 0, "chat": CHAT, "from": SENDER, **content}


def tapped(data: str | None) -> dict[str, Any]:
    query = {"id": "1", "from": SENDER, "message": message(), "data": data}
    return {"callback_query": query}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": message(text="/alerte tirs au camp")}, Lane.ALERT),
        ({"message": message(text="/Incident@vigie_bot")}, Lane.ALERT),
        ({"message": message(text="/sos")}, Lane.ALERT),
        ({"message": message(caption="/sos", photo=[])}, Lane.ALERT),
        ({"edited_message": message(text="/alerte tirs au camp, deux blessés")}, Lane.ALERT),
        ({"message": message(location={"latitude": 50.9, "longitude": 1.8})}, Lane.ALERT),
        (tapped(TAP), Lane.ALERT),
        (tapped(RaiseTap().pack()), Lane.ALERT),
        ({"message": message(text="/r clinique 34")}, Lane.ANSWER),
        ({"message": message(text="alerte")}, Lane.ANSWER),
        ({"message": message(caption="/r clinique 34", photo=[])}, Lane.ANSWER),
        (tapped("inv::"), Lane.ANSWER),
        (tapped(None), Lane.ANSWER),
    ],
)
def test_alerts_are_taken_in_first(update: dict[str, Any], lane: Lane) -> None:
    incoming = concern({"update_id": 1, **update}, 99, "vigie_bot").incoming
    assert incoming is not None
    assert incoming.lane == lane


def test_in_a_group_an_alert_below_a_picture_is_taken_in() -> None:
    group = {"id": -100, "type": "supergroup"}
    said = {**message(caption="/alerte tirs au camp", photo=[]), "chat": group}
    assert concern({"update_id": 1, "message": said}, 99, "vigie_bot").incoming is not None
    assert concern({"update_id": 1, "message": {**said, "caption": "on part"}}, 99, "vigie_bot").incoming is None
