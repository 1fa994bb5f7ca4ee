"""Which military ranks are one, in Russian, Ukrainian and English words."""

from functools import cache

from tallymark.lang.scripts import fold, skeleton

_RANKS = (
    ("рядовой", "солдат", "рядовий", "private", "soldier", "матрос", "seaman"),
    ("ефрейтор", "єфрейтор", "corporal", "lance corporal", "старший матрос"),
    ("младший сержант", "молодший сержант", "junior sergeant"),
    ("сержант", "sergeant"),
    ("старший сержант", "senior sergeant"),
    ("старшина", "sergeant major"),
    ("прапорщик", "прапорщик", "warrant officer", "мичман"),
    ("старший прапорщик", "senior warrant officer"),
    ("младший лейтенант", "молодший лейтенант", "junior lieutenant"),
    ("лейтенант", "lieutenant"),
    ("старший лейтенант", "senior lieutenant", "first lieutenant"),
    ("капитан", "капітан", "captain"),
    ("майор", "major"),
    ("подполковник", "підполковник", "lieutenant colonel"),
    ("полковник", "colonel"),
    ("генерал-майор", "major general"),
)


@cache
def _number() -> dict[str, str]:
    return {fold(word): f"#{at}" for at, words in enumerate(_RANKS) for word in words}


def rank_key(text: str) -> str:
    """One key for a rank in any of the three languages; a rank not known, by its sound.

    >>> rank_key("рядовой") == rank_key("private") == rank_key("солдат")
    True
    """
    return _number().get(fold(text)) or skeleton(text)
