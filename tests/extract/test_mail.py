from contextlib import suppress
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.extract.item import Item
from tallymark.extract.mail import extract_mail
from tallymark.extract.refusal import Refused
from tallymark.terms.case import Limits
from tests.extract.conftest import Extract, documents, reasons, text_of
from tests.extract.test_docx import WHOLE as DOCX


def mail(
    text: str = "Пропал Алексей Гремин, 34 года.\n", cte: str = "quoted-printable"
) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Голос Торска <news@sample.invalid>"
    made["Subject"] = "Письмо о пропавшем"
    made["Date"] = "Tue, 16 Sep 2025 01:30:00 +0300"
    made.set_content(text, cte=cte)
    return made


@pytest.mark.parametrize("cte", ["quoted-printable", "base64", "8bit"])
def test_a_mail_is_read_from_any_transfer_encoding(extract: Extract, cte: str) -> None:
    (document,) = documents(extract("a.eml", mail(cte=cte).as_bytes()))
    assert text_of(document).strip() == "Пропал Алексей Гремин, 34 года."
    head = document.document
    assert (head.title, head.outlet) == ("Письмо о пропавшем", "Голос Торска")
    assert (head.published, head.locator) == (date(2025, 9, 16), "part/0")


def test_the_plain_version_is_preferred_to_the_same_in_html(extract: Extract) -> None:
    made = mail()
    made.add_alternative("<p>Другая версия</p>", subtype="html")
    (document,) = documents(extract("a.eml", made.as_bytes()))
    assert text_of(document).startswith("Пропал")


def test_an_html_mail_leads_back_to_its_bytes(extract: Extract) -> None:
    made = EmailMessage()
    made["Subject"] = "x"
    made.set_content("<p>Двое &amp; трое</p>", subtype="html", cte="base64")
    (document,) = documents(extract("a.eml", made.as_bytes()))
    assert text_of(document) == "Двое & трое"


def test_attachments_are_documents_and_what_is_not_read_is_said(extract: Extract) -> None:
    made = mail()
    made.add_attachment(DOCX, maintype="application", subtype="octet-stream", filename="спр.docx")
    made.add_attachment(b"\0\1", maintype="application", subtype="x-thing", filename="a.bin")
    outcomes = extract("a.eml", made.as_bytes())
    assert [one.document.locator for one in documents(outcomes)] == ["part/1", "part/2"]
    assert documents(outcomes)[1].document.title == "Справка о пропавших"
    assert reasons(outcomes) == ["attachment"]


def test_a_forwarded_mail_has_its_own_sender_and_day(extract: Extract) -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "a@sample.invalid", "Fwd"
    made.set_content("See below.\n")
    made.add_attachment(mail())
    first, second = documents(extract("a.eml", made.as_bytes()))
    assert (first.document.outlet, second.document.outlet) == ("sample.invalid", "Голос Торска")
    assert second.document.published == date(2025, 9, 16)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no mail at all", "not_a_mail"),
        (b"Subject: x\n\n", "no_text"),
        (b"Subject: x\nContent-Type: application/pkcs7-mime\n\nMIAGCSqGSIb3", "encrypted"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" * 3000, "bomb"),
    ],
)
def test_a_mail_that_cannot_be_read_says_why(extract: Extract, content: bytes, reason: str) -> None:
    assert reasons(extract("a.eml", content)) == [reason]


def test_a_mail_of_nested_mails_ends(extract: Extract) -> None:
    content = b"Content-Type: message/rfc822\n\n" * 5000 + b"Subject: x\n\ntext"
    assert reasons(extract("a.eml", content))[0] in ("too_deep", "bomb", "not_a_mail")


def test_the_mails_of_a_mailbox_are_read_one_by_one(extract: Extract) -> None:
    line = b"From a@sample.invalid Tue Sep 16 01:30:00 2025\n"
    content = (
        line
        + mail().as_bytes()
        + b"\n"
        + line
        + b"broken\n\n"
        + line
        + mail("Двое живы.\n").as_bytes()
    )
    outcomes = extract("a.mbox", content)
    assert [text_of(one).strip() for one in documents(outcomes)] == [
        "Пропал Алексей Гремин, 34 года.",
        "Двое живы.",
    ]
    assert reasons(outcomes) == ["not_a_mail"]


SAMPLE = mail().as_bytes()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=8))
def test_changed_bytes_end_in_a_document_or_a_reason(changes: list[tuple[int, int]]) -> None:
    content = bytearray(SAMPLE)
    for at, byte in changes:
        content[at] = byte
    with suppress(Refused):
        list(extract_mail(bytes(content), Item("o1", "message/rfc822"), Limits()))
