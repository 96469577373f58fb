"""Small fixtures with the trainer's own scores, from texts that we wrote: the application must give the same (test/core/heads, test/core/taggers)."""

import json
from collections.abc import Callable

from lexical import Space, Weights
from words import utf16_offsets
from workbench import ROOT, write_json

TEXTS = ROOT / "test" / "core" / "heads" / "fixtures" / "texts.json"


def write_head_fixture(record: dict, space: Space, weights: Weights) -> None:
    """Raw scores of each fixture text, before calibration."""
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    scores = weights.scores(space.vectors(texts))
    rows = [[round(float(score), 6) for score in row] for row in scores]
    write_json(TEXTS.parent / f"{record['id']}.json", {"id": record["id"], "labels": record["labels"], "scores": rows})


def write_clause_fixture(find: Callable[[str], list]) -> None:
    """The findings of head and ranker in each fixture text and in all of them as one contract; offsets in UTF-16 units."""
    texts = json.loads(TEXTS.read_text(encoding="utf-8"))
    rows = []
    for text in [*texts, "\n".join(texts)]:
        units = utf16_offsets(text)
        rows.append([[category, units[start], units[end], round(chance, 6)] for category, _, chance, start, end in find(text)])
    write_json(TEXTS.parent / "legal.clauses.json", {"findings": rows})


def write_vector_fixture(record: dict, vectors_of: Callable[[list[str]], object], scores: Callable[[object], object]) -> None:
    """Vectors of the fixture texts by the encoder, and the trainer's scores of them."""
    vectors = vectors_of(json.loads(TEXTS.read_text(encoding="utf-8")))
    rounded = lambda rows: [[round(float(value), 6) for value in row] for row in rows]
    write_json(TEXTS.parent / f"{record['id']}.json", {"id": record["id"], "vectors": rounded(vectors), "scores": rounded(scores(vectors))})
