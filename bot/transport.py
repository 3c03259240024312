"""How requests get to the Bot API: aiohttp under python-telegram-bot.

PTB's stock transport (httpx) carries a fraction of what aiohttp does on the same machine. BaseRequest keeps
the mapping of the API's own refusals (429, 403, 400, ...); what is done here is to send, to receive, and to say of
every failure of the network whether the call may have taken effect. No exception raised here has the URL in it, nor
has its `__cause__` or `__context__`: the URL contains the bot's token, and a body contains what people wrote.
"""

from __future__ import annotations

import asyncio
import errno
import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from storage.quick_json import dumps, loads

if TYPE_CHECKING:
    from telegram._utils.types import JSONDict, ODVInput

DNS_CACHE_SECONDS = 300
# Shorter than any server in front of the Bot API keeps an idle connection: a POST that meets a closing connection fails
# without our knowing whether it took effect.
KEEP_ALIVE_SECONDS = 15.0
JSON_HEADERS = {"Content-Type": "application/json"}


class NotSent(NetworkError):
    """The request surely had no effect: no connection was made, so nothing of it left this machine."""

    __slots__ = ()


class NotSentInTime(NotSent, TimedOut):
    """As NotSent: no connection (free in the pool, or new) could be had in the time allowed."""

    __slots__ = ()


def may_have_taken_effect(error: BaseException) -> bool:
    """Whether Telegram may have done what was asked although the call failed with this error.

    False for a refusal by the API and for what was never sent; True for a connection lost, a timeout while waiting for
    the answer, an answer that cannot be read, or a 5xx.
    """
    # PTB derives BadRequest from NetworkError, although it is an answer like any other.
    return isinstance(error, NetworkError) and not isinstance(error, NotSent | BadRequest)


class AiohttpRequest(BaseRequest):
    """One pool of connections to the Bot API. Use one instance for calls and another for getUpdates.

    Timeouts are seconds, None for none. An upload gets `media_write_timeout` unless the call says otherwise.
    Environment proxies (`HTTPS_PROXY`, `NO_PROXY`) are honoured, as the stock transport does.
    """

    __slots__ = (
        "_connect_timeout",
        "_media_write_timeout",
        "_pool_size",
        "_pool_timeout",
        "_proxies",
        "_read_timeout",
        "_session",
        "_write_timeout",
    )

    def __init__(
        self,
        connection_pool_size: int = 64,
        *,
        read_timeout: float | None = 5.0,
        write_timeout: float | None = 5.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        media_write_timeout: float | None = 20.0,
    ) -> None:
        self._pool_size = connection_pool_size
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_write_timeout = media_write_timeout
        self._proxies: dict[str, str] = {}
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds waited for an answer when a call does not say; Bot adds its long poll's seconds to it."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Opens the pool (no connection yet). Calling it again does nothing."""
        if self._session is not None and not self._session.closed:
            return
        self._proxies = getproxies()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._pool_size, ttl_dns_cache=DNS_CACHE_SECONDS, keepalive_timeout=KEEP_ALIVE_SECONDS
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    async def shutdown(self) -> None:
        """Closes every connection. Calling it again does nothing; `initialize` opens a new pool."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Sends one request; answers its HTTP status and body.

        Raises NotSent (NotSentInTime) when it was surely not sent, and NetworkError (TimedOut) when it may have taken
        effect, which includes an answer that does not come from a Bot API server.
        """
        session = self._session
        if session is None or session.closed:
            raise RuntimeError("This AiohttpRequest is not initialized.")
        files = request_data is not None and request_data.contains_files
        read = _chosen(read_timeout, self._read_timeout)
        connect = _chosen(connect_timeout, self._connect_timeout)
        write = _chosen(write_timeout, self._media_write_timeout if files else self._write_timeout)
        acquire = _total(_chosen(pool_timeout, self._pool_timeout), connect)
        timeouts = aiohttp.ClientTimeout(total=None, connect=acquire, sock_connect=connect, sock_read=read)
        failure: TelegramError | None
        try:
            address = _address(url)
            data, headers = (None, None) if request_data is None else _body(request_data)
            # aiohttp has no limit for writing: a peer that stops reading would hold an upload for ever. So the whole
            # way up to the answer's headers gets the sum of what its parts may take.
            async with asyncio.timeout(_total(acquire, write, read)):
                response = await session.request(
                    method,
                    address,
                    data=data,
                    headers=headers,
                    timeout=timeouts,
                    # Following a redirect would hand the token in the path to whoever asks for it.
                    allow_redirects=False,
                    proxy=self._proxy(address) if self._proxies else None,
                )
            try:
                payload = await response.read()
            finally:
                response.release()
        except Exception as error:  # of every kind: none may get out with the URL, which has the token in it
            failure = _failure(error)
        else:
            failure = _foreign_answer(method, response.status, response.headers.get("Retry-After"), payload)
            if failure is None:
                return response.status, payload
        # Raised out here, where no other exception is being handled, so that it carries no context with the URL in it.
        raise failure

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """The answer as a dict. NetworkError for anything else: the call behind it may have taken effect.

        PTB's own logs the text that it could not read; nobody's words go into a log.
        """
        answer = _json_object(payload)
        if answer is None:
            raise NetworkError("The Bot API's answer is not a JSON object.")
        return answer

    def _proxy(self, address: URL) -> str | None:
        if address.host is None or proxy_bypass(address.host):
            return None
        proxy = self._proxies.get(address.scheme) or self._proxies.get("all")
        if proxy and not proxy.startswith(("http://", "https://")):
            # Going around it could show to the network what somebody took care to hide.
            raise NotSent("The environment names a proxy that is not an HTTP proxy; set HTTPS_PROXY to one that is.")
        return proxy


def _chosen(asked: object, default: float | None) -> float | None:
    """PTB's way of asking: None is "no timeout", its DEFAULT_NONE is "as the transport was set up"."""
    return asked if asked is None or isinstance(asked, int | float) else default


def _total(*parts: float | None) -> float | None:
    """The seconds that parts take together; None if one of them is unlimited."""
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


@lru_cache(maxsize=256)
def _address(url: str) -> URL:
    """The URL parsed; aiohttp.InvalidURL where it has no host or no possible port."""
    try:
        # PTB hands over URLs that are quoted already; quoting again would spoil the path of a file to download.
        address = URL(url, encoded=True)
        if address.host and address.port:
            return address
    except ValueError:
        pass
    raise aiohttp.InvalidURL("the Bot API's address")


def _body(request_data: RequestData) -> tuple[Any, dict[str, str] | None]:
    """The body and its extra headers: JSON, or multipart/form-data where files go along.

    TelegramError (not a NetworkError: no repetition mends it) when a parameter cannot be encoded.
    """
    try:
        return _encoded(request_data)
    except (TypeError, ValueError) as error:
        problem = type(error).__name__
    raise TelegramError(f"The request cannot be encoded: {problem}.")


def _encoded(request_data: RequestData) -> tuple[Any, dict[str, str] | None]:
    if not request_data.contains_files:
        # Half a surrogate pair, as pure ASCII, is Telegram's to refuse; an UnicodeEncodeError here would have the whole
        # message for its text.
        return dumps(request_data.parameters).encode(), JSON_HEADERS
    # quote_fields would percent-encode file names, and people would see résumé.xlsx as r%C3%A9sum%C3%A9.xlsx.
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, mime_type) in request_data.multipart_data.items():
        # A stream is written in pieces; bytes of some megabytes at once would hold up the event loop.
        stream = io.BytesIO(content) if isinstance(content, bytes) else content
        # A line break in a name would end the part's header.
        safe_name = "".join(character if character.isprintable() else "_" for character in file_name)
        form.add_field(name, stream, filename=safe_name, content_type=mime_type)
    return form, None


def _failure(error: Exception) -> TelegramError:
    """The error to raise instead: never with the original's text, which may have the URL or the body in it."""
    name = type(error).__name__
    match error:
        case TelegramError():
            return error
        case aiohttp.ConnectionTimeoutError():
            return NotSentInTime("Timed out before a connection could be had; nothing was sent.")
        case TimeoutError():  # aiohttp's SocketTimeoutError among them
            return TimedOut("Timed out waiting for the Bot API; the request may have taken effect.")
        case aiohttp.ClientConnectorError() | aiohttp.InvalidURL() | aiohttp.ClientHttpProxyError():
            return NotSent(f"No connection to the Bot API: {name}{_reason(error)}; nothing was sent.")
        case _:
            return NetworkError(f"The connection to the Bot API failed: {name}; the request may have taken effect.")


def _reason(error: Exception) -> str:
    if not isinstance(error, aiohttp.ClientConnectorError) or isinstance(error, aiohttp.ClientSSLError):
        return ""  # OpenSSL's numbers are others than the operating system's
    name = errno.errorcode.get(error.os_error.errno or 0)
    return f" ({name})" if name else ""


def _foreign_answer(method: str, status: int, retry_after: str | None, payload: bytes) -> TelegramError | None:
    """What to raise for an answer that is not a Bot API server's, else None.

    A hotel's login page or a proxy's 403 must not pass for "bot was blocked by the user" (which takes somebody off the
    list of those who are alerted) nor its 404 for a wrong token.
    """
    if 200 <= status <= 299:
        # Every success has a result; looking for the word is enough here, as parse_json_payload reads it anyway.
        if method == "GET" or b'"result"' in payload:
            return None
        return NetworkError(f"Not an answer of the Bot API (HTTP {status}); the request may have taken effect.")
    answer = _json_object(payload)
    if answer is not None and answer.get("ok") is False:
        if status == 429 and not answer.get("parameters") and _is_seconds(retry_after):
            return RetryAfter(int(retry_after or 0))
        return None
    if status == 429 and _is_seconds(retry_after):
        return RetryAfter(int(retry_after or 0))
    return NetworkError(f"Not an answer of the Bot API (HTTP {status}); the request may have taken effect.")


def _is_seconds(text: str | None) -> bool:
    return text is not None and text.isascii() and text.isdigit()


def _json_object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = loads(payload.decode("utf-8", "replace"))
    except ValueError:
        return None
    return answer if isinstance(answer, dict) else None
