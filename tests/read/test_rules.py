import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.read import RuleReader, load_models, read_document
from tallymark.terms.claims import ClaimKind
from tallymark.terms.documents import Document, Passage

MODELS = load_models()
REPORT = (
    "В воскресенье, 14 сентября, в селе Усть-Белка Карновской области пятеро неизвестных в масках "
    "вытащили из дома 27-летнего Илью Гремина. Об этом «Голосу Торска» рассказала его мать Тамара "
    "Гремина. Денис Гремин не вернулся в войсковую часть 99107 из отпуска в июле.\n\n"
    "Щонайменше четверо людей загинули внаслідок удару, пише «Ріка».\n\n"
    "At least 90 soldiers were driven from a hangar, relatives told The Ledger Desk."
)
WORDS = REPORT.replace("\n", " ").split(" ")


def read(text):
    document = Document("d1", "o1", "", "", "text", None, None, None, None, "plain/1", len(text))
    passages = [Passage("d1", 0, len(text), text, ())]
    list(RuleReader().read(document, passages, MODELS))
    (reading,) = read_document(document, passages, [RuleReader()], MODELS)
    return reading


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_gives_grounded_claims_and_never_fails(text):
    assert "not_grounded" not in read(text).dropped


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "\n\n", "\x00", "«", "—", "Ѐ", "İ"]), max_size=60))
def test_shuffled_reports_give_grounded_claims_and_never_fail(parts):
    assert set(read(" ".join(parts)).dropped) <= {"duplicate"}


@settings(max_examples=60, deadline=None)
@given(st.sets(st.integers(0, len(REPORT) - 1), max_size=30), st.sampled_from(["\u00a0", "\u202f"]))
def test_other_spaces_leave_the_claims_the_same(places, space):
    text = "".join(space if n in places and c == " " else c for n, c in enumerate(REPORT))
    keys = [one.key for one in read(text).proposals]
    assert keys == [one.key for one in read(REPORT).proposals]


def test_other_line_ends_move_the_offsets_only():
    first = [one.span.text for one in read(REPORT).proposals]
    second = [one.span.text for one in read(REPORT.replace("\n", "\r\n")).proposals]
    assert first == second


def test_a_name_of_ten_thousand_letters_is_survived():
    assert (
        "not_grounded" not in read("Мать " + "Илья" * 2500 + " сообщила. " + "A" * 10_000).dropped
    )


@pytest.mark.parametrize("seed", ["a-", "А", "5-", "«", "Иван ", "not ", "1 ", "\n"])
def test_hostile_repetition_stays_grounded(seed):
    assert "not_grounded" not in read(seed * 2000).dropped


def test_an_empty_text_and_a_roll_give_nothing():
    document = Document("d1", "o1", "", "", "roll", None, None, None, None, "csv/1", 9)
    passages = [Passage("d1", 0, 9, "name\nIlya", ())]
    assert list(RuleReader().read(document, passages, MODELS)) == []
    assert read("").proposals == ()


def test_the_same_text_gives_the_same_claims():
    assert read(REPORT) == read(REPORT)


def test_a_year_is_never_invented():
    dates = [one.value for one in read(REPORT).proposals if one.kind is ClaimKind.DATE]
    assert [date.interval.year for date in dates] == [None, None]
