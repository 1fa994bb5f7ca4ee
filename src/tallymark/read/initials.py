"""People whom a text names by one letter, as court notices do: "гр. М.", "солдатам М. та Щ."."""

import re
from collections.abc import Iterator

from tallymark.read.base_forms import Name
from tallymark.read.page import Page

_LETTER = re.compile(r"(?<![\w.])(?P<letter>[А-ЯІЇЄҐA-Z])\.(?=[\s,;:)»]|$)(?!\s?[А-ЯІЇЄҐA-Z][.\w])")
_BEFORE = re.compile(
    r"(?:гр|граждан\w+|громадян\w+|подсудим\w+|обвиняем\w+|осужденн\w+|потерпевш\w+|подозреваем\w+|"
    r"обвинувачен\w+|підсудн\w+|засуджен\w+|потерпіл\w+|підозрюван\w+|военнослужащ\w+|"
    r"військовослужбов\w+|солдат\w*|рядов\w+|сержант\w*|свидетел\w+|свідк\w+|заявител\w+|заявни\w+|"
    r"soldiers?|defendants?|victims?|witness(?:es)?|citizens?|private|sergeant|suspects?)\.? $"
)
_AND = re.compile(r"(?:^|[\s(])[а-яіїєґa-z]\.(?:,| и| і| та| й| and) $")


def find_initials(page: Page, taken: set[int]) -> Iterator[Name]:
    """Each letter that stands for somebody: after a word for a person, and wherever it returns."""
    found = [
        match for match in _LETTER.finditer(page.text)
        if page.words.index_at(match.start()) not in taken
    ]  # fmt: skip
    known: set[str] = set()
    for match in found:
        before = page.folded[max(0, match.start() - 30) : match.start()]
        if _BEFORE.search(before) or (known and _AND.search(before)):
            known.add(match["letter"])
    for match in found:
        if match["letter"] in known:
            first = page.words.index_at(match.start())
            yield Name(match.start(), match.end(), first, first + 1, None, match[0])
