"""A document's text as it is put together, with the way back to the bytes of every piece."""

from tallymark.terms.spans import MapSegment


class ByteCursor:
    """Where a code point of a decoded text stands in its bytes; asked for in rising order."""

    def __init__(self, text: str, encoding: str, offset: int) -> None:
        self._text = text
        self._encoding = encoding
        self._chars = 0
        self._bytes = offset
        self._is_plain = encoding == "utf-8" and text.isascii()

    def at(self, index: int) -> int:
        """Byte offset of the code point `index`, which is not before the one asked for last."""
        if self._is_plain:
            return self._bytes + index
        self._bytes += byte_length(self._text[self._chars : index], self._encoding)
        self._chars = index
        return self._bytes


def byte_length(text: str, encoding: str) -> int:
    """How many bytes spell `text`; bytes that were no text count as they stood."""
    if encoding.startswith("utf-16"):
        return len(text.encode(encoding, "surrogatepass"))
    return len(text.encode(encoding, "surrogateescape"))


class TextMap:
    """The text so far and the segments that cover it without a gap."""

    def __init__(self, locator: str = "", encoding: str = "utf-8") -> None:
        self._locator = locator
        self._encoding = encoding
        self._parts: list[str] = []
        self._text = ""
        self.length = 0
        self.segments: list[MapSegment] = []
        self.parts: list[tuple[int, str]] = []
        self.doubtful: list[tuple[int, int]] = []

    @property
    def text(self) -> str:
        """All text put together so far."""
        if self._parts:
            self._text += "".join(self._parts)
            self._parts.clear()
        return self._text

    def enter(self, locator: str, encoding: str = "utf-8") -> None:
        """What follows stands in this part of the original."""
        self._locator, self._encoding = locator, encoding

    def _is_here(self, segment: MapSegment) -> bool:
        return segment.locator == self._locator and segment.encoding == self._encoding

    def part(self, name: str) -> None:
        """What follows is this part of the document (`terms.documents.Passage.part`)."""
        if name != (self.parts[-1][1] if self.parts else "body"):
            self.parts.append((self.length, name))

    def doubt(self, start: int) -> None:
        """What was added since `start` is a word that text recognition was not sure of."""
        self.doubtful.append((start, self.length))

    def verbatim(self, text: str, first: int, last: int) -> None:
        """Adds `text`, which the bytes `first` to `last` spell exactly."""
        before = self.segments[-1] if self.segments else None
        if before and before.how == "verbatim" and before.last == first and self._is_here(before):
            self._parts.append(text)
            self.length += len(text)
            self.segments[-1] = MapSegment(
                before.start, self.length, self._locator, before.first, last,
                encoding=self._encoding,
            )  # fmt: skip
        else:
            self._add(text, first, last, "verbatim")

    def decoded(self, text: str, first: int, last: int) -> None:
        """Adds `text`, which the bytes `first` to `last` spell by an escape or as white space."""
        self._add(text, first, last, "decoded")

    def inserted(self, line_ends: int) -> None:
        r"""Adds a separator of ours: so many `\n`, which stand nowhere in the original."""
        at = self.segments[-1].last if self.segments else 0
        self._add("\n" * line_ends, at, at, "inserted")

    def rendered(self, text: str, locator: str) -> None:
        """Adds `text` that an engine made of the part `locator`; the range is in code points."""
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        self.segments.append(
            MapSegment(start, self.length, locator, 0, len(text), "codepoint", how="rendered")
        )

    def _add(self, text: str, first: int, last: int, how: str) -> None:
        start = self.length
        self._parts.append(text)
        self.length += len(text)
        self.segments.append(
            MapSegment(
                start, self.length, self._locator, first, last, encoding=self._encoding, how=how
            )
        )
