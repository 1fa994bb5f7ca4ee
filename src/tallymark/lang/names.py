"""What the parts of a personal name are, and which given names are one name.

A name string comes in any order and script, with initials, commas, capitals, particles (oglu,
kyzy) and hyphens; `parse_name` says which word is surname, given name and patronymic. Given names
that are one (Микола and Николай, Саша and Александр) share an id; the table of them is
`data/names.toml`, own work. Everything is looked up by fold, so Latin spellings need no lines.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tallymark.lang.scripts import CACHE_WORDS, fold, readings

MAX_WORDS = 8
"""So many words of a name are looked at; more is a sentence, not a name."""

_PARTICLES = frozenset(
    map(fold, (
        "оглы", "оглу", "огли", "улы", "ұлы", "уулу", "кызы", "гызы", "қызы", "кизи", "ибн", "бин",
        "бинт", "oglu", "uly", "qizi", "bin",
    ))
)  # fmt: skip
_MALE_PATRONYMIC = ("aveq", "eveq", "uveq")
_FEMALE_PATRONYMIC = ("avna", "evna", "uvna", "ekna", "eqna", "exna", "evena")
_SHORT_PATRONYMIC = frozenset(("eleq", "lukeq", "fameq", "kusmeq", "neketeq", "saveq", "faketeq"))
_SURNAME_ENDS = (
    "av", "ev", "en", "ske", "cke", "enka", "eva", "ava", "ena", "ska", "cka", "uk", "ak", "adse",
    "xvele", "an", "ec",
)  # fmt: skip
_FEMALE_SURNAME = ("ava", "eva", "ena", "ska", "cka")
_MALE_SURNAME = ("av", "ev", "en", "ske", "cke")
_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[-‐’'`ʼʹʺ.](?=[^\W\d_]))*\.?")
_GLUED = re.compile(r"(?<=[а-яёіїєґ]{3})(?=[А-ЯЁІЇЄҐ][а-яёіїєґ])|(?<=[a-z]{3})(?=[A-Z][a-z])")
_INITIAL_RUN = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_APOSTROPHES = re.compile("[’'`ʼʹʺ]")


@dataclass(frozen=True, slots=True)
class ParsedName:
    """The parts of a name as written; an initial keeps its letter and loses its point.

    `sex` is "m" or "f" where patronymic, given name or surname show it, else `None`.
    """

    surname: str | None = None
    given: str | None = None
    patronymic: str | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class _Table:
    """The equivalence table: ids of given names by fold and as written, of patronymic stems."""

    given: dict[str, frozenset[int]]
    exact: dict[str, frozenset[int]]
    stems: dict[str, frozenset[int]]
    sexes: tuple[str, ...]


@cache
def _table() -> _Table:
    source = files("tallymark.lang").joinpath("data/names.toml").read_text(encoding="utf-8")
    parts = tomllib.loads(source)
    given: dict[str, set[int]] = {}
    exact: dict[str, set[int]] = {}
    stems: dict[str, set[int]] = {}
    sexes: list[str] = []
    ids: dict[str, int] = {}
    for section, sex in (("male", "m"), ("female", "f")):
        for full, variants in parts[section].items():
            ids[full] = len(sexes)
            for form in (full, *variants.split()):
                _enter(given, readings(form), ids[full])
                _enter(exact, [_exact(form)], ids[full])
                if sex == "m":
                    _enter(stems, [_stem_end(readings(form)[0])], ids[full])
            sexes.append(sex)
    for full, variants in parts["patronymic"].items():
        for form in variants.split():
            _enter(stems, [_stem_end(readings(form)[0])], ids.get(full, -1))
    return _Table(_frozen(given), _frozen(exact), _frozen(stems), tuple(sexes))


def _exact(word: str) -> str:
    return _APOSTROPHES.sub("'", word.casefold()).replace("ё", "е")


def _enter(into: dict[str, set[int]], forms: Iterable[str], number: int) -> None:
    for form in forms:
        if number >= 0:
            into.setdefault(form, set()).add(number)


def _frozen(sets: dict[str, set[int]]) -> dict[str, frozenset[int]]:
    return {form: frozenset(numbers) for form, numbers in sets.items()}


@lru_cache(maxsize=CACHE_WORDS)
def given_ids(word: str) -> frozenset[int]:
    """Ids of the given names that `word` can stand for; empty where the table has none.

    >>> given_ids("Микола") == given_ids("Nikolaj")
    True
    >>> bool(given_ids("Слава") & given_ids("Вячеслав"))
    True
    """
    table = _table()
    written = table.exact.get(_exact(word))
    if written:
        return written
    return next((table.given[form] for form in readings(word) if form in table.given), frozenset())


@lru_cache(maxsize=CACHE_WORDS)
def patronymic_stem(word: str) -> str:
    """The father's name that a patronymic is made of, as a key; "" where it is empty.

    Patronymics of one name share a key in Russian and Ukrainian, of sons and daughters.

    >>> patronymic_stem("Миколайович") == patronymic_stem("Николаевна")
    True
    """
    best = ""
    for form in readings(word):
        stem = _stem_end(_without_ending(form))
        ids = _table().stems.get(stem)
        if ids:
            return f"#{min(ids)}"
        best = best or stem
    return best


def _without_ending(form: str) -> str:
    for ending in (*_MALE_PATRONYMIC, *_FEMALE_PATRONYMIC, "eq", "aglu", "agle", "ule", "kese"):
        if form.endswith(ending) and len(form) > len(ending):
            return form[: -len(ending)]
    return form


def _stem_end(form: str) -> str:
    return form.rstrip("aeu") or form


def is_patronymic(word: str) -> bool:
    """Whether the word is built as an East Slavic patronymic, in any script.

    >>> is_patronymic("Iwanowitsch"), is_patronymic("Абрамович"), is_patronymic("Иванов")
    (True, True, False)
    """
    return any(
        form in _SHORT_PATRONYMIC
        or (len(form) > 4 and form.endswith((*_MALE_PATRONYMIC, *_FEMALE_PATRONYMIC)))
        for form in readings(word)
    )


def is_initial(word: str) -> bool:
    """Whether the word is an initial: one letter, or one and a point.

    >>> is_initial("И."), is_initial("Yu."), is_initial("Ли")
    (True, True, False)
    """
    letters = word.rstrip(".")
    return len(letters) == 1 or (word.endswith(".") and len(letters) <= 3)


def name_words(text: str) -> list[str]:
    """The words of a name in their order, initials apart ("И.И." are two), at most eight.

    A particle (oglu, kyzy) is joined to the word before it.
    """
    plain = unicodedata.normalize("NFC", text[:400])
    words: list[str] = []
    for match in _WORD.finditer(_GLUED.sub(" ", plain)):
        word = match.group()
        pieces = [piece for piece in re.split(r"\.-?", word) if piece]
        if len(pieces) > 1 and _INITIAL_RUN.match(word):
            words += [piece + "." if len(piece) <= 2 else piece for piece in pieces]
        elif words and fold(word) in _PARTICLES:
            words[-1] = f"{words[-1]} {word}"
        elif fold(word.rpartition("-")[2]) in _PARTICLES:
            words.append(word.replace("-", " "))
        else:
            words.append(word)
        if len(words) >= MAX_WORDS:
            break
    return words[:MAX_WORDS]


@lru_cache(maxsize=CACHE_WORDS)
def parse_name(text: str) -> ParsedName:
    """Which word of a name is surname, given name, patronymic; any order, script, with initials.

    Words that fit no other part go with the given name. Without any other sign a name of two words
    is read given name first.

    >>> parse_name("ПЕТРОВ Иван Сергеевич")
    ParsedName(surname='ПЕТРОВ', given='Иван', patronymic='Сергеевич', sex='m')
    >>> parse_name("Anna Kim").surname
    'Kim'
    """
    words = name_words(text)
    surname, rest = _by_comma(text, words)
    place = _patronymic_place(rest, surname) if len(words) > 1 else None
    patronymic = None if place is None else rest.pop(place)
    if surname is None:
        surname = _take_surname(rest, place, len(words))
    given = rest.pop(0) if rest else None
    if patronymic is None and rest and is_initial(rest[0]):
        patronymic = rest.pop(0)
    elif given is not None and rest and not is_initial(given):
        # "Турпал Али": a given name of two words.
        given = " ".join([given, *(word for word in rest if not is_initial(word))])
    sex = guess_sex(surname, given, patronymic)
    bare = [part and _bare(part) for part in (surname, given, patronymic)]
    return ParsedName(bare[0], bare[1], bare[2], sex)


def _bare(word: str) -> str:
    return word.rstrip(".")


def _by_comma(text: str, words: list[str]) -> tuple[str | None, list[str]]:
    """The surname that stands before a comma, and the other words."""
    before, comma, _ = text.partition(",")
    if not comma:
        return None, list(words)
    count = len(name_words(before))
    if count == 0 or count >= len(words):
        return None, list(words)
    return " ".join(words[:count]), words[count:]


def _patronymic_place(words: list[str], surname: str | None) -> int | None:
    """Where the patronymic stands: rather right after a known given name, else last."""
    likely = [place for place in range(len(words)) if _looks_patronymic(words, place, surname)]
    after_given = [place for place in likely if place and given_ids(words[place - 1])]
    return max(after_given or likely, default=None)


def _looks_patronymic(words: list[str], place: int, surname: str | None) -> bool:
    """Whether the word at `place` can be the patronymic: by its ending, or with a particle."""
    word = words[place]
    if any(fold(part) in _PARTICLES for part in word.split(" ")[1:]):
        return True
    if not is_patronymic(word):
        return False
    # "Абрамович Роман": a surname may be built like a patronymic; one needs two words beside it,
    # or the surname known already, or to stand right after a known given name.
    if surname is not None or len(words) > 2:
        return place > 0 or len(words) == 1
    return place > 0 and bool(given_ids(words[place - 1]))


def _take_surname(rest: list[str], patronymic_place: int | None, total: int) -> str | None:
    """Removes the surname from `rest` and gives it; `None` where only given names are left."""
    if not rest or (len(rest) == 1 and total > 1):
        return None
    if len(rest) == 1:
        return None if given_ids(rest[0]) else rest.pop(0)
    scores = [_surname_score(word, rest) for word in rest]
    # "Иван Сергеевич Петров" and "Петров Иван Сергеевич"; of two words, the last by default.
    is_first = is_initial(rest[-1]) if patronymic_place is None else patronymic_place >= len(rest)
    scores[0 if is_first else -1] += 2 if patronymic_place is not None else 0
    order = range(len(rest)) if is_first else range(len(rest) - 1, -1, -1)
    return rest.pop(max(order, key=lambda place: scores[place]))


def _surname_score(word: str, others: list[str]) -> int:
    """How much a word looks like the surname among the words of its name."""
    if is_initial(word):
        return -5
    score = 0
    letters = _APOSTROPHES.sub("", word)
    if letters.isupper() and len(letters) > 1:
        score += 3 * any(not other.isupper() for other in others if not is_initial(other))
    if given_ids(word):
        score -= 2
    if fold(word).endswith(_SURNAME_ENDS) and len(word) > 4:
        score += 1
    return score


def guess_sex(surname: str | None, given: str | None, patronymic: str | None) -> str | None:
    """ "m" or "f" as the parts of the name show it, the patronymic before the others.

    >>> guess_sex("Ким", "Анна", None), guess_sex("Ким", "Женя", None)
    ('f', None)
    """
    for form in readings(patronymic or ""):
        if form.endswith(_FEMALE_PATRONYMIC):
            return "f"
        if form.endswith(_MALE_PATRONYMIC) or form in _SHORT_PATRONYMIC:
            return "m"
    sexes = {_table().sexes[number] for number in given_ids(given or "")}
    if len(sexes) == 1:
        return sexes.pop()
    family = fold(surname or "")
    if family.endswith(_FEMALE_SURNAME):
        return "f"
    return "m" if len(family) > 4 and family.endswith(_MALE_SURNAME) else None
