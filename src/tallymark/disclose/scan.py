"""The second lock: whether a protected name stands in anything that was written."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from tallymark.disclose.clearing import read_clearances
from tallymark.disclose.words import (
    clean,
    is_initial_of,
    is_patronymic,
    join_hyphens,
    likely_keys,
    name_keys,
    split_words,
    text_keys,
    written_stems,
)
from tallymark.terms.protection import ProtectedName, Protection
from tallymark.terms.release import Find

REACH = 2
"""How many words apart given name and surname may stand: a patronymic or a key between them."""

SHORT_KEY = 5
"""Names sound like words. A surname whose key is shorter is found in another spelling only where
both it and the given name have a capital ("made on" is no Маады Аян); beside an initial, or alone,
only where it is spelt as in its list or in a case of that ("Call" is no Кол). A longer one stands
alone in another spelling where it has a capital ("below" is no Белов). The pairs in
`test_words_of_the_site_are_not_taken_for_surnames` are those that an invented roll of 10,000
names in three scripts met in the site's own words before this rule; after it, none is left."""

SHORT_WORD = 4
"""A word shorter than this is a surname only with a capital: `ли` is a particle, `Ли` is not."""

_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, slots=True)
class _Name:
    """One name as it is searched for. `cleared`: it may be printed, and is looked for to know
    whose value a find stands in."""

    subject: str
    surname: str
    given: str
    is_strict: bool
    is_cleared: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name met in a text: whose, how, and inside which people's cleared names."""

    subject: str
    match: str
    inside: tuple[str, ...] = ()


@dataclass(slots=True)
class _Shelf:
    """The names that share one key of the surname."""

    by_given: dict[str, list[int]] = field(default_factory=dict)
    names: list[int] = field(default_factory=list)
    strict: list[int] = field(default_factory=list)


class NameIndex:
    """Protected and cleared names by the keys of their surnames: one look-up a word of a text."""

    def __init__(self, names: Sequence[ProtectedName], cleared: Mapping[str, str]) -> None:
        self.names: list[_Name] = []
        self.shelves: dict[str, _Shelf] = {}
        self.has_hyphens = False
        for one in names:
            for surname, given in _split_name(one.name, one.surname, one.given):
                self._put(_Name(one.subject, surname, given, one.is_strict))
        for subject, name in sorted(cleared.items()):
            for surname, given in _split_name(name, None, None):
                self._put(_Name(subject, surname, given, is_strict=False, is_cleared=True))
        self._shelves_of: dict[str, tuple[str, ...]] = {}

    def _put(self, name: _Name) -> None:
        number = len(self.names)
        self.names.append(name)
        self.has_hyphens |= "-" in name.surname or "-" in name.given
        for key in name_keys(_join(name.surname)):
            shelf = self.shelves.setdefault(key, _Shelf())
            shelf.names.append(number)
            if name.is_strict:
                shelf.strict.append(number)
            for given_key in name_keys(_join(name.given)) if name.given else ():
                shelf.by_given.setdefault(given_key, []).append(number)

    def find(self, text: str) -> list[Hit]:
        """Every protected name in a text, once for each name, way and cleared people around."""
        plain = clean(text)
        streams = [split_words(plain)]
        if self.has_hyphens:
            joined = join_hyphens(plain)
            if joined != plain:
                streams.append(split_words(joined))
        hits: dict[Hit, None] = {}
        for words in streams:
            hits.update(dict.fromkeys(self._find_words(words)))
        return sorted(hits, key=lambda hit: (hit.subject, hit.match, hit.inside))

    def _find_words(self, words: list[str]) -> Iterator[Hit]:
        spots = [
            (*spot, self.names[spot[0]])
            for at, word in enumerate(words)
            for key in self._keys_of(word)
            for spot in self._look_around(words, at, key)
        ]
        cleared = [spot for spot in spots if spot[4].is_cleared]
        for _, first, last, match, name in spots:
            if name.is_cleared:
                continue
            inside = {
                other.subject
                for _, start, end, _, other in cleared
                if start <= first and last <= end
            }
            yield Hit(name.subject, match, tuple(sorted(inside)))

    def _keys_of(self, word: str) -> tuple[str, ...]:
        """The shelves a word opens; most words open none."""
        known = self._shelves_of.get(word)
        if known is None:
            known = tuple(sorted(key for key in text_keys(word) if key in self.shelves))
            self._shelves_of[word] = known
        return known

    def _look_around(
        self, words: list[str], at: int, key: str
    ) -> Iterator[tuple[int, int, int, str]]:
        """(name, first word, last word, match) for each name whose surname may stand at `at`."""
        shelf, word = self.shelves[key], words[at]
        for number in shelf.strict:
            if self._stands_alone(word, number, key):
                yield number, at, at, self._say(number, word, None)
        for near in range(max(0, at - REACH), min(len(words), at + REACH + 1)):
            other = words[near]
            if near == at:
                continue
            first, last = min(at, near), max(at, near)
            if len(other) == 1:
                for number in shelf.names:
                    if self._has_initial(other, word, number, key):
                        yield number, first, last, "initial"
            elif shelf.by_given:
                is_sure = len(key) >= SHORT_KEY or (word[0].isupper() and other[0].isupper())
                for number in self._given_at(shelf, other):
                    match = self._say(number, word, other)
                    if is_sure or match == "exact":
                        yield number, first, last, match

    def _given_at(self, shelf: _Shelf, word: str) -> list[int]:
        return [number for key in sorted(text_keys(word)) for number in shelf.by_given.get(key, ())]

    def _stands_alone(self, word: str, number: int, key: str) -> bool:
        if self._is_spelt(word, number):
            return True
        return len(key) >= SHORT_KEY and word[0].isupper() and key in likely_keys(word)

    def _has_initial(self, letter: str, word: str, number: int, key: str) -> bool:
        if not is_initial_of(letter, self.names[number].given):
            return False
        return len(key) >= SHORT_KEY or self._is_spelt(word, number)

    def _is_spelt(self, word: str, number: int) -> bool:
        """Whether a word is the surname as its list spells it, in any case of its script."""
        name = self.names[number].surname
        if len(word) < SHORT_WORD and not word[0].isupper():
            return False
        if word.casefold() == name.casefold():
            return True
        is_marked = word[0].isupper() or len(word) >= SHORT_KEY
        return is_marked and not written_stems(word).isdisjoint(written_stems(_join(name)))

    def _say(self, number: int, surname: str, given: str | None) -> str:
        name = self.names[number]
        same = surname.casefold() == name.surname.casefold()
        if given is not None:
            same = same and given.casefold() == name.given.casefold()
        return "exact" if same else "folded"


def scan_files(
    files: Iterable[tuple[str, str]],
    names: Sequence[ProtectedName],
    signed: Sequence[Protection],
    cleared: Mapping[str, str],
) -> tuple[Find, ...]:
    """Every protected name in the files that no editor signed as a namesake; see the door."""
    index = NameIndex(names, cleared)
    pairs = read_clearances(signed).signed
    finds: dict[Find, None] = {}
    for number, (path, text) in enumerate(files, start=1):
        in_path = index.find(unquote(path))
        for hit in unsigned(in_path, pairs):
            finds.setdefault(_find_of(hit, f"file {number}"))
        place = f"file {number}" if in_path else path
        hits = dict.fromkeys(hit for view in views(path, text) for hit in index.find(view))
        for hit in unsigned(hits, pairs):
            finds.setdefault(_find_of(hit, place))
    return tuple(finds)


def unsigned(hits: Iterable[Hit], signed: frozenset[tuple[str, str]]) -> list[Hit]:
    """The hits that no editor signed for the cleared person they stand in."""
    return [hit for hit in hits if not any((hit.subject, other) in signed for other in hit.inside)]


def views(path: str, text: str) -> Iterator[str]:
    """A file's text as a reader, a parser or a search engine may come to read it."""
    plain = _ESCAPE.sub(lambda found: chr(int(found.group(1), 16)), text) if "\\u" in text else text
    if "&" in plain:
        plain = html.unescape(plain)
    if "%" in plain:
        plain = unquote(plain, errors="ignore")
    yield plain
    if path.endswith((".html", ".svg", ".xml")):
        yield html.unescape(_TAG.sub(" ", text))
        yield html.unescape(_TAG.sub("", text))


def _find_of(hit: Hit, place: str) -> Find:
    return Find(hit.subject, place, hit.match, hit.inside[0] if hit.inside else None)


def _split_name(name: str, surname: str | None, given: str | None) -> list[tuple[str, str]]:
    """(surname, given) in which a name may be written; both orders where a list does not say."""
    if surname:
        first = split_words(join_hyphens(clean(given or "")))
        return [(clean(surname).strip(), first[0] if first else "")]
    words = [word for word in clean(name).replace(",", " ").replace(".", " ").split() if word]
    plain = [word for word in words if not is_patronymic(word)] or words
    if len(plain) == 1:
        return [(plain[0], "")]
    return [(plain[-1], plain[0]), (plain[0], plain[-1])] if plain else []


def _join(word: str) -> str:
    return "".join(split_words(join_hyphens(word)))
