"""In which language a text is: Russian, Ukrainian or English."""

import re

SAMPLE = 20_000
"""Code points looked at."""

LEAST_LETTERS = 20
"""Below so many letters any answer would be a guess."""

CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
LATIN = re.compile(r"[a-z]", re.IGNORECASE)
UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)

CLEAR = 3
"""How many times more of its own letters one language shows before no model is asked."""


def language_of(text: str) -> str | None:
    """`ru`, `uk` or `en`; `None` under 20 letters and for other scripts.

    Letters that only one of Russian and Ukrainian has decide at once; py3langid is asked where
    they do not.

    >>> language_of("Командир роти загинув біля села, сказала його мати.")
    'uk'
    """
    sample = text[:SAMPLE]
    cyrillic, latin = len(CYRILLIC.findall(sample)), len(LATIN.findall(sample))
    if cyrillic + latin < LEAST_LETTERS:
        return None
    if latin > cyrillic:
        return "en"
    ukrainian, russian = len(UKRAINIAN.findall(sample)), len(RUSSIAN.findall(sample))
    if ukrainian > CLEAR * russian:
        return "uk"
    if russian > CLEAR * ukrainian:
        return "ru"
    return _by_model(sample)


def load_model() -> None:
    """Loads the model that tells Russian from Ukrainian, before memory is limited."""
    _by_model("так")


def _by_model(sample: str) -> str:
    import py3langid

    py3langid.set_languages(["ru", "uk"])
    language: str = py3langid.classify(sample)[0]
    return language
