"""Makes the bundled case's inputs again: rolls, export, pages, decisions. Everybody is invented.

    python examples/karnov/build.py SHARED      # SHARED: the folder with tools/make_roll.py

The files it writes are committed, so that nobody needs to run it; it is here to show how they came
to be. Needs openpyxl, fpdf2 and warcio.
"""

import csv
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).parent

ROLLS = {
    # list of the generator -> (file, header words by field, delimiter)
    "obit": ("obituaries.csv", ";", {
        "rec_id": "№ записи", "name": "ФИО", "birth_date": "Дата рождения",
        "birth_year": "Год рождения", "age": "Возраст", "death_date": "Дата гибели",
        "settlement": "Населённый пункт", "district": "Район", "region": "Регион",
        "rank": "Звание", "category": "Категория",
    }),
    "mz": ("spisok.csv", ",", {
        "rec_id": "id", "name": "ФИО", "birth_date": "Дата рождения", "birth_year": "Год рождения",
        "age": "Возраст", "death_date": "Дата смерти", "settlement": "Место",
        "district": "Район", "region": "Регион", "rank": "Звание", "unit": "Воинская часть",
        "category": "Статус",
    }),
    "uk": ("reyestr.csv", ",", {
        "rec_id": "номер", "name": "ПІБ", "birth_date": "Дата народження", "age": "Вік",
        "death_date": "Дата загибелі", "region": "Область", "rank": "Звання",
        "unit": "Військова частина",
    }),
    "memo": ("memorial.csv", "\t", {
        "rec_id": "key", "name": "name", "birth_date": "born", "birth_year": "birth year",
        "death_date": "died", "settlement": "settlement", "district": "district",
        "region": "region", "rank": "rank",
    }),
    "en": ("monitor.xlsx", "", {
        "rec_id": "Record", "name": "Name", "age": "Age", "death_date": "Date of death",
        "settlement": "Town or village", "region": "Region", "rank": "Rank",
        "category": "Category",
    }),
}  # fmt: skip

CATEGORY_WORDS = {
    "obit": {"contract": "контрактник", "mobilised": "мобилизованный", "convict": "заключённый",
             "volunteer": "доброволец", "conscript": "срочник"},
    "mz": {"contract": "контракт", "mobilised": "мобилизован", "convict": "осуждённый",
           "volunteer": "доброволец", "conscript": "срочная служба"},
    "en": {"contract": "contract soldier", "mobilised": "mobilised", "convict": "convict",
           "volunteer": "volunteer", "conscript": "conscript"},
}  # fmt: skip


def rows_of(place: Path) -> list[dict[str, str]]:
    with place.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_rolls(shared: Path) -> None:
    """Five overlapping rolls of about 2,000 invented people, and a reissue of one."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, shared / "tools" / "make_roll.py", "--records", "4900", "--seed",
             "23", "--out", folder],
            check=True,
        )  # fmt: skip
        records = rows_of(Path(folder, "records.csv"))
        truth = {row["rec_id"]: row["person_id"] for row in rows_of(Path(folder, "truth.csv"))}
        people = {row["person_id"]: row for row in rows_of(Path(folder, "population.csv"))}
    rng = random.Random(23)
    rows = defaultdict(list)
    for record in records:
        if record["list"] not in ROLLS:
            continue
        words = CATEGORY_WORDS.get(record["list"], {})
        said = words.get(people[truth[record["rec_id"]]]["category"], "")
        record["category"] = said if rng.random() < 0.7 else ""
        record["rec_id"] = f"{record['list']}-{len(rows[record['list']]) + 1:04d}"
        rows[record["list"]].append(record)
    for name, lines in rows.items():
        write_roll(name, lines, ROLLS[name][0])
    write_roll("obit", reissue(rows["obit"], rng), "obituaries-2.csv")


def reissue(lines: list[dict[str, str]], rng: random.Random) -> list[dict[str, str]]:
    """A second edition: 9 rows withdrawn, 25 corrected, in the order of the first."""
    gone = set(rng.sample(range(len(lines)), 9))
    mended = set(rng.sample([at for at in range(len(lines)) if at not in gone], 25))
    made = []
    for at, line in enumerate(lines):
        if at in gone:
            continue
        new = dict(line)
        if at in mended:
            new["rank"] = "сержант"
            new["category"] = new["category"] or "мобилизованный"
        made.append(new)
    return made


def dmy(day: str) -> str:
    """Russian and Ukrainian rolls write 31.12.2024."""
    return ".".join(reversed(day.split("-"))) if day else ""


def write_roll(name: str, lines: list[dict[str, str]], file: str) -> None:
    _, delimiter, header = ROLLS[name]
    table = [list(header.values())]
    for line in lines:
        cells = dict(line)
        if name in ("obit", "mz", "uk"):
            cells["birth_date"], cells["death_date"] = (
                dmy(cells["birth_date"]), dmy(cells["death_date"])
            )  # fmt: skip
        table.append([cells[field] for field in header])
    place = HERE / "rolls" / file
    if delimiter:
        with place.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(table)
        return
    import datetime
    import zipfile

    import openpyxl

    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2025, 9, 1)
    sheet = book.active
    sheet.title = "Roll"
    for row in table:
        sheet.append(row)
    raw = BytesIO()
    book.save(raw)
    # The same bytes each time: no clock in the archive.
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as out:
        for one in made.infolist():
            body = re.sub(rb"<dcterms:modified[^>]*>[^<]*</dcterms:modified>", b"", made.read(one))
            out.writestr(zipfile.ZipInfo(one.filename, (2025, 9, 1, 0, 0, 0)), body)


MESSAGES = (
    ("2025-10-03T07:12:00", "❗️ТОРСК. Сегодня ночью из ангара на Заводской увезли отказников. "
     "Говорят, человек 150. Подтверждения нет."),
    ("2025-10-21T19:05:00", ["⚡️Малые Зори. Прилёт по автобусной остановке около 17:40. ",
     {"type": "bold", "text": "Есть погибшие, в том числе ребёнок."}]),
    ("2025-10-22T09:30:00", "По данным районной администрации, в Малых Зорях погибли три человека, "
     "ранены девять. Ждём подтверждения."),
    ("2025-10-27T12:00:00", ["Реклама: ремонт крыш, телефон ", {"type": "phone",
     "text": "8-800-000-11-22"}]),
)  # fmt: skip


def make_export() -> None:
    """A Telegram Desktop export of one invented channel."""
    messages = [
        {"id": number, "type": "message", "date": at, "from": "Торск Инсайд", "text": text}
        for number, (at, text) in enumerate(MESSAGES, 101)
    ]
    export = {"name": "Торск Инсайд", "type": "public_channel", "id": 1000000001,
              "messages": messages}  # fmt: skip
    place = HERE / "export" / "result.json"
    place.write_text(json.dumps(export, ensure_ascii=False, indent=1), encoding="utf-8")


PAGE = """<!doctype html>
<html lang="ru"><head><meta charset="utf-8"><title>Тётя Ильи Гремина: «Это были сослуживцы»</title>
<meta property="og:site_name" content="Река">
<meta property="article:published_time" content="2025-09-18T10:00:00+03:00"></head>
<body><header><nav><a href="/">Главная</a> <a href="/ads">Реклама</a></nav></header>
<main><article><h1>Тётя Ильи Гремина: «Это были сослуживцы»</h1>
<p>В селе Усть-Белка 14&nbsp;сентября неизвестные избили 27-летнего Илью Гремина. Об этом «Реке»
сообщила тётя пострадавшего, попросившая не называть её имени.</p>
<p>По её словам, нападавших было не меньше семи, и один из них назвал номер части: 99107.</p>
<p>С начала сентября «Река» узнала как минимум о трёх похожих случаях.</p>
</article></main><footer>Подписаться &middot; 12&nbsp;480 читателей</footer></body></html>
"""


def make_warc() -> None:
    """One page as an archiving tool kept it."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with (HERE / "pages" / "reka.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
        )
        record = writer.create_warc_record(
            "https://reka.example/2025/09/18/ust-belka", "response",
            payload=BytesIO(PAGE.encode()), http_headers=headers,
            warc_headers_dict={
                "WARC-Date": "2025-09-18T12:00:00Z",
                "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000001>",
            },
        )  # fmt: skip
        writer.write_record(record)


NOTICE = """Docket, a register of reported abuses

Notice 2025/14. Published 30 October 2025.

Relatives of soldiers from Karnov Region told Docket that at least 95 more men were flown from the
airfield near Torsk to the front on 24 October 2025. Docket has not seen documents. It keeps this
report apart from the removal of 3 October, which other men describe.

The defence ministry did not answer Docket's letter.
"""


def make_pdf() -> None:
    """A notice as a PDF with a text layer."""
    import datetime

    from fpdf import FPDF

    page = FPDF()
    page.set_creation_date(datetime.datetime(2025, 10, 30, tzinfo=datetime.UTC))
    page.add_page()
    page.set_font("Helvetica", size=12)
    for paragraph in NOTICE.split("\n\n"):
        page.multi_cell(0, 6, paragraph.replace("\n", " "))
        page.ln(4)
    page.output(str(HERE / "pages" / "docket-2025-14.pdf"))


# -- the checked reading of the twelve reports, as reviewers' decisions --------------------------


def described(person: dict) -> list[dict]:
    """Spans by which somebody without a name is described."""
    return [one.get("quote", one) for one in person.get("mentions_nominal") or []]


def key_of(kind: str, span: dict) -> str:
    return f"{kind}:{span['start']}-{span['end']}"


class Reading:
    """One document of the gold file as claims of the house, keyed by their first span."""

    def __init__(self, gold: dict, text: str) -> None:
        self.gold, self.text = gold, text
        self.keys: dict[str, str] = {"S0": "outlet"}
        self.anchors: dict[str, tuple[str, dict]] = {}
        self.taken: set[tuple[str, int, int]] = set()
        self.place("person", "persons", lambda one: (one.get("mentions") or []) + described(one))
        self.place("organisation", "orgs", lambda one: one["mentions"])
        self.place("unit", "units", lambda one: one["quotes"])
        self.place("place", "places", lambda one: (one.get("mentions") or [])
                   + (one.get("quotes") or []))  # fmt: skip
        self.place("date", "dates", lambda one: [one["quote"]])
        self.place("figure", "figures", lambda one: [one["quote"]])
        self.place("incident", "incidents", lambda one: [act["quote"] for act in one["acts"]])
        self.place_sources()
        self.place("chain", "chains", lambda one: one["quotes"])

    def place(self, kind: str, part: str, spans: object) -> None:
        for one in self.gold[part]:
            self.anchor(kind, one["id"], spans(one))

    def anchor(self, kind: str, name: str, spans: list[dict]) -> None:
        """The first span that no other claim of the kind stands on; a shorter one if need be."""
        span = next((one for one in spans if self.is_free(kind, one)), None)
        if span is None:
            span = dict(spans[0])
            while not self.is_free(kind, span):
                span = {"start": span["start"], "end": span["end"] - 1}
                span["text"] = self.text[span["start"] : span["end"]]
        self.taken.add((kind, span["start"], span["end"]))
        self.keys[name] = key_of(kind, span)
        self.anchors[name] = (kind, span)

    def is_free(self, kind: str, span: dict) -> bool:
        return (kind, span["start"], span["end"]) not in self.taken

    def place_sources(self) -> None:
        people = {one["id"]: one for one in self.gold["persons"]}
        for source in self.gold["sources"]:
            if source["id"] == "S0":
                continue
            person = people.get(source.get("person"))
            spans = (person.get("mentions") or []) + described(person) if person else []
            spans += self.named_in_chains(source)
            if spans:
                self.anchor("source", source["id"], spans)

    def named_in_chains(self, source: dict) -> list[dict]:
        found = []
        for chain in self.gold["chains"]:
            if source["id"] not in chain["path"] or not chain["quotes"]:
                continue
            for quote in chain["quotes"]:
                at = quote["text"].find(source["name"])
                if at >= 0:
                    start = quote["start"] + at
                    found.append({"start": start, "end": start + len(source["name"]),
                                  "text": source["name"]})  # fmt: skip
            found.append(chain["quotes"][0])
        return found

    def ref(self, name: str | None) -> str | None:
        return self.keys.get(name) if name else None

    def values(self) -> list[tuple[str, dict, dict]]:
        """(kind, span, value) of every claim."""
        made = []
        for part, build in (
            ("persons", self.person), ("orgs", self.organisation), ("units", self.unit),
            ("places", self.named_place), ("dates", self.date), ("figures", self.figure),
            ("sources", self.source), ("chains", self.chain), ("incidents", self.incident),
        ):  # fmt: skip
            for one in self.gold[part]:
                if one["id"] in self.anchors:
                    kind, span = self.anchors[one["id"]]
                    made.append((kind, span, build(one)))
        return made

    def person(self, one: dict) -> dict:
        return {
            "name": one["name"], "mentions": one.get("mentions") or [],
            "descriptions": described(one), "sex": one.get("sex"), "age": one.get("age"),
            "age_quote": self.found(one.get("age_quote"), one),
            "rank": one.get("rank"), "roles": one.get("roles") or [],
            "statuses": one.get("status") if isinstance(one.get("status"), list)
            else [one["status"]] if one.get("status") else [],
            "category": "civilian" if "civilian" in (one.get("status") or []) else None,
            "relations": [
                {"type": tie["type"], "to": self.ref(tie["to"])}
                for tie in one.get("relations") or [] if self.ref(tie["to"])
            ],
            "sensitivity_reason": one.get("sensitivity"),
        }  # fmt: skip

    def found(self, words: str | None, person: dict) -> dict | None:
        """Where the words of an age stand: nearest to the person's first mention."""
        if not words or words not in self.text:
            return None
        near = (*(person.get("mentions") or []), *described(person))[0]["start"]
        places = [at for at in range(len(self.text)) if self.text.startswith(words, at)]
        start = min(places, key=lambda at: abs(at - near))
        return {"start": start, "end": start + len(words), "text": words}

    def organisation(self, one: dict) -> dict:
        return {"name": one["name"], "mentions": one["mentions"], "type": one["type"]}

    def unit(self, one: dict) -> dict:
        return {"designator": one["designator"], "mentions": one["quotes"]}

    def named_place(self, one: dict) -> dict:
        spans = (one.get("mentions") or []) + (one.get("quotes") or [])
        return {"name": one["name"], "mentions": spans, "type": one["type"],
                "parent": self.ref(one.get("parent"))}  # fmt: skip

    def date(self, one: dict) -> dict:
        first, last = one.get("from"), one.get("to")
        interval = {"earliest": first, "latest": last, "precision": one["precision"]}
        return {"quote": one["quote"], "interval": interval, "relative": one.get("relative")}

    def figure(self, one: dict) -> dict:
        chains = {chain["id"]: chain for chain in self.gold["chains"]}
        path = chains.get(one.get("chain"), {}).get("path") or ["S0"]
        return {
            "quote": one["quote"], "value": one["value"], "low": one["lo"], "high": one["hi"],
            "hedge": one["hedge"], "counts": one["unit"], "kind": one.get("kind"),
            "as_of": self.ref(one.get("as_of")), "source": self.ref(path[-1]) or "outlet",
            "incident": self.ref(one.get("event")), "subset_of": self.ref(one.get("subset_of")),
            "supersedes": self.ref(one.get("supersedes")),
            "is_superseded": bool(one.get("superseded")),
        }  # fmt: skip

    def source(self, one: dict) -> dict:
        _, span = self.anchors[one["id"]]
        return {"name": one["name"], "type": one["type"], "quote": span,
                "person": self.ref(one.get("person"))}  # fmt: skip

    def chain(self, one: dict) -> dict:
        path = [self.ref(step) for step in one["path"]]
        return {"path": [step for step in path if step], "quotes": one["quotes"],
                "covers": [self.ref(name) for name in one["covers"] if self.ref(name)]}  # fmt: skip

    def incident(self, one: dict) -> dict:
        group = one.get("victim_group") or {}
        return {
            "types": one["type"], "date": self.ref(one["date"]), "place": self.ref(one["place"]),
            "victims": [self.ref(who) for who in one["victims"] if self.ref(who)],
            "group": self.ref(group.get("figure")),
            "acts": [
                {"act": act["act"], "quote": act["quote"], "victim": self.ref(act.get("victim"))}
                for act in one["acts"]
            ],
            "perpetrators": [
                {"actor": who["actor"], "attribution": who["attribution"],
                 "by": self.ref(who.get("by")), "quote": who.get("quote")}
                for who in one["perpetrators"]
            ],
            "evidence": [
                {"type": proof["type"], "quote": proof["quote"]} for proof in one["evidence"]
            ],
            "outcomes": [
                {"kind": came["kind"], "quote": came["quote"]} for came in one["outcome"]
            ],
        }  # fmt: skip


def make_decisions(shared: Path) -> None:
    """Each report's gold as a decisions file, and what is known of the files."""
    folder = shared / "data" / "read" / "reports"
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    about = [["file", "outlet", "published", "title", "language"]]
    for doc in gold["docs"]:
        meta = doc["doc"]
        content = (folder / meta["file"]).read_bytes()
        (HERE / "reports" / meta["file"]).write_bytes(content)
        outlet = meta["outlet"] if meta["outlet"] != "S0" else next(
            one["name"] for one in doc["sources"] if one["id"] == "S0")  # fmt: skip
        about.append([meta["file"], outlet, (meta["published"] or "")[:10], "", meta["lang"]])
        reading = Reading(doc, content.decode("utf-8"))
        rows = [["document", "kind", "start", "end", "quote", "verdict", "value", "reason"]]
        rows += [
            [meta["file"], kind, span["start"], span["end"], span["text"], "add",
             json.dumps(value, ensure_ascii=False), ""]
            for kind, span, value in reading.values()
        ]  # fmt: skip
        place = HERE / "decisions" / meta["file"].replace(".txt", ".csv")
        with place.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)
    with (HERE / "about.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(about)


if __name__ == "__main__":
    for name in ("reports", "rolls", "decisions", "export", "pages"):
        (HERE / name).mkdir(exist_ok=True)
    make_rolls(Path(sys.argv[1]))
    make_export()
    make_warc()
    make_pdf()
    make_decisions(Path(sys.argv[1]))
