import random
from datetime import date
from types import SimpleNamespace

import pyarrow as pa
import pytest

from tallymark.disclose import clear_release
from tallymark.publish import site_labels
from tallymark.terms.case import Case, Scope
from tallymark.terms.claims import Attribution, Hedge
from tallymark.terms.counting import (
    CELL_GROUP_SCHEMA,
    CELL_PERSON_SCHEMA,
    CELL_SCHEMA,
    Backlog,
    Tally,
    TallySpec,
)
from tallymark.terms.protection import Clearance, Protection
from tallymark.terms.release import (
    PublishableFigure,
    PublishableIncident,
    PublishablePerpetrator,
    PublishableQuote,
    Release,
    ReleaseDraft,
)
from tallymark.terms.weighing import Standing

REGIONS = (
    ("torsk", "Torsk Region", "Торская область"),
    ("veln", "Veln Republic", "Республика Вельна"),
    ("orlik", "Orlik Territory", "Орликский край"),
    ("sumra", "Sumra Region", "Сумринская область"),
    ("karel", "Lower Kamen Region", "Нижнекаменская область"),
    ("belt", "Beltyr Republic", "Республика Бельтыр"),
    ("ozer", "Ozersk District", "Озёрский округ"),
    ("tavda", "Upper Tavda Region", "Верхнетавдинская область"),
)
CATEGORIES = ("contract", "mobilised", "convict", "volunteer", "conscript")
MONTHS = [f"{2023 + n // 12}-{n % 12 + 1:02}" for n in range(3, 33)]


def _split(total: int, shares: list[float]) -> list[int]:
    parts = [int(total * share / sum(shares)) for share in shares]
    parts[0] += total - sum(parts)
    return parts


def _cut_rows(act: str, name: str, keys: list[str], counts: list[int], more: list) -> list[dict]:
    return [
        {
            "cell_id": f"c-{act[:2]}{name[:2]}{place:02}7f3a",
            "act": act,
            "category": None,
            "region": None,
            "month": None,
            "named": count,
            "low": count + more[place][0],
            "high": None if more[place][1] is None else count + more[place][1],
            "possible": 0,
            "is_contested": 0,
            "sensitivity": 1,
        }
        | ({name: key} if name != "act" else {})
        for place, (key, count) in enumerate(zip(keys, counts, strict=True))
    ]


def _act_rows(act: str, total: int, extra: tuple[int, int | None], seed: int) -> list[dict]:
    chance = random.Random(seed)
    regions = [key for key, _, _ in REGIONS] + ["unknown"]
    by_region = _split(total, [40, 22, 15, 9, 6, 4, 2, 0.2, 3])
    by_category = _split(total, [50, 28, 12, 6, 2.5])
    by_month = _split(total, [1 + 3 * chance.random() + 4 * (n % 11 == 7) for n in range(30)])
    nothing = [(0, 0)] * 40
    months = list(nothing)
    months[7] = (extra[0] // 2, extra[1])
    months[19] = (extra[0] - extra[0] // 2, 0)
    regional = [extra, *nothing]
    return [
        *_cut_rows(act, "act", [act], [total], [extra]),
        *_cut_rows(act, "region", regions, by_region, regional),
        *_cut_rows(act, "category", [*CATEGORIES], by_category, regional),
        *_cut_rows(act, "month", MONTHS, by_month, months),
    ]


def make_tally() -> Tally:
    rows = _act_rows("death", 1843, (95, None), 3) + _act_rows("captivity", 216, (40, 140), 5)
    people = [
        {"cell_id": "c-deac007f3a", "person_id": person, "act": "death"} for person in ("p1", "p2")
    ]
    return Tally(
        TallySpec(date(2025, 10, 31), 412, "two-voices/1", ("death", "captivity")),
        pa.Table.from_pylist(rows, CELL_SCHEMA),
        pa.Table.from_pylist(people, CELL_PERSON_SCHEMA),
        CELL_GROUP_SCHEMA.empty_table(),
        Backlog(1, 23, 2, 131, 55, 4),
        {"standing": 318, "out_of_scope": 27, "after_as_of": 61, "refuted": 2},
    )


INCIDENTS = (
    PublishableIncident(
        id="i-7q2m",
        acts=("abduction", "beating", "coerced_interrogation"),
        earliest=date(2025, 9, 13),
        latest=date(2025, 9, 14),
        region="torsk",
        standing=Standing.CORROBORATED,
        is_contested=True,
        voices=3,
        low=2,
        high=2,
        victims=("p1", "p3"),
        perpetrators=(
            PublishablePerpetrator(
                "q-3", "five masked men in unmarked uniform", Attribution.DESCRIBED
            ),
        ),
        evidence=("medical_record", "relative_testimony", "police_complaint"),
        quotes=(
            PublishableQuote(
                "q-1", "They asked one thing only: where the cousin was.", "Torsk Voice", "outlet"
            ),
            PublishableQuote(
                "q-2", "He came home on foot, in the snow, without a coat.", "a mother", "relative"
            ),
        ),
    ),
    PublishableIncident(
        id="i-9x4k",
        acts=("forced_return_to_front",),
        earliest=None,
        latest=date(2024, 6, 30),
        region="veln",
        standing=Standing.REPORTED,
        is_contested=False,
        voices=1,
        low=95,
        high=None,
        quotes=(
            PublishableQuote(
                "q-4", "Рассказывают, что самолёт был полон.", "Голос Вельны", "outlet"
            ),
        ),
    ),
    PublishableIncident(
        id="i-c0d3",
        acts=("shelling", "death"),
        earliest=date(2024, 2, 2),
        latest=date(2024, 2, 2),
        region="orlik",
        standing=Standing.CONFIRMED,
        is_contested=False,
        voices=5,
        low=2,
        high=2,
        victims=("p1", "p2"),
        evidence=("official_statement", "photo"),
    ),
)

FIGURES = (
    PublishableFigure(
        "f-1",
        18000,
        None,
        Hedge.AT_LEAST,
        "refusers held or returned",
        None,
        None,
        date(2025, 6, 30),
        "Veln Monitor",
        "casualty_recorder",
        date(2025, 7, 4),
    ),
    PublishableFigure(
        "f-2",
        0,
        14000,
        Hedge.UP_TO,
        "men moved by air",
        None,
        None,
        None,
        "Torsk Voice",
        "outlet",
        date(2024, 9, 1),
    ),
    PublishableFigure(
        "f-3",
        2410,
        2410,
        Hedge.EXACT,
        None,
        "named_list",
        date(2025, 10, 1),
        date(2025, 10, 1),
        "Veln Monitor",
        "casualty_recorder",
        date(2025, 10, 3),
    ),
    PublishableFigure(
        "f-4",
        5760,
        7040,
        Hedge.APPROX,
        None,
        "cases_opened",
        date(2024, 1, 1),
        date(2024, 6, 30),
        "Court of Torsk",
        "official",
        date(2024, 7, 20),
    ),
    PublishableFigure(
        "f-5",
        3690,
        4510,
        Hedge.APPROX,
        None,
        "people_convicted",
        date(2024, 1, 1),
        date(2024, 12, 31),
        "Court of Torsk",
        "official",
        date(2025, 2, 11),
    ),
    PublishableFigure(
        "f-6",
        400,
        450,
        Hedge.RANGE,
        "men held in the hangar",
        None,
        None,
        None,
        "a relative of one of them",
        "relative",
        None,
    ),
)


def make_case() -> Case:
    return Case(
        title={"en": "The count of Torsk and Veln", "ru": "Счёт Торска и Вельны"},
        languages=("ru", "en"),
        scope=Scope(
            population={
                "en": "Residents of eight invented regions who died or were taken captive.",
                "ru": "Жители восьми выдуманных регионов, погибшие на службе или попавшие в плен.",
            },
            acts=("death", "captivity"),
            first_day=date(2023, 4, 1),
            last_day=date(2025, 9, 30),
            territory={"en": "Eight invented regions", "ru": "Восемь выдуманных регионов"},
            inclusion={
                "en": "Everybody registered in one of the regions.",
                "ru": "Все, кто зарегистрирован в одном из регионов.",
            },
            exclusion={
                "en": "Deaths of natural causes at home.",
                "ru": "Смерти дома от естественных причин.",
            },
        ),
    )


def clear(subject: str, clearance: Clearance) -> Protection:
    return Protection(f"d-{subject}", subject, clearance, "e1", "editor", "")


def make_draft(number: int = 4) -> ReleaseDraft:
    regions = [
        (language, f"region:{key}", words)
        for key, en, ru in REGIONS
        for language, words in (("en", en), ("ru", ru))
    ]
    return ReleaseDraft(
        number=number,
        made_on=date(2025, 11, 15),
        tally=make_tally(),
        labels=(*site_labels(("en", "ru")), *regions),
        incidents=INCIDENTS,
        figures=FIGURES,
        names={"p1": "Илья Гремин", "p2": "Pavel Torin"},
        versions={"tallymark": "0.1.0", "reader": "rules/1", "linker": "names/1"},
    )


def make_protections() -> list[Protection]:
    quotes = ("q-1", "q-2", "q-3", "q-4", "f-1", "f-2", "f-6")
    return [
        *(clear(one.id, Clearance.CLEAR_INCIDENT) for one in INCIDENTS),
        *(clear(one, Clearance.CLEAR_QUOTE) for one in quotes),
        *(clear(one, Clearance.CLEAR_NAME) for one in ("p1", "p2")),
    ]


@pytest.fixture(scope="session")
def release() -> Release:
    return clear_release(make_case(), make_draft(), protections=make_protections())


@pytest.fixture(scope="session")
def invented() -> SimpleNamespace:
    return SimpleNamespace(
        case=make_case(), draft=make_draft, protections=make_protections, clear=clear
    )
