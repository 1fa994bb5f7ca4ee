"""Ties of kin: "his mother, X", "муж Гульназ, X", "X, his wife": who is what to whom."""

import re

from tallymark.read.base_forms import Name
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.read.claims.kin_owners import Owner, antecedent, find_owner
from tallymark.read.kin_words import KinWord
from tallymark.terms.spans import Span

_TO_NAME = re.compile(
    r"[,:(—–-]?\s?[—–«\"]?\s?(?:(?:\d{1,3}|\w{3,25})-? ?(?:летн\w+|річн\w+|year-old) |по имени |"
    r"на ім'я |named |called )?"
)
_FROM_NAME = re.compile(
    r"(?:,| [—–-]|,? \(|,? (?:is|was)) ?(?:(?:the|a|his|her|their|его|ее|их|його|її|old|"
    r"младш\w+|старш\w+|родн\w+|молодш\w+|рідн\w+|younger|older|elder) ){0,2}"
)
_CLOSES = re.compile(r"[,.;:!?)»\n]|$| of | [—–] |, ")
_ALSO = re.compile(r"(?:,| и| та| й| і| and|, and) ")
_GENITIVE_AGE = 45


def tie_kin(board: Board) -> None:
    """Gives named kin their ties and makes people of kin without a name, in order of the text."""
    cast, row = Cast(board), _Row()
    for word in board.models.lexicon.kin.find(board.page.words):
        owner = find_owner(board, cast, word)
        named = _named(board, cast, word, owner)
        if len(named) > 1 and _tie_to_one_another(board, word, named):
            continue
        if named:
            for person in named:
                anchor = row.anchor(board, word, owner) or _anchor(board, cast, word, owner, named)
                row.keep(board, word, anchor)
                person.add_role("relative")
                tie(board, person, word.form.relation, anchor)
        elif not owner.is_stated:
            _by_surname(board, cast, word)
        elif owner.anchor is not None and not word.form.is_plural:
            _describe(board, cast, word, owner)
    _infer(board)


class _Row:
    """Kin in one row ("his wife A, daughters B and C, and father D") are of one person."""

    def __init__(self) -> None:
        self.sentence = -1
        self.last: PersonDraft | None = None

    def anchor(self, board: Board, word: KinWord, owner: Owner) -> PersonDraft | None:
        """The anchor of the kin named before in the sentence, where this one states none."""
        is_same = board.page.sentence_index(word.start) == self.sentence
        return self.last if is_same and not owner.is_stated else None

    def keep(self, board: Board, word: KinWord, anchor: PersonDraft | None) -> None:
        """Remembers whose kin was named."""
        self.sentence, self.last = board.page.sentence_index(word.start), anchor


def _named(board: Board, cast: Cast, word: KinWord, owner: Owner) -> list[PersonDraft]:
    """The people that a word for kin names: after it, or before it as in "X, his mother"."""
    folded = board.page.folded
    end = max(owner.end, word.end)
    found = cast.after(end, _GENITIVE_AGE)
    if found and _TO_NAME.fullmatch(folded, end, found[0].start) and _fits(word, found[1], owner):
        return _with_others(board, cast, word, found)
    place = min(word.start, owner.start)
    for name, person in cast.before(place, _GENITIVE_AGE + 60):
        gap = _FROM_NAME.fullmatch(folded, name.end, place) if name.end <= place else None
        if gap is None:
            break
        if not _CLOSES.match(folded, end) or not _fits(word, person, owner):
            break
        return _before_others(board, cast, word, (name, person))
    return []


def _fits(word: KinWord, person: PersonDraft, owner: Owner) -> bool:
    is_apart = not owner.is_stated or person is not owner.anchor
    return is_apart and (word.form.sex is None or person.sex in (word.form.sex, None))


def _with_others(
    board: Board, cast: Cast, word: KinWord, first: tuple[Name, PersonDraft]
) -> list[PersonDraft]:
    """ "донечки Софійка та Злата": those after it too, where the word is of several."""
    found, (name, person) = [first[1]], first
    while word.form.can_be_plural:
        joint = _ALSO.match(board.page.folded, name.end)
        other = cast.after(joint.end(), 0) if joint else None
        if other is None:
            break
        name, person = other
        found.append(person)
    return found


def _before_others(
    board: Board, cast: Cast, word: KinWord, last: tuple[Name, PersonDraft]
) -> list[PersonDraft]:
    """ "X та Y, брати": the one before it too, where the word is of several."""
    found = [last[1]]
    if word.form.can_be_plural:
        for name, person in cast.before(last[0].start, 60):
            if _ALSO.fullmatch(board.page.folded, name.end, last[0].start):
                found.insert(0, person)
            break
    return found


def _tie_to_one_another(board: Board, word: KinWord, named: list[PersonDraft]) -> bool:
    """Brothers, sisters, twins and spouses of one another: "братья Иван и Пётр"."""
    if word.form.relation not in ("sibling_of", "spouse_of"):
        return False
    for one in named:
        for other in named:
            tie(board, one, word.form.relation, other)
    return True


def _anchor(
    board: Board, cast: Cast, word: KinWord, owner: Owner, named: list[PersonDraft]
) -> PersonDraft | None:
    """Whose kin they are; "his mother Anna Gremina" is that of Gremin, if there is one."""
    if not owner.is_stated:
        return _topic(board, cast, word, named)
    family = cast.of_family(named[0], owner.anchor.sex if owner.anchor else None)
    is_pronoun = owner.start < word.start and not board.page.text[owner.start].isupper()
    if is_pronoun and family and family not in named and family.start < word.start:
        return family
    return owner.anchor


def _topic(board: Board, cast: Cast, word: KinWord, named: list[PersonDraft]) -> PersonDraft | None:
    """Whose kin it is where nothing says so: of the same surname, else the last one spoken of."""
    family = cast.of_family(named[0], None)
    if family is not None and family not in named:
        return family
    sex = {"spouse_of": {"f": "m", "m": "f"}}.get(word.form.relation, {}).get(word.form.sex or "")
    before = [
        person for _, person in cast.before(word.start, 1500)
        if person not in named and "relative" not in person.roles
        and (sex is None or person.sex in (sex, None))
    ]  # fmt: skip
    return before[0] if before else antecedent(board, word.start, sex, apart=named[0])


def _by_surname(board: Board, cast: Cast, word: KinWord) -> None:
    """ "Рамиля Валитханова гладила портрет сына": the son is the other of that surname."""
    page = board.page
    first, _ = page.bounds(page.sentences[page.sentence_index(word.start)])
    subjects = [person for name, person in cast.before(word.start, 200) if name.start >= first]
    if len(set(map(id, subjects))) != 1 or word.form.is_plural:
        return
    kin = cast.of_family(subjects[0], word.form.sex)
    if kin is not None and word.form.sex and not kin.relations:
        subjects[0].add_role("relative")
        tie(board, kin, word.form.relation, subjects[0])


def tie(board: Board, kin: PersonDraft, relation: str, anchor: PersonDraft | None) -> None:
    """Ties two people both ways, once."""
    if anchor is None or anchor is kin or any(to is anchor for _, to in kin.relations):
        return
    inverse = board.models.lexicon.kin.inverse_of(relation, anchor.sex)
    kin.relations.append((relation, anchor))
    if inverse and (inverse, kin) not in anchor.relations:
        anchor.relations.append((inverse, kin))


def _describe(board: Board, cast: Cast, word: KinWord, owner: Owner) -> None:
    """Kin without a name: the person already so tied, one named later, else somebody new."""
    page, anchor = board.page, owner.anchor
    if anchor is None:
        return
    relation, sex = word.form.relation, word.form.sex
    asked = board.models.lexicon.kin.anonymous.match(page.folded, owner.end)
    span = page.span(owner.start, asked.end() if asked else owner.end)
    if not asked:
        for person in board.people:
            if (relation, anchor) in person.relations and person.sex in (sex, None):
                person.descriptions.append(span)
                return
    later = None if asked else _later(board, cast, word, anchor)
    person = later or PersonDraft(sex=sex, is_anonymous=True)
    if later is None:
        board.people.append(person)
    _add_description(person, span)
    person.add_role("relative")
    tie(board, person, relation, anchor)


def _add_description(person: PersonDraft, span: Span) -> None:
    if all(name.end <= span.start or span.end <= name.start for name in person.names):
        person.descriptions.append(span)


def _later(board: Board, cast: Cast, word: KinWord, anchor: PersonDraft) -> PersonDraft | None:
    """The wife named later by her husband's surname; "hunting his brother", later "brother X"."""
    if word.form.relation == "spouse_of":
        family = cast.of_family(anchor, word.form.sex)
        if family is not None and not family.relations:
            return family
    for other in board.models.lexicon.kin.find(board.page.words):
        if other.start <= word.start or other.form.relation != word.form.relation:
            continue
        found = cast.after(other.end, _GENITIVE_AGE)
        if found is None or other.form.sex != word.form.sex or found[1] is anchor:
            continue
        if _TO_NAME.fullmatch(board.page.folded, other.end, found[0].start):
            return found[1] if found[1].sex in (word.form.sex, None) else None
    return None


def _infer(board: Board) -> None:
    """A father-in-law is the father of the spouse; her mother-in-law's daughter is the wife."""
    for person in board.people:
        for relation, anchor in tuple(person.relations):
            if relation != "parent_in_law_of":
                continue
            for kind, spouse in tuple(anchor.relations):
                if kind == "spouse_of":
                    tie(board, person, "parent_of", spouse)
            for kind, child in tuple(person.relations):
                if kind == "parent_of" and child.sex != anchor.sex and child is not anchor:
                    tie(board, child, "spouse_of", anchor)
