"""python-telegram-bot's echo, as its documentation shows it: stock transport, polling, defaults.

`BENCH_CONCURRENT=1` adds `concurrent_updates(True)`, nothing else.
"""

import logging
import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

logging.basicConfig(format="%(asctime)s - %(name)s - %(levelname)s - %(message)s", level=logging.INFO)
logging.getLogger("httpx").setLevel(logging.WARNING)


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Says the same."""
    await update.message.reply_text(update.message.text)


def main() -> None:
    """Polls until it is ended."""
    url = os.environ["BENCH_API_URL"]
    builder = Application.builder().token(os.environ["BENCH_TOKEN"])
    builder = builder.base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    if os.environ.get("BENCH_CONCURRENT"):
        builder = builder.concurrent_updates(True)
    application = builder.build()
    # The documentation's example leaves commands out; the load's messages begin with one.
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


if __name__ == "__main__":
    main()
