"""The files of a week and a month, and their pages as pictures: `python -m benchmarks.summary_pages FOLDER`.

The files are made from the tests' sample by what makes them for Telegram. Where LibreOffice (`soffice`) and poppler
(`pdftoppm`) are installed, its pages are drawn: `summary-…-workbook-fr.png`, `summary-…-report-fr.png`. The picture is
set into a light and a dark chat of 360 pixels: `summary-…-picture-fr.png`.
"""

import argparse
import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

from domain.notices import SummaryFile
from domain.summaries.files import FileForm
from domain.summaries.views import SummaryView
from messages.layout import Attachment
from messages.pictures import drawn
from messages.render import render
from tests.messages.samples import BOT, CATALOGUE
from tests.messages.summary_file_samples import A_MONTH, A_WEEK, file_of

PHONE, EDGE, DOTS = 360, 12, 60
LIGHT, DARK = "#d5e3c4", "#17212b"
"""What is around a picture in Telegram's own light and dark chats."""
COLOURS = 255


def attachment(view: SummaryView, form: FileForm, language: str) -> Attachment:
    """What would be sent."""
    notice = SummaryFile(edition_id=1, card_id=2, form=form)
    shown = render(file_of(view, form), notice=notice, language=language, catalogue=CATALOGUE, bot_username=BOT)
    assert shown.attachment is not None
    return shown.attachment


def in_chats(picture: bytes) -> Image.Image:
    """As wide as a phone shows it, in a light and in a dark chat."""
    shown = Image.open(BytesIO(picture)).convert("RGB")
    shown = shown.resize((PHONE, shown.height * PHONE // shown.width), Image.Resampling.LANCZOS)
    both = Image.new("RGB", (2 * (PHONE + 2 * EDGE), shown.height + 2 * EDGE), LIGHT)
    both.paste(DARK, (PHONE + 2 * EDGE, 0, both.width, both.height))
    for left in (EDGE, PHONE + 3 * EDGE):
        both.paste(shown, (left, EDGE))
    return both


def pages(file: Path, columns: int) -> Image.Image:
    """Every page, side by side; empty paper below what stands on it is left out."""
    with tempfile.TemporaryDirectory() as folder:
        convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(file)]
        subprocess.run(convert, check=True, capture_output=True)
        pdf = Path(folder, file.with_suffix(".pdf").name)
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", str(pdf), f"{folder}/page"], check=True)
        found = [Image.open(one).convert("RGB") for one in sorted(Path(folder).glob("page*.png"))]
    wide = max(page.width for page in found)
    # A3 lies beside A4 as wide as that.
    found = [page.resize((wide, page.height * wide // page.width)) if page.width != wide else page for page in found]
    rows = [found[at : at + columns] for at in range(0, len(found), columns)]
    heights = [max(page.height for page in row) for row in rows]
    whole = Image.new("RGB", (columns * (wide + 8), sum(heights) + 8 * len(heights)), "#8a9099")
    top = 0
    for row, height in zip(rows, heights, strict=True):
        for place, page in enumerate(row):
            whole.paste(page, (place * (wide + 8), top))
        top += height + 8
    return whole


def main() -> None:
    """See the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    can = shutil.which("soffice") and shutil.which("pdftoppm")
    for name, view in (("week", A_WEEK), ("month", A_MONTH)):
        for language in ("fr", "en"):
            for form in FileForm:
                found = attachment(view, form, language)
                file = folder / found.file_name
                file.write_bytes(drawn(found.drawing.name, found.drawing.view))
                print(file)
                if form is FileForm.PICTURE:
                    image = in_chats(file.read_bytes())
                elif can:
                    image = pages(file, 2 if form is FileForm.WORKBOOK else 3)
                else:
                    continue
                shown = folder / f"summary-{name}-{form}-{language}.png"
                image.quantize(COLOURS, dither=Image.Dither.NONE).save(shown, optimize=True)
                print(shown)


if __name__ == "__main__":
    main()
