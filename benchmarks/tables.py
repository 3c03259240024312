"""What was measured, as tables and as JSON. Ratios are taken within each round, and the median of them is shown."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from .contenders import AIOGRAM, POSTGRES, PTB, PTB_CONCURRENT, SQLITE
from .measuring import Figures

ORDER = (SQLITE, POSTGRES, PTB, PTB_CONCURRENT, AIOGRAM)
Rounds = Sequence[dict[str, Figures]]
Value = Callable[[Figures], float]


def of(rounds: Rounds, name: str, value: Value) -> list[float]:
    """The figure of each round in which the bot came through."""
    return [value(one[name]) for one in rounds if name in one and not one[name].problem and value(one[name])]


def ratio(rounds: Rounds, name: str, other: str, value: Value) -> float | None:
    """The median of the rounds' ratios."""
    both = [one for one in rounds if all(n in one and not one[n].problem and value(one[n]) for n in (name, other))]
    return median(value(one[name]) / value(one[other]) for one in both) if both else None


def spread(values: Sequence[float], digits: int = 0) -> str:
    """Median (least to most)."""
    if not values:
        return "–"
    return f"{median(values):,.{digits}f} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def times(value: float | None) -> str:
    """A ratio."""
    return "–" if value is None else f"{value:.2f} ×"


def show(console: Console, loads: Rounds, starts: Rounds, profile: dict[str, float] | None, reports: int) -> None:
    """Everything, and how it stands to what was to be reached."""
    console.print(_rates(loads))
    console.print(_process(loads, starts))
    console.print(_targets(loads, starts))
    if profile is not None:
        console.print(_shares(profile, reports))
    for number, one in enumerate(loads, 1):
        for figures in one.values():
            if figures.problem:
                console.print(f"[red]Round {number}, {figures.name}: {figures.problem}; not counted.[/red]")


def _rates(loads: Rounds) -> Table:
    table = Table(title="Reports stored and confirmed (echo bots: echoed, nothing stored)", caption_justify="left")
    for heading in (
        "",
        "a second",
        f"to {PTB}",
        f"to {AIOGRAM}",
        "CPU ms each",
        f"to {PTB}",
        "alone: ms to the answer",
    ):
        table.add_column(heading, justify="left" if not heading else "right")
    for name in (name for name in ORDER if any(name in one for one in loads)):
        table.add_row(
            name,
            spread(of(loads, name, lambda f: f.rate)),
            times(ratio(loads, name, PTB, lambda f: f.rate)),
            times(ratio(loads, name, AIOGRAM, lambda f: f.rate)),
            spread(of(loads, name, lambda f: f.cpu_ms), 2),
            times(ratio(loads, name, PTB, lambda f: f.cpu_ms)),
            spread(of(loads, name, lambda f: f.latency), 1),
        )
    table.caption = (
        "Median of the rounds (least–most); ratios are the median of each round's own. * with concurrent_updates=True\n"
        "Vigie keeps no sending limits here, since the echo bots have none; in production it sends 30 a second at most."
    )
    return table


def _process(loads: Rounds, starts: Rounds) -> Table:
    table = Table(title="The process", caption_justify="left")
    for heading in ("", "start, s", f"to {PTB}", "idle, MB", f"to {PTB}", "after the load, MB", f"to {PTB}"):
        table.add_column(heading, justify="left" if not heading else "right")
    names = [name for name in (SQLITE, PTB, AIOGRAM) if any(name in one for one in starts)]
    for name in names:
        table.add_row(
            f"{name} (vigie run)" if name == SQLITE else name,
            spread(of(starts, name, lambda f: f.start), 2),
            times(ratio(starts, name, PTB, lambda f: f.start)),
            spread(of(starts, name, lambda f: f.rss_idle)),
            times(ratio(starts, name, PTB, lambda f: f.rss_idle)),
            spread(of(loads, name, lambda f: f.rss_after)),
            times(ratio(loads, name, PTB, lambda f: f.rss_after)),
        )
    table.caption = "Start: from the process's start to its first poll, the schema being current."
    return table


def _targets(loads: Rounds, starts: Rounds) -> Table:
    table = Table(title=f"To reach, Vigie on SQLite beside {PTB}")
    for heading in ("", "wanted", "measured", ""):
        table.add_column(heading)
    found = (
        ("reports a second", 1.0, ratio(loads, SQLITE, PTB, lambda f: f.rate), True),
        ("memory, idle", 2.0, ratio(starts, SQLITE, PTB, lambda f: f.rss_idle), False),
        ("memory, after the load", 2.0, ratio(loads, SQLITE, PTB, lambda f: f.rss_after), False),
        ("start", 3.0, ratio(starts, SQLITE, PTB, lambda f: f.start), False),
    )
    for what, wanted, measured, at_least in found:
        reached = measured is not None and (measured >= wanted if at_least else measured <= wanted)
        verdict = "–" if measured is None else "[green]reached[/green]" if reached else "[red]not reached[/red]"
        table.add_row(what, f"{'≥' if at_least else '≤'} {wanted:.1f} ×", times(measured), verdict)
    return table


def _shares(profile: dict[str, float], reports: int) -> Table:
    table = Table(title="Where Vigie's time goes (SQLite, processor time, sampled)")
    for heading in ("", "share", "ms a report"):
        table.add_column(heading, justify="left" if not heading else "right")
    total = sum(profile.values()) or 1.0
    for name, seconds in profile.items():
        table.add_row(name, f"{100 * seconds / total:.0f} %", f"{1000 * seconds / reports:.2f}")
    table.add_row("together", "100 %", f"{1000 * total / reports:.2f}")
    return table


def write(
    file: Path, loads: Rounds, starts: Rounds, profile: dict[str, float] | None, asked: dict[str, object]
) -> None:
    """The same as JSON."""
    told = {
        "asked": asked,
        "load": [{name: asdict(f) for name, f in one.items()} for one in loads],
        "start": [{name: asdict(f) for name, f in one.items()} for one in starts],
        "ratios": {
            f"{name} to {other}": ratio(loads, name, other, lambda f: f.rate)
            for name in ORDER
            for other in (PTB, AIOGRAM)
            if name != other
        },
        "profile_seconds": profile,
    }
    file.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
