"""How a name sounds, whatever the script it is written in: folds, readings, skeletons.

A fold writes a word in a small alphabet of sound classes that Cyrillic letters and all Latin
romanisations share. There is no list of romanisation schemes: letters and digraphs map to classes,
and where Latin is ambiguous (`ch`, `j`, `x`, `z`, `c`, `tj`) a word has several readings.

Classes: the consonants `b v g d x s k l m n p r t f c q` and the vowels `a e u`. `x` is every
hushing sound (zh, sh, shch, dzh), `s` is s and z, `g` is g and h and kh, `c` is ts, `q` is ch.
Glides, signs and doubled letters vanish; `o` reduces to `a`; `e`, `i`, `y` to `e`. Sounds share a
class where German, French, Polish, Swedish or English spellings of Russian or Ukrainian names
cannot keep them apart.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

CACHE_WORDS = 1 << 18
MAX_READINGS = 6
MAX_WORD = 80
"""Only so many code points of a word are folded: what is longer is no name."""

_CYRILLIC = {
    **dict(zip("абвгдежзийклмнопрстуф", "abvgdexsijklmnoprstuf", strict=True)),
    **dict(zip("хцчшщъыьэґєіїћџђјљњѕ", "gcqxxjijegeiiqxxjlns", strict=True)),
    **dict(zip("ғқҡңөүұўһҳҙҫәҗҷҡѳѣѵ", "gkknouuvggssaxqkfei", strict=True)),
    **{"ё": "jo", "ю": "ju", "я": "ja", "ѐ": "e", "ѝ": "i"},
}
_ARABIC = {
    **dict(zip("اأإآبپتثجچحخدذرزژسش", "aaaabptsxqggdsrsxsx", strict=True)),
    **dict(zip("صضطظغفقكکگلمنهةوؤيیىئ", "sdtsgfkkkglmnggouiiii", strict=True)),
}
_LETTERS = {**_CYRILLIC, **_ARABIC}

_LATIN = {
    **dict.fromkeys(("schtsch", "schtch", "chtch", "szcz", "sjtj", "shch", "šč", "ŝ"), "x"),
    **dict.fromkeys(("sch", "sh", "sz", "š", "ş", "ș", "zh", "zs", "ž", "ż"), "x"),
    **dict.fromkeys(("tsch", "tch", "cz", "č", "ć", "ç", "cs"), "q"),
    **dict.fromkeys(("kh", "gh", "ğ", "ǧ", "ġ", "ḥ", "ḫ"), "g"),
    **dict.fromkeys(("ts", "tz", "ţ", "ț"), "c"),
    **dict.fromkeys(("qu", "ck", "q"), "k"),
    **{"ph": "f", "th": "t", "ou": "u", "ź": "s", "ś": "s", "w": "v", "h": "g", "y": "i"},
    **{"ł": "l", "đ": "d", "ı": "i", "ə": "a", "æ": "e", "ø": "o", "ë": "jo", "û": "u", "â": "ja"},
    **{"ch": "C", "j": "J", "x": "X", "z": "D", "c": "K", "tj": "T", "sj": "S", "zj": "S"},
    "oe": "O",
}
_TOKEN = re.compile(
    "(?P<g>gu(?=[eiéë]))|(?P<k>c(?=[ktlrn]|$))|(?P<H>^h)|(?P<Y>^x)|(?P<plain>"
    + "|".join(sorted(map(re.escape, _LATIN), key=len, reverse=True))
    + "|.)"
)
"""Letters and digraphs; the name of the group says how those are read that hang on their place."""
_GERMAN = re.compile("w|sch|sz|cz|tj|sj")
_FRENCH = re.compile("ou|tch|ï|gu[eiéë]")
_NO_GERMAN_Z = re.compile("zh|kh|sh|ts|ou|ž|ż|š|č|sz|cz|zj|yo|ya|yu|ye")
_REDUCTIONS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        ("ou", "u"),
        ("[ij]+o", "e"),
        ("(?<=[xq])o", "e"),
        ("o", "a"),
        ("j", ""),
        ("(?<=[aeu])i+|i+(?=[aeu])", ""),
        ("i", "e"),
        ("ts", "c"),
        ("[tc]q", "q"),
        ("d?xq?|sq", "x"),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile("[aeu]")
_SIGNS = frozenset("ʹʺʼʻʾʿˈ")
"""Soft and hard signs and apostrophes that Unicode counts among the letters."""

_WORD = re.compile(r"[^\W_]+(?:[-‐’'`ʼʹʺ-]+[^\W_]+)*")
_TO_CYRILLIC = str.maketrans("aceopxykmhtb", "асеорхукмнтв")
_TO_LATIN = str.maketrans("асеорхукмнтві", "aceopxykmhtbi")


@lru_cache(maxsize=CACHE_WORDS)
def readings(word: str) -> tuple[str, ...]:
    """Every fold a word can have, likeliest first; Cyrillic has one, ambiguous Latin up to six.

    What is not a letter or digit is left out, so that `Кара-оол` and `Karaool` are one word. A
    word of no letters has the one reading `""`.

    >>> readings("Щербаков"), readings("Schtscherbakow")
    (('xerbakav',), ('xerbakav',))
    >>> readings("Chairullin")
    ('qarulen', 'garulen', 'xarulen')
    """
    text = unicodedata.normalize("NFC", word[:MAX_WORD].casefold())
    letters = "".join(one for one in text if one.isalnum() and one not in _SIGNS)
    if not letters.isascii():
        letters = _without_marks(letters)
    if not any("a" <= letter <= "ɏ" for letter in letters):
        return (_reduce("".join(_LETTERS.get(letter, letter) for letter in letters)),)
    foreign = sum("Ѐ" <= letter <= "ӿ" for letter in letters)
    if 2 * foreign > len(letters):
        # Look-alike letters of the other script are slips of a keyboard.
        mixed = letters.translate(_TO_CYRILLIC)
        return (_reduce("".join(_LETTERS.get(letter, letter) for letter in mixed)),)
    return _latin_readings(letters.translate(_TO_LATIN) if foreign else letters)


@lru_cache(maxsize=CACHE_WORDS)
def fold(text: str) -> str:
    """The likeliest sound-class fold of each word of `text`, words parted by one space.

    >>> fold("Евгений Жуков") == fold("Yevgeny Zhukov") == fold("Jewgeni Schukow")
    True
    """
    return " ".join(filter(None, (readings(word)[0] for word in _WORD.findall(text))))


def skeleton(text: str) -> str:
    """The consonants of the fold; a word of vowels alone keeps them.

    >>> skeleton("Трубачёво"), skeleton("Trubatjovo"), skeleton("Оюу")
    ('trbqv', 'trbqv', 'au')
    """
    return " ".join(_VOWELS.sub("", word) or word for word in fold(text).split(" "))


def skeletons(word: str) -> tuple[str, ...]:
    """The different skeletons of a word's readings, likeliest first."""
    return tuple(dict.fromkeys(_VOWELS.sub("", one) or one for one in readings(word)))


def _without_marks(letters: str) -> str:
    """Letters that the tables do not know, without their accents."""
    parts = []
    for letter in letters:
        if letter in _LETTERS or letter in _LATIN:
            parts.append(letter)
        else:
            plain = unicodedata.normalize("NFKD", letter)
            parts.append("".join(one for one in plain if one.isalnum()) or letter)
    return "".join(parts).casefold()


def _latin_readings(letters: str) -> tuple[str, ...]:
    """The readings of a Latin word: one choice a kind of ambiguous letter, in order of chance."""
    if letters.endswith(("ine", "yne")):
        letters = letters[:-1]
    elif letters.endswith("ff"):
        letters = letters[:-2] + "v"
    choices = _choices(letters)
    tokens = [_LATIN.get(token, token) for token in _marked(letters)]
    kinds = [kind for kind in choices if kind in tokens]
    found: dict[str, None] = {}
    for chosen in islice(product(*(choices[kind] for kind in kinds)), 4 * MAX_READINGS):
        sounds = dict(zip(kinds, chosen, strict=True))
        plain = "".join(sounds.get(token, _LETTERS.get(token, token)) for token in tokens)
        found.setdefault(_reduce(plain))
        if len(found) == MAX_READINGS:
            break
    return tuple(found)


def _marked(letters: str) -> list[str]:
    """The word cut into letters and digraphs, with those read by their place already marked."""
    return [
        match.group() if match.lastgroup == "plain" else str(match.lastgroup)
        for match in _TOKEN.finditer(letters)
    ]


def _choices(letters: str) -> dict[str, tuple[str, ...]]:
    """What each kind of ambiguous letter may stand for in this word, likeliest first."""
    is_german, is_french = bool(_GERMAN.search(letters)), bool(_FRENCH.search(letters))
    is_plain = bool(_NO_GERMAN_Z.search(letters))
    ch = ("x", "q", "g") if is_french else ("g", "q", "x") if is_german else ("q", "g", "x")
    hush_first = not re.search("[tsz]je", letters)
    return {
        "C": ch,
        "J": ("x", "j") if is_french else ("j", "x"),
        "D": ("s",) if is_plain else ("c", "s") if is_german else ("s", "c"),
        "T": ("q", "t") if hush_first else ("t", "q"),
        "S": ("x", "s") if hush_first else ("s", "x"),
        "K": ("c", "q", "k"),
        "X": ("ks", "g"),
        "Y": ("g", "ks"),
        "O": ("oe", "u"),
        "H": ("g", ""),
    }


def _reduce(sounds: str) -> str:
    """Sounds to classes: glides and doubled letters vanish, vowels reduce."""
    for pattern, put in _REDUCTIONS:
        sounds = pattern.sub(put, sounds)
    return sounds
