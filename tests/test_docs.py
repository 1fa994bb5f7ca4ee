"""The docs are held to the code."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import tallymark.terms
from tallymark.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def public_terms() -> list[str]:
    found = []
    for module in pkgutil.iter_modules(tallymark.terms.__path__):
        loaded = importlib.import_module(f"tallymark.terms.{module.name}")
        found += [
            name for name, one in vars(loaded).items()
            if inspect.isclass(one) and one.__module__ == loaded.__name__ and name[0] != "_"
        ]  # fmt: skip
    return found


@pytest.mark.parametrize("name", public_terms())
def test_every_public_class_of_terms_stands_in_the_glossary(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "docs" / "glossary.md").read_text("utf-8")


def test_the_glossary_names_no_class_that_is_gone() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    named = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert sorted(named) == sorted(public_terms())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_inside_the_docs_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def commands_in(page: Path) -> list[str]:
    return re.findall(r"^    tallymark (.+?)(?:\s{2,}#.*)?$", page.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", commands_in(ROOT / "README.md"))
def test_every_command_of_the_readme_exists_with_its_options(line: str) -> None:
    name, *words = line.split("#", maxsplit=1)[0].split()
    command = cli.commands[name]
    known = {option for one in command.params for option in one.opts}
    assert [word for word in words if word.startswith("--") and word not in known] == []


def test_every_command_is_in_the_changelog() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert [name for name in cli.commands if name not in text] == []
