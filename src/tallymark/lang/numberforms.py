"""Number words of English, Russian and Ukrainian in every case form, with their values."""

from tallymark.lang.words import word_list, word_set

_RU_ONES = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым восьмерыми",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    800: "восемьсот восьмисот восьмистам восьмистах восемьюстами восьмьюстами",
}
_RU_FIVES = {5: "пят", 6: "шест", 7: "сем", 9: "девят", 10: "десят"}
_RU_GROUPS = {5: "пятер", 6: "шестер", 7: "семер", 9: "девятер", 10: "десятер"}
_RU_TEENS = word_list("один две три четыр пят шест сем восем девят")
_UK_ONES = {
    1: "один одна одне одного однієї одному одній одним однією одну",
    2: "два дві двох двом двома двоє двоїх двоїм",
    3: "три трьох трьом трьома троє троїх троїм",
    4: "чотири чотирьох чотирьом чотирма четверо четверих четверім",
    5: "п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро п'ятерих",
    6: "шість шести шістьох шістьом шістьма шестеро шестерих",
    7: "сім семи сімох сімом сьома сімома семеро семерих",
    8: "вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро восьмерих",
    9: "дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятеро дев'ятерих",
    10: "десять десяти десятьох десятьом десятьма десятеро десятерих",
    40: "сорок сорока",
    90: "дев'яносто дев'яноста",
    100: "сто ста",
    200: "двісті двохсот двомстам двомастами двохстах",
    300: "триста трьохсот трьомстам трьомастами трьохстах",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах",
    500: "п'ятсот п'ятисот п'ятистам п'ятистах п'ятьмастами п'ятьомастами",
    600: "шістсот шестисот шестистам шестистах шістьмастами",
    700: "сімсот семисот семистам семистах сьомастами",
    800: "вісімсот восьмисот восьмистам восьмистах вісьмастами",
    900: "дев'ятсот дев'ятисот дев'ятистам дев'ятистах дев'ятьмастами",
}
_UK_TEENS = word_list("один два три чотир п'ят шіст сім вісім дев'ят")
_EN_ONES = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_EN_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")


def _russian() -> dict[str, float]:
    table = {form: float(n) for n, forms in _RU_ONES.items() for form in forms.split()}
    for n, stem in _RU_FIVES.items():
        table |= dict.fromkeys((stem + "ь", stem + "и", stem + "ью"), float(n))
        table |= {_RU_GROUPS[n] + ending: float(n) for ending in ("о", "ых", "ым", "ыми")}
    for n, stem in enumerate(_RU_TEENS, 11):
        table |= {f"{stem}надцат{ending}": float(n) for ending in ("ь", "и", "ью")}
    for n, stem in ((20, "двадцат"), (30, "тридцат")):
        table |= {stem + ending: float(n) for ending in ("ь", "и", "ью")}
    for n, stem, many in ((5, "пят", "пяти"), (6, "шест", "шести"), (7, "сем", "семи")):
        table |= {f"{stem}ьдесят": n * 10.0, f"{many}десяти": n * 10.0, f"{stem}ьсот": n * 100.0}
        table |= {many + ending: n * 100.0 for ending in ("сот", "стам", "стах")}
        table |= {f"{stem}ьюдесятью": n * 10.0, f"{stem}ьюстами": n * 100.0}
    table |= dict.fromkeys(
        word_list("восемьдесят восьмидесяти восемьюдесятью восьмьюдесятью"), 80.0
    )
    nine = word_list("девятьсот девятисот девятистам девятистах девятьюстами")
    return table | dict.fromkeys(nine, 900.0)


def _ukrainian() -> dict[str, float]:
    table = {form: float(n) for n, forms in _UK_ONES.items() for form in forms.split()}
    endings = ("ь", "и", "ьох", "ьом", "ьма")
    for n, stem in enumerate(_UK_TEENS, 11):
        table |= {f"{stem}надцят{ending}": float(n) for ending in endings}
    for n, stem in ((20, "двадцят"), (30, "тридцят")):
        table |= {stem + ending: float(n) for ending in endings}
    several = ((50, "п'ят"), (60, "шіст"), (60, "шест"), (70, "сім"), (80, "вісім"))
    for n, stem in several:
        table |= {f"{stem}десят{ending}": float(n) for ending in ("", "и", "ьох", "ьом", "ьма")}
        table |= {f"{stem}десятьома": float(n)}
    return table


def _english() -> dict[str, float]:
    table = {word: float(n) for n, word in enumerate(_EN_ONES, 1)}
    return table | {word: n * 10.0 for n, word in enumerate(_EN_TENS, 2)}


ONES: dict[str, float] = _english() | _russian() | _ukrainian()
"""Word form -> its number, all three languages (no form stands for two numbers)."""

_TIMES_FORMS = {
    10: "десяток десятка десятку десятком десятке десятки десятков десятками десятках десятків",
    12: "dozen дюжина дюжины дюжину дюжин дюжиной дюжини дюжиною",
    100: "hundred сотня сотни сотню сотне сотней сотнею сотен сотні сотень сотнями сотнях",
    1e3: "thousand тысяча тысячи тысячу тысяче тысячей тысячью тысяч тысячам тысячами тысячах тыс "
    "тисяча тисячі тисячу тисячею тисяч тисячам тисячами тисячах тис",
    1e6: "million миллион миллиона миллионов миллиону миллионами млн мільйон мільйона мільйонів "
    "мільйонами mln",
    1e9: "billion миллиард миллиарда миллиардов млрд мільярд мільярда мільярдів",
}
TIMES: dict[str, float] = {f: float(n) for n, forms in _TIMES_FORMS.items() for f in forms.split()}
"""Words that multiply the number before them, and stand for one of it alone."""

SHORT_TIMES = word_set("тыс тис млн млрд mln")
"""Multipliers that are written short and may end with a full stop."""

_MANY_FORMS = {
    "tens": "десятки десятков десятками десяткам десятках десятків tens",
    "dozens": "dozens",
    "scores": "scores",
    "hundreds": "hundreds сотни сотен сотнями сотням сотнях сотні сотень",
    "thousands": "thousands тысячи тысяч тысячам тысячами тысячах тисячі тисяч тисячам тисячами "
    "тисячах",
    "millions": "millions миллионы миллионов миллионами мільйони мільйонів мільйонами",
}
MANY: dict[str, str] = {form: name for name, forms in _MANY_FORMS.items() for form in forms.split()}
"""Plurals that stand for an order of magnitude; `lang.hedges` gives each its interval."""

SEVERAL = word_set(
    "several few несколько нескольких нескольким несколькими кілька кількох кільком кількома "
    "декілька декількох декільком декількома"
)
PAIR = word_set("couple пара пару пары парой пари парою")
"""Two, not to be taken at their word; of things that come in pairs they count nothing."""

OTHER = word_set("другой другая другую другие інший інша іншу другий друга другу")
""" "десяток-другой": one or two of it."""

_HALVES = {
    1.5: "полтора полторы полутора півтора півтори",
    150.0: "полтораста полутораста півтораста",
}
_HALF_OF = {
    5.0: "десятка",
    6.0: "дюжины дюжини",
    50.0: "сотни сотні",
    500.0: "тысячи тисячі",
    5e5: "миллиона мільйона",
}


def _halves() -> dict[str, float]:
    """ "полтора", "полсотни", "півтисячі"."""
    table = {form: value for value, forms in _HALVES.items() for form in forms.split()}
    for value, forms in _HALF_OF.items():
        for form in forms.split():
            table |= {half + form: value for half in ("пол", "полу", "пів")}
    return table


HALVES: dict[str, float] = _halves()
