"""Whether what a child process gave is a document at all, before it is believed."""

from tallymark.terms.documents import Extracted, Original, Passage

HOWS = frozenset({"verbatim", "decoded", "inserted", "rendered"})


def is_sound(extracted: Extracted, original: Original) -> bool:
    """Passages tile the text, segments tile the passages, and all is of this original."""
    document = extracted.document
    if document.id or document.original_id != original.id or document.form not in ("text", "roll"):
        return False
    at = 0
    for passage in extracted.passages:
        if passage.start != at or not _is_tiled(passage):
            return False
        at = passage.end
    return at == document.chars


def _is_tiled(passage: Passage) -> bool:
    if passage.end - passage.start != len(passage.text) or not passage.text:
        return False
    at = passage.start
    for segment in passage.segments:
        is_range = 0 <= segment.first <= segment.last and segment.start < segment.end
        if segment.start != at or segment.how not in HOWS or not is_range:
            return False
        at = segment.end
    return at == passage.end
