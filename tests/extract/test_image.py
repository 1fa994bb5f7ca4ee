import io
import shutil
from pathlib import Path

import pytest

from tallymark.extract import engine
from tallymark.extract.recognise import is_there
from tests.extract.conftest import Extract, documents, reasons, text_of

Image = pytest.importorskip("PIL.Image", reason="the extra [ocr] is not installed")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFont = pytest.importorskip("PIL.ImageFont")
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")

recognising = pytest.mark.skipif(
    not is_there() or not FONT.exists(),
    reason="needs tesseract-ocr with rus, ukr, eng, and fonts-dejavu-core",
)

LINES = (
    "Пропал Алексей Гремин, 34 года.",
    "Його мати живе біля села Карнів.",
    "Two men were last seen in May.",
)


def page(lines: tuple[str, ...] = LINES, *, size: int = 40) -> "Image.Image":
    picture = Image.new("L", (1400, 120 + 90 * len(lines)), "white")
    font = ImageFont.truetype(str(FONT), size)
    for number, line in enumerate(lines):
        ImageDraw.Draw(picture).text((60, 60 + 90 * number), line, font=font, fill="black")
    return picture


def saved(pages: list["Image.Image"], kind: str) -> bytes:
    out = io.BytesIO()
    pages[0].save(
        out, kind, **({"save_all": True, "append_images": pages[1:]} if pages[1:] else {})
    )
    return out.getvalue()


@recognising
@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.tif", "TIFF")])
def test_the_words_of_a_picture_are_read_in_three_languages(
    extract: Extract, name: str, kind: str
) -> None:
    (document,) = documents(extract(name, saved([page()], kind)))
    assert " ".join(text_of(document).split()) == " ".join(LINES)
    assert document.document.extractor.startswith("image/1 tesseract-")


@recognising
def test_each_word_keeps_its_page_and_box(extract: Extract) -> None:
    (document,) = documents(extract("a.tif", saved([page(LINES[:1]), page(LINES[2:])], "TIFF")))
    text = "".join(one.text for one in document.passages)
    at = text.index("seen")
    (segment,) = [
        part for one in document.passages for part in one.segments if part.start <= at < part.end
    ]
    number, _, box = segment.locator.removeprefix("page/").split("/")
    left, top, width, height = map(int, box.split(","))
    assert number == "2"
    assert 60 < left < 1400
    assert 50 < top < 130
    assert 60 < width < 200
    assert 15 < height < 60


@recognising
def test_a_scanned_pdf_is_read_and_keeps_its_pages(extract: Extract) -> None:
    outcomes = extract("a.pdf", saved([page(LINES[:1]), page(LINES[2:])], "PDF"))
    (document,) = documents(outcomes)
    assert " ".join(text_of(document).split()) == f"{LINES[0]} {LINES[2]}"
    assert {part.locator[:6] for one in document.passages for part in one.segments} >= {
        "page/1",
        "page/2",
    }
    assert reasons(outcomes) == []


@recognising
def test_words_that_are_hard_to_see_are_marked_as_doubtful(extract: Extract) -> None:
    faint = page((LINES[0], "Тусклая строка о пропавших"), size=14).resize((500, 107))
    outcomes = extract("a.png", saved([faint], "PNG"))
    doubtful = [one for document in documents(outcomes) for part in document.passages
                for one in part.doubtful]  # fmt: skip
    clear = documents(extract("b.png", saved([page(LINES[:2])], "PNG")))[0]
    assert doubtful or reasons(outcomes) == ["no_text"]
    assert not any(part.doubtful for part in clear.passages)


@recognising
def test_an_empty_page_and_a_broken_picture_are_said(extract: Extract) -> None:
    assert reasons(extract("a.png", saved([page(())], "PNG"))) == ["no_text"]
    assert reasons(extract("b.png", saved([page()], "PNG")[:900])) == ["damaged_image"]
    assert reasons(extract("c.png", b"\x89PNG\r\n\x1a\n" + bytes(64))) == ["damaged_image"]


@recognising
def test_a_picture_of_a_billion_pixels_is_a_bomb(extract: Extract) -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert reasons(extract("a.png", out.getvalue())) == ["bomb"]


def test_without_tesseract_there_is_advice(
    extract: Extract, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    engine.end_idle_children()
    empty = tmp_path / "empty"
    empty.mkdir()
    wall = tuple(shutil.which(one) or one for one in engine._wall())
    monkeypatch.setattr(engine, "_wall", lambda: wall)
    monkeypatch.setenv("PATH", str(empty))
    assert reasons(extract("a.png", saved([page(())], "PNG"))) == ["no_recognition"]
    engine.end_idle_children()
