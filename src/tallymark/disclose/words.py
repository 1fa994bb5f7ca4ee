"""By which keys a word of a text is recognised as a form of a name, in any script and case.

A key is the sound fold of a word's stem (`lang.scripts`) without its last vowels. Text words lose
each ending a Russian or Ukrainian name can take, so that one of their keys is the key of the name
as a list prints it. It errs towards finding: a release that stops for a namesake costs an editor a
minute, a name that slips through may cost more.
"""

import re
import unicodedata
from functools import lru_cache

from tallymark.lang.scripts import readings

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐‑–](?=[^\W\d_])")
_UNSEEN = re.compile("[\u00ad\u0300\u0301\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_POSSESSIVE = re.compile(r"['’ʼ`]s$")
_VOWELS = "aeu"

_CASE_ENDINGS = (
    "ым им ом ем ём єм ой ей ых их ого его ому ему ам ям ах ях ами ями ыми ими ою ею "
    "ові еві єві ів їв ого ої ій ім"
)
_ENDINGS = tuple(_CASE_ENDINGS.split())
"""Endings of cases that close in a consonant or a glide; those of vowels alone fall with the last
vowels of the fold. After Zaliznyak's tables for surnames and given names, and the Ukrainian
dative."""

_FLEETING = re.compile(r"[еоё](?=[бвгджзйклмнпрстфхцчшщ]$)")
_PATRONYMIC = re.compile(
    r"(?:[оеє]вич|[иії]ч|[оеє]вна|[оеєії]вна|ична|инична|івна|ївна"
    r"|[oe]vich|[oe]vych|[oe]vitch|[oe]vna|ovna|ichna|ivna|ogly|oglu|kyzy|оглы|кызы|уулу)$"
)

_INITIALS = {
    **dict(zip("абвгдезийклмнопрстуфцыіґ", "abvgdeziiklmnoprstufciig", strict=True)),
    **{"г": "gh", "в": "vw", "и": "iy", "й": "iyj", "к": "kcq", "с": "sc", "у": "uwo", "ф": "fp"},
    **{"е": "eyji", "ё": "eyj", "є": "eyji", "ж": "zjg", "х": "khcx", "ц": "ctz", "ч": "ctq"},
    **{"ш": "s", "щ": "s", "э": "e", "ю": "uyji", "я": "ayji", "ї": "iyj", "і": "iy", "з": "zs"},
}
"""Latin letters that a name beginning with a Cyrillic letter may begin with."""


def clean(text: str) -> str:
    """The text without what no reader sees (soft hyphens, marks of stress and of direction)."""
    if text.isascii():
        return text
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def split_words(text: str) -> list[str]:
    """The words of a cleaned text, parted at hyphens, digits and underscores too."""
    return _WORD.findall(text)


def join_hyphens(text: str) -> str:
    """The text with hyphenated words made one, as `readings` hears them."""
    return _HYPHEN.sub("", text)


def is_patronymic(word: str) -> bool:
    """Whether a word looks like a patronymic: it then stands for neither given nor surname."""
    return _PATRONYMIC.search(word.casefold()) is not None


@lru_cache(maxsize=1 << 17)
def name_keys(word: str) -> frozenset[str]:
    """The keys of a name's word in the form a list prints it.

    >>> sorted(name_keys("Павел"))
    ['pavel', 'pavl']
    """
    plain = word.casefold()
    forms = {plain, _FLEETING.sub("", plain)}
    return frozenset(key for form in forms for key in _keys(form) if key)


@lru_cache(maxsize=1 << 17)
def text_keys(word: str) -> frozenset[str]:
    """The keys a word of a text may have, whatever case it stands in.

    >>> bool(text_keys("Греминым") & name_keys("Gremin"))
    True
    """
    plain = _POSSESSIVE.sub("", word.casefold())
    forms = {plain}
    forms |= {plain[: -len(e)] for e in _ENDINGS if plain.endswith(e) and len(plain) > len(e) + 1}
    if plain.isascii() and plain.endswith("s") and len(plain) > 3:
        forms.add(plain[:-1])
    return frozenset(key for form in forms for key in _keys(form) if key)


@lru_cache(maxsize=1 << 17)
def likely_keys(word: str) -> frozenset[str]:
    """The keys of a text word's likeliest reading alone.

    A surname by itself is searched for by these: with every reading of ambiguous Latin letters,
    "Coercion" would be a Kurkin.
    """
    plain = _POSSESSIVE.sub("", word.casefold())
    forms = {plain}
    forms |= {plain[: -len(e)] for e in _ENDINGS if plain.endswith(e) and len(plain) > len(e) + 1}
    return frozenset(found.rstrip(_VOWELS) or found for found in (readings(f)[0] for f in forms))


@lru_cache(maxsize=1 << 17)
def written_stems(word: str) -> frozenset[str]:
    """The word's letters without the endings it may have: for comparing within one script.

    >>> bool(written_stems("Кола") & written_stems("Кол")), bool(written_stems("Call") & {"кол"})
    (True, False)
    """
    plain = _POSSESSIVE.sub("", word.casefold()).replace("ё", "е")
    forms = {plain} | {plain[: -len(e)] for e in _ENDINGS if plain.endswith(e)}
    stems = {form.rstrip("аеиоуыэюяьйіїєaeiouy") or form for form in forms}
    return frozenset(stem for stem in stems if len(stem) > 1) | {plain}


def _keys(form: str) -> set[str]:
    return {one.rstrip(_VOWELS) or one for one in readings(form)}


def is_initial_of(letter: str, given: str) -> bool:
    """Whether a single capital letter may be the initial of a given name, across scripts.

    >>> is_initial_of("Y", "Юрий"), is_initial_of("И", "Ilya"), is_initial_of("и", "Ilya")
    (True, True, False)
    """
    if len(letter) != 1 or not letter.isupper() or not given:
        return False
    one, first = letter.casefold(), given[0].casefold()
    return one == first or first in _INITIALS.get(one, "") or one in _INITIALS.get(first, "")
