"""The second look at the sentences of a contract: boosted trees say how likely a sentence is to be a clause that no better sentence has shown.

The head scores each sentence by itself; here its score is seen beside the scores of its neighbours, of the other categories and of the rest of the
contract. electron/core/heads/rank-clauses.ts computes the same features and walks the same trees; test/core/heads holds both together.
"""

from dataclasses import dataclass

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier

from calibration import sigmoid

# Per category the best sentences, and of those the ones above a log-odds that nothing was ever found under.
MOST, LEAST = 40, -7.0
EDGE = -9.0
TREES, LEAVES, RATE = 150, 15, 0.06
FEATURES = (
    "score", "rank", "below best", "best", "second", "third", "expected", "one before", "one after", "two before", "two after",
    "best other category", "rank in sentence", "expected in sentence", "place", "sentences", "length", "number", "any before", "any after", "frequency",
)


@dataclass(frozen=True)
class Candidate:
    """A sentence (its place in the contract) and a category (its place among the labels)."""

    sentence: int
    label: int


def candidates(log_odds: numpy.ndarray, lengths: list[int], frequencies: numpy.ndarray) -> tuple[list[Candidate], numpy.ndarray]:
    """`log_odds`: calibrated, sentences × labels of one contract. Gives candidates by label and falling score, and their features (FEATURES)."""
    count, labels = log_odds.shape
    if not count:
        return [], numpy.zeros((0, len(FEATURES)))
    chances = sigmoid(log_odds)
    padded = numpy.vstack([numpy.full((2, labels), EDGE), log_odds, numpy.full((2, labels), EDGE)])
    order = numpy.argsort(-log_odds, axis=0, kind="stable")
    across = numpy.argsort(numpy.argsort(-log_odds, axis=1, kind="stable"), axis=1, kind="stable")
    strongest = -numpy.sort(-log_odds, axis=1)[:, :2]
    found, rows = [], []
    for label in range(labels):
        top = [log_odds[order[min(at, count - 1), label], label] for at in range(3)]
        expected = chances[:, label].sum()
        for rank, at in enumerate(order[:MOST, label]):
            score = log_odds[at, label]
            if rank and score < LEAST:
                break
            near = padded[at : at + 5, label]
            other = strongest[at, 0] if across[at, label] else strongest[at, 1]
            any_before, any_after = padded[at + 1].max(), padded[at + 3].max()
            rows.append((
                score, rank, top[0] - score, *top, expected, near[1], near[3], near[0], near[4],
                other, across[at, label], chances[at].sum(), at / count, numpy.log(count), numpy.log(lengths[at]), at,
                any_before, any_after, frequencies[label],
            ))
            found.append(Candidate(int(at), label))
    return found, numpy.array(rows, dtype=float)


def fit_trees(features: numpy.ndarray, truth: numpy.ndarray) -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=30, l2_regularization=5, random_state=0, early_stopping=False
    ).fit(features, truth)


@dataclass(frozen=True)
class Trees:
    """Flat nodes of all trees: feature -1 marks a leaf, whose threshold is its value; `left` and `right` are places in the whole list."""

    start: float
    roots: list[int]
    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]

    def chances(self, features: numpy.ndarray) -> numpy.ndarray:
        total = numpy.full(len(features), self.start)
        feature, threshold, left, right = (numpy.array(part) for part in (self.feature, self.threshold, self.left, self.right))
        rows = numpy.arange(len(features))
        for root in self.roots:
            at = numpy.full(len(features), root)
            while (inner := feature[at] >= 0).any():
                goes_left = features[rows, numpy.maximum(feature[at], 0)] <= threshold[at]
                at = numpy.where(inner, numpy.where(goes_left, left[at], right[at]), at)
            total += threshold[at]
        return sigmoid(total)


def trees_of(model: HistGradientBoostingClassifier) -> Trees:
    """The fitted trees with thresholds and values as they are written: 32-bit."""
    trees = Trees(float(model._baseline_prediction.ravel()[0]), [], [], [], [], [])
    for (predictor,) in model._predictors:
        root = len(trees.feature)
        trees.roots.append(root)
        for node in predictor.nodes:
            leaf = bool(node["is_leaf"])
            trees.feature.append(-1 if leaf else int(node["feature_idx"]))
            trees.threshold.append(_short(node["value"] if leaf else node["num_threshold"]))
            trees.left.append(0 if leaf else root + int(node["left"]))
            trees.right.append(0 if leaf else root + int(node["right"]))
    return trees


def _short(value: float) -> float:
    return float(f"{value:.7g}")


def ranker_file(trees: Trees, *, id: str, task: str, labels: list[str], frequencies: numpy.ndarray, features: tuple[str, ...] = FEATURES) -> dict:
    """The record that electron/contract/ranker.ts parses."""
    return {
        "kind": "ranker", "version": 1, "id": id, "task": task, "labels": labels, "frequencies": [float(value) for value in frequencies],
        "candidates": {"most": MOST, "least": LEAST},
        "features": list(features), "start": trees.start, "roots": trees.roots,
        "feature": trees.feature, "threshold": trees.threshold, "left": trees.left, "right": trees.right,
    }
