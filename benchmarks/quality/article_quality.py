"""How well the report is told from the page around it, against trafilatura where it is installed.

Ten layouts as content systems make them, in three languages, with invented words. The gold is the
words of the report; printed are precision, recall and F1 of words, and the time.

    python benchmarks/quality/article_quality.py
"""

import re
import time
from collections import Counter
from collections.abc import Callable

from tallymark.extract.html import extract_page
from tallymark.extract.item import Item
from tallymark.extract.refusal import Refused

REPORT = {
    "ru": [
        "В посёлке Карнов простились с Алексеем Греминым",
        "Житель посёлка Алексей Гремин, 34 года, погиб в ночь на 4 октября, сообщила его мать.",
        "По её словам, тело привезли через две недели, и гроб открывать не разрешили.",
        "Похороны пройдут 5 октября.",
        "Ранее местный канал писал о двенадцати погибших из района; власти числа не назвали.",
    ],
    "uk": [
        "У селищі Карнів попрощалися з Олексієм Греміним",
        "Мешканець селища Олексій Гремін, 34 роки, загинув у ніч на 4 жовтня, повідомила мати.",
        "За її словами, тіло привезли за два тижні, і труну відкривати не дозволили.",
        "Похорон відбудеться 5 жовтня.",
        "Раніше місцевий канал писав про дванадцятьох загиблих із району; влада числа не назвала.",
    ],
    "en": [
        "Karnov takes leave of Alexei Gremin",
        "Alexei Gremin, 34, of Karnov died in the night of 4 October, his mother said.",
        "She said the body came home two weeks later, and the coffin was not to be opened.",
        "The burial is on 5 October.",
        "A local channel wrote of twelve dead from the district; officials gave no figure.",
    ],
}
SITE = {
    "ru": ("Главная", "Новости", "Контакты", "Подписаться на рассылку", "Самое читаемое",
           "В Торске открыли мост после ремонта", "Мэр Торска подал в отставку",
           "На выходных обещают дожди и грозы", "Все права защищены"),
    "uk": ("Головна", "Новини", "Контакти", "Підписатися на розсилку", "Найпопулярніше",
           "У Торську відкрили міст після ремонту", "Мер Торська подав у відставку",
           "На вихідних обіцяють дощі та грози", "Усі права захищено"),
    "en": ("Home", "News", "Contacts", "Sign up for our newsletter", "Most read",
           "Bridge in Torsk opens after repairs", "Mayor of Torsk resigns",
           "Rain and storms expected at the weekend", "All rights reserved"),
}  # fmt: skip


def paragraphs(lines: list[str], mark: str = "p") -> str:
    return f"<h1>{lines[0]}</h1>" + "".join(f"<{mark}>{one}</{mark}>" for one in lines[1:])


def links(names: tuple[str, ...]) -> str:
    return (
        "<ul>"
        + "".join(f'<li><a href="/{n}">{one}</a></li>' for n, one in enumerate(names))
        + "</ul>"
    )


def article(r: list[str], s: tuple[str, ...]) -> str:
    return (
        f"<header>{s[0]}</header><nav>{links(s[:3])}</nav><article>{paragraphs(r)}</article>"
        f"<aside><h3>{s[4]}</h3>{links(s[5:8])}</aside><footer>{s[8]}</footer>"
    )


def named_boxes(r: list[str], s: tuple[str, ...]) -> str:
    return (
        f'<div class="top-menu">{links(s[:3])}</div>'
        f'<div class="entry-content">{paragraphs(r)}</div>'
        f'<div class="widget_recent sidebar"><p>{s[4]}</p>{links(s[5:8])}</div>'
        f'<div id="footer">{s[8]}</div>'
    )


def tables(r: list[str], s: tuple[str, ...]) -> str:
    cells = "".join(f"<p>{one}</p>" for one in r[1:])
    return (
        f"<table><tr><td colspan=2>{links(s[:3])}</td></tr><tr><td width=200>{links(s[4:8])}</td>"
        f"<td><h1>{r[0]}</h1>{cells}</td></tr><tr><td>{s[8]}</td></tr></table>"
    )


def messages(r: list[str], s: tuple[str, ...]) -> str:
    text = "<br>".join(r)
    return (
        f'<div class="tgme_header"><a href="/">{s[1]}</a></div><div class="tgme_widget_message">'
        f'<div class="tgme_widget_message_text">{text}</div>'
        '<div class="tgme_widget_message_footer"><span class="views">12.3K</span> views</div></div>'
    )


def no_names(r: list[str], s: tuple[str, ...]) -> str:
    return (
        f"<div><div>{links(s[:3])}</div></div><div><div>{paragraphs(r, 'div')}</div></div>"
        f"<div><div>{s[4]}</div>{links(s[5:8])}</div><div>{s[3]}</div><div>{s[8]}</div>"
    )


def hashed_names(r: list[str], s: tuple[str, ...]) -> str:
    cards = "".join(
        f'<div class="x9"><a href="/{n}">{one}</a></div>' for n, one in enumerate(s[5:8])
    )
    return (
        f'<div class="k1f">{links(s[:3])}</div><div class="z8a">{paragraphs(r)}</div>'
        f'<div class="q2">{s[4]}{cards}</div><div class="m0">{s[8]}</div>'
    )


def teasers(r: list[str], s: tuple[str, ...]) -> str:
    cards = "".join(
        f"<article><h3><a href='/'>{one}</a></h3><p>{one}.</p></article>" for one in s[5:8]
    )
    return (
        f'<nav>{links(s[:3])}</nav><div class="story">{paragraphs(r * 1)}</div>'
        f'<section class="more-news">{cards}</section><footer>{s[8]}</footer>'
    )


def comments(r: list[str], s: tuple[str, ...]) -> str:
    said = "".join(f'<div class="comment"><p>{one}</p></div>' for one in s[5:8])
    return (
        f"<div class='cookie-notice'>{s[3]}</div><main>{paragraphs(r)}"
        f'<div class="share-buttons">Facebook Telegram</div><div id="comments">{said}</div></main>'
        f"<footer>{s[8]}</footer>"
    )


def forum(r: list[str], s: tuple[str, ...]) -> str:
    return (
        f'<div class="navbar">{links(s[:3])}</div><h2>{r[0]}</h2><div class="postbody">'
        f"<div class='content'>{'<br><br>'.join(r[1:])}</div></div>"
        "<div class='pagination'>1 2 3</div>"
        f"<form>{s[3]}<input><button>OK</button></form>"
    )


def unclosed(r: list[str], s: tuple[str, ...]) -> str:
    return (
        f"<nav>{links(s[:3])}<div id=content><h1>{r[0]}</h1><p>" + "<p>".join(r[1:])
        + f"<hr><center>{s[8]}</center>"
    )  # fmt: skip


LAYOUTS = (article, named_boxes, tables, messages, no_names, hashed_names, teasers, comments,
           forum, unclosed)  # fmt: skip


def ours(page: str) -> str:
    try:
        (found, *_) = extract_page(page.encode(), Item("o1", "text/html"))
    except Refused:
        return ""
    return " ".join(one.text for one in found.passages if one.part == "body")  # type: ignore[union-attr]


def peers() -> dict[str, Callable[[str], str]]:
    """Our extractor, and trafilatura in its two ways where it is there."""
    found: dict[str, Callable[[str], str]] = {"tallymark": ours}
    try:
        import trafilatura
    except ImportError:
        return found
    found["trafilatura"] = lambda page: trafilatura.extract(page) or ""
    found["trafilatura fast"] = lambda page: trafilatura.extract(page, fast=True) or ""
    found["trafilatura recall"] = lambda page: trafilatura.extract(page, favor_recall=True) or ""
    return found


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def score(gold: Counter[str], found: Counter[str]) -> tuple[float, float, float]:
    same = sum((gold & found).values())
    precision = same / max(1, sum(found.values()))
    recall = same / sum(gold.values())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    for name, extract in peers().items():
        totals, started = [], time.process_time()
        by_layout = {}
        for layout in LAYOUTS:
            scores = []
            for language, report in REPORT.items():
                body = layout(report * 1, SITE[language])
                head = f"<!doctype html><html><head><title>{report[0]}</title></head>"
                page = f"{head}<body>{body}</body></html>"
                scores.append(score(words(" ".join(report)), words(extract(page))))
            totals += scores
            by_layout[layout.__name__] = sum(one[2] for one in scores) / len(scores)
        seconds = time.process_time() - started
        mean = [sum(one[at] for one in totals) / len(totals) for at in range(3)]
        print(f"{name:<20} P {mean[0]:.3f}  R {mean[1]:.3f}  F1 {mean[2]:.3f}  "
              f"{1000 * seconds / len(totals):.1f} ms a page")  # fmt: skip
        print("   ", "  ".join(f"{key} {value:.2f}" for key, value in by_layout.items()))


if __name__ == "__main__":
    main()
