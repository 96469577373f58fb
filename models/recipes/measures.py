"""Measures with 95 % bootstrap intervals. The resampling unit is the document where items come from documents."""

from collections import Counter
from collections.abc import Callable

import numpy

RESAMPLES = 1000


def interval(units: list, measure: Callable[[list], float], seed: int = 0) -> tuple[float, float, float]:
    """The measure over all units and the 2.5 and 97.5 percentiles over resampled units."""
    random = numpy.random.default_rng(seed)
    values = []
    for _ in range(RESAMPLES):
        picked = random.integers(0, len(units), len(units))
        values.append(measure([units[at] for at in picked]))
    low, high = numpy.percentile(values, [2.5, 97.5])
    return measure(units), float(low), float(high)


def span_counts(guessed: set, gold: set) -> tuple[int, int, int]:
    """Right, guessed and gold spans of one document; units for `f1`."""
    return len(guessed & gold), len(guessed), len(gold)


def f1(counts: list[tuple[int, int, int]]) -> float:
    right, guessed, gold = (sum(count[at] for count in counts) for at in range(3))
    return 2 * right / (guessed + gold) if guessed + gold else 1.0


def precision_recall(counts: list[tuple[int, int, int]]) -> tuple[float, float]:
    right, guessed, gold = (sum(count[at] for count in counts) for at in range(3))
    return right / guessed if guessed else 0.0, right / gold if gold else 0.0


def accuracy(rights: list[bool]) -> float:
    return float(numpy.mean(rights))


def macro_f1(pairs: list[tuple[str, str]]) -> float:
    """Mean F1 over the labels that occur in gold. `pairs`: (gold, guessed)."""
    gold, said = Counter(gold for gold, _ in pairs), Counter(guess for _, guess in pairs)
    right = Counter(gold for gold, guess in pairs if gold == guess)
    return sum(2 * right[label] / (said[label] + count) for label, count in gold.items()) / len(gold)


def per_label(pairs: list[tuple[str, str]]) -> list[dict]:
    """Precision, recall and F1 by gold label with counts, most frequent first."""
    rows = []
    for label in {gold for gold, _ in pairs}:
        right = sum(gold == label == guessed for gold, guessed in pairs)
        said = sum(guessed == label for _, guessed in pairs)
        true = sum(gold == label for gold, _ in pairs)
        rows.append({"label": label, "n": true, "precision": right / said if said else 0.0, "recall": right / true, "f1": 2 * right / (said + true)})
    return sorted(rows, key=lambda row: (-row["n"], row["label"]))
