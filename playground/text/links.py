"""What Telegram takes for a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"^(?:\[[0-9a-fA-F:.]+\]|[\w.-]+)$")
_USER = re.compile(r"^tg://user/?\?id=(\d+)$")


def mentioned_user(url: str) -> int | None:
    """The id in `tg://user?id=…`, None for any other link."""
    found = _USER.match(url.strip())
    return int(found.group(1)) if found else None


def checked_link(url: str, *, loopback: bool = False) -> str | None:
    """The link as Telegram keeps it (scheme added, host in lower case, at least `/` as path); None for what is none.

    `loopback` also takes hosts without a dot (a bot under test may link to itself).
    """
    url = url.strip()
    if not url or any(char.isspace() for char in url):
        return None
    lowered = url.lower()
    if lowered.startswith(("tg:", "ton:", "tonsite:")):
        return url if "://" in url or lowered.startswith(("tg:", "ton:")) else None
    if "://" not in url:
        url = "http://" + url
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    written = parts.netloc.rsplit("@", 1)[-1].split(":")[0]
    if parts.scheme not in ("http", "https") or not host or not _HOST.match(written or host):
        return None
    if "." not in host.strip(".") and ":" not in host and not loopback:
        return None
    netloc = host + (f":{port}" if port else "")
    rest = parts.path or "/"
    if parts.query:
        rest += "?" + parts.query
    if parts.fragment:
        rest += "#" + parts.fragment
    return f"{parts.scheme}://{netloc}{rest}"


def link_refusal(url: str) -> str:
    """Why the link is refused, as the real server words it after `… is invalid: `."""
    scheme = url.split("://", 1)[0].lower() if "://" in url else ""
    if scheme and scheme not in ("http", "https", "tg", "ton", "tonsite"):
        return "Unsupported URL protocol"
    return "Wrong HTTP URL"
