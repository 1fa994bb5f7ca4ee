"""Extract makes documents of originals: their text, with a map back to the bytes.

In: an `Original` and the path of its bytes. Out: `Extracted` documents with their passages, one at
a time, and a `Failure` for whatever could not be read. Hostile bytes are parsed in a child process
without network, with limits on memory, time and output; what it says is checked.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from tallymark.extract.child import KEEPER
from tallymark.extract.refind import find_again as look_again
from tallymark.extract.sniff import sniff_media_type
from tallymark.extract.wire import Request
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure, Original, Passage

__all__ = ["extract_documents", "find_again", "sniff_media_type"]


def extract_documents(
    original: Original, path: Path, *, limits: Limits
) -> Iterator[Extracted | Failure]:
    """The documents of an original, streamed, and a failure for each part that cannot be read.

    `limits.seconds` is the longest wait for the next document. Passages tile each document's text.
    """
    yield from KEEPER.ask(Request(original, path, limits))


def find_again(passages: Sequence[Passage], path: Path, limits: Limits) -> list[int]:
    """Which passages (by place) the original's bytes no longer spell; of a rendered text, none."""
    return [
        at
        for at, one in enumerate(passages)
        if not any(segment.how == "rendered" for segment in one.segments)
        and look_again(one.segments, one.text, one.start, path, limits) != one.text
    ]
