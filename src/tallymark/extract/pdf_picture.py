"""A page of a PDF drawn as a picture, for text recognition."""

from tallymark.extract.image import MOST_PIXELS, grey
from tallymark.extract.refusal import Refused

DOTS_AN_INCH = 300
POINTS_AN_INCH = 72
"""A PDF measures in points."""


def drawn(data: bytes, index: int) -> bytes:
    """Page `index` (from 0) as a grey PGM. Raises `Refused` where it cannot be drawn."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as document:
            page = document[index]
            width, height = page.get_size()
            scale = DOTS_AN_INCH / POINTS_AN_INCH
            if width * height * scale * scale > MOST_PIXELS:
                raise Refused("bomb")
            return grey(page.render(scale=scale, grayscale=True).to_pil())
    except (pypdfium2.PdfiumError, IndexError, ValueError, OSError) as error:
        raise Refused("damaged_page") from error
