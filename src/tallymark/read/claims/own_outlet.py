"""Which of the bodies a text names is the outlet itself: as told, in a disclaimer, as asked."""

import re

from tallymark.read.board import Board, OrganisationDraft
from tallymark.read.claims.organisations import name_stem
from tallymark.terms.spans import Span

TELLING = re.compile(
    r"told|tells|рассказ\w+|сообщ\w+|розпов\w+|повідом\w+|заяв\w+|повтор\w+|призна\w+|переда\w+|"
    r"написал\w*|ответил\w*|відпові\w+|визна\w+|поясн\w+|объясн\w+|подтверд\w+|підтверд\w+|"
    r"сказал\w*|сказа[вл]\w*|говор\w+|пожаловал\w+|поскаржи\w+|присла\w+|надісла\w+"
)
"""Verbs of speech that take a listener."""
TOLD = re.compile(
    r"(?:разговоре|беседе|интервью|комментари\w+|розмові|бесіді|інтерв'ю|коментар\w+|interview|"
    r"conversation|корреспонденту?|корреспондентом|журналист\w+|кореспонденту|кореспондентом|"
    r"журналіст\w+)"
    r"(?: (?:с|со|для|із|з|with|from|газеты|издания|сайта|газети|видання|сайту|агентства|"
    r"агенції))? [«\"“]?$"
)
"""What stands before the name of a listener."""
_TOLD_IT = re.compile(
    rf"(?<!\w)(?:{TELLING.pattern})(?: (?:она|он|они|вона|він|вони|she|he|they))? [«\"“]?$"
)
_SPEAKS = re.compile(r"(?:ет|ют|ит|ят|є|ють|ить|ять|ло)(?= )")
"""Forms after which a name in quotation marks speaks and is not told ("сообщает «X»")."""
_REQUEST = re.compile(
    r"(?:на запрос|на запит|вопросы|на запитання|request from|questions from) [«\"“]?$"
)


def find_own_outlet(board: Board) -> OrganisationDraft | None:
    """The outlet itself where the text names it: as told, in a disclaimer, as asked in vain."""
    document = board.page.document
    candidates = [one for one in board.organisations if one.type in (None, "outlet")]
    if document.outlet:
        names = {document.outlet, *_aliases(board, document.outlet)}
        stems = {name_stem(name) for name in names}
        return next((one for one in candidates if name_stem(one.name) in stems), None)
    for one in candidates:
        if not one.is_introduced and any(_is_own(board, span) for span in one.mentions):
            return one
    return None


def _is_own(board: Board, span: Span) -> bool:
    """Whether a mention is of a listener, of one who was asked, or of one who could not verify."""
    page = board.page
    _, end = page.bounds(page.sentences[page.sentence_index(span.start)])
    before = page.folded[max(0, span.start - 40) : span.start]
    after = page.folded[span.end : min(end, span.end + 50)].lstrip("» ")
    told = _TOLD_IT.search(before)
    if (told and not _SPEAKS.search(told[0])) or TOLD.search(before) or _REQUEST.search(before):
        return True
    if page.lexicon.disclaimer.match(after):
        return True
    is_dative = before.endswith("«") and TELLING.match(after) is not None
    return is_dative and _has_other_voice(board, span, end)


def _has_other_voice(board: Board, span: Span, end: int) -> bool:
    """Whether somebody else in the sentence is the one who speaks (the outlet is told)."""
    people = any(span.end < first < end for person in board.people for first, _ in person.places)
    return people or bool(
        board.page.lexicon.speakers.pattern.search(board.page.folded, span.end, end)
    )


def _aliases(board: Board, outlet: str) -> set[str]:
    return {
        name
        for source in board.models.known_sources
        if outlet in source.names
        for name in source.names
    }
