"""How well scorers order the passages of windows: the right one first, and the area under the curve within a window."""

from dataclasses import dataclass

import numpy
from sklearn.metrics import roc_auc_score

from measures import interval

from .base_weights import BaseWeights
from .judge_rows import LABELS, YES, passage_tokens, question_tokens
from .lora_model import LoraModel
from .packing import Row
from .train_adapter import predict

OWN = "evidence judge"


@dataclass(frozen=True)
class Measure:
    """Values with their 95 % intervals over `n` windows."""

    group: str
    scorer: str
    first: tuple[float, float, float]
    order: tuple[float, float, float]
    n: int


def judge_window(model: LoraModel, base: BaseWeights, window: dict) -> list[float]:
    """Chance that each passage of a window answers its question."""
    question = question_tokens(window["question"], base.tokens)
    rows = [Row(passage_tokens(" ".join(one["text"].split()), base.tokens), [question], [YES]) for one in window["candidates"]]
    return [answer[0][YES] for answer in predict(model, base, rows, LABELS)]


def measure_windows(windows: list[dict]) -> list[Measure]:
    """A measure for each group of windows and each scorer that says something about it."""
    groups = list(dict.fromkeys(window["group"] for window in windows))
    return [measure for group in groups for measure in _of_group(group, [window for window in windows if window["group"] == group])]


def _of_group(group: str, windows: list[dict]) -> list[Measure]:
    found = []
    for scorer in dict.fromkeys(name for window in windows for name in window["scores"]):
        scored = [(window["scores"][scorer], [one["right"] for one in window["candidates"]]) for window in windows if scorer in window["scores"]]
        first = [_first(scores, right) for scores, right in scored]
        order = [float(roc_auc_score(right, scores)) for scores, right in scored if len(set(right)) == 2]
        mean = lambda values: float(numpy.mean(values))
        found.append(Measure(group, scorer, interval(first, mean), interval(order, mean), len(scored)))
    return found


def _first(scores: list[float], right: list[bool]) -> float:
    """Of passages with the same best score each counts alike."""
    best = [is_right for score, is_right in zip(scores, right, strict=True) if score == max(scores)]
    return sum(best) / len(best)
