"""The tagger's network over one long row of words, without the padding of batches.

The layers are slovnet's (Kukushkin 2020: three convolutions of width 3 over word vector and shape,
each with ReLU and batch normalisation, then a linear chain); a row of zeros between two sentences
is what padding is to a batch, so the scores are the same. Only distinct words go through the first
and widest layer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Layer:
    """Kernels `(3, in, out)`, bias `(out,)`, and the normalisation as a factor and a shift."""

    kernels: Matrix
    bias: Matrix
    factor: Matrix
    shift: Matrix

    def finish(self, before: Matrix, here: Matrix, after: Matrix) -> Matrix:
        """Adds the three parts of the convolution, `(words, out)` each, each at its place."""
        out: Matrix = here + self.bias
        out[1:] += before[:-1]
        out[:-1] += after[1:]
        np.maximum(out, 0, out=out)
        out *= self.factor
        out += self.shift
        return out


@dataclass(frozen=True, slots=True)
class Network:
    """Weights in the order in which they are used; `embed` gives vectors of (word, shape) ids."""

    embed: Any
    layers: tuple[_Layer, ...]
    weight: Matrix
    bias: Matrix
    transitions: Matrix

    def decode(
        self, words: Sequence[Sequence[int]], shapes: Sequence[Sequence[int]]
    ) -> list[NDArray[np.intp]]:
        """The best tags of each sentence, given the ids of its words and of their shapes."""
        sizes = [len(sentence) for sentence in words]
        ids = np.full((sum(sizes) + len(sizes) + 1, 2), -1)
        firsts = np.cumsum([1, *(size + 1 for size in sizes[:-1])])
        for first, size, word, shape in zip(firsts, sizes, words, shapes, strict=True):
            ids[first : first + size, 0] = word
            ids[first : first + size, 1] = shape
        scores = self._scores(ids)
        return [
            self._best(scores[first : first + size])
            for first, size in zip(firsts, sizes, strict=True)
        ]

    def _scores(self, ids: NDArray[np.int64]) -> Matrix:
        """Scores `(words, tags)`; rows of ids -1 are gaps."""
        gaps = ids[:, 0] < 0
        distinct, places = np.unique(ids, axis=0, return_inverse=True)
        places = places.reshape(-1)
        real = distinct[:, 0] >= 0
        vectors: Matrix = np.zeros((len(distinct), self.layers[0].kernels.shape[1]), np.float32)
        vectors[real] = self.embed(distinct[real, 0], distinct[real, 1])
        parts = [(vectors @ kernel)[places] for kernel in self.layers[0].kernels]
        row = self.layers[0].finish(*parts)
        row[gaps] = 0
        for layer in self.layers[1:]:
            row = layer.finish(*(row @ kernel for kernel in layer.kernels))
            row[gaps] = 0
        scores: Matrix = row @ self.weight + self.bias
        return scores

    def _best(self, scores: Matrix) -> NDArray[np.intp]:
        """The best chain of tags for one sentence (Viterbi 1967)."""
        if len(scores) == 0:
            return np.zeros(0, np.intp)
        back = np.zeros(scores.shape, np.intp)
        best = scores[0]
        for place in range(1, len(scores)):
            paths = best[:, None] + self.transitions
            back[place] = paths.argmax(0)
            best = paths.max(0) + scores[place]
        tags = np.zeros(len(scores), np.intp)
        tags[-1] = best.argmax()
        for place in range(len(scores) - 1, 0, -1):
            tags[place - 1] = back[place, tags[place]]
        return tags


def network_of(model: Any) -> Network:
    """The weights of a loaded slovnet recogniser."""
    layers = tuple(_layer(layer) for layer in model.encoder.layers)
    projection = model.head.proj
    return Network(
        model.emb, layers, projection.weight.array, projection.bias.array,
        model.head.crf.transitions.array,
    )  # fmt: skip


def _layer(layer: Any) -> _Layer:
    kernels = np.ascontiguousarray(layer.conv.weight.array.transpose(2, 1, 0))
    factor = layer.norm.weight.array / layer.norm.std.array
    shift = layer.norm.bias.array - layer.norm.mean.array * factor
    return _Layer(kernels, layer.conv.bias.array, factor, shift)
