"""Case forms of Russian and Ukrainian personal names, both ways, by the rules of the grammars.

Cases: n nominative, g genitive, d dative, a accusative, i instrumental, p prepositional,
v vocative.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tallymark.lang.words import word_list

_CACHE_WORDS = 50_000

_FLEETING = {"павел": "павл", "лев": "льв", "пётр": "петр"}
_MALE_HARD = (("а", "ga"), ("у", "d"), ("ові", "dp"), ("ом", "i"), ("е", "p"), ("і", "p"))
_MALE_SOFT = (
    ("я", "ga"),
    ("ю", "dp"),
    ("єві", "d"),
    ("ем", "i"),
    ("єм", "i"),
    ("е", "p"),
    ("ї", "p"),
)
_A = (
    ("ы", "g"),
    ("и", "g"),
    ("е", "dp"),
    ("і", "dp"),
    ("у", "a"),
    ("ой", "i"),
    ("ою", "i"),
    ("ей", "i"),
)
_YA = (
    ("и", "gdp"),
    ("і", "gdp"),
    ("ї", "gdp"),
    ("е", "dp"),
    ("ю", "a"),
    ("ей", "i"),
    ("ею", "i"),
    ("єю", "i"),
)


@dataclass(frozen=True, slots=True)
class Form:
    """What a word can be: the nominative it comes from, sex, and the cases it can stand in."""

    base: str
    sex: str
    cases: str


def decline_given(name: str, sex: str) -> Iterator[tuple[str, Form]]:
    """Every case form of a given name in small letters, and what it is."""
    yield name, Form(name, sex, "n")
    for stem, endings in _paradigms(name, sex):
        for ending, cases in endings:
            yield stem + ending, Form(name, sex, cases)


def _paradigms(name: str, sex: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    stem, last = name[:-1], name[-1]
    if last == "а":
        yield stem, _A
    elif last == "я":
        yield stem, _YA
    elif sex == "m" and last in "йь":
        yield stem, _MALE_SOFT
    elif sex == "m" and last == "о":
        yield stem, _MALE_HARD
    elif sex == "m" and last not in "аеиоуыэюяіїєь":
        yield _FLEETING.get(name, name), _MALE_HARD
        if last == "р":
            yield name, _MALE_SOFT
    elif sex == "f" and last == "ь":
        yield stem, (("и", "gdp"), ("і", "gdp"), ("ью", "i"), ("ь", "a"))


_STEMS = "ук|юк|ак|як|ик|ич|ан|ун|ар|ер|дт|рг|ыл|ул|ур|ыр|ат|ет|аш"
_CONSONANT = "[бвгґджзклмнпрстфхцчшщ]"
_SURNAMES = tuple(
    (re.compile(form), put, sex, cases)
    for form, put, sex, cases in (
        (r"(.+(?:[оеєё]в|[иіїы]н))", r"\1", "m", "n"),
        (r"(.+(?:[оеєё]в|[иіїы]н))а", r"\1", "m", "ga"),
        (r"(.+(?:[оеєё]в|[иіїы]н))(?:у|ові)", r"\1", "m", "d"),
        (r"(.+(?:[оеєё]в|[иіїы]н))(?:ым|им)", r"\1", "m", "i"),
        (r"(.+(?:[оеєё]в|[иіїы]н))(?:е|і)", r"\1", "m", "p"),
        (r"(.+(?:[оеєё]в|[иіїы]н)а)", r"\1", "f", "n"),
        (r"(.+(?:[оеєё]в|[иіїы]н))(?:ой|ої|ій|ою)", r"\1а", "f", "gdip"),
        (r"(.+(?:[оеєё]в|[иіїы]н))у", r"\1а", "f", "a"),
        (r"(.+[сцз]ь?к(?:ий|ій))", r"\1", "m", "n"),
        (r"(.+[сцз]ь?к)ого", r"\1ий", "m", "ga"),
        (r"(.+[сцз]ь?к)ому", r"\1ий", "m", "dp"),
        (r"(.+[сцз]ь?к)им", r"\1ий", "m", "i"),
        (r"(.+[сцз]ь?к)ом", r"\1ий", "m", "p"),
        (r"(.+[сцз]ь?ка)я?", r"\g<0>", "f", "n"),
        (r"(.+[сцз]к)ой", r"\1ая", "f", "gdip"),
        (r"(.+[сцз]к)ую", r"\1ая", "f", "a"),
        (r"(.+[сцз]ьк)(?:ої|ій|ою)", r"\1а", "f", "gdip"),
        (r"(.+[сцз]ьк)у", r"\1а", "f", "a"),
        (r"(.+(?:ко|ых|их|дзе|швили|ян|ло|но|ли|ры))", r"\1", "mf", "ngdaip"),
        (r"(.+[бвгґджзклмпрстфхчш](?<![оеєё]в)а)", r"\1", "mf", "n"),
        (r"(.+[бвгґджзклмпрстфхчш](?<![оеєё]в))у", r"\1а", "mf", "a"),
        (r"(.+[бвгґджзклмпрстфхчш](?<![оеєё]в))[иы]", r"\1а", "mf", "g"),
        (r"(.+[бвгґджзклмпрстфхчш](?<![оеєё]в))[ії]", r"\1а", "mf", "dp"),
        (r"(.+[бвгґджзклмпрстфхчш](?<![оеєё]в))о[йю]", r"\1а", "mf", "i"),
        (rf"(.+(?:{_STEMS}|ець|яр|ок|ай|ей|ий|ль))", r"\1", "m", "n"),
        (rf"(.+(?:{_STEMS}))а", r"\1", "m", "ga"),
        (rf"(.+(?:{_STEMS}))(?:у|ові)", r"\1", "m", "d"),
        (rf"(.+(?:{_STEMS}))(?:ом|ем)", r"\1", "m", "i"),
        (r"(.+к)(?:а)", r"\1о", "m", "ga"),
        (r"(.+[бвгґджзлмпрстфхцчшщ]к)(?:у|ові)", r"\1о", "m", "dp"),
        (r"(.+[бвгґджзлмпрстфхцчшщ]к)ом", r"\1о", "m", "i"),
        (rf"(.+{_CONSONANT})", r"\1", "m", "n"),
        (rf"(.+{_CONSONANT})", r"\1", "f", "ngdaip"),
        (rf"(.+{_CONSONANT})а", r"\1", "m", "ga"),
        (rf"(.+{_CONSONANT})(?:у|ові)", r"\1", "m", "d"),
        (rf"(.+{_CONSONANT})(?:ом|ем)", r"\1", "m", "i"),
        (rf"(.+{_CONSONANT})(?:е|і)", r"\1", "m", "p"),
        (r"(.+[ыи]й|.+ой)", r"\1", "m", "n"),
        (r"(.+)ого", r"\1ый", "m", "ga"),
        (r"(.+)его", r"\1ий", "m", "ga"),
        (r"(.+)ого", r"\1ий", "m", "ga"),
        (r"(.+)ому", r"\1ый", "m", "dp"),
        (r"(.+)ому", r"\1ий", "m", "dp"),
        (r"(.+)ым", r"\1ый", "m", "i"),
        (r"(.+)им", r"\1ий", "m", "i"),
        (r"(.+)ом", r"\1ый", "m", "p"),
        (r"(.+[ая]я)", r"\1", "f", "n"),
        (r"(.+)ой", r"\1ая", "f", "gdip"),
        (r"(.+)ую", r"\1ая", "f", "a"),
    )
)  # fmt: skip
_UNKNOWN_GIVEN = tuple(
    (re.compile(form), put, sex, cases)
    for form, put, sex, cases in (
        (rf"(.+{_CONSONANT})", r"\1", "m", "n"),
        (rf"(.+{_CONSONANT})", r"\1", "f", "ngdaip"),
        (rf"(.+{_CONSONANT}а|.+я)", r"\1", "f", "n"),
        (rf"(.+{_CONSONANT})а", r"\1", "m", "ga"),
        (rf"(.+{_CONSONANT})у", r"\1а", "f", "a"),
        (rf"(.+{_CONSONANT})у", r"\1", "m", "d"),
        (r"(.+)ю", r"\1я", "f", "a"),
        (rf"(.+{_CONSONANT})[ыи]", r"\1а", "f", "g"),
        (rf"(.+{_CONSONANT})е", r"\1а", "f", "dp"),
        (rf"(.+{_CONSONANT})(?:ом|ем)", r"\1", "m", "i"),
        (rf"(.+{_CONSONANT})ой", r"\1а", "f", "i"),
        (r"(.+)ці", r"\1ка", "f", "dp"),
        (r"(.+)зі", r"\1га", "f", "dp"),
        (rf"(.+{_CONSONANT})е", r"\1", "m", "v"),
        (rf"(.+{_CONSONANT})о", r"\1а", "f", "v"),
        (rf"(.+{_CONSONANT})а", r"\1о", "m", "ga"),
        (rf"(.+{_CONSONANT})у", r"\1о", "m", "dv"),
        (r"(.+[иьй])е", r"\1я", "f", "dp"),
        (r"(.+[иьй])и", r"\1я", "f", "g"),
        (r"(.+[иьй])ей", r"\1я", "f", "i"),
        (r"(.+[йь])", r"\1", "m", "n"),
        (r"(.+[йь])", r"\1", "f", "na"),
        (r"(.+[иіоеє])", r"\1", "mf", "ngdaip"),
    )
)
_PATRONYMICS = tuple(
    (re.compile(form), put, sex, cases)
    for form, put, sex, cases in (
        (r"(.+(?:[оеёй]вич|ьич|мич|кич))", r"\1", "m", "n"),
        (r"(.+(?:[оеёй]вич|ьич|мич|кич))а", r"\1", "m", "ga"),
        (r"(.+(?:[оеёй]вич|ьич|мич|кич))(?:у|еві|ові)", r"\1", "m", "d"),
        (r"(.+(?:[оеёй]вич|ьич|мич|кич))(?:ем|ом)", r"\1", "m", "i"),
        (r"(.+(?:[оеі]вн|ївн|иничн|ьиничн|мичн))а", r"\1а", "f", "n"),
        (r"(.+(?:[оеі]вн|ївн|иничн|ьиничн|мичн))(?:ы|и|е|і|ой|ою)", r"\1а", "f", "gdip"),
        (r"(.+(?:[оеі]вн|ївн|иничн|ьиничн|мичн))у", r"\1а", "f", "a"),
    )
)
_STRONG_SURNAME = re.compile(
    r".{2,}(?:[оеєё]в|[иіїы]н|[оеєё]ва|[иіїы]на|[сц]ь?кий|[сц]кая|[сц]ька|"
    r"енко|чук|юк|щук|дзе|швили|ович|евич)"
    r"(?:а|у|ым|им|е|ой|ої|ій|ою|ого|ому|ом|ую|ові|і)?"
)
_LATIN_SURNAME = re.compile(
    r".{2,}(?:ov|ova|ev|eva|yov|yova|in|ina|yn|yna|sky|skiy|skii|skij|skyi|ski|skaya|skaia|skaja|ska|tsky"
    r"|enko|chuk|yuk|iuk|juk|shvili|dze|ovich|evich|yan|[rtslkv]ian|oev|aev|aeva|iev|ieva|off|eff)"
)


@lru_cache(maxsize=_CACHE_WORDS)
def surname_forms(word: str) -> tuple[Form, ...]:
    """What a folded surname can be, in every sex and case that its ending allows."""
    return _fits(_SURNAMES, word)


@lru_cache(maxsize=_CACHE_WORDS)
def unknown_given_forms(word: str) -> tuple[Form, ...]:
    """What a given name that no table holds can be, by its ending alone."""
    return _fits(_UNKNOWN_GIVEN, word)


@lru_cache(maxsize=_CACHE_WORDS)
def patronymic_forms(word: str) -> tuple[Form, ...]:
    """What a folded patronymic can be; empty where the word is none."""
    return _fits(_PATRONYMICS, word)


_LIKE_SURNAMES = frozenset(
    word_list(
        "argentina asian austin belarusian berlin carolina china christina dublin indonesian "
        "kelvin latin malaysian martin medina odin orphan parisian persian pristina prussian "
        "robin russian sin syrian tunisian turin ukrainian virgin wisconsin within palatin "
        "kremlin pumpkin yemeni playoff kickoff standoff payoff takeoff layoff cutoff alaska "
        "nebraska whisky muslim"
    )
)
"""Frequent English words with the endings of surnames."""


def looks_surname(word: str) -> bool:
    """Whether a folded word ends as surnames of the region do, in either script."""
    if len(word) > 40 or word in _LIKE_SURNAMES:
        return False
    pattern = _LATIN_SURNAME if word.isascii() else _STRONG_SURNAME
    return pattern.fullmatch(word) is not None


def _fits(table: tuple[tuple[re.Pattern[str], str, str, str], ...], word: str) -> tuple[Form, ...]:
    if len(word) > 40:
        return ()
    found = []
    for pattern, put, sexes, cases in table:
        match = pattern.fullmatch(word)
        if match:
            found += [Form(match.expand(put), sex, cases) for sex in sexes]
    return tuple(found)


def restore(written: str, base: str) -> str:
    """A base form with the letters of the word as written (capitals, ё) as far as they agree.

    >>> restore("Артёма", "артем"), restore("ГРЕМИНА", "гремин")
    ('Артём', 'Гремин')
    """
    source = written if not written.isupper() or len(written) < 3 else written.capitalize()
    kept = 0
    for one, other in zip(source.lower().replace("ё", "е"), base.replace("ё", "е"), strict=False):
        if one != other:
            break
        kept += 1
    return source[:kept] + base[kept:] if kept else base.capitalize()
