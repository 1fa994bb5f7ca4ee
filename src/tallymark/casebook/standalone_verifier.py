"""Checks a Tallymark casebook without Tallymark: journal, originals. Standard library only.

    python verify_casebook.py FOLDER

Says what no longer holds and exits 1; exits 0 when everything does. The rules, in words:
an entry's commitment is SHA-256(salt + payload); its leaf is the JSON array [kind, format, subject,
sensitivity, restates, commitment]; the leaves of a commit form a Merkle tree (RFC 6962) whose root
stands in the commit's header; the header's SHA-256 is the commit's hash, which the next header
names as `previous`. A payload may be missing only where a tombstone lists its entry.
"""

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

STRAYS = """
SELECT entry_id FROM journal_entry WHERE position NOT IN (SELECT position FROM journal_commit) UNION
SELECT entry_id FROM journal_payload WHERE key_id <> 'none' UNION
SELECT entry_id FROM journal_payload WHERE entry_id NOT IN (SELECT entry_id FROM journal_entry)"""


def root_of(leaves: list[bytes]) -> str:
    """The Merkle tree hash of RFC 6962."""
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        pairs = zip(level[0::2], level[1::2], strict=False)
        odd = level[-1:] if len(level) % 2 else []
        level = [hashlib.sha256(b"\x01" + one + two).digest() for one, two in pairs] + odd
    return level[0].hex()


def erased_entries(database: sqlite3.Connection) -> tuple[set[int], set[str]]:
    """Entries and originals that a tombstone lists."""
    entries: set[int] = set()
    originals: set[str] = set()
    query = "SELECT body FROM journal_payload JOIN journal_entry USING (entry_id) WHERE kind = ?"
    for (body,) in database.execute(query, ("tombstone",)):
        try:
            stone = json.loads(body)
            entries.update(stone["entries"])
            originals.update(stone["originals"])
        except (ValueError, KeyError):
            continue  # the chain's walk names this entry
    return entries, originals


def check_chain(database: sqlite3.Connection, erased: set[int]) -> Iterator[str]:
    """Walks the commits from the first to the last."""
    previous = "0" * 64
    commits = database.execute(
        "SELECT position, header, hash FROM journal_commit ORDER BY position"
    )
    for number, (position, header, said) in enumerate(commits.fetchall(), 1):
        if position != number:
            yield f"commit {number}: missing"
        if hashlib.sha256(header).hexdigest() != said:
            yield f"commit {position}: header changed"
            previous = said
            continue
        plain = json.loads(header)
        if plain["previous"] != previous or plain["position"] != position:
            yield f"commit {position}: does not follow the one before it"
        yield from check_entries(database, position, plain, erased)
        previous = said
    for (entry,) in database.execute(STRAYS):
        yield f"entry {entry}: belongs to no commit (one is gone), or names a key"


def check_entries(
    database: sqlite3.Connection, position: int, header: dict[str, object], erased: set[int]
) -> Iterator[str]:
    """Commitments and Merkle root of one commit."""
    leaves = []
    rows = database.execute(
        "SELECT e.entry_id, ordinal, kind, format, subject, sensitivity, restates, commitment,"
        " salt, body FROM journal_entry e LEFT JOIN journal_payload p ON p.entry_id = e.entry_id"
        " WHERE position = ? ORDER BY ordinal",
        (position,),
    )
    for ordinal, (entry, number, *bound, commitment, salt, body) in enumerate(rows):
        if number != ordinal:
            yield f"entry {entry} (commit {position}): not in its place"
        plain = json.dumps([*bound, commitment], separators=(",", ":"), ensure_ascii=False)
        leaves.append(plain.encode())
        if body is None:
            if entry not in erased:
                yield f"entry {entry} (commit {position}): payload gone without a tombstone"
        elif hashlib.sha256(salt + body).hexdigest() != commitment:
            yield f"entry {entry} (commit {position}): payload changed"
    if len(leaves) != header["entries"] or root_of(leaves) != header["root"]:
        yield f"commit {position}: entries changed (Merkle root does not fit)"


def check_vault(database: sqlite3.Connection, vault: Path, erased: set[str]) -> Iterator[str]:
    """Every original's bytes against its digest."""
    query = "SELECT body FROM journal_payload JOIN journal_entry USING (entry_id) WHERE kind = ?"
    for (body,) in database.execute(query, ("original",)):
        try:
            original = json.loads(body)
            place = vault / original["sha256"][:2] / original["sha256"]
        except (ValueError, KeyError):
            continue  # the chain's walk has named this entry
        if original["id"] in erased:
            continue
        if not place.is_file():
            yield f"original {original['id']}: missing from the vault"
            continue
        digest = hashlib.sha256()
        with place.open("rb") as file:
            while chunk := file.read(2**20):
                digest.update(chunk)
        if digest.hexdigest() != original["sha256"]:
            yield f"original {original['id']}: bytes changed"


def main(folder: Path) -> int:
    """Prints what does not hold; 0 when everything does, 1 when something does not, 2 misused."""
    place = folder / "casebook.sqlite"
    if not place.is_file():
        print(f"{folder}: no casebook.sqlite there", file=sys.stderr)
        return 2
    database = sqlite3.connect(f"{place.resolve().as_uri()}?mode=ro", uri=True)
    try:
        entries, originals = erased_entries(database)
        found = [
            *check_chain(database, entries),
            *check_vault(database, folder / "vault", originals),
        ]
        for words in found:
            print(words)
        problems = len(found)
        commits = database.execute("SELECT count(*) FROM journal_commit").fetchone()[0]
    except (sqlite3.DatabaseError, json.JSONDecodeError, KeyError) as error:
        print(f"casebook.sqlite is damaged: {error}")
        return 1
    print(f"{commits} commits walked, {problems} problems", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(Path(sys.argv[1])))
