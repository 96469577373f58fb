"""A space of names: a text is sent to the place where its own caption would stand, and any name given at run time is compared with that place.

The way from text to place is linear over hashed words (a head whose labels are the axes); names stand where the embedder puts them.
What the application computes is in electron/core/judgement/label-signals.ts; `signals` here is the same rule.
"""

from dataclasses import dataclass

import numpy
import regex
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import Ridge

from lexical import Space, Weights, packed, quantise
from provisions import stem, stems

AXES = 128
NAMES = ("near", "cosine", "shared", "sharedEarly", "sharedOften", "sharedAll", "known", "nearUnknown", "cosineUnknown", "sharedUnknown", "gap", "peak")
EARLY_WORDS = 25
OFTEN = 3


@dataclass(frozen=True)
class Names:
    """Projection of name vectors: subtract the mean, keep the main axes, scale to unit length."""

    mean: numpy.ndarray
    axes: numpy.ndarray

    def places(self, vectors: numpy.ndarray) -> numpy.ndarray:
        return unit((vectors - self.mean) @ self.axes.T)


def unit(rows: numpy.ndarray) -> numpy.ndarray:
    return rows / numpy.maximum(numpy.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)


def fit_names(vectors: numpy.ndarray) -> Names:
    mean = vectors.mean(axis=0).astype("<f4")
    _, _, axes = numpy.linalg.svd(vectors - mean, full_matrices=False)
    return Names(mean, axes[:AXES].astype("<f4"))


def fit_places(features: csr_matrix, places: numpy.ndarray) -> Weights:
    """Ridge regression from words to places, rounded to what ships."""
    model = Ridge(alpha=1.0, solver="sparse_cg", tol=1e-3).fit(features, places)
    return quantise(model.coef_, model.intercept_)


def signals(text: str, vector: numpy.ndarray, place: numpy.ndarray, labels: list[str], label_vectors: numpy.ndarray, label_places: numpy.ndarray, known: numpy.ndarray) -> numpy.ndarray:
    """One row of numbers per label, in the order of NAMES. `known`: cosine of each label's place to the nearest trained name."""
    found = [stem(word) for word in regex.findall(r"\p{L}+", text.lower())]
    early, near, cosine = set(found[:EARLY_WORDS]), label_places @ place, label_vectors @ vector
    counts: dict[str, int] = {}
    for one in found:
        counts[one] = counts.get(one, 0) + 1
    rows = []
    for at, label in enumerate(labels):
        wanted = stems(label) or ["?"]
        shared = sum(one in counts for one in wanted) / len(wanted)
        sooner = sum(one in early for one in wanted) / len(wanted)
        often = sum(min(OFTEN, counts.get(one, 0)) for one in wanted) / OFTEN / len(wanted)
        unknown, gap = 1 - known[at], near[at] - near.max()
        rows.append([near[at], cosine[at], shared, sooner, often, float(shared == 1), known[at], near[at] * unknown, cosine[at] * unknown, shared * unknown, gap, numpy.exp(8 * gap)])
    return numpy.array(rows)


def fit_choice(groups: list[tuple[numpy.ndarray, int]], penalty: float = 1.0) -> tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]:
    """Conditional logit: mean, scale and weights of the signals, so that the right label of each group beats the others."""
    everything = numpy.vstack([rows for rows, _ in groups])
    mean, scale = everything.mean(axis=0), everything.std(axis=0) + 1e-6
    scaled = [((rows - mean) / scale, right) for rows, right in groups]

    def loss(weights: numpy.ndarray) -> tuple[float, numpy.ndarray]:
        total, slope = penalty * weights @ weights / 2, penalty * weights
        for rows, right in scaled:
            scores = rows @ weights
            chances = numpy.exp(scores - scores.max())
            chances /= chances.sum()
            total -= numpy.log(chances[right] + 1e-12)
            slope = slope - rows[right] + chances @ rows
        return total, slope

    return mean, scale, minimize(loss, numpy.zeros(len(mean)), jac=True, method="L-BFGS-B").x


def choice_scores(rows: numpy.ndarray, choice: tuple[numpy.ndarray, numpy.ndarray, numpy.ndarray]) -> numpy.ndarray:
    mean, scale, weights = choice
    return ((rows - mean) / scale) @ weights


def known_bytes(places: numpy.ndarray) -> str:
    """Places of the trained names as int8: each coordinate times 127."""
    return packed(numpy.rint(numpy.unique(places, axis=0) * 127).astype(numpy.int8))


def known_of(label_places: numpy.ndarray, trained: numpy.ndarray) -> numpy.ndarray:
    return numpy.maximum(0, (label_places @ trained.T).max(axis=1))


