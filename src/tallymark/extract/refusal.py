"""Why a file or a part of one gives no document, and what its owner can do."""

from tallymark.terms.documents import Failure

ADVICE = {
    "bad_encoding": "its letters fit none of UTF-8, UTF-16, cp1251, koi8-r: save it as UTF-8",
    "bomb": "it unpacks to far more than it weighs: unpack it by hand and look before adding it",
    "crashed": "the reader broke down on it: keep the original and report the file's kind",
    "attachment": "no reader for it inside a mail: save it from the mail and add it by itself",
    "damaged_docx": "the document's parts are broken: open it, save it anew as DOCX or PDF",
    "damaged_image": "the picture is broken or of an unusual kind: save it anew as PNG",
    "damaged_zip": "the ZIP's directory is broken or cut off: fetch it again",
    "damaged_json": "a part of the export is no JSON: export it again from Telegram",
    "damaged_page": "the page's drawing commands are broken: print the page anew to a PDF",
    "damaged_pdf": "the PDF's structure is broken: repair it (qpdf) or fetch it again",
    "damaged_sheet": "the workbook's parts are broken: open it and save it anew as XLSX or CSV",
    "damaged_warc": "a record's header cannot be read: check the archive (warcio check)",
    "encrypted": "it asks for a password: save a copy without one and add that",
    "entity_bomb": "its XML defines entities, as attacks do: save it anew from a spreadsheet",
    "no_recognition": "text recognition is missing: install tallymark[ocr] and tesseract-ocr-rus,"
    " tesseract-ocr-ukr, tesseract-ocr-eng (Debian), and add it again",
    "not_a_mail": "it has no header of a mail: find out what it is, rename it",
    "no_text": "it holds no text (a scan, an empty page): run text recognition and add the result",
    "not_a_pdf": "its name says PDF and its bytes do not: find out what it is and convert it",
    "out_of_memory": "reading it needs more than limits.memory_bytes: split it or raise the limit",
    "ragged_row": "the row has another number of cells than the header: check its delimiters",
    "ragged_rows": "further rows have another number of cells than the header: check the file",
    "timeout": "reading it took longer than limits.seconds: split it or raise the limit",
    "too_deep": "it is nested deeper than any report: find out what it is",
    "too_large": "a page of it is larger than limits.page_bytes: split it or raise the limit",
    "truncated": "it breaks off in the middle: fetch it again; what came before the break is kept",
    "unknown_format": "no reader for this kind: convert it to a kind of docs/formats.md",
    "unreadable": "it could not be opened: check the disk and the file's permissions",
}
"""What to do about each reason; no advice carries words of a document."""


class Refused(Exception):
    """An extractor gives up on the whole item; `reason` is a key of `ADVICE`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def failure(original_id: str, reason: str, locator: str = "") -> Failure:
    """The failure of an original (or of its part `locator`) for one reason."""
    return Failure(original_id, "extract", reason, ADVICE[reason], locator)
