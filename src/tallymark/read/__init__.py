"""From passages to proposed claims, each with the exact words it rests on.

In: a `Document`, its `Passage`s in order, `Reader`s and the loaded `Models`. Out: a `Reading` per
reader, checked: words not at their offsets are dropped and counted. `as_gold` writes proposals in
the shape of a `docs[]` item of tallymark-gold/1, `as_marked_page` as a page to look at. Of a roll,
`guess_columns` maps the columns and `read_rows` makes a claim of each row. `LlmReader` says what a
model is asked and what becomes of its answer; `flow` carries both. Spans count code points of the
document's text.
"""

from tallymark.read.check import read_document
from tallymark.read.entities import EntityReader
from tallymark.read.gold import as_gold
from tallymark.read.llm import LlmReader, Request
from tallymark.read.marked import as_marked_page
from tallymark.read.reader import Models, Reader, load_models
from tallymark.read.rolls import guess_columns, read_rows
from tallymark.read.rules import RuleReader

__all__ = [
    "EntityReader",
    "LlmReader",
    "Models",
    "Reader",
    "Request",
    "RuleReader",
    "as_gold",
    "as_marked_page",
    "guess_columns",
    "load_models",
    "read_document",
    "read_rows",
]
