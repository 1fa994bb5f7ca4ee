"""The first lock: lays cleared values out as pages, and refuses everything else."""

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tallymark.publish.views import Page
from tallymark.publish.words import Catalogue, Said, load_catalogue
from tallymark.terms.release import Release

PAGES = ("index", "figures", "method", "data")


def make_printer(words: Catalogue) -> Callable[[object], object]:
    """What stands between a template's expression and the page.

    It prints `Cleared` values, words of ours (`Said`) and drawings of ours (`Markup`), and raises
    `ProtectedError` for anything else: a raw string, a number, an undefined name.
    """

    def print_cleared(value: object) -> object:
        return value if isinstance(value, Markup) else words.show(value)

    return print_cleared


def make_environment(words: Catalogue) -> Environment:
    """Jinja with escaping, the first lock, and no filter that could open it."""
    environment = Environment(
        loader=PackageLoader("tallymark.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=make_printer(words),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # `safe`, `escape` and the like would turn a raw string into markup of ours.
    environment.filters.clear()
    environment.globals.clear()
    return environment


def render_pages(release: Release, digests: Mapping[str, str]) -> dict[str, str]:
    """All pages of the site by path, in every language of the release.

    `digests`: SHA-256 of each file of the open data, by path, for the data page.
    """
    pages = {"index.html": _render_root(release)}
    shown = [(Said(path), Said(digest)) for path, digest in sorted(digests.items())]
    for language in release.languages:
        words = load_catalogue(language)
        site = _Site(release, words)
        for name in PAGES:
            pages[f"{language}/{name}.html"] = site.render(
                name, f"{name}.html", depth=1, digests=shown
            )
        for incident in release.incidents:
            path = f"incident/{incident.id.value}.html"
            pages[f"{language}/{path}"] = site.render("incident", path, depth=2, incident=incident)
    return pages


class _Site:
    """The pages of one language."""

    def __init__(self, release: Release, words: Catalogue) -> None:
        self.release = release
        self.words = words
        self.page = Page(release, words)
        self.environment = make_environment(words)

    def render(self, name: str, path: str, *, depth: int, **more: object) -> str:
        """One page; `path` below its language, `depth` folders below the site's root."""
        root = "../" * depth
        others = [
            (Said(other), Said(load_catalogue(other).site["name"]), Said(f"{root}{other}/{path}"))
            for other in self.release.languages
        ]
        template = self.environment.get_template(f"{name}.html")
        return template.render(
            release=self.release,
            page=self.page,
            say=self.words.say,
            count=self.words.count,
            month=self.words.month,
            name=name,
            names=PAGES,
            language=Said(self.words.language),
            direction=Said(self.words.site["direction"]),
            home=Said("../" * (depth - 1)),
            root=Said(root),
            others=others,
            **_style(),
            **more,
        )


def _render_root(release: Release) -> str:
    pages = [Page(release, load_catalogue(language)) for language in release.languages]
    choices = [
        (
            Said(page.words.language),
            Said(page.words.site["direction"]),
            Said(page.words.site["name"]),
            page.title,
        )
        for page in pages
    ]
    template = make_environment(pages[0].words).get_template("root.html")
    return template.render(choices=choices, say=pages[0].words.say, **_style())


@lru_cache
def _style() -> dict[str, Any]:
    """The style sheet, printed into each page, and its digest for the page's policy."""
    css = files("tallymark.publish").joinpath("templates", "site.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return {"css": Markup(css), "css_digest": Said(f"sha256-{digest}")}  # noqa: S704 (our file)
