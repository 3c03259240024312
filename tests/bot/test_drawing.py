"""Pictures are drawn elsewhere: the worker comes when it is needed, is replaced when it dies, and leaves by itself."""

import asyncio
import io
import os
import signal
import sys
from pathlib import Path

import psutil
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.drawing import Draughtsman
from messages.layout import Drawing
from messages.pictures import photo


def _photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(file, "JPEG")
    return file.getvalue()


# What draws figures takes half a second to load, and is not what these workers are about.
DRAWING = Drawing("photo", _photo())


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


def test_a_photo_is_made_anew_from_its_dots_alone() -> None:
    """In this process: what the worker calls."""
    told = Image.Exif()
    told[0x0112] = 6  # turned by a quarter
    told[0x010F] = "Telephone of Amina"
    told.get_ifd(0x8825)[2] = (50.0, 57.0, 12.0)
    taken, noisy = io.BytesIO(), PngInfo()
    Image.new("RGB", (40, 20), "red").save(taken, "JPEG", exif=told, comment=b"secret")
    assert b"Amina" in taken.getvalue()
    cleaned = photo.draw(taken.getvalue())
    with Image.open(io.BytesIO(cleaned)) as shown:
        assert shown.size == (20, 40)
        assert not shown.getexif()
        assert set(shown.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Amina" not in cleaned
    assert b"secret" not in cleaned
    noisy.add_text("where", "secret")
    png = io.BytesIO()
    Image.new("RGBA", (5000, 8), (1, 2, 3, 4)).save(png, "PNG", pnginfo=noisy)
    with Image.open(io.BytesIO(photo.draw(png.getvalue()))) as shown:
        assert shown.size == (2560, 4)
        assert "where" not in shown.info


@pytest.mark.parametrize("what", ["bomb", "gif", "text", "cut"])
def test_what_is_no_photo_is_not_unpacked(what: str) -> None:
    file = io.BytesIO()
    dots = Image.new("1", (9000, 9000)) if what == "bomb" else Image.new("L", (64, 64))
    dots.save(file, "GIF" if what == "gif" else "PNG")
    content = {"text": b"not a photo", "cut": file.getvalue()[:60]}.get(what, file.getvalue())
    with pytest.raises((ValueError, OSError, Image.DecompressionBombError, SyntaxError)):
        photo.draw(content)
