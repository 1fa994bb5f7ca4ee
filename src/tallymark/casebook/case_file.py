"""`case.toml`: what a case counts, read into a `Case`, with errors that name the key."""

import tomllib
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import msgspec

from tallymark.lang.places import regions
from tallymark.terms.case import Case
from tallymark.terms.errors import CaseError, NewerFormatError

CASE_FORMAT = 1


def read_case(folder: Path) -> Case:
    """The case that `case.toml` in `folder` states. Raises `CaseError` naming key and reason."""
    place = folder / "case.toml"
    try:
        plain = tomllib.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CaseError(f"{folder} is no casebook: make one with `tallymark init`") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{place} is not valid TOML: {error}") from error
    if plain.get("format", CASE_FORMAT) > CASE_FORMAT:
        raise NewerFormatError(
            f"{place} has format {plain['format']}, written by a later Tallymark: install it"
        )
    return case_from(plain, str(place))


def case_from(plain: dict[str, Any], place: str) -> Case:
    """A `Case` from plain data; an unknown key is an error: no slip may widen a scope."""
    _refuse_unknown(plain, place)
    try:
        case = msgspec.convert(plain, type=Case)
    except msgspec.ValidationError as error:
        raise CaseError(f"{place}: {error}") from error
    if not case.languages:
        raise CaseError(f"{place}: `languages` names none: write e.g. languages = ['en', 'ru']")
    if case.small_cell < 2:
        raise CaseError(f"{place}: `small_cell` must be 2 or more: below, every count shows one")
    if case.review.reviewers not in (1, 2):
        raise CaseError(f"{place}: `review.reviewers` must be 1 or 2")
    if not 0 <= case.review.part_below <= case.review.link_from <= 1:
        raise CaseError(f"{place}: wants 0 <= review.part_below <= review.link_from <= 1")
    if not case.reading.readers:
        raise CaseError(f"{place}: `reading.readers` names none: write e.g. readers = ['rules']")
    unknown = sorted(set(case.reading.regions) - {one.key for one in regions()})
    if unknown:
        raise CaseError(f"{place}: `reading.regions` knows no region {unknown[0]} (RU-VLG, UA-63)")
    if min(case.llm.seconds, case.llm.section_chars, case.llm.answer_bytes) <= 0:
        raise CaseError(f"{place}: the limits under [llm] must be above 0")
    return case


def _refuse_unknown(plain: dict[str, Any], place: str) -> None:
    known = {field.name: field.type for field in fields(Case)}
    for key, value in plain.items():
        if key not in known:
            raise CaseError(f"{place}: unknown key `{key}` (known: {', '.join(sorted(known))})")
        inner = known[key]
        if is_dataclass(inner) and isinstance(value, dict):
            unknown = value.keys() - {field.name for field in fields(inner)}
            if unknown:
                raise CaseError(f"{place}: unknown key `{key}.{min(unknown)}`")
