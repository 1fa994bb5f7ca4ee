import gzip
from pathlib import Path

import pytest

from tallymark.extract.sniff import DOCX, sniff_media_type
from tests.story.mixed_files import broken


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.bin", b"%PDF-1.7 ...", "application/pdf"),
        ("a.pdf", b"<html>", "application/pdf"),
        ("a", b"\n<!DOCTYPE html><html>", "text/html"),
        ("a.txt", b"plain words", "text/plain"),
        ("a", "слова".encode("cp1251"), "text/plain"),
        ("a.csv", b"a,b\n", "text/csv"),
        ("result.json", b'{"messages": []}', "application/json"),
        ("a", b' {"messages": []}', "application/json"),
        ("a", b"WARC/1.0\r\n", "application/warc"),
        ("a", gzip.compress(b"WARC/1.0\r\n", mtime=0), "application/warc"),
        ("a.gz", gzip.compress(b"words", mtime=0), "application/gzip"),
        ("a.docx", b"PK\x03\x04 word/document.xml", DOCX),
        ("a", b"PK\x03\x04 something", "application/zip"),
        ("a.wacz", b"PK\x03\x04 something", "application/wacz"),
        ("a", b"Received: from b\r\nSubject: x\r\n\r\n", "message/rfc822"),
        ("a.txt", b"From: b\nSubject: x\n\nwords", "text/plain"),
        ("a", b"From a@sample.invalid Tue Sep 16 01:30:00 2025\nSubject: x\n", "application/mbox"),
        ("a.jpg", b"\x89PNG\r\n\x1a\n", "image/png"),
        ("a", b"\x7fELF\0\0", "application/octet-stream"),
    ],
)
def test_bytes_come_before_the_name(
    tmp_path: Path, name: str, content: bytes, media_type: str
) -> None:
    (tmp_path / "kept").write_bytes(content)
    assert sniff_media_type(tmp_path / "kept", name) == media_type


def test_a_workbook_is_known_in_the_vault_too(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(broken()["entities.xlsx"][0])
    assert "spreadsheetml" in sniff_media_type(tmp_path / "kept", "roll.xlsx")
