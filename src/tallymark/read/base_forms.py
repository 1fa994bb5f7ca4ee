"""The base form of a name that a text has in some case: parts that agree in sex and case.

One mention often has two readings (Александра Брода: she in the nominative, or he in the
genitive). The words before it narrow the cases; the other mentions in the document decide.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tallymark.lang.words import fold
from tallymark.read.declension import (
    Form,
    patronymic_forms,
    restore,
    surname_forms,
    unknown_given_forms,
)
from tallymark.read.morphology import name_forms
from tallymark.read.page import Unit

ALL_CASES = "nagdip"
"""The likelier first: who is named is told of, or something was done to them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a unit can be in a name."""

    unit: Unit
    written: str
    word: str
    given: tuple[Form, ...] = ()
    is_given: bool = False
    is_surname: bool = False
    is_patronymic: bool = False
    is_russian: bool = False

    def forms(self, place: int) -> tuple[Form, ...]:
        """The forms as given name (0), patronymic (1) or surname (2).

        Our tables first, then the Russian dictionary where the word can be Russian.
        """
        if self.unit.is_initial or self.word.isascii():
            return ()
        word = self.word
        if place == 0:
            mine = self.given
        else:
            mine = patronymic_forms(word) if place == 1 else surname_forms(word)
        return (*mine, *name_forms(word)[place]) if self.is_russian else mine

    def likely_forms(self, place: int) -> tuple[Form, ...]:
        """What the ending alone allows for a given name that no table has in that sex."""
        if place or self.unit.is_initial or self.word.isascii():
            return ()
        return unknown_given_forms(self.word)

    def fit(self, place: int, sex: str, case: str) -> int:
        """2 where a table has the form, 1 where its ending allows it, else 0."""
        for value, forms in ((2, self.forms(place)), (1, self.likely_forms(place))):
            if any(form.sex == sex and case in form.cases for form in forms):
                return value
        return 0

    @property
    def titled(self) -> str:
        """The word as written, a word in capitals with one capital."""
        return self.written.title() if self.unit.is_upper else self.written


@dataclass(frozen=True, slots=True)
class Base:
    """A name's parts in the nominative, and the sex they agree in (`None`: they do not show it)."""

    given: str | None
    patronymic: str | None
    surname: str | None
    sex: str | None

    @property
    def key(self) -> tuple[str | None, str | None]:
        """Given name and surname, folded."""
        return _plain(self.given), _plain(self.surname)


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, its parts in the nominative; `base` is the whole of them.

    `options` are all base forms that the words allow, the likeliest first.
    """

    start: int
    end: int
    first: int
    last: int
    given: str | None
    surname: str | None
    patronymic: str | None = None
    sex: str | None = None
    options: tuple[Base, ...] = ()

    @property
    def base(self) -> str:
        """The whole name in the nominative."""
        parts = (self.given, self.patronymic, self.surname)
        return " ".join(part for part in parts if part)


def base_options(
    parts: Sequence[Reading | None], cases: str = ALL_CASES, acting: str | None = None
) -> tuple[Base, ...]:
    """The base forms of given name, patronymic and surname, the likeliest first.

    `cases` are those that the words before the name allow; `acting` is the sex that a verb after it
    shows, which takes the name for its subject. A reading in which more parts agree
    comes first, of equal ones the nominative, of those the man's.
    """
    present = [(place, one) for place, one in enumerate(parts) if one is not None]
    ranked: dict[Base, tuple[int, int]] = {}
    for order, case in enumerate(ALL_CASES):
        for sex in "mf":
            fits = sum(one.fit(place, sex, case) for place, one in present)
            if not fits:
                continue
            given, patronymic, surname = (
                _nominative(parts, place, sex, case) for place in range(3)
            )
            base = Base(given, patronymic, surname, sex)
            is_subject = acting == sex and case == "n"
            rank = (2 * fits - (case not in cases) + 2 * is_subject, -order)
            ranked[base] = max(rank, ranked.get(base, rank))
    best = max((rank[0] for rank in ranked.values()), default=0)
    return tuple(
        base for base, rank in sorted(ranked.items(), key=lambda pair: pair[1], reverse=True)
        if rank[0] >= best - 1
    )  # fmt: skip


def _nominative(parts: Sequence[Reading | None], place: int, sex: str, case: str) -> str | None:
    one = parts[place]
    if one is None:
        return None
    for form in (*one.forms(place), *one.likely_forms(place)):
        if form.sex == sex and case in form.cases:
            return restore(one.written, form.base)
    return one.titled


def settle(names: Iterable[Name]) -> list[Name]:
    """Chooses among the base forms of each name by what the document's other names allow.

    A part that stands unambiguously elsewhere weighs most, then one that more mentions allow, then
    the likelier by itself.
    """
    all_names = list(names)
    certain: Counter[tuple[int, str]] = Counter()
    possible: Counter[tuple[int, str]] = Counter()
    for name in all_names:
        for place in (0, 1):
            parts = {(place, part) for one in name.options if (part := one.key[place])}
            possible.update(parts)
            if len(parts) == 1:
                certain.update(parts)
    return [_settled(name, certain, possible) for name in all_names]


def _settled(
    name: Name, certain: Counter[tuple[int, str]], possible: Counter[tuple[int, str]]
) -> Name:
    if len(name.options) < 2:
        return name

    def weight(number: int) -> tuple[int, int, int]:
        parts = [(place, part) for place, part in enumerate(name.options[number].key) if part]
        return sum(certain[one] > 0 for one in parts), sum(possible[one] for one in parts), -number

    best = name.options[max(range(len(name.options)), key=weight)]
    return replace(
        name, given=best.given, patronymic=best.patronymic, surname=best.surname, sex=best.sex
    )


def _plain(word: str | None) -> str | None:
    return fold(word).rstrip(".") if word else None
