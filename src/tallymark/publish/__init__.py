"""Publish: writes a release as a site and open data. In: a `Release`; out: files and a manifest.

The site is static, in each language of the release, with no script and no outside request. It
prints cleared values and words of its own, and refuses anything else (`publish.render`). The same
release gives the same bytes on any day.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

import pyarrow as pa

from tallymark.publish.data import make_data, release_head, to_json
from tallymark.publish.render import render_pages
from tallymark.publish.words import load_catalogue
from tallymark.terms.errors import DamagedError, InputError
from tallymark.terms.release import PUBLIC_CELL_SCHEMA, Release

__all__ = ["check_release", "read_cells", "render_release", "site_labels", "write_release"]

MANIFEST = "MANIFEST.json"
VERIFIER = "verify_release.py"


def render_release(release: Release) -> dict[str, str]:
    """Every file of the release by its path inside the folder, before anything is written.

    Raises `ProtectedError` where a value was not cleared: then there is no release.
    """
    texts = make_data(release)
    texts |= render_pages(release, {path: _digest(text.encode()) for path, text in texts.items()})
    texts[VERIFIER] = files("tallymark.publish").joinpath(VERIFIER).read_text("utf-8")
    digests = {path: _digest(text.encode()) for path, text in sorted(texts.items())}
    head = release_head(release)
    texts[MANIFEST] = to_json({"format": 1, "release": head, "files": digests})
    return dict(sorted(texts.items()))


def write_release(release: Release, folder: Path) -> dict[str, str]:
    """Writes the release into `folder`; gives its manifest: path -> SHA-256 (hex) of each file.

    A release is never written over: raises `InputError` where the folder holds anything. Nothing
    is written unless the whole release could be made, and the folder appears whole or not at all.
    """
    texts = render_release(release)
    if folder.exists() and any(folder.iterdir()):
        raise InputError(f"{folder}: not empty; a release is never written over, name a new folder")
    part = folder.with_name(f"{folder.name}.part")
    if part.exists():
        shutil.rmtree(part)  # left by a run that was cut off
    for path, text in texts.items():
        target = part / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    part.replace(folder)
    return {path: _digest(text.encode()) for path, text in texts.items()}


def check_release(folder: Path, manifest: Mapping[str, str]) -> list[str]:
    """What is not as `manifest` (from the ledger) says: "changed: PATH", "missing: ..." and so on.

    Empty where every file is as it was when the release was made.
    """
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    problems = []
    for path in sorted(present | set(manifest)):
        if path not in manifest:
            problems.append(f"added: {path}")
        elif path not in present:
            problems.append(f"missing: {path}")
        elif _digest((folder / path).read_bytes()) != manifest[path]:
            problems.append(f"changed: {path}")
    return problems


def read_cells(folder: Path) -> pa.Table:
    """The cells an earlier release printed (`PUBLIC_CELL_SCHEMA`), to compare a new one with.

    Raises `DamagedError` where the folder's open data cannot be read.
    """
    path = folder / "data" / "tally.json"
    try:
        rows = json.loads(path.read_text("utf-8"))["cells"]
        return pa.Table.from_pylist(rows, PUBLIC_CELL_SCHEMA)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise DamagedError(
            f"{path}: cannot be read; restore the release from a copy, or publish it again"
        ) from error


def site_labels(languages: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """The keys the site has words for: (language, "dimension:key", words), for a `ReleaseDraft`.

    Regions come from elsewhere: their words stand in `lang.places` and in the case.
    """
    return tuple(
        (language, key, words)
        for language in languages
        for key, words in sorted(load_catalogue(language).labels.items())
    )


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
