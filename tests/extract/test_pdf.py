import random

import pytest
from fpdf import FPDF

from tests.extract.conftest import Extract, documents, reasons, text_of

WORDS = ("Ivan Testov was seen in May.", "His mother asked for help.")


def made(*pages: str, password: str = "", owner: str = "") -> bytes:
    pdf = FPDF()
    for words in pages:
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        if words:
            pdf.cell(text=words)
    if password or owner:
        pdf.set_encryption(owner_password=owner or password, user_password=password)
    return bytes(pdf.output())


def test_each_page_is_rendered_and_keeps_its_number(extract: Extract) -> None:
    (document,) = documents(extract("a.pdf", made(*WORDS)))
    assert text_of(document) == "\n\n".join(WORDS)
    parts = [part for passage in document.passages for part in passage.segments]
    assert [part.locator for part in parts] == ["page/1", "", "page/2"]
    assert [part.how for part in parts] == ["rendered", "inserted", "rendered"]


def test_a_pdf_that_is_not_one_says_so(extract: Extract) -> None:
    assert reasons(extract("a.pdf", b"<html><body>Not found</body></html>")) == ["not_a_pdf"]


def test_a_password_is_asked_for_only_where_one_is_needed(extract: Extract) -> None:
    assert reasons(extract("a.pdf", made(*WORDS, password="secret"))) == ["encrypted"]
    assert len(documents(extract("b.pdf", made(*WORDS, owner="secret")))) == 1


def test_pages_without_text_need_recognition(extract: Extract) -> None:
    assert reasons(extract("a.pdf", made("", ""))) == ["no_text"]


def test_a_cut_pdf_is_damaged(extract: Extract) -> None:
    assert reasons(extract("a.pdf", made(*WORDS)[:150])) == ["damaged_pdf"]


@pytest.mark.parametrize("seed", range(25))
def test_flipped_bytes_never_crash_the_reader(extract: Extract, seed: int) -> None:
    rng, content = random.Random(seed), bytearray(made(*WORDS))
    for _ in range(30):
        content[rng.randrange(10, len(content))] = rng.randrange(256)
    outcomes = extract("a.pdf", bytes(content))
    assert outcomes
    assert not {"crashed", "timeout"} & set(reasons(outcomes))
