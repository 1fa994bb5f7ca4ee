"""Days of birth, death and burial, and the place of burial."""

import re
from dataclasses import replace
from datetime import date

from tallymark.read.board import DateDraft, PersonDraft
from tallymark.read.claims.entries import is_subject
from tallymark.read.claims.scene import Scene
from tallymark.terms.dates import DateInterval

_DAY = r"(?:(?P<{0}day>\d\d?)[./](?P<{0}month>\d\d?)[./])?(?P<{0}year>(?:19|20)\d\d)"
_YEARS = r"(?:\s?(?:г\.?\s?р|р\.?\s?н|гг|рр|г|р)\b\.?)?"
_RANGE = re.compile(r"[,\s]*\(?\s*" + _DAY.format("a") + _YEARS + r"\s*[–—-]\s*" + _DAY.format("b"))
_BIRTHDAY = re.compile(
    r"[,\s]*\(?\s*(?P<aday>\d\d?)[./](?P<amonth>\d\d?)[./](?P<ayear>(?:19|20)\d\d)"
)
_BIRTH_YEAR = re.compile(
    r",?\s\(?(?P<year>(?:19[3-9]|20[01])\d|[0-9]\d(?=-го))(?:-?го)?"
    r"(?: (?:года|року|г\.|р\.|year))?(?: рождения| народження)?(?=[,.;)\s]|$)(?! ?(?:г|р)\. ?[рн])"
)
_OF_BIRTH = re.compile(
    r",? ?(?:года |року |год |рік )?(?:рождения|народження|[гр]\. ?[рн]\.?|of birth)"
)
_YOUNGEST = 15
_SHORT_OF_A_YEAR, _A_YEAR = 320, 366
_NOT_DEATH = frozenset(("since", "before", "until", "after"))


def give_dates(scene: Scene) -> None:
    """Gives births by name and verb, deaths and burials by the words around each date."""
    taken: set[int] = set()
    for name, person in scene.cast.named:
        taken.update(_beside_name(scene, name.end, person))
    for day in scene.board.dates:
        if taken.isdisjoint(range(day.span.start, day.span.end)):
            _by_words(scene, day)
    _from_incidents(scene, taken)
    _give_burial_places(scene)


def _from_incidents(scene: Scene, taken: set[int]) -> None:
    """The day of the incident that a dead person is the victim of, where nothing nearer is said."""
    for incident in scene.board.incidents:
        for victim in incident.victims:
            when = incident.date
            is_open = victim.fate == "dead" and victim.death is None
            if when is None or not taken.isdisjoint(range(when.span.start, when.span.end)):
                continue
            if when.interval in (victim.birth, victim.burial) or _is_early(victim, when.interval):
                continue
            if is_open and when.interval.earliest and when.relation not in _NOT_DEATH:
                victim.death = when.interval


def _beside_name(scene: Scene, end: int, person: PersonDraft) -> range:
    """ "X (1985–2023)", "X, 27.02.1986", "X, 1990": gives the days, and where they stand."""
    text = scene.board.page.text
    if (found := _RANGE.match(text, end)) is not None:
        person.birth = _interval(found, "a") or person.birth
        person.death = _interval(found, "b") or person.death
        return range(*found.span())
    if not is_subject(person):
        return range(0)
    found = _BIRTHDAY.match(text, end)
    if found is not None and int(found["ayear"]) <= _now(scene) - _YOUNGEST:
        person.birth = _interval(found, "a")
        return range(*found.span())
    found = _BIRTH_YEAR.match(text, end)
    if found is not None and person.fate and scene.entry_at(end - 1) is not None:
        year = int(found["year"])
        year += 0 if year > 99 else (2000 if year + 2000 <= _now(scene) - _YOUNGEST else 1900)
        if year <= _now(scene) - _YOUNGEST:
            person.birth = DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year)
            return range(*found.span())
    return range(0)


def _now(scene: Scene) -> int:
    published = scene.board.page.document.published
    return published.year if published else 2026


def _interval(found: re.Match[str], group: str) -> DateInterval | None:
    """A day or a year; `None` for figures that are no day."""
    year = int(found[f"{group}year"])
    if found[f"{group}day"] is None:
        return DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year)
    try:
        return DateInterval.of_day(
            date(year, int(found[f"{group}month"]), int(found[f"{group}day"]))
        )
    except ValueError:
        return None


def _by_words(scene: Scene, day: DateDraft) -> None:
    """A date near a word of birth, burial or death: the nearest of them in its sentence."""
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    start, end = day.span.start, day.span.end
    if (_OF_BIRTH.match(folded, end)) is not None:
        before = next((one for _, one in scene.cast.before(start, 90)), None)
        if before is not None:
            _settle(before, "born", day)
        return
    first, last = scene.bounds(start)
    kinds: list[tuple[int, str, int, int]] = []
    for kind, pattern in (("burial", words.burial), ("dead", words.dead), ("born", words.born)):
        for found in pattern.finditer(folded, first, last):
            gap = start - found.end() if found.end() <= start else found.start() - end
            between = folded[min(end, found.end()) : max(start, found.start())]
            gap += 60 * len(re.findall(r"[;:]|\. ", between))
            kinds.append((gap, kind, found.start(), found.end()))
    if not kinds:
        return
    _, kind, from_, to = min(kinds)
    if kind == "dead" and any(one == "burial" and place == from_ for _, one, place, _ in kinds):
        kind = "burial"
    person = scene.owner(from_, to)
    if person is None:
        return
    _settle(person, kind, day, scene.board.page.document.published)


def _settle(person: PersonDraft, kind: str, day: DateDraft, published: date | None = None) -> None:
    interval = day.interval
    if day.relation in _NOT_DEATH or (interval.earliest is None and interval.month is None):
        return
    if kind == "born" and _is_better(person.birth):
        person.birth = interval
    elif kind == "burial" and person.burial is None and person.fate == "dead":
        person.burial = _to_come(interval, published)
    elif kind == "dead" and person.fate == "dead" and _is_better(person.death):
        person.death = person.death if _is_early(person, interval) else interval


def _to_come(interval: DateInterval, published: date | None) -> DateInterval:
    """A funeral's day a year ago, its year inferred, is that of the coming weeks."""
    day = interval.earliest
    if not interval.is_inferred or day is None or day != interval.latest or published is None:
        return interval
    if (day.month, day.day) == (2, 29) or not _SHORT_OF_A_YEAR < (published - day).days < _A_YEAR:
        return interval
    coming = replace(DateInterval.of_day(day.replace(year=day.year + 1)), is_inferred=True)
    return replace(coming, precision=interval.precision)


def _is_early(person: PersonDraft, interval: DateInterval) -> bool:
    """Whether a day lies before the birth."""
    return bool(
        person.birth and person.birth.latest and interval.latest
        and interval.latest <= person.birth.latest
    )  # fmt: skip


def _is_better(known: DateInterval | None) -> bool:
    """Whether a day tells more than what is known: nothing yet, or a year."""
    return known is None or known.precision == "year"


def _give_burial_places(scene: Scene) -> None:
    """The place of a sentence of burial; "дома" is where he came from."""
    words, folded = scene.board.models.lexicon.lives, scene.board.page.folded
    for found in words.burial.finditer(folded):
        person = scene.owner(found.start(), found.end())
        if person is None or person.fate != "dead" or person.burial_place is not None:
            continue
        first, last = scene.bounds(found.start())
        inside = [
            (abs(mention.start - found.end()), number)
            for number, place in enumerate(scene.board.places)
            for mention in place.mentions if first <= mention.start < last
        ]  # fmt: skip
        if inside:
            person.burial_place = scene.board.places[min(inside)[1]]
        elif words.home.search(folded, first, last):
            person.burial_place = person.origin
