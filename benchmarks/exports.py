"""What `vigie export` takes of memory for a million values: `python -m benchmarks.exports`, part of `make bench`.

Ten thousand values and a million, each exported by a process of its own, in every format, from SQLite.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from asyncio import run as run_to_end
from pathlib import Path
from time import monotonic

from rich.console import Console
from rich.table import Table

from storage.encryption import load_keys, new_key

from .measuring import ROOT
from .past import FEW, filled

VALUES = 1_000_000
WANTED = 1.5
_FORMATS = ("jsonl", "csv", "xlsx")
_PEAK = """
import sys
from bot.cli import app
try:
    app(sys.argv[1:], standalone_mode=False)
finally:
    from benchmarks.measuring import peak
    print(peak(), file=sys.stderr)
"""


def exported(url: str, key: str, what: str, format: str, folder: Path) -> tuple[float, float, int]:
    """The most megabytes that it held, how many seconds it took, and the size of the file."""
    file = folder / f"{what}.{format}"
    between = ["--from", "2020-01-01", "--to", "2026-12-31"]
    command = [sys.executable, "-c", _PEAK, "export", what, *between, "--format", format, "--output", str(file)]
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("VIGIE_")}
    environment = {**inherited, "VIGIE_DATABASE_URL": url, "VIGIE_ENCRYPTION_KEYS": key}
    began = monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    took, size = monotonic() - began, file.stat().st_size
    file.unlink()
    return float(done.stderr.split()[-1]), took, size


def run(values: int) -> None:
    """Measures and prints."""
    key = new_key()
    load_keys([key])
    table = Table(title=f"vigie export, {FEW:,} values and {values:,}")
    for heading in ("", "few, MB", "many, MB", "many, s", "file, MB", "wanted", "measured", ""):
        table.add_column(heading, justify="left" if not heading else "right")
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        urls = [f"sqlite:///{folder}/{count}.db" for count in (FEW, values)]
        for url, count in zip(urls, (FEW, values), strict=True):
            run_to_end(filled(url, count))
        for format in _FORMATS:
            few, _, _ = exported(urls[0], key, "reports", format, folder)
            many, took, size = exported(urls[1], key, "reports", format, folder)
            ratio = many / few
            verdict = "[green]holds[/green]" if ratio <= WANTED else "[red]does not hold[/red]"
            shown = (f"{few:.0f}", f"{many:.0f}", f"{took:.0f}", f"{size / 1e6:.0f}", f"≤ {WANTED} ×", f"{ratio:.2f} ×")
            table.add_row(f"reports, {format}", *shown, verdict)
    Console(width=None if sys.stdout.isatty() else 132).print(table)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="benchmarks.exports", description=__doc__)
    parser.add_argument("--values", type=int, default=VALUES, help=f"how many values ({VALUES:,})")
    run(parser.parse_args().values)
