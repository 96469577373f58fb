"""ask.evidence: the judge of passages, a low-rank adapter on the base model that ships. About an hour on one core."""

import hashlib

from adapter.base_weights import ID, BaseWeights, read_base
from adapter.export import write_adapter
from adapter.judge_card import judge_card
from adapter.judge_measures import OWN, Measure, judge_window, measure_windows
from adapter.judge_rows import LABELS, JudgeData, judge_data, passage_tokens, question_tokens
from adapter.lora_model import LoraModel
from adapter.packing import Row
from adapter.parity import Parity, parity
from adapter.train_adapter import Plan, predict, train_adapter
from application import run_script
from records import listed, publish_adapter
from workbench import MODELS, ROOT, Workbench, json_lines

FILE = MODELS / "adapters" / "evidence-judge-f16.gguf"
#: At most so many passages of each source: what one core reads in about an hour.
COUNTS = {"contracts": 1900, "captions": 450, "research questions": 650, "claims": 300}
DOMAINS = ["legal", "health"]
WINDOWS = 16


def build(bench: Workbench) -> None:
    base = read_base()
    data = bench.step("rows", lambda: judge_data(bench, base.tokens, COUNTS))
    bench.say(f"training on {len(data.rows):,} passages, {sum(len(row.questions) for row in data.rows):,} questions, {sum(row.length for row in data.rows):,} tokens")
    model = train_adapter(base, Plan(data.rows, LABELS), folder=bench.kept("training"), say=bench.say)
    write_adapter(model, FILE, "Evidence judge")
    # Listed before it is measured: the application runs what the manifest lists.
    publish_adapter(bench, judge_card(data.counts, [], None, listed(ID)), FILE, DOMAINS)
    same = compare(bench, base, model, data)
    publish_adapter(bench, judge_card(data.counts, measure(bench, base, model), same, listed(ID)), FILE, DOMAINS)


def compare(bench: Workbench, base: BaseWeights, model: LoraModel, data: JudgeData) -> Parity:
    rows = [Row(passage_tokens(passage, base.tokens), [question_tokens(question, base.tokens)], [0]) for passage, question in data.sample]
    chances = [answer[0][0] for answer in predict(model, base, rows, LABELS)]
    return parity(bench, data.sample, chances)


def measure(bench: Workbench, base: BaseWeights, model: LoraModel) -> list[Measure]:
    """On windows of development documents that the application cut, beside word ranking, vectors, a head trained on the question and the base alone."""
    file = bench.kept("windows.jsonl")
    run_script(ROOT / "test" / "bench" / "judge-bench.ts", f"--n={WINDOWS}", f"--windows={file}")
    windows = json_lines(file)
    for name, scorer in (("base without adapter", LoraModel(base, rank=0)), (OWN, model)):
        scored = bench.step(f"scores, {name}", lambda: [judge_window(scorer, base, window) for window in windows], key=hashlib.sha256(file.read_bytes() + FILE.read_bytes()).hexdigest())
        for window, scores in zip(windows, scored, strict=True):
            window["scores"][name] = scores
    return measure_windows(windows)
