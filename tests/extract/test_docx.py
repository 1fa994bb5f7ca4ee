import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.extract.docx import extract_page
from tallymark.extract.item import Item
from tallymark.extract.refusal import Refused
from tests.extract.conftest import Extract, documents, reasons, text_of

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"""<?xml version="1.0" encoding="UTF-8"?><w:document {SPACE}><w:body>
<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>
<w:r><w:t>Справка &amp; список</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Пропал Алексей </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>
<w:t>Гремин</w:t></w:r><w:r><w:noBreakHyphen/><w:t>Волков.</w:t></w:r>
<w:del><w:r><w:delText>вычеркнуто</w:delText></w:r></w:del></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Имя</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Дата</w:t><w:tab/><w:t>x</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""
NOTES = (
    f"<w:footnotes {SPACE}><w:footnote><w:p>"
    "<w:r><w:t>По словам матери.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
COMMENTS = (
    f"<w:comments {SPACE}><w:comment><w:p>"
    "<w:r><w:t>Проверить!</w:t></w:r></w:p></w:comment></w:comments>"
)
CORE = "<cp:coreProperties><dc:title>Справка о пропавших</dc:title></cp:coreProperties>"


def packed(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


WHOLE = packed(
    word__document_xml=BODY,
    word__footnotes_xml=NOTES,
    word__comments_xml=COMMENTS,
    docProps__core_xml=CORE,
)


def test_paragraphs_and_tables_are_text_that_leads_back_to_the_xml(extract: Extract) -> None:
    (document,) = documents(extract("a.docx", WHOLE))
    assert text_of(document) == (
        "Справка & список\n\nПропал Алексей Гремин-Волков.\n\nИмя\nДата\tx"
    )
    assert document.document.title == "Справка о пропавших"


def test_notes_are_read_and_comments_in_the_margin_are_only_kept(extract: Extract) -> None:
    (document,) = documents(extract("a.docx", WHOLE))
    assert text_of(document, "footnote").strip() == "По словам матери."
    assert text_of(document, "comment").strip() == "Проверить!"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "encrypted"),
        (WHOLE[:200], "damaged_docx"),
        (b"no zip at all", "damaged_docx"),
        (packed(other__document_xml=BODY), "damaged_docx"),
        (packed(word__document_xml=f"<w:document {SPACE}/>"), "no_text"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(
    extract: Extract, content: bytes, reason: str
) -> None:
    assert reasons(extract("a.docx", content)) == [reason]


def test_a_document_that_unpacks_to_far_more_is_refused(extract: Extract) -> None:
    content = packed(word__document_xml="<w:t>" + "x" * 30_000_000)
    assert reasons(extract("a.docx", content)) == ["too_large"]
    assert reasons(extract("a.docx", content, unpacked_bytes=1_000_000)) == ["bomb"]


def test_entities_of_an_attack_are_not_expanded(extract: Extract) -> None:
    text = '<!DOCTYPE x [<!ENTITY a "aaaa">]>' + BODY.replace("Гремин", "&a;")
    (document,) = documents(extract("a.docx", packed(word__document_xml=text)))
    assert "Алексей &a;-Волков" in text_of(document)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6))
def test_changed_bytes_end_in_a_document_or_a_reason(changes: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE)
    for at, byte in changes:
        content[at] = byte
    with suppress(Refused):
        list(extract_page(bytes(content), Item("o1", "x")))
