"""The network over one row of words gives what the library gives over padded batches."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from navec import Navec
from slovnet import NER

from tallymark.read.network import Network

SENTENCES = [
    ["Следователь", "допросил", "Эркина", "Тошматова", "в", "субботу", "."],
    ["Никто", "не", "пришёл", "."],
    [
        "Глава",
        "села",
        "Павел",
        "Острин",
        "сообщил",
        "«",
        "Голосу",
        "Торска",
        "»",
        ",",
        "что",
        "в",
        "Усть-Белке",
        "были",
        "люди",
        ".",
    ],
    ["Торск"],
]


@pytest.fixture(scope="module")
def model() -> NER:
    spec = find_spec("natasha")
    assert spec is not None
    assert spec.origin is not None
    data = Path(spec.origin).parent / "data"
    loaded = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    return loaded.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))


def test_tags_are_those_of_the_library(model: NER) -> None:
    infer = model.infer
    theirs = list(infer.process(infer.encoder(SENTENCES)))
    ours = Network(infer.model, infer.encoder.item).decode(SENTENCES)
    assert [tags.tolist() for tags in ours] == [tags.tolist() for tags in theirs]


def test_a_sentence_has_the_same_tags_whatever_stands_beside_it(model: NER) -> None:
    network = Network(model.infer.model, model.infer.encoder.item)
    together = network.decode(SENTENCES)
    for number, words in enumerate(SENTENCES):
        (alone,) = network.decode([words])
        assert np.array_equal(alone, together[number])


def test_an_empty_sentence_has_no_tags_and_moves_nobody_elses(model: NER) -> None:
    network = Network(model.infer.model, model.infer.encoder.item)
    (expected,) = network.decode(SENTENCES[:1])
    before, named, after = network.decode([[], SENTENCES[0], []])
    assert (len(before), len(after)) == (0, 0)
    assert np.array_equal(named, expected)


def test_a_word_has_the_same_bits_whatever_was_read_before(model: NER) -> None:
    words = [word for sentence in SENTENCES for word in sentence]
    rng = np.random.default_rng(7)
    used = Network(model.infer.model, model.infer.encoder.item)
    for _ in range(20):
        used._first_parts([str(word) for word in rng.permutation(words)[: rng.integers(1, 20)]])
    fresh = Network(model.infer.model, model.infer.encoder.item)
    assert np.array_equal(used._first_parts(words), fresh._first_parts(words))


def test_more_words_than_are_kept_are_read_the_same(
    model: NER, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Network(model.infer.model, model.infer.encoder.item).decode(SENTENCES)
    for kept in (3, 12):
        monkeypatch.setattr("tallymark.read.network._KEPT", kept)
        network = Network(model.infer.model, model.infer.encoder.item)
        for number, words in enumerate(SENTENCES):
            assert np.array_equal(network.decode([words])[0], expected[number])
        together = network.decode(SENTENCES)
        assert all(map(np.array_equal, together, expected))
