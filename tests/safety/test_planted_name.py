"""A protected name planted in every text field of a case is in nothing that leaves it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tallymark.flow.opening import open_case

PLANTED = "Zephyrina Quillfeather"
CYRILLIC = "Зефирина Квиллфезер"
PARTS = ("quillfeather", "квиллфезер", "zephyrina", "зефирина")
TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]

REPORT = f"""{PLANTED} speaks

Masked men beat Orlo Tandy, 34, in the village of Velm on 3 October 2025, his mother {PLANTED} told
the Velm Courier. Six people were wounded. {CYRILLIC} filed a complaint with the police.
"""

PEOPLE = ("Ivo Marn", "Petr Salo", "Oleg Brandt", "Artem Quist", "Denis Holm", "Egor Lind",
          "Roman Falk", "Maxim Storm")  # fmt: skip
ROWS = "".join(
    f"{number},{name},199{number}-01-02,2025-10-05,Velm,Velm district,Московская область,"
    "private,12345,contract,x\n"
    for number, name in enumerate(PEOPLE, 1)
)
ROLL = f"""id,name,born,died,settlement,district,region,rank,unit,category,note
{ROWS}9,Orlo Tandy,1990-01-02,2025-10-03,Velm,,Московская область,private,12345,contract,x
10,{PLANTED},1970-05-06,2025-10-04,{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED}
"""


def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*TALLYMARK, *words], capture_output=True, text=True, cwd=cwd)


def holds_name(text: str) -> list[str]:
    folded = text.casefold()
    return [part for part in PARTS if part in folded]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the name in the text, title, outlet, file name, roll cells, roll's source."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / f"{PLANTED}.txt").write_text(REPORT, encoding="utf-8")
    (folder / "roll.csv").write_text(ROLL, encoding="utf-8")
    (folder / "about.csv").write_text(
        f"file,outlet,published,title\n{PLANTED}.txt,{PLANTED},2025-10-05,{PLANTED}\n"
    )
    messages = [{"id": 1, "type": "message", "date": "2025-10-06T10:00:00", "from": PLANTED,
                 "text": f"{CYRILLIC}: 12 wounded in Velm on 3 October 2025"}]  # fmt: skip
    export = {"name": PLANTED, "type": "public_channel", "id": 1, "messages": messages}
    (folder / "result.json").write_text(json.dumps(export, ensure_ascii=False))
    (folder / "other.csv").write_text(ROLL.replace(",x\n", ",y\n"), encoding="utf-8")
    done("init", "case", cwd=folder)
    files = (f"{PLANTED}.txt", "roll.csv", "other.csv", "result.json")
    done("add", "case", *files, "--about", "about.csv", cwd=folder)
    done("read", "case", cwd=folder)
    accept_everything(folder)
    for roll, source in (("roll.csv", PLANTED), ("other.csv", "Another list")):
        done("adopt", "case", roll, "--as", "e1", "--checked", "--wrong", "0",
             "--source", source, "--reason", PLANTED, cwd=folder)  # fmt: skip
    done("link", "case", cwd=folder)
    clear_all_but_names(folder)
    done("publish", "case", "--as", "e1", cwd=folder)
    return folder


def done(*words: str, cwd: Path) -> None:
    ran = run(*words, cwd=cwd)
    assert ran.returncode == 0, (words, ran.stderr)


def clear_all_but_names(folder: Path) -> None:
    """Everything an editor could clear in haste: all incidents, the words of all claims."""
    with open_case(folder / "case") as work:
        records = work.records()
        incidents = sorted(set(records.incidents()["incident_id"].to_pylist()))
        claims = records.claims()["claim_id"].to_pylist()
    assert incidents
    for what, subjects in (("--clear-incident", incidents), ("--clear-quote", claims)):
        done("protect", "case", *subjects, what, "--as", "e1", "--reason", PLANTED, cwd=folder)


def accept_everything(folder: Path) -> None:
    run("review", "case", "--as", "r1", "--write", "w.csv", cwd=folder)
    rows = (folder / "w.csv").read_text("utf-8").splitlines()
    filled = [rows[0], *(row[: row.rindex(",,,") + 1] + f"accept,,{PLANTED}" if row.endswith(",,,")
                         else row for row in rows[1:])]  # fmt: skip
    (folder / "w.csv").write_text("\n".join(filled) + "\n", encoding="utf-8")
    done("review", "case", "--as", "r1", "--apply", "w.csv", cwd=folder)


def test_the_name_is_in_no_file_of_a_release_and_in_no_name_of_a_file(case: Path) -> None:
    written = [one for one in (case / "case" / "releases").rglob("*") if one.is_file()]
    assert len(written) > 10
    shown = json.loads((case / "case" / "releases" / "0001" / "data" / "tally.json").read_text())
    assert max(cell["named"] or 0 for cell in shown["cells"]) >= 9
    for one in written:
        assert holds_name(str(one.relative_to(case))) == []
        assert holds_name(one.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "words",
    [
        ("status", "case", "--json"),
        ("count", "case"),
        ("count", "case", "--json"),
        ("link", "case"),
        ("verify", "case"),
        ("rebuild", "case"),
        ("review", "case", "--as", "r1", "--list"),
        ("publish", "case", "--rebuild", "1"),
    ],
)
def test_the_name_is_in_no_words_of_a_command_that_is_not_about_evidence(
    case: Path, words: tuple[str, ...]
) -> None:
    ran = run(*words, cwd=case)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout + ran.stderr
    assert holds_name(ran.stdout + ran.stderr) == []


@pytest.mark.parametrize(
    "words",
    [
        ("explain", "case", "c0000000000"),
        ("adopt", "case", "roll.csv", "--as", "e1", "--checked"),
        ("judge", "case", "k1", "k2", "same", "--as", "r1", "--reason", PLANTED),
        ("protect", "case", "p1", "--protect", "--as", "r1", "--reason", PLANTED),
        ("erase", "case", "p1", "--as", "e1", "--reason", PLANTED, "--yes"),
        ("publish", "case", "--as-of", "x"),
        ("review", "case", "--as", "r1", "--apply", "bad.csv"),
    ],
)
def test_the_name_is_in_no_error_message(case: Path, words: tuple[str, ...]) -> None:
    (case / "bad.csv").write_text(
        "document,kind,start,end,quote,verdict,value,reason\n"
        f"roll.csv,person,0,3,{PLANTED},accept,,{PLANTED}\n"
    )
    ran = run(*words, cwd=case)
    assert ran.returncode in (1, 2)
    assert holds_name(ran.stderr) == []
    assert "went wrong inside" not in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_name_in_the_cases_own_prose_blocks_the_release(case: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(case / "case", tmp_path / "case")
    place = tmp_path / "case" / "case.toml"
    text = place.read_text("utf-8").replace('en = "case"', f'en = "The case of {PLANTED}"')
    assert PLANTED in text
    place.write_text(text, encoding="utf-8")
    ran = run("publish", "case", "--as", "e1", cwd=tmp_path)
    assert ran.returncode == 1
    assert holds_name(ran.stderr) == []
    releases = [one.name for one in (tmp_path / "case" / "releases").iterdir()]
    assert releases == ["0001"]
