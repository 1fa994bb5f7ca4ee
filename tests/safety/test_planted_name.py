"""A protected name planted in every text field of a case is in nothing that leaves it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PLANTED = "Zephyrina Quillfeather"
CYRILLIC = "Зефирина Квиллфезер"
PARTS = ("quillfeather", "квиллфезер", "zephyrina", "зефирина")
TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]

REPORT = f"""{PLANTED} speaks

Masked men beat Orlo Tandy, 34, in the village of Velm on 3 October 2025, his mother {PLANTED} told
the Velm Courier. Six people were wounded. {CYRILLIC} filed a complaint with the police.
"""

ROLL = f"""id,name,born,died,settlement,district,region,rank,unit,category,note
1,Orlo Tandy,1990-01-02,2025-10-03,Velm,Velm district,Московская область,private,12345,contract,x
2,{PLANTED},1970-05-06,2025-10-04,{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED},{PLANTED}
3,Ivo Marn,1991-01-02,2025-10-05,Velm,Velm district,Московская область,private,12345,contract,x
4,Petr Salo,1992-01-02,2025-10-06,Velm,Velm district,Московская область,private,12345,contract,x
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
    run("init", "case", cwd=folder)
    run(
        "add",
        "case",
        f"{PLANTED}.txt",
        "roll.csv",
        "result.json",
        "--about",
        "about.csv",
        cwd=folder,
    )
    run("read", "case", cwd=folder)
    accept_everything(folder)
    run("adopt", "case", "roll.csv", "--as", "e1", "--checked", "--wrong", "0",
        "--source", PLANTED, "--reason", PLANTED, cwd=folder)  # fmt: skip
    run("link", "case", cwd=folder)
    return folder


def accept_everything(folder: Path) -> None:
    run("review", "case", "--as", "r1", "--write", "w.csv", cwd=folder)
    rows = (folder / "w.csv").read_text("utf-8").splitlines()
    filled = [rows[0], *(row[: row.rindex(",,,") + 1] + f"accept,,{PLANTED}" if row.endswith(",,,")
                         else row for row in rows[1:])]  # fmt: skip
    (folder / "w.csv").write_text("\n".join(filled) + "\n", encoding="utf-8")
    done = run("review", "case", "--as", "r1", "--apply", "w.csv", cwd=folder)
    assert done.returncode == 0, done.stderr


def test_the_name_is_in_no_file_of_a_release_and_in_no_name_of_a_file(case: Path) -> None:
    done = run("publish", "case", "--as", "e1", cwd=case)
    assert done.returncode == 0, done.stderr
    written = [one for one in (case / "case" / "releases").rglob("*") if one.is_file()]
    assert len(written) > 10
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
    done = run(*words, cwd=case)
    assert holds_name(done.stdout + done.stderr) == []


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
    done = run(*words, cwd=case)
    assert done.returncode in (1, 2)
    assert holds_name(done.stderr) == []
    assert "Traceback" not in done.stderr


def test_a_name_in_the_cases_own_prose_blocks_the_release(case: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(case / "case", tmp_path / "case")
    place = tmp_path / "case" / "case.toml"
    text = place.read_text("utf-8").replace('en = "case"', f'en = "The case of {PLANTED}"')
    assert PLANTED in text
    place.write_text(text, encoding="utf-8")
    done = run("publish", "case", "--as", "e1", cwd=tmp_path)
    assert done.returncode == 1
    assert holds_name(done.stderr) == []
    releases = [one.name for one in (tmp_path / "case" / "releases").iterdir()]
    assert "0003" not in releases
