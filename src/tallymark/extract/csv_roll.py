"""CSV files: a roll whose text is the file as it is, cut between records."""

import re
from collections import Counter
from collections.abc import Iterator

from tallymark.extract.charset import decode
from tallymark.extract.item import Item, Job, roll_document
from tallymark.extract.ragged import RaggedRows
from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "csv/1"
"""Name and version of this extractor."""

DELIMITERS = ",;\t|"
"""Tried in this order."""

PASSAGE_CHARS = 1 << 16
"""Code points a passage of a roll may reach: some hundred rows, read at one go."""

SAMPLE_RECORDS = 20


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one roll of a CSV file, and a failure for each row whose cells do not fit its header."""
    data = job.path.read_bytes()
    decoded = decode(data)
    text = decoded.text
    if not text.strip():
        raise Refused("no_text")
    delimiter = sniff_delimiter(text)
    ragged = RaggedRows(job.original.id)
    bounds, start = [], 0
    for number, (end, cells) in enumerate(records(text, delimiter), start=1):
        ragged.see(number, cells)
        if end - start >= PASSAGE_CHARS:
            bounds.append(end)
            start = end
    if start < len(text):
        bounds.append(len(text))
    mapped = TextMap("", decoded.encoding)
    mapped.verbatim(text, decoded.offset, len(data))
    item = Item(job.original.id, job.original.media_type)
    yield roll_document(mapped, item, bounds, extractor=EXTRACTOR, dialect=delimiter)
    yield from ragged.failures()


def records(text: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Each record's end (after its line end) and its number of cells, 0 for a blank line.

    RFC 4180: a line end inside a quoted cell belongs to the cell. A quote that opens and never
    closes before a delimiter or a line end is a letter like any other.
    """
    quoted = re.compile(rf'"(?:[^"]|"")*+"(?=[{re.escape(delimiter)}\r\n]|\Z)')
    at, length = 0, len(text)
    while at < length:
        end, line_end = _line(text, at)
        if text.find('"', at, end) < 0:
            line = text[at:end]
            yield line_end, line.count(delimiter) + 1 if line.strip() else 0
            at = line_end
        else:
            at, cells = _quoted_record(text, at, delimiter, quoted)
            yield at, cells


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line's words end, and where the next line begins."""
    line_feed = text.find("\n", at)
    if line_feed < 0:
        line_feed = len(text)
        following = len(text)
    else:
        following = line_feed + 1
    carriage = text.find("\r", at, line_feed)
    if carriage < 0:
        return line_feed, following
    return carriage, following if carriage == line_feed - 1 else carriage + 1


def _quoted_record(text: str, at: int, delimiter: str, quoted: re.Pattern[str]) -> tuple[int, int]:
    cells = 0
    while True:
        cells += 1
        found = quoted.match(text, at)
        at = found.end() if found else at
        end, following = _line(text, at)
        stop = text.find(delimiter, at, end)
        if stop < 0:
            return following, cells
        at = stop + 1


def sniff_delimiter(text: str) -> str:
    """The delimiter by which most of the first records have one number of cells, above one."""
    best, best_score = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts: Counter[int] = Counter()
        for _, cells in records(text[: 1 << 16], delimiter):
            counts[cells] += cells > 0
            if counts.total() >= SAMPLE_RECORDS:
                break
        cells, agreeing = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
        score = (agreeing, cells)
        if cells > 1 and score > best_score:
            best, best_score = delimiter, score
    return best
