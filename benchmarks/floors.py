"""Whose time it was: samples summed by floor of the house and by library."""

import json
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
_LIBRARIES = {
    "sqlalchemy": "SQLAlchemy",
    "greenlet": "SQLAlchemy",
    "sqlite3": "database driver",
    "asyncpg": "database driver",
    "telegram": "PTB",
    "aiohttp": "transport (aiohttp)",
    "yarl": "transport (aiohttp)",
    "multidict": "transport (aiohttp)",
    "pydantic": "pydantic",
    "cryptography": "crypto",
    "json": "json",
    "structlog": "logging",
    "logging": "logging",
    "uvloop": "event loop",
}
_FLOORS = {
    "domain/reading": "reading",
    "messages": "rendering",
    "storage/encryption.py": "crypto",
    "storage": "storage's own code",
    "services": "services",
    "handlers": "handlers",
    "domain": "domain",
    "jobs": "jobs",
    "bot/transport.py": "transport (aiohttp)",
    "bot": "bot (intake, processing, delivery)",
}
OTHER_THREADS = "database driver (threads)"


def owner(file: str) -> str | None:
    """The floor or library that a source file belongs to; None for Python's own, which works for its caller."""
    path = Path(file)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        inside = path.relative_to(ROOT).as_posix()
        return next((name for prefix, name in _FLOORS.items() if inside.startswith(prefix)), None)
    parts = path.parts
    start = parts.index("site-packages") + 1 if "site-packages" in parts else max(0, len(parts) - 2)
    return next((_LIBRARIES[part] for part in parts[start:] if part.removesuffix(".py") in _LIBRARIES), None)


def shares(file: Path) -> dict[str, float]:
    """Seconds by owner, the largest first: each sample counts for the innermost owner on its stack."""
    told = json.loads(file.read_text("utf-8"))
    found: Counter[str] = Counter()
    for one in told["stacks"]:
        owners = (owner(frame.rpartition(":")[0]) for frame in one["stack"])
        found[next((name for name in owners if name is not None), "event loop")] += one["seconds"]
    seen = sum(found.values()) or 1.0
    scaled = {name: seconds * told["main"] / seen for name, seconds in found.items()}
    scaled[OTHER_THREADS] = max(0.0, told["other"])
    return dict(sorted(scaled.items(), key=lambda item: -item[1]))
