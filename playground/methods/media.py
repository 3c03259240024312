"""Methods about files: photos, documents, albums, and fetching them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.access import Call, check_length, formatted, target
from playground.errors import ApiError, bad_request
from playground.files import MAX_DOCUMENT, MAX_DOWNLOAD, MAX_PHOTO, image_size
from playground.methods.registry import method
from playground.methods.sending import send
from playground.model import Json, StoredFile
from playground.params import Params
from playground.render import file_content, message_json
from playground.text.formatted import format_text


@dataclass(slots=True)
class Media:
    kind: str
    file: StoredFile
    content: Json
    text: str
    entities: list[Json]


def stored(call: Call, kind: str, reference: str, field: str) -> tuple[StoredFile, Json]:
    """The file that a parameter names: uploaded in this call, `attach://…`, or known by its id. ApiError 400, 413."""
    params, files = call.params, call.world.files
    upload = params.files.get(reference.removeprefix("attach://") if reference.startswith("attach://") else field)
    if reference and not reference.startswith("attach://"):
        known = files.by_id.get(reference)
        if known is None:
            if reference.startswith(("http://", "https://")):
                raise bad_request("failed to get HTTP URL content")
            raise bad_request("wrong file identifier/HTTP URL specified")
        if known.kind != kind:
            raise bad_request("type of file mismatch")
        return known, file_content(known, files.thumbnail(known) if kind == "photo" else None)
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > MAX_DOCUMENT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        if len(upload.data) > MAX_PHOTO:
            raise bad_request(
                f"file of size {len(upload.data)} bytes is too big for a photo; the maximum size is {MAX_PHOTO} bytes"
            )
        measured = image_size(upload.data)
        if measured is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        if measured[0] + measured[1] > 10_000 or max(measured[:2]) > 20 * max(1, min(measured[:2])):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
    file = files.add(kind, upload.data, upload.name, upload.mime_type)
    return file, file_content(file, files.thumbnail(file) if kind == "photo" else None)


def send_file(call: Call, kind: str) -> Any:
    text, entities = formatted(call, "caption", "caption_entities")
    if not call.params.has(kind) and kind not in call.params.files:
        raise bad_request(f"there is no {kind} in the request")
    where = target(call)
    check_length(text, caption=True)
    file, content = stored(call, kind, call.params.text(kind), kind)
    return message_json(send(call, where, kind, text=text, entities=entities, file=file, content=content))


@method("sendPhoto")
def send_photo(call: Call) -> Any:
    return send_file(call, "photo")


@method("sendDocument")
def send_document(call: Call) -> Any:
    return send_file(call, "document")


def input_media(call: Call, value: Any) -> Media:
    """An `InputMediaPhoto` or `InputMediaDocument`. ApiError 400 `can't parse InputMedia: …`."""
    if not isinstance(value, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = value.get("type")
    if not kind:
        raise bad_request("can't parse InputMedia: Can't find field \"type\"")
    if kind not in ("photo", "document"):
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    reference = value.get("media")
    if not isinstance(reference, str) or not reference:
        raise bad_request("can't parse InputMedia: media not found")
    fields = Params(value, {})
    text, entities = format_text(
        fields.text("caption"), fields.text("parse_mode"), value.get("caption_entities"), call.world.known_user
    )
    check_length(text, caption=True)
    file, content = stored(call, kind, reference, "")
    return Media(kind, file, content, text, entities)


@method("sendMediaGroup")
def send_media_group(call: Call) -> Any:
    call.params.required_text("media")
    values = call.params.decoded("media", "can't parse media JSON object")
    if not isinstance(values, list):
        raise bad_request("expected an Array of InputMedia")
    if not 2 <= len(values) <= 10:
        what = "there must be from 2 to 10 messages in an album" if values else "there are no messages to send"
        raise bad_request(what)
    items = [input_media(call, value) for value in values]
    if len({item.kind for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    call.params.values.pop("reply_markup", None)
    where = target(call, len(items))
    album = str(call.world.files.by_id[items[0].file.id].unique_id)
    where.fields["extra"] = {"media_group_id": album}
    return [
        message_json(
            send(call, where, item.kind, text=item.text, entities=item.entities, file=item.file, content=item.content)
        )
        for item in items
    ]


@method("getFile")
def get_file(call: Call) -> Any:
    number = call.params.text("file_id")
    if not number:
        raise bad_request("file_id not specified")
    file = call.world.files.by_id.get(number)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.data) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.data),
        "file_path": file.path,
    }


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Any:
    if call.world.account(call.params.integer("user_id")) is None:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
