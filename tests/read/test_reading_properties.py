"""What must hold of any reading: what is changed is what changes, and nothing else."""

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.read import RuleReader, load_models, read_document
from tallymark.read.clean import move_spans
from tallymark.terms.claims import ClaimKind, Hedge
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import Span

MODELS = load_models()
PARAGRAPHS = (
    "14 сентября 2024 года в селе Усть-Белка Карновской области неизвестные избили 27-летнего Илью "
    "Гремина. Об этом «Голосу Торска» рассказала его мать Тамара Гремина.",
    "Щонайменше четверо людей загинули внаслідок удару по місту Рівнопіль, пише «Ріка».",
    "At least 90 soldiers were driven from a hangar near Torsk on 3 March 2025, relatives told The "
    "Ledger Desk.",
    "В июле 2023 года Денис Орлан, 43 года, оставил службу в войсковой части 99107.",
    "Viktor Maslin, a 51-year-old driver, died in custody in Karnov in May 2024, his lawyer Anna "
    "Ledova said. Семён Берёзов пришёл. “He didn’t speak,” she added.",
)
TEXT = "\n\n".join(PARAGRAPHS)
OF_DOCUMENT = (ClaimKind.INCIDENT, ClaimKind.CHAIN)
"""What is made of several paragraphs: which acts make one incident, what a voice covers."""


def read(text):
    """The claims of a text; each of its spans is checked by `read_document`."""
    document = Document(
        "d1", "o1", "", "", "text", None, None, None, date(2025, 11, 10), "plain/1", len(text)
    )
    passage = Passage("d1", 0, len(text), text, ())
    (reading,) = read_document(document, [passage], [RuleReader()], MODELS)
    assert set(reading.dropped) <= {"duplicate"}
    return reading.proposals


def plain(claims):
    """The claims with the words of their spans folded to one way of writing."""
    table = str.maketrans({"ё": "е", "Ё": "Е", "“": '"', "”": '"', "’": "'"})

    def place(span):
        words = " ".join(span.text.translate(table).split())
        return Span(span.start, span.start + len(span.text), words)

    return [str(move_spans(one, place)).translate(table) for one in claims]


def figures(text):
    return [
        (one.value.value, one.value.hedge, one.value.low, one.value.high)
        for one in read(text) if one.kind is ClaimKind.FIGURE
    ]  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(len(PARAGRAPHS))))
def test_paragraphs_in_another_order_give_the_same_claims_elsewhere(order):
    starts, at = [], 0
    for number in order:
        starts.append((at, number))
        at += len(PARAGRAPHS[number]) + 2

    def home(span):
        start, number = max(one for one in starts if one[0] <= span.start)
        offset = TEXT.index(PARAGRAPHS[number])
        return Span(span.start - start + offset, span.end - start + offset, span.text)

    shuffled = read("\n\n".join(PARAGRAPHS[number] for number in order))
    moved = {str(move_spans(one, home)) for one in shuffled if one.kind not in OF_DOCUMENT}
    assert moved == {str(one) for one in read(TEXT) if one.kind not in OF_DOCUMENT}


@settings(max_examples=12, deadline=None)
@given(st.sets(st.integers(0, len(TEXT) - 1)), st.sampled_from("\u00a0\u2009\u202f"))
def test_other_writing_of_letters_quotes_and_spaces_gives_the_same_claims(places, space):
    table = {"ё": "е", "“": '"', "”": '"', "’": "'", " ": space}
    text = "".join(table.get(c, c) if n in places else c for n, c in enumerate(TEXT))
    assert plain(read(text)) == plain(read(TEXT))


def test_other_line_ends_move_the_offsets_by_their_length():
    text = TEXT.replace("\n", "\r\n")

    def moved(span):
        shift = TEXT.count("\n", 0, span.start)
        return Span(span.start + shift, span.end + shift, span.text)

    assert [str(move_spans(one, moved)) for one in read(TEXT)] == [str(one) for one in read(text)]


@settings(max_examples=12, deadline=None)
@given(st.integers(32, 98), st.integers(32, 98))
def test_another_digit_changes_that_figure_alone(one, other):
    form = "At least {} soldiers were held near Torsk. Щонайменше четверо людей загинули."
    first, *rest = figures(form.format(one))
    changed, *still = figures(form.format(other))
    assert (first[0], changed[0]) == (one, other)
    assert rest == still


@pytest.mark.parametrize(
    ("hedge", "meant"),
    [
        ("At least", Hedge.AT_LEAST), ("Up to", Hedge.UP_TO), ("About", Hedge.APPROX),
        ("More than", Hedge.MORE_THAN), ("Nearly", Hedge.ALMOST),
    ],
)  # fmt: skip
def test_another_hedge_changes_that_figure_alone(hedge, meant):
    first, second = figures(f"{hedge} 90 soldiers were held. Погибли не менее 12 человек.")
    assert (first[1], second) == (meant, (12, Hedge.AT_LEAST, 12, None))


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ("Илью Гремина избили в Торске.", "Илью Гремина не избивали в Торске."),
        ("Ilya Gremin was beaten in Torsk.", "Ilya Gremin was not beaten in Torsk."),
        ("Іллю Греміна побили в Торську.", "Іллю Греміна не били в Торську."),
    ],
)
def test_a_negation_takes_that_act_away_alone(said, denied):
    rest = " Погибли не менее 12 человек."

    def of(kind, text):
        return [one.span.text for one in read(text + rest) if one.kind is kind]

    def beaten(text):
        return [
            act.act for one in read(text + rest) if one.kind is ClaimKind.INCIDENT
            for act in one.value.acts if act.act == "beating"
        ]  # fmt: skip

    assert (len(beaten(said)), len(beaten(denied))) == (1, 0)
    for kind in (ClaimKind.PERSON, ClaimKind.FIGURE):
        assert of(kind, said) == of(kind, denied)


def test_two_threads_give_the_claims_of_one():
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(read, [TEXT] * 6)) == [read(TEXT)] * 6


def test_no_socket_is_opened(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a default reader opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert read(TEXT)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\u00a0\r\n", "—"])
def test_a_page_without_words_gives_nothing(text):
    assert read(text) == ()


@pytest.mark.parametrize(("row", "size"), [("\n", 200_000), ("слово ", 200_000)])
def test_a_large_page_of_nothing_to_tell_is_read_to_the_end(row, size):
    assert read(row * (size // len(row))) == ()
