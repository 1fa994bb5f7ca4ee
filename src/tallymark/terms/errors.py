"""What can go wrong, one class for each thing the reader can do about it.

A message says what failed, where (ids, spans, the path as typed) and what to do next. It carries
ids, never a name, a quote or a place.
"""


class TallymarkError(Exception):
    """Anything that Tallymark reports to a person; the message says what to do next."""

    exit_code = 1


class MisusedError(TallymarkError):
    """The command was called with words that do not fit: call it again, corrected."""

    exit_code = 2


class InputError(TallymarkError):
    """A file or table given to us cannot be used as it is: mend it or leave it out."""


class CaseError(TallymarkError):
    """`case.toml` cannot be used: mend the key that the message names."""

    exit_code = 2


class ReviewError(TallymarkError):
    """A person must decide first, or decided something that cannot be applied: ask a reviewer."""


class DamagedError(TallymarkError):
    """Something kept no longer holds: restore it from a copy and run `tallymark verify`."""


class StorageError(TallymarkError):
    """The disk is full or cannot be written: make room, then run the command again."""


class BusyError(TallymarkError):
    """Another process is writing to this casebook: wait for it, then run the command again."""


class EndpointError(TallymarkError):
    """The case's language model does not answer: mend its endpoint, then run the command again."""


class NewerFormatError(TallymarkError):
    """The casebook was written by a later Tallymark: install that version to open it."""


class ProtectedError(TallymarkError):
    """A protection stands in the way: an editor must lift or sign it."""


class RoleError(TallymarkError):
    """The reviewer's role does not allow this step: ask somebody who has the role."""
