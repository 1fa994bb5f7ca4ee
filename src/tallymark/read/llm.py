"""The reader `llm`, without its endpoint: what is asked, and what becomes of the answer.

Nothing here is sent: `flow.llm` carries the request out and the answer in. The model says where
to look; whatever is kept was found in the text and read by our own grammar.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from tallymark.read.quoted_claims import Section, claims_of
from tallymark.read.quotes import find_quote
from tallymark.read.reader import Models
from tallymark.read.sections import cut_sections, shift_proposal
from tallymark.terms.case import Endpoint
from tallymark.terms.claims import ClaimKind, Proposal
from tallymark.terms.documents import READ_PARTS, Document, Passage
from tallymark.terms.payload import digest

VERSION = 1
MOST_CLAIMS = 400
MOST_QUOTED = 300
"""As in the schema that is sent: some endpoints do not hold their model to it."""


@dataclass(frozen=True, slots=True)
class Request:
    """One section to be asked about: characters `start` to `end` of the document, and the body."""

    start: int
    end: int
    body: bytes
    passages: tuple[Passage, ...]


class _Quoted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["person", "organisation", "unit", "place", "date", "figure"]
    quote: str


class _Marked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    claims: list[_Quoted]


class _Message(msgspec.Struct, frozen=True):
    content: str


class _Choice(msgspec.Struct, frozen=True):
    message: _Message


class _Completion(msgspec.Struct, frozen=True):
    choices: list[_Choice]


@cache
def _shipped(name: str) -> bytes:
    return files("tallymark.read").joinpath("data", name).read_bytes()


class LlmReader:
    """What a model behind an endpoint is asked, and what its answers lead to.

    `name`: first the prompt's SHA-256, then that of all else that is sent. Another prompt, schema,
    model, seed or length of sections is another version, which reads every document again.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        prompt = hashlib.sha256(_shipped("llm_prompt.txt")).hexdigest()[:8]
        rest = digest(
            [_shipped("llm_schema.json").decode(), endpoint.model, endpoint.seed,
             endpoint.section_chars, endpoint.answer_tokens]
        )[:4]  # fmt: skip
        self.name = f"llm/{VERSION}+{prompt}.{rest}"

    def requests(self, passages: Sequence[Passage]) -> Iterator[Request]:
        """What is asked of a document, section by section; nothing of one that is blank.

        As with any reader, what is no part of the report (`READ_PARTS`) is not sent.
        """
        shown = [one for one in passages if one.part in READ_PARTS]
        for offset, section in cut_sections(shown, self.endpoint.section_chars):
            text = "".join(one.text for one in section)
            if text.strip():
                end = offset + section[-1].end
                yield Request(offset, end, _body(text, self.endpoint), section)

    def take(
        self, document: Document, request: Request, answer: bytes, models: Models
    ) -> tuple[list[Proposal], Counter[str]]:
        """The proposals that an answer leads to, and how many quotes led to none, by reason.

        bad_answer (no JSON of the schema: the whole answer is lost), quote_not_found (words that
        the section does not hold), quote_not_read (a date or figure where our grammar reads none).
        """
        marked = _marked(answer)
        if marked is None:
            return [], Counter({"bad_answer": 1})
        dropped: Counter[str] = Counter()
        section = Section(document, request.passages, models)
        found: dict[str, Proposal] = {}
        for one in dict.fromkeys(marked.claims):
            spans = find_quote(request.passages, one.quote)
            made = claims_of(ClaimKind(one.kind), spans, section) if spans else []
            if not made:
                dropped["quote_not_read" if spans else "quote_not_found"] += 1
            for proposal in made:
                found.setdefault(proposal.key, proposal)
        return [shift_proposal(one, request.start) for one in found.values()], dropped


def _body(text: str, endpoint: Endpoint) -> bytes:
    """The section as delimited data; no text can hold the hash of itself that ends it."""
    sent = text.encode("utf-8", "replace")  # a lone surrogate cannot be sent as JSON
    text, mark = sent.decode(), hashlib.sha256(sent).hexdigest()[:16]
    marked = f"-----BEGIN DOCUMENT {mark}-----\n{text}\n-----END DOCUMENT {mark}-----"
    schema: Any = msgspec.json.decode(_shipped("llm_schema.json"))
    return msgspec.json.encode(
        {
            "model": endpoint.model,
            "messages": [
                {"role": "system", "content": _shipped("llm_prompt.txt").decode()},
                {"role": "user", "content": marked},
            ],
            "temperature": 0,
            "seed": endpoint.seed,
            "max_tokens": endpoint.answer_tokens,
            "stream": False,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "claims", "strict": True, "schema": schema},
            },
        }
    )


def _marked(answer: bytes) -> _Marked | None:
    """What the model marked; `None` where the answer is not of the schema. Nothing is mended."""
    try:
        completion = msgspec.json.decode(answer, type=_Completion)
        marked = msgspec.json.decode(completion.choices[0].message.content, type=_Marked)
    except (msgspec.MsgspecError, UnicodeError, IndexError, RecursionError):
        return None
    is_long = len(marked.claims) > MOST_CLAIMS
    return None if is_long or any(len(one.quote) > MOST_QUOTED for one in marked.claims) else marked
