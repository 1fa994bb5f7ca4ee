import pytest
from click.testing import CliRunner

from tallymark.cli import cli

TAIL = "59.5\t37.2\tP\tPPL\tRU\t\t85\t42\t\t\t300\t\t120\tZ\t2024-01-01\n"
ROW = "{}\tLipovets\tLipovets\tЛиповец\t" + TAIL


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(cli, ["init", "mycase"]).exit_code == 0

    def run_words(words):
        return runner.invoke(cli, words.split())

    return run_words


def test_an_import_prints_what_was_kept_and_is_listed(run, tmp_path):
    (tmp_path / "RU.txt").write_text(ROW.format(1), encoding="utf-8")
    done = run("places import RU.txt --case mycase")
    assert (done.exit_code, done.stdout) == (0, "settlement\t1\n")
    assert run("places list --case mycase").stdout.startswith("RU\t")


def test_broken_lines_are_said_with_their_numbers_and_fail(run, tmp_path):
    (tmp_path / "RU.txt").write_text(ROW.format(1) + ROW.format("x"), encoding="utf-8")
    done = run("places import RU.txt --case mycase")
    assert done.exit_code == 1
    assert "line 2: column 1 is no number" in done.stderr


def test_what_is_read_after_an_import_uses_the_list(run, tmp_path):
    (tmp_path / "RU.txt").write_text(
        ROW.format(1).replace("Lipovets", "Krivoguzovo").replace("Липовец", "Кривогузово"),
        encoding="utf-8",
    )
    run("places import RU.txt --case mycase")
    (tmp_path / "a.txt").write_text("Бои шли в Кривогузове два дня. Погибли люди.\n", "utf-8")
    run("add mycase a.txt")
    assert run("read mycase").exit_code == 0
    from tallymark.casebook import open_casebook
    from tallymark.terms.journal import Access

    book = open_casebook(tmp_path / "mycase")
    values = book.records(Access("local", "editor", "work", None)).claims(every=True)
    book.close()
    place = next(row for row in values.to_pylist() if row["kind"] == "place")
    assert '"matched_by":"sole"' in str(place["value"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("places import RU.txt --case mycase", 2),
        ("places import mycase/case.toml --case nowhere", 1),
        ("places import mycase/case.toml --case mycase --country Russia", 2),
        ("places import mycase/case.toml --case mycase", 1),
    ],
)
def test_what_does_not_fit_is_said_without_a_traceback(run, words, code):
    from tallymark.terms.errors import TallymarkError

    done = run(words)
    assert isinstance(done.exception, TallymarkError)
    assert done.exception.exit_code == code
