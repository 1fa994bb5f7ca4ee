"""Policy two-voices/1: two independent identified voices, one of a documentary kind, confirm.

Published; never edited. A change is a new file with a new number.
"""

from tallymark.terms.weighing import Standing
from tallymark.weigh.policies.voice import Finding, Policy, Voice

ANONYMOUS = frozenset({"anonymous", "witness_anonymous", "telegram_channel", "text", "unknown"})
DOCUMENTARY = frozenset({"roll", "registry", "medical", "court", "official", "document"})


def decide(voices: tuple[Voice, ...]) -> Finding:
    """The standing of one fact by the voices behind it.

    >>> decide((Voice("outlet"), Voice("roll"))).standing.value
    'confirmed'
    """
    if any(voice.type == "editor" for voice in voices):
        return Finding(Standing.REFUTED, ("refuted_by_editor",))
    identified = [voice for voice in voices if not _is_anonymous(voice)]
    if not identified:
        return Finding(Standing.ALLEGED, ("anonymous_only",))
    if len(identified) == 1:
        return Finding(Standing.REPORTED, ("one_voice",))
    if any(_is_documentary(voice) for voice in identified):
        return Finding(Standing.CONFIRMED, ("two_voices", "one_documentary"))
    return Finding(Standing.CORROBORATED, ("two_voices", "none_documentary"))


def _is_anonymous(voice: Voice) -> bool:
    return voice.type in ANONYMOUS or voice.type.endswith("_anonymous")


def _is_documentary(voice: Voice) -> bool:
    return voice.type in DOCUMENTARY or (voice.type == "relative" and voice.has_identity)


POLICY = Policy(
    name="two-voices/1",
    decide=decide,
    text={
        "en": (
            "A fact is confirmed when at least two independent, identified voices state it and at "
            "least one of them is a roll or registry, a medical, court or official source, a "
            "document, or a relative whose identity is known. Two identified voices without one "
            "of these corroborate it. One identified voice reports it. Anonymous voices and "
            "channels alone allege it. Copies, translations and retellings are one voice. What an "
            "editor rejects as untrue is refuted."
        ),
        "ru": (
            "Факт считается подтверждённым, если о нём говорят не менее двух независимых "
            "установленных источников и хотя бы один из них — список или реестр, медицинский, "
            "судебный или официальный источник, документ либо родственник, чья личность "
            "известна. Два установленных источника без такого подкрепляют факт. Один "
            "установленный источник сообщает о нём. Одни лишь анонимные источники и каналы — "
            "это утверждение без подкрепления. Перепечатки, переводы и пересказы — один "
            "источник. Отвергнутое редактором как неверное считается опровергнутым."
        ),
        "uk": (
            "Факт вважається підтвердженим, якщо про нього говорять щонайменше два незалежні "
            "встановлені джерела і принаймні одне з них — список або реєстр, медичне, судове чи "
            "офіційне джерело, документ або родич, чия особа відома. Два встановлені джерела "
            "без такого підкріплюють факт. Одне встановлене джерело повідомляє про нього. Самі "
            "лише анонімні джерела й канали — це твердження без підкріплення. Передруки, "
            "переклади й перекази — одне джерело. Відкинуте редактором як неправдиве вважається "
            "спростованим."
        ),
    },
    clauses={
        "refuted_by_editor": {
            "en": "an editor rejected it as untrue",
            "ru": "редактор отверг это как неверное",
            "uk": "редактор відкинув це як неправдиве",
        },
        "anonymous_only": {
            "en": "only anonymous voices or channels",
            "ru": "только анонимные источники или каналы",
            "uk": "лише анонімні джерела або канали",
        },
        "one_voice": {
            "en": "one identified voice",
            "ru": "один установленный источник",
            "uk": "одне встановлене джерело",
        },
        "two_voices": {
            "en": "at least two independent identified voices",
            "ru": "не менее двух независимых установленных источников",
            "uk": "щонайменше два незалежні встановлені джерела",
        },
        "one_documentary": {
            "en": "at least one of a documentary kind",
            "ru": "хотя бы один из них документальный",
            "uk": "принаймні одне з них документальне",
        },
        "none_documentary": {
            "en": "none of a documentary kind",
            "ru": "ни одного документального",
            "uk": "жодного документального",
        },
    },
)
