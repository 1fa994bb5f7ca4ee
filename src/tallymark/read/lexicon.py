"""The words the rule reader knows, compiled once from `data/*.toml` and `lang`'s table of names."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from tallymark.lang.wordpattern import WordPattern
from tallymark.lang.words import any_of, fold
from tallymark.read.declension import Form, decline_given
from tallymark.read.frames import Frames
from tallymark.read.kin_words import KinWords, compile_kin
from tallymark.read.life_words import LifeWords, compile_lives
from tallymark.read.vocabulary import LANGUAGES, Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Coded:
    """Several patterns in one: `find` gives each match with the code of the pattern that fits."""

    pattern: WordPattern
    codes: tuple[str, ...]

    def code_of(self, match: re.Match[str]) -> str:
        """The code of the pattern that made this match."""
        return self.codes[int(str(match.lastgroup)[1:])]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything the rule reader looks words up in; made once by `load_lexicon`."""

    given: Mapping[str, tuple[Form, ...]]
    english_given: frozenset[str]
    english_things: frozenset[str]
    kin: KinWords
    prompt: WordPattern
    kin_prompt: WordPattern
    roles: Coded
    role_types: Mapping[str, str]
    speech: WordPattern
    according: WordPattern
    told_by: WordPattern
    citing: WordPattern
    heard_from: WordPattern
    by_him: WordPattern
    introduces: re.Pattern[str]
    about_this: WordPattern
    disclaimer: WordPattern
    no_reply: WordPattern
    speakers: Coded
    who: Frames
    outlet_before: WordPattern
    recorder_before: WordPattern
    outlet_words: WordPattern
    authority: WordPattern
    court: WordPattern
    place_before: Coded
    place_after: Coded
    in_words: frozenset[str]
    vocabulary: Vocabulary
    lives: LifeWords


def load_lexicon() -> Lexicon:
    """Reads and compiles the data files that ship with the package."""
    words, english = _table("tallymark.read", "words"), _table("tallymark.read", "english")
    told, organisations = _table("tallymark.read", "speech"), words["organisations"]
    speech = told["speech"]
    kin = compile_kin(_table("tallymark.read", "kin"))
    kin_forms = sorted(kin.forms, key=len, reverse=True)
    return Lexicon(
        given=_given_forms(_table("tallymark.lang", "names")),
        english_given=frozenset(english["given"].split()),
        english_things=frozenset(english["things"].split()),
        kin=kin,
        prompt=_prompt((*kin_forms, *(row[2] for row in words["roles"]["rows"]))),
        kin_prompt=_prompt(kin_forms),
        roles=_coded((row[0], row[2]) for row in words["roles"]["rows"]),
        role_types={row[0]: row[1] for row in words["roles"]["rows"]},
        speech=_words("|".join(_verbs(speech))),
        according=_words(speech["according"]),
        told_by=_words(speech["told_by"]),
        citing=_words(speech["citing"]),
        heard_from=_words(speech["heard_from"]),
        by_him=_words(speech["by_him"]),
        introduces=re.compile(rf"(?<!\w)(?:{speech['introduces']}) $"),
        about_this=_words(speech["about_this"]),
        disclaimer=_words(speech["disclaimer"], is_open=True),
        no_reply=_words(speech["no_reply"], is_open=True),
        speakers=_coded((row[0], row[1]) for row in told["speakers"]["rows"]),
        who=Frames(_who(_table("tallymark.read", "who")["who"])),
        outlet_before=WordPattern(rf"(?<!\w)(?:{organisations['outlet_before']}),?\s+[«\"“]?$"),
        recorder_before=WordPattern(rf"(?<!\w)(?:{organisations['recorder_before']})\s+[«\"“]?$"),
        outlet_words=_words(organisations["outlet_words"]),
        authority=_words(organisations["authority"]),
        court=_words(organisations["court"], is_open=True),
        place_before=_coded(words["places"]["before"], head=r"(?:", tail=r")\.?(?: of)?\s+[«\"]?$"),
        place_after=_coded(words["places"]["after"]),
        in_words=frozenset(words["places"]["in_words"]),
        vocabulary=load_vocabulary(),
        lives=compile_lives(_table("tallymark.read", "lives")),
    )


def _table(package: str, name: str) -> dict[str, Any]:
    content = files(package).joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def _verbs(speech: Mapping[str, Any]) -> Iterator[str]:
    """Patterns of the verbs of speech: the regular forms first, then the irregular ones."""
    forms = {
        stem + end
        for name in ("en_words", "ru_past", "ru_now", "uk_past", "uk_now")
        for stem in speech[name][0].split()
        for end in speech[name][1].split() or ("",)
    }
    yield any_of(forms)
    yield from (form for one in LANGUAGES for form in speech[one])


def _who(rows: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """Who can speak unnamed: type, `speaks` or `of` by the form, the words."""
    for row in rows:
        for name in ("en", "ru", "uk"):
            yield from ((row["type"], "speaks", frame) for frame in row.get(name, ()))
        for name in ("of_ru", "of_uk"):
            yield from ((row["type"], "of", frame) for frame in row.get(name, ()))


def _words(pattern: str, *, is_open: bool = False) -> WordPattern:
    end = "" if is_open else r"(?!\w)"
    return WordPattern(rf"(?<!\w)(?:{pattern}){end}")


def _prompt(patterns: Iterable[str]) -> WordPattern:
    """Kin or role words at the end of what stands before a name."""
    return WordPattern(rf"(?<!\w)(?:{'|'.join(patterns)})[,:]? $")


def _coded(rows: Iterable[Iterable[str]], *, head: str = r"(?:", tail: str = r")(?!\w)") -> Coded:
    pairs = [(str(code), str(pattern)) for code, pattern in rows]
    groups = "|".join(f"(?P<x{n}>{pattern})" for n, (_, pattern) in enumerate(pairs))
    return Coded(WordPattern(rf"(?<!\w){head}{groups}{tail}"), tuple(code for code, _ in pairs))


def _given_forms(table: Mapping[str, Any]) -> dict[str, tuple[Form, ...]]:
    """Every case form of every given name in Cyrillic, folded -> what it can be."""
    found: dict[str, list[Form]] = {}
    for section, sex in (("male", "m"), ("female", "f")):
        for full, variants in table.get(section, {}).items():
            for name in (full, *variants.split()):
                if not name.isascii():
                    for text, form in decline_given(name, sex):
                        forms = found.setdefault(fold(text), [])
                        if form not in forms:
                            forms.append(form)
    return {text: tuple(forms) for text, forms in found.items()}
