"""Manifest entries and cards. The manifest is shared with the models that no recipe here builds: it is re-read, one entry replaced, and put back whole."""

import fcntl
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from workbench import MODELS, ROOT, Workbench, write_json


@dataclass(frozen=True)
class TrainingSet:
    set: str
    split: str
    licence: str
    count: int


@dataclass(frozen=True)
class Score:
    set: str
    split: str
    metric: str
    value: float
    low: float | None
    high: float | None
    n: int


@dataclass
class Card:
    """Everything a card says; the manifest keeps the machine-readable part."""

    id: str
    role: str
    task: str
    title: str
    domain: str
    languages: list[str]
    intended_use: str
    limits: list[str]
    licence: str
    trained_on: list[TrainingSet]
    scores: list[Score]
    baselines: list[Score]
    notes: list[str] = field(default_factory=list)
    per_label: list[dict] = field(default_factory=list)
    settings: dict = field(default_factory=dict)
    version: str = "1.0.0"
    # The model whose numbers it reads, {id, sha256}.
    base: dict | None = None
    # Prompts that prove that it is active: only adapters have them.
    canaries: list[dict] = field(default_factory=list)


def publish(bench: Workbench, card: Card, record: dict) -> Path:
    """Writes the data file, its manifest entry and its card."""
    folder = {"head": "heads", "tagger": "taggers", "reranker": "heads"}[card.role]
    file = MODELS / folder / f"{card.id}.json"
    content = write_json(file, record)
    _list(bench, card, f"{folder}/{file.name}", content)
    return file


def publish_encoder(bench: Workbench, card: Card, file: Path, quantisation: str, tokens: int) -> str:
    """Its manifest entry and its card; `file` is already in its place under models/. Never the default embedder: search keeps its own. Gives its digest."""
    entry = {"isDefault": False, "contextTokens": tokens, "quantisation": quantisation}
    return _list(bench, card, file.relative_to(MODELS).as_posix(), file.read_bytes(), entry)


def publish_adapter(bench: Workbench, card: Card, file: Path, domains: list[str]) -> str:
    """Its manifest entry and its card; `file` is already in its place under models/. Gives its digest."""
    sources = [{"kind": "bundled"}, {"kind": "folder", "path": file.name}]
    entry = {"quantisation": "F16", "sources": sources, "domains": domains}
    return _list(bench, card, file.relative_to(MODELS).as_posix(), file.read_bytes(), entry)


def listed(id: str) -> dict:
    """Id and digest of a file that the manifest lists."""
    entry = next(model for model in json.loads((MODELS / "manifest.json").read_text(encoding="utf-8"))["models"] if model["id"] == id)
    return {"id": id, "sha256": entry["sha256"]}


def _list(bench: Workbench, card: Card, file: str, content: bytes, more: dict | None = None) -> str:
    digest = hashlib.sha256(content).hexdigest()
    _replace_entry(_entry(card, file, len(content), digest) | (more or {}))
    _write_card(card, len(content), digest, bench)
    for score in card.scores:
        bench.say(f"{score.set} {score.split} {score.metric} {_figure(score)}")
    for score in card.baselines:
        bench.say(f"baseline: {score.set} {score.split} {score.metric} {_figure(score)}")
    bench.say(f"wrote models/{file}, {len(content):,} bytes")
    return digest


def _entry(card: Card, file: str, size: int, digest: str) -> dict:
    return {
        "id": card.id,
        "version": card.version,
        "role": card.role,
        "title": card.title,
        "file": file,
        "bytes": size,
        "sha256": digest,
        "licence": card.licence,
        "sources": [{"kind": "bundled"}],
        "isDefault": True,
        "contextTokens": None,
        "quantisation": {"head": "int8", "tagger": "int16"}.get(card.role),
        "base": card.base,
        "tasks": [card.task],
        "domains": [card.domain],
        "languages": card.languages,
        "intendedUse": card.intended_use,
        "limits": card.limits,
        "trainedOn": [vars(row) for row in card.trained_on],
        "scores": [vars(row) | {"value": round(row.value, 4), "low": _rounded(row.low), "high": _rounded(row.high)} for row in card.scores],
        "canaries": card.canaries,
        "settings": card.settings,
    }


def _replace_entry(entry: dict) -> None:
    manifest = MODELS / "manifest.json"
    lock = ROOT / ".cache" / "manifest.lock"
    lock.parent.mkdir(exist_ok=True)
    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        current = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else {"version": 1, "models": []}
        others = [model for model in current["models"] if model["id"] != entry["id"]]
        current["models"] = sorted([*others, entry], key=lambda model: model["id"])
        write_json(manifest, current, compact=False)


def _write_card(card: Card, size: int, digest: str, bench: Workbench) -> None:
    def table(head: list[str], rows: list[list[str]]) -> list[str]:
        return ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *("| " + " | ".join(row) + " |" for row in rows), ""]

    scores = [[row.set, row.split, row.metric, _figure(row)] for row in card.scores]
    baselines = [[row.set, row.split, row.metric, _figure(row)] for row in card.baselines]
    labels = [[row["label"], str(row["n"]), f"{row['precision']:.2f}", f"{row['recall']:.2f}", f"{row['f1']:.2f}{_between(row)}"] for row in card.per_label]
    lines = [
        f"# {card.title}",
        "",
        card.intended_use,
        "",
        f"`{card.id}` {card.version}, {card.role} for `{card.task}`, {', '.join(card.languages)}; {size:,} bytes, SHA-256 `{digest}`.",
        f"Licence of the weights: {card.licence}. Rebuild: `python models/recipes/run.py {bench.specialist}`.",
        "",
        "## Trained on",
        "",
        *table(["set", "part", "licence", "items"], [[row.set, row.split, row.licence, f"{row.count:,}"] for row in card.trained_on]),
        "## Measured on the dev part, with 95 % bootstrap interval and n",
        "",
        *table(["set", "part", "measure", "value"], scores),
        *(["Simple baselines trained on the same part and measured on the same items:", "", *table(["set", "part", "baseline", "value"], baselines)] if baselines else []),
        *(["## By label", "", *table(["label", "n", "precision", "recall", "F1"], labels)] if labels else []),
        "## Limits",
        "",
        *(f"- {limit}" for limit in card.limits),
        "",
        "## How it was made",
        "",
        *(f"- {note}" for note in card.notes),
        "",
    ]
    path = MODELS / "cards" / f"{card.id}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines), encoding="utf-8")


def _figure(row: Score) -> str:
    between = f" ({row.low:.3f} to {row.high:.3f})" if row.low is not None and row.high is not None else ""
    return f"{row.value:.3f}{between}, n = {row.n:,}"


def _between(row: dict) -> str:
    return f" ({row['low']:.2f} to {row['high']:.2f})" if "low" in row else ""


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
