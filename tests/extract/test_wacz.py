import io
import zipfile

from tests.extract.conftest import Extract, documents, reasons, text_of
from tests.extract.test_warc import archive


def wacz(**archives: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("datapackage.json", "{}")
        for name, content in archives.items():
            file.writestr(f"archive/{name}.warc.gz", content)
    return out.getvalue()


def test_the_pages_of_every_archive_inside_are_read_and_mapped(extract: Extract) -> None:
    found = extract("a.wacz", wacz(a=archive(2, is_gzip=True), b=archive(1, is_gzip=True)))
    assert [text_of(one) for one in found] == [
        "Слова & слова 0",
        "Слова & слова 1",
        "Слова & слова 0",
    ]
    assert documents(found)[2].document.locator.startswith("archive/b.warc.gz/record/2@")


def test_a_broken_archive_costs_the_other_nothing(extract: Extract) -> None:
    found = extract("a.wacz", wacz(a=archive(2, is_gzip=True)[:-50], b=archive(1, is_gzip=True)))
    assert (len(documents(found)), reasons(found)) == (2, ["truncated"])


def test_a_cut_or_empty_file_says_so(extract: Extract) -> None:
    assert reasons(extract("a.wacz", wacz(a=archive(2, is_gzip=True))[:400])) == ["damaged_zip"]
    assert reasons(extract("a.wacz", wacz())) == ["unknown_format"]
