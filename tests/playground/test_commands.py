"""The command menu as a person sees it: the narrowest scope that is set, in the person's language, else in none."""

from __future__ import annotations

from typing import Any

from playground.client import PlaygroundClient
from tests.playground.bare_api import Api


async def set_commands(api: Api, name: str, scope: dict[str, Any] | None = None, language: str = "") -> None:
    commands = [{"command": name, "description": f"does {name}"}]
    await api.ok("setMyCommands", commands=commands, language_code=language, **({"scope": scope} if scope else {}))


async def seen(play: PlaygroundClient, person: str, **chat: Any) -> list[str]:
    return [one["command"] for one in (await play.call("commands", person=person, **chat))["commands"]]


async def test_none_are_set(api: Api, play: PlaygroundClient) -> None:
    assert await seen(play, "Awa") == []


async def test_in_private_from_default_to_the_chats_own(api: Api, play: PlaygroundClient, awa: int) -> None:
    steps: list[tuple[str, dict[str, Any] | None, str]] = [
        ("default", None, ""),
        ("default_fr", None, "fr"),
        ("private", {"type": "all_private_chats"}, ""),
        ("private_fr", {"type": "all_private_chats"}, "fr"),
        ("own", {"type": "chat", "chat_id": awa}, ""),
        ("own_fr", {"type": "chat", "chat_id": awa}, "fr"),
    ]
    for name, scope, language in steps:
        await set_commands(api, name, scope, language)
        assert await seen(play, "Awa") == [name]
    # Malik speaks no language that is known, and has no list of his own.
    assert await seen(play, "Malik") == ["private"]
    await api.ok("deleteMyCommands", scope={"type": "chat", "chat_id": awa}, language_code="fr")
    assert await seen(play, "Awa") == ["own"]


async def test_in_groups_from_default_to_the_member(api: Api, play: PlaygroundClient, awa: int) -> None:
    group = await play.add_chat("Calais", "supergroup", members=["Awa", "Malik"], bots=["vigie_bot"], username="calais")
    number = group["id"]
    steps: list[tuple[str, dict[str, Any] | None, bool]] = [
        ("default", None, True),
        ("groups", {"type": "all_group_chats"}, True),
        ("admins", {"type": "all_chat_administrators"}, False),
        ("chat", {"type": "chat", "chat_id": number}, True),
        ("chat_admins", {"type": "chat_administrators", "chat_id": "@calais"}, False),
        ("member", {"type": "chat_member", "chat_id": number, "user_id": awa}, False),
    ]
    everybody = ""
    for name, scope, for_all in steps:
        await set_commands(api, name, scope)
        everybody = name if for_all else everybody
        assert await seen(play, "Awa", chat="Calais") == [name], "the creator"
        assert await seen(play, "Malik", chat="Calais") == [everybody]
    assert await seen(play, "Malik") == ["default"], "lists of groups are not for private chats"
