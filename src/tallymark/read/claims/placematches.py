"""Which place of the gazetteer a mention means: settlement, district, region.

A name that several places bear is decided by what the text says it lies in, by the one region
that the text or the case is about, or by nothing: then all of them stay. A village that no list
has stays named, under the district or region of the text, and nothing is made up for it.
"""

import re
from collections.abc import Iterable

from tallymark.lang.gazetteer import GazetteerPlace
from tallymark.lang.places import region_key, regions
from tallymark.read.board import Board, PlaceDraft
from tallymark.read.claims.places import place_stem
from tallymark.terms.claims import PlaceMatch

_MOST = 9
"""So many bearers of a name are shown; of a name that has more none is."""
_KIND = re.compile(
    r"(?<!\w)(?:district|raion|rayon|county|район\w*|р-н\w*|улус\w*|округ\w*|громад\w*)(?!\w)\.?",
    re.IGNORECASE,
)
_SETTLED = frozenset(("settlement", "village", "town", "city", "facility", None))


def match_places(board: Board) -> None:
    """Gives every place of the board what it can mean; the coarser ones first."""
    order = {"country": 0, "region": 1, "district": 2}
    for place in sorted(board.places, key=lambda one: order.get(one.type, 3)):
        place.matches, place.matched_by = _of_case(board, place) or _matches(board, place)
        if place.matches and place.type != "region":
            place.name = _base_name(board, place)


def _base_name(board: Board, place: PlaceDraft) -> str:
    """The name in the nominative, where the lists agree on it; else as it is."""
    text = place.mentions[0].text
    names = board.models.gazetteer.base_names(text, ukrainian=bool(re.search("[іїєґ]", text)))
    return names[0] if len(names) == 1 else place.name


def _of_case(board: Board, place: PlaceDraft) -> tuple[tuple[PlaceMatch, ...], str] | None:
    """A place that `case.toml` lists is the one that is meant."""
    stems = {place_stem(name) for name in (place.name, *(one.text for one in place.mentions))}
    for known in board.models.known_places:
        if any(place_stem(name) in stems for name in known.names.values()):
            name = next(iter(known.names.values()))
            return (PlaceMatch(known.id, name, None, known.region),), "case"
    return None


def _matches(board: Board, place: PlaceDraft) -> tuple[tuple[PlaceMatch, ...], str | None]:
    language = board.page.document.language
    if place.type == "region":
        key = _region_of(place)
        if key is None:
            return (), None
        names = next(one.names for one in regions() if one.key == key)
        label = names[{"ru": 1, "uk": 2}.get(language or "", 0)]
        return (PlaceMatch(key, label, None, key),), "name"
    found = _candidates(board, place)
    fits, decided = _decide(board, place, found)
    if len(fits) > _MOST:
        return (), None
    matches = tuple(_match(board, one, language) for one in fits)
    is_one = len(fits) == 1 and not _may_be_another(place, fits[0])
    return matches, decided if is_one else None


def _may_be_another(place: PlaceDraft, match: GazetteerPlace) -> bool:
    """Whether a village may be one of its name that the list, which has no hamlets, lacks."""
    is_in_district = place.parent is not None and place.parent.type == "district"
    return place.type == "village" and "full" not in match.rank and not is_in_district


def _region_of(place: PlaceDraft) -> str | None:
    names = (place.name, *(one.text for one in place.mentions))
    return next(filter(None, map(region_key, names)), None)


def _candidates(board: Board, place: PlaceDraft) -> list[GazetteerPlace]:
    """All that the gazetteer has of the name and kind, whatever the text says around it."""
    kind = place.type if place.type in ("country", "district") else "settlement"
    if place.type not in _SETTLED and kind == "settlement":
        return []
    names = dict.fromkeys((*(one.text for one in place.mentions), place.name))
    found: dict[str, GazetteerPlace] = {}
    for name in names:
        bare = " ".join(_KIND.sub(" ", name).split()) if kind == "district" else name
        for one in board.models.gazetteer.find(bare):
            if one.kind == kind:
                found[one.id] = one
    return list(found.values())


def _decide(
    board: Board, place: PlaceDraft, found: list[GazetteerPlace]
) -> tuple[list[GazetteerPlace], str | None]:
    """What is left of the candidates, and by what it was decided."""
    if place.type == "country":
        return found, "name"
    if place.parent is not None and place.parent.matches:
        return _inside(place.parent, found), "parent"
    if place.parent is not None and (place.parent.parent or place.parent.type == "region"):
        return [], None
    for keys, decided in ((_regions_of(board), "text"), (board.models.regions, "scope")):
        fits = [one for one in found if one.region in keys]
        if fits:
            return fits, decided
    is_sole = len(found) == 1 and bool(found[0].rank)
    return found, "sole" if is_sole else None


def _inside(parent: PlaceDraft, found: Iterable[GazetteerPlace]) -> list[GazetteerPlace]:
    """The candidates that lie in what the text says they lie in."""
    if parent.type == "district":
        ids = {one.id for one in parent.matches}
        return [one for one in found if one.district in ids]
    keys = {one.region for one in parent.matches}
    return [one for one in found if one.region in keys]


def _regions_of(board: Board) -> frozenset[str]:
    """The region that the text names, where it names one only."""
    named = (_region_of(place) for place in board.places if place.type == "region")
    keys = frozenset(key for key in named if key is not None)
    return keys if len(keys) == 1 else frozenset()


def _match(board: Board, place: GazetteerPlace, language: str | None) -> PlaceMatch:
    district = board.models.gazetteer.get(place.district) if place.district else None
    label = district.label(language) if district else None
    return PlaceMatch(place.id, place.label(language), label, place.region)
