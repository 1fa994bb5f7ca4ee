"""The tagger's network over one long row of words, without the padding of batches.

The layers are slovnet's (Kukushkin 2020: three convolutions of width 3 over word vector and shape,
each with ReLU and batch normalisation, then a linear chain); a row of zeros between two sentences
is what padding is to a batch, so the scores are the same. The first and widest layer is computed
once for a word and kept, because a language repeats its words.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Ids = tuple[Sequence[int], Sequence[int]]
"""Ids of some words, and the ids of their shapes."""

_KEPT = 8192
"""Words whose first layer is kept (24 MiB); then they are forgotten together. Threads share them:
a word is put in whole, and a thread goes on with what it has begun with."""


@dataclass(frozen=True, slots=True)
class _Layer:
    """Kernels before, here and after side by side `(in, 3 * out)`, bias `(out,)`, and the
    normalisation as a factor and a shift."""

    kernels: Matrix
    bias: Matrix
    factor: Matrix
    shift: Matrix

    def finish(self, parts: Matrix) -> Matrix:
        """Adds the three parts of the convolution, `(words, 3 * out)`, each at its place."""
        width = len(self.bias)
        out: Matrix = parts[:, width : 2 * width] + self.bias
        out[1:] += parts[:-1, :width]
        out[:-1] += parts[1:, 2 * width :]
        np.maximum(out, 0, out=out)
        out *= self.factor
        out += self.shift
        return out


class Network:
    """The weights, and the words whose first layer is known. Threads may share one."""

    def __init__(self, model: Any, ids_of: Callable[[list[str]], Ids]) -> None:
        """Of a loaded slovnet recogniser; `ids_of` gives the ids of some words."""
        self._embed = model.emb
        self._ids_of = ids_of
        self._first, *self._layers = map(_layer, model.encoder.layers)
        self._weight: Matrix = model.head.proj.weight.array
        self._bias: Matrix = model.head.proj.bias.array
        self._transitions: Matrix = model.head.crf.transitions.array
        self._known: dict[str, Matrix] = {}

    def decode(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.intp]]:
        """The best tags of each sentence, given its words."""
        sizes = np.array([len(sentence) for sentence in sentences], np.intp)
        firsts = np.cumsum(sizes + 1) - sizes
        tags = self._best(self._scores(sentences, firsts, sizes), firsts, sizes)
        return [tags[first : first + size] for first, size in zip(firsts, sizes, strict=True)]

    def _scores(
        self, sentences: Sequence[Sequence[str]], firsts: NDArray[np.intp], sizes: NDArray[np.intp]
    ) -> Matrix:
        """Scores `(words and gaps, tags)`; a gap stands before the first word and after each."""
        words = list(chain.from_iterable(sentences))
        gaps = np.concatenate(([0], firsts + sizes))
        is_word = np.ones(len(words) + len(gaps), bool)
        is_word[gaps] = False
        parts = np.zeros((len(is_word), self._first.kernels.shape[1]), np.float32)
        parts[is_word] = self._first_parts(words)
        row = self._first.finish(parts)
        row[gaps] = 0
        for layer in self._layers:
            row = layer.finish(row @ layer.kernels)
            row[gaps] = 0
        scores: Matrix = row @ self._weight + self._bias
        return scores

    def _first_parts(self, words: list[str]) -> Matrix:
        """What each word gives to the first layer, `(words, 3 * out)`."""
        distinct, known = dict.fromkeys(words), self._known
        new = [word for word in distinct if word not in known]
        if len(known) + len(new) > _KEPT:
            new, known = list(distinct), {}
            self._known = known
        known.update(zip(new, self._products(new), strict=True))
        rows = [known[word] for word in words]
        width = self._first.kernels.shape[1]
        return np.concatenate(rows or [self._first.bias[:0]]).reshape(len(words), width)

    def _products(self, words: list[str]) -> Matrix:
        """One product a word: a product of many rows gives a row other last bits by its place, and
        no reading may depend on what was read before."""
        out = np.empty((len(words), self._first.kernels.shape[1]), np.float32)
        vector = np.empty(self._first.kernels.shape[0], np.float32)
        if words:
            ids, shapes = self._ids_of(words)
            for place, given in enumerate(self._embed(np.array(ids), np.array(shapes))):
                vector[:] = given  # always at one address, for the same reason
                np.matmul(vector, self._first.kernels, out=out[place])
        return out

    def _best(
        self, scores: Matrix, firsts: NDArray[np.intp], sizes: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """The best chain of tags for each sentence (Viterbi 1967), all of them word by word."""
        order = np.argsort(-sizes, kind="stable")
        starts = firsts[order]
        active = (len(sizes) - np.cumsum(np.bincount(sizes)))[:-1].tolist()
        back = np.zeros(scores.shape, np.intp)
        tags = np.zeros(len(scores), np.intp)
        best = scores[starts]
        before = np.ascontiguousarray(self._transitions.T)
        for step, many in enumerate(active[1:], 1):
            paths = best[:many, None] + before
            here = starts[:many] + step
            back[here] = paths.argmax(2)
            best[:many] = paths.max(2) + scores[here]
        last = best.argmax(1)
        for step in range(len(active) - 1, -1, -1):
            here = starts[: active[step]] + step
            tags[here] = last[: active[step]]
            last[: active[step]] = back[here, last[: active[step]]]
        return tags


def _layer(layer: Any) -> _Layer:
    kernels = np.concatenate(layer.conv.weight.array.transpose(2, 1, 0), axis=1)
    factor = layer.norm.weight.array / layer.norm.std.array
    shift = layer.norm.bias.array - layer.norm.mean.array * factor
    return _Layer(kernels, layer.conv.bias.array, factor, shift)
