"""What an HTML page says of itself: title, outlet, day of publication."""

import html
import re
from datetime import date

from tallymark.extract.html_tokens import Token, attributes
from tallymark.extract.item import Heading

TITLE_CHARS = 500
"""Longer titles are cut: a name of 10,000 letters is no title."""

TITLES = ("og:title", "title", "h1", "twitter:title")
OUTLETS = ("og:site_name", "application-name")
DAYS = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "ld+json",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "date",
    "time",
)
"""Where each is looked for, best first; names of `meta` in lower case."""

ISO_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")
LD_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{10,40})"')


class HeadingReader:
    """Gathers a page's statements about itself, token by token."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._found: dict[str, str] = {}
        self._inside = ""
        self._parts: list[str] = []

    def see(self, token: Token) -> None:
        """Takes one token into account."""
        if token.kind == "text":
            if self._inside:
                self._parts.append(self._page[token.start : token.end])
        elif token.kind == "open":
            self._open(token)
        elif token.name in ("title", "h1", "script") and self._inside:
            self._close()

    def heading(self) -> Heading:
        """Title, outlet and day by the best place that gives one."""
        days = (_day(self._found.get(place, "")) for place in DAYS)
        return Heading(
            title=self._first(TITLES),
            outlet=self._first(OUTLETS),
            published=next((day for day in days if day), None),
        )

    def _open(self, token: Token) -> None:
        name = token.name
        if name == "meta":
            self._meta(attributes(self._page, token))
        elif name == "time":
            self._keep("time", attributes(self._page, token).get("datetime", ""))
        elif name in ("title", "h1") and not self._inside and name not in self._found:
            self._inside, self._parts = name, []
        elif name == "script":
            kind = attributes(self._page, token).get("type", "").lower()
            if kind == "application/ld+json":
                self._inside, self._parts = "ld+json", []

    def _close(self) -> None:
        text = "".join(self._parts)
        if self._inside == "ld+json":
            found = LD_PUBLISHED.search(text)
            text = found[1] if found else ""
        self._keep(self._inside, html.unescape(text))
        self._inside = ""

    def _meta(self, given: dict[str, str]) -> None:
        place = given.get("property") or given.get("name") or given.get("itemprop") or ""
        self._keep(place.strip().lower(), given.get("content", ""))

    def _keep(self, place: str, value: str) -> None:
        folded = re.sub(r"[\udc80-\udcff\x00]", "\N{REPLACEMENT CHARACTER}", value)
        folded = " ".join(folded.split())
        if folded and place not in self._found:
            self._found[place] = folded

    def _first(self, places: tuple[str, ...]) -> str | None:
        value = next((self._found[place] for place in places if place in self._found), None)
        return value[:TITLE_CHARS] if value else None


def _day(value: str) -> date | None:
    """The day of an ISO 8601 date or moment, as written there; `None` where it is none."""
    found = ISO_DAY.match(value)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
