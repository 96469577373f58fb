"""Vectors of texts by the embedder that ships, run by the application itself, so that training and use see the same numbers."""

import json
from pathlib import Path

import numpy

from application import run_script
from workbench import RECIPES

WIDTH = 384


def vectors_of(texts: list[str], folder: Path, embedder: str | None = None) -> numpy.ndarray:
    """Texts × 384, unit length, by the default embedder or the one with this id. `folder` holds the two files that pass between the languages."""
    folder.mkdir(parents=True, exist_ok=True)
    given, made = folder / "texts.json", folder / "vectors.f32"
    given.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    if not texts:
        return numpy.zeros((0, WIDTH))
    run_script(RECIPES / "judgement" / "embed-texts.mjs", str(given), str(made), *([embedder] if embedder else []))
    return numpy.fromfile(made, dtype="<f4").reshape(len(texts), WIDTH)
