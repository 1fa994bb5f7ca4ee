"""The vocabulary of acts and of what stands beside them, from `data/acts.toml` and `parts.toml`."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from tallymark.read.frames import Frames, compile_words

LANGUAGES = ("en", "ru", "uk")
VOICES = ("did", "befell", "whom", "fell", "state", "noun")


@dataclass(frozen=True, slots=True)
class ActWords:
    """One act of the vocabulary: its family, its labels, and whether it befalls a person once."""

    act: str
    family: str
    labels: Mapping[str, str]
    is_once: bool = False
    huridocs: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Acts, their frames, and the parts that stand beside an act.

    `signs` are words of mourning, `silences` of lost contact; `agents` those who act in an office.
    """

    acts: Mapping[str, ActWords]
    frames: Frames
    signs: Frames
    silences: Frames
    evidence: Frames
    outcomes: Frames
    perpetrators: Frames
    agents: Frames
    on_trial: re.Pattern[str]
    testimony: tuple[tuple[str, re.Pattern[str]], ...]


def load_vocabulary() -> Vocabulary:
    """Reads and compiles the vocabulary that ships with the package."""
    table, parts = _table("acts"), _table("parts")
    forces = parts["forces"]
    lists = table["words"]
    return Vocabulary(
        acts={row["act"]: _act(row) for row in table["acts"]},
        frames=Frames(_act_rows(table["acts"], VOICES, lists)),
        signs=Frames(_act_rows(table["acts"], ("sign",), lists)),
        silences=Frames(_act_rows(table["acts"], ("lost",), lists)),
        evidence=Frames(_part_rows(parts["evidence"], "type")),
        outcomes=Frames(_part_rows(parts["outcomes"], "kind")),
        perpetrators=Frames(_part_rows(parts["perpetrators"], "label")),
        agents=Frames(
            (name, name.split("_")[0] if name[:2] in ("by", "of", "en") else "subject", frame)
            for name in ("en", "ru", "uk", "by_ru", "by_uk", "of_ru", "of_uk")
            for frame in forces[name]
        ),
        on_trial=compile_words(" ".join(forces["stated"])),
        testimony=tuple(
            (row["type"], compile_words(" ".join(row[one] for one in LANGUAGES)))
            for row in parts["testimony"]
        ),
    )


def _table(name: str) -> dict[str, Any]:
    content = files("tallymark.read").joinpath(f"data/{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


def _act(row: Mapping[str, Any]) -> ActWords:
    return ActWords(
        row["act"], row["family"], row["labels"], row.get("once", False), row.get("huridocs")
    )


def _act_rows(
    acts: list[Mapping[str, Any]], voices: tuple[str, ...], lists: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    for row in acts:
        for language in LANGUAGES:
            for voice in voices:
                for frame in row.get(language, {}).get(voice, ()):
                    yield row["act"], voice, with_lists(frame, lists)


def with_lists(frame: str, lists: Mapping[str, str]) -> str:
    """A frame with its named lists ("@front_ru") written out. Raises `KeyError` for no such."""
    return " ".join(lists[word[1:]] if word.startswith("@") else word for word in frame.split(" "))


def _part_rows(rows: list[Mapping[str, Any]], key: str) -> Iterator[tuple[str, str, str]]:
    for row in rows:
        for language in LANGUAGES:
            for frame in row.get(language, ()):
                yield row[key], language, frame
