"""What the clause encoder is tuned on: annotated ranges, some paragraphs without annotation, and sentences that the clauses head takes for clauses and are none."""

import random

import numpy

from clause_items import NONE, Item, truth
from cuad import Contract

# Of the paragraphs without annotation this share is enough: the rest look alike.
EMPTY_SHARE = 0.4
LOOKALIKES_PER_CONTRACT = 12
# Log-odds of the best category under which a sentence looks like nothing.
LEAST_ALIKE = -4.5


def lookalikes(contracts: list[Contract], sentences: list[list[tuple[str, bool]]], log_odds: list[numpy.ndarray]) -> list[Item]:
    """`sentences`: text, and whether any category is shown, per contract; `log_odds`: out of fold, sentences × categories."""
    found = []
    for contract, rows, scores in zip(contracts, sentences, log_odds):
        best = scores.max(axis=1)
        alike = [int(at) for at in numpy.argsort(-best) if best[at] > LEAST_ALIKE and not rows[at][1]]
        found += [Item(rows[at][0], frozenset({NONE}), contract.company, "sentence") for at in alike[:LOOKALIKES_PER_CONTRACT]]
    return found


def tuning_items(items: list[Item], alike: list[Item], seed: int = 0) -> list[Item]:
    spans = [item for item in items if item.kind == "span"]
    empty = [item for item in items if item.kind != "span"]
    return spans + random.Random(seed).sample(empty, int(len(empty) * EMPTY_SHARE)) + alike


def soft_targets(items: list[Item], labels: list[str]) -> numpy.ndarray:
    """Rows that add up to 1: a text with several categories is shared between them."""
    table = truth(items, labels).astype(float)
    return table / table.sum(axis=1, keepdims=True)
