"""Which files stand under the paths that were given."""

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path

from tallymark.collect.shown import escape_path
from tallymark.terms.documents import Failure, SourceFile

ADVICE = {
    "missing": "check the spelling of the path, or leave it out",
    "special_file": "it is a pipe, a socket or a device: give a file or a folder",
    "link_outside": "it is a link that leads out of the folder: add its target by its own path",
    "unreadable": "allow this user to read it (its permissions say no), then add it again",
}
"""What to do about each reason for which a path gives no file."""


def find_sources(paths: Sequence[Path]) -> Iterator[SourceFile | Failure]:
    """Every file under `paths`, folders walked through in the order of their names.

    A path that was typed is followed where it leads; inside a folder a link to outside of it is a
    failure, and a link to a folder within it is not walked twice. `Failure.subject_id` is the
    escaped path.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield _one(path)


def _walk(root: Path) -> Iterator[SourceFile | Failure]:
    """Files under one folder, depth first, names in the order of their bytes."""
    real_root = root.resolve()
    waiting = [root]
    while waiting:
        path = waiting.pop()
        if path.is_symlink() and path != root:
            target = path.resolve()
            if not target.is_relative_to(real_root):
                yield _failure(path, "link_outside")
                continue
            if target.is_dir():
                continue
        if path.is_dir():
            try:
                names = sorted(os.listdir(path), key=os.fsencode, reverse=True)
            except OSError:
                yield _failure(path, "unreadable")
            else:
                waiting.extend(path / name for name in names)
        else:
            yield _one(path)


def _one(path: Path) -> SourceFile | Failure:
    try:
        mode = path.stat().st_mode
    except PermissionError:
        return _failure(path, "unreadable")
    except (OSError, ValueError):
        return _failure(path, "missing")
    if not stat.S_ISREG(mode):
        return _failure(path, "special_file")
    return SourceFile(path, escape_path(str(path)))


def _failure(path: Path, reason: str) -> Failure:
    return Failure(escape_path(str(path)), "collect", reason, ADVICE[reason])
