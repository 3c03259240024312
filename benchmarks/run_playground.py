"""The Bot API server in a process of its own; prints its URL and serves until it is ended."""

import asyncio
import signal

from bot.commands.run import run_loop
from playground.server import create_app, serve


async def main() -> None:
    """Serves on a free port."""
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with serve(create_app(control_token=None)) as url:
        print(url, flush=True)
        await ended.wait()


if __name__ == "__main__":
    run_loop(main())
