"""Dates of the document: against its day of publication, or against an event named before."""

from datetime import timedelta

from tallymark.lang.calendar import FoundDate, find_dates, find_in_words
from tallymark.read.board import Board, DateDraft
from tallymark.terms.dates import DateInterval

_BIRTH = (" рождения", " г.р", " народження", " р.н")


def find_document_dates(board: Board) -> None:
    """Puts the expressions of time on the board; a birth year belongs to its person instead.

    What hangs on an event ("the following week") is counted from the last day named before it, and
    stays without an interval where there is none.
    """
    page, published = board.page, board.page.document.published
    for found in find_in_words(page.words, published):
        if page.folded.startswith(_BIRTH, found.end):
            continue
        interval = found.interval
        if found.relative is not None:
            interval = _from_anchor(board, found)
        span = page.span(found.start, found.end)
        board.dates.append(DateDraft(span, interval, found.relation, found.relative))
        board.take(found.start, found.end)
    _settle_weekdays(board)


def _from_anchor(board: Board, found: FoundDate) -> DateInterval:
    days = [
        date.interval.earliest
        for date in board.dates
        if date.interval.earliest and date.interval.earliest == date.interval.latest
    ]
    again = find_dates(found.text, reference=days[-1]) if days else ()
    return again[0].interval if again else DateInterval(precision=found.precision)


def _settle_weekdays(board: Board) -> None:
    """A weekday that would lie before a day the text already tells of is the day of publication.

    "said on Monday", published on a Monday, about a death on the Friday before.
    """
    published = board.page.document.published
    if published is None:
        return
    stated = [
        date.interval.latest
        for date in board.dates
        if date.interval.latest and date.interval.month and not _is_weekday(board, date)
    ]
    newest = max((day for day in stated if day <= published), default=None)
    for date in board.dates:
        day = date.interval.earliest
        is_week_ago = day is not None and published - day == timedelta(days=7)
        if is_week_ago and newest and day and day < newest and _is_weekday(board, date):
            date.interval = DateInterval(
                published, published, "day", published.year, published.month, published.day, True
            )


def _is_weekday(board: Board, date: DateDraft) -> bool:
    return not any(char.isdecimal() for char in date.span.text) and date.interval.precision == "day"
