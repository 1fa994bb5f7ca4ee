"""Telegram Desktop exports (`result.json`): one document a message that has words.

One chat ({"name", "type", "id", "messages": [...]}) or a whole account ({"chats": {"list":
[...]}}), as Telegram Desktop 1.5 to 5 writes them. The file is walked through, never held.
"""

import json
import mmap
from collections.abc import Iterator
from datetime import date
from typing import Any

from tallymark.extract.item import Heading, Item, Job, text_document
from tallymark.extract.json_places import TOKEN, Place, add_string, items_of, spelt
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "telegram/1"
"""Name and version of this extractor."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The documents of an export, and a failure for each message that cannot be read.

    Raises `Refused` where the file breaks off, is another JSON, or has no words at all.
    """
    messages = documents = 0
    with (
        job.path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for place in items_of(data, "messages"):
            messages += 1
            for outcome in _message(job, data[place.first : place.last], place, messages):
                documents += 1
                yield outcome
    if not messages:
        raise Refused("unknown_format")
    if not documents:
        raise Refused("no_text")


def _message(job: Job, body: bytes, place: Place, number: int) -> Iterator[Extracted | Failure]:
    """The document of one message, or why it cannot be read; nothing where it has no words."""
    locator = f"message/{number}"
    try:
        message = _parsed(body)
        locator = _locator(message, place, number)
        if message.get("type", "message") != "message":
            return
        mapped = _text(body, place.first)
        if mapped.text != _expected(message):
            raise Refused("damaged_json")
    except Refused as refused:
        yield failure(job.original.id, refused.reason, locator)
        return
    if mapped.text.strip():
        item = Item(job.original.id, job.original.media_type, locator)
        yield text_document(mapped, item, _heading(message, place), extractor=EXTRACTOR)


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        message = json.loads(body.decode("utf-8"), strict=False)
    except (ValueError, RecursionError) as error:
        raise Refused("damaged_json") from error
    if not isinstance(message, dict):
        raise Refused("damaged_json")
    return message


def _locator(message: dict[str, Any], place: Place, number: int) -> str:
    """`message/17`; with the chat before it, since each chat counts its own messages."""
    key = message.get("id")
    own = f"message/{key}" if isinstance(key, int) else f"message/at-{number}"
    chat = place.holder.get("id", "")
    return f"chat/{chat}/{own}" if chat.lstrip("-").isdigit() else own


def _heading(message: dict[str, Any], place: Place) -> Heading:
    forwarded = message.get("forwarded_from")
    return Heading(
        title=_clean(forwarded) if isinstance(forwarded, str) and forwarded else None,
        outlet=place.holder.get("name") or None,
        published=_day(message.get("date")),
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _expected(message: dict[str, Any]) -> str:
    """The text of a message as the format means it: a string, or parts that follow one another."""
    text = message.get("text", "")
    parts = text if isinstance(text, list) else [text]
    words = [part.get("text", "") if isinstance(part, dict) else part for part in parts]
    return _clean("".join(word for word in words if isinstance(word, str)))


def _clean(text: str) -> str:
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _text(body: bytes, first: int) -> TextMap:
    """The text of a message, mapped to the file's bytes (the message begins at `first`)."""
    mapped = TextMap()
    for start, token in _text_strings(body):
        add_string(mapped, token, first + start)
    return mapped


def _text_strings(body: bytes) -> Iterator[tuple[int, bytes]]:
    """The JSON strings that make up `text`: itself, or those of its parts."""
    keys: list[str] = []
    key, is_value = "", False
    for found in TOKEN.finditer(body):
        token = found[0]
        if token in (b"{", b"["):
            keys.append(key)
            key, is_value = "", token == b"["
        elif token in (b"}", b"]"):
            keys.pop()
            is_value = False
        elif token == b":":
            is_value = True
        elif token == b",":
            is_value = _is_list(keys)
        elif token[:1] == b'"':
            if not is_value:
                key = spelt(token)
            elif _is_text(keys, key):
                yield found.start(), token


def _is_list(keys: list[str]) -> bool:
    """Whether the innermost open thing is the list of parts (whose items need no key)."""
    return keys == ["", "text"]


def _is_text(keys: list[str], key: str) -> bool:
    if len(keys) == 1:
        return key == "text"
    if keys == ["", "text"]:
        return True
    return len(keys) == 3 and keys[1] == "text" and key == "text"
