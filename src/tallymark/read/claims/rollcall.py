"""Lists of victims in running text: lines of names under a heading, "among the dead", lifespans.

A line with a day of its own is an incident of its own; the others are victims of what the heading
tells. A heading of missing people makes nobody dead.
"""

import re
from dataclasses import dataclass
from datetime import date as days

from tallymark.lang.wordpattern import WordPattern
from tallymark.read.board import ActDraft, Board, IncidentDraft, PersonDraft
from tallymark.read.claims.mentions import Mention, Mentions
from tallymark.read.claims.settings import date_in, place_in
from tallymark.terms.claims import Act
from tallymark.terms.dates import DateInterval

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[\s\ufe0f]*(?:[^\w\s«\"“#@(]+[\s\ufe0f]*|\d{1,3}[.)]\s+|\d\ufe0f?\u20e3\s*)")
_LIFESPAN = re.compile(
    r"[ ,]{0,2}\(?(?:\d\d?\.\d\d?\.)?(?:19|20)\d\d ?(?:г\. ?|"
    r"р\. ?)?[–—-] ?(?:\d\d?\.\d\d?\.)?20\d\d"
)
_AMONG = WordPattern(
    r"(?<!\w)(?:(?:среди|серед|among|one of|один из|одна из|один із|одна з|одна із) "
    r"(?:the |those |них |них — )?(?:погибших|убитых|жертв|загиблих|убитих|dead|killed|victims|"
    r"them|них)|"
    r"(?:имена|фамилии|имя|імена|прізвища|names of the) (?:погибших|погибшего|убитых|загиблих|"
    r"загиблого|dead|killed|victims)|"
    r"(?:среди|серед|among) (?:the )?(?:вывезенных|раненых|задержанных|вивезених|поранених|"
    r"затриманих|wounded|detained)|"
    r"(?:killed|погибшие|погибли|загиблі|загинули|the dead|жертвы|жертви)(?: (?:are|were|это|"
    r"це))?:)"
)
_MISSING = re.compile(r"без вест|безвісти|missing|на связ|на зв'яз|пропал|зник")
_DEAD = re.compile(
    r"погиб|убит|жертв|больше нет|не стало|вечная память|помн|отдавш|killed|dead|fallen|"
    r"victims|rest in|"
    r"загибл|загину|вбит|полягл|вічна|пам'ята|не стало|немає"
)
_STATUS = re.compile(
    r"[—–:;,-] (?P<status>(?P<missing>missing(?: in action)?|mia|(?:пропал\w* )?без вести|б/в|"
    r"зник\w*(?: "
    r"безвісти)?|безвісти)|200(?:-?[йы]\w*)?|kia|killed(?: in action)?|dead|двухсот\w+|"
    r"двохсот\w+|погиб\w*|"
    r"загину\w+)(?=[.!,; ]|$)",
    re.M,
)
_MAX_IN_LINE, _FAR = 45, 700


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: whom it is about, and the number of its list."""

    start: int
    end: int
    person: PersonDraft
    block: int


def find_lines(board: Board, mentions: Mentions | None = None) -> list[Line]:
    """The lines of lists of people: two or more that follow one another and begin with a name."""
    mentions = mentions or Mentions(board)
    found: list[Line] = []
    rows: list[Line] = []
    for match in _LINE.finditer(board.page.text):
        line = _as_line(board, mentions, match, len(found))
        if line is not None:
            rows.append(line)
        elif match[0].strip():
            found += _block(rows, len(found))
            rows = []
    return found + _block(rows, len(found))


def _as_line(board: Board, mentions: Mentions, match: re.Match[str], number: int) -> Line | None:
    bullet = _BULLET.match(match[0])
    first = match.start() + (bullet.end() if bullet else 0)
    reach = _MAX_IN_LINE if bullet else 2
    here = mentions.between(first, min(first + reach, match.end()))
    named = [one for one in here if one.person.names and one.case != "o"]
    if not named or ("." in board.page.text[first : named[0].start] and reach == 2):
        return None
    is_bare = bullet is None and board.page.text[named[0].end : named[0].end + 2] not in (
        ", ",
        " (",
        " —",
        " –",
        "\n",
        "",
    )
    if is_bare and named[0].end != match.end():
        return None
    return Line(match.start(), match.end(), named[0].person, number)


def _block(rows: list[Line], number: int) -> list[Line]:
    return [Line(row.start, row.end, row.person, number) for row in rows] if len(rows) > 1 else []


def line_at(lines: list[Line], offset: int) -> Line | None:
    """The line of a list that holds an offset."""
    return next((line for line in lines if line.start <= offset < line.end), None)


def find_lifespans(board: Board, mentions: Mentions) -> list[ActDraft]:
    """ "X (1985-2023)": a death."""
    found = []
    for mention in mentions.all:
        match = _LIFESPAN.match(board.page.text, mention.end)
        if match is not None and mention.person.names:
            _date_death(board, match.end())
            number = board.page.sentence_index(mention.start)
            act = Act("death", board.page.span(mention.start, match.end()))
            found.append(
                ActDraft(
                    act, "strike", number, mention.person, "befell", match.span(), is_once=True
                )
            )
    return found


def find_statuses(board: Board, lines: list[Line]) -> list[ActDraft]:
    """What the end of a list's line says of its person: "- missing", "- 200"."""
    found = []
    for line in lines:
        match = _STATUS.search(board.page.folded, line.start, line.end)
        if match is not None:
            code = "disappearance" if match["missing"] else "death"
            words = board.models.lexicon.vocabulary.acts[code]
            found.append(
                ActDraft(
                    Act(code, board.page.span(*match.span("status"))), words.family,
                    board.page.sentence_index(match.start("status")), line.person, "befell",
                    match.span("status"), words.is_once,
                )
            )  # fmt: skip
    return found


def _date_death(board: Board, end: int) -> None:
    """Of a lifespan read as a range only the year of death is a day of the incident."""
    for date in board.dates:
        if date.span.start < end - 4 and date.span.end == end:
            year = int(board.page.text[end - 4 : end])
            date.span = board.page.span(end - 4, end)
            date.interval = DateInterval(days(year, 1, 1), days(year, 12, 31), "year", year)


def add_listed(board: Board, mentions: Mentions, lines: list[Line]) -> None:
    """The people of lists become victims of what the list's heading tells."""
    for block in dict.fromkeys(line.block for line in lines):
        rows = [line for line in lines if line.block == block]
        _add_block(board, rows)
    for match in _AMONG.finditer(board.page.folded):
        _add_among(board, mentions, match)


def _add_block(board: Board, rows: list[Line]) -> None:
    start = rows[0].start
    heading = board.page.folded[max(0, start - 160) : start].rstrip()
    header = _header(board, start)
    if _MISSING.search(heading[-90:]) and not _DEAD.search(heading[-60:]):
        return
    if header is None and not _DEAD.search(heading):
        return
    for row in rows:
        line = board.page.folded[row.start : row.end]
        has_own = any(row.person in incident.victims for incident in board.incidents)
        if has_own or _MISSING.search(line) or line.rstrip().endswith(("❓", "?")):
            continue
        date = date_in(board, row.start, (row.start, row.end))
        if header is not None and (date is None or header.date is date):
            _join(board, header, row.person)
        else:
            _begin(board, row, header)
    is_summary = all(any(row.person in one.victims for one in board.incidents) for row in rows)
    if header is not None and not header.victims and is_summary and not _joined(header):
        board.incidents.remove(header)


def _joined(header: IncidentDraft) -> bool:
    """Whether a heading tells more than that those of the list are dead."""
    return any(not act.is_once for act in header.acts)


def _header(board: Board, start: int) -> IncidentDraft | None:
    """The incident that the lines before a list tell, if it is of the dead or of those taken."""
    near = [
        (act.act.quote.start, incident)
        for incident in board.incidents
        for act in incident.acts
        if 0 <= start - act.act.quote.start < _FAR and act.family != "court"
    ]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _join(board: Board, incident: IncidentDraft, person: PersonDraft) -> None:
    """One more victim of an incident: of its death where it has one, else of its first act."""
    acts = sorted(incident.acts, key=lambda act: not act.is_once)
    first = acts[0]
    for act in incident.acts:
        if act.act == first.act and act.victim is None:
            act.victim = person
            return
    incident.acts.append(
        ActDraft(
            first.act, first.family, first.sentence, person, first.voice, first.head, first.is_once
        )
    )


def _begin(board: Board, row: Line, header: IncidentDraft | None) -> None:
    page = board.page
    span = page.span(row.start, min(row.end, row.start + 120))
    kind = header.acts[0].act.act if header and header.acts[0].is_once else "death"
    number = page.sentence_index(row.start)
    act = ActDraft(
        Act(kind, span), "strike", number, row.person, "befell", (row.start, row.end), is_once=True
    )
    bounds = row.start, row.end
    board.incidents.append(
        IncidentDraft([act], date_in(board, row.start, bounds), place_in(board, bounds))
    )


def _add_among(board: Board, mentions: Mentions, match: re.Match[str]) -> None:
    """ "Среди погибших - X", "among the dead was X": victims of the incident told before."""
    page = board.page
    number = page.sentence_index(match.start())
    _, end = page.bounds(page.sentences[number])
    header = _header(board, match.end())
    here = mentions.between(match.end(), end)
    named = [one for one in here if not {"source", "lawyer"} & set(one.person.roles)]
    if header is None or not named or _is_denied(board, match):
        return
    for mention in _listed(board, named):
        if mention.person not in header.victims:
            _join(board, header, mention.person)


def _listed(board: Board, named: list[Mention]) -> list[Mention]:
    """The first one named, with those that follow in the same list."""
    found = [named[0]]
    for mention in named[1:]:
        gap = board.page.folded[found[-1].end : mention.start]
        if not re.fullmatch(r"[^.:!?—]{0,60}(?:,|;| и| та| й| and)(?: [\w'-]+){0,4} ", gap):
            break
        found.append(mention)
    return found


def _is_denied(board: Board, match: re.Match[str]) -> bool:
    return board.page.folded[max(0, match.start() - 4) : match.start()] in ("not ", " не ")
