"""Ties of kin: "his mother, X", "его брат": who is what to whom, named or not."""

import re

from tallymark.read.board import Board, PersonDraft
from tallymark.terms.spans import Span

_POSSESSIVE = re.compile(
    r"(?P<who>\bhis|\bher|\btheir|(?<!\w)его|(?<!\w)ее|(?<!\w)их|(?<!\w)його|(?<!\w)її) "
    r"(?:(?:younger|older|elder|own|late|младш\w+|старш\w+|родн\w+|молодш\w+) )?$"
)
_OWNER = re.compile(r"'s (?:(?:younger|older|elder|late) )?$")
_SEX = {"his": "m", "ее": "f", "her": "f", "его": "m", "його": "m", "її": "f"}
_TO_NAME = re.compile(r"[,:—–-]? ?(?:\d{1,3}-? ?(?:летн\w+|річн\w+|year-old) |,)?\s?$")
_GENITIVE = re.compile(
    r" (?:пострадавш\w+|погибш\w+|задержанн\w+|постраждал\w+|загибл\w+|"
    r"затриман\w+|дезертира|солдата|военного|"
    r"of the (?:victim|dead man|detainee|soldier|deserter))(?!\w)"
)
_ANONYMOUS = re.compile(
    r",? (?:попросивш\w+ не называть \w+ имени|пожелавш\w+ остаться неизвестн\w+|"
    r"who asked not to be named|"
    r"who spoke on condition of anonymity|яка попросила не називати \w+ імені)"
)


def tie_kin(board: Board) -> None:
    """Gives named kin their ties and makes people of kin without a name, in order of the text."""
    lexicon, page = board.models.lexicon, board.page
    for found in lexicon.kin.pattern.finditer(page.folded):
        relation, sex = lexicon.kin_sex[lexicon.kin.code_of(found)]
        owner = _POSSESSIVE.search(page.folded[max(0, found.start() - 30) : found.start()])
        genitive = _GENITIVE.match(page.folded, found.end())
        named, anchor = _by_name(board, found.start())
        named = named or _named_after(board, found.end())
        if owner is None and genitive is None and named is None and anchor is None:
            continue
        if anchor is None:
            anchor = _anchor(board, found.start(), named, owner["who"] if owner else None)
        if named is not None:
            named.add_role("relative")
            _tie(board, named, relation, anchor)
        elif anchor is not None:
            start = found.start() - (len(owner[0]) if owner else 0)
            span = page.span(start, genitive.end() if genitive else found.end())
            _describe(board, span, (relation, sex), anchor)


def _by_name(board: Board, offset: int) -> tuple[PersonDraft | None, PersonDraft | None]:
    """ "Olga Sotnikova, Kirill's mother": who is the kin, and whose; `None` where not so named."""
    folded = board.page.folded
    owner = _OWNER.search(folded[max(0, offset - 20) : offset])
    if owner is None:
        return None, None
    place = max(0, offset - 20) + owner.start()
    for anchor in board.people:
        for name in anchor.names:
            if name.end == place:
                return _ending_at(board, name.start), anchor
    return None, None


def _ending_at(board: Board, offset: int) -> PersonDraft | None:
    for person in board.people:
        for name in person.names:
            if name.end == offset - 2 and board.page.text[name.end : offset] == ", ":
                return person
    return None


def _named_after(board: Board, end: int) -> PersonDraft | None:
    for person in board.people:
        for name in person.names:
            if 0 <= name.start - end < 25 and _TO_NAME.fullmatch(
                board.page.folded[end : name.start]
            ):
                return person
    return None


def _anchor(
    board: Board, offset: int, named: PersonDraft | None, owner: str | None
) -> PersonDraft | None:
    """Whose kin it is: the last person of the possessive's sex before it, else the first after."""
    sex = _SEX.get(owner or "")
    before: list[tuple[int, PersonDraft]] = []
    after: list[tuple[int, PersonDraft]] = []
    for person in board.people:
        if person is named or (sex and person.sex and person.sex != sex):
            continue
        places = [name.start for name in person.names]
        if not places and person.age is None and person.birth is None:
            continue
        places += [span.start for span in person.descriptions]
        before += [(place, person) for place in places if place < offset]
        after += [(place, person) for place in places if place > offset]
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(after, key=lambda pair: pair[0])[1] if after else None


def _tie(board: Board, kin: PersonDraft, relation: str, anchor: PersonDraft | None) -> None:
    if anchor is None or anchor is kin:
        return
    inverse = board.models.lexicon.inverse.get(relation)
    if (relation, anchor) not in kin.relations:
        kin.relations.append((relation, anchor))
    if inverse and (inverse, kin) not in anchor.relations:
        anchor.relations.append((inverse, kin))


def _describe(board: Board, span: Span, kind: tuple[str, str], anchor: PersonDraft) -> None:
    """Kin without a name: the person already so tied, one named later, else somebody new."""
    relation, sex = kind
    for person in board.people:
        if (relation, anchor) in person.relations and person.sex in (sex, None):
            person.descriptions.append(span)
            return
    later = _same_family(board, span, sex, anchor) if relation == "spouse_of" else None
    person = later or _named_later(board, span, kind, anchor) or PersonDraft(sex=sex)
    if person not in board.people:
        asked = _ANONYMOUS.match(board.page.folded, span.end)
        person.is_anonymous = True
        if asked:
            span = board.page.span(span.start, asked.end())
        board.people.append(person)
    person.descriptions.append(span)
    person.add_role("relative")
    _tie(board, person, relation, anchor)


def _same_family(board: Board, span: Span, sex: str, anchor: PersonDraft) -> PersonDraft | None:
    """A wife named later by her husband's surname."""
    family = next((name.surname for name in anchor.names if name.surname), None)
    if family is None:
        return None
    stem = family.lower()[:-2]
    for person in board.people:
        surname = next((name.surname for name in person.names if name.surname), None)
        fits = surname is not None and surname.lower().startswith(stem) and person is not anchor
        if fits and person.sex in (sex, None) and not person.relations:
            return person
    return None


def _named_later(
    board: Board, span: Span, kind: tuple[str, str], anchor: PersonDraft
) -> PersonDraft | None:
    """ "hunting his brother" in a headline, and "his younger brother Denis" in the text."""
    relation, sex = kind
    lexicon, page = board.models.lexicon, board.page
    for found in lexicon.kin.pattern.finditer(page.folded, span.end):
        if lexicon.kin_sex[lexicon.kin.code_of(found)] != (relation, sex):
            continue
        named = _named_after(board, found.end())
        if named is not None and named is not anchor:
            return named
    return None
