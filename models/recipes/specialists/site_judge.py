"""site-judge: the judge that ships, trained on with what one site's people decided, as a candidate that the site tests and approves like any other model.

    npm run train -- site-judge --corrections CORRECTIONS.jsonl --out FOLDER

The file is what `cloister corrections export` writes: it holds no matter that was taken out of learning. A fifth of the documents is kept out of
training; where the candidate does not order their passages better than the judge that ships, nothing is written.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sklearn.metrics import roc_auc_score

from adapter.base_weights import ID, BaseWeights, read_base
from adapter.export import write_adapter
from adapter.judge_card import judge_card
from adapter.judge_rows import LABELS, NO, YES, passage_tokens, question_tokens
from adapter.lora_model import LoraModel
from adapter.packing import Row
from adapter.read_adapter import read_adapter
from adapter.train_adapter import Plan, predict, train_adapter
from measures import interval
from records import Score, TrainingSet, listed
from specialists.evidence_judge import FILE
from workbench import Workbench, json_lines, write_json

RATE, EPOCHS = 2e-4, 3
FEWEST_DECISIONS, FEWEST_DOCUMENTS = 40, 5
ANSWER = {"accept": YES, "correct": YES, "reject": NO, "absent": NO}


@dataclass(frozen=True)
class Decided:
    document: str
    row: Row


def build(bench: Workbench, corrections: Path, out: Path) -> str | None:
    """None when a candidate was written, else why not."""
    base = read_base()
    decided = read_decisions(corrections, base)
    kept, held = split(decided)
    lacking = too_few(kept, held)
    if lacking is not None:
        return lacking
    plan = Plan([one.row for one in kept], LABELS, epochs=EPOCHS, rate=RATE)
    start = bench.kept(f"training/{hashlib.sha256(FILE.read_bytes()).hexdigest()[:12]}")
    model = train_adapter(base, plan, folder=start, say=bench.say, start=FILE)
    before, after = order(shipped(base), base, held), order(model, base, held)
    bench.say(f"passages of {len(held)} decisions kept out of training in the right order: {before[0]:.3f} before, {after[0]:.3f} after")
    if after[0] <= before[0]:
        return f"No candidate was written: on {len(held)} decisions that were kept out it is not better ({before[0]:.3f} before, {after[0]:.3f} after)."
    write_candidate(model, out, len(kept), len(held), before, after)
    bench.say(f"wrote {out}; take it in with: cloister models add {out / 'site-judge.gguf'} --card {out / 'site-judge.json'}")
    return None


def read_decisions(corrections: Path, base: BaseWeights) -> list[Decided]:
    """Decisions about a value that was quoted, in answer to a question that the judge is asked; others teach it nothing."""
    usable = [line for line in json_lines(corrections) if line.get("question") and line.get("passage") and line["act"] in ANSWER]
    return [
        Decided(line["document"], Row(passage_tokens(line["passage"], base.tokens), [question_tokens(line["question"], base.tokens)], [ANSWER[line["act"]]]))
        for line in usable
    ]


def split(decided: list[Decided]) -> tuple[list[Decided], list[Decided]]:
    """A document is kept out by its name alone, so that a later export keeps out the same ones."""
    away = lambda one: hashlib.sha256(one.document.encode()).digest()[0] % 5 == 0
    return [one for one in decided if not away(one)], [one for one in decided if away(one)]


def too_few(kept: list[Decided], held: list[Decided]) -> str | None:
    decisions, documents = len(kept) + len(held), len({one.document for one in [*kept, *held]})
    if decisions < FEWEST_DECISIONS or documents < FEWEST_DOCUMENTS:
        return f"Not enough decisions yet: {decisions} of at least {FEWEST_DECISIONS}, about {documents} of at least {FEWEST_DOCUMENTS} documents."
    if any({one.row.answers[0] for one in part} != {YES, NO} for part in (kept, held)):
        return "Accepted and rejected findings are needed both, in what is trained on and in what is kept out: decide about more documents."
    return None


def shipped(base: BaseWeights) -> LoraModel:
    model = LoraModel(base)
    read_adapter(FILE, model)
    return model


def order(model: LoraModel, base: BaseWeights, held: list[Decided]) -> tuple[float, float, float]:
    """Chance that a passage that answers stands before one that does not, with its interval over decisions."""
    chances = [answer[0][YES] for answer in predict(model, base, [one.row for one in held], LABELS)]
    pairs = [(one.row.answers[0] == YES, chance) for one, chance in zip(held, chances, strict=True)]
    return interval(pairs, lambda drawn: float(roc_auc_score(*zip(*drawn))) if len({right for right, _ in drawn}) == 2 else 0.5)


def write_candidate(model: LoraModel, out: Path, kept: int, held: int, before: tuple, after: tuple) -> None:
    """The adapter and its record, in the shape that `cloister models add --card` reads."""
    content = write_adapter(model, out / "site-judge.gguf", "Evidence judge of this site")
    ships = judge_card({}, [], None, listed(ID))
    metric = "right passage before a wrong one"
    figure = lambda name, values: Score("decisions of this site", "kept out", name, *(round(value, 4) for value in values), held)
    record = {
        "id": "site.evidence-judge",
        "version": f"site-{hashlib.sha256(content).hexdigest()[:8]}",
        "role": "adapter",
        "title": "Evidence judge, trained on with this site's decisions",
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": "as the judge that ships; decisions of this site",
        "base": ships.base,
        "quantisation": "F16",
        "tasks": [ships.task],
        "domains": ["any"],
        "languages": ships.languages,
        "intendedUse": ships.intended_use,
        "limits": [*ships.limits, "Trained on with decisions about one site's documents: it may know their wording too well."],
        "trainedOn": [vars(TrainingSet("decisions of this site", "train", "own", kept)), vars(TrainingSet("what the judge that ships was trained on", "train", "see its card", 0))],
        "scores": [vars(figure(metric, after)), vars(figure(f"before: {metric}", before))],
        "canaries": ships.canaries,
        "settings": ships.settings,
    }
    write_json(out / "site-judge.json", record, compact=False)
