import json
from datetime import date
from typing import Any

import pytest

from tests.extract.conftest import Extract, documents, reasons, text_of


def chat(*messages: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"name": "Канал", "type": "public_channel", "id": 77, "messages": list(messages), **more}


def message(number: int, text: object, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "type": "message", "date": "2024-05-05T23:10:00", "text": text, **more
    }  # fmt: skip


def written(export: object, *, is_ascii: bool = False) -> bytes:
    return json.dumps(export, ensure_ascii=is_ascii).encode()


@pytest.mark.parametrize("is_ascii", [True, False])
def test_parts_of_a_text_follow_one_another(extract: Extract, is_ascii: bool) -> None:
    parts = ["Пропал ", {"type": "bold", "text": 'сын "Ї"'}, "\n\\ 😀 конец"]
    entities = [{"type": "plain", "text": "not twice"}]
    export = chat(message(5, parts, text_entities=entities))
    (document,) = documents(extract("result.json", written(export, is_ascii=is_ascii)))
    assert text_of(document) == 'Пропал сын "Ї"\n\\ 😀 конец'


def test_a_message_is_a_document_with_its_chat_and_day(extract: Extract) -> None:
    export = chat(message(5, "Слова", forwarded_from="Другой канал"))
    (found,) = documents(extract("result.json", written(export)))
    assert found.document.locator == "chat/77/message/5"
    assert found.document.outlet == "Канал"
    assert found.document.published == date(2024, 5, 5)
    assert found.document.title == "Другой канал"


def test_a_whole_account_gives_the_messages_of_every_chat(extract: Extract) -> None:
    export = {
        "about": "x",
        "chats": {"about": "y", "list": [chat(message(1, "a")), chat(message(1, "b"), id=78)]},
    }
    found = documents(extract("result.json", written(export)))
    assert [one.document.locator for one in found] == ["chat/77/message/1", "chat/78/message/1"]


def test_messages_without_words_and_service_messages_give_no_document(extract: Extract) -> None:
    export = chat(message(1, ""), {"id": 2, "type": "service", "text": "x"}, message(3, "слова"))
    assert len(extract("result.json", written(export))) == 1


def test_a_cut_export_keeps_what_came_before(extract: Extract) -> None:
    content = written(chat(message(1, "one"), message(2, "two"), message(3, "three")))
    outcomes = extract("result.json", content[:-40])
    assert [text_of(one) for one in documents(outcomes)] == ["one", "two"]
    assert reasons(outcomes) == ["truncated"]


def test_a_damaged_message_costs_no_other(extract: Extract) -> None:
    content = written(chat(message(1, "one"), message(2, "two"))).replace(b'"one"', b"one")
    outcomes = extract("result.json", content)
    assert [text_of(one) for one in documents(outcomes)] == ["two"]
    assert reasons(outcomes) == ["damaged_json"]


@pytest.mark.parametrize("content", [b"{}", b"[1, 2]", b'{"type": "Feature"}', b'"words"'])
def test_another_json_is_an_unknown_format(extract: Extract, content: bytes) -> None:
    assert reasons(extract("a.json", content)) == ["unknown_format"]
