"""A photo that somebody sent, made anew from its dots alone: without place, time, or whatever else the file tells."""

import io
import warnings

from PIL import Image, ImageOps

MOST_DOTS = 40_000_000
"""More than any phone's camera gives. What says so in its head is not unpacked: it may be a bomb."""
LONGEST_SIDE = 2560
"""Telegram: photos are not shown larger."""
FORMATS = ("JPEG", "PNG", "WEBP")


def draw(view: object) -> bytes:
    """The photo as JPEG. Raises whatever Pillow does for what is none, and ValueError for one that is too large."""
    assert isinstance(view, bytes)  # Sending says so
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of Pillow's, about what it reads in a broken file
        with Image.open(io.BytesIO(view), formats=FORMATS) as photo:
            if photo.width * photo.height > MOST_DOTS:
                raise ValueError("too many dots")
            photo.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(photo).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Pasted onto a new one: whatever else the file carried stays with the old one.
    fresh = Image.new("RGB", upright.size)
    fresh.paste(upright)
    cleaned = io.BytesIO()
    fresh.save(cleaned, "JPEG", quality=85)
    return cleaned.getvalue()
