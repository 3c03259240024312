"""The page is served with its token, to hosts that are ours, beside the control API and the launcher's operations."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from playground.client import ControlFailure, PlaygroundClient
from playground.page import Operation, Result
from playground.server import Playground, create_app, serve
from tests.page import mission

TOKEN = "control-token-of-the-tests"


@pytest.fixture
def machine() -> mission.Machine:
    return mission.Machine()


@pytest.fixture
def app(machine: mission.Machine) -> Playground:
    machine.app = create_app(TOKEN, page=mission.page(machine))
    return machine.app


@pytest.fixture
async def url(app: Playground) -> AsyncIterator[str]:
    async with serve(app) as address:
        yield address


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def play(url: str) -> AsyncIterator[PlaygroundClient]:
    async with PlaygroundClient(url, TOKEN) as client:
        yield client


async def test_the_page_carries_the_token_and_keeps_to_itself(url: str, web: aiohttp.ClientSession) -> None:
    async with web.get(url) as answer:
        text = await answer.text()
        headers = answer.headers
    assert answer.status == 200
    assert f'<meta name="control-token" content="{TOKEN}">' in text
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]


async def test_everything_the_page_names_is_served(url: str, web: aiohttp.ClientSession) -> None:
    for path in ("main.js", "early.js", "base.css", "mark.svg", "words/fr.json"):
        async with web.get(f"{url}/page/{path}") as answer:
            assert answer.status == 200, path
    for path in ("words/xx.json", "site.py", "../site.py", "index.htm"):
        async with web.get(f"{url}/page/{path}") as answer:
            assert answer.status == 404, path


async def test_without_the_token_the_control_api_is_closed(url: str, web: aiohttp.ClientSession) -> None:
    for path in ("page", "clock", "operations/run", "operations/file?id=x"):
        async with web.get(f"{url}/control/{path}") as answer:
            assert answer.status == 401, path


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[::2]:8081", ""])
async def test_foreign_hosts_are_refused(url: str, web: aiohttp.ClientSession, host: str) -> None:
    for path in ("/", "/page/main.js", f"/control/clock?token={TOKEN}"):
        async with web.get(url + path, headers={"Host": host}) as answer:
            assert answer.status == 403, path


@pytest.mark.parametrize("host", ["localhost:1", "127.0.0.1", "127.0.0.2:99", "[::1]:8081", "LOCALHOST"])
async def test_this_machines_names_are_served(url: str, web: aiohttp.ClientSession, host: str) -> None:
    async with web.get(url, headers={"Host": host}) as answer:
        assert answer.status == 200


async def test_the_host_that_was_told_to_listen_on_is_served(
    app: Playground, url: str, web: aiohttp.ClientSession
) -> None:
    app.hosts.add("playground.lan")
    async with web.get(url, headers={"Host": "playground.lan:8081"}) as answer:
        assert answer.status == 200


async def test_bots_are_served_under_any_host(url: str, play: PlaygroundClient, web: aiohttp.ClientSession) -> None:
    bot = await play.add_bot("vigie_bot")
    async with web.get(f"{url}/bot{bot['token']}/getMe", headers={"Host": "api.telegram.org"}) as answer:
        assert answer.status == 200


async def test_without_a_page_nothing_is_different(web: aiohttp.ClientSession) -> None:
    async with serve(create_app(control_token=None)) as url, PlaygroundClient(url) as play:
        async with web.get(url, headers={"Host": "evil.example"}) as answer:
            assert answer.status == 200
            assert "X-Frame-Options" not in answer.headers
        with pytest.raises(ControlFailure) as refusal:
            await play.get("page")
        assert refusal.value.status == 404


async def test_what_the_launcher_told_the_page(play: PlaygroundClient) -> None:
    told = await play.get("page")
    assert (told["title"], told["zone"], told["languages"]) == ("Vigie", "Europe/Paris", ["fr", "en"])
    assert told["cast"][0] == {"person": "Coordination", "label": mission.LABELS[0], "team": mission.TEAMS[0]}
    assert told["tour"][0]["done"][0]["from_bot"] is False
    assert told["operations"][0] == {
        "key": "kill",
        "label": {"fr": "Tuer le bot", "en": "Kill the bot"},
        "help": {"fr": "SIGKILL, sans prévenir.", "en": "SIGKILL, without a warning."},
    }
    assert told["state"] == {"bot": "running"}
    assert told["world"]


async def test_an_operation_runs_and_is_told(play: PlaygroundClient, machine: mission.Machine) -> None:
    done = await play.call("operations/run", key="kill")
    assert done == {"message": {"fr": "Le bot : stopped", "en": "The bot: stopped"}, "file": None}
    assert machine.state == "stopped"
    seen = [(e["kind"], e.get("bot") or e.get("key")) for e in (await play.events())["events"]]
    assert seen == [("state", "stopped"), ("operation", "kill")]
    with pytest.raises(ControlFailure) as refusal:
        await play.call("operations/run", key="nonsense")
    assert refusal.value.status == 404


async def test_the_file_of_an_operation_is_saved(url: str, play: PlaygroundClient, web: aiohttp.ClientSession) -> None:
    file = (await play.call("operations/run", key="export"))["file"]
    assert file["name"] == "été.csv"
    async with web.get(url + file["url"], headers={"X-Playground-Token": TOKEN}) as answer:
        assert await answer.read() == b"day,visits\n"
        assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''%C3%A9t%C3%A9.csv"
    async with web.get(f"{url}/control/operations/file?id=none", headers={"X-Playground-Token": TOKEN}) as answer:
        assert answer.status == 404


async def test_an_operation_that_fails_says_so_and_no_more(machine: mission.Machine) -> None:
    async def burst() -> Result:
        raise RuntimeError("secret")

    page = mission.page(machine)
    failing = type(page)(**{**vars(page), "operations": (Operation("burst", {"en": "x"}, {"en": "x"}, burst),)})
    async with serve(create_app(TOKEN, page=failing)) as url, PlaygroundClient(url, TOKEN) as play:
        with pytest.raises(ControlFailure) as refusal:
            await play.call("operations/run", key="burst")
        assert (refusal.value.status, refusal.value.message) == (500, "burst failed")
        (event,) = (await play.events())["events"]
        assert (event["kind"], event["ok"]) == ("operation", False)
