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
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:of|for|with|from|by|to|about|against|between|among|told|asked|that|as|killed|"
    r"wounded|beat|by) (?:(?:the|a|an|his|her|their|two|three|several|local|many|some) ){0,2}$"
)
"""What stands before an English noun that is no subject."""
_COUNTED = re.compile(
    r"(?<!\w)(?:двое|трое|четверо|пятеро|несколько|многие|некоторые|двоє|троє|четверо|п'ятеро|"
    r"кілька|декілька|деякі|оба|обе|обидва|обидві|один из|одна из|один із|один з|одна з|одна із)"
    r"(?: [\w-]+(?:ых|их|іх))?(?: из| із| з)? $"
)
""" "двое горожан": behind a number the form of an owner speaks itself."""
_BESIDE = re.compile(r",? ")
_APPOSED_AFTER = re.compile(r"(?: (?!что |що |как |як )[а-яіїєґ'-]{3,}){0,4},? ")
_APPOSED_BEFORE = re.compile(
    r"(?:,| [—–-])? (?:a |an |the |his |her |their |его |ее |їхн\w+ |його |її )?(?:[\w-]+ ){0,2}"
)
_WHOSE = re.compile(
    r" (?:(?:of|from) (?:the |a |one )?[a-z'-]+(?: [a-z'-]+)??(?= (?:said|told|says)|[,.])|"
    r"(?:одного|одной|двоих|троих|погибш|убит|задержанн|пропавш|раненн|мобилизованн|осужденн|"
    r"военн|солдат|одного|однієї|двох|трьох|загибл|вбит|убит|затриман|зникл|поранен|"
    r"мобілізован|засуджен|військов)\w*(?: (?:из|із|з) (?:них|\w+))?)"
)
""" "мать одного из них": whose mother it is belongs to her description."""
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
    is_owner: bool = False
    """In a form that no subject has: of whom something is, or to whom."""

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
    found += _unnamed(board, sentence, found)
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
                is_owner = _is_owner(board, span)
                found.append(Voice(first, last, source_of_person(board, person, span), is_owner))
    return found


def _is_owner(board: Board, span: Span) -> bool:
    """ "the passport of Gleb Orlov": somebody in no subject's place."""
    before = board.page.folded[max(0, span.start - 30) : span.start]
    return span.text.isascii() and _OF_OTHERS.search(before) is not None


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


def _unnamed(board: Board, sentence: Sentence, known: list[Voice]) -> list[Voice]:
    """Common nouns for those who speak, each with whose they are ("мать двоих детей")."""
    page, found = board.page, list[Voice]()
    for hit in page.lexicon.who.find(page.words, page.folded, sentence.first, sentence.last):
        start, end = hit.head
        counted = _COUNTED.search(page.folded, max(0, start - 30), start)
        whose = _WHOSE.match(page.folded, end)
        end = whose.end() if whose else end
        if page.folded[end : end + 1] == "'" or any(
            _is_one_with(board, voice, start, end) for voice in known
        ):
            continue
        is_owner = hit.frame.voice == "of" and counted is None
        if page.folded[hit.head[0]].isascii():
            is_owner = _OF_OTHERS.search(page.folded, max(0, start - 30), start) is not None
        source = _source_at(board, hit.frame.code, start, end)
        found.append(Voice(start, end, source, is_owner))
    return found


def _is_one_with(board: Board, voice: Voice, start: int, end: int) -> bool:
    """Whether a common noun overlaps a voice or stands in apposition to a person's name."""
    folded = board.page.folded
    if voice.start < end and start < voice.end:
        return True
    if voice.source.person is None:
        return False
    first, last = sorted(((start, end), (voice.start, voice.end)))
    gap = folded[first[1] : last[0]]
    text = fold(board.page.text[voice.start : voice.end])
    is_subject = folded[start].isascii() or fold(voice.source.name).endswith(text.split()[-1])
    if not is_subject or board.page.lexicon.speech.search(gap):
        return False
    if voice.start > start:
        return (_BESIDE if folded[start].isascii() else _APPOSED_AFTER).fullmatch(gap) is not None
    return _APPOSED_BEFORE.fullmatch(gap) is not None


def _source_at(board: Board, kind: str, start: int, end: int) -> SourceDraft:
    """A source that is only described, the one on the board where it was met before."""
    span = board.page.span(start, end)
    stem = name_stem(span.text)
    for source in board.sources:
        if source.person is None and name_stem(source.name) == stem:
            return source
    return SourceDraft(span.text, _ANONYMOUS.get(kind, kind), span)


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
