"""Precision and recall of clause findings in the manner of CUAD: the same rules as electron/features/measure/measure-clauses.ts."""

import re

from cuad import Contract

# Of one contract: the best probability that found each gold span (0: none did), and the probabilities that found nothing.
Curve = tuple[list[float], list[float]]


def spans_of(contract: Contract, categories: set[str]) -> list[tuple[str, str]]:
    return [(span.category, contract.text[span.start : span.end]) for span in contract.spans if span.category in categories]


def curve(gold: list[tuple[str, str]], findings: list[tuple[str, str, float]]) -> Curve:
    words: dict[str, frozenset[str]] = {}
    best, matched = [0.0] * len(gold), set()
    by_category: dict[str, list[int]] = {}
    for at, (category, _) in enumerate(gold):
        by_category.setdefault(category, []).append(at)
    for place, (category, text, chance) in enumerate(findings):
        for at in by_category.get(category, []):
            if matches(category, text, gold[at][1], words):
                best[at] = max(best[at], chance)
                matched.add(place)
    return best, [chance for place, (_, _, chance) in enumerate(findings) if place not in matched]


def matches(category: str, text: str, wanted: str, known: dict[str, frozenset[str]]) -> bool:
    """Half of all words shared; for parties it is enough to hold the name. `known` keeps the words of texts seen before."""
    return _jaccard(_words(text, known), _words(wanted, known)) >= 0.5 or (category == "Parties" and wanted.lower() in text.lower())


def _words(text: str, known: dict[str, frozenset[str]]) -> frozenset[str]:
    if text not in known:
        known[text] = frozenset(re.sub(r"[.,;:]", "", text.lower()).split())
    return known[text]


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    either = len(a | b)
    return len(a & b) / either if either else 0.0


def _points(curves: list[Curve]) -> tuple[list[tuple[float, float]], int]:
    """(precision, recall) at every probability that found a gold span, from the highest down."""
    found = sorted((chance for best, _ in curves for chance in best if chance > 0), reverse=True)
    wrong = sorted((chance for _, false in curves for chance in false), reverse=True)
    n = sum(len(best) for best, _ in curves)
    points, passed = [], 0
    for right, threshold in enumerate(found, start=1):
        while passed < len(wrong) and wrong[passed] >= threshold:
            passed += 1
        points.append((right / (right + passed), right / n))
    return points, n


def precision_at(curves: list[Curve], recall: float) -> float:
    points, _ = _points(curves)
    return max((precision for precision, reached in points if reached >= recall), default=0.0)


def area(curves: list[Curve]) -> float:
    points, n = _points(curves)
    best = total = 0.0
    for precision, _ in reversed(points):
        best = max(best, precision)
        total += best
    return total / n if n else 1.0
