"""Disclose: decides what may leave. In: what the casebook knows and what editors decided.

Out: a `Release` of `Cleared` values (`clear_release`), the names that must not be found in
anything written (`protected_names`), and the finds of such names in what was written
(`scan_text`). Nobody else makes `Cleared` values, and templates print nothing else.

Defaults are closed. What an editor has not cleared is withheld, and counted under its rule.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from tallymark.disclose.clear import clear_draft
from tallymark.disclose.names import list_protected
from tallymark.disclose.scan import scan_files
from tallymark.terms.case import Case
from tallymark.terms.protection import ProtectedName, Protection
from tallymark.terms.release import Find, PreviousRelease, Release, ReleaseDraft

__all__ = ["clear_release", "protected_names", "scan_text"]


def clear_release(
    case: Case,
    draft: ReleaseDraft,
    *,
    protections: Sequence[Protection] = (),
    protected: Sequence[ProtectedName] = (),
    previous: PreviousRelease | None = None,
) -> Release:
    """What may be published of a draft.

    `protections` in the order of the ledger: the latest on a subject holds. `protected`: from
    `protected_names`. `previous`: the release before, against which small steps are held back
    (the rules for numbers stand in `disclose.cells`). An incident gets a page by
    `CLEAR_INCIDENT`, a name is printed by `CLEAR_NAME`, words of a document (a quote, what a
    figure counts, an alleged perpetrator) by `CLEAR_QUOTE` on their claim and only where no
    protected name stands in them; keys are printed where `draft.labels` has words for them.

    Raises `ProtectedError` where a protected name stands in the case's own prose, and `CaseError`
    where `small_cell` is below 2.
    """
    return clear_draft(case, draft, protections, protected, previous)


def protected_names(
    mentions: pa.Table,
    persons: pa.Table,
    protections: Sequence[Protection],
    *,
    strict: Collection[str] = (),
) -> tuple[ProtectedName, ...]:
    """The names that must not appear: of every mention whose person is not cleared by name.

    `mentions` (`MENTION_SCHEMA`), `persons` (`PERSON_SCHEMA`; a mention without a person is
    protected). Strict, so that the surname alone is searched for: mentions in `strict` (witnesses,
    relatives, people being searched for), those an editor protected, and those of protected
    sensitivity.
    """
    return list_protected(mentions, persons, protections, strict)


def scan_text(
    files: Iterable[tuple[str, str]],
    names: Sequence[ProtectedName],
    signed: Sequence[Protection] = (),
    *,
    cleared: Mapping[str, str] | None = None,
) -> tuple[Find, ...]:
    """Every protected name in what was written: empty, or the release is blocked.

    `files`: (path inside the release, its text). Searched are text, attributes, data and paths;
    given name and surname near one another in either order, in any script, case and spelling, or
    as initial and surname; strict names by their surname alone. `signed`: protections, of which
    `SIGN_NAMESAKE` lets through a find of that mention inside the cleared name of `found_for`;
    `cleared`: the names printed, by person id. A name of a single word is searched for only where
    it is strict.
    """
    return scan_files(files, names, signed, cleared or {})
