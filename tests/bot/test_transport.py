"""The transport: what becomes of an answer, of no answer, and of the token."""

from __future__ import annotations

import asyncio
import io
import socket
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.transport import AiohttpRequest, NotSent, may_have_taken_effect

TOKEN = "123456789:AAsecretsecretsecretsecretsecretsec"
OK = {"ok": True, "result": True}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A server that answers every request with one handler, and counts its connections."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler
        self.peers: set[object] = set()
        self.requests: list[web.Request] = []
        self.base = ""

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        assert request.transport is not None
        self.peers.add(request.transport.get_extra_info("peername"))
        return await self.handler(request)

    def url(self, method: str = "sendMessage") -> str:
        return f"{self.base}/bot{TOKEN}/{method}"


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[Server]:
    server = Server(handler)
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_route("*", "/{path:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    server.base = f"http://{host}:{port}"
    try:
        yield server
    finally:
        await runner.cleanup()


def answering(status: int, body: object = None, *, text: str | None = None, headers: dict[str, str] | None = None):
    async def handler(request: web.Request) -> web.StreamResponse:
        await request.read()
        if text is not None:
            return web.Response(status=status, text=text, headers=headers)
        return web.json_response(body, status=status, headers=headers)

    return handler


def refusal(code: int, description: str, **parameters: int) -> dict[str, object]:
    body: dict[str, object] = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


async def failure_of(server: Server | str, request: AiohttpRequest | None = None, **timeouts: float) -> TelegramError:
    """The error of one call, after a look that neither it nor anything hung to it shows the token."""
    url = server if isinstance(server, str) else server.url()
    data = RequestData([RequestParameter("text", "La phrase secrète", None)])
    async with request or AiohttpRequest() as transport:
        with pytest.raises(TelegramError) as caught:
            await transport.post(url, data, **timeouts)
    error: BaseException | None = caught.value
    while error is not None:
        for shown in (str(error), repr(error), repr(error.args)):
            assert "secret" not in shown
            assert "phrase" not in shown
        error = error.__cause__ or error.__context__
    return caught.value


async def test_an_answer_is_handed_over_as_its_result() -> None:
    async with (
        serving(answering(200, {"ok": True, "result": {"message_id": 7}})) as server,
        AiohttpRequest() as request,
    ):
        assert await request.post(server.url()) == {"message_id": 7}


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (403, refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (400, refusal(400, "Bad Request: chat not found"), BadRequest),
        (401, refusal(401, "Unauthorized"), InvalidToken),
        (404, refusal(404, "Not Found: method not found"), InvalidToken),
        (409, refusal(409, "Conflict: terminated by other getUpdates request"), Conflict),
    ],
)
async def test_a_refusal_is_the_error_that_ptb_has_for_it_and_had_no_effect(
    status: int, body: object, kind: type[TelegramError]
) -> None:
    async with serving(answering(status, body)) as server:
        error = await failure_of(server)
    assert type(error) is kind
    assert not may_have_taken_effect(error)


async def test_429_says_how_long_to_wait() -> None:
    body = refusal(429, "Too Many Requests: retry after 3", retry_after=3)
    async with serving(answering(429, body)) as server:
        error = await failure_of(server)
    assert isinstance(error, RetryAfter)
    assert error._retry_after.total_seconds() == 3
    assert not may_have_taken_effect(error)


@pytest.mark.parametrize("text", ["slow down", '{"ok": false, "error_code": 429, "description": "slow down"}'])
async def test_429_of_a_proxy_is_understood_by_its_header(text: str) -> None:
    async with serving(answering(429, text=text, headers={"Retry-After": "4"})) as server:
        error = await failure_of(server)
    assert isinstance(error, RetryAfter)
    assert error._retry_after.total_seconds() == 4


async def test_a_group_that_became_a_supergroup_says_its_new_id() -> None:
    body = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-1001)
    async with serving(answering(400, body)) as server:
        error = await failure_of(server)
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -1001


async def test_a_server_error_may_have_taken_effect() -> None:
    async with serving(answering(500, refusal(500, "Internal Server Error: restart"))) as server:
        error = await failure_of(server)
    assert type(error) is NetworkError
    assert may_have_taken_effect(error)


@pytest.mark.parametrize("status", [302, 403, 404, 401, 400, 502])
@pytest.mark.parametrize("text", ["<html>La phrase: please log in</html>", "[]", '{"error": "x"}', ""])
async def test_what_is_not_a_bot_api_server_cannot_tell_that_somebody_blocked_the_bot(status: int, text: str) -> None:
    async with serving(answering(status, text=text, headers={"Location": "/elsewhere"})) as server:
        error = await failure_of(server)
        assert len(server.requests) == 1
    assert type(error) is NetworkError
    assert str(status) in str(error)


@pytest.mark.parametrize("text", ["<html>La phrase</html>", "", '{"ok": true}', '{"result": "La phrase', '["result"]'])
async def test_a_success_that_cannot_be_read_may_have_taken_effect_and_is_not_logged(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with serving(answering(200, text=text)) as server:
        error = await failure_of(server)
    assert type(error) is NetworkError
    assert may_have_taken_effect(error)
    assert "phrase" not in caplog.text


async def test_a_connection_dropped_after_the_request_may_have_taken_effect_and_is_not_repeated() -> None:
    async def drop(request: web.Request) -> web.StreamResponse:
        await request.read()
        assert request.transport is not None
        request.transport.close()
        return web.Response()

    async with serving(drop) as server:
        error = await failure_of(server)
        assert len(server.requests) == 1
    assert type(error) is NetworkError
    assert may_have_taken_effect(error)


async def test_an_answer_cut_in_its_middle_may_have_taken_effect() -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok": true, "result"')
        assert request.transport is not None
        request.transport.close()
        return response

    async with serving(cut) as server:
        error = await failure_of(server)
    assert may_have_taken_effect(error)


async def test_a_refused_connection_was_surely_not_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = await failure_of(f"http://127.0.0.1:{port}/bot{TOKEN}/getMe")
    assert isinstance(error, NotSent)
    assert not may_have_taken_effect(error)
    assert "ECONNREFUSED" in str(error)


@pytest.mark.parametrize("host", ["nowhere.invalid", "127.0.0.1:99999", "[oops", ""])
async def test_a_server_that_cannot_be_found_was_surely_not_sent_to(host: str) -> None:
    error = await failure_of(f"http://{host}/bot{TOKEN}/getMe")
    assert isinstance(error, NotSent)


async def test_an_answer_that_does_not_come_is_timed_out_and_may_have_taken_effect() -> None:
    async def wait(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    async with serving(wait) as server:
        error = await failure_of(server, AiohttpRequest(read_timeout=0.2))
        assert type(error) is TimedOut
        assert may_have_taken_effect(error)
        assert type(await failure_of(server, AiohttpRequest(), read_timeout=0.2)) is TimedOut


async def test_a_timeout_of_none_waits_and_the_default_is_the_transports() -> None:
    async def late(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.5)
        return web.json_response(OK)

    async with serving(late) as server, AiohttpRequest(read_timeout=0.1) as request:
        assert request.read_timeout == 0.1
        assert await request.post(server.url(), read_timeout=None) is True
        with pytest.raises(TimedOut):
            await request.post(server.url())


async def test_a_full_pool_is_timed_out_as_surely_not_sent() -> None:
    async def wait(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(0.6)
        return web.json_response(OK)

    async with serving(wait) as server, AiohttpRequest(1, connect_timeout=0.1, pool_timeout=0.1) as request:
        first = asyncio.create_task(request.post(server.url()))
        await asyncio.sleep(0.05)
        with pytest.raises(NotSent) as caught:
            await request.post(server.url())
        assert isinstance(caught.value, TimedOut)
        assert await first is True
        assert len(server.requests) == 1


async def test_an_upload_that_the_server_does_not_read_is_timed_out() -> None:
    stalled: list[asyncio.StreamWriter] = []

    async def stall(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        stalled.append(writer)

    server = await asyncio.start_server(stall, "127.0.0.1", 0, limit=1024)
    port = server.sockets[0].getsockname()[1]
    parameter = RequestParameter.from_input("document", InputFile(b"x" * 32_000_000, filename="big.bin"))
    async with AiohttpRequest(
        read_timeout=0.1, media_write_timeout=0.2, connect_timeout=0.1, pool_timeout=0.1
    ) as request:
        with pytest.raises(TimedOut):
            async with asyncio.timeout(3):
                await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/sendDocument", RequestData([parameter]))
    for writer in stalled:
        writer.transport.abort()
    server.close()
    await asyncio.sleep(0.05)


async def test_parameters_go_as_json_with_their_own_types() -> None:
    seen: list[object] = []

    async def keep(request: web.Request) -> web.StreamResponse:
        seen.append(await request.json())
        return web.json_response(
            {"ok": True, "result": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "é"}}
        )

    async with serving(keep) as server:
        bot = Bot(TOKEN, base_url=f"{server.base}/bot", request=AiohttpRequest(), get_updates_request=AiohttpRequest())
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Oui", callback_data="y")]])
        await bot._request[1].initialize()
        await bot.send_message(5, "é 🏥", reply_markup=keyboard, disable_notification=True)
        await bot._request[1].shutdown()
    assert seen == [
        {
            "chat_id": 5,
            "text": "é 🏥",
            "disable_notification": True,
            "reply_markup": {"inline_keyboard": [[{"text": "Oui", "callback_data": "y"}]]},
        }
    ]


@pytest.mark.parametrize("content", [b"caf\xc3\xa9" * 400_000, io.BytesIO(b"caf\xc3\xa9" * 400_000)])
async def test_a_file_goes_as_multipart_under_its_own_name(content: bytes | io.BytesIO) -> None:
    seen: dict[str, object] = {}

    async def keep(request: web.Request) -> web.StreamResponse:
        form = await request.post()
        upload = form["document"]
        assert isinstance(upload, web.FileField)
        seen.update(name=upload.filename, type=upload.content_type, bytes=upload.file.read(), caption=form["caption"])
        return web.json_response(OK)

    document = InputFile(content, filename='résumé "1"\r\nX: y.csv', read_file_handle=False)
    parameters = [RequestParameter.from_input("document", document), RequestParameter("caption", "été 🏥", None)]
    async with serving(keep) as server, AiohttpRequest() as request:
        with warnings.catch_warnings():
            # aiohttp's own, about bodies that hold up the event loop and ways of sending that it will drop.
            warnings.filterwarnings("error", message=".*(large body|In v4)")
            assert await request.post(server.url("sendDocument"), RequestData(parameters)) is True
    assert seen["bytes"] == b"caf\xc3\xa9" * 400_000
    assert seen["caption"] == "été 🏥"
    assert str(seen["name"]).startswith("résumé")
    assert "\n" not in str(seen["name"])


async def test_a_file_is_fetched_as_its_bytes() -> None:
    async def file(request: web.Request) -> web.StreamResponse:
        assert request.raw_path.endswith("/photos/%C3%A9.jpg")
        return web.Response(body=b"\xff\xd8")

    async with serving(file) as server, AiohttpRequest() as request:
        assert await request.retrieve(f"{server.base}/file/bot{TOKEN}/photos/%C3%A9.jpg") == b"\xff\xd8"


async def test_one_connection_serves_call_after_call() -> None:
    async with serving(answering(200, OK)) as server, AiohttpRequest() as request:
        for _ in range(5):
            await request.post(server.url(), RequestData([RequestParameter("chat_id", 1, None)]))
        assert len(server.requests) == 5
        assert len(server.peers) == 1


async def test_the_pool_never_has_more_connections_than_it_was_given() -> None:
    async with serving(answering(200, OK)) as server, AiohttpRequest(3) as request:
        await asyncio.gather(*(request.post(server.url()) for _ in range(20)))
        assert len(server.requests) == 20
        assert len(server.peers) <= 3


async def test_opening_and_closing_twice_is_harmless_and_a_closed_one_can_be_opened_again() -> None:
    async with serving(answering(200, OK)) as server:
        request = AiohttpRequest()
        await request.shutdown()
        for _ in range(2):
            await request.initialize()
            await request.initialize()
            assert await request.post(server.url()) is True
            await request.shutdown()
            await request.shutdown()
        with pytest.raises(TelegramError):
            await request.post(server.url())


async def test_what_cannot_be_encoded_is_no_failure_of_the_network() -> None:
    data = RequestData([RequestParameter("text", object(), None)])
    async with AiohttpRequest() as request:
        with pytest.raises(TelegramError) as caught:
            await request.post("http://127.0.0.1:9/", data)
    assert not isinstance(caught.value, NetworkError)


async def test_half_a_character_is_telegrams_to_refuse() -> None:
    async with serving(answering(400, refusal(400, "Bad Request: strings must be encoded in UTF-8"))) as server:
        data = RequestData([RequestParameter("text", "secret \ud83d", None)])
        async with AiohttpRequest() as request:
            with pytest.raises(BadRequest):
                await request.post(server.url(), data)


async def test_a_proxy_of_another_kind_is_never_gone_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ALL_PROXY", "socks5://127.0.0.1:1")
    async with serving(answering(200, OK)) as server:
        assert isinstance(await failure_of(server), NotSent)
        assert not server.requests


async def test_cancelling_a_call_cancels_it() -> None:
    async def wait(_: web.Request) -> web.StreamResponse:
        await asyncio.sleep(30)
        return web.Response()

    async with serving(wait) as server, AiohttpRequest() as request:
        call = asyncio.create_task(request.post(server.url()))
        await asyncio.sleep(0.1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call


def test_it_works_on_uvloop() -> None:
    uvloop = pytest.importorskip("uvloop")

    async def once() -> object:
        async with serving(answering(200, OK)) as server, AiohttpRequest() as request:
            return await request.post(server.url())

    assert asyncio.Runner(loop_factory=uvloop.new_event_loop).run(once()) is True
