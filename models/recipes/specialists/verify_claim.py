"""verify.claim: do some texts support a claim, contradict it, or say too little? A logistic rule over what can be measured word by word and by vectors."""

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from calibration import calibration_error, softmax
from claim_items import claim_items
from measures import accuracy, interval, macro_f1, per_label
from records import Card, Score, TrainingSet
from signal_head import calibrated, fit_signals, measured, out_of_fold, publish_rules, signal_file, table
from workbench import ROOT, Workbench

LABELS = ["supported", "contradicted", "not-enough"]
TARGET = 0.10
C = 0.3
# A planted item is easy and there are many: it counts for less than a real claim.
PLANTED_WEIGHT = 0.3
# The terms of the notes' site are unverified: they test and never train.
NOTES = "planted, notes"


def build(bench: Workbench) -> None:
    items = claim_items(bench.data)
    signals = measured("claims", items, ROOT / ".cache" / "recipes" / bench.specialist)
    names = sorted({name for row in signals for name in row})
    rows, right = table(signals, names), numpy.array([LABELS.index(item["label"]) for item in items])
    train = numpy.array([at for at, item in enumerate(items) if item["part"] == "train" and item["set"] != NOTES])
    weights = numpy.array([PLANTED_WEIGHT if items[at]["set"].startswith("planted") else 1.0 for at in train])
    groups = [items[at]["group"] for at in train]
    held = out_of_fold(rows[train], right[train], groups, names, c=C, weights=weights)
    calibration, accept = calibrated(held, right[train], TARGET)
    head = fit_signals(rows[train], right[train], names, c=C, weights=weights)
    record = signal_file(id="verify.claim-signals", task="verify.claim", labels=LABELS, head=head, calibration=calibration, accept=accept)
    publish_rules(bench, card(items, train, held, right, head.scores(rows), record), record)


def card(items: list[dict], train: numpy.ndarray, held: numpy.ndarray, right: numpy.ndarray, fitted: numpy.ndarray, record: dict) -> Card:
    said = fitted.argmax(axis=1)
    said[train] = held.argmax(axis=1)
    scores = fitted.copy()
    scores[train] = held
    chances = softmax(scores, record["temperature"]).max(axis=1)
    chosen = lambda wanted: numpy.array([at for at, item in enumerate(items) if wanted(item)])
    real = chosen(lambda item: item["set"] == "SciFact")
    pairs = [(LABELS[right[at]], LABELS[said[at]]) for at in real]

    def score(name: str, split: str, metric: str, at: numpy.ndarray) -> Score:
        return Score(name, split, metric, *interval([bool(said[one] == right[one]) for one in at], accuracy), len(at))

    copies = lambda item: item["set"].startswith("planted") and item["kind"] != "elsewhere"
    planted = lambda part, wrong: chosen(lambda item: copies(item) and item["set"] != NOTES and item["part"] == part and (item["label"] == "contradicted") == wrong)
    notes = lambda wrong: chosen(lambda item: copies(item) and item["set"] == NOTES and (item["label"] == "contradicted") == wrong)
    kinds = [score("planted errors, dev texts and notes", "dev", f"found: {kind}", chosen(lambda item: (item["part"] == "dev" or item["set"] == NOTES) and item["kind"] == kind)) for kind in ("number", "negation", "opposite", "unit", "date", "parties")]
    return Card(
        id="verify.claim-signals",
        role="rules",
        task="verify.claim",
        title="Claim checker",
        domain="any",
        languages=["en"],
        intended_use="Says whether texts support a claim, contradict it or say too little, with the sentence that decides. Finds changed numbers, dates, units, names and negations in near copies.",
        limits=[
            "A claim in other words than its evidence is judged by shared words, directions and vectors, not understood: about four of ten are wrong, and a contradiction of that kind is mostly missed.",
            "Planted errors were made by rules that know the same pairs of opposite words as the checker; opposites that neither knows count as a changed word.",
            "Two people of one sex, or names without capitals, may be swapped unseen. English only.",
        ],
        licence="CC BY 4.0 and ODC-By (SciFact), CC BY 4.0 (CUAD), MIT (PubMedQA)",
        trained_on=[
            TrainingSet("SciFact, claims over a whole abstract and over single sentences of it", "train", "CC BY 4.0 (claims), ODC-By (abstracts)", 2 * len(real)),
            *(TrainingSet(f"{name}, sentences copied or with a planted error", "train", licence, int(sum(items[at]["set"].endswith(end) for at in train))) for name, licence, end in (("CUAD v1", "CC BY 4.0", "contracts"), ("PubMedQA", "MIT", "abstracts"))),
        ],
        scores=[
            score("SciFact", "train, out of fold", "accuracy", real),
            Score("SciFact", "train, out of fold", "macro-F1", *interval(pairs, macro_f1), len(real)),
            Score("SciFact", "train, out of fold", "calibration error (10 bins)", calibration_error(chances[real], said[real] == right[real]), None, None, len(real)),
            score("SciFact, deciding sentences alone", "train, out of fold", "accuracy", chosen(lambda item: item["kind"] == "excerpt")),
            score("planted errors", "train, out of fold", "found", planted("train", True)),
            score("planted errors, dev texts", "dev", "found", planted("dev", True)),
            score("true copies, dev texts", "dev", "supported", planted("dev", False)),
            score("planted errors in notes, a source never trained on", "train and dev", "found", notes(True)),
            score("true copies of notes, a source never trained on", "train and dev", "supported", notes(False)),
            *(row for row in kinds if row.n > 0),
        ],
        baselines=[
            Score("SciFact", "train, out of fold", "TF-IDF of claim and evidence with logistic regression", *interval(lexical([items[at] for at in real], right[real]), accuracy), len(real)),
            Score("SciFact", "train, out of fold", "always supported", *interval([bool(right[at] == 0) for at in real], accuracy), len(real)),
        ],
        per_label=per_label(pairs),
        settings={"kind": "signal-head"},
        notes=[
            "The claim is lined up with its nearest sentence. From seven of ten common words in order on it is a copy, and what differs decides: numbers, negations, opposites, swapped places, months, units, names.",
            "Other claims: share of words found, names and numbers missing, opposites and directions, negation, and the embedder's cosine with five sentences.",
            "Evidence of four sentences or fewer has weights of its own: fitted on the deciding sentences alone, or the two nearest where none decides.",
            "Folds are grouped by abstract or passage. SciFact has no dev part here: its figures are out of fold. By label: SciFact.",
        ],
    )


def lexical(items: list[dict], right: numpy.ndarray) -> list[bool]:
    texts = [f"{item['claim']} {' '.join(item['evidence'])}" for item in items]
    fold = numpy.array([sum(map(ord, item["group"])) % 5 for item in items])
    found = numpy.zeros(len(items), dtype=bool)
    for one in range(5):
        kept, held = numpy.flatnonzero(fold != one), numpy.flatnonzero(fold == one)
        space = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2).fit([texts[at] for at in kept])
        model = LogisticRegression(C=3, max_iter=1000).fit(space.transform([texts[at] for at in kept]), right[kept])
        found[held] = model.predict(space.transform([texts[at] for at in held])) == right[held]
    return list(found)
