"""A call's parameters, whichever way they came: query string, form, multipart or JSON."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from playground.errors import bad_request
from playground.model import Json


@dataclass(slots=True)
class Upload:
    name: str
    data: bytes
    mime_type: str


class Params:
    """Typed reading of parameters. An empty value counts as none, as on the real server."""

    __slots__ = ("files", "values")

    def __init__(self, values: Json, files: dict[str, Upload]) -> None:
        self.values = values
        self.files = files

    def has(self, name: str) -> bool:
        value = self.values.get(name)
        return value is not None and value != ""

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return "true" if value else "false"
        return json.dumps(value) if isinstance(value, dict | list) else str(value)

    def required_text(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise bad_request(f'parameter "{name}" is required')
        return value

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as 0, as on the real server."""
        value = self.values.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is None or value == "":
            return default
        try:
            return int(self.text(name).strip())
        except ValueError:
            return 0

    def number(self, name: str) -> float:
        try:
            return float(self.text(name).strip() or 0)
        except ValueError:
            return 0.0

    def flag(self, name: str) -> bool:
        value = self.values.get(name)
        if isinstance(value, bool):
            return value
        return value is not None and str(value).strip().lower() in ("true", "yes", "1")

    def decoded(self, name: str, refusal: str) -> Any:
        """A nested value (object, array) or None; `refusal` is the 400's text where it is no JSON."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(refusal) from None

    def described(self) -> Json:
        """For the log of calls: nested values decoded, files as name and size."""
        shown: Json = {}
        for name, value in self.values.items():
            if isinstance(value, str) and value[:1] in ("{", "["):
                with contextlib.suppress(ValueError):
                    value = json.loads(value)
            shown[name] = value
        for name, upload in self.files.items():
            shown[name] = {"file_name": upload.name, "size": len(upload.data)}
        return shown


def decode(query: bytes, content_type: str, body: bytes) -> Params:
    """Raises ApiError 400 for a body that is not what its content type says."""
    values: Json = {}
    files: dict[str, Upload] = {}
    if query:
        values.update(parse_qsl(query.decode("latin-1"), keep_blank_values=True))
    if body:
        if content_type.startswith("application/json"):
            try:
                decoded = json.loads(body)
            except (ValueError, UnicodeDecodeError):
                raise bad_request("can't parse request: can't parse JSON object") from None
            if not isinstance(decoded, dict):
                raise bad_request("can't parse request: expected an Object")
            values.update(decoded)
        elif content_type.startswith("multipart/form-data"):
            _multipart(content_type, body, values, files)
        else:
            try:
                values.update(parse_qsl(body.decode(), keep_blank_values=True))
            except UnicodeDecodeError:
                raise bad_request("strings must be encoded in UTF-8") from None
    return Params(values, files)


def _parameter(header: str, name: str) -> str | None:
    """The value of `name=` in a header such as Content-Disposition."""
    mark = header.lower().find(f"{name}=")
    while mark > 0 and header[mark - 1] not in "; \t":
        mark = header.lower().find(f"{name}=", mark + 1)
    if mark < 0:
        return None
    value = header[mark + len(name) + 1 :]
    if value.startswith('"'):
        end = 1
        while end < len(value) and value[end] != '"':
            end += 2 if value[end] == "\\" else 1
        return value[1:end].replace('\\"', '"').replace("%22", '"')
    return value.split(";", 1)[0].strip()


def _multipart(content_type: str, body: bytes, values: Json, files: dict[str, Upload]) -> None:
    boundary = _parameter(content_type, "boundary")
    if not boundary:
        raise bad_request("can't parse request: boundary not found")
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            return
        head, mark, data = part.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not mark:
            raise bad_request("can't parse request: wrong multipart part")
        headers = {}
        for line in head.decode("utf-8", "replace").split("\r\n"):
            key, _, value = line.partition(":")
            headers[key.strip().lower()] = value.strip()
        disposition = headers.get("content-disposition", "")
        name = _parameter(disposition, "name")
        if name is None:
            raise bad_request("can't parse request: field name in multipart/form-data not found")
        file_name = _parameter(disposition, "filename")
        if file_name is None:
            values[name] = data.decode("utf-8", "replace")
        else:
            files[name] = Upload(file_name, data, headers.get("content-type", "application/octet-stream"))
    raise bad_request("can't parse request: end of multipart not found")
