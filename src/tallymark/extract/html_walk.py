"""Through the marks of an HTML page: which text is in which article, link, menu or side box."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from tallymark.extract.html_tokens import Token, class_names

GONE = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "canvas"}
    | {"head", "title", "noembed", "noframes", "xmp"}
)
"""Elements whose text no reader of the page sees."""

UNSEEN = frozenset({"script", "style", "template", "noscript"})
"""Those that take no room on the page: words before and after them belong together."""

FURNITURE = frozenset(["nav", "aside", "footer", "select", "button", "textarea", "dialog", "menu"])
"""Elements whose text is the site's; `header` and `form` are judged by where they stand."""

BOXES = frozenset(["div", "section", "ul", "ol", "dl", "table", "details", "header", "span"])
"""Elements that are judged by their class, too."""

BOX_NAME = re.compile(
    r"(?:[a-z0-9]+[-_]+)?(?:related|recommend(?:ed|ations?)?|share|sharing|socials?|subscribe|"
    r"subscription|newsletter|sidebar|breadcrumbs?|menu|nav|navbar|navigation|footer|cookies?|gdpr|"
    r"consent|adv|ads|advert|advertisement|promo|comments?|popular|trending|ticker|currency|"
    r"weather|pagination|pager|login|search|popup|modal|reactions?|views|counter|toolbar|tags|"
    r"readalso|readmore|copyright|donate|donation|paywall|informer)(?:[-_].*)?",
    re.IGNORECASE,
)
"""Class names of boxes beside a report, as themes of WordPress, Drupal, Bitrix and Ghost have."""

CONTENT_NAME = re.compile(
    r"(?:.*[-_])?(?:content|article|story|entry|post|text|main|page|wrapper|body|site)(?:[-_].*)?",
    re.IGNORECASE,
)
"""Class names that speak against it ("post-content comments-open")."""

PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "article",
        "section",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "figure",
        "figcaption",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "fieldset",
        "hr",
        "address",
        "details",
        "summary",
        "body",
    ]
)
LINES = frozenset(["br", "li", "tr", "td", "th", "dt", "dd", "caption", "option", "label"])

ENDING = frozenset({"body", "main", "article"})
"""Elements that no menu holds: one left open ends here."""

HEADINGS = frozenset({"h1", "h2"})

REPORT, HINTED, SURE = 0, 1, 2
"""Whether a text is furniture: not so far, by the name of its box, by its element."""


class Stretch(NamedTuple):
    """A run of text between marks: where it stands, in what, and the break before it.

    `article` counts from 1 (0 is outside), `line_ends` is how many part it from the text before.
    """

    start: int
    end: int
    line_ends: int
    article: int
    in_main: bool
    in_form: bool
    in_link: bool
    in_heading: bool
    furniture: int


@dataclass(slots=True)
class Walk:
    """Where in the page we are: open elements that matter, and what was met so far."""

    gone: list[str] = field(default_factory=list)
    box: str = ""
    box_depth: int = 0
    box_kind: int = REPORT
    box_from: int = 0
    articles: int = 0
    article_depth: int = 0
    main_depth: int = 0
    form_depth: int = 0
    link_depth: int = 0
    heading_depth: int = 0
    line_ends: int = 0
    left_out: int = 0
    stretches: list[Stretch] = field(default_factory=list)


def step(walk: Walk, page: str, token: Token) -> None:
    """Takes one token into account."""
    if token.kind == "text":
        _take_text(walk, page, token)
    elif walk.gone:
        _step_gone(walk, page, token)
    elif token.name in ("svg", "math") and page[token.end - 2] == "/":
        return  # drawings alone may close themselves (HTML standard, 13.1.2)
    elif token.kind == "open" and token.name in GONE:
        walk.gone.append(token.name)
        if token.name not in UNSEEN:
            walk.line_ends = max(walk.line_ends, 1)
    else:
        _step_kept(walk, page, token)


def finish(walk: Walk) -> None:
    """At the end of the page: a menu that nobody closed does not hold the rest of it."""
    if walk.box_depth:
        inside = walk.stretches[walk.box_from :]
        walk.stretches[walk.box_from :] = [one._replace(furniture=REPORT) for one in inside]


def _take_text(walk: Walk, page: str, token: Token) -> None:
    if walk.gone:
        walk.left_out += token.end - token.start
        return
    walk.stretches.append(
        Stretch(
            token.start,
            token.end,
            walk.line_ends,
            walk.articles if walk.article_depth else 0,
            walk.main_depth > 0,
            walk.form_depth > 0,
            walk.link_depth > 0,
            walk.heading_depth > 0,
            walk.box_kind,
        )
    )
    if not page[token.start : token.end].isspace():
        walk.line_ends = 0


def _step_gone(walk: Walk, page: str, token: Token) -> None:
    """Inside an unseen element: out again at its end, or at the end of what holds it."""
    if token.kind == "open" and token.name == walk.gone[-1]:
        walk.gone.append(token.name)
    elif token.kind == "close" and token.name == walk.gone[-1]:
        walk.gone.pop()
    elif token.name in ("body", "main", "article") and walk.gone[-1] == "head":
        # Left open by its author: a browser would end it here, or the report would be lost.
        walk.gone.clear()
        _step_kept(walk, page, token)


def _step_kept(walk: Walk, page: str, token: Token) -> None:
    name = token.name
    if walk.box_depth:
        _step_box(walk, name, 1 if token.kind == "open" else -1)
    if not walk.box_depth:
        kind = _box_kind(walk, page, token) if token.kind == "open" else REPORT
        if kind:
            walk.box, walk.box_depth, walk.box_kind = name, 1, kind
            walk.box_from = len(walk.stretches)
            walk.line_ends = max(walk.line_ends, 1)
        else:
            _step_structure(walk, name, 1 if token.kind == "open" else -1)
    if name == "a":
        walk.link_depth = 1 if token.kind == "open" else 0
    if name in PARAGRAPHS:
        walk.line_ends = 2
    elif name in LINES:
        walk.line_ends = max(walk.line_ends, 1)


def _box_kind(walk: Walk, page: str, token: Token) -> int:
    """Whether an opening mark opens furniture. A page's header is, an article's own is not."""
    name = token.name
    if name in FURNITURE:
        return SURE
    if name == "header" and not (walk.article_depth or walk.main_depth):
        return SURE
    if name not in BOXES or token.end - token.start < len(name) + 6:
        return REPORT
    names = class_names(page, token)
    is_box = any(BOX_NAME.fullmatch(one) for one in names)
    return HINTED if is_box and not any(CONTENT_NAME.fullmatch(one) for one in names) else REPORT


def _step_box(walk: Walk, name: str, step: int) -> None:
    """Inside furniture: deeper, or out again at its end or at the end of what holds it."""
    if name == walk.box:
        walk.box_depth += step
    elif name in ENDING and walk.box in ("nav", "header") and (step > 0 or name != "body"):
        walk.box_depth = 0
    if walk.box_depth <= 0:
        walk.box_depth, walk.box_kind = 0, REPORT
        walk.line_ends = max(walk.line_ends, 1)


def _step_structure(walk: Walk, name: str, step: int) -> None:
    if name == "article":
        if step > 0 and walk.article_depth == 0:
            walk.articles += 1
        walk.article_depth = max(0, walk.article_depth + step)
    elif name == "main":
        walk.main_depth = max(0, walk.main_depth + step)
    elif name == "form":
        walk.form_depth = max(0, walk.form_depth + step)
    elif name in HEADINGS:
        walk.heading_depth = max(0, step)
