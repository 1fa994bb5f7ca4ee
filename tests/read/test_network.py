"""The network over one row of words gives what the library gives over padded batches."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from navec import Navec
from slovnet import NER

from tallymark.read.network import network_of

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
    items = [infer.encoder.item(words) for words in SENTENCES]
    ours = network_of(infer.model).decode([one for one, _ in items], [one for _, one in items])
    assert [tags.tolist() for tags in ours] == [tags.tolist() for tags in theirs]


def test_a_sentence_has_the_same_tags_whatever_stands_beside_it(model: NER) -> None:
    items = [model.infer.encoder.item(words) for words in SENTENCES]
    network = network_of(model.infer.model)
    together = network.decode([one for one, _ in items], [one for _, one in items])
    for number, (words, shapes) in enumerate(items):
        (alone,) = network.decode([words], [shapes])
        assert np.array_equal(alone, together[number])
