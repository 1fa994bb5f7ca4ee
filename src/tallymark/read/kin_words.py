"""Words for kin: what each form says of the tie, of sex, case and number; from `data/kin.toml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tallymark.lang.words import Words


@dataclass(frozen=True, slots=True)
class KinForm:
    """One form: the tie of the person so called to the anchor; `sex` is `None` where unsaid."""

    relation: str
    sex: str | None
    is_nominative: bool = False
    is_plural: bool = False
    can_be_plural: bool = False


@dataclass(frozen=True, slots=True)
class KinWord:
    """A word for kin where it stands in a text; offsets of its first and last character."""

    form: KinForm
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class KinWords:
    """All that the reader knows of kin, compiled once."""

    forms: Mapping[str, KinForm]
    inverse: Mapping[str, str]
    made_by: tuple[tuple[re.Pattern[str], str, str], ...]
    genitive: re.Pattern[str]
    anonymous: re.Pattern[str]

    def find(self, words: Words) -> Iterator[KinWord]:
        """Every word for kin, in order."""
        last = -1
        for index, word in enumerate(words.words):
            form = self.forms.get(word)
            if form is None or index <= last:
                continue
            last = index
            if words.get(index + 1) == "-" and words.is_joined(index + 1):
                form, last = self._compound(words, index)
            if form is not None:
                start, made = self._made(words, index, form)
                yield KinWord(made, start, words.ends[last])

    def _compound(self, words: Words, index: int) -> tuple[KinForm | None, int]:
        """ "mother-in-law" is one word; "мать-одиночка" is a mother."""
        if (words.get(index + 2), words.get(index + 4)) == ("in", "law"):
            return self.forms.get(f"{words.words[index]}-in-law"), index + 4
        return self.forms[words.words[index]], index + 2

    def _made(self, words: Words, index: int, form: KinForm) -> tuple[int, KinForm]:
        """The tie that a word before makes of it: "двоюродный брат"."""
        before = words.get(index - 1)
        for pattern, plain, other in self.made_by:
            if form.relation == plain and pattern.match(before):
                return words.starts[index - 1], replace(form, relation=other)
        return words.starts[index], form

    def inverse_of(self, relation: str, anchor_sex: str | None) -> str | None:
        """What the anchor is to the kin; an aunt's is niece or nephew by the anchor's sex."""
        inverse = self.inverse.get(relation)
        if anchor_sex == "f" and inverse == "nephew_of":
            return "niece_of"
        if anchor_sex == "m" and inverse == "aunt_of":
            return "uncle_of"
        if anchor_sex == "f" and relation == "nephew_of":
            return "aunt_of"
        return inverse


def compile_kin(table: Mapping[str, Any]) -> KinWords:
    """The words of the data file, ready to be looked up."""
    forms: dict[str, KinForm] = {}
    for relation, sex, nominative, other, plural in table["rows"]:
        known = sex or None
        for words, form in (
            (plural, KinForm(relation, known, False, True)),
            (other, KinForm(relation, known)),
            (nominative, KinForm(relation, known, True)),
        ):
            for word in words.split():
                both = word in forms and forms[word].is_plural
                forms[word] = replace(form, can_be_plural=both or form.is_plural)
    return KinWords(
        forms,
        table["inverse"],
        tuple((re.compile(row[0]), row[1], row[2]) for row in table["made_by"]),
        re.compile(rf" (?:{table['genitive']})"),
        re.compile(table["anonymous"]),
    )
