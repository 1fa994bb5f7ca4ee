"""Collect: which files are there, and their bytes as received.

In: paths as the user typed them. Out: `SourceFile`s, then `Fetched` copies inside the casebook
(hashed on the way); what cannot be taken in is a `Failure` with what to do about it.
"""

from tallymark.collect.fetch import fetch
from tallymark.collect.find import find_sources

__all__ = ["fetch", "find_sources"]
