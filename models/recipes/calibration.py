"""Calibration and accept thresholds, fitted on out-of-fold predictions over the training part, grouped by document."""

import numpy
from scipy.optimize import minimize, minimize_scalar


def softmax(scores: numpy.ndarray, temperature: float = 1.0) -> numpy.ndarray:
    scaled = scores / temperature
    powers = numpy.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def sigmoid(scores: numpy.ndarray) -> numpy.ndarray:
    return 1 / (1 + numpy.exp(-numpy.clip(scores, -60, 60)))


def fit_temperature(scores: numpy.ndarray, right: numpy.ndarray) -> dict:
    """`right`: index of the right label per row. Minimises the negative log likelihood over the temperature."""

    def loss(log_temperature: float) -> float:
        chances = softmax(scores, numpy.exp(log_temperature))[numpy.arange(len(right)), right]
        return -numpy.log(numpy.maximum(chances, 1e-12)).mean()

    best = minimize_scalar(loss, bounds=(-4, 4), method="bounded")
    return {"kind": "temperature", "temperature": float(numpy.exp(best.x)), "samples": int(len(right))}


def fit_logistic(scores: numpy.ndarray, truth: numpy.ndarray) -> dict:
    """Platt scaling label by label. `truth`: 0 or 1 by row and label. A label without both outcomes keeps its raw scale."""
    slopes, offsets = [], []
    for label in range(scores.shape[1]):
        slope, offset = _platt(scores[:, label], truth[:, label].astype(float))
        slopes.append(slope)
        offsets.append(offset)
    return {"kind": "logistic", "slope": slopes, "offset": offsets, "samples": int(len(scores))}


def _platt(scores: numpy.ndarray, truth: numpy.ndarray) -> tuple[float, float]:
    positives = truth.sum()
    if positives < 3 or positives > len(truth) - 3:
        return 1.0, 0.0
    # Platt's smoothed targets keep the fit finite where the classes separate.
    target = numpy.where(truth > 0, (positives + 1) / (positives + 2), 1 / (len(truth) - positives + 2))

    def loss(parameters: numpy.ndarray) -> float:
        z = parameters[0] * scores + parameters[1]
        return numpy.mean(numpy.logaddexp(0, z) - target * z)

    best = minimize(loss, numpy.array([1.0, 0.0]), method="Nelder-Mead", options={"maxiter": 400})
    return float(max(best.x[0], 1e-3)), float(best.x[1])


def accept_rule(chances: numpy.ndarray, right: numpy.ndarray, target: float) -> dict:
    """The lowest threshold at which (errors + 1) / (accepted + 1) stays at or under `target` for everything above it; null if none does."""
    order = numpy.argsort(-chances, kind="stable")
    sorted_chances, wrong = chances[order], ~right[order].astype(bool)
    bound = (numpy.cumsum(wrong) + 1) / (numpy.arange(len(order)) + 2)
    # Items with equal chances are accepted together.
    ends = numpy.append(sorted_chances[1:] != sorted_chances[:-1], True)
    passing = numpy.flatnonzero((bound <= target) & ends)
    if not len(passing):
        return {"target": target, "threshold": None, "coverage": 0.0, "samples": int(len(order))}
    last = passing[-1]
    return {"target": target, "threshold": float(sorted_chances[last]), "coverage": float((last + 1) / len(order)), "samples": int(len(order))}


def calibration_error(chances: numpy.ndarray, right: numpy.ndarray, bins: int = 10) -> float:
    """Expected calibration error over `bins` equal-width bins."""
    total = 0.0
    place = numpy.minimum((chances * bins).astype(int), bins - 1)
    for bin_ in range(bins):
        inside = place == bin_
        if inside.any():
            total += inside.mean() * abs(chances[inside].mean() - right[inside].mean())
    return float(total)
