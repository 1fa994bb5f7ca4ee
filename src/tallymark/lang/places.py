"""Names of places: the regions that ship, and a place's base form from its form in a sentence.

No boundary ships and no coordinate. Settlements are in `lang.gazetteer`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tallymark.lang.placekeys import case_stems, is_case_of, place_keys
from tallymark.lang.words import fold

_LANGUAGES = ("en", "ru", "uk")
_KINDS = re.compile(
    r"\b(?:region|oblast|krai|territory|republic(?: of)?|province|обл|область|области|областью|"
    r"области|області|областю|край|края|крае|краю|краем|краї|республик\w+|республік\w+|округ\w*)\b\.?"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region: its code of ISO 3166-2 and all its names, the three labels first."""

    key: str
    names: tuple[str, ...]


@cache
def regions() -> tuple[Region, ...]:
    """The first-level regions of Belarus, Russia and Ukraine (Crimea among Ukraine's)."""
    content = files("tallymark.lang").joinpath("data/regions.toml").read_text(encoding="utf-8")
    table = tomllib.loads(content)["regions"]
    return tuple(Region(key, tuple(names)) for key, names in sorted(table.items()))


def region_labels() -> tuple[tuple[str, str, str], ...]:
    """How each region is called: (key, language, words), in English, Russian and Ukrainian."""
    return tuple(
        (region.key, language, name)
        for region in regions()
        for language, name in zip(_LANGUAGES, region.names, strict=False)
    )


@lru_cache(maxsize=8192)
def region_key(name: str) -> str | None:
    """The code of the region that a name means in any of the languages, `None` if none.

    >>> region_key("Vologda Oblast"), region_key("в Вологодской области"), region_key("Крим")
    ('RU-VLG', 'RU-VLG', 'UA-43')
    """
    table = _by_stem()
    if len(name) > 100:
        return None
    bare = _stem(_KINDS.sub(" ", fold(name)))
    return table.get(_stem(name)) or table.get(bare) or table.get(bare + "*")


def is_region_word(word: str) -> bool:
    """Whether one word is a region's name in some case: a "Бурят" or "Калмык" is a person.

    >>> is_region_word("Бурятии"), is_region_word("Бурята"), is_region_word("Crimea")
    (True, False, True)
    """
    key = place_keys(word)
    if word.isascii():
        return key in _single_words()
    return any(
        is_case_of(ending, name[len(stem) :], only)
        for stem, ending, only in case_stems(key)
        for name in _single_words()
        if name.startswith(stem)
    )


@cache
def _single_words() -> frozenset[str]:
    """The keys of the regions' names of one word."""
    names = (name for region in regions() for name in region.names)
    return frozenset(place_keys(name) for name in names if " " not in name)


_NOMINATIVE = (
    (r"(\w+[сц]к)(?:ой|ую|ою)(?= |$)", r"\1ая"),
    (r"(\w+[сц]ьк)(?:ої|ій|у|ою)(?= |$)", r"\1а"),
    (r"(\w+[сц]к)(?:ого|ому|ом|им)(?= (?:кра|район|округ))", r"\1ий"),
    (r"(\w+[сц]ьк)(?:ого|ому|им)(?= (?:кра|район|округ))", r"\1ий"),
    (r"\b(област|обл\.?)(?:и|ью|ь|ю)?$", r"область"),
    (r"\bобласт[іи]$", r"область"),
    (r"\b(край|район|округ)(?:а|у|ом|е|і)$", r"\1"),
    (r"\bкра[яюею]м?$", r"край"),
    (r"\bкра[їє]м?$", r"край"),
    (r"(\w{2,}(?:[сц]к|град|город|горск|поль|бург))(?:е|а|у|ом)$", r"\1"),
    (r"(\w{2,}[сц]ьк)(?:у|а|ом|ові)$", r"\1"),
    (r"(\w{2,}[оеё][вн]к)(?:е|и|у|ой)$", r"\1а"),
    (r"(\w{2,}[оіи][вн]к)(?:у|ою)$", r"\1а"),
    (r"(\w{2,}(?:ов|ев|ин))[еуа]$", r"\1"),
    (r"\b([Мм]ал|[Бб]ольш|[Нн]ов|[Сс]тар|[Бб]ел|[Кк]расн|[Чч]ёрн)(?:ых|ым|ыми)(?= )", r"\1ые"),
    (r"\b([Мм]ал|[Вв]елик|[Нн]ов|[Сс]тар|[Бб]іл|[Чч]ервон)(?:их|им|ими)(?= )", r"\1і"),
    (r"(?<= )(\w{2,})(?:ях|ями|ям)$", r"\1и"),
    (r"(?<= )(\w{2,}[кгх])(?:ах|ами|ам)$", r"\1и"),
    (r"(?<= )(\w{2,})(?:ах|ами|ам)$", r"\1ы"),
)
_RULES = tuple((re.compile(form), put) for form, put in _NOMINATIVE)


def base_place(name: str) -> str:
    """A place's name as a title, from its form in a sentence, by the endings of place names.

    >>> base_place("Карновской области"), base_place("Торске"), base_place("Торської громади")
    ('Карновская область', 'Торск', 'Торська громади')
    """
    if len(name) > 80:
        return name
    for form, put in _RULES:
        name = form.sub(put, name)
    return name


def _stem(name: str) -> str:
    """A name without the endings of its words: what its case forms share."""
    words = re.findall(r"[^\W\d_]+", fold(name))
    return " ".join(_bare(word) for word in words if word not in ("в", "у", "in", "of", "the"))


def _bare(word: str) -> str:
    if word[0].isascii():
        return "region" if word in ("oblast", "province", "territory", "region", "krai") else word
    if word.startswith(("обл", "респ")):
        return word[:3]
    found = re.fullmatch(r"(.{3,}?[сцзкн]ь?к)\w{1,3}", word)
    if found:
        return found[1].replace("ьк", "к")
    return re.sub(r"[аеиоуыэюяіїєйь]+$", "", word) or word


@cache
def _by_stem() -> dict[str, str]:
    """Stem of a name -> key; with "*" the name without its kind (only where it is an adjective)."""
    table: dict[str, str] = {}
    for region in regions():
        for name in region.names:
            table.setdefault(_stem(name), region.key)
            bare = _stem(_KINDS.sub(" ", fold(name)))
            if _KINDS.search(fold(name)) and bare:
                table.setdefault(bare + "*", region.key)
    return table
