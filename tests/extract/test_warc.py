import gzip
import io

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.extract.conftest import Extract, documents, reasons, text_of

PAGE = "<html><body><p>Слова &amp; слова {n}</p></body></html>"


def record(
    writer: WARCWriter, body: bytes, *headers: tuple[str, str], status: str = "200 OK"
) -> None:
    made = writer.create_warc_record(
        "http://sample.invalid/",
        "response",
        payload=io.BytesIO(body),
        http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
    )
    writer.write_record(made)


HTML = ("Content-Type", "text/html; charset=utf-8")


def archive(pages: int = 3, *, is_gzip: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "invented"}))
    for n in range(pages):
        record(writer, PAGE.format(n=n).encode(), HTML)
    return out.getvalue()


WHOLE = [
    pytest.param("a.warc", archive(is_gzip=False), id="plain"),
    pytest.param("a.warc.gz", archive(is_gzip=True), id="member a record"),
    pytest.param("a.warc.gz", gzip.compress(archive(is_gzip=False)), id="one member"),
]


@pytest.mark.parametrize(("name", "content"), WHOLE)
def test_each_page_is_a_document_mapped_to_its_payload(
    extract: Extract, name: str, content: bytes
) -> None:
    found = extract(name, content)
    assert [text_of(one) for one in found] == [f"Слова & слова {n}" for n in range(3)]
    assert documents(found)[0].document.locator.startswith("record/2@")


@pytest.mark.parametrize(("name", "content"), WHOLE)
@pytest.mark.parametrize("cut", [3, 60, 150])
def test_what_came_before_a_break_is_kept(
    extract: Extract, name: str, content: bytes, cut: int
) -> None:
    outcomes = extract(name, content[:-cut])
    assert [text_of(one) for one in documents(outcomes)][:1] == ["Слова & слова 0"]
    # The last four bytes of a plain archive are the blank lines after the record.
    is_whole = name == "a.warc" and cut == 3
    assert reasons(outcomes) == ([] if is_whole else ["truncated"])


@pytest.mark.parametrize("cut", range(10, 800, 37))
def test_an_archive_cut_anywhere_says_so(extract: Extract, cut: int) -> None:
    content = archive(is_gzip=True)
    outcomes = extract("a.warc.gz", content[: cut % len(content)])
    assert reasons(outcomes) == ["truncated"]


def test_a_packed_body_is_unpacked_within_limits(extract: Extract) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    packed = ("Content-Encoding", "gzip")
    record(writer, gzip.compress(b"<p>" + b"bomb " * 1_000_000), HTML, packed)
    record(writer, gzip.compress(PAGE.format(n=1).encode()), HTML, packed)
    outcomes = extract("a.warc.gz", out.getvalue(), page_bytes=1_000_000)
    assert reasons(outcomes) == ["too_large"]
    assert [text_of(one) for one in documents(outcomes)] == ["Слова & слова 1"]


def test_an_archive_that_unpacks_beyond_the_limit_is_a_bomb(extract: Extract) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for _ in range(3):
        record(writer, b"<p>" + b"x" * 1_000_000, HTML)
    outcomes = extract("a.warc.gz", out.getvalue(), unpacked_bytes=2_500_000)
    assert reasons(outcomes) == ["bomb"]
    assert len(documents(outcomes)) == 2


def test_redirects_errors_and_pictures_are_no_pages(extract: Extract) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    record(writer, b"<p>Not found", HTML, status="404 Not Found")
    record(writer, b"\x89PNG", ("Content-Type", "image/png"))
    assert reasons(extract("a.warc", out.getvalue())) == ["no_text"]
