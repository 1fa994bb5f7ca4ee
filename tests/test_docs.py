"""The docs are held to the code."""

import importlib
import inspect
import pkgutil
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import click
import pytest

import tallymark.terms
from tallymark.casebook import hashing, tables
from tallymark.casebook.formats import TERMS, UPCASTERS
from tallymark.cli import cli
from tallymark.read import LlmReader, load_models, read_document
from tallymark.review.decisions_file import COLUMNS
from tallymark.terms.case import (
    Case,
    Endpoint,
    KnownPlace,
    KnownSource,
    Limits,
    ReadingRules,
    ReviewRules,
    Scope,
)
from tallymark.terms.claims import ClaimKind, UnitClaim
from tallymark.terms.decisions import Verdict
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import MapSegment, Span

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted(DOCS.rglob("*.md")),
]


def words_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(text: str, title: str) -> str:
    """What stands under one heading, up to the next."""
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no heading {title!r}"
    return found.group(1)


def first_cells(text: str) -> list[str]:
    """The first cell of each row of the tables, where it is code."""
    return re.findall(r"^\| \[?`([^`]+)`", text, re.MULTILINE)


def public_terms() -> list[str]:
    found = []
    for module in pkgutil.iter_modules(tallymark.terms.__path__):
        loaded = importlib.import_module(f"tallymark.terms.{module.name}")
        found += [
            name for name, one in vars(loaded).items()
            if inspect.isclass(one) and one.__module__ == loaded.__name__ and name[0] != "_"
        ]  # fmt: skip
    return found


# -- words and links ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", public_terms())
def test_every_public_class_of_terms_stands_in_the_glossary(name: str) -> None:
    assert name in first_cells(section(words_of("glossary.md"), "Types"))


def test_the_glossary_names_no_type_that_is_gone() -> None:
    assert sorted(first_cells(section(words_of("glossary.md"), "Types"))) == sorted(public_terms())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_docs_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_heading_of_its_page_finds_it(page: Path) -> None:
    text = page.read_text("utf-8")
    heads = {re.sub(r"[^\w -]", "", one).strip().lower().replace(" ", "-")
             for one in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}  # fmt: skip
    assert [one for one in re.findall(r"\]\(#([^)]+)\)", text) if one not in heads] == []


PATHS = sorted(set(re.findall(r"`(\w+(?:/[\w.]+)+|\w+/)`", words_of("map.md"))))


@pytest.mark.parametrize("place", PATHS)
def test_every_path_on_the_map_is_there(place: str) -> None:
    assert (ROOT / place).exists() or (ROOT / "src" / "tallymark" / place).exists()


def test_the_readme_opens_with_one_sentence_and_one_picture() -> None:
    paragraphs = (ROOT / "README.md").read_text("utf-8").split("\n\n")
    assert paragraphs[1].count(".") == 1
    assert paragraphs[2].startswith("![")


def test_the_picture_can_be_told_without_being_seen() -> None:
    picture = (DOCS / "picture.svg").read_text("utf-8")
    assert re.search(r'role="img" aria-labelledby="t d"', picture)
    assert re.search(r'<title id="t">.+</title>\s*<desc id="d">.+</desc>', picture)


def test_each_decision_answers_the_four_questions() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:4] for page in pages] == [f"{n:04d}" for n in range(1, len(pages) + 1)]
    wanted = (
        "**Question.**",
        "**Answer.**",
        "**What it costs.**",
        "**What would change our mind.**",
    )
    lacking = [(page.name, one) for page in pages for one in wanted if one not in page.read_text()]
    assert lacking == []


def test_each_dependency_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [re.split(r"[<>=\[ ]", one)[0] for one in project["dependencies"]]
    page = words_of("decisions/0001-dependencies.md")
    assert sorted(re.findall(r"^\| ([a-z0-9-]+) \| [A-Z]", page, re.MULTILINE)) == sorted(named)


# -- commands ------------------------------------------------------------------------------------


def quoted_commands() -> Iterator[tuple[str, str]]:
    """(page, command line) for every line of code that calls tallymark."""
    for page in PAGES:
        for line in re.findall(r"^    tallymark (.+)$", page.read_text("utf-8"), re.MULTILINE):
            yield page.name, line


@pytest.mark.parametrize(("page", "line"), sorted(set(quoted_commands())))
def test_every_command_in_the_docs_can_be_called_so(page: str, line: str) -> None:
    name, *words = shlex.split(line, comments=True)
    command = cli.commands[name]
    # Click itself reads the words: an unknown option, a missing argument or a wrong choice raises.
    with command.make_context(name, words, resilient_parsing=False) as context:
        assert isinstance(context, click.Context), page


def test_every_command_has_its_section_and_a_row_and_no_other() -> None:
    page = words_of("commands.md")
    rows = re.findall(r"^\| \[`([\w-]+)`\]\(#([\w-]+)\)", page, re.MULTILINE)
    heads = re.findall(r"^## ([\w-]+)$", page, re.MULTILINE)
    assert sorted(heads) == sorted(name for name, _ in rows) == sorted(cli.commands)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_section_of_a_command_shows_an_example(name: str) -> None:
    assert f"    tallymark {name} " in section(words_of("commands.md"), name)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_is_in_the_changelog(name: str) -> None:
    assert name in (ROOT / "CHANGELOG.md").read_text("utf-8")


# -- files that people write ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Top level", Case), ("[scope]", Scope), ("[review]", ReviewRules), ("[limits]", Limits),
        ("[reading]", ReadingRules), ("[llm]", Endpoint),
        ("[[sources]]", KnownSource), ("[[places]]", KnownPlace),
    ],
)  # fmt: skip
def test_the_case_file_page_has_each_key_and_no_other(title: str, part: type) -> None:
    keys = first_cells(section(words_of("case-file.md"), title))
    assert sorted(keys) == sorted(one.name for one in fields(part))


def test_the_decisions_file_page_has_each_column_and_verdict() -> None:
    page = words_of("decisions-file.md")
    assert tuple(first_cells(section(page, "Columns"))) == COLUMNS
    assert first_cells(section(page, "Verdicts")) == [one.value for one in Verdict]


def shipped(table: str) -> dict[str, dict[str, dict[str, str]]]:
    place = files("tallymark.count").joinpath("data", f"{table}.toml")
    return tomllib.loads(place.read_text("utf-8"))


def test_the_acts_page_has_each_act_with_what_it_takes_in() -> None:
    rows = {
        row[0]: row[1:]
        for row in (
            re.findall(r"`(\w+)`", line)
            for line in section(words_of("acts.md"), "Acts and categories").splitlines()
            if line.startswith("| `")
        )
    }
    assert rows == {key: list(one["members"]) for key, one in shipped("acts").items()}


def test_the_acts_page_has_each_category() -> None:
    assert first_cells(section(words_of("acts.md"), "Categories")) == list(shipped("categories"))


# -- the journal ---------------------------------------------------------------------------------


def test_the_journal_page_has_each_kind_with_its_term() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", section(words_of("journal.md"), "Kinds"), re.M)
    assert dict(rows) == {kind: term.__name__ for kind, (term, _) in TERMS.items()}


def test_the_journal_page_has_each_column_of_the_journal() -> None:
    entry, commit = (section(words_of("journal.md"), one) for one in ("An entry", "A commit"))
    columns = {*tables.journal_entry.c.keys(), *tables.journal_payload.c.keys()}
    assert {*re.findall(r"^\| `(\w+)`", entry, re.M)} == columns
    header = {one for row in re.findall(r"^\| (`.+?) \|", commit, re.M) for one in row.split("`")}
    assert header >= {*hashing.Header.__struct_fields__}


def test_the_journal_page_tells_index_from_journal() -> None:
    page = words_of("journal.md")
    assert [one.name for one in tables.INDEXES if f"`{one.name}`" not in page] == []


def test_the_journal_page_is_of_the_formats_that_are_written() -> None:
    """Where this fails, say on the page which formats there are, and what the upcasters do."""
    assert tables.JOURNAL_FORMAT == 1
    assert {version for _, version in TERMS.values()} == {1}
    assert not UPCASTERS


# -- the reader of the docs runs -----------------------------------------------------------------


def test_the_reader_on_the_page_reads() -> None:
    code = re.search(r"```python\n(.*?)```", words_of("readers.md"), re.DOTALL)
    assert code
    made: dict[str, object] = {}
    exec(code.group(1), made)
    text = "Он служил в в/ч 00123."
    document = Document(
        "d1", "o1", "", "text/plain", "text", "ru", None, None, None, "text/1", len(text)
    )
    passage = Passage("d1", 0, len(text), text, (MapSegment(0, len(text), "", 0, 33),))
    reader = made["UnitNumberReader"]()  # type: ignore[operator]
    (reading,) = read_document(document, [passage], [reader], load_models())
    assert reading.dropped == {}
    assert [(one.kind, one.value) for one in reading.proposals] == [
        (ClaimKind.UNIT, UnitClaim("00123", (Span(12, 21, "в/ч 00123"),)))
    ]


def test_the_readers_page_shows_the_hash_of_the_prompt_that_is_shipped() -> None:
    reader = LlmReader(Endpoint())
    assert f"`{reader.name.split('.')[0]}." in words_of("readers.md")
