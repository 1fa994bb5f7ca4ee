"""The reader `llm`: asks the user's own endpoint, a document at a time.

What is asked is recorded before it is sent, by ids. What comes back goes through the same check as
any reader's proposals. An endpoint that fails costs this reader's suggestions and nothing else.
"""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tallymark.flow.opening import Progress, Work, no_progress
from tallymark.flow.place_lists import find_sheets, read_sheet
from tallymark.flow.recording import ReadStatus, keep_readings
from tallymark.terms.case import Endpoint
from tallymark.terms.claims import Proposal, Reading
from tallymark.terms.documents import CustodyEntry, Document, Failure, Passage
from tallymark.terms.errors import EndpointError, MisusedError
from tallymark.terms.journal import Entry
from tallymark.terms.written import write_readings

if TYPE_CHECKING:
    from tallymark.collect import Address
    from tallymark.read import LlmReader, Models, Request

KEY = "TALLYMARK_LLM_KEY"
"""The environment variable with the endpoint's key, if it wants one; it is recorded nowhere."""
PATIENCE = 3
"""After so many documents in a row without an answer nothing more is asked."""
OF_THE_SECTION = frozenset(("too_large", "http_400", "http_413", "http_422"))
"""Failures that hang on what was sent, so that asking again would change nothing; but where every
section of a document is refused, it is the endpoint that refuses. All others are the endpoint's,
and its document is asked about again by the next run."""
ADVICE = "the endpoint gave no usable answer: mend it, then run `tallymark read CASE --reader llm`"


@dataclass(frozen=True, slots=True)
class Asker:
    """An endpoint that may be asked, and the models that answers are read with."""

    reader: "LlmReader"
    address: "Address"
    models: "Models"
    key: str = ""

    def read(
        self, document: Document, passages: Sequence[Passage], requests: "Sequence[Request]"
    ) -> Reading:
        """The checked reading of a document. Raises `NoAnswer` where the endpoint itself fails."""
        from tallymark.collect import NoAnswer, ask_endpoint
        from tallymark.read import read_document

        dropped: Counter[str] = Counter()
        proposals: list[Proposal] = []
        refusals: list[NoAnswer] = []
        for one in requests:
            try:
                answer = ask_endpoint(
                    self.address, one.body, key=self.key,
                    seconds=self.reader.endpoint.seconds, limit=self.reader.endpoint.answer_bytes,
                )  # fmt: skip
            except NoAnswer as error:
                if error.reason not in OF_THE_SECTION:
                    raise
                dropped[error.reason] += 1
                refusals += [error] if error.reason != "too_large" else []
                continue
            found, lost = self.reader.take(document, one, answer, self.models)
            proposals += found
            dropped += lost
        if refusals and len(refusals) == len(requests):
            raise refusals[0]
        given = _Given(self.reader.name, proposals)
        (reading,) = read_document(document, passages, [given], self.models)
        return replace(reading, dropped=dict(dropped + Counter(reading.dropped)))


class _Given:
    """Proposals that are there already, in the shape of a reader, for the core's check."""

    def __init__(self, name: str, proposals: Sequence[Proposal]) -> None:
        self.name = name
        self.proposals = proposals

    def read(
        self, document: Document, passages: Sequence[Passage], models: "Models"
    ) -> Sequence[Proposal]:
        """The proposals as they are."""
        del document, passages, models
        return self.proposals


def make_asker(endpoint: Endpoint, models: "Models") -> Asker:
    """An asker for an endpoint. Raises `CaseError` where it may not be asked."""
    from tallymark.collect import check_endpoint
    from tallymark.read import LlmReader

    address = check_endpoint(endpoint)
    key = os.environ.get(KEY, "").strip()
    if not (key.isascii() and (key.isprintable() or not key)):
        raise MisusedError(f"{KEY} holds letters that no key has: set it again")
    return Asker(LlmReader(endpoint), address, models, key)


def read_with_llm(work: Work, *, progress: Progress = no_progress) -> Iterator[ReadStatus]:
    """Asks about the documents that this version of the reader has not read, one commit each.

    Raises `EndpointError` after `PATIENCE` documents in a row without an answer; `RoleError`
    where documents would leave this machine and who works is no editor.
    """
    from tallymark.collect import NoAnswer
    from tallymark.read import load_models

    models = load_models(
        work.case.places, work.case.sources, work.case.reading,
        place_sheets=[read_sheet(one) for one in find_sheets(work.book.folder)],
        scope_regions=work.case.reading.regions,
    )  # fmt: skip
    asker = make_asker(work.case.llm, models)
    if not asker.address.is_here:
        work.require("editor", "sending documents to another machine")
    name, records = asker.reader.name, work.records()
    read = {one.document_id for one in records.terms("reading") if one.reader == name}
    todo = [one for one in records.documents() if one.form == "text" and one.id not in read]
    silent = 0
    for done, document in enumerate(todo, 1):
        passages = records.passages(document.id)
        requests = list(asker.reader.requests(passages))
        _log(work, document, name, requests)
        try:
            reading = asker.read(document, passages, requests)
        except NoAnswer as error:
            silent += 1
            yield _unanswered(work, document, name, error.reason)
            if silent == PATIENCE:
                raise EndpointError(
                    f"the endpoint failed for {silent} documents in a row ({error.reason}): mend "
                    "it, then run the command again; what other readers propose is kept"
                ) from error
            continue
        silent = 0
        yield from keep_readings(work, document.id, write_readings([reading]))
        progress("documents asked about", done, len(todo))


def _log(work: Work, document: Document, reader: str, requests: "Sequence[Request]") -> None:
    """Records every request before it is sent: ids and offsets, never words."""
    entries = [
        Entry(
            "custody",
            document.original_id,
            CustodyEntry(
                document.original_id, "dissemination", "requested",
                f"document {document.id} {one.start}-{one.end} to the endpoint of {reader}",
            ),
        )
        for one in requests
    ]  # fmt: skip
    if entries:
        work.keep(entries, "read")


def _unanswered(work: Work, document: Document, reader: str, reason: str) -> ReadStatus:
    code = f"llm_{reason}"
    work.keep([Entry("failure", document.id, Failure(document.id, "read", code, ADVICE))], "read")
    return ReadStatus(document.id, reader, 0, 0, {code: 1})
