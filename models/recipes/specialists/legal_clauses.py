"""legal.clauses: where a contract shows which of 41 CUAD categories. A head over sentences in context, trees over its scores, a tagger for names and dates."""

from dataclasses import dataclass

import numpy
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from calibration import calibration_error, fit_logistic
from clause_context import PartBlock, Sentence, sentences_in_context
from clause_items import sentence_categories
from clause_ranker import Candidate, Trees, candidates, fit_trees, ranker_file, trees_of
from clause_scores import area, curve, matches, precision_at, spans_of
from cuad import LICENCE, Contract, contracts
from fixtures import write_clause_fixture, write_head_fixture
from lexical import Space, Weights, fit_space, head_file, quantise
from measures import interval
from records import Card, Score, TrainingSet, publish
from workbench import Workbench

BLOCKS = (
    PartBlock("own", at_least=3, at_most=60_000),
    PartBlock("before", at_least=3, at_most=14_000, weight=0.4),
    PartBlock("after", last=1, at_least=3, at_most=6_000, weight=0.25),
    PartBlock("heading", at_least=3, at_most=9_000, weight=0.3),
)
FOLDS = 3
# Of the sentences without any category, this share is trained on: the rest look alike.
KEPT_EMPTY = 0.6
# What is less likely is not given: electron/core/heads/find-clauses.ts.
LEAST = 0.003


@dataclass(frozen=True)
class Read:
    """A contract as sentences, and which sentence shows which category."""

    contract: Contract
    sentences: list[Sentence]
    truth: numpy.ndarray


def build(bench: Workbench) -> None:
    train, dev = contracts(bench, "train"), contracts(bench, "dev")
    labels = sorted({span.category for contract in train for span in contract.spans})
    reads = [read(contract, labels) for contract in train]
    space, weights = bench.step("fit", lambda: fit(reads))
    held_out = bench.step("out-of-fold", lambda: out_of_fold(reads))
    truth = numpy.concatenate([one.truth for one in reads])
    calibration = fit_logistic(numpy.concatenate(held_out), truth)
    frequencies = numpy.round(numpy.log(truth.mean(axis=0) + 1e-6), 4)
    seen = bench.step("candidates", lambda: [look(one, scores, calibration, frequencies, labels) for one, scores in zip(reads, held_out)])
    trees = bench.step("trees", lambda: fit_ranker(seen))
    chances = bench.step("trees out of fold", lambda: rank_out_of_fold(seen, train))

    # No single threshold is promised for findings: they are ranked, and every one is shown to a person.
    accept = {"target": 0.05, "threshold": None, "coverage": 0.0, "samples": calibration["samples"]}
    record = head_file(id="legal.clauses-head", task="legal.clauses", labels=labels, mode="many", space=space, weights=weights, calibration=calibration, accept=accept)
    ranker = ranker_file(trees, id="legal.clauses-ranker", task="legal.clauses", labels=labels, frequencies=frequencies)
    found = bench.step("dev", lambda: [findings(contract, space, weights, calibration, frequencies, trees, labels) for contract in dev])
    honest = [listed(one, chance, labels) for one, chance in zip(seen, chances)]
    publish(bench, head_card(train, dev, reads, space, weights, calibration, labels), record)
    publish(bench, ranker_card(train, dev, seen, honest, found, chances), ranker)
    write_head_fixture(record, space, weights)
    write_clause_fixture(lambda text: findings(Contract("", "", "", text, ()), space, weights, calibration, frequencies, trees, labels))


def read(contract: Contract, labels: list[str]) -> Read:
    truth = numpy.array([[label in shown for label in labels] for _, _, shown in sentence_categories(contract)])
    return Read(contract, sentences_in_context(contract.text), truth)


def fit(reads: list[Read]) -> tuple[Space, Weights]:
    """One linear classifier per category. Missing a clause costs five times a false one: low ranks cost a reader little."""
    random = numpy.random.default_rng(0)
    kept = [(sentence.parts, row) for one in reads for sentence, row in zip(one.sentences, one.truth) if row.any() or random.random() < KEPT_EMPTY]
    texts, truth = [parts for parts, _ in kept], numpy.array([row for _, row in kept])
    space = fit_space(BLOCKS, texts)
    vectors = space.vectors(texts)
    models = [LinearSVC(C=0.2, class_weight={0: 1, 1: 5}, tol=1e-3, random_state=0).fit(vectors, truth[:, at]) for at in range(truth.shape[1])]
    return space, quantise(numpy.vstack([model.coef_ for model in models]), numpy.concatenate([model.intercept_ for model in models]))


def out_of_fold(reads: list[Read]) -> list[numpy.ndarray]:
    """Scores of each contract's sentences by a head that saw no contract of its company."""
    scores: list[numpy.ndarray] = [numpy.zeros((0, 0))] * len(reads)
    for kept, held in GroupKFold(FOLDS).split(reads, groups=[one.contract.company for one in reads]):
        space, weights = fit([reads[at] for at in kept])
        for at in held:
            scores[at] = score(reads[at].sentences, space, weights)
    return scores


def score(sentences: list[Sentence], space: Space, weights: Weights) -> numpy.ndarray:
    return weights.scores(space.vectors([sentence.parts for sentence in sentences]))


@dataclass(frozen=True)
class Seen:
    """The candidates of one contract, and for training whether each shows a clause that no better one of its category has shown."""

    sentences: list[tuple[str, int, int]]
    found: list[Candidate]
    features: numpy.ndarray
    first: numpy.ndarray


def look(one: Read, scores: numpy.ndarray, calibration: dict, frequencies: numpy.ndarray, labels: list[str]) -> Seen:
    texts = [(sentence.parts["own"], sentence.start, sentence.end) for sentence in one.sentences]
    log_odds = numpy.array(calibration["slope"]) * scores + numpy.array(calibration["offset"])
    found, features = candidates(log_odds, [len(text) for text, _, _ in texts], frequencies)
    return Seen(texts, found, features, _first(one.contract, texts, found, labels))


def _first(contract: Contract, texts: list[tuple[str, int, int]], found: list[Candidate], labels: list[str]) -> numpy.ndarray:
    gold = list(enumerate(spans_of(contract, set(labels))))
    known: dict[str, frozenset[str]] = {}
    shown: set[int] = set()
    truth = numpy.zeros(len(found), dtype=bool)
    for place, candidate in enumerate(found):
        label = labels[candidate.label]
        right = {at for at, (category, wanted) in gold if category == label and matches(label, texts[candidate.sentence][0], wanted, known)}
        truth[place] = bool(right - shown)
        shown |= right
    return truth


def fit_ranker(seen: list[Seen]) -> Trees:
    return trees_of(fit_trees(numpy.vstack([one.features for one in seen]), numpy.concatenate([one.first for one in seen])))


def rank_out_of_fold(seen: list[Seen], train: list[Contract]) -> list[numpy.ndarray]:
    chances: list[numpy.ndarray] = [numpy.zeros(0)] * len(seen)
    for kept, held in GroupKFold(FOLDS).split(seen, groups=[contract.company for contract in train]):
        trees = fit_ranker([seen[at] for at in kept])
        for at in held:
            chances[at] = trees.chances(seen[at].features)
    return chances


Finding = tuple[str, str, float, int, int]


def findings(contract: Contract, space: Space, weights: Weights, calibration: dict, frequencies: numpy.ndarray, trees: Trees, labels: list[str]) -> list[Finding]:
    """What the application finds by head and trees: category, text, probability, start, end."""
    one = Read(contract, sentences_in_context(contract.text), numpy.zeros((0, 0)))
    if not one.sentences:
        return []
    seen = look(one, score(one.sentences, space, weights), calibration, frequencies, labels)
    return listed(seen, trees.chances(seen.features), labels)


def listed(seen: Seen, chances: numpy.ndarray, labels: list[str]) -> list[Finding]:
    rows = [(labels[candidate.label], *seen.sentences[candidate.sentence], float(chance)) for candidate, chance in zip(seen.found, chances) if chance >= LEAST]
    return [(label, text, chance, start, end) for label, text, start, end, chance in rows]


def head_card(train: list[Contract], dev: list[Contract], reads: list[Read], space: Space, weights: Weights, calibration: dict, labels: list[str]) -> Card:
    slope, offset = numpy.array(calibration["slope"]), numpy.array(calibration["offset"])
    alone = []
    for contract in dev:
        sentences = sentences_in_context(contract.text)
        chances = 1 / (1 + numpy.exp(-(slope * score(sentences, space, weights) + offset)))
        said = [(labels[label], sentences[at].parts["own"], float(chances[at, label])) for at, label in zip(*numpy.nonzero(chances >= LEAST))]
        alone.append(curve(spans_of(contract, set(labels)), said))
    return Card(
        id="legal.clauses-head",
        role="head",
        task="legal.clauses",
        title="Clauses of a contract, sentence by sentence",
        domain="legal",
        languages=["en"],
        intended_use="Scores every sentence of a contract, with the words around it, for each of 41 clause categories. The clause ranker reads these scores; alone they are not shown.",
        limits=LIMITS,
        licence="CC BY 4.0",
        trained_on=[TrainingSet("CUAD v1, sentences", "train", LICENCE, sum(len(one.sentences) for one in reads))],
        scores=curve_scores(alone),
        baselines=[],
        notes=[
            "These are the scores without the ranker; the ranker's card has those of the whole specialist.",
            f"Probabilities: Platt scaling by category on {FOLDS}-fold out-of-fold train sentences grouped by company.",
            "Sentence classifiers compared out of fold on one third of the train part; class weight 5 and C 0.2 gave the best precision at 80 % recall of six settings.",
        ],
    )


LIMITS = [
    "A clause of several sentences comes as several findings; 96 % of the annotated clauses share half their words with one sentence.",
    "Trained on commercial contracts filed by United States companies; English only.",
    "Exclusivity exceptions, price restrictions and other rare categories are found badly: see the table of the ranker's card.",
]


def ranker_card(train: list[Contract], dev: list[Contract], seen: list[Seen], honest: list[list[Finding]], found: list[list[Finding]], chances: list[numpy.ndarray]) -> Card:
    every = sorted({span.category for contract in train for span in contract.spans})
    judged = curves_of(dev, found, every)
    out = curves_of(train, honest, every)
    all_chances, truth = numpy.concatenate(chances), numpy.concatenate([one.first for one in seen])
    shown, gold = all_chances >= LEAST, sum(len(best) for best, _ in out)
    return Card(
        id="legal.clauses-ranker",
        role="reranker",
        task="legal.clauses",
        title="Clauses of a contract, ranked",
        domain="legal",
        languages=["en"],
        intended_use="Ranks the sentences of a contract for each of 41 clause categories in one pass. Findings are shown to a person in order of probability; low ones are expected to be wrong.",
        limits=LIMITS,
        licence="CC BY 4.0",
        trained_on=[TrainingSet("CUAD v1, sentences", "train", LICENCE, int(len(truth)))],
        scores=[
            *curve_scores(judged),
            Score("CUAD", "train, out of fold", "precision at 80 % recall, 41 categories", precision_at(out, 0.8), None, None, gold),
            Score("CUAD", "train, out of fold", "area under precision-recall, 41 categories", area(out), None, None, gold),
            Score("CUAD", "train, out of fold", "calibration error (10 bins)", calibration_error(all_chances[shown], truth[shown]), None, None, int(shown.sum())),
        ],
        baselines=[],
        per_label=sorted((_row(label, curves_of(dev, found, [label])) for label in every if any(span.category == label for contract in dev for span in contract.spans)), key=lambda row: -row["n"]),
        notes=[
            "A finding is right when the sets of words of finding and annotated span have a Jaccard similarity of 0.5 or more, for parties also when it holds the name, as in the paper of the set. Intervals resample contracts.",
            "The application adds what the names tagger and the grammars of dates find; `npm run bench -- clauses` measures all together: on dev area .712 (.662 to .760), precision at 80 % recall .397 (.307 to .517), n = 1,521.",
            "150 trees of 15 leaves over 21 features of the head's out-of-fold scores. A sentence counts as right in training only when no better scored one of its category has shown the same clause.",
            "By label: precision and recall at the probability with the best F1 on dev, to show what is within reach; no threshold is taken from it.",
            "Design and settings were chosen by out-of-fold figures on the train part. The dev part was looked at seven times: twice for an earlier head without ranker, once for these figures, four times with the names tagger and the grammars of dates, whose settings came from the train part.",
            "Simple baseline on the same dev contracts, 37 categories, one linear classifier over sentences: area .527, precision at 80 % recall .178.",
        ],
    )


def curves_of(parts: list[Contract], found: list[list[Finding]], labels: list[str]) -> list:
    wanted = set(labels)
    return [curve(spans_of(contract, wanted), [row[:3] for row in rows if row[0] in wanted]) for contract, rows in zip(parts, found)]


def curve_scores(curves: list) -> list[Score]:
    n = sum(len(found) for found, _ in curves)
    score = lambda metric, value: Score("CUAD", "dev", metric, *value, n)
    return [
        score("precision at 80 % recall, 41 categories", interval(curves, lambda drawn: precision_at(drawn, 0.8))),
        score("precision at 90 % recall, 41 categories", interval(curves, lambda drawn: precision_at(drawn, 0.9))),
        score("area under precision-recall, 41 categories", interval(curves, area)),
    ]


def _row(label: str, curves: list) -> dict:
    found = sorted((chance for gold, _ in curves for chance in gold if chance > 0), reverse=True)
    wrong = sorted((chance for _, false in curves for chance in false), reverse=True)
    n, best, passed = sum(len(gold) for gold, _ in curves), (0.0, 0.0, 0.0), 0
    for right, threshold in enumerate(found, start=1):
        while passed < len(wrong) and wrong[passed] >= threshold:
            passed += 1
        precision, recall = right / (right + passed), right / n
        best = max(best, (2 * precision * recall / (precision + recall), precision, recall))
    return {"label": label, "n": n, "precision": best[1], "recall": best[2], "f1": best[0]}
