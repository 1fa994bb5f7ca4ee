"""Preserve: originals by content, and whether they still are what they were.

In: `Fetched` copies and expected digests. Out: files `vault/ab/<sha256>`, read-only, and the list
of what no longer holds. Custody entries are the journal's, not ours.
"""

from tallymark.preserve.incoming import clean_incoming
from tallymark.preserve.vault import check_originals, destroy, keep, original_path

__all__ = ["check_originals", "clean_incoming", "destroy", "keep", "original_path"]
