"""The second reading of a contract's likely sentences: trees over the ranker's probability and what the vector of the sentence says.

The application computes the same numbers: electron/core/heads/read-clauses-again.ts.
"""

import numpy
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import GroupKFold

from calibration import softmax
from clause_ranker import Trees, trees_of
from cuad import Contract

# Sentences that the ranker gives this probability for some category: about one in six.
LEAST = 0.02
FEATURES = ("ranked", "log label", "log none", "label", "log best other")
TREES, LEAVES, RATE = 80, 8, 0.06
FOLDS = 3


def places(seen, chances: numpy.ndarray) -> list[int]:
    return sorted({candidate.sentence for candidate, chance in zip(seen.found, chances) if chance >= LEAST})


def texts(seen, chances: numpy.ndarray) -> list[str]:
    return [seen.sentences[at][0] for at in places(seen, chances)]


def features(seen, chances: numpy.ndarray, scores: numpy.ndarray) -> tuple[numpy.ndarray, numpy.ndarray]:
    """Places of the candidates that are read again, and their numbers. `scores`: of the vectors of `texts`, the last label is none."""
    read = dict(zip(places(seen, chances), softmax(scores)))
    kept, rows = [], []
    for at, (candidate, chance) in enumerate(zip(seen.found, chances)):
        said = read.get(candidate.sentence)
        if said is None:
            continue
        other = numpy.delete(said[:-1], candidate.label).max()
        kept.append(at)
        rows.append((_log(chance) - _log(1 - chance), _log(said[candidate.label]), _log(said[-1]), said[candidate.label], _log(other)))
    return numpy.array(kept, dtype=int), numpy.array(rows, dtype=float).reshape(-1, len(FEATURES))


def _log(chance: float) -> float:
    return float(numpy.log(max(chance, 1e-6)))


def corrected(seen, chances: numpy.ndarray, scores: numpy.ndarray, trees: Trees) -> numpy.ndarray:
    kept, rows = features(seen, chances, scores)
    changed = numpy.array(chances, dtype=float)
    if len(kept):
        changed[kept] = trees.chances(rows)
    return changed


def fit(contracts: list[Contract], away: list[int], seen: list, chances: list[numpy.ndarray], scores: dict[int, numpy.ndarray]) -> tuple[Trees, dict[int, numpy.ndarray]]:
    """`away`: contracts that neither head nor encoder saw. The trees, and probabilities of these contracts by trees that did not see their company."""
    parts = {at: features(seen[at], chances[at], scores[at]) for at in away}

    def trees_on(chosen: list[int]) -> Trees:
        truth = numpy.concatenate([seen[at].first[parts[at][0]] for at in chosen])
        model = HistGradientBoostingClassifier(
            max_iter=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=50, l2_regularization=5, random_state=0, early_stopping=False
        )
        return trees_of(model.fit(numpy.vstack([parts[at][1] for at in chosen]), truth))

    honest: dict[int, numpy.ndarray] = {}
    for kept, held in GroupKFold(FOLDS).split(away, groups=[contracts[at].company for at in away]):
        trees = trees_on([away[at] for at in kept])
        honest |= {away[at]: corrected(seen[away[at]], chances[away[at]], scores[away[at]], trees) for at in held}
    return trees_on(away), honest
