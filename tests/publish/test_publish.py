import csv
import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest

from tallymark.disclose import clear_release
from tallymark.publish import (
    check_release,
    read_cells,
    render_release,
    site_labels,
    write_release,
)
from tallymark.publish.data import to_csv
from tallymark.publish.words import load_catalogue
from tallymark.terms.errors import CaseError, DamagedError, InputError
from tallymark.terms.release import PreviousRelease


@pytest.fixture(scope="session")
def files(release):
    return render_release(release)


def test_a_release_made_twice_is_the_same_byte_for_byte(release, invented, tmp_path):
    again = clear_release(invented.case, invented.draft(), protections=invented.protections())
    first = write_release(release, tmp_path / "a")
    assert write_release(again, tmp_path / "b") == first
    one, two = tmp_path / "a" / "MANIFEST.json", tmp_path / "b" / "MANIFEST.json"
    assert one.read_bytes() == two.read_bytes()


def test_each_language_has_its_pages(files):
    pages = ("index", "method", "figures", "data", "incident/i-7q2m")
    assert {f"{lang}/{page}.html" for lang in ("en", "ru") for page in pages} <= set(files)


def test_a_release_is_never_written_over(release, tmp_path):
    write_release(release, tmp_path / "r")
    with pytest.raises(InputError):
        write_release(release, tmp_path / "r")


def test_what_was_changed_in_a_folder_is_named(release, tmp_path):
    manifest = write_release(release, tmp_path / "r")
    assert check_release(tmp_path / "r", manifest) == []
    (tmp_path / "r" / "ru" / "data.html").write_text("x")
    (tmp_path / "r" / "index.html").unlink()
    (tmp_path / "r" / "new.txt").write_text("x")
    found = check_release(tmp_path / "r", manifest)
    assert found == ["missing: index.html", "added: new.txt", "changed: ru/data.html"]


def verify(folder):
    done = subprocess.run(
        [sys.executable, "-I", str(folder / "verify_release.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_verifier_names_a_file_with_one_byte_flipped(release, tmp_path):
    write_release(release, tmp_path / "r")
    assert verify(tmp_path / "r")[0] == 0
    path = tmp_path / "r" / "data" / "tally.csv"
    body = bytearray(path.read_bytes())
    body[100] ^= 1
    path.write_bytes(bytes(body))
    assert verify(tmp_path / "r") == (1, "changed: data/tally.csv\n")


def test_the_verifier_is_short_and_stands_alone(files):
    lines = files["verify_release.py"].splitlines()
    assert len(lines) < 150
    assert not any("tallymark" in line for line in lines if line.startswith(("import", "from")))


def test_no_page_has_a_script_or_asks_for_anything_outside(files):
    pages = "".join(text for path, text in files.items() if path.endswith(".html"))
    assert "<script" not in pages
    assert re.findall(r'(?:src|href|url|action)\s*[=(]\s*["\']?(?:https?:)?//', pages) == []
    assert " on" not in {match[:3] for match in re.findall(r" on\w+=", pages)}


def test_every_inner_link_leads_somewhere(files):
    missing = []
    for path, text in files.items():
        for link in re.findall(r'href="([^"]+)"', text) if path.endswith(".html") else ():
            target, _, anchor = link.partition("#")
            if link.startswith("data:"):
                continue
            to = normpath(join(dirname(path), target)) if target else path
            if to not in files or (anchor and f'id="{anchor}"' not in files[to]):
                missing.append((path, link))
    assert missing == []


def test_every_cell_bears_its_id_on_the_page(release, files):
    missing = [
        c.cell_id.value for c in release.cells if c.cell_id.value not in files["en/index.html"]
    ]
    assert missing == []


def test_withheld_cells_have_no_number_in_the_data(files):
    rows = list(csv.DictReader(io.StringIO(files["data/tally.csv"])))
    hidden = [row for row in rows if row["is_withheld"] == "true"]
    assert hidden
    assert {row[name] for row in hidden for name in ("named", "low", "high")} == {""}


def test_the_data_fit_their_schema(files):
    schema = json.loads(files["data/schema.json"])["$defs"]
    for name, item in (("tally", "cell"), ("figures", "figure"), ("incidents", "incident")):
        data = json.loads(files[f"data/{name}.json"])
        assert all(sorted(row) == schema[item]["required"] for row in data[f"{item}s"])
        assert sorted(data["release"]) == schema["release"]["required"]


def test_a_cell_that_would_run_as_a_formula_is_quoted():
    body = to_csv(("a", "b"), [{"a": "=1+1", "b": 3.0}, {"a": None, "b": -2}])
    assert body == "a,b\n'=1+1,3\n,-2\n"


def test_the_cells_of_a_release_can_be_read_back(release, tmp_path):
    write_release(release, tmp_path / "r")
    table = read_cells(tmp_path / "r")
    assert table.num_rows == len(release.cells)


def test_a_damaged_release_says_so(tmp_path):
    with pytest.raises(DamagedError):
        read_cells(tmp_path)


def test_a_kept_number_says_from_which_release_it_is(release, invented, tmp_path):
    write_release(release, tmp_path / "r")
    draft = invented.draft(5)
    cells = draft.tally.cells
    named = [n + 2 if not i else n for i, n in enumerate(cells["named"].to_pylist())]
    place = cells.column_names.index("named")
    moved = cells.set_column(place, cells.schema.field("named"), [named])
    second = clear_release(
        invented.case,
        replace(draft, tally=replace(draft.tally, cells=moved)),
        protections=invented.protections(),
        previous=PreviousRelease(4, read_cells(tmp_path / "r")),
    )
    assert "This number repeats release 4" in render_release(second)["en/index.html"]


def test_the_manifest_holds_no_digest_but_of_its_own_files(files):
    listed = json.loads(files["MANIFEST.json"])["files"]
    assert set(listed) == set(files) - {"MANIFEST.json"}


def test_catalogues_have_the_same_keys():
    en, ru = load_catalogue("en"), load_catalogue("ru")
    assert set(en.words) == set(ru.words)
    assert set(en.labels) == set(ru.labels)
    assert set(en.plurals) == set(ru.plurals)


def test_a_language_without_words_is_refused():
    with pytest.raises(CaseError):
        site_labels(("fr",))


def visible(text):
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.S)


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        (
            "en",
            r"(?<!confirmed )(?<!Confirmed )\bdead\b|\bkilled\b|\btotal\b|(?<!lleged )perpetrator",
        ),
        ("ru", r"\bубит|\bитого\b|\bмёртв|\b(?<!предполагаемы[ех] )(?<!Предполагаемые )исполнител"),
    ],
)
def test_no_page_says_more_than_is_known(files, language, wrong):
    pages = [visible(text) for path, text in files.items() if path.startswith(f"{language}/")]
    assert [found for page in pages for found in re.findall(f".{{0,30}}(?:{wrong})", page)] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "1 человек"),
        (2, "2 человека"),
        (5, "5 человек"),
        (11, "11 человек"),
        (22, "22 человека"),
    ],
)
def test_russian_counts_people_in_the_right_form(release, number, words):
    cleared = replace(release.number, value=number)
    assert load_catalogue("ru").count("people", cleared) == words


def test_numbers_and_days_are_written_as_each_language_does(release):
    number = replace(release.number, value=1843)
    assert load_catalogue("en").show(number) == "1,843"
    assert load_catalogue("ru").show(number) == "1\u202f843"
    assert load_catalogue("ru").show(release.as_of) == "31 октября 2025 года"
