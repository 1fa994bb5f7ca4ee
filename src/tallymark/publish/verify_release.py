#!/usr/bin/env python3
"""Verify a release: is every file of it as it was when the release was made?

Usage: python3 verify_release.py [FOLDER]      (default: the folder of this script)

Reads MANIFEST.json and compares the SHA-256 of every file. Prints each file that was changed, is
missing or was added, and exits 1; prints one line and exits 0 where all is as it was. It needs
Python 3.8 or later and nothing else, and writes nothing. The manifest itself is as trustworthy as
the place you have it from: compare its SHA-256, printed last, with one published elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator

MANIFEST = "MANIFEST.json"


def hash_file(path: str) -> str:
    """The SHA-256 (hex) of a file, read in pieces."""
    found = hashlib.sha256()
    with open(path, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            found.update(piece)
    return found.hexdigest()


def list_files(folder: str) -> Iterator[str]:
    """Paths of all files below a folder, with forward slashes."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.relpath(os.path.join(place, name), folder)
            yield path.replace(os.sep, "/")


def read_manifest(folder: str) -> dict[str, str] | None:
    """The files of the manifest and their SHA-256, or None where it cannot be read."""
    try:
        with open(os.path.join(folder, MANIFEST), encoding="utf-8") as file:
            files = json.load(file)["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return files if isinstance(files, dict) else None


def find_problems(folder: str, files: dict[str, str]) -> list[str]:
    """A line for each file that is not as the manifest says."""
    present = set(list_files(folder)) - {MANIFEST}
    problems = []
    for path in sorted(set(files) | present):
        if path not in files:
            problems.append("added: " + path)
        elif path not in present:
            problems.append("missing: " + path)
        elif hash_file(os.path.join(folder, *path.split("/"))) != files[path]:
            problems.append("changed: " + path)
    return problems


def main(arguments: list[str]) -> int:
    """0 where every file is as it was, 1 where one is not, 2 for wrong use."""
    if len(arguments) > 1 or arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 2
    folder = arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))
    files = read_manifest(folder)
    if files is None:
        print("changed: " + MANIFEST + " (missing, or no manifest)")
        return 1
    problems = find_problems(folder, files)
    for line in problems:
        print(line)
    if problems:
        return 1
    print(f"{len(files)} files are as they were when the release was made")
    print(MANIFEST + " has SHA-256 " + hash_file(os.path.join(folder, MANIFEST)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
