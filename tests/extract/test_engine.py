import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tallymark.extract import engine
from tests.extract.conftest import Extract, documents, extract_file, reasons

TEXT = b"Two men are missing.\nThey were last seen in May.\n"


@pytest.fixture(autouse=True)
def fresh_children() -> None:
    engine.end_idle_children()


def test_a_file_that_takes_too_long_is_given_up_and_the_next_is_read(extract: Extract) -> None:
    extract("warm.txt", TEXT)
    assert reasons(extract("a.txt", TEXT * 100_000, seconds=0.001)) == ["timeout"]
    assert len(documents(extract("b.txt", TEXT))) == 1


def test_a_file_that_needs_too_much_memory_is_given_up(extract: Extract) -> None:
    outcomes = extract("a.txt", TEXT * 300_000, memory_bytes=8 * 2**20)
    assert reasons(outcomes) == ["out_of_memory"]
    assert len(documents(extract("b.txt", TEXT))) == 1


def test_a_child_that_was_ended_while_it_waited_costs_no_file(extract: Extract) -> None:
    extract("a.txt", TEXT)
    os.kill(engine._idle[0]._process.pid, signal.SIGKILL)
    engine._idle[0]._process.wait()
    assert len(documents(extract("b.txt", TEXT))) == 1


@pytest.mark.parametrize(
    "program",
    [
        "import os; os._exit(1)",
        "import os; os.write(1, b'\\xff\\xff\\xff\\xff'); main = print",
        "import os; os.write(1, b'\\0\\0\\0\\2{}'); main = print",
        'import os; os.write(1, b\'\\0\\0\\0\\x1b{"type":"found","text":null}\'); main = print',
    ],
)
def test_a_child_that_breaks_down_or_lies_is_not_believed(
    extract: Extract, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr(engine, "START", program)
    assert reasons(extract("a.txt", TEXT)) == ["crashed"]


def test_one_child_reads_many_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    extract_file(tmp_path / "a.txt")
    (child,) = engine._idle
    for _ in range(20):
        extract_file(tmp_path / "a.txt")
    assert engine._idle == [child]


def test_a_child_reads_before_anybody_waits_for_its_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    extraction = engine.extract_documents(_original(path), path, limits=engine.Limits())
    assert extraction._child._waiting.select(60.0)  # its answer is in the pipe
    path.unlink()
    assert len(list(extraction)) == 1


def test_an_extraction_that_nobody_listens_to_ends_its_child(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    extraction = engine.extract_documents(_original(path), path, limits=engine.Limits())
    extraction.close()
    assert not extraction._child.is_running()
    assert extraction._child not in engine._idle


def test_a_child_started_early_reads_the_first_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    engine.end_idle_children()
    engine.start_child(engine.Limits())
    (child,) = engine._idle
    extract_file(tmp_path / "a.txt")
    assert engine._idle == [child]


def test_a_reader_that_stops_half_way_leaves_no_child(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    extract_file(path)
    child = engine._idle[0]
    half = child.ask(engine.Read(_original(path), str(path), engine.Limits()), 5.0)
    next(half)
    half.close()
    engine._put_back(engine._idle.pop(), is_whole=False)
    assert not child.is_running()


def test_no_child_reaches_the_network() -> None:
    if not engine._wall():
        pytest.skip("neither unshare nor bwrap works here")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        program = f"import socket; socket.create_connection(('127.0.0.1', {port}), 2)"
        tried = subprocess.run(
            [*engine._wall(), sys.executable, "-I", "-c", program], capture_output=True, check=False
        )
    assert tried.returncode != 0


def test_children_die_with_their_parent(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    program = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parents[2])!r})
from pathlib import Path
from tests.extract.conftest import extract_file
from tallymark.extract import engine
extract_file(Path({str(tmp_path / "a.txt")!r}))
print(engine._idle[0]._process.pid, flush=True)
os.kill(os.getpid(), 9)
"""
    killed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    child = int(killed.stdout)
    for _ in range(100):
        if not Path(f"/proc/{child}/cmdline").exists():
            return
        if not Path(f"/proc/{child}/cmdline").read_bytes():
            return  # a zombie that nobody waits for: it runs no more
        signal.sigtimedwait([], 0.05)
    pytest.fail("the child outlived its parent")


def _original(path: Path) -> engine.Original:
    return engine.Original("o1", "0" * 64, path.stat().st_size, path.name, "text/plain")
