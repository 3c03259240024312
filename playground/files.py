"""Files: kept in memory, known by ids, measured as far as pictures need it."""

from __future__ import annotations

import base64
import secrets
import struct
import zlib

from playground.model import StoredFile

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_DOCUMENT = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
_PREFIX = {"photo": "AgACAgQA", "document": "BQACAgQA", "voice": "AwACAgQA"}
_FOLDER = {"photo": "photos", "document": "documents", "voice": "voice"}


def image_size(data: bytes) -> tuple[int, int, str] | None:
    """Width, height and mime type of a PNG, JPEG, GIF or WebP; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height, "image/png"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        width, height = struct.unpack("<HH", data[6:10])
        return width, height, "image/gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return 512, 512, "image/webp"
    if data[:2] == b"\xff\xd8":
        at = 2
        while at + 9 < len(data) and data[at] == 0xFF:
            marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
            if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
                height, width = struct.unpack(">HH", data[at + 5 : at + 9])
                return width, height, "image/jpeg"
            at += 2 + length
        return 640, 480, "image/jpeg"
    return None


def make_picture(width: int = 640, height: int = 480, seed: int = 0) -> bytes:
    """A small PNG (a slanted pattern that differs by `seed`), for tests that need some photo."""
    row = bytes((x * 255 // width + seed * 37) % 256 for x in range(width))
    lines = b"".join(b"\0" + bytes([(y + seed) % 256]) + row[1:] for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines, 1)) + chunk(b"IEND", b"")


class FileStore:
    """Every file that anybody sent; lives as long as the server."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self._count = 0

    def add(
        self, kind: str, data: bytes, name: str | None = None, mime_type: str | None = None, duration: int = 0
    ) -> StoredFile:
        """Keeps the bytes under new ids; `kind` is photo, document or voice."""
        self._count += 1
        measured = image_size(data) if kind == "photo" else None
        suffix = {"photo": "jpg", "voice": "oga"}.get(kind, "")
        if measured is not None:
            mime_type, suffix = measured[2], measured[2].rsplit("/", 1)[1].replace("jpeg", "jpg")
        elif name and "." in name:
            suffix = name.rsplit(".", 1)[1]
        file = StoredFile(
            id=_PREFIX[kind] + base64.urlsafe_b64encode(secrets.token_bytes(40)).decode().rstrip("="),
            unique_id="AgAD" + base64.urlsafe_b64encode(secrets.token_bytes(8)).decode().rstrip("="),
            data=data,
            kind=kind,
            name=name,
            mime_type=mime_type,
            path=f"{_FOLDER[kind]}/file_{self._count}" + (f".{suffix}" if suffix else ""),
            duration=duration,
        )
        if measured is not None:
            file.width, file.height = measured[0], measured[1]
        self.by_id[file.id] = file
        self.by_path[file.path] = file
        return file

    def thumbnail(self, file: StoredFile) -> StoredFile | None:
        """A smaller size of a photo (the same bytes under smaller measures), None where it is small already."""
        if max(file.width, file.height) <= 320:
            return None
        small = self.add("photo", file.data)
        scale = 320 / max(file.width, file.height)
        small.width, small.height = max(1, round(file.width * scale)), max(1, round(file.height * scale))
        return small
