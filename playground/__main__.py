"""`python -m playground`: the server from the command line."""

from __future__ import annotations

import argparse
import asyncio
import ipaddress
import logging
import sys

from playground.errors import ControlError
from playground.server import NEW_TOKEN, create_app, run


def out(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="playground", description="A Telegram Bot API server on this machine.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--control-token", help="what the control API asks for (default: a new one, printed)")
    parser.add_argument("--bot", action="append", default=[], metavar="USERNAME[:TOKEN]", help="registers a bot")
    parser.add_argument("--limits", action="store_true", help="keep Telegram's flood limits")
    parser.add_argument("--log", action="store_true", help="log every call (method and status, no contents)")
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.INFO if given.log else logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    app = create_app(given.control_token or NEW_TOKEN, log_calls=given.log)
    app.world.floods.enabled = given.limits
    out(f"Bot API:       http://{given.host}:{given.port}/bot<token>/<method>")
    out(f"Control token: {app.control_token}")
    try:
        for one in given.bot:
            username, _, token = one.partition(":")
            bot = app.world.add_bot(username, username, token or None, True, None)
            out(f"@{bot.username}: {bot.token}")
        if not ipaddress.ip_address(given.host).is_loopback:
            out("Careful: others on the network can reach this server.")
    except ControlError as error:
        sys.stderr.write(f"{error.message}\n")
        return 1
    except ValueError:
        pass  # a host name; the system knows what it means
    runner = asyncio.run
    try:
        import uvloop

        runner = uvloop.run
    except ImportError:
        pass
    runner(run(app, given.host, given.port))
    return 0


if __name__ == "__main__":
    sys.exit(main())
