"""In which language a text and each of its paragraphs is: Russian, Ukrainian or English."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

SAMPLE = 20_000
"""Code points looked at."""

LEAST_LETTERS = 20
"""Below so many letters any answer would be a guess."""

CYRILLIC = re.compile(r"[а-яёіїєґ]+")
LATIN = re.compile(r"[a-z]+")
NO_LETTERS = bytes(code for code in range(128) if not 97 <= code <= 122)
UKRAINIAN = "іїєґ"
RUSSIAN = "ыэёъ"

CLEAR = 3
"""How many times more of its own letters one language shows before no model is asked."""

MODEL_LETTERS = 80
"""Below so many letters a paragraph without clear letters takes the language of the one before.
Chosen, not measured: about a line, and longer text seldom lacks clear letters."""

PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n\s*|(?<=[.!?…:»”\"])[ \t\r]*\n")
"""An empty line; or a line end after a sentence, since wrapped lines are one paragraph."""


def language_of(text: str) -> str | None:
    """`ru`, `uk` or `en`; `None` under 20 letters and for other scripts.

    Letters that only one of Russian and Ukrainian has decide at once; py3langid is asked where
    they do not.

    >>> language_of("Командир роти загинув біля села, сказала його мати.")
    'uk'
    """
    return _by_letters(text[:SAMPLE], least_letters=LEAST_LETTERS, model_letters=LEAST_LETTERS)


def paragraph_languages(text: str, whole: str | None) -> Iterator[tuple[int, str | None]]:
    """(end, language) of stretches of whole paragraphs in one language, in order.

    A paragraph too short to tell has the language of the one before it, the first that of the
    whole document.
    """
    language, start = whole, 0
    for end in _paragraph_ends(text):
        found = _by_letters(
            text[start:end][:SAMPLE], least_letters=LEAST_LETTERS, model_letters=MODEL_LETTERS
        )
        if found and found != language:
            if start:
                yield start, language
            language = found
        start = end
    yield len(text), language


def _paragraph_ends(text: str) -> Iterator[int]:
    for found in PARAGRAPH_END.finditer(text):
        if found.end() < len(text):
            yield found.end()
    yield len(text)


def _by_letters(sample: str, *, least_letters: int, model_letters: int) -> str | None:
    sample = sample.lower()
    if sample.isascii():  # most of the web: one pass instead of three
        letters = len(sample.encode("ascii").translate(None, NO_LETTERS))
        return "en" if letters >= least_letters else None
    cyrillic = sum(map(len, CYRILLIC.findall(sample)))
    latin = sum(map(len, LATIN.findall(sample)))
    if cyrillic + latin < least_letters:
        return None
    if latin > cyrillic:
        return "en"
    ukrainian, russian = sum(map(sample.count, UKRAINIAN)), sum(map(sample.count, RUSSIAN))
    if ukrainian > CLEAR * russian:
        return "uk"
    if russian > CLEAR * ukrainian:
        return "ru"
    return _by_model(sample) if cyrillic + latin >= model_letters else None


def load_model() -> None:
    """Loads the model that tells Russian from Ukrainian, before memory is limited."""
    _by_model("так")


def _by_model(sample: str) -> str:
    language: str = _model().classify(sample)[0]
    return language


@cache
def _model() -> Any:
    """The model, narrowed to two languages once and not for every text."""
    import py3langid

    py3langid.set_languages(["ru", "uk"])
    return py3langid
