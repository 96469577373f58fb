"""Small fixtures with the trainer's own scores, from texts that we wrote: the application must give the same (test/core/heads, test/core/taggers)."""

import json

from lexical import Space, Weights
from workbench import ROOT, write_json

TEXTS = ROOT / "test" / "core" / "heads" / "fixtures" / "texts.json"


def write_head_fixture(record: dict, space: Space, weights: Weights) -> None:
    """Raw scores of each fixture text, before calibration."""
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    scores = weights.scores(space.vectors(texts))
    rows = [[round(float(score), 6) for score in row] for row in scores]
    write_json(TEXTS.parent / f"{record['id']}.json", {"id": record["id"], "labels": record["labels"], "scores": rows})
