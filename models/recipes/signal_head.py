"""Signal heads: a multinomial logistic rule over a few numbers that the application itself measures (electron/contract/signal-head.ts)."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import numpy
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from application import run_script
from calibration import accept_rule, fit_temperature, softmax
from records import Card, _entry, _figure, _replace_entry, _write_card
from workbench import MODELS, RECIPES, ROOT, Workbench, json_lines, write_json

FOLDS = 10


def measured(kind: str, items: list[dict], folder: Path) -> list[dict[str, float]]:
    """Signals of each item, by the application's own code. Kept and gone on with while the items are the same."""
    content = "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
    name = hashlib.sha256((content + _code_digest()).encode()).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    given, made = folder / f"items-{name}.jsonl", folder / f"signals-{name}.jsonl"
    given.write_text(content, encoding="utf-8")
    run_script(RECIPES / "judgement" / "measure-items.mjs", kind, str(given), str(made))
    return json_lines(made)


def _code_digest() -> str:
    """Signals are stale when the code that measures them changes."""
    sources = [*(ROOT / "electron" / "core" / "judgement").glob("*.ts"), *(ROOT / "electron" / "features" / "verify").glob("*.ts")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()


@dataclass(frozen=True)
class SignalHead:
    names: list[str]
    mean: numpy.ndarray
    scale: numpy.ndarray
    weights: numpy.ndarray
    bias: numpy.ndarray

    def scores(self, rows: numpy.ndarray) -> numpy.ndarray:
        """A signal that was not measured (NaN) counts as its mean."""
        return numpy.nan_to_num((rows - self.mean) / self.scale) @ self.weights.T + self.bias


def table(signals: list[dict[str, float]], names: list[str]) -> numpy.ndarray:
    return numpy.array([[row.get(name, numpy.nan) for name in names] for row in signals])


def fit_signals(rows: numpy.ndarray, right: numpy.ndarray, names: list[str], *, c: float, weights: numpy.ndarray | None = None) -> SignalHead:
    mean, scale = numpy.nanmean(rows, axis=0), numpy.nanstd(rows, axis=0)
    mean, scale = numpy.round(mean, 5), numpy.round(numpy.where(scale < 1e-6, 1, scale), 5)
    model = LogisticRegression(C=c, max_iter=4000).fit(numpy.nan_to_num((rows - mean) / scale), right, sample_weight=weights)
    return SignalHead(names, mean, scale, numpy.round(model.coef_, 4), numpy.round(model.intercept_, 4))


def out_of_fold(rows: numpy.ndarray, right: numpy.ndarray, groups: list[str], names: list[str], *, c: float, weights: numpy.ndarray | None = None) -> numpy.ndarray:
    scores = numpy.zeros((len(rows), right.max() + 1))
    for kept, held in GroupKFold(FOLDS).split(rows, groups=groups):
        head = fit_signals(rows[kept], right[kept], names, c=c, weights=None if weights is None else weights[kept])
        scores[held] = head.scores(rows[held])
    return scores


def calibrated(held: numpy.ndarray, right: numpy.ndarray, target: float) -> tuple[dict, dict]:
    """Temperature and accept rule from out-of-fold scores."""
    calibration = fit_temperature(held, right)
    chances = softmax(held, calibration["temperature"])
    return calibration, accept_rule(chances.max(axis=1), chances.argmax(axis=1) == right, target)


def signal_file(*, id: str, task: str, labels: list[str], head: SignalHead, calibration: dict, accept: dict) -> dict:
    return {
        "kind": "signal-head",
        "version": 1,
        "id": id,
        "task": task,
        "labels": labels,
        "signals": head.names,
        "mean": head.mean.tolist(),
        "scale": head.scale.tolist(),
        "weights": head.weights.tolist(),
        "bias": head.bias.tolist(),
        "temperature": round(calibration["temperature"], 4),
        "samples": calibration["samples"],
        "accept": accept,
    }


def publish_rules(bench: Workbench, card: Card, record: dict) -> None:
    """As `records.publish`, for files that are neither heads nor taggers to the application: they are listed as rules."""
    file = MODELS / "heads" / f"{card.id}.json"
    content = write_json(file, record)
    digest = hashlib.sha256(content).hexdigest()
    _replace_entry(_entry(card, f"heads/{file.name}", len(content), digest) | {"quantisation": None})
    _write_card(card, len(content), digest, bench)
    for score in [*card.scores, *card.baselines]:
        bench.say(f"{score.set} {score.split} {score.metric} {_figure(score)}")
    bench.say(f"wrote models/heads/{file.name}, {len(content):,} bytes")
