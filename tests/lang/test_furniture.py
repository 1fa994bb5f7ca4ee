import pytest

from tallymark.lang.furniture import find_furniture

FURNITURE = """\
Подписаться
Подписаться на канал
Читайте также: В Карнове открыли мост
Sign up for our newsletter
Sign up for our newsletter and get the latest news.
Subscribe to our Telegram channel
12.3K views
👁 12,3K
👁 1 234 ❤ 45 🔥 12
❤️ 45 😢 12 🙏 3
Просмотров: 1234
1 234 просмотра
USD 92,45 EUR 99,10
$ 92.45 € 99.10
Курс валют: USD 41,20 EUR 44,80
Погода в Карнове: +5°C, ветер 3 м/с
Торск +12°
© 2025 Torsk Voice. All rights reserved.
All rights reserved
Все права защищены. При использовании материалов ссылка обязательна.
Усі права захищено
Мы используем файлы cookie, чтобы сайт работал лучше.
Ми використовуємо файли cookie
We use cookies to improve your experience.
Ваш браузер устарел
Your browser does not support video.
Главная | Новости | Контакты
Facebook Twitter Telegram
Поделиться: VK Telegram WhatsApp
Комментарии (12)
5 min read
Время чтения: 4 минуты
18+
НАСТОЯЩИЙ МАТЕРИАЛ (ИНФОРМАЦИЯ) ПРОИЗВЕДЕН ИНОСТРАННЫМ АГЕНТОМ
Підписуйтесь на наш канал!
Читайте також
Related stories
👉 Подписывайтесь на наш канал
"""

REPORT = """\
Подписаться на контракт его заставили
Подписаться под заявлением отказались 12 человек
Реклама контрактной службы обещала 500 тысяч
🔥 В Карнове погиб Алексей Гремин, 34 года
Гремин Алексей | 1985 | Карнов
Поделиться горем пришли 200 человек
12 человек погибли
Погибли 12
При минус 30 ° люди замерзли, рассказал его отец, и двое умерли
Контакты с семьёй прервались 4 октября
Поиск пропавшего продолжается
Share of the dead is unknown
Реклама и смерть
Комментарии властей не получены
34 года
5 октября
1. Гремин Алексей, 34
More than 12 people died
Home he never came
Доллар отняли у солдата, 2 избили
Курс молодого бойца 3 недели
Погода была плохой, погибли двое
Мы используем слова матери погибшего
Join our sons who died there
В Telegram 12 октября сообщили о гибели
"""


@pytest.mark.parametrize("line", FURNITURE.splitlines())
def test_a_line_of_the_site_is_furniture(line: str) -> None:
    found = list(find_furniture(line))
    assert (found[0][0], found[-1][1]) == (0, len(line))


@pytest.mark.parametrize("line", REPORT.splitlines())
def test_a_line_of_the_report_is_none(line: str) -> None:
    assert list(find_furniture(line)) == []


def test_a_list_of_other_reports_ends_at_an_empty_line() -> None:
    text = "Read also\nBridge opens in Torsk\nMayor resigns\n\nIlya Gremin died."
    assert [text[start:end] for start, end in find_furniture(text)] == [
        "Read also",
        "Bridge opens in Torsk",
        "Mayor resigns",
    ]


def test_a_sentence_of_the_report_after_an_invitation_is_kept() -> None:
    text = "Подписывайтесь на наш канал. В Карнове погиб житель."
    assert [text[start:end] for start, end in find_furniture(text)] == [
        "Подписывайтесь на наш канал."
    ]


def test_reactions_at_the_end_of_a_post_are_cut_off() -> None:
    text = "🔥 В Карнове сгорел дом, двое погибли 👁 12,3K"
    assert [text[start:end] for start, end in find_furniture(text)] == ["👁 12,3K"]
