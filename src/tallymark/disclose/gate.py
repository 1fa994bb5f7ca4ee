"""The first lock's key: makes `Cleared` values of what may be printed, and of nothing else."""

import re
from collections.abc import Iterable, Sequence

from tallymark.disclose.clearing import Clearances
from tallymark.disclose.scan import NameIndex, unsigned
from tallymark.terms.errors import ProtectedError
from tallymark.terms.release import Cleared

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,119}")
_BODIES = frozenset({"outlet", "casualty_recorder", "official"})
"""Sources printed by name: outlets and bodies. Everybody else is said by type ("a relative")."""


class Gate:
    """What may pass. `labels` are the only keys that are printed: those with words for them in
    each language of the site."""

    def __init__(
        self,
        index: NameIndex,
        clearances: Clearances,
        labels: Iterable[tuple[str, str, str]],
        languages: Sequence[str],
    ) -> None:
        self.index = index
        self.clearances = clearances
        self.labels = tuple(
            sorted({one for one in labels if one[0] in languages and self.is_free(one[2])})
        )
        said: dict[str, set[str]] = {}
        for language, key, _ in self.labels:
            said.setdefault(key, set()).add(language)
        self._keys = frozenset(
            key for key, found in said.items() if found >= set(languages) and self.is_id(key)
        )

    def is_free(self, text: str) -> bool:
        """Whether no protected name stands in the text, but those signed as a namesake's."""
        return not unsigned(self.index.find(text), self.clearances.signed)

    def is_id(self, text: str) -> bool:
        """Whether a text is an id or a key that names nobody."""
        return _ID.fullmatch(text) is not None and self.is_free(text)

    def has_label(self, key: str) -> bool:
        """Whether a key ("region:torsk") may be printed."""
        return key in self._keys

    def key(self, dimension: str, value: str | None) -> Cleared[str] | None:
        """A key that has its words; `None` for any other."""
        if value is None or not self.has_label(f"{dimension}:{value}"):
            return None
        return Cleared(value, "label")

    def count(self, number: int | None) -> Cleared[int] | None:
        """A count that the rules for cells let through."""
        return None if number is None else Cleared(number, "small_cell")

    def source(self, name: str | None, source_type: str) -> Cleared[str] | None:
        """Who says so, by name: an outlet or a body, never a person."""
        if name is None or source_type not in _BODIES or not self.is_free(name):
            return None
        return Cleared(name, "source")

    def words(self, claim_id: str, text: str | None) -> Cleared[str] | None:
        """Words of a document that an editor cleared, and in which nobody protected is named."""
        if text is None or not self.clearances.has_quote(claim_id) or not self.is_free(text):
            return None
        return Cleared(text, "editor")

    def prose(self, text: str, where: str) -> Cleared[str]:
        """Words of the case's own. Raises `ProtectedError` where a protected name stands in them.

        `where` names the key of `case.toml`, for the message.
        """
        hits = unsigned(self.index.find(text), self.clearances.signed)
        if hits:
            raise ProtectedError(
                f"{where} bears the name of mention {hits[0].subject}, which is protected: "
                "reword it, or have an editor clear the name"
            )
        return Cleared(text, "scope")
