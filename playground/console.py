"""`python -m playground.console`: the conversations in the terminal, as they go."""

from __future__ import annotations

import argparse
import asyncio
import sys

import aiohttp
from rich.console import Console
from rich.markup import escape
from rich.text import Text

from playground.client import ControlFailure, PlaygroundClient
from playground.model import Json


class Printer:
    """One line or a few for every event; names of people and chats are learnt on the way."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.names: dict[int, str] = {}
        self.titles: dict[int, str] = {}

    def learn(self, people: list[Json], chats: list[Json], bots: list[Json]) -> None:
        for one in people:
            self.names[one["id"]] = " ".join(filter(None, (one["name"], one["last_name"])))
        for one in bots:
            self.names[one["id"]] = one["name"]
        for one in chats:
            self.titles[one["id"]] = one["title"]

    def event(self, event: Json) -> None:
        kind, time = event["kind"], event["at"][11:19]
        where = self.titles.get(event["chat_id"]) or self.names.get(event["chat_id"] or 0, "")
        head = f"[dim]{time}[/dim] [cyan]{escape(where)}[/cyan]"
        if kind in ("message", "edit"):
            self._message(head, event["message"], kind == "edit")
        elif kind == "delete":
            self.console.print(f"{head} [red]message {event['message_id']} deleted[/red]")
        elif kind == "reaction":
            emoji = " ".join(event["emoji"]) or "took the reaction back"
            self.console.print(f"{head} {escape(self._name(event['by']))} {emoji} (message {event['message_id']})")
        elif kind == "tap":
            self.console.print(
                f"{head} {escape(self._name(event['person']))} taps [bold]{escape(event['data'])}[/bold]"
            )
        elif kind == "answer" and event["text"]:
            self.console.print(f"{head} [yellow]→ {escape(event['text'])}[/yellow]")
        elif kind == "chat":
            self.titles[event["chat_id"]] = event.get("title") or self.titles.get(event["chat_id"], "")
        elif kind in ("person", "bot"):
            self.names[event[kind]["id"]] = event[kind]["name"]
        elif kind == "clock":
            self.console.print(f"[dim]clock: {event['now']}[/dim]")
        elif kind == "fault" and "removed" not in event:
            self.console.print(f"[red]fault: {escape(str(event.get('fault') or event.get('added')))}[/red]")
        elif kind == "member":
            self.console.print(
                f"{head} {escape(self._name(event['person']))}: {event['old_status']} → {event['status']}"
            )

    def _name(self, number: int) -> str:
        return self.names.get(number, str(number))

    def _message(self, head: str, message: Json, edited: bool) -> None:
        sender = message["from"]
        style = "green" if sender["is_bot"] else "bold"
        mark = " [yellow](edited)[/yellow]" if edited else ""
        number = f"[dim]#{message['message_id']}[/dim]"
        self.console.print(f"{head} [{style}]{escape(sender['name'])}[/{style}] {number}{mark}")
        if message["media"]:
            self.console.print(f"    [magenta]<{message['media']['kind']}>[/magenta]")
        if message["service"]:
            self.console.print(f"    [dim]{escape(str(message['service']))}[/dim]")
        if message["text"]:
            self.console.print(Text(message["text"]), style="", soft_wrap=True)
        for row in message["buttons"]:
            self.console.print("    " + " ".join(f"[reverse] {escape(one['text'])} [/reverse]" for one in row))


async def follow(url: str, token: str | None, console: Console, after: int = 0) -> None:
    """Prints the events after that number, until interrupted. Raises ControlFailure for a wrong token."""
    printer = Printer(console)
    async with PlaygroundClient(url, token) as play:
        await play.ready()
        printer.learn(
            (await play.get("people"))["people"], (await play.get("chats"))["chats"], (await play.get("bots"))["bots"]
        )
        while True:
            found = await play.events(after)
            for event in found["events"]:
                printer.event(event)
            after = found["last"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="playground.console", description="The conversations of a playground.")
    parser.add_argument("--url", default="http://127.0.0.1:8081")
    parser.add_argument("--control-token")
    given = parser.parse_args()
    console = Console()
    try:
        asyncio.run(follow(given.url, given.control_token, console))
    except KeyboardInterrupt:
        return 0
    except (ControlFailure, aiohttp.ClientError, TimeoutError) as error:
        console.print(f"[red]{escape(str(error) or 'the playground does not answer')}[/red]")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
