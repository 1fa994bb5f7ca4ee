"""Extract: from the bytes of an original to text, with the way back.

In: an `Original` and its file. Out: `Extracted` documents with passages that tile their text,
each with a map to the original's bytes, and a `Failure` for what could not be read. Hostile bytes
are parsed in a child process; a new format is one file and one line of `formats`. `holds_words`
says whether bytes spell given words, text or no text; `start_child` lets a child load early.
"""

from collections.abc import Sequence
from pathlib import Path

from tallymark.extract.again import find_in, is_whole_file
from tallymark.extract.engine import Extraction, extract_documents, find_in_child, start_child
from tallymark.extract.frames import Find
from tallymark.extract.sniff import sniff_media_type
from tallymark.extract.spelling import holds_words
from tallymark.terms.case import Limits
from tallymark.terms.spans import MapSegment

__all__ = [
    "Extraction",
    "extract_documents",
    "find_again",
    "holds_words",
    "sniff_media_type",
    "start_child",
]


def find_again(
    segments: Sequence[MapSegment], start: int, end: int, path: Path, limits: Limits
) -> str | None:
    """Reads again the bytes behind code points `start` to `end` of a document; gives their text.

    `segments` are those of its passages that the stretch touches. `None` where the bytes are not
    there or no longer spell anything, and for what an engine rendered (PDF, workbook): that is
    compared by extracting again.
    """
    wanted = tuple(part for part in segments if part.start < end and part.end > start)
    if is_whole_file(wanted):
        return find_in(wanted, start, end, path, limits)
    return find_in_child(Find(wanted, start, end, str(path.resolve()), limits))
