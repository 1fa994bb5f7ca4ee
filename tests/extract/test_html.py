from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.extract.html import extract_page
from tallymark.extract.item import Item
from tallymark.extract.refusal import Refused
from tallymark.terms.documents import Extracted
from tests.extract.conftest import Extract, documents, reasons, text_of

PAGE = """<!doctype html><html><head><title>Short &amp; plain</title>
<meta property="og:site_name" content="Torsk Voice">
<meta property="article:published_time" content="2025-09-15T23:30:00+03:00">
<script>var menu = "<p>no words of the report</p>";</script></head>
<body><header><h2>Torsk Voice</h2></header><nav><a href="/">Home</a></nav>
<article><h1>Short &amp; plain</h1><p>Двое   мужчин&nbsp;пропали,
сказала &laquo;мать&raquo;.<br>Line <b>two</b>.</p></article>
<footer>All rights</footer></body></html>"""


def page_text(body: str) -> str:
    (document,) = extract_page(body.encode("utf-8"), Item("o1", "text/html"))
    return text_of(document)


def test_the_article_is_read_and_menus_are_not(extract: Extract) -> None:
    (document,) = documents(extract("a.html", PAGE.encode("utf-8")))
    assert text_of(document) == (
        "Short & plain\n\nДвое мужчин\u00a0пропали, сказала «мать».\nLine two."
    )
    assert document.document.dropped > 0


def test_a_page_says_its_title_outlet_and_day(extract: Extract) -> None:
    (document,) = documents(extract("a.html", PAGE.encode("utf-8")))
    assert document.document.title == "Short & plain"
    assert document.document.outlet == "Torsk Voice"
    assert document.document.published == date(2025, 9, 15)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8"])
def test_a_declared_charset_is_believed_and_the_map_holds(extract: Extract, charset: str) -> None:
    page = f"<html><meta charset={charset}><p>Суд вынес приговор &#8212; условный.</p></html>"
    (document,) = documents(extract("a.html", page.encode(charset)))
    assert text_of(document) == "Суд вынес приговор — условный."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>5 < 6 & 7 > 2</p>", "5 < 6 & 7 > 2"),
        ("<p>a<!-- b --><script>c</script>d", "ad"),
        ('<p title="a > b">one<p>two', "one\n\ntwo"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<form><p>whole page in a form</p></form>", "whole page in a form"),
        ("<p>x</p><form>Search</form>", "x"),
        ("<svg/><p>after a drawing</p>", "after a drawing"),
        ("<main>kept</main> outside", "kept"),
        ("<article>a</article><article>the long one</article>", "the long one"),
        ("<nav>menu<article>left open</article>", "left open"),
        ("<p>before</p><nav><p>all the rest</body>", "before\n\nall the rest"),
        ("<p>cut &lt;b", "cut <b"),
        ("text <a href='x", "text"),
    ],
)
def test_marks_are_read_as_a_browser_reads_them(body: str, text: str) -> None:
    assert page_text(body) == text


def test_a_stray_byte_does_not_cost_the_page(extract: Extract) -> None:
    content = ("<p>" + "Слова отчёта. " * 200).encode("utf-8") + b"\xd0 end</p>"
    (document,) = documents(extract("a.html", content))
    assert text_of(document).endswith("\N{REPLACEMENT CHARACTER} end")


def test_a_page_of_fifty_megabytes_is_too_large(extract: Extract) -> None:
    assert reasons(extract("a.html", b"<p>" + b"x" * 50_000_000)) == ["too_large"]


@given(st.text(alphabet="<>/&;! apb='\"-\n\té", max_size=200))
def test_any_page_ends_in_a_document_or_a_reason(body: str) -> None:
    content = body.encode("utf-8")
    with suppress(Refused):
        outcomes = list(extract_page(content, Item("o1", "text/html")))
        assert_spelt(documents(outcomes)[0], content)


def assert_spelt(extracted: Extracted, content: bytes) -> None:
    for passage in extracted.passages:
        for part in passage.segments:
            if part.how == "verbatim":
                words = passage.text[part.start - passage.start : part.end - passage.start]
                assert content[part.first : part.last].decode("utf-8") == words


SOUP = """<html><body class="has-sidebar"><div class="top-menu"><a href="/">Home</a></div>
<div class="entry-content"><h1>Fire in Karnov</h1>
<p>Two men died, the mother of one said on Monday.</p>
<p>Підписуйтесь на наш канал.</p></div>
<div class="td-related-posts"><p>Ilya Gremin was beaten, a report of last year says.</p></div>
<ul><li><a href="/1">Bridge opens</a><li><a href="/2">Mayor resigns</a>
<li><a href="/3">Rain</a></ul>
<p>© 2025 Torsk Voice</p></body></html>"""


def test_a_page_without_an_article_mark_is_told_by_its_boxes_and_links() -> None:
    (document,) = extract_page(SOUP.encode(), Item("o1", "text/html"))
    body = "Fire in Karnov\n\nTwo men died, the mother of one said on Monday."
    assert text_of(document).strip() == body
    furniture = text_of(document, "furniture")
    assert all(word in furniture for word in ("Home", "Gremin", "Bridge opens", "канал", "©"))


def test_the_passages_tile_the_whole_page_in_its_order() -> None:
    (document,) = extract_page(SOUP.encode(), Item("o1", "text/html"))
    assert isinstance(document, Extracted)
    whole = "".join(one.text for one in document.passages)
    assert whole.index("Home") < whole.index("Fire in Karnov") < whole.index("Gremin")
    assert document.document.chars == len(whole)


@pytest.mark.parametrize(
    "body",
    [
        '<div class="widget content"><p>Two men died here.</p></div>',
        '<div class="sidebar"><p>Two men died here.</p></div>',
        '<div id="comments-open" class="post-content"><p>Two men died here.</p></div>',
        '<div class="share">x<p>Two men died here.</p>',
        '<ul><li><a href="/1">Two men</a><li><a href="/2">died</a><li><a href="/3">here.</a></ul>',
    ],
)
def test_a_box_that_holds_the_report_is_no_furniture(body: str) -> None:
    assert page_text(body).split()[-4:] == ["Two", "men", "died", "here."]


def test_a_page_of_five_megabytes_is_read() -> None:
    page = "<div>" * 50 + "<p class='x'>Двое мужчин пропали &amp; найдены.</p>\n" * 60_000
    assert page_text(page).endswith("найдены.")
