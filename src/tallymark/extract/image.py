"""Pictures of text (PNG, JPEG, TIFF): their words by text recognition, with page and box."""

import io
from collections.abc import Iterator
from typing import Any

from tallymark.extract.item import Heading, Item, Job, text_document
from tallymark.extract.recognise import add_picture, engine
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.text import read_page
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

MOST_PIXELS = 80_000_000
"""An A3 page at 400 dots an inch has 31 million; a picture of more is a bomb."""

MOST_PAGES = 500
LEAST_WIDTH = 1000
"""Narrower pictures are doubled: tesseract wants letters of about 30 pixels."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one document of a picture, its pages in order, and a failure for each page not read."""
    version = engine()
    if version is None:
        raise Refused("no_recognition")
    item = Item(job.original.id, job.original.media_type)
    mapped, failures = TextMap(), []
    for number, page in enumerate(_pages(read_page(job)), start=1):
        locator = f"page/{number}"
        job.beat()
        try:
            add_picture(mapped, page, locator)
        except Refused as refused:
            failures.append(failure(item.original_id, refused.reason, locator))
    if not mapped.text.strip():
        raise Refused(failures[0].reason if failures else "no_text")
    yield text_document(mapped, item, Heading(), extractor=f"image/1 {version}")
    yield from failures


def _pages(data: bytes) -> Iterator[bytes]:
    """Each page of a picture as a plain grey one, which tesseract cannot stumble over."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "TIFF")) as picture:
            for number in range(min(getattr(picture, "n_frames", 1), MOST_PAGES)):
                picture.seek(number)
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused("bomb")
                yield grey(ImageOps.exif_transpose(picture))
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused("bomb") from error
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, OverflowError) as error:
        raise Refused("damaged_image") from error


def grey(picture: Any) -> bytes:
    """A picture as PGM, in grey, large enough to be read; what is transparent is white."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layered = picture.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        picture = Image.alpha_composite(white, layered)
    plain = picture.convert("L")
    if plain.width < LEAST_WIDTH:
        plain = plain.resize((plain.width * 2, plain.height * 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    plain.save(out, "PPM")
    return out.getvalue()
