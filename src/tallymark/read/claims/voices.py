"""Everybody in a sentence who could be speaking: people, bodies, groups and unnamed people."""

import re
from dataclasses import dataclass

from tallymark.lang.words import fold
from tallymark.read.board import Board, OrganisationDraft, PersonDraft, SourceDraft
from tallymark.read.claims.organisations import name_stem
from tallymark.read.page import Sentence
from tallymark.terms.spans import Span

_PERSON_TYPES = {
    "lawyer": "lawyer",
    "local official": "local_official",
    "official": "official",
    "medical": "medical",
    "relative": "relative",
}
_BODY_TYPES = {
    "armed_force": "official",
    "authority": "official",
    "court": "official",
    None: "outlet",
}
_ANONYMOUS = {"relative_anonymous": "relative", "medical_anonymous": "medical"}
_NAMED_AFTER = re.compile(
    r",? (?!(?:The|He|She|They|In|On|At)\b)([А-ЯІЇЄҐЁA-Z][а-яіїєґёa-z'’]+"
    r"(?: [А-ЯІЇЄҐЁA-Z][а-яіїєґёa-z'’]+)?)(?=[\s,.;:!?»”])"
)
_SAID = re.compile(r"[»”],? ?[—–-] ")
"""What follows a quotation that somebody speaks, and no name."""
_KIN = (
    "mother|father|wife|widow|husband|sister|brother|son|daughter|aunt|uncle|cousin|parents"
    "|partner|fiancee|girlfriend|grandmother|grandfather|"
    "friend|neighbour|neighbor|lawyer|attorney|counsel|defence lawyer|comrade|colleague|relatives|"
    "family"
)
_OWNS = re.compile(rf"'s (?:[\w-]+ )??(?:{_KIN})(?![\w'])")
_OF_WHOM = re.compile(rf"(?<!\w)(?:the |a |an )?(?:{_KIN}) of $")
_LAWYER = re.compile(r"lawyer|attorney|counsel|адвокат|защитник|захисник")
_NEAR_OWNER = 40
_CAN_BE_NAMED = ("relative_anonymous", "witness_anonymous")
_APPLIES = re.compile(r"(?<!\w)(?:заяв|скарг|жалоб|иск|позов|appli|complain)")
_NEAR_APPLYING = 60
_APPOSED = 2
"""Characters between a name and the words that say who bears it ("сестра солдата, Патимат")."""
_LOOKED_AT = 10


_PATRONYMIC = {"f": ("вна", "чна"), "m": ("вич", "лич", "мич")}
_SURNAME = {
    "f": ("ова", "ева", "ина", "ская", "ська", "цька", "цкая", "єва", "їна"),
    "m": ("ов", "ев", "ин", "ский", "ський", "цький", "цкий", "єв", "їн"),
}


def sex_of(board: Board, person: PersonDraft) -> str | None:
    """The sex that a Cyrillic name itself shows, `None` where it shows none; else as drafted."""
    words = [fold(word) for name in person.names[:_LOOKED_AT] for word in name.base.split()]
    if not words or words[0].isascii():
        return person.sex
    for ends in (_PATRONYMIC, _SURNAME):
        for sex, endings in ends.items():
            if any(word.endswith(endings) for word in words[:6] if len(word) > 4):
                return sex
    given = board.page.lexicon.given
    sexes = {form.sex for word in words[:6] for form in given.get(word, ()) if "n" in form.cases}
    return sexes.pop() if len(sexes) == 1 else None


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody in a sentence who could be speaking."""

    start: int
    end: int
    source: SourceDraft

    @property
    def is_outlet(self) -> bool:
        """Whether it is an outlet, or a body that may be one."""
        organisation = self.source.organisation
        return organisation is not None and organisation.type in (None, "outlet")


def find_voices(board: Board, sentence: Sentence) -> list[Voice]:
    """Everybody in a sentence who could speak, in order."""
    bounds = board.page.bounds(sentence)
    found = [*_bodies(board, *bounds), *_people(board, *bounds)]
    found = _kin_instead_of_owners(board, bounds, found)
    found += _described(board, bounds, found)
    return sorted(found, key=lambda voice: voice.start)


def _bodies(board: Board, start: int, end: int) -> list[Voice]:
    return [
        Voice(span.start, span.end, source_of_body(board, one, span))
        for one in board.organisations
        for span in one.mentions
        if start <= span.start < end and not _SAID.match(board.page.folded, span.end)
    ]


def _people(board: Board, start: int, end: int) -> list[Voice]:
    """The people named, but for owners ("Nikita's mother"); "сестра солдата, Патимат" is one."""
    found: list[Voice] = []
    for person in board.people:
        places = [(name.start, name.end) for name in person.names if start <= name.start < end]
        places += [
            (span.start, span.end) for span in person.descriptions
            if start <= span.start < end and person.is_anonymous
            and not _is_named_at(board, (span.end + 1, span.end + _APPOSED))
        ]  # fmt: skip
        for first, last in places:
            if board.page.folded[last : last + 2] != "'s":
                span = board.page.span(first, last)
                found.append(Voice(first, last, source_of_person(board, person, span)))
    return found


def _is_named_at(board: Board, offsets: tuple[int, int]) -> bool:
    return any(name.start in offsets for person in board.people for name in person.names)


def _kin_instead_of_owners(
    board: Board, bounds: tuple[int, int], named: list[Voice]
) -> list[Voice]:
    """ "Losev's mother", "the lawyer of Ivan Losev", "жена Ивана Лосева": not the owner speaks."""
    page, found = board.page, list[Voice]()
    owners = {
        (name.start, name.end): name for one in board.people for name in one.names
        if bounds[0] <= name.start < bounds[1]
    }  # fmt: skip
    for (start, end), name in owners.items():
        after = _OWNS.match(page.folded, end)
        before = _OF_WHOM.search(page.folded, max(bounds[0], start - _NEAR_OWNER), start)
        kin = page.lexicon.kin_prompt.search(page.folded, max(bounds[0], start - 20), start)
        is_oblique = kin and not set(page.folded[start:end].split()) <= set(fold(name.base).split())
        first, last = (start, after.end()) if after else (start, end)
        if before or (kin and is_oblique and page.text[start - 1] == " "):
            found_before = before or kin
            first = found_before.start() if found_before else start
        if (first, last) != (start, end) and not _is_followed_by_name(board, last):
            span = page.span(first, last)
            kind = "lawyer" if _LAWYER.search(fold(span.text)) else "relative"
            found.append(Voice(first, last, SourceDraft(span.text, kind, span)))
    taken = [(one.start, one.end) for one in found]
    kept = [
        one for one in named
        if not any(first <= one.start and one.end <= last for first, last in taken)
    ]  # fmt: skip
    return kept + found


def _is_followed_by_name(board: Board, offset: int) -> bool:
    return any(0 < name.start - offset <= _APPOSED for one in board.people for name in one.names)


def _described(board: Board, bounds: tuple[int, int], named: list[Voice]) -> list[Voice]:
    """Groups and unnamed people, where the words do not describe somebody named beside them."""
    page, found = board.page, []
    for match in page.lexicon.speakers.pattern.finditer(page.folded, *bounds):
        is_of_name = any(
            voice.start - near <= match.end() and match.start() <= voice.end + near
            for voice in named
            for near in (_APPOSED if voice.source.person else -1,)
        )
        kind = page.lexicon.speakers.code_of(match)
        if is_of_name or page.folded.startswith("'s ", match.end()):
            continue
        source = _meant_by(board, kind, match) or _source_of_words(board, kind, match)
        if source is not None:
            is_new = source.span.start == match.start()
            found.append(Voice(match.start(), source.span.end if is_new else match.end(), source))
    return found


def _meant_by(board: Board, kind: str, match: re.Match[str]) -> SourceDraft | None:
    """Somebody named before: "the portal", "the applicant", "там ответили"."""
    if kind == "outlet_again":
        before = board.page.folded[max(0, match.start() - 20) : match.start()]
        one = None if before.endswith(("our ", "this ")) else _last_outlet(board, match)
        return _again(source_of_body(board, one, one.mentions[0]), board, match) if one else None
    if kind == "applicant":
        person = _applicant(board)
        span = board.page.span(*match.span())
        return _again(source_of_person(board, person, span), board, match) if person else None
    if kind == "there":
        one = _last_body(board, match.start())
        return _again(source_of_body(board, one, one.mentions[0]), board, match) if one else None
    return None


def _again(source: SourceDraft, board: Board, match: re.Match[str]) -> SourceDraft:
    """The same source; a source met for the first time is quoted where it is meant."""
    if source not in board.sources:
        source.span = board.page.span(*match.span())
    return source


def _last_outlet(board: Board, match: re.Match[str]) -> OrganisationDraft | None:
    """The outlet or project named last before, not named again right after."""
    own = {id(one.organisation) for one in board.sources if one.is_outlet}
    kinds = ("outlet", "casualty_recorder", None)
    places = [
        (span.start, one) for one in board.organisations
        if one.type in kinds and id(one) not in own for span in one.mentions
    ]  # fmt: skip
    if any(0 <= start - match.end() <= 3 for start, _ in places):
        return None
    before = [pair for pair in places if pair[0] < match.start()]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _last_body(board: Board, offset: int) -> OrganisationDraft | None:
    """The body named last in the sentence before."""
    places = [
        (span.start, one) for one in board.organisations for span in one.mentions
        if offset - 250 < span.start < offset
    ]  # fmt: skip
    return max(places, key=lambda pair: pair[0])[1] if places else None


def _applicant(board: Board) -> PersonDraft | None:
    """The first person named beside a word for an application or a complaint."""
    folded = board.page.folded
    names = [(name.start, name.end, one) for one in board.people for name in one.names]
    for start, end, person in sorted(names, key=lambda row: row[0]):
        if _APPLIES.search(folded, max(0, start - 20), end + _NEAR_APPLYING):
            return person
    return None


def source_of_body(board: Board, one: OrganisationDraft, span: Span) -> SourceDraft:
    """The source that a body is, the one on the board where it stands there already."""
    for source in board.sources:
        if source.organisation is one:
            return source
    return of_organisation(one, span)


def of_organisation(
    one: OrganisationDraft, span: Span | None = None, *, is_outlet: bool = False
) -> SourceDraft:
    """A source made of a body."""
    kind = _BODY_TYPES.get(one.type, one.type or "outlet")
    where = span or one.mentions[0]
    return SourceDraft(one.name, kind, where, organisation=one, is_outlet=is_outlet)


def source_of_person(board: Board, person: PersonDraft, span: Span) -> SourceDraft:
    """The source that a person is, the one on the board where it stands there already."""
    for source in board.sources:
        if source.person is person:
            return source
    kind = next((_PERSON_TYPES[role] for role in person.roles if role in _PERSON_TYPES), "witness")
    if person.is_anonymous:
        kind = "relative" if kind == "relative" else "witness_anonymous"
    name = max((one.base for one in person.names[:_LOOKED_AT]), key=len, default=span.text)
    return SourceDraft(name, kind, span, person=person)


def _source_of_words(board: Board, kind: str, match: re.Match[str]) -> SourceDraft | None:
    """A source that is only described; a name that follows the description is its name."""
    if kind in ("outlet_again", "applicant", "there"):
        return None
    page = board.page
    span, name = page.span(*match.span()), match[0]
    named = _NAMED_AFTER.match(page.text, match.end()) if kind in _CAN_BE_NAMED else None
    if named:
        span, name = page.span(match.start(), named.end()), named[1]
    else:
        name = span.text
    stem = name_stem(name)
    for source in board.sources:
        if source.person is None and name_stem(source.name) == stem:
            return source
    return SourceDraft(name, _ANONYMOUS.get(kind, kind), span)
