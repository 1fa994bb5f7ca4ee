"""What makes a number no count: measures after it, labels before it, ages, times, scores, dates."""

from tallymark.lang import calendarwords
from tallymark.lang.numberforms import ONES, TIMES
from tallymark.lang.words import Words, word_list, word_set

_MEASURE_STEMS = tuple(
    word_list(
        "лет год рок річ year месяц місяц month недел тижн week дней дня день дня дні днів "
        "суток сутки діб доб day час hour годин минут хвилин minute секунд second рубл руб "
        "гривен гривн грн доллар долар dollar euro евро євро rouble ruble hryvnia копе километр "
        "кілометр метр kilomet metre meter mile гектар тонн tonne килограмм кілограм литр літр "
        "градус degree процент відсот percent балл этаж поверх полос класс клас разряд степен "
        "ступен серии сери утра вечера ночи ранку вечора ночі подписчик підписник подписчиц "
        "просмотр перегляд follower subscriber view comment комментар комент квартир сантиметр "
        "миллиметр міліметр вольт ватт сажен верст foot feet inch калибр калібр o'clock "
        "decade век століт мин. repost репост like лайк реакц"
    )
)
_MEASURES = word_set(
    "г гг рр км м см мм кг га % ‰ ° ℃ € $ ₽ ₴ £ k к kb mb gb am pm раз раза рази разів разом "
    "times x х × мм th st nd rd й я е го му м ый ая ой ої лет рік років g бал vkl тг km m cm mm kg "
    "ha mph ft lb lbs cent pct руб р тыс.руб l л ст t т"
)
_OF_NOBODY = word_set(
    "attempt attempts try tries surgery surgeries tour tours goal goals point points paper papers "
    "medal medals mhz khz ghz hz reactions попытка попытки попыток командировка командировки "
    "командировок очко очка очков гол гола голов медаль медали медалей реакций мгц кгц гц спроба "
    "спроби спроб відрядження відряджень очки медалі реакції night nights evening evenings "
    "morning mornings afternoon afternoons weekend weekends winter winters summer summers spring "
    "springs autumn autumns season seasons fortnight fortnights shift shifts semester semesters "
    "term terms generation generations lesson lessons rib ribs tooth teeth finger fingers toe "
    "toes leg legs arm arms hand hands eye eyes ear ears knee knees stitch stitches fracture "
    "fractures vertebra vertebrae bone bones wound wounds shrapnel fragment fragments bullet "
    "bullets shot shots blow blows punch punches kick kicks lash lashes stab stabs step steps "
    "pace paces acre acres inch inches ounce ounces gram grams gallon gallons page pages room "
    "rooms floor floors storey storeys stair stairs copy copies episode episodes question "
    "questions word words line lines volt volts bottle bottles cigarette cigarettes bag bags box "
    "boxes button buttons star stars ночь ночи ночей ночами вечер вечера вечеров утро зима зимы "
    "зим лета весны весен осени осеней сезон сезона сезонов смена смены смен семестр семестра "
    "семестров урок урока уроков поколение поколения поколений ребро ребра ребер зуб зуба зубов "
    "палец пальца пальцев нога ноги ног рука руки рук глаз глаза ухо уха ушей колено колена шов "
    "шва швов перелом перелома переломов позвонок позвонка позвонков кость кости костей рана раны "
    "осколок осколка осколков пуля пули пуль выстрел выстрела выстрелов удар удара ударов шаг "
    "шага шагов сотка сотки соток пуд пуда пудов грамм грамма граммов страница страницы страниц "
    "комната комнаты комнат этаж этажа этажей ступенька ступеньки ступенек экземпляр экземпляра "
    "экземпляров серия серии серий вопрос вопроса вопросов слово слова слов строка строки строк "
    "бутылка бутылки бутылок сигарета сигареты сигарет мешок мешка мешков звезда звезды звезд ніч "
    "ночі вечір вечори вечорів ранок ранки зими літа осені сезони сезонів зміна зміни змін "
    "семестри семестрів уроки уроків покоління поколінь зуби зубів палець пальці пальців ніг око "
    "очі очей вухо вуха вух коліно коліна шви швів переломи переломів хребець хребці кістка "
    "кістки кісток рани уламок уламки уламків куля кулі куль постріл постріли пострілів удари "
    "ударів крок кроки кроків пуди пудів грами грамів сторінка сторінки сторінок аркуш аркуші "
    "аркушів кімната кімнати кімнат поверхи поверхів сходинки сходинок примірник примірники "
    "примірників серії серій питання питань слів рядок рядки рядків пляшка пляшки пляшок цигарка "
    "цигарки цигарок мішок мішки мішків зірка зірки зірок"
)
"""Stretches of time, injuries, blows and things that a report tells of and counts nobody by."""
_ENDS_IN = frozenset(
    (("ends", "in"), ("ending", "in"), ("заканчивается", "на"), ("закінчується", "на"))
)
_OPENS, _CLOSES = word_set("\" « “ „ '"), frozenset((('"',), ("»",), ("”",), ("“",), ("'",)))
_A_MONTH = frozenset(
    (("в", "месяц"), ("на", "месяц"), ("в", "місяць"), ("на", "місяць"), ("a", "month"))
)
_PAY = word_set("pay wage salary fine bonus bribe ransom compensation debt loan price bill")
_ACROSS = word_set("by на х x ×")
_NOT_MEASURES = word_set("yearning daycare годных годные годен часових часовых часовые часові")
_LONG_MEASURES = word_set(
    "лет года годам годами месяцев месяца месяцам дней дня дням часов часа часам минут недель "
    "недели суток рублей рубля километров километра метров метра процентов градусов років роки "
    "місяців днів дні годин години хвилин тижнів гривень кілометрів метрів відсотків градусів "
    "years months days hours minutes weeks roubles rubles dollars euros hryvnias kilometres "
    "kilometers metres meters miles percent degrees"
)
_TURNED_MEASURES = word_set(
    "лет годам часов часам минут минутах километрах километров метрах метров рублей процентов "
    "месяцев недель дней суток років роках годин хвилин хвилинах кілометрах кілометрів гривень "
    "відсотків місяців тижнів днів км"
)
_COUNTED_AFTER_DASH = word_set("odd strong man men member person people woman plus")
_STRONG_LABELS = word_set(
    "№ # n no nr number номер номера номером ст ч п пп art articl § пункт пункта пункту пункті фз "
    "указ указу указом приказ закон в/ч вч unit units cargo груз груза грузом вантаж вантажу "
    "version версия версії isbn инн снилс тел phone телефон корпус кв дом д будинок page pages "
    "стр страница сторінка глава chapter кодекс section sections paragraph order resolution law "
    "form паспорт passport т- size размер розмір рост зріст вес вага level частиною частями "
    "hotline postcode индекс індекс размера розміру роста росту весом вагою ростом зростом"
)
_LABEL_STEMS = ("статт", "стать", "стате", "articl")
_WEAK_LABELS = word_set(
    "часть части частью частині частини частина частину квартира квартире улица ул вул вулиця "
    "вулиці street avenue школа школе школы школу школі гимназия лицей ліцей ик сизо колонии "
    "колония колонію колонії колонию тюрьма канал bus автобус маршрут маршрутка route highway "
    "трасса трасі trasa бригада бригаде бригади бригаді полк полка полку полці дивизия дивизии "
    "дивізія дивізії батальон батальоне батальйон батальйоні каб кабинет кабинете кабінет "
    "кабінеті палата палате палаті камера камере камері room ward cell apartment apt flight рейс "
    "поезд потяг train hill height высота высоте высоты висота висоті building block gate "
    "checkpoint brigade regiment battalion division camp colony prison school hospital больница "
    "больнице лікарня лікарні лагерь лагере табір таборі table figure appendix box day "
    "group platoon взвод взводе взвод отделение статья сектор sector участок участке"
)
_MONEY_BEFORE = word_set(
    "штраф штрафа зарплата зарплату оклад salary fine платят платили платять $ € £ ₽ ₴ usd eur "
    "rub uah сумму суммой сумма суму сума сумою"
)
_AGE_BEFORE = word_set(
    "aged age turned возраст возраста возрасте возрастом вік віком віці исполнилось исполнилось "
    "исполнится исполняется виповнилося виповнилось виповниться старше младше старіше молодше "
    "старші молодші старше моложе older younger"
)
_SIGNS = word_set("минус мінус minus плюс plus")
_SCORES = word_set(
    "score scored счет счетом счета счёт рахунок рахунком lost won beat drew draw win матч"
)
_STREETS_AFTER = word_set("street st road rd avenue ave lane square drive block building floor")
_STREETS_BEFORE = word_set(
    "улица улице ул вул вулиця вулиці вулицею проспект проспекте пр просп переулок переулке пер "
    "провулок провулку шоссе шосе бульвар бульваре площадь площади площа площі street lane"
)
_AGE_BOUNDS = word_set("over under above below")


def follows_measure(words: Words, last: int) -> bool:
    """Whether a unit of measure, money, age or time follows word `last`."""
    step = last + 1
    word = words.get(step)
    if word in ("-", "–", "‑") and words.is_joined(step) and words.is_joined(step + 1):
        after = words.get(step + 1)
        return not is_numeric(after) and after not in _COUNTED_AFTER_DASH
    if word in ("тыс", "млн", "млрд", "тис", "."):
        word = words.get(step + 1) if word != "." else word
    if word in ("a", "p") and words.words[step + 1 : step + 3] == (".", "m"):
        return True
    if word in _NOT_MEASURES:
        return False
    if word in _OF_NOBODY or (word == "per" and words.get(step + 1) == "cent"):
        return True
    if word in _MEASURES and not (len(word) == 1 and word.isalpha() and words.get(step + 1) == ""):
        return True
    is_long = word[:1].isalpha() and words.get(step + 1) in _LONG_MEASURES
    return is_long or word.startswith(_MEASURE_STEMS)


def is_across(words: Words, first: int) -> bool:
    """ "four metres by five", "3 на 4": the second side of something measured."""
    if words.get(first - 1) not in _ACROSS:
        return False
    if is_numeric(words.get(first - 2)):
        return words.get(first - 1) != "на"
    return is_numeric(words.get(first - 3)) and follows_measure(words, first - 3)


def is_label_or_pay(words: Words, first: int, last: int) -> bool:
    """ "part 3 of article", "ends in 4417", "«200»", "195 000 в месяц", "за 30 тысяч купил"."""
    before, after = words.get(first - 1), words.words[last + 1 : last + 3]
    if before == "part" and after[:1] == ("of",):
        return True
    if words.words[max(0, first - 2) : first] in _ENDS_IN:
        return True
    if words.get(first) in ("200", "300") and before in _OPENS and after[:1] in _CLOSES:
        return True
    if after in _A_MONTH or (before == "of" and words.get(first - 2) in _PAY):
        return True
    is_thousands = words.get(last).startswith(("тыс", "тис", "тыщ", "млн", "thousand"))
    return is_thousands and before in ("за", "for")


def is_numeric(word: str) -> bool:
    """Whether a word is a number or a part of one."""
    return word[:1].isdecimal() or word in ONES or word in TIMES


def is_labelled(words: Words, first: int, *, is_counting: bool) -> bool:
    """Whether the number is a name: "ст. 337", "№ 5", "Т-72", "unit 99107", "$200", "0971".

    `is_counting`: people follow, so that a school or a ward before it is where they were.
    """
    word, before = words.get(first), words.get(first - 1)
    if word[:1] == "0" and word[1:2].isdecimal():
        return True
    if before in _MONEY_BEFORE or _is_label(before, is_counting) or before in _SIGNS:
        return True
    if before in _AGE_BEFORE or (before.startswith(_LABEL_STEMS) and word[:1].isdecimal()):
        return True
    if before in (".", ":", "-", "–", "_", "/", "«", '"') and word[:1].isdecimal():
        label = words.get(first - 2)
        if before in "-–_/:" and words.is_joined(first) and label[:1].isalnum():
            return words.is_joined(first - 1)
        return before not in "-–_/" and _is_label(label, is_counting)
    return bool(before) and not before[0].isalnum() and ord(before[0]) > 0x2190


def _is_label(word: str, is_counting: bool) -> bool:
    return word in _STRONG_LABELS or (not is_counting and word in _WEAK_LABELS)


def is_day(words: Words, value: float, place: tuple[int, int], *, is_digits: bool) -> bool:
    """ "14 March", "May 24", "14-го числа": a day of a month."""
    if value > 31:
        return False
    first, last = place
    step = last + 2 if words.get(last + 1) == "of" else last + 1
    if calendarwords.month_at(words, step) is not None or words.get(step) == "числа":
        return True
    before = first - 1 - (words.get(first - 1) == ".")
    return is_digits and calendarwords.month_at(words, before) is not None


def is_placed(words: Words, first: int, last: int) -> bool:
    """ "15 Garden Street", "ул. Садовая, 15", "lost 3-1", "3:1": an address or a score."""
    after = words.words[last + 1 : last + 4]
    if not _STREETS_AFTER.isdisjoint(after):
        starts = words.starts[last + 1]
        if words.text[starts : starts + 1].isupper():
            return True
    if words.get(first - 1) == "," and not _STREETS_BEFORE.isdisjoint(
        words.words[max(0, first - 5) : first - 1]
    ):
        return True
    joined = words.get(last + 1) in (":", "/") and words.is_joined(last + 1)
    if joined and words.is_joined(last + 2) and words.get(last + 2)[:1].isdecimal():
        return True
    return is_score(words, first)


def is_score(words: Words, first: int) -> bool:
    """ "lost 3-1", "со счётом 3:1"."""
    return not _SCORES.isdisjoint(words.words[max(0, first - 2) : first]) and (
        words.get(first + 1) in ("-", "–", ":")
    )


def is_turned_measure(words: Words, first: int) -> bool:
    """ "лет сорок", "километрах в пяти", "часов в семь": the measure stands before the number."""
    before = first - 1
    if words.get(before) in ("в", "у", "на", "с", "по", "до", "за", "через"):
        before -= 1
    return words.get(before) in _TURNED_MEASURES and not is_numeric(words.get(before - 1))


def is_age_bound(words: Words, first: int) -> bool:
    """ "men over 60", "children under 14": the number is an age."""
    return words.get(first - 1) in _AGE_BOUNDS and words.get(first - 2)[:1].isalpha()


def is_ratio(words: Words, first: int, last: int) -> bool:
    """ "one in three", "50 на 50": how often, and not how many."""
    if words.get(first - 1) == "in" and words.get(first - 2) in ("one", "two", "three"):
        return True
    for step, joint in ((last + 1, last + 2), (first - 1, first - 2)):
        if words.get(step) in ("на", "in") and words.get(joint)[:1].isdecimal():
            return words.get(step) == "на" and words.get(joint) == words.get(first)
    return False
