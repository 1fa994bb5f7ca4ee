"""Tallymark turns reports of violence into counts that hold up.

One mark on the tally is one person; every mark has its evidence. Read `tallymark.flow` first.
"""

__version__ = "0.1.0"
