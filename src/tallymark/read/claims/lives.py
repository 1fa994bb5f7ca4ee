"""Facts of lives, as obituaries and lists of the dead give them: fate, rank, category, origin.

The incidents have been found already: whose death or disappearance they tell of is dead or missing.
A missing person is not a dead one; somebody in captivity, wounded or only mourning is neither.
"""

import re
from collections.abc import Iterator

from tallymark.lang.wordpattern import WordPattern
from tallymark.read.base_forms import Name
from tallymark.read.board import Board, PersonDraft, PlaceDraft
from tallymark.read.claims.entries import Entry, is_subject
from tallymark.read.claims.life_dates import give_dates
from tallymark.read.claims.scene import Scene, set_scene

_DEATHS = frozenset(
    ("death", "killing", "death_in_custody", "extrajudicial_killing", "execution", "suicide")
)
_LOSSES = frozenset(("disappearance", "missing", "enforced_disappearance"))
_JOINT = re.compile(
    r"(?:,? \(?(?:aged )?\d{1,3}[^.;:]{0,12},?)?(?:,| и| та| й| і| and|, and) [^.;:,]{0,30}"
)
_NEAR_RANK = re.compile(r"[,:]?\s(?:[^.,:;!?\n]{0,40}\s)?[«\"]?")
_RANGE = re.compile(
    r"[,\s]*\(?\s*(?:\d\d?\.\d\d?\.)?(?:19|20)\d\d\s*[–—-]\s*(?:\d\d?\.\d\d?\.)?20\d\d"
)
_AFTER_AGE = re.compile(
    r"[,\s(]*(?:\d{1,3}(?: (?:лет|год[а]?|г\.|рок\w+|р\.))?\)?)?[,;\s]+(?:тоже |тож |also )?"
)
_ELSEWHERE = re.compile(r"(?<!\w)(?:a|an|his|her|their|near|at|in|outside)(?!\w)")
_BEFORE_LIST = 700
"""Characters before a heading ("Имена:") that say what the list is of."""


def find_lives(board: Board) -> None:
    """Gives the people of a document what it tells of their lives."""
    if not board.people:
        return
    words, page = board.models.lexicon.lives, board.page
    _fates_of_incidents(board)
    is_obituary = words.obituary.search(page.folded) is not None
    is_fatal = is_obituary or words.dead.search(page.folded) or words.missing.search(page.folded)
    scene = set_scene(board)
    if is_fatal:
        _fates_of_entries(scene)
        if is_obituary:
            _fates_of_sentences(scene)
    _give_ranks(scene)
    _give_categories(scene)
    _give_units(scene)
    _give_origins(scene)
    if is_fatal:
        give_dates(scene)
        _give_mourners(scene)
    for person in board.people:
        if person.fate:
            person.add_role("victim")
            if "witness" in person.roles and "source" not in person.roles:
                person.roles.remove("witness")


def _fates_of_incidents(board: Board) -> None:
    for incident in board.incidents:
        for act in incident.acts:
            if act.victim is None or not is_subject(act.victim):
                continue
            if act.act.act in _DEATHS:
                act.victim.fate = "dead"
            elif act.act.act in _LOSSES and act.victim.fate is None:
                act.victim.fate = "missing"


def _fates_of_entries(scene: Scene) -> None:
    """Each entry by its own words, else by those of the line that heads the list."""
    headed, reached = None, 0
    for entry in scene.entries:
        between = scene.board.page.folded[reached : entry.start]
        if between.strip():
            headed = _heading(scene, between)
        reached = entry.end
        fate = _fate_in(scene, entry.start, entry.end) or _marked(scene, entry)
        if fate is None and not _is_alive(scene, entry.start, entry.end):
            fate = headed
        if fate and (entry.head.fate is None or fate == "dead"):
            entry.head.fate = fate


def _heading(scene: Scene, between: str) -> str | None:
    """The fate that the last line before a list says of all in it."""
    last = between.rstrip().rsplit("\n", 1)[-1].strip()
    words = scene.board.models.lexicon.lives
    is_title = last.endswith((":", "—")) or (len(last) < 70 and not last.endswith((".", "?")))
    if not is_title:
        paragraph = between.rstrip().rsplit("\n\n", 1)[-1]
        is_title = last.endswith(("они.", "вони.", "them.")) and paragraph == last
    if not is_title:
        return None
    if words.missing.search(last):
        return "missing"
    told = between[-_BEFORE_LIST:] if words.names_follow.search(last) else last
    return "dead" if words.dead.search(told) else None


def _fate_in(scene: Scene, start: int, end: int) -> str | None:
    """What the words between two offsets say of a life; death where they say both."""
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    if _is_said(scene, words.dead, start, end):
        return "dead"
    if _is_said(scene, words.missing, start, end):
        return "missing"
    return "dead" if _RANGE.search(folded, start, end) else None


def _is_said(scene: Scene, pattern: WordPattern, start: int, end: int) -> bool:
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    return any(
        not words.not_so.search(folded, max(start, found.start() - 25), found.start())
        for found in pattern.finditer(folded, start, end)
    )


def _is_alive(scene: Scene, start: int, end: int) -> bool:
    return (
        scene.board.models.lexicon.lives.alive.search(scene.board.page.folded, start, end)
        is not None
    )


def _marked(scene: Scene, entry: Entry) -> str | None:
    marks = scene.board.models.lexicon.lives.dead_marks
    name = next(iter(scene.cast.between(entry.start, entry.end)))[0]
    return "dead" if marks & set(scene.board.page.text[entry.start : name.start]) else None


def _fates_of_sentences(scene: Scene) -> None:
    """In an obituary's running text: of whom a sentence says that he died or is mourned."""
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    for pattern, fate in ((words.dead, "dead"), (words.missing, "missing")):
        for found in pattern.finditer(folded):
            if words.not_so.search(folded, max(0, found.start() - 25), found.start()):
                continue
            if scene.entry_at(found.start()) is not None:
                continue
            for person in _told_of(scene, found.start(), found.end()):
                if person.fate is None:
                    person.fate = fate


def _told_of(scene: Scene, start: int, end: int) -> Iterator[PersonDraft]:
    """The subject of a verb, with those joined to him."""
    first, last = scene.bounds(start)
    inside = [one for one in scene.cast.between(first, last) if is_subject(one[1])]
    following = [one for one in inside if one[0].start >= end]
    before = [one for one in inside if one[0].end <= start]
    if before:
        yield from _row(scene, before[::-1])
    elif following:
        yield from _row(scene, following)
    elif (last_named := scene.last_before(start)) is not None:
        yield last_named


def _row(scene: Scene, named: list[tuple[Name, PersonDraft]]) -> Iterator[PersonDraft]:
    """The first of some names and those joined to it: "X, 34, and Y"."""
    last = named[0][0]
    for name, person in named:
        gap = scene.board.page.folded[min(last.end, name.end) : max(last.start, name.start)]
        if name is not last and not _JOINT.fullmatch(gap):
            return
        yield person
        last = name


def _give_ranks(scene: Scene) -> None:
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    for found in words.ranks.finditer(folded):
        person = _ranked(scene, found)
        if person is None or person.rank is not None:
            continue
        person.rank = words.rank_of(found)
        if "serviceman" not in person.statuses:
            person.statuses.append("serviceman")


def _ranked(scene: Scene, found: re.Match[str]) -> PersonDraft | None:
    """Whose rank it is: of the name after it, of the name before it, or of the entry's head."""
    page = scene.board.page
    after = scene.cast.after(found.end(), 45)
    if after and _NEAR_RANK.fullmatch(page.folded, found.end(), after[0].start):
        return after[1]
    if after and re.fullmatch(r"\s+", page.text[found.end() : after[0].start]):
        return after[1]
    before = next(iter(scene.cast.before(found.start(), 60)), None)
    if before and page.folded[before[0].end : found.start()] in (", ", " — ", " – ", " ("):
        return before[1]
    entry = scene.entry_at(found.start())
    return entry.head if entry is not None else None


def _give_categories(scene: Scene) -> None:
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    for found in words.categories.finditer(folded):
        key = words.category_of(found)
        near = scene.cast.after(found.end(), 30)
        is_title = near is not None and re.fullmatch(
            r",? (?:[а-яіїєa-z-]+ ){0,2}", folded[found.end() : near[0].start]
        )
        person = near[1] if near and is_title else None
        if person is None:
            person = _of_category(scene, found)
        if person is not None and is_subject(person) and person.category is None:
            person.category = key
    for person in scene.board.people:
        if person.category is None and person.fate and person.rank:
            person.category = "officer" if words.officers.search(person.rank) else None


def _of_category(scene: Scene, found: re.Match[str]) -> PersonDraft | None:
    """The head of the entry, or the one subject of the sentence, or of whom it goes on telling."""
    if (entry := scene.entry_at(found.start())) is not None:
        return entry.head
    first, last = scene.bounds(found.start())
    inside = {
        id(person): person
        for _, person in scene.cast.between(first, last) if is_subject(person)
    }  # fmt: skip
    if len(inside) == 1:
        return next(iter(inside.values()))
    if inside:
        return None
    person = scene.last_before(found.start())
    return person if person is not None and person.fate else None


def _give_units(scene: Scene) -> None:
    for _, spans in scene.board.units:
        for span in spans:
            person = scene.owner(span.start, span.end)
            if person is not None and person.fate and person.unit is None:
                person.unit = spans[0]


def _give_origins(scene: Scene) -> None:
    for place in scene.board.places:
        for mention in place.mentions:
            person = _from_there(scene, place, mention.start)
            if person is not None and person.origin is None:
                person.origin = place


def _from_there(scene: Scene, place: PlaceDraft, offset: int) -> PersonDraft | None:
    """Who comes from a place: "уроженец села X", "Имя (27), X, контракт"."""
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    first, _ = scene.bounds(offset)
    cue = None
    for found in words.origin.finditer(folded, max(first, offset - 60), offset):
        cue = found
    if cue is not None and _is_place_gap(folded[cue.end() : offset], cue[0]):
        near = scene.cast.after(offset + 1, 60)
        if near and re.fullmatch(r"[^.;!?\n]{0,60}", folded[offset : near[0].start]):
            between = folded[offset + len(place.name) : near[0].start]
            if not scene.entry_at(offset) and is_subject(near[1]) and between.count(",") <= 2:
                return near[1]
        person = scene.owner(cue.start(), offset)
        return person if person is not None and (person.fate or cue[0] != "from") else None
    entry = scene.entry_at(offset)
    if entry is None or not entry.head.fate:
        return None
    names = [name for name, one in scene.cast.between(entry.start, offset) if one is entry.head]
    if names and _AFTER_AGE.fullmatch(folded, names[-1].end, offset):
        return entry.head
    return None


def _is_place_gap(gap: str, cue: str) -> bool:
    """What may stand between the cue and the place: its kind and adjectives.

    "From a hangar near X" is where something came from, not where somebody is from.
    """
    if cue == "from" and _ELSEWHERE.search(gap):
        return False
    return len(gap) < 40 and not re.search(r"[.;:!?\n]| и | та | and ", gap) and gap.count(",") < 1


def _give_mourners(scene: Scene) -> None:
    """Named kin of the dead whom a sentence of mourning names."""
    words, page = scene.board.models.lexicon.lives, scene.board.page
    for person in scene.board.people:
        if person.fate is None:
            continue
        for _, kin in person.relations:
            if kin.fate or not kin.names or kin in person.mourners:
                continue
            for name in kin.names:
                first, last = scene.bounds(name.start)
                if words.mourning.search(page.folded, first, last):
                    person.mourners.append(kin)
                    break
