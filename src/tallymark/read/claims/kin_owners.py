"""Whose kin: "his mother", "Kirill's mother", "мать Артёма", "сестра погибшего", "сын мой"."""

import re
from dataclasses import dataclass

from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.read.kin_words import KinWord

_ADJECTIVE = (
    r"(?:(?:(?:younger|older|elder|eldest|youngest|own|late|only|elderly|pregnant|twin|former|ex|"
    r"big|little|младш\w+|старш\w+|родн\w+|молодш\w+|единственн\w+|пожил\w+|покойн\w+|бывш\w+|"
    r"беременн\w+|меньш\w+|єдин\w+|покійн\w+|літн\w+|вагітн\w+|колишн\w+|рідн\w+|"
    r"\d{1,3}-?(?: year old|year-old|летн\w+|річн\w+)|\w+летн\w+|\w+річн\w+) ){0,2})"
)
_PRONOUN = re.compile(
    r"(?<!\w)(?P<who>his|her|their|его|ее|их|його|її|їх(?:ня|ній|ню|ньої)?) " + _ADJECTIVE + "$"
)
_SELF = re.compile(r"(?<!\w)(?:сво(?:й|я|ю|его|ей|ему|им)|св(?:ій|ого|оїй|оєї|оєму|оєю)) " + "$")
_MINE = r"(?:my|our|мо(?:й|я|ю|его|ей|ему|им|їй|єї|єму|єю)|мій|мого|наш\w{0,3})"
_MINE_BEFORE = re.compile(rf"(?<!\w){_MINE} {_ADJECTIVE}$")
_MINE_AFTER = re.compile(rf" {_MINE}(?!\w)")
_POSSESSOR = re.compile(r"'s? (?P<rest>" + _ADJECTIVE + ")$")
_OF_THEM = re.compile(r" of (?P<who>his|hers|theirs)(?!\w)")
_OF = re.compile(r" (?:of )?(?:the late )?$")
_SEX = {"his": "m", "her": "f", "hers": "f", "его": "m", "ее": "f", "його": "m", "її": "f"}
_FEMALE_ENDS = ("ей", "ой", "ої", "ки", "ни", "девочки", "женщины", "дівчини", "woman", "girl")
_FAR = 500


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose kin it is, and from where to where the words for kin and owner reach."""

    anchor: PersonDraft | None
    start: int
    end: int
    is_stated: bool = True


def find_owner(board: Board, cast: Cast, word: KinWord) -> Owner:
    """The owner that the words around a word for kin state; `is_stated` is false for none."""
    folded = board.page.folded
    before = folded[max(0, word.start - 60) : word.start]
    offset = word.start - len(before)
    if (found := _POSSESSOR.search(before)) is not None:
        owner = cast.ending_at(offset + found.start())
        if owner is not None:
            return Owner(owner[1], owner[0].start, word.end)
    if (found := _PRONOUN.search(before)) is not None:
        anchor = antecedent(board, offset + found.start(), _SEX.get(found["who"]))
        return Owner(anchor, offset + found.start(), word.end)
    if (found := _MINE_BEFORE.search(before)) is not None:
        return Owner(speaker(board, cast, word.start), offset + found.start(), word.end)
    if (found := _SELF.search(before)) is not None:
        return Owner(_subject(board, cast, word.start), offset + found.start(), word.end)
    return _owner_after(board, cast, word)


def _owner_after(board: Board, cast: Cast, word: KinWord) -> Owner:
    folded = board.page.folded
    if (found := _MINE_AFTER.match(folded, word.end)) is not None:
        return Owner(speaker(board, cast, word.start), word.start, found.end())
    if (found := _OF_THEM.match(folded, word.end)) is not None:
        anchor = antecedent(board, word.start, _SEX.get(found["who"]))
        return Owner(anchor, word.start, found.end())
    if (found := board.models.lexicon.kin.genitive.match(folded, word.end)) is not None:
        return _of_described(board, cast, word, found)
    following = cast.after(word.end, 16)
    if following is not None and _is_owner(board, cast, word, following):
        return Owner(following[1], word.start, following[0].end)
    return Owner(None, word.start, word.end, is_stated=False)


def _of_described(board: Board, cast: Cast, word: KinWord, found: re.Match[str]) -> Owner:
    """ "сестра погибшего", and "мать погибшего Артёма" with the name."""
    sex = "f" if found[0].endswith(_FEMALE_ENDS) else "m"
    sex_known = None if found[0].endswith((" of", "victim", "deceased", "ребенка")) else sex
    name = cast.after(found.end() + 1, 0)
    if name is not None and name[1].sex in (sex, None) and word.form.sex != sex:
        return Owner(name[1], word.start, name[0].end)
    return Owner(antecedent(board, word.start, sex_known), word.start, found.end())


def _is_owner(board: Board, cast: Cast, word: KinWord, pair: "tuple[object, PersonDraft]") -> bool:
    """Whether the name after a word for kin is in the genitive: "муж Гульназ", "мать Артёма"."""
    name, person = cast.after(word.end, 16) or (None, pair[1])
    page = board.page
    gap = page.folded[word.end : name.start] if name else ","
    if name is None or not _OF.fullmatch(gap):
        return False
    if "of" in gap:
        return True
    if word.form.sex and person.sex and word.form.sex != person.sex:
        return True
    second = cast.after(name.end + 2, 0)
    if second is not None and page.folded[name.end : second[0].start] == ", ":
        closes = page.folded[second[0].end : second[0].end + 1] in (",", ".", " ", ")")
        if closes and second[1] is not person and second[1].sex in (word.form.sex, None):
            return not word.form.is_plural
    words = page.folded[name.start : name.end]
    base = name.base.lower().replace("ё", "е").replace("’", "'")
    is_cyrillic = not words.isascii()
    return word.form.is_nominative and is_cyrillic and bool(name.given) and words != base


def antecedent(
    board: Board, offset: int, sex: str | None, *, apart: PersonDraft | None = None
) -> PersonDraft | None:
    """Whom a pronoun means: the last person of its sex before it, else the first after."""
    before: list[tuple[int, PersonDraft]] = []
    after: list[tuple[int, PersonDraft]] = []
    for person in board.people:
        if person is apart or (sex and person.sex and person.sex != sex):
            continue
        if not person.names and person.age is None and person.birth is None:
            continue
        for start, _ in person.places:
            (before if start < offset else after).append((start, person))
    if before:
        return max(before, key=lambda pair: pair[0])[1]
    return min(after, key=lambda pair: pair[0])[1] if after else None


def speaker(board: Board, cast: Cast, offset: int) -> PersonDraft | None:
    """Who says "my": named right after the quotation, else right before it, else the first."""
    start, end = next(
        (pair for pair in board.quotations if pair[0] <= offset < pair[1]), (offset, offset)
    )
    if start == end:
        return _narrator(board, cast, offset)
    stop = board.page.text.find("\n", end)
    after = cast.after(end, min(120, (stop if stop >= 0 else end + 120) - end))
    if after is not None:
        return after[1]
    line = board.page.text.rfind("\n", 0, start) + 1
    return next((one for name, one in cast.before(start, _FAR) if name.start >= line), None)


def _narrator(board: Board, cast: Cast, offset: int) -> PersonDraft | None:
    """In a line of speech ("— Сын мой ..."), who is named in its aside, else the first person."""
    text = board.page.text
    line = text.rfind("\n", 0, offset) + 1
    stop = text.find("\n", line)
    if text[line : line + 1] in "—–-":
        for aside in re.finditer(r"[,.!?…] [—–] (?=[^\W\dА-ЯІЇЄҐA-Z])", text[line:stop]):
            named = cast.after(line + aside.end(), 60)
            if named is not None:
                return named[1]
    return cast.named[0][1] if cast.named else None


def _subject(board: Board, cast: Cast, offset: int) -> PersonDraft | None:
    """The person named nearest before in the sentence; whom "свой" means."""
    page = board.page
    first, _ = page.bounds(page.sentences[page.sentence_index(offset)])
    for name, person in cast.before(offset, _FAR):
        if name.start >= first:
            return person
    return antecedent(board, offset, None)
