"""Collect: which files are there, and their bytes as received.

In: paths as the user typed them. Out: `SourceFile`s, then `Fetched` copies inside the casebook
(hashed on the way); what cannot be taken in is a `Failure` with what to do about it.
`check_endpoint` and `ask_endpoint` put a question to the language model that the case names.
"""

from tallymark.collect.endpoint import Address, NoAnswer, ask_endpoint, check_endpoint
from tallymark.collect.fetch import fetch
from tallymark.collect.find import find_sources

__all__ = ["Address", "NoAnswer", "ask_endpoint", "check_endpoint", "fetch", "find_sources"]
