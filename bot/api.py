"""Calls straight through the transport, for those that every report makes: the next updates, an answer, its edit.

PTB's own methods make objects of what is sent and of what Telegram answers; the inbox would take the updates apart
again, and of a message that was sent only its id is kept.
"""

from collections.abc import Mapping
from typing import Any

from telegram import InputFile
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter


async def call(
    bot: ExtBot[Any], request: BaseRequest, method: str, parameters: Mapping[str, Any], **timeouts: float
) -> Any:
    """Telegram's `result` for a method; a parameter that is None is left out. Raises TelegramError as PTB does.

    `parameters`: what JSON knows, and files to upload.
    """
    given = [
        RequestParameter(key, None, [value]) if isinstance(value, InputFile) else RequestParameter(key, value, None)
        for key, value in parameters.items()
        if value is not None
    ]
    result: Any = await request.post(f"{bot.base_url}/{method}", RequestData(given), **timeouts)
    return result
