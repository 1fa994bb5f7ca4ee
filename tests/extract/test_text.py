import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.extract.item import Item
from tallymark.extract.text import extract_page
from tests.extract.conftest import Extract, documents, reasons, text_of

RUSSIAN = "Глава района подтвердил, что съёмка велась ночью. Объявлено о гибели двоих.\r\n" * 3


def test_a_utf8_text_is_kept_as_it_is(extract: Extract) -> None:
    content = "Первая строка\r\n\r\n  Вторая\tстрока  \n\n\n".encode()
    (document,) = documents(extract("a.txt", content))
    assert text_of(document) == content.decode("utf-8")
    assert document.document.chars == len(content.decode("utf-8"))


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "utf-16", "utf-8-sig"])
def test_a_russian_text_is_read_in_any_of_its_charsets(extract: Extract, charset: str) -> None:
    (document,) = documents(extract("a.txt", RUSSIAN.encode(charset)))
    assert text_of(document) == RUSSIAN
    assert document.document.language == "ru"


def test_bytes_that_are_no_text_are_refused(extract: Extract) -> None:
    assert reasons(extract("a.txt", bytes(range(256)) * 20)) == ["bad_encoding"]


def test_a_short_first_line_is_the_title(extract: Extract) -> None:
    (document,) = documents(extract("a.txt", b"Two men missing\n\nThey were last seen in May.\n"))
    assert document.document.title == "Two men missing"
    assert document.document.outlet is None
    assert document.document.published is None


def test_a_text_above_the_page_limit_is_too_large(extract: Extract) -> None:
    assert reasons(extract("a.txt", b"words " * 100, page_bytes=500)) == ["too_large"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=9000))
def test_passages_follow_one_another_without_gap(text: str) -> None:
    if not text.strip() or text.startswith("\ufeff"):
        return
    (extracted,) = extract_page(text.encode("utf-8"), Item("o1", "text/plain"))
    assert not hasattr(extracted, "reason")
    at, passages = 0, documents([extracted])[0].passages
    assert "".join(passage.text for passage in passages) == text
    for passage in passages:
        assert passage.start == at
        assert text.encode()[passage.segments[0].first : passage.segments[-1].last].decode() == (
            passage.text
        )
        at = passage.end
