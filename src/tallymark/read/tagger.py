"""A statistical tagger of names as a witness for the rules: where people, places, bodies may stand.

The model is slovnet's recogniser for Russian news over navec's word vectors (Kukushkin 2020, both
in the wheel of `natasha`, MIT), which needs numpy only. It hints; rules decide what becomes a
claim, and cut every quote from the text. Ukrainian and English sentences are respelt for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from threadpoolctl import ThreadpoolController

from tallymark.lang.names import given_ids
from tallymark.lang.words import PARAGRAPH
from tallymark.read.declension import looks_surname
from tallymark.read.network import Network
from tallymark.read.page import Page
from tallymark.read.respell import respell

_KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


@dataclass(frozen=True, slots=True)
class Hint:
    """Words `first` to `last` of the page look like the name of a person, place or organisation."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class _Token:
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
            tokens[0] = replace(tokens[0], text=tokens[0].text.lower())
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
    index = first
    while index <= last:
        end = index
        while (
            end + 2 <= last
            and words.words[end + 1] == "-"
            and words.is_joined(end + 1)
            and words.is_joined(end + 2)
        ):
            end += 2
        if words.words[index] != PARAGRAPH:
            yield _Token(index, end, respell(words.slice_text(index, end), language))
        index = end + 1


def _language(text: str, given: str | None) -> str:
    """By letters first: a page may quote in another language."""
    if any(letter in "іїєґІЇЄҐ" for letter in text):
        return "uk"
    cyrillic = sum("а" <= letter <= "я" for letter in text)
    if 2 * cyrillic < sum("a" <= letter <= "z" for letter in text):
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
