"""Which extractor reads which kind of file. A new format is a file of its own and a line here."""

from tallymark.extract import csv_roll, html, pdf, telegram, text, warc, xlsx_roll
from tallymark.extract.item import Extractor
from tallymark.extract.sniff import XLSX

EXTRACTORS: dict[str, Extractor] = {
    "text/plain": text.extract_file,
    "text/html": html.extract_file,
    "application/pdf": pdf.extract_file,
    "application/json": telegram.extract_file,
    "text/csv": csv_roll.extract_file,
    "text/tab-separated-values": csv_roll.extract_file,
    XLSX: xlsx_roll.extract_file,
    "application/warc": warc.extract_file,
}
