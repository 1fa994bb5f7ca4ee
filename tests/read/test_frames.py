import pytest

from tallymark.lang.words import cut_words, fold
from tallymark.read.frames import Frames


def found(frame, text):
    words = cut_words(text)
    frames = Frames([("act", "did", frame)])
    hits = frames.find(words, fold(text), 0, len(words) - 1)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("frame", "text", "expected"),
    [
        ("beat beaten", "They beat him.", ["beat"]),
        ("избил*", "Его избили.", ["избили"]),
        ("нанес* > удар*", "нанесли ему удары", ["нанесли ему удары"]),
        ("нанес* > удар*", "удары он нанес", []),
        ("drone < hit", "was hit by a drone", ["hit by a drone"]),
        ("увез* + на_фронт", "на фронт его увезли", ["на фронт его увезли"]),
        ("увез* + на_фронт", "увезли домой; потом на фронт", []),
        ("сказал* ++ а_то", "сказали: молчи - а то закопаем", ["сказали: молчи - а то"]),
        ("died - hope", "hope died", []),
        ("well-known", "a well-known man", ["well-known"]),
    ],
)
def test_a_frame_fits_its_words_in_their_order_and_clause(frame, text, expected):
    assert found(frame, text) == expected


def test_the_first_frame_that_fits_a_head_wins():
    words = cut_words("beaten to death")
    frames = Frames([("killing", "did", "beaten > to_death"), ("beating", "did", "beaten")])
    hits = list(frames.find(words, words.text, 0, 2))
    assert [hit.frame.code for hit in hits] == ["killing"]
