"""Whether the adapter says in the application what it said in training."""

import json
from dataclasses import dataclass

from application import run_script
from workbench import RECIPES, Workbench


@dataclass(frozen=True)
class Parity:
    """Over `n` pairs: share on the same side of one half, and mean distance of the probabilities."""

    n: int
    same: float
    distance: float


def parity(bench: Workbench, pairs: list[tuple[str, str]], chances: list[float]) -> Parity:
    """`chances`: the trainer's, for each pair of passage and question.

    llama.cpp rounds what it multiplies with 4-bit weights to 8 bits, the trainer does not: a few hundredths apart are usual.
    """
    asked, answered = bench.kept("pairs.json"), bench.kept("chances.json")
    asked.write_text(json.dumps([{"passage": passage, "question": question} for passage, question in pairs]), encoding="utf-8")
    run_script(RECIPES / "judgement" / "judge-pairs.mjs", str(asked), str(answered))
    said = json.loads(answered.read_text(encoding="utf-8"))
    same = sum((one > 0.5) == (other > 0.5) for one, other in zip(said, chances, strict=True))
    return Parity(len(pairs), same / len(pairs), sum(abs(one - other) for one, other in zip(said, chances, strict=True)) / len(pairs))
