"""The field's words as frozen types. This floor imports nothing else of Tallymark.

One is a dataclass, many are a table: where a collection grows with the casebook, an Arrow schema
stands beside its dataclass (`CLAIM_SCHEMA` beside `Claim`). Import from the module of the word.
"""
