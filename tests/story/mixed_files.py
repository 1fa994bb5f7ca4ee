"""Makes 200 mixed files, twenty of them broken, the same ones every time.

`make_mixed(folder)` gives what is to be expected of each file by its name: "documents", or the
reason of its one failure. People and places are invented.
"""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from fpdf import FPDF
from openpyxl import Workbook
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TOWNS = ("Тестово", "Verkhny Proba", "Зразкове", "Пробный", "Sample Ford")
NAMES = ("Пётр Примеров", "Ivan Testov", "Олена Зразок", "Анна Пробная", "Sam Sampleton")
ODD_NAMES = (
    "line\nend {n}.txt",
    "..{n}..txt",
    "..\\up{n}.txt",
    "отчёт №{n}.txt",
    "звіт\u202e{n}.txt",
    " blank {n} .txt",
    "-rf {n}.txt",
)


def story(n: int) -> str:
    """The n-th small report."""
    town, name = TOWNS[n % len(TOWNS)], NAMES[n % len(NAMES)]
    return (
        f"{town}, report {n}\n\n{name} was seen near {town} on {n % 28 + 1} May 2024, "
        "his mother told the reporters. She asked for his name to be published.\n"
    )


def _text(n: int) -> bytes:
    return story(n).encode("utf-8")


def _html(n: int) -> bytes:
    head, body = story(n).split("\n\n")
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{head}</title></head>"
        f"<body><nav>Menu</nav><article><h1>{head}</h1><p>{body} &amp; more</p></article></body>"
    ).encode()


def _csv(n: int) -> bytes:
    rows = [f"{n}-{k},{NAMES[k]},{20 + k},{TOWNS[k]}" for k in range(5)]
    return "\n".join(["id,name,age,settlement", *rows, ""]).encode()


def _xlsx(n: int) -> bytes:
    book = Workbook()
    for k in range(5):
        book.active.append([f"{n}-{k}", NAMES[k], 20 + k, TOWNS[k]])
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _pdf(n: int, password: str = "") -> bytes:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=12)
    made.multi_cell(0, 8, f"Report {n}: Ivan Testov was seen near Sample Ford on 3 May 2024.")
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    return bytes(made.output())


def _telegram(n: int) -> bytes:
    messages = [
        {"id": k, "type": "message", "date": "2024-05-03T10:00:00", "text": [story(n), "…"]}
        for k in range(3)
    ]
    chat = {"name": "Invented channel", "type": "public_channel", "id": n, "messages": messages}
    return json.dumps(chat, ensure_ascii=n % 2 == 0).encode()


def _warc(n: int, *, is_gzip: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=is_gzip)
    for k in range(3):
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            f"http://sample.invalid/{n}/{k}",
            "response",
            payload=io.BytesIO(_html(n + k)),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2024-05-03T10:00:00Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def _warc_gz(n: int) -> bytes:
    return _warc(n, is_gzip=True)


WHOLE: tuple[tuple[str, int, Callable[[int], bytes]], ...] = (
    ("txt", 40, _text),
    ("html", 50, _html),
    ("csv", 30, _csv),
    ("xlsx", 10, _xlsx),
    ("pdf", 15, _pdf),
    ("json", 15, _telegram),
    ("warc", 7, _warc),
    ("warc.gz", 6, _warc_gz),
)
"""Suffix, how many, maker: 173, and 7 texts with odd names make 180."""


def _repacked(part: str, content: bytes) -> bytes:
    """A workbook with one of its parts replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_xlsx(1))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def _entity_bomb() -> bytes:
    entities = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10 if k else "ha"}">' for k in range(10))
    xml = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]><worksheet><a>&e9;</a></worksheet>'
    return _repacked("xl/worksheets/sheet1.xml", xml.encode())


def _nested(depth: int) -> bytes:
    return b'{"messages": [' + b'{"a":' * depth + b"1" + b"}" * depth + b"]}"


def broken() -> dict[str, tuple[bytes, str]]:
    """The twenty broken files: name -> bytes and the reason to be given."""
    pdf = _pdf(1)
    return {
        "cut.warc.gz": (_warc_gz(1)[:-200], "truncated"),
        "cut.warc": (_warc(1)[:-200], "truncated"),
        "cut.json": (_telegram(1)[:-200], "truncated"),
        "not-a.pdf": (b"<html>a page that calls itself a PDF</html>", "not_a_pdf"),
        "locked.pdf": (_pdf(1, "secret"), "encrypted"),
        "cut.pdf": (pdf[:200], "damaged_pdf"),
        "scan.pdf": (_scan(), "no_text"),
        "huge.html": (b"<p>" + b"too much " * (21 * 2**20 // 9 + 1), "too_large"),
        "menu.html": (b"<html><body><nav>Only a menu</nav></body></html>", "no_text"),
        "empty.txt": (b"", "empty"),
        "binary.txt": (bytes(range(32)) * 400, "bad_encoding"),
        "blank.txt": (b" \n \n", "no_text"),
        "bomb.xlsx": (_repacked("xl/worksheets/sheet1.xml", b" " * (64 * 2**20)), "bomb"),
        "entities.xlsx": (_entity_bomb(), "entity_bomb"),
        "cut.xlsx": (_xlsx(1)[:1000], "damaged_sheet"),
        "ragged.csv": (b"id,name,age\n1,Ivan Testov,20\n2,Anna\n", "ragged_row"),
        "other.json": (b'{"type": "FeatureCollection", "features": []}', "unknown_format"),
        "deep.json": (_nested(5000), "too_deep"),
        "page.txt.gz": (gzip.compress(_text(1), mtime=0), "unknown_format"),
        "sound.mp3": (b"ID3\x04" + bytes(64), "unknown_format"),
    }


def _scan() -> bytes:
    from PIL import Image

    made = FPDF()
    made.add_page()
    made.image(Image.new("L", (40, 40), 200), 10, 10, 50)
    return bytes(made.output())


def make_mixed(folder: Path) -> dict[str, str]:
    """Writes the 200 files into `folder`; gives what to expect by file name."""
    expected: dict[str, str] = {}
    for suffix, how_many, make in WHOLE:
        for n in range(how_many):
            name = f"{n:03d}.{suffix}"
            (folder / name).write_bytes(make(n))
            expected[name] = "documents"
    for n, pattern in enumerate(ODD_NAMES):
        name = pattern.format(n=n)
        (folder / name).write_bytes(_text(500 + n))
        expected[name] = "documents"
    for name, (content, reason) in broken().items():
        (folder / name).write_bytes(content)
        expected[name] = reason
    return expected
