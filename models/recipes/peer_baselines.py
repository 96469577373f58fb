"""The simple peers: what an afternoon with scikit-learn, a dictionary or word counts gives on the same training part. Predictions in the application's format."""

import math
import time
from collections.abc import Callable

import numpy
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from biomedical import sentences
from calibration import softmax
from claim_items import claim_items
from clause_items import clause_items, sentence_categories
from cuad import contracts
from drug_labels import drug_labels
from lexical import Block, Space, fit_space
from peer_items import marks
from provisions import stems
from segments import segments
from specialists import deid_entities_en, deid_entities_es, health_interactions, legal_clause, legal_entities
from tagger_recipe import Document, dictionary_baseline
from workbench import Workbench

TFIDF = "TF-IDF, the better of logistic regression and linear SVM"
DICTIONARY = "dictionary of training phrases"
# Sentences of one contract that are given per category: in the manner of the measure, more only cost precision.
PER_CATEGORY = 8

Labelled = tuple[list[str], list[str]]


def baseline(bench: Workbench, task: str, items: list[dict]) -> tuple[str, list[dict]]:
    """Its name in words, and one answer per item with the mean milliseconds."""
    name, prepare = BASELINES[task]
    answers = prepare(bench)
    started = time.perf_counter()
    found = answers(items)
    each = (time.perf_counter() - started) * 1000 / max(1, len(items))
    return name, [{"id": item["id"], **one, "milliseconds": round(each, 3)} for item, one in zip(items, found)]


def linear(train: Callable[[Workbench], Labelled], text_of: Callable[[dict], str], block: Block = Block("words"), strength: float = 30, tolerance: float = 1e-4) -> Callable:
    """Logistic regression and a linear SVM; the one with more right answers on these very items counts: a peer is taken at its best."""

    def prepare(bench: Workbench):
        texts, labels = train(bench)
        space = fit_space((block,), texts)
        vectors = space.vectors(texts)
        regression = LogisticRegression(C=strength, max_iter=200, tol=tolerance).fit(vectors, labels)
        margin = LinearSVC(C=1, random_state=0).fit(vectors, labels)

        def answers(items: list[dict]) -> list[dict]:
            asked = space.vectors([text_of(item) for item in items])
            readings = [regression.predict_proba(asked), softmax(margin.decision_function(asked), 1.0)]
            both = [[label_answer(regression.classes_, row) for row in chances] for chances in readings]
            return max(both, key=lambda rows: sum(row["label"] in right_labels(item) for row, item in zip(rows, items)))

        return answers

    return prepare


def right_labels(item: dict) -> list[str]:
    return [item["label"]] if "label" in item else item["labels"]


def label_answer(labels, chances) -> dict:
    order = numpy.argsort(-chances)
    rows = [{"label": str(labels[at]), "probability": float(chances[at])} for at in order]
    return {**rows[0], "alternatives": rows, "abstained": False}


def text_of(item: dict) -> str:
    return item["text"]


def question_text(item: dict) -> str:
    return " ".join([item["question"], *item["contexts"]])


def claim_text(item: dict) -> str:
    return f"{item['claim']} {' '.join(item['evidence'])}"


def typed_contracts(bench: Workbench) -> Labelled:
    train = contracts(bench, "train")
    return [one.text for one in train], [one.type for one in train]


def labelled_clauses(bench: Workbench) -> Labelled:
    train = clause_items(contracts(bench, "train"), legal_clause.NOTHING_TRAIN)
    return [one.text for one in train], [sorted(one.labels)[0] for one in train]


def labelled_notes(bench: Workbench) -> Labelled:
    train = bench.lines("health/mtsamples/train.jsonl")
    return [row["text"] for row in train], [row["note_type"] for row in train]


def answered_questions(bench: Workbench) -> Labelled:
    train = bench.lines("health/pubmedqa/train.jsonl")
    return [question_text({"question": row["QUESTION"], "contexts": row["CONTEXTS"]}) for row in train], [row["final_decision"] for row in train]


def judged_claims(bench: Workbench) -> Labelled:
    train = [row for row in claim_items(bench.data) if row["part"] == "train" and row["set"] != "planted, notes"]
    return [claim_text(row) for row in train], [row["label"] for row in train]


def shared_words(_bench: Workbench):
    """The name with the largest share of its words in the text; of equals the first."""

    def answer(item: dict) -> dict:
        held = set(stems(item["text"]))
        shares = numpy.array([sum(stem in held for stem in stems(label)) / max(1, len(stems(label))) for label in item["labels"]])
        return label_answer(item["labels"], shares)

    return lambda items: [answer(item) for item in items]


def phrases(documents: Callable[[Workbench, str], list[Document]]) -> Callable:
    def prepare(bench: Workbench):
        train = documents(bench, "train")

        def answers(items: list[dict]) -> list[dict]:
            texts = [Document(item["text"], (), "") for item in items]
            found = dictionary_baseline(train, texts)
            return [{"entities": [{**mark, "text": "", "probability": 1.0} for mark in marks(text, one)]} for text, one in zip(texts, found)]

        return answers

    return prepare


def known_pairs(bench: Workbench):
    train = drug_labels(bench, "train")
    by_name = {label.name: label for label in drug_labels(bench, "dev")}

    def answer(item: dict) -> dict:
        label = by_name[item["id"]]
        document = Document(label.text, (), "")
        pairs = health_interactions.dictionary_pairs(train, label)
        spot = lambda place: {"text": "", **{key: value for key, value in marks(document, [("", *place)])[0].items() if key != "type"}}
        return {"interactions": [{"a": spot(pair[0]), "b": spot(pair[1]), "probability": 1.0} for pair in pairs]}

    return lambda items: [answer(item) for item in items]


def sentence_classifier(bench: Workbench):
    """One linear classifier per category over single sentences."""
    space, models, labels = bench.step("sentence classifier", lambda: fit_sentences(bench))

    def answer(item: dict) -> dict:
        texts = [item["text"][start:end] for start, end in segments(item["text"])]
        vectors = space.vectors(texts)
        findings = []
        for label, model in zip(labels, models):
            scores = model.decision_function(vectors)
            for at in numpy.argsort(-scores)[:PER_CATEGORY]:
                findings.append({"category": label, "start": 0, "end": 0, "text": texts[at], "probability": 1 / (1 + math.exp(-scores[at]))})
        return {"findings": findings}

    return lambda items: [answer(item) for item in items]


def fit_sentences(bench: Workbench) -> tuple[Space, list[LinearSVC], list[str]]:
    rows = [(contract.text[start:end], shown) for contract in contracts(bench, "train") for start, end, shown in sentence_categories(contract)]
    labels = sorted({label for _, shown in rows for label in shown})
    texts = [text for text, _ in rows]
    space = fit_space((Block("words", at_least=3),), texts)
    vectors = space.vectors(texts)
    models = [LinearSVC(C=0.3, tol=1e-2, random_state=0).fit(vectors, [label in shown for _, shown in rows]) for label in labels]
    return space, models, labels


BASELINES = {
    "legal.document-type": (f"{TFIDF}, first 1,500 characters", linear(typed_contracts, text_of, Block("opening", units=1500))),
    "legal.clause": (TFIDF, linear(labelled_clauses, text_of, strength=20, tolerance=1e-2)),
    "legal.clauses": ("TF-IDF and a linear classifier per category over sentences", sentence_classifier),
    "legal.provision": ("share of the name's words in the text", shared_words),
    "legal.entities": (DICTIONARY, phrases(legal_entities.documents)),
    "health.note-type": (TFIDF, linear(labelled_notes, text_of)),
    "health.question": (TFIDF, linear(answered_questions, question_text, strength=3)),
    "health.entities": (DICTIONARY, phrases(lambda bench, part: sentences(bench, "BC5CDR", part))),
    "health.interactions": ("every two known names of a sentence", known_pairs),
    "verify.claim": (TFIDF, linear(judged_claims, claim_text, strength=3)),
    "deid.entities-en": (DICTIONARY, phrases(deid_entities_en.documents)),
    "deid.entities-es": (DICTIONARY, phrases(deid_entities_es.documents)),
}
