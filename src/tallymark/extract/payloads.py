"""The bytes of one part inside an original, by its locator: of an archive, a mail, a document."""

import io
import mmap
import re
from pathlib import Path

from tallymark.extract.refusal import Refused
from tallymark.terms.case import Limits

MAIL = re.compile(r"mail/\d+@(\d+)-(\d+)/?")
PART = re.compile(r"part/(\d+)/?")
MEMBER = re.compile(r"member/(.+)")
ARCHIVE = re.compile(r"(archive/.+)/(record/\d+@.*)")


def payload_at(path: Path, locator: str, limits: Limits) -> bytes | None:
    """The bytes that `locator` names in the file `path`; `None` where they are not there."""
    from tallymark.extract import warc

    if locator.startswith("record/"):
        return warc.payload_at(path, locator, limits.page_bytes)
    found = ARCHIVE.fullmatch(locator)
    if found:
        from tallymark.extract.wacz import opened_archive

        with opened_archive(path, found[1], limits) as archive:
            return warc.payload_in(archive, found[2], limits.page_bytes)
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        return _inside(data[:], locator, limits)


def _inside(data: bytes, locator: str, limits: Limits) -> bytes | None:
    """One step into `data` after another, until nothing of the locator is left."""
    while locator:
        if found := MAIL.match(locator):
            data = data[int(found[1]) : int(found[2])]
        elif found := PART.match(locator):
            from tallymark.extract.mail_parts import part_bytes

            body = part_bytes(data, int(found[1]))
            if body is None:
                return None
            data = body
        elif found := MEMBER.match(locator):
            from tallymark.extract.zipped import opened

            with opened(
                io.BytesIO(data), damaged="damaged_docx", unpacked_bytes=limits.unpacked_bytes
            ) as members:
                data = members.read(found[1], limits.page_bytes)
        else:
            raise Refused("unreadable")
        locator = locator[found.end() :]
    return data
