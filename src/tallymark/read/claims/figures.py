"""Figures: the quantities a report gives, what they count, as of when, and what they replace."""

import re

from tallymark.lang.numbercontext import PERSON_WORDS
from tallymark.lang.numerals import Quantity, find_in_words
from tallymark.lang.words import fold
from tallymark.read.board import Board, DateDraft, FigureDraft, SourceDraft
from tallymark.read.claims.uncounted import counts_nothing
from tallymark.terms.claims import Hedge

_SUPERSEDED = re.compile(
    r"(?:(?:earlier|previous|initial|first) (?:toll|count|figure|number|report)s?(?: of)?|, "
    "not|, а не|"
    r"(?:прежн|предыдущ|первоначальн)\w+ (?:числ|цифр|оценк|данн)\w*|(?:попередн|початков)\w+ "
    r"\w+) $"
)
_MEASURES = (
    ("cases_opened", re.compile(r"(?:opened|возбужден|відкрит|порушен)\w*")),
    ("people_convicted", re.compile(r"(?:convicted|sentenced|осужден|засуджен|приговор)\w*")),
    ("cases_heard", re.compile(r"(?:рассмотрел|розгляну|heard)\w*")),
)
_EARLIER = re.compile(
    r"(?<!\w)(?:earlier|initially|at first|originally|previously|сначала|сперва|поначалу|ранее|"
    r"раньше|утром|вчера|спершу|спочатку|раніше|уранці|зранку)(?!\w)"
)
_CORRECTS = re.compile(
    r"(?<!\w)(?:correction|corrected|updated?|untrue|wrong|later|now|поправк\w+|уточн\w+|исправл\w+|"
    r"неправда|позже|позднее|к вечеру|теперь|виправл\w+|уточнен\w+|згодом|пізніше|надвечір|тепер|"
    r"передчасн\w+|преждевременн\w+)(?!\w)"
)
_NEAR_CORRECTION = 160
_UPDATED = re.compile(r"updated|обновл|оновл")
_SUBSET = re.compile(
    r"\s*(?:of (?:them|whom)|из (?:них|которых)|із (?:них|яких)|з "
    r"(?:них|яких))\b"
)
_VICTIM = re.compile(
    r"killed|dead|died|wounded|injured|погиб|убит|ранен|загин|загибл|поранен|вбит|увез|вывез|вивез|"
    r"driven|taken|men|soldiers|people|человек|людей|чоловік|осіб|пацан|жител"
)


def find_figures(board: Board) -> None:
    """Puts the figures on the board.

    Ages, dates and numbers of units are no figures; nor is "two guards" where they are who says so.
    """
    page = board.page
    barred = [(date.span.start, date.span.end) for date in board.dates]
    barred += [(span.start, span.end) for _, spans in board.units for span in spans]
    barred += [(p.age_quote.start, p.age_quote.end) for p in board.people if p.age_quote]
    barred += [(span.start, span.end) for span in board.age_quotes]
    barred += [(one.span.start, one.span.end) for one in board.sources if _is_described(one)]
    barred.sort()
    for quantity in find_in_words(page.words, board.models.intervals):
        if any(start < quantity.end and quantity.start < end for start, end in barred):
            continue
        if _is_figure(quantity) and not counts_nothing(page.words, quantity):
            board.figures.append(_draft(board, quantity))
    for number, figure in enumerate(board.figures):
        _relate(board, figure, board.figures[:number])
    for number, figure in enumerate(board.figures):
        is_first = number == 0 or board.figures[number - 1].sentence != figure.sentence
        if is_first and not figure.is_superseded:
            _correct(board, figure, board.figures[number + 1 :])


def _is_described(source: SourceDraft) -> bool:
    """Whether a source is known by a description only ("two former guards")."""
    return source.person is None and source.organisation is None


def _is_figure(quantity: Quantity) -> bool:
    """Vague words and shares count only with people behind them; a share alone is no count."""
    if quantity.hedge is Hedge.FRACTION:
        return False
    if quantity.hedge is Hedge.VAGUE:
        unit = fold(quantity.unit or "")
        return any(word.startswith(PERSON_WORDS) for word in unit.split()) and unit[:2] != "of"
    return True


def _draft(board: Board, quantity: Quantity) -> FigureDraft:
    page = board.page
    end = quantity.end
    if quantity.unit:
        after = page.text.find(quantity.unit, end, end + len(quantity.unit) + 3)
        end = after + len(quantity.unit) if after >= 0 else end
    start = _with_noun_before(board, quantity)
    return FigureDraft(quantity, page.span(start, end), page.sentence_index(quantity.start))


def _with_noun_before(board: Board, quantity: Quantity) -> int:
    """ "earlier toll of three": the words that say it is replaced belong to the quote."""
    before = board.page.folded[max(0, quantity.start - 40) : quantity.start]
    found = _SUPERSEDED.search(before)
    if found and len(found[0]) > 8:
        return quantity.start - len(before) + found.start()
    return quantity.start


def _relate(board: Board, figure: FigureDraft, earlier: list[FigureDraft]) -> None:
    page, quantity = board.page, figure.quantity
    sentence = page.sentences[figure.sentence]
    start, end = page.bounds(sentence)
    text = page.folded[start:end]
    figure.measure = next((name for name, form in _MEASURES if form.search(text)), None)
    figure.is_of_victims = bool(_VICTIM.search(page.folded[quantity.start : quantity.end + 40]))
    same = [one for one in earlier if one.sentence == figure.sentence]
    if _SUBSET.match(page.folded, quantity.end) and earlier:
        figure.subset_of = (same or earlier)[-1]
    before = page.folded[max(0, quantity.start - 40) : quantity.start]
    if _SUPERSEDED.search(before):
        figure.is_superseded = True
        if same:
            same[0].supersedes = figure
    figure.as_of = _as_of(board, figure, end)


def _correct(board: Board, figure: FigureDraft, later: list[FigureDraft]) -> None:
    """ "Earlier they wrote of three. A correction: two.": the first figure of such a sentence."""
    page = board.page
    start, end = page.bounds(page.sentences[figure.sentence])
    is_said = page.lexicon.speech.search(page.folded, start, end) is not None
    if not is_said or not _EARLIER.search(page.folded, start, end):
        return
    after = page.folded[end : end + _NEAR_CORRECTION]
    following = next(
        (
            one for one in later
            if one.sentence > figure.sentence and one.quantity.start < end + _NEAR_CORRECTION
        ),
        None,
    )  # fmt: skip
    if following is not None and _CORRECTS.search(after):
        figure.is_superseded = True
        following.supersedes = figure


def _as_of(board: Board, figure: FigureDraft, end: int) -> DateDraft | None:
    """The day a figure holds for: "as of", "since" in its sentence, or the day of an update."""
    page = board.page
    first, last = page.reach(figure.sentence)
    here = [date for date in board.dates if first <= date.span.start < last]
    after = [date for date in here if date.span.start >= figure.quantity.end]
    for date in (*after, *here):
        if date.relation in ("as_of", "since", "by"):
            is_nearest = date is after[0] if after else True
            return date if is_nearest else after[0]
    if len(here) > 1 and any(date.relation == "as_of" for date in here) and after:
        return after[0]
    years = [date for date in after[:1] if date.interval.precision == "year"]
    if years:
        return years[0]
    following = page.folded[end : end + 120]
    if _UPDATED.search(following.split(". ")[0][:120]) or _UPDATED.search(following[:60]):
        return next((date for date in board.dates if end < date.span.start < end + 120), None)
    return None
