"""The Bot API server that everybody who is measured talks to, in a process of its own."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from .measuring import ROOT


@asynccontextmanager
async def server(folder: Path) -> AsyncIterator[str]:
    """Its URL, until the block ends."""
    with (folder / "server.log").open("wb") as log:
        started = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.run_playground", cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=log
        )
    assert started.stdout is not None
    try:
        yield (await started.stdout.readline()).decode().strip()
    finally:
        started.terminate()
        await started.wait()
