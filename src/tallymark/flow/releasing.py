"""Through the gate to files: a numbered, immutable release that can be made again."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pyarrow as pa

from tallymark import __version__
from tallymark.flow.opening import Work
from tallymark.flow.reckoning import Weighed, count_case
from tallymark.terms.claims import OUTLET, DateClaim, FigureClaim, IncidentClaim, SourceClaim
from tallymark.terms.errors import DamagedError, InputError, ProtectedError
from tallymark.terms.journal import Entry
from tallymark.terms.protection import Protection
from tallymark.terms.release import (
    Find,
    PreviousRelease,
    PublishableFigure,
    PublishableIncident,
    PublishablePerpetrator,
    PublishableQuote,
    Release,
    ReleaseDraft,
    ReleaseRecord,
)
from tallymark.terms.weighing import Standing

if TYPE_CHECKING:
    from tallymark.casebook import Records


@dataclass(frozen=True, slots=True)
class Published:
    """A release on disk: its number, folder, number of files, and what was withheld."""

    number: int
    folder: Path
    files: int
    withheld: tuple[tuple[str, str, int], ...]


def publish_release(
    work: Work, *, as_of: date | None, known_at: int, is_dry_run: bool = False
) -> Published:
    """Makes the next release: clears, writes, scans, records, and only then puts it in place.

    With `is_dry_run` it is cleared, written aside and scanned, and then taken away again.
    Raises `ProtectedError` where the scan finds a protected name in what was written; then
    nothing is published.
    """
    work.require("editor", "publishing")
    records = work.records()
    number = 1 + len(records.terms("release"))
    if not is_dry_run:
        _finish_interrupted(work, records)
    made_on = work.book.clock().date()
    staging = work.book.folder / "releases" / f".{number:04d}.making"
    manifest = _make(work, staging, number=number, as_of=as_of, known_at=known_at, made_on=made_on)
    withheld = tuple((one.what, one.rule, one.count) for one in manifest[1].withheld)
    if is_dry_run:
        shutil.rmtree(staging)
        return Published(number, staging, len(manifest[0]), withheld)
    record = ReleaseRecord(
        number, as_of, known_at, made_on, work.case.policy, _versions(), manifest[0], work.by
    )
    work.keep([Entry("release", f"r{number}", record)], "publish")
    folder = _place(work, staging, number)
    return Published(number, folder, len(manifest[0]), withheld)


def rebuild_release(work: Work, number: int) -> list[str]:
    """Makes a release again from the journal and compares it byte for byte with its manifest.

    Returns the files that differ: none, or something that it stands on is no longer the same
    (an erasure leaves a tombstone; see `tallymark verify`).
    """
    record = next((one for one in work.records().terms("release") if one.number == number), None)
    if record is None:
        raise InputError(f"there is no release {number}: `tallymark status` lists them")
    staging = work.book.folder / "releases" / f".{number:04d}.again"
    try:
        manifest, _ = _make(
            work, staging, number=number, as_of=record.as_of, known_at=record.known_at,
            made_on=record.made_on,
        )  # fmt: skip
        names = sorted(manifest.keys() | record.manifest.keys())
        return [name for name in names if manifest.get(name) != record.manifest.get(name)]
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _finish_interrupted(work: Work, records: "Records") -> None:
    """A release that is recorded but not in place (the run died between) is made again."""
    for record in records.terms("release"):
        folder = work.book.releases / f"{record.number:04d}"
        if folder.exists():
            continue
        staging = work.book.releases / f".{record.number:04d}.making"
        manifest, _ = _make(
            work, staging, number=record.number, as_of=record.as_of, known_at=record.known_at,
            made_on=record.made_on,
        )  # fmt: skip
        if manifest != record.manifest:
            raise DamagedError(
                f"release {record.number} is missing and made again it differs: restore "
                f"{folder} from a copy"
            )
        _place(work, staging, record.number)


def _place(work: Work, staging: Path, number: int) -> Path:
    folder = work.book.releases / f"{number:04d}"
    staging.rename(folder)
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    return folder


def _versions() -> dict[str, str]:
    return {"tallymark": __version__}


def _make(
    work: Work, staging: Path, *, number: int, as_of: date | None, known_at: int, made_on: date
) -> tuple[dict[str, str], Release]:
    """Clears and scans one release, then writes it in `staging`; returns its manifest.

    Nothing is written where the scan finds a protected name.
    """
    from tallymark.disclose import clear_release, protected_names, scan_text
    from tallymark.publish import render_release, write_release

    tally, weighed = count_case(work, as_of=as_of, known_at=known_at)
    records = work.records(purpose="count", known_at=known_at)
    protections: list[Protection] = records.terms("protection")
    names, mentions = _names(records, weighed)
    protected = protected_names(mentions, weighed.linkage.persons, protections)
    draft = ReleaseDraft(
        number, made_on, tally, _labels(weighed), _incidents(weighed), _figures(weighed), names,
        _versions(),
    )  # fmt: skip
    release = clear_release(
        weighed.case, draft, protections=protections, protected=protected,
        previous=_previous(work, number),
    )  # fmt: skip
    cleared = {one: names[one] for one in _cleared_by_name(protections) if one in names}
    texts = render_release(release)
    finds = scan_text(sorted(texts.items()), protected, protections, cleared=cleared)
    if finds:
        raise ProtectedError(_blocked(finds))
    shutil.rmtree(staging, ignore_errors=True)
    return write_release(release, staging), release


def _blocked(finds: tuple[Find, ...]) -> str:
    first = "; ".join(f"{one.subject} in {one.place} ({one.match})" for one in finds[:5])
    return (
        f"the release is blocked: {len(finds)} protected names were found in what was written: "
        f"{first}. Nothing was published. If it is a namesake, an editor signs it: `tallymark "
        "protect CASE MENTION --sign-namesake PERSON --as e1 --reason ...`"
    )


def _cleared_by_name(protections: list[Protection]) -> set[str]:
    newest = {
        one.subject: one.clearance for one in protections if one.clearance.value in
        ("protect", "clear_name")
    }  # fmt: skip
    return {subject for subject, what in newest.items() if what.value == "clear_name"}


def _names(records: "Records", weighed: Weighed) -> tuple[dict[str, str], pa.Table]:
    """How each person would be named (the longest form met), and all mentions."""
    from tallymark.link import mentions_of

    lists = {one.document_id: one.roll_id for one in records.terms("adoption")}
    mentions = mentions_of(weighed.reviewed, records.document_table(form=None), lists)
    person_of = {row["mention_id"]: row["person_id"] for row in weighed.linkage.persons.to_pylist()}
    names: dict[str, str] = {}
    for mention, name in zip(
        mentions["mention_id"].to_pylist(), mentions["name"].to_pylist(), strict=True
    ):
        person = person_of.get(mention)
        if person and name and len(name) > len(names.get(person, "")):
            names[person] = name
    return names, mentions


def _labels(weighed: Weighed) -> tuple[tuple[str, str, str], ...]:
    """(language, "dimension:key", words) for every key that a cell can bear."""
    from tallymark.count import labels
    from tallymark.lang.places import region_labels
    from tallymark.publish import site_labels

    languages = weighed.case.site_languages
    found = {
        (language, f"{what}:{key}"): words for (what, key, language), words in labels().items()
    }
    found |= {(language, f"region:{key}"): words for key, language, words in region_labels()}
    found |= {(language, key): words for language, key, words in site_labels(languages)}
    for place in weighed.case.places:
        if place.type == "region":
            found |= {(one, f"region:{place.id}"): words for one, words in place.names.items()}
    return tuple((*key, words) for key, words in sorted(found.items()) if key[0] in languages)


def _previous(work: Work, number: int) -> PreviousRelease | None:
    from tallymark.publish import read_cells

    if number == 1:
        return None
    return PreviousRelease(number - 1, read_cells(work.book.releases / f"{number - 1:04d}"))


class _Claims:
    """Reviewed claims by document and key, their values decoded once."""

    def __init__(self, weighed: Weighed) -> None:
        self.rows = [
            row for row in weighed.reviewed.to_pylist()
            if row["standing_in_review"] == "accepted" and row["kind"] != "row"
        ]  # fmt: skip
        self.at = {(row["document_id"], row["key"]): row for row in self.rows}
        self.published = {row["document_id"]: row for row in weighed.documents.to_pylist()}

    def of(self, kind: str, term: Any) -> list[tuple[dict[str, Any], Any]]:
        return [
            (row, msgspec.json.decode(row["value"], type=term))
            for row in self.rows if row["kind"] == kind
        ]  # fmt: skip

    def source(self, document: str, key: str | None) -> tuple[str | None, str]:
        """Name and type of a source; of the outlet itself, the outlet."""
        if key in (None, OUTLET):
            outlet = self.published.get(document, {}).get("outlet")
            return outlet, "outlet" if outlet else "anonymous"
        row = self.at.get((document, str(key)))
        if row is None or row["kind"] != "source":
            return None, "anonymous"
        value = msgspec.json.decode(row["value"], type=SourceClaim)
        return value.name, value.type


def _figures(weighed: Weighed) -> tuple[PublishableFigure, ...]:
    claims = _Claims(weighed)
    made = []
    for row, figure in claims.of("figure", FigureClaim):
        if figure.is_superseded:
            continue
        document = row["document_id"]
        when = claims.at.get((document, figure.as_of or ""))
        interval = (
            msgspec.json.decode(when["value"], type=DateClaim).interval
            if when and when["kind"] == "date" else None
        )  # fmt: skip
        source, source_type = claims.source(document, figure.source)
        made.append(
            PublishableFigure(
                row["claim_id"], figure.low, figure.high, figure.hedge, figure.counts,
                figure.measure, interval.earliest if interval else None,
                interval.latest if interval else None, source, source_type,
                claims.published.get(document, {}).get("published"),
            )
        )  # fmt: skip
    return tuple(sorted(made, key=lambda one: one.claim_id))


def _incidents(weighed: Weighed) -> tuple[PublishableIncident, ...]:
    claims = _Claims(weighed)
    accounts: dict[str, list[tuple[dict[str, Any], IncidentClaim]]] = {}
    incident_of = {
        row["claim_id"]: row["incident_id"] for row in weighed.linkage.incidents.to_pylist()
    }
    for row, value in claims.of("incident", IncidentClaim):
        if row["claim_id"] in incident_of:
            accounts.setdefault(incident_of[row["claim_id"]], []).append((row, value))
    return tuple(
        _incident(incident, told, weighed, claims) for incident, told in sorted(accounts.items())
    )


def _incident(
    incident: str, told: list[tuple[dict[str, Any], IncidentClaim]], weighed: Weighed,
    claims: _Claims,
) -> PublishableIncident:  # fmt: skip
    assessed = [row for row in weighed.assessments.to_pylist() if incident in row["incident_ids"]]
    groups = [row for row in weighed.groups.to_pylist() if row["incident_id"] == incident]
    rows = assessed + groups
    victims = sorted({row["person_id"] for row in assessed})
    best = max(rows, key=lambda row: row["voices"], default=None)
    low = max([len(victims), *(int(row["low"]) for row in groups)])
    highs = [row["high"] for row in groups]
    high = None if None in highs else max([len(victims), *(int(one) for one in highs)])
    return PublishableIncident(
        incident,
        tuple(sorted({act for _, value in told for act in value.types})),
        min((row["earliest"] for row in rows if row["earliest"]), default=None),
        max((row["latest"] for row in rows if row["latest"]), default=None),
        best["region"] if best else None,
        Standing(best["standing"]) if best else Standing.ALLEGED,
        any(row["is_contested"] for row in rows),
        max((row["voices"] for row in rows), default=0),
        low, high, tuple(victims),
        tuple(
            PublishablePerpetrator(row["claim_id"], one.actor, one.attribution)
            for row, value in told for one in value.perpetrators
        ),
        tuple(sorted({one.type for _, value in told for one in value.evidence})),
        tuple(
            PublishableQuote(
                row["claim_id"], row["quote"], *claims.source(row["document_id"], None)
            )
            for row, _ in told
        ),
    )  # fmt: skip
