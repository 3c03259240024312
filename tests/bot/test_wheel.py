"""`vigie run` from an installed wheel: everything that it needs at run time is in it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    (built,) = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def vigie(wheel: Path, *arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The wheel's own code, from a folder where the sources are not."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
    return subprocess.run(
        [sys.executable, "-P", "-c", "from bot.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        env=clean | {"PYTHONPATH": str(wheel)} | more,
    )


def test_what_it_needs_is_in_it_and_nothing_else(wheel: Path, tmp_path: Path) -> None:
    """In one test: each start reads every module for the first time."""
    assert vigie(wheel, "db", "upgrade", cwd=tmp_path).returncode == 0  # the migrations
    assert "the newest" in vigie(wheel, "db", "current", cwd=tmp_path).stdout

    done = vigie(wheel, "parse", "--kind=incident", "la tente a pris feu", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "fire" in done.stdout  # the catalogue, and what the incident reader learned
    assert (wheel / "messages" / "locales" / "fr.po").exists()
    assert not any((wheel / folder).exists() for folder in ("training", "tests", "benchmarks"))
