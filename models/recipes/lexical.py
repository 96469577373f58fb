"""Heads: TF-IDF over hashed terms and a linear classifier, trained with scikit-learn and written as a small data file.

The file is read by electron/contract/head.ts and scored by electron/core/heads. `LexicalHead.scores` computes what the
application computes, from the quantised weights: fixtures and every figure on a card come from it, not from the unquantised model.
"""

import base64
from dataclasses import dataclass

import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from words import hash_term, headings, words


@dataclass(frozen=True)
class Block:
    """One family of terms; the fields are those of LexicalBlock in electron/contract/head.ts."""

    name: str
    kind: str = "word"
    units: int | None = None
    first: int = 1
    last: int = 2
    weight: float = 1.0
    at_least: int = 2
    at_most: int = 40_000
    only: frozenset[str] | None = None

    def region(self, text: str) -> str:
        return text if self.units is None else text.encode("utf-16-le")[: 2 * self.units].decode("utf-16-le", "ignore")

    def terms(self, text: str) -> list[str]:
        if self.kind == "heading":
            return [gram for run in headings(self.region(text)) for gram in grams(run, self.first, self.last)]
        found = words(self.region(text))
        if self.kind == "word":
            return [gram for gram in grams(found, self.first, self.last) if self.only is None or self.only.issuperset(gram.split(" "))]
        padded = [f" {word} " for word in found]
        return [
            word[at : at + count]
            for word in padded
            for count in range(self.first, self.last + 1)
            for at in range(len(word) - count + 1)
        ]

    def as_json(self) -> dict:
        region = {"kind": "all"} if self.units is None else {"kind": "start", "units": self.units}
        return {"name": self.name, "kind": self.kind, "region": region, "from": self.first, "to": self.last, "weight": self.weight}


def grams(found: list[str], first: int, last: int) -> list[str]:
    """`first` to `last` neighbouring words joined by a space."""
    return [" ".join(found[at : at + count]) for count in range(first, last + 1) for at in range(len(found) - count + 1)]


@dataclass(frozen=True)
class Space:
    """The vocabulary of some blocks, fitted on training texts only."""

    blocks: tuple[Block, ...]
    vectorizers: tuple[TfidfVectorizer, ...]

    def vectors(self, texts: list[str]) -> csr_matrix:
        """Unit-length rows per block, times the block's weight, side by side."""
        parts = [vectorizer.transform(texts) * block.weight for block, vectorizer in zip(self.blocks, self.vectorizers)]
        return hstack(parts).tocsr()

    def terms_as_json(self) -> list[dict]:
        """Hashes must ascend within a block, so rows are reordered by `row_order`."""
        listed = []
        for block, vectorizer, order in zip(self.blocks, self.vectorizers, self._orders()):
            hashes = numpy.array(_hashes(block, vectorizer), dtype="<u4")[order]
            idf = vectorizer.idf_.astype("<f4")[order]
            listed.append({"count": len(order), "hashes": packed(hashes), "idf": packed(idf)})
        return listed

    def row_order(self) -> numpy.ndarray:
        starts = numpy.cumsum([0] + [len(vectorizer.vocabulary_) for vectorizer in self.vectorizers])
        return numpy.concatenate([order + start for order, start in zip(self._orders(), starts)])

    def _orders(self) -> list[numpy.ndarray]:
        return [numpy.argsort(_hashes(block, vectorizer), kind="stable") for block, vectorizer in zip(self.blocks, self.vectorizers)]


def fit_space(blocks: tuple[Block, ...], texts: list[str]) -> Space:
    """Chooses the vocabulary and the inverse document frequencies of each block."""
    vectorizers = []
    for block in blocks:
        vectorizer = TfidfVectorizer(analyzer=block.terms, sublinear_tf=True, min_df=block.at_least, max_features=block.at_most)
        vectorizers.append(vectorizer.fit(texts))
        # What ships is 32-bit; score with the same numbers here.
        vectorizer.idf_ = vectorizer.idf_.astype("<f4").astype(float)
    return Space(blocks, tuple(vectorizers))


@dataclass(frozen=True)
class Weights:
    """int8 weights by term and label, one scale per label, and what they give back."""

    bytes: numpy.ndarray
    scales: numpy.ndarray
    bias: numpy.ndarray

    def scores(self, vectors: csr_matrix) -> numpy.ndarray:
        return vectors @ (self.bytes * self.scales) + self.bias


def quantise(coefficients: numpy.ndarray, bias: numpy.ndarray) -> Weights:
    """`coefficients`: labels × terms. Rounds to int8 with one scale per label (largest absolute weight / 127)."""
    scales = numpy.maximum(numpy.abs(coefficients).max(axis=1), 1e-9) / 127
    whole = numpy.rint(coefficients / scales[:, None]).astype(numpy.int8)
    return Weights(whole.T.copy(), scales, bias.astype(float))




def head_file(*, id: str, task: str, labels: list[str], mode: str, space: Space, weights: Weights, calibration: dict, accept: dict) -> dict:
    """The record that electron/contract/head.ts parses."""
    return {
        "kind": "head",
        "version": 1,
        "id": id,
        "task": task,
        "labels": labels,
        "mode": mode,
        "blocks": [block.as_json() for block in space.blocks],
        "terms": space.terms_as_json(),
        "weights": packed(weights.bytes[space.row_order()]),
        "scales": [float(scale) for scale in weights.scales],
        "bias": [float(value) for value in weights.bias],
        "calibration": calibration,
        "accept": accept,
    }


def packed(numbers: numpy.ndarray) -> str:
    return base64.b64encode(numpy.ascontiguousarray(numbers).tobytes()).decode("ascii")


def _hashes(block: Block, vectorizer: TfidfVectorizer) -> list[int]:
    vocabulary = sorted(vectorizer.vocabulary_.items(), key=lambda pair: pair[1])
    return [hash_term(f"{block.name}:{term}") for term, _ in vocabulary]
