"""Russian words in the dictionary of OpenCorpora: what forms of names they can be.

pymorphy3 (Korobov 2015) analyses a word without its sentence. It fills what the endings of
`declension.py` leave open: foreign names, and surnames that are built like no other.
"""

from functools import cache, lru_cache
from typing import Any

from tallymark.lang.words import fold
from tallymark.read.declension import Form

_CASES = {"nomn": "n", "gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "p"}
_SEXES = {"masc": "m", "femn": "f"}
_NAMES = {"Name": 0, "Patr": 1, "Surn": 2}
_PROPER = frozenset(("Name", "Patr", "Surn", "Geox", "Orgn", "Abbr", "Init", "Trad"))
_CACHE_WORDS = 50_000


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


@lru_cache(maxsize=_CACHE_WORDS)
def name_forms(word: str) -> tuple[tuple[Form, ...], tuple[Form, ...], tuple[Form, ...]]:
    """What a Russian word can be as given name, patronymic and surname, in the singular.

    >>> {form.base for form in name_forms("понтеса")[2]}
    {'понтес'}
    """
    found: tuple[list[Form], ...] = ([], [], [])
    for one in _analyser().parse(word):
        place = next((_NAMES[kind] for kind in _NAMES if kind in one.tag), None)
        sex, case = _SEXES.get(one.tag.gender), _CASES.get(one.tag.case)
        if place is None or sex is None or case is None or one.tag.number != "sing":
            continue
        base = one.inflect({"nomn", "sing"})
        if base is not None:
            found[place].append(Form(fold(base.word), sex, case))
    return tuple(found[0]), tuple(found[1]), tuple(found[2])


@lru_cache(maxsize=_CACHE_WORDS)
def is_common(word: str) -> bool:
    """Whether the dictionary has the word, and never as a name of somebody or something.

    >>> is_common("различие"), is_common("марк"), is_common("понтеса")
    (True, False, False)
    """
    if not _analyser().word_is_known(word):
        return False
    return not any(kind in one.tag for one in _analyser().parse(word) for kind in _PROPER)


@lru_cache(maxsize=_CACHE_WORDS)
def agreeing_cases(word: str) -> str:
    """The cases in which a word can stand before a name that agrees with it.

    Only for adjectives, participles and words for persons; "" where it shows nothing.

    >>> "".join(sorted(agreeing_cases("рядового"))), agreeing_cases("столом")
    ('ag', '')
    """
    found = set()
    for one in _analyser().parse(word):
        is_person = one.tag.POS == "NOUN" and "anim" in one.tag
        if one.tag.number == "sing" and (is_person or one.tag.POS in ("ADJF", "PRTF")):
            found.add(_CASES.get(one.tag.case, ""))
    return "".join(sorted(found))
