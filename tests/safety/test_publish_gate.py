import ast
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import tallymark
from tallymark.disclose import clear_release, scan_text
from tallymark.publish import render_release, site_labels
from tallymark.publish.render import make_environment
from tallymark.publish.words import load_catalogue
from tallymark.terms.case import Case, Scope
from tallymark.terms.claims import Attribution, Hedge
from tallymark.terms.counting import (
    CELL_GROUP_SCHEMA,
    CELL_PERSON_SCHEMA,
    CELL_SCHEMA,
    Backlog,
    Tally,
    TallySpec,
)
from tallymark.terms.errors import ProtectedError
from tallymark.terms.protection import Clearance, ProtectedName, Protection
from tallymark.terms.release import (
    PublishableFigure,
    PublishableIncident,
    PublishablePerpetrator,
    PublishableQuote,
    ReleaseDraft,
)
from tallymark.terms.weighing import Standing

NAME = "Ilya Gremin"
PROTECTED = (ProtectedName("m1", NAME, "Gremin", "Ilya", is_strict=True),)
LABELS = (
    *site_labels(("en", "ru")),
    ("en", "region:torsk", "Torsk"),
    ("ru", "region:torsk", "Торск"),
)
CASE = Case(
    {"en": "A tally", "ru": "Подсчёт"},
    ("en", "ru"),
    Scope(
        population={"en": "Men"},
        territory={"en": "Here"},
        inclusion={"en": "All"},
        exclusion={"en": "None"},
    ),
)


def make_draft():
    cell = {"act": "death", "named": 20, "low": 20, "high": 20, "possible": 0, "is_contested": 0}
    rows = [
        cell | {"cell_id": "c-1", "sensitivity": 1},
        cell | {"cell_id": "c-2", "region": "torsk", "sensitivity": 1},
        cell | {"cell_id": "c-3", "category": "contract", "sensitivity": 1},
        cell | {"cell_id": "c-4", "month": "2024-03", "sensitivity": 1},
    ]
    incident = PublishableIncident(
        id="i-1",
        acts=("death",),
        earliest=None,
        latest=None,
        region="torsk",
        standing=Standing.REPORTED,
        is_contested=False,
        voices=1,
        low=9,
        high=9,
        victims=("p1",),
        perpetrators=(PublishablePerpetrator("q-1", "masked men", Attribution.DESCRIBED),),
        evidence=("photo",),
        quotes=(PublishableQuote("q-1", "They were masked.", "Torsk Voice", "outlet"),),
    )
    figure = PublishableFigure(
        "f-1", 90, None, Hedge.AT_LEAST, "men", "named_list", None, None, "Torsk Voice", "outlet"
    )
    spec = TallySpec(date(2025, 1, 1), 3, "two-voices/1", ("death",))
    tally = Tally(
        spec,
        pa.Table.from_pylist(rows, CELL_SCHEMA),
        CELL_PERSON_SCHEMA.empty_table(),
        CELL_GROUP_SCHEMA.empty_table(),
        Backlog(0, 0, 0, 0, 0, 0),
        {"standing": 9},
    )
    return ReleaseDraft(
        number=1,
        made_on=date(2025, 2, 2),
        tally=tally,
        labels=LABELS,
        incidents=(incident,),
        figures=(figure,),
        names={"p1": NAME},
        versions={"reader": "rules/1"},
    )


def decide(subject, clearance):
    return Protection("p", subject, Clearance(clearance), "e1", "editor", "")


DECISIONS = [
    decide("i-1", "clear_incident"),
    decide("q-1", "clear_quote"),
    decide("f-1", "clear_quote"),
]


def plant(value):
    """Every variant of a term with the name planted in one of its strings: (where, variant)."""
    if isinstance(value, str):
        yield "", f"{value} {NAME}"
        yield "=", NAME
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            for where, other in plant(item):
                yield f"[{place}]{where}", (*value[:place], other, *value[place + 1 :])
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f".{key}!", value | {f"{key} {NAME}": item}
            for where, other in plant(item):
                yield f".{key}{where}", value | {key: other}
    elif isinstance(value, pa.Table):
        yield from plant_columns(value)
    elif is_dataclass(value):
        for one in fields(value):
            for where, other in plant(getattr(value, one.name)):
                yield f".{one.name}{where}", replace(value, **{one.name: other})


def plant_columns(table):
    for place, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            names = pa.array([NAME] * len(table), pa.string())
            yield f".{field.name}", table.set_column(place, field, names)


def test_a_protected_name_in_any_field_of_the_draft_reaches_no_file():
    base = replace(make_draft(), labels=())
    variants = [(where, replace(one, labels=LABELS)) for where, one in plant(base)]
    assert len(variants) > 50
    leaks = [where for where, draft in variants if is_leaking(CASE, draft)]
    assert leaks == []


def test_a_protected_name_in_any_label_reaches_no_file():
    draft = make_draft()
    kept = [one for one in LABELS if one[1] in ("region:torsk", "standing:reported", "act:death")]
    others = tuple(one for one in LABELS if one not in kept)
    variants = [replace(draft, labels=(*others, *labels)) for _, labels in plant(tuple(kept))]
    assert [one for one in variants if is_leaking(CASE, one)] == []


def test_a_protected_name_in_any_field_of_the_case_reaches_no_file():
    cases = [(where, one) for where, one in plant(CASE) if "anguages" not in where]
    assert [where for where, one in cases if is_leaking(one, make_draft())] == []


def is_leaking(case, draft):
    try:
        release = clear_release(case, draft, protections=DECISIONS, protected=PROTECTED)
    except ProtectedError as error:
        return "gremin" in str(error).lower()
    files = render_release(release)
    written = "\n".join([*files, *files.values()]).lower()
    return "gremin" in written or bool(scan_text(files.items(), PROTECTED))


def test_what_is_not_planted_is_published():
    release = clear_release(CASE, make_draft(), protections=DECISIONS, protected=PROTECTED)
    assert (len(release.incidents), len(release.figures), len(release.cells)) == (1, 1, 4)


@pytest.mark.parametrize("value", ["Ilya Gremin", 7, 2.5, None, True, ["x"], date(2025, 1, 1)])
def test_a_template_refuses_what_is_not_cleared(value):
    template = make_environment(load_catalogue("en")).from_string("{{ value }}")
    with pytest.raises(ProtectedError) as error:
        template.render(value=value)
    assert "Gremin" not in str(error.value)


def test_a_template_refuses_a_name_that_is_not_there():
    with pytest.raises(ProtectedError):
        make_environment(load_catalogue("en")).from_string("{{ nothing }}").render()


def test_no_template_can_open_the_lock():
    assert make_environment(load_catalogue("en")).filters == {}
    templates = Path(tallymark.__file__).parent / "publish" / "templates"
    assert [path.name for path in templates.glob("*.html") if "~" in path.read_text("utf-8")] == []


def test_only_disclose_makes_cleared_values():
    root = Path(tallymark.__file__).parent
    makers = {
        path.relative_to(root).parts[0]
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Cleared"
    }
    assert makers == {"disclose", "terms"}
