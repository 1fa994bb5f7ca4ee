"""What `tallymark read` does and says, of a casebook and of loose files."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from tallymark.cli.shared_options import say, show_progress
from tallymark.terms.errors import MisusedError


def read_case(case: Path, by: str, readers: Sequence[str], *, is_dry_run: bool = False) -> None:
    """Reads, and says what each reader gave and what was dropped, also where it is cut short."""
    from tallymark.flow.opening import open_case
    from tallymark.flow.reading import read_documents, unread_documents

    if is_dry_run:
        with open_case(case, by=by) as work:
            say(f"{len(unread_documents(work, readers=readers))} documents would be read")
        return
    documents: set[str] = set()
    claims, dropped = 0, Counter[str]()
    with open_case(case, by=by, is_writing=True) as work:
        try:
            for one in read_documents(work, readers=readers, progress=show_progress()):
                documents.add(one.document_id)
                claims += one.changed
                dropped.update(one.dropped)
        finally:
            words = "".join(
                f"; {number} dropped ({why})" for why, number in sorted(dropped.items())
            )
            say(f"{len(documents)} documents read, {claims} new claims proposed{words}")
    say(f"Next: tallymark review {case} --as r1")


def read_loose_files(
    files: tuple[Path, ...], published: str | None, *, readers: Sequence[str], url: str | None,
    model: str, is_page: bool = False,
) -> None:  # fmt: skip
    """Prints a JSON object (or a page) a document; exits 1 where a file failed."""
    import msgspec

    from tallymark.flow.loose_files import mark_files, read_files
    from tallymark.flow.opening import read_day
    from tallymark.terms.case import Endpoint
    from tallymark.terms.documents import Failure

    if ("llm" in readers) != (url is not None):
        raise MisusedError("with files, --reader llm and --llm URL go together")
    failed = 0
    day = read_day(published, "--published") if published else None
    endpoint = Endpoint(url, model) if url else None
    show = mark_files if is_page else read_files
    for one in show(files, published=day, readers=readers or ("rules",), endpoint=endpoint):
        if isinstance(one, Failure):
            failed += 1
            say(f"{one.subject_id}: {one.reason}: {one.advice}")
        else:
            click.echo(one if isinstance(one, str) else msgspec.json.encode(one).decode())
    if failed:
        raise SystemExit(1)
