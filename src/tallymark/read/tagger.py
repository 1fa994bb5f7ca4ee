"""A statistical tagger of names as a witness for the rules: where people, places, bodies may stand.

The model is slovnet's recogniser for Russian news over navec's word vectors (Kukushkin 2020, both
in the wheel of `natasha`, MIT), which needs numpy only. It hints; rules decide what becomes a
claim, and cut every quote from the text. Ukrainian and English sentences are respelt for it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from threadpoolctl import ThreadpoolController

from tallymark.lang.names import given_ids
from tallymark.lang.words import PARAGRAPH
from tallymark.read.declension import looks_surname
from tallymark.read.network import Network
from tallymark.read.page import Page
from tallymark.read.respell import respell

_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_CYRILLIC, _LATIN = re.compile("[а-я]"), re.compile("[a-z]")
_KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class Hint:
    """Words `first` to `last` of the page look like the name of a person, place or organisation."""

    first: int
    last: int
    kind: str


class _Token(NamedTuple):
    first: int
    last: int
    text: str


class Tagger:
    """The loaded model. What a text gives does not depend on the texts before it."""

    def __init__(self, infer: Any) -> None:
        self._tags = infer.decoder.tags_vocab
        self._network = Network(infer.model, infer.encoder.item)
        self._threads = ThreadpoolController()

    def hints(self, page: Page) -> tuple[Hint, ...]:
        """What may be names in the page, in order."""
        sentences = list(_sentences(page))
        if not sentences:
            return ()
        # Small products: on a loaded machine threads make them many times slower.
        with self._threads.limit(limits=1):
            tagged = self._network.decode([[token.text for token in one] for one in sentences])
        return tuple(
            hint
            for tokens, tags in zip(sentences, tagged, strict=True)
            for hint in _spans(tokens, [self._tags.decode(tag) for tag in tags])
        )


def load_tagger() -> Tagger:
    """Loads the model from the installed wheel of `natasha`, without importing that package."""
    from navec import Navec
    from slovnet import NER

    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("natasha")
    data = Path(spec.origin).parent / "data"
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    model.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    return Tagger(model.infer)


def _sentences(page: Page) -> Iterator[list[_Token]]:
    """The sentences that hold a capital, as the tagger wants them: hyphenated words whole."""
    for sentence in page.sentences:
        start, end = page.bounds(sentence)
        text = page.text[start:end]
        if text.islower():
            continue
        language = _language(text, page.document.language)
        tokens = list(_tokens(page, sentence.first, sentence.last, language))
        if language != "ru" and tokens and not _may_open_with_name(page, tokens):
            tokens[0] = tokens[0]._replace(text=tokens[0].text.lower())
        yield tokens


def _may_open_with_name(page: Page, tokens: Sequence[_Token]) -> bool:
    """Whether the capital of a sentence's first word may be more than that of a first word."""
    if len(tokens) > 1 and tokens[1].text[:1].isupper():
        return True
    word = "".join(page.words.words[tokens[0].first : tokens[0].last + 1])
    return is_known_given(page, word) or looks_surname(word)


def is_known_given(page: Page, word: str) -> bool:
    """Whether a folded word is a form of a given name that the tables hold."""
    if word.isascii():
        return word in page.lexicon.english_given or bool(given_ids(word))
    return word in page.lexicon.given


def _tokens(page: Page, first: int, last: int, language: str) -> Iterator[_Token]:
    words = page.words
    end = first - 1
    for index in range(first, last + 1):
        if index <= end or words.words[index] == PARAGRAPH:
            continue
        end = index
        while (
            end + 2 <= last
            and words.words[end + 1] == "-"
            and words.is_joined(end + 1)
            and words.is_joined(end + 2)
        ):
            end += 2
        text = words.text[words.starts[index] : words.ends[end]]
        yield _Token(index, end, text if language == "ru" else respell(text, language))


def _language(text: str, given: str | None) -> str:
    """By letters first: a page may quote in another language."""
    if _UKRAINIAN.search(text):
        return "uk"
    if 2 * len(_CYRILLIC.findall(text)) < len(_LATIN.findall(text)):
        return "en"
    return "uk" if given == "uk" else "ru"


def _spans(tokens: Sequence[_Token], tags: Sequence[str]) -> Iterator[Hint]:
    first: int | None = None
    kind = ""
    for place, tag in enumerate([*tags, "O"]):
        if first is not None and tag != f"I-{kind}":
            yield Hint(tokens[first].first, tokens[place - 1].last, _KINDS[kind])
            first = None
        if tag != "O" and first is None:
            first, kind = place, tag[2:]
