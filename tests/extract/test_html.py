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
