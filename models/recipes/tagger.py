"""Taggers: a linear-chain CRF trained with CRFsuite, pruned, quantised and written as a small data file.

The file is read by electron/contract/tagger.ts and run by electron/core/taggers. `Tagger` computes what the application
computes, from the same quantised numbers: fixtures and every figure on a card come from it, not from CRFsuite.
"""

import base64
import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy
import pycrfsuite

from tagger_features import Knowledge, attribute_hash, attributes
from words import hash_term, tokens

LEAST_WEIGHT = 0.01
# What follows it in a label tells apart two uses of one type while the CRF is trained; the shipped file names both by the type.
HIDDEN = "#"


@dataclass(frozen=True)
class Sequence:
    """Tokens with code point offsets, line numbers, and a label each where known."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    lines: list[int]
    labels: list[str]


Entity = tuple[str, int, int]


def sequences(text: str, by: str, longest: int, entities: list[Entity] = ()) -> list[Sequence]:
    """Cuts a text as the tagger file says: `by` line, paragraph or whole text, then at the last sentence or line end before `longest` tokens."""
    found, cut = [], []
    line = previous_end = 0
    for word, start, end in tokens(text):
        breaks = text.count("\n", previous_end, start)
        line += breaks
        if cut and ((by == "line" and breaks) or (by == "paragraph" and _empty_line(text[previous_end:start]))):
            found.append(cut)
            cut = []
        cut.append((word, start, end, line))
        if len(cut) >= longest:
            at = _cut_place(cut)
            found.append(cut[:at])
            cut = cut[at:]
        previous_end = end
    if cut:
        found.append(cut)
    return [_labelled(rows, entities) for rows in found if rows]


def _empty_line(gap: str) -> bool:
    """A gap between tokens with two line feeds: visible text never stands between them."""
    return gap.count("\n") > 1


def _cut_place(rows: list[tuple]) -> int:
    for at in range(len(rows) - 1, len(rows) // 2, -1):
        if rows[at - 1][0] in ".;" or rows[at - 1][3] != rows[at][3]:
            return at
    return len(rows)


def _labelled(rows: list[tuple], entities: list[Entity]) -> Sequence:
    """A token that touches an entity belongs to it; the first such token begins it."""
    labels: list[str] = []
    current: Entity | None = None
    for _, start, end, _ in rows:
        touched = next((entity for entity in entities if start < entity[2] and end > entity[1]), None)
        labels.append("O" if touched is None else ("I-" if touched is current else "B-") + touched[0])
        current = touched
    return Sequence([row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows], [row[3] for row in rows], labels)


def label_spans(labels: list[str]) -> list[tuple[str, int, int]]:
    """Type, first and end token of every B-I* run. An I- without its B- begins a span."""
    found: list[tuple[str, int, int]] = []
    at = 0
    while at < len(labels):
        if labels[at] == "O":
            at += 1
            continue
        kind, end = labels[at][2:], at + 1
        while end < len(labels) and labels[end] == "I-" + kind:
            end += 1
        found.append((kind, at, end))
        at = end
    return found


def train_crf(rows: list[tuple[list[list[str]], list[str]]], file: Path, *, c1: float | None = 0.05, c2: float = 0.05, iterations: int = 120, say: Callable[[str], None] = print) -> dict:
    """Trains and returns state weights `{(attribute, label): weight}` and transitions. With `c1` by L-BFGS; without, by stochastic gradient
    descent, which needs a tenth of the rounds."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for features, labels in rows:
        trainer.append(features, labels)
    trainer.select("l2sgd" if c1 is None else "lbfgs")
    trainer.set_params({"c2": c2, "max_iterations": iterations, "feature.possible_transitions": True} | ({} if c1 is None else {"c1": c1}))
    file.parent.mkdir(parents=True, exist_ok=True)
    # CRFsuite shuffles with the C library's numbers: from one seed, whatever was trained before in this process.
    ctypes.CDLL("msvcrt" if os.name == "nt" else None).srand(1)
    trainer.train(str(file))
    opened = pycrfsuite.Tagger()
    opened.open(str(file))
    info = opened.info()
    say(f"CRF on {len(rows):,} sequences: {len(info.state_features):,} weights")
    return {"state": dict(info.state_features), "transitions": dict(info.transitions)}


@dataclass(frozen=True)
class Tagger:
    """The quantised model. `table`: attribute hash to label positions and weights."""

    labels: list[str]
    hashes: numpy.ndarray
    spread: numpy.ndarray
    targets: numpy.ndarray
    weights: numpy.ndarray
    scale: float
    transitions: numpy.ndarray
    knowledge: Knowledge
    table: dict

    def decode(self, scores: numpy.ndarray) -> list[tuple[str, int, int, float]]:
        """Spans of the best path (type, first, end token) with the least marginal probability among their tokens."""
        path = viterbi(scores, self.transitions)
        spans = label_spans([self.labels[label] for label in path])
        if not spans:
            return []
        chances = marginals(scores, self.transitions)
        return [(kind, first, end, float(min(chances[at, path[at]] for at in range(first, end)))) for kind, first, end in spans]

    def emissions(self, sequence: Sequence) -> numpy.ndarray:
        scores = numpy.zeros((len(sequence.words), len(self.labels)))
        for at, row in enumerate(attributes(sequence.words, sequence.lines, self.knowledge)):
            for attribute in row:
                found = self.table.get(attribute_hash(attribute))
                if found is not None:
                    scores[at, found[0]] += found[1]
        return scores


def compress(model: dict, knowledge: Knowledge, doubt: float = 0.0) -> Tagger:
    """Prunes weights under LEAST_WEIGHT and rounds the rest to int16 steps of one scale. `doubt` is taken from the score of "no entity" at
    every token, so that more is found: it goes into the length attribute, of which every token has exactly one."""
    state = dict(model["state"])
    for length in (1, 2, 3):
        state[f"n={length}", "O"] = state.get((f"n={length}", "O"), 0.0) - doubt
    labels = sorted({label for _, label in model["state"]} | {label for pair in model["transitions"] for label in pair}, key=lambda label: (label != "O", label[2:], label))
    place = {label: at for at, label in enumerate(labels)}
    names = [label.split(HIDDEN)[0] for label in labels]
    by_hash: dict[int, dict[int, float]] = {}
    for (attribute, label), weight in state.items():
        if abs(weight) >= LEAST_WEIGHT:
            row = by_hash.setdefault(hash_term(attribute), {})
            row[place[label]] = row.get(place[label], 0.0) + weight
    scale = max(abs(weight) for row in by_hash.values() for weight in row.values()) / 32767
    hashes = sorted(by_hash)
    spread = [len(by_hash[hash_]) for hash_ in hashes]
    pairs = [pair for hash_ in hashes for pair in sorted(by_hash[hash_].items())]
    weights = numpy.rint(numpy.array([weight for _, weight in pairs]) / scale).astype("<i2")
    targets = numpy.array([label for label, _ in pairs], dtype=numpy.uint8)
    transitions = numpy.zeros((len(labels), len(labels)))
    for (before, after), weight in model["transitions"].items():
        transitions[place[before], place[after]] = round(weight, 4)
    ends = numpy.cumsum(spread)
    table = {hash_: (targets[end - count : end], weights[end - count : end] * scale) for hash_, count, end in zip(hashes, spread, ends)}
    return Tagger(names, numpy.array(hashes, dtype="<u4"), numpy.array(spread, dtype=numpy.uint8), targets, weights, scale, transitions, knowledge, table)


def viterbi(scores: numpy.ndarray, transitions: numpy.ndarray) -> list[int]:
    """Best path. Of equal scores the lower label position wins."""
    best, back = scores[0], []
    for row in scores[1:]:
        options = best[:, None] + transitions
        back.append(options.argmax(axis=0))
        best = options.max(axis=0) + row
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]


def marginals(scores: numpy.ndarray, transitions: numpy.ndarray) -> numpy.ndarray:
    """Probability of every label at every token: forward-backward, each step scaled to sum 1."""
    length = len(scores)
    moves = numpy.exp(transitions)
    local = numpy.exp(scores - scores.max(axis=1, keepdims=True))
    ahead = numpy.empty_like(local)
    ahead[0] = local[0] / local[0].sum()
    for at in range(1, length):
        ahead[at] = (ahead[at - 1] @ moves) * local[at]
        ahead[at] /= ahead[at].sum()
    behind = numpy.ones_like(local)
    for at in range(length - 2, -1, -1):
        behind[at] = moves @ (local[at + 1] * behind[at + 1])
        behind[at] /= behind[at].sum()
    product = ahead * behind
    return product / product.sum(axis=1, keepdims=True)


def tagger_file(tagger: Tagger, *, id: str, task: str, languages: list[str], by: str, longest: int, patterns: list[dict], calibration: dict) -> dict:
    """The record that electron/contract/tagger.ts parses."""
    return {
        "kind": "tagger",
        "version": 1,
        "id": id,
        "task": task,
        "languages": languages,
        "template": 1,
        "sequence": {"by": by, "longest": longest},
        "labels": tagger.labels,
        "dictionaries": [{"name": entry.name, "longest": entry.longest, "phrases": _hashed(sorted(entry.phrases))} for entry in tagger.knowledge.dictionaries],
        "clusters": [_clusters(entry.name, entry.of) for entry in tagger.knowledge.clusters],
        "attributes": {
            "count": len(tagger.hashes),
            "hashes": _packed(tagger.hashes),
            "spread": _packed(tagger.spread),
            "targets": _packed(tagger.targets),
            "weights": _packed(tagger.weights),
            "scale": tagger.scale,
        },
        "transitions": tagger.transitions.tolist(),
        "patterns": patterns,
        "calibration": calibration,
    }


def _hashed(phrases: list[str]) -> dict:
    hashes = numpy.array(sorted({hash_term(phrase) for phrase in phrases}), dtype="<u4")
    return {"count": len(hashes), "hashes": _packed(hashes)}


def _clusters(name: str, of: dict[str, int]) -> dict:
    pairs = sorted({hash_term(word): number for word, number in of.items()}.items())
    hashes = numpy.array([hash_ for hash_, _ in pairs], dtype="<u4")
    numbers = numpy.array([number for _, number in pairs], dtype="<u2")
    return {"name": name, "words": {"count": len(pairs), "hashes": _packed(hashes)}, "numbers": _packed(numbers)}


def _packed(numbers: numpy.ndarray) -> str:
    return base64.b64encode(numpy.ascontiguousarray(numbers).tobytes()).decode("ascii")
