"""`vigie run` from an installed wheel: everything that it needs at run time is in it."""

import importlib.util
import json
import os
import shutil
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
    _as_compiled(folder / "site")
    return folder / "site"


def _as_compiled(site: Path) -> None:
    """What a module was compiled to for the other tests is good for the same module of the wheel."""
    for module in site.rglob("*.py"):
        source = ROOT / module.relative_to(site)
        compiled = Path(importlib.util.cache_from_source(str(source)))
        if compiled.exists() and source.read_bytes() == module.read_bytes():
            os.utime(module, ns=(source.stat().st_atime_ns, source.stat().st_mtime_ns))
            module.parent.joinpath("__pycache__").mkdir(exist_ok=True)
            shutil.copy(compiled, importlib.util.cache_from_source(str(module)))


ONE_BY_ONE = """
import json, sys
from bot.cli import main

for arguments in json.load(sys.stdin):
    sys.argv[1:] = arguments
    try:
        main()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def vigie(wheel: Path, *commands: list[str], cwd: Path) -> subprocess.CompletedProcess[str]:
    """The wheel's own code, from a folder where the sources are not; it ends with the first command that fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VIGIE_")}
    return subprocess.run(
        [sys.executable, "-P", "-c", ONE_BY_ONE],
        input=json.dumps(commands),
        capture_output=True,
        text=True,
        timeout=60,
        cwd=cwd,
        env=clean | {"PYTHONPATH": str(wheel)},
    )


def test_what_it_needs_is_in_it_and_nothing_else(wheel: Path, tmp_path: Path) -> None:
    upgraded = ["db", "upgrade"], ["db", "current"]  # the migrations
    done = vigie(wheel, *upgraded, ["parse", "--kind=incident", "la tente a pris feu"], cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert "the newest" in done.stdout
    assert "fire" in done.stdout  # the catalogue, and what the incident reader learned
    assert (wheel / "messages" / "locales" / "fr.po").exists()
    assert not any((wheel / folder).exists() for folder in ("training", "tests", "benchmarks"))
