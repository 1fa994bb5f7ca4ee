"""Which text of an HTML page is the report: by its marks, its boxes, and its links.

Measured against trafilatura 2.3 in docs/decisions/0011: as good on the layouts tried, and three
times as fast.
"""

from collections.abc import Iterator, Sequence

from tallymark.extract.html_walk import HINTED, REPORT, Stretch

LIST_LINKS = 3
"""So many lines of nothing but links, one after another, are a menu or a list of other reports."""

HINTED_SHARE = 4
"""Boxes named as furniture are believed unless they hold so many times the words of the rest."""

TEASER_SHARE = 4
"""The longest article is a teaser where the page has so many times its words outside of any."""

LABEL_CHARS = 60
"""Lines before the first heading up to so long are the site's."""


def choose(page: str, stretches: Sequence[Stretch]) -> set[int]:
    """The numbers of the stretches that are the report."""
    sizes = [_size(page, one) for one in stretches]
    chosen = _by_boxes(stretches, sizes)
    chosen = _by_article(stretches, sizes, chosen)
    if not any(stretches[at].article or stretches[at].in_main for at in chosen):
        chosen = _after_heading(stretches, sizes, chosen)
    chosen = _without_lists(stretches, sizes, chosen)
    return set(chosen)


def _size(page: str, stretch: Stretch) -> int:
    return len(page[stretch.start : stretch.end].strip())


def _chars(sizes: Sequence[int], numbers: Sequence[int]) -> int:
    return sum(sizes[at] for at in numbers)


def _by_boxes(stretches: Sequence[Stretch], sizes: Sequence[int]) -> list[int]:
    """What is in no menu, side box or form; a form or box that holds all the rest is none."""
    report = [at for at, one in enumerate(stretches) if one.furniture == REPORT]
    hinted = [at for at, one in enumerate(stretches) if one.furniture <= HINTED]
    words = [at for at in hinted if not stretches[at].in_link]
    if _chars(sizes, words) > (1 + HINTED_SHARE) * _chars(sizes, report) or not _chars(
        sizes, report
    ):
        report = hinted
    outside = [at for at in report if not stretches[at].in_form]
    return outside if _chars(sizes, outside) else report


def _by_article(stretches: Sequence[Stretch], sizes: Sequence[int], chosen: list[int]) -> list[int]:
    """The longest article, else main, else all."""
    lengths: dict[int, int] = {}
    for at in chosen:
        number = stretches[at].article
        lengths[number] = lengths.get(number, 0) + (0 if stretches[at].in_link else sizes[at])
    outside = lengths.pop(0, 0)
    if lengths:
        longest = max(lengths, key=lambda number: lengths[number])
        if lengths[longest] * TEASER_SHARE >= outside:
            return [at for at in chosen if stretches[at].article == longest]
        chosen = [at for at in chosen if not stretches[at].article]
    in_main = [at for at in chosen if stretches[at].in_main]
    return in_main if _chars(sizes, in_main) else chosen


def _after_heading(
    stretches: Sequence[Stretch], sizes: Sequence[int], chosen: list[int]
) -> list[int]:
    """Without the short lines before the first heading, where the page marks no article."""
    for index, at in enumerate(chosen):
        if stretches[at].in_heading:
            following = chosen[index:]
            return following if 2 * _chars(sizes, following) > _chars(sizes, chosen) else chosen
        if sizes[at] > LABEL_CHARS:
            return chosen
    return chosen


def _without_lists(
    stretches: Sequence[Stretch], sizes: Sequence[int], chosen: list[int]
) -> list[int]:
    """Without runs of lines that are links from end to end; a page of nothing else is kept."""
    kept: list[int] = []
    run: list[list[int]] = []
    for line in _lines(stretches, chosen):
        size = _chars(sizes, line)
        linked = sum(sizes[at] for at in line if stretches[at].in_link)
        if size and linked * 10 < size * 9:
            kept += _short_run(run)
            run = []
            kept += line
        elif size:
            run.append(line)
        else:
            kept += line
    kept += _short_run(run)
    return sorted(kept) if 2 * _chars(sizes, kept) > _chars(sizes, chosen) else chosen


def _short_run(run: Sequence[Sequence[int]]) -> list[int]:
    return [] if len(run) >= LIST_LINKS else [at for line in run for at in line]


def _lines(stretches: Sequence[Stretch], chosen: Sequence[int]) -> Iterator[list[int]]:
    line: list[int] = []
    for at in chosen:
        if stretches[at].line_ends and line:
            yield line
            line = []
        line.append(at)
    if line:
        yield line
