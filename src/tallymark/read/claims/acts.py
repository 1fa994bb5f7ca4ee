"""Acts: the verbs and nouns of a text that tell of violence, with what is denied left out."""

import re
from collections.abc import Iterable

from tallymark.read.board import ActDraft, Board
from tallymark.read.frames import Found, Frames
from tallymark.terms.claims import Act

_CLAUSE_END = re.compile(r"[,.;:!?\n—»\"”]")
_AGGREGATE = re.compile(
    r"(?:similar|other|such) (?:raids|cases|attacks|incidents|deaths|beatings)|"
    r"in (?:the same|this|such a) (?:way|manner)|(?:в такий|у такий|таким) (?:спосіб|чином)|"
    r"так само "
    r"(?:зник|загину|забра)|таким (?:же )?образом|"
    r"(?:похож|подобн)\w+ (?:рейд|случа|нападени)\w+|(?:схож|подібн)\w+ (?:рейд|випадк|напад)\w+"
)
_CORRECTION = re.compile(
    r"earlier version|correct(?:ion|ed:)|ранее (?:мы )?сообщал|уточнени|виправлення|"
    r"we (?:wrote|reported) that|мы (?:писали|сообщали),? что|ми (?:писали|повідомляли),? що"
)
_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|nobody|no one|without|cannot|denie[sd] (?:that|having)?|"
    r"\w+n't|не|ни|ані|без|нікого не|никого не)(?: (?:been|be|yet|ever|был|была|были|був|була|"
    r"було|"
    r"було|ще|еще|a|any|him|having))? ?$"
)
_UNREAL = re.compile(
    r"(?<!\w)(?:то|чи то|would|could|might|may|should|if|unless|to|will|whether|fear\w*|бы|"
    r"если|якщо|якби|"
    r"хотел\w*|хоче\w*|хотіл\w*|собира\w+|обеща\w+|обіця\w+|грози\w*|угрожа\w+|погрожу\w+|"
    r"боял\w*|"
    r"боит\w*|боїть\w*|планир\w+|пытал\w+с\w|намага\w+|чтобы|щоб|приказ\w+|наказ\w+|может|могут|"
    r"можуть|може|мог|могла|могли|міг|готов\w*)(?: \w+| have been)? $"
)
_REAL = re.compile(r"(?<!\w)(?:forced|made|began|started|used|continued|seen|having) to $")
_AFTER = re.compile(r",? (?:бы|б)(?!\w)")
_INSTRUMENT = re.compile(r"(?:током|струмом|шокер\w*|прикладом|прикладами)$")
_NOT_AFTER = re.compile(r" (?:никого |нікого )?не ")
_ATTRIBUTE = re.compile(r"(?:н|т|вш|бл)(?:ого|ому|ых|их|ым|им|ыми|ими|ую|ой|ою|ої)$")
_OWN_NEGATION = re.compile(
    r"(?<!\w)(?:not|never|nobody|no one|nothing|no|не|ні|ніхто|никто|нет|без)(?!\w)"
)
"""A frame that needs a negation ("heard < not") is not denied by it."""
_DENYING = re.compile(
    r"(?:(?<!\w)(?:den(?:y|ies|ied|ying)|disputes?d?|rejects?|rejected|no evidence|no sign|"
    r"no trace|"
    r"no proof|false reports?|rumou?rs|отрица\w+|опровер\w+|запереч\w+|спросту\w+|слух\w*|"
    r"чутк\w+),?"
    r" (?:that|of|about|claims|reports|allegations|что|о|об|про|що)(?: [\w'-]+){0,5} |"
    r"(?<!\w)(?:ban on|law against|convention against|prohibition of|prevention of|film about|"
    r"book about|фильм о|книг\w о|закон о|запрет\w* |профилактик\w+ |борьб\w+ с|фільм про|"
    r"книг\w про|"
    r"закон про|заборон\w+ |запобіганн\w+ |боротьб\w+ з)(?: [\w-]+)? ?)$"
)
_NOT_FOUND = re.compile(
    r"(?: [\w'-]+){0,3} (?:не (?:обнаруж|наш|найд|выявл|подтвер|был|виявл|знайд|знайш|"
    r"підтвер|зафікс|зафикс)|"
    r"(?:was|were|has been|have been) (?:not|never) (?:found|confirmed|proven))"
)
_REFLEXIVE = re.compile(r"(?<![вжгщнл]а)(?<![вжгщнлр]я)(?:л|ла|ли|ло|в)(?:ся|сь)$")
_BY_NATURE = re.compile(
    r"(?:вор|врыв|влом|вдер|удер|увірв|дира|вторг|изде|знуща|глум|изм|добив|домаг|нагр|"
    r"надруг|поглум|"
    r"збитк|распр|розправ|явил|з'яв|вывел|сняли)"
)
_NEGATED_HEADS = ("не_", "не ", "did not", "без ", "not ")
_CLAUSE_BEFORE = 70
_BEFORE = 30
_LONGEST_QUOTE = 90


def find_acts(board: Board) -> list[ActDraft]:
    """The acts of a document, in order; whose they are is asked later (`victims`)."""
    return _find(board, board.models.lexicon.vocabulary.frames)


def find_signs(board: Board) -> list[ActDraft]:
    """Words of mourning, which tell of a death where nothing else does."""
    return _find(board, board.models.lexicon.vocabulary.signs)


def find_silences(board: Board) -> list[ActDraft]:
    """Words of lost contact, which tell of a disappearance where nothing else is told."""
    return _find(board, board.models.lexicon.vocabulary.silences)


def _find(board: Board, frames: Frames) -> list[ActDraft]:
    page, found = board.page, []
    for number, sentence in enumerate(page.sentences):
        start, end = page.bounds(sentence)
        hits = _once_each(frames.find(page.words, page.folded, sentence.first, sentence.last))
        if not hits or _is_summary(page.folded[start:end]):
            continue
        for hit in hits:
            if not is_unreal(page.folded, hit, start):
                found.append(_draft(board, hit, number, end))
    return found


def _once_each(hits: Iterable[Found]) -> list[Found]:
    """Without a second frame of the same act in the words of the first."""
    kept: list[Found] = []
    for hit in hits:
        if not any(one.frame.code == hit.frame.code and hit.start < one.end for one in kept):
            kept.append(hit)
    return kept


def _is_summary(sentence: str) -> bool:
    """Whether a sentence sums up other incidents, corrects an account or only asks."""
    if _AGGREGATE.search(sentence) or _CORRECTION.search(sentence):
        return True
    return sentence.endswith("?") and not any(sign in sentence for sign in '«"“')


def is_unreal(folded: str, hit: Found, start: int) -> bool:
    """Whether the verb is denied, wished, feared, ordered or only possible."""
    before = folded[max(start, hit.head[0] - _BEFORE) : hit.head[0]]
    head = folded[hit.head[0] : hit.head[1]]
    if hit.frame.voice in ("sign", "lost") or head.startswith(_NEGATED_HEADS):
        return False
    own = folded[hit.start : hit.head[0]]
    if _OWN_NEGATION.search(own):
        before = before[: max(0, len(before) - len(own))]
    if _is_denied(folded, hit, start) or _is_reflexive(head, hit) or _NEGATION.search(before):
        return True
    is_negated_after = _INSTRUMENT.search(head) and _NOT_AFTER.match(folded, hit.head[1])
    if _AFTER.match(folded, hit.head[1]) or is_negated_after:
        return True
    if _ATTRIBUTE.search(head) and "," not in before[-12:]:
        return True
    if hit.frame.voice == "noun" or _REAL.search(before):
        return False
    return _UNREAL.search(before) is not None


def _is_denied(folded: str, hit: Found, start: int) -> bool:
    """ "deny that X was beaten", "no evidence of torture", "следов побоев не обнаружено"."""
    before = folded[max(start, hit.head[0] - _CLAUSE_BEFORE) : hit.head[0]]
    if _DENYING.search(before):
        return True
    return hit.frame.voice == "noun" and _NOT_FOUND.match(folded, hit.head[1]) is not None


def _is_reflexive(head: str, hit: Found) -> bool:
    """ "отправился на фронт": who does it to himself; not a passive in -ся ("содержался")."""
    if hit.frame.voice not in ("did", "whom"):
        return False
    verb = head.split(maxsplit=1)[0]
    return _REFLEXIVE.search(verb) is not None and _BY_NATURE.match(verb) is None


def _draft(board: Board, hit: Found, number: int, end: int) -> ActDraft:
    page = board.page
    words = board.models.lexicon.vocabulary.acts[hit.frame.code]
    stop = _CLAUSE_END.search(page.folded, hit.end, end)
    last = max(hit.end, min(stop.start() if stop else end, hit.start + _LONGEST_QUOTE))
    last -= len(page.text[hit.start : last]) - len(page.text[hit.start : last].rstrip())
    act = Act(hit.frame.code, page.span(hit.start, last))
    return ActDraft(
        act, words.family, number, voice=hit.frame.voice, head=hit.head, is_once=words.is_once
    )
