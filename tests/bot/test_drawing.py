"""Pictures are drawn elsewhere: the worker comes when it is needed, is replaced when it dies, and leaves by itself."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import psutil

from bot.drawing import Draughtsman
from messages.layout import Drawing
from messages.pictures.views import BedHistoryPicture, Legend, Night, Panel

LEGEND = Legend("people", "beds", "night above", "turned away", "not counted", "closed")
NIGHTS = tuple(Night(place, 20, 0, 0, False) for place in range(30))
DRAWING = Drawing("bed_history", BedHistoryPicture("Title", "dates", (Panel("Abri", "", NIGHTS),), (), LEGEND))


def workers() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    return [child for child in children if "spawn_main" in " ".join(child.cmdline())]


async def test_a_worker_is_replaced_and_leaves() -> None:
    before = set(workers())
    draughtsman = Draughtsman(idle_seconds=0.2)
    first, second = await asyncio.gather(draughtsman.draw(DRAWING), draughtsman.draw(DRAWING))
    assert first is not None
    assert first == second
    (worker,) = set(workers()) - before

    os.kill(worker.pid, signal.SIGKILL)
    assert await draughtsman.draw(DRAWING) == first
    assert await draughtsman.draw(Drawing("no_such_picture", None)) is None

    (worker,) = set(workers()) - before
    for _ in range(200):
        if not draughtsman.at_work and not worker.is_running():
            break
        await asyncio.sleep(0.05)
    assert not set(workers()) - before
    await draughtsman.close()


async def test_a_killed_process_leaves_no_worker_behind(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(
        "import asyncio, os, signal\n"
        "from tests.bot.test_drawing import DRAWING, Draughtsman, workers\n"
        "async def main():\n"
        "    await Draughtsman().draw(DRAWING)\n"
        "    print(workers()[0].pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "if __name__ == '__main__':\n"
        "    asyncio.run(main())\n",
        encoding="utf-8",
    )
    started = await asyncio.create_subprocess_exec(
        sys.executable, str(script), stdout=asyncio.subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.getcwd()}
    )
    said, _ = await started.communicate()
    worker = int(said)
    for _ in range(200):
        if not psutil.pid_exists(worker) or psutil.Process(worker).status() == psutil.STATUS_ZOMBIE:
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the worker is still there")
