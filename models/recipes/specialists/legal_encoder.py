"""legal.encoder: MiniLM tuned on clauses, and a head over its vectors that is fused with the heads over words for legal.clause and legal.clauses.

The encoder is tuned twice: on two thirds of the training contracts, so that share, calibration and trees are fitted on the third that neither it
nor the heads saw; and on all of them, which ships.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from sklearn.model_selection import GroupKFold

import second_reading
from calibration import accept_rule, fit_logistic, fit_temperature, softmax
from clause_items import NONE, Item, clause_items, sentence_categories, truth
from clause_ranker import ranker_file
from cuad import Contract, contracts
from encoder import Encoder, token_ids, vectors_of_texts
from encoder_cards import Honest, Measured, encoder_card, head_card
from encoder_export import convert, source_folder
from encoder_items import lookalikes, soft_targets, tuning_items
from encoder_training import train
from fixtures import write_vector_fixture
from lexical import Weights, packed, quantise
from records import listed, publish, publish_encoder
from specialists import legal_clause, legal_clauses
from vectors import vectors_of
from workbench import MODELS, Workbench

FILE = MODELS / "embedding" / "legal-encoder-q8_0.gguf"
ID = "legal-encoder-q8-0"
FROZEN, EPOCHS, SEED = 2, 3, 0
WINDOW = 126
FOLDS = 3
SHARES = (0.05, 0.08, 0.1, 0.12, 0.15, 0.2, 0.25, 0.3, 0.4)
RESERVES = tuple(round(step * 0.1, 1) for step in range(31))
TARGET = 0.05


@dataclass(frozen=True)
class Words:
    """What the heads over words say of training texts that they did not see."""

    clause: numpy.ndarray
    seen: list[legal_clauses.Seen]
    chances: list[numpy.ndarray]
    log_odds: list[numpy.ndarray]
    calibration: dict
    frequencies: numpy.ndarray


@dataclass(frozen=True)
class Tuned:
    encoder: Encoder
    weights: Weights

    def scores(self, vectors: numpy.ndarray) -> numpy.ndarray:
        return self.weights.scores(vectors)


def build(bench: Workbench) -> None:
    torch.set_num_threads(1)
    train_, dev = contracts(bench, "train"), contracts(bench, "dev")
    labels = sorted({span.category for contract in train_ for span in contract.spans}) + [NONE]
    items = clause_items(train_, legal_clause.NOTHING_TRAIN)
    words = words_out_of_fold(bench, train_, items, labels)
    alike = lookalikes(train_, [_texts(contract) for contract in train_], words.log_odds)
    source = source_folder(bench.kept("source"))
    kept, held = next(GroupKFold(FOLDS).split(items, groups=[item.company for item in items]))
    away = {items[at].company for at in held}

    part = tune(bench, "two thirds", source, [items[at] for at in kept], [item for item in alike if item.company not in away], labels)
    vectors = lambda texts: part.scores(vectors_of_texts(part.encoder, source, texts, WINDOW))
    held_items = [items[at] for at in held]
    held_scores = bench.step("held clauses", lambda: vectors([item.text for item in held_items]))
    fusion, sums = fit_fusion(held_scores, words.clause[held], held_items, labels)
    absent = [at for at, contract in enumerate(train_) if contract.company in away]
    read = bench.step("held sentences", lambda: {at: vectors(second_reading.texts(words.seen[at], words.chances[at])) for at in absent})
    trees, again = second_reading.fit(train_, absent, words.seen, words.chances, read)

    whole = tune(bench, "all", source, items, alike, labels)
    bench.step("convert", lambda: convert(whole.encoder.weights(), source, bench.kept("convert"), FILE))
    reserve = legal_clause.least_errors(words.clause, items, labels)
    by_words = without(words.clause[held], labels, reserve)
    honest = Honest(judged(sums, held_items, labels), judged(by_words, held_items, labels), judged(held_scores, held_items, labels), curves(train_, absent, words, again, labels), curves(train_, absent, words, {}, labels))
    base = {"id": ID, "sha256": publish_encoder(bench, encoder_card(honest, len(items), len(alike)), FILE, "Q8_0", 512)}
    measured = measure(bench, train_, dev, items, words, whole, fusion, trees, labels, source, reserve)
    record = head_record(labels, base, whole.weights, fusion, trees, words.frequencies)
    publish(bench, head_card(honest, measured, base, fusion, len(items)), record)
    write_vector_fixture(record, lambda texts: vectors_of(texts, bench.kept("fixture"), ID), whole.scores)


def words_out_of_fold(bench: Workbench, train_: list[Contract], items: list[Item], labels: list[str]) -> Words:
    clause = bench.step("words, clauses one by one", lambda: legal_clause.out_of_fold(items, labels))
    reads = [legal_clauses.read(contract, labels[:-1]) for contract in train_]
    raw = bench.step("words, whole contracts", lambda: legal_clauses.out_of_fold(reads))
    table = numpy.concatenate([one.truth for one in reads])
    calibration = bench.step("words, calibration", lambda: fit_logistic(numpy.concatenate(raw), table))
    frequencies = numpy.round(numpy.log(table.mean(axis=0) + 1e-6), 4)
    seen = bench.step("words, candidates", lambda: [legal_clauses.look(one, scores, calibration, frequencies, labels[:-1]) for one, scores in zip(reads, raw)])
    chances = bench.step("words, ranked", lambda: legal_clauses.rank_out_of_fold(seen, train_))
    log_odds = [numpy.array(calibration["slope"]) * scores + numpy.array(calibration["offset"]) for scores in raw]
    return Words(clause, seen, chances, log_odds, calibration, frequencies)


def _texts(contract: Contract) -> list[tuple[str, bool]]:
    return [(contract.text[start:end], bool(shown)) for start, end, shown in sentence_categories(contract)]


def tune(bench: Workbench, name: str, source: Path, items: list[Item], alike: list[Item], labels: list[str]) -> Tuned:
    """Resumable by itself: its checkpoint is named after what it is tuned on."""
    texts = tuning_items(items, alike)
    ids, targets = token_ids(source, [item.text for item in texts], WINDOW), soft_targets(texts, labels)
    digest = hashlib.sha256(repr((ids, targets.tolist(), FROZEN, EPOCHS, SEED)).encode()).hexdigest()[:12]
    bench.say(f"tuning on {name}: {len(texts):,} texts, {sum(map(len, ids)):,} tokens, {EPOCHS} rounds")
    encoder = Encoder(source, FROZEN)
    kept = bench.kept(f"tuned-{digest}.pt")
    rows, bias = train(encoder, ids, targets, epochs=EPOCHS, seed=SEED, kept=kept, say=bench.say)
    return Tuned(encoder, quantise(rows, bias))


def fit_fusion(scores: numpy.ndarray, by_words: numpy.ndarray, items: list[Item], labels: list[str]) -> tuple[dict, numpy.ndarray]:
    """Share of the vector and reserve of "none" with the most right answers, weighed as in legal.clause; then temperature and threshold. Also the fused scores."""
    table, nothing = truth(items, labels), labels.index(NONE)
    weight = numpy.where(table[:, nothing], legal_clause.NOTHING_WEIGHT, 1.0)
    rows = numpy.arange(len(items))

    def fused(share: float, reserve: float) -> numpy.ndarray:
        sums = by_words + share * scores
        sums[:, nothing] -= reserve
        return sums

    share, reserve = max(((share, reserve) for share in SHARES for reserve in RESERVES), key=lambda pair: (table[rows, fused(*pair).argmax(axis=1)] * weight).sum())
    sums = fused(share, reserve)
    right = legal_clause.chosen(sums, items, labels)
    temperature = fit_temperature(sums, right)["temperature"]
    chances = softmax(sums, temperature)
    accept = accept_rule(chances.max(axis=1), chances.argmax(axis=1) == right, TARGET)
    return {"share": share, "reserve": reserve, "temperature": temperature, "accept": accept, "samples": len(items)}, sums


def without(scores: numpy.ndarray, labels: list[str], reserve: float) -> numpy.ndarray:
    """Scores with that of "none" lowered."""
    lowered = scores.copy()
    lowered[:, labels.index(NONE)] -= reserve
    return lowered


def judged(scores: numpy.ndarray, items: list[Item], labels: list[str]) -> list[tuple[str, str]]:
    """(gold, said) per item; of several gold labels the best scored."""
    return [(labels[gold], labels[said]) for gold, said in zip(legal_clause.chosen(scores, items, labels), scores.argmax(axis=1))]


def curves(train_: list[Contract], absent: list[int], words: Words, again: dict[int, numpy.ndarray], labels: list[str]) -> list:
    found = [legal_clauses.listed(words.seen[at], again.get(at, words.chances[at]), labels[:-1]) for at in absent]
    return legal_clauses.curves_of([train_[at] for at in absent], found, labels[:-1])


def measure(bench, train_, dev, items, words: Words, whole: Tuned, fusion: dict, trees, labels: list[str], source: Path, reserve: float) -> Measured:
    """Dev, from the vectors of the converted file as the application makes them."""
    dev_items = clause_items(dev, legal_clause.NOTHING_DEV)
    texts = [item.text for item in dev_items]
    space, weights = bench.step("words, head of clauses", lambda: legal_clause.fit(items, labels))
    by_words = weights.scores(space.vectors(texts))
    scores = whole.scores(bench.step("dev vectors", lambda: vectors_of(texts, bench.kept("dev"), ID)))
    trained = whole.scores(bench.step("dev vectors of the trainer", lambda: vectors_of_texts(whole.encoder, source, texts, WINDOW)))
    sums = without(by_words + fusion["share"] * scores, labels, fusion["reserve"])
    found, before = bench.step("dev contracts", lambda: dev_contracts(bench, train_, dev, words, whole, trees, labels))
    chances = softmax(sums, fusion["temperature"]).max(axis=1)
    pairs, alone = judged(sums, dev_items, labels), judged(without(by_words, labels, reserve), dev_items, labels)
    return Measured(pairs, alone, chances, fusion["accept"]["threshold"], float((scores.argmax(axis=1) == trained.argmax(axis=1)).mean()), found, before)


def dev_contracts(bench, train_, dev, words: Words, whole: Tuned, trees, labels: list[str]) -> tuple[list, list]:
    """Curves of the dev contracts by head and ranker: with the second reading, and without."""
    space, weights = bench.step("words, head of contracts", lambda: legal_clauses.fit([legal_clauses.read(contract, labels[:-1]) for contract in train_]))
    ranker = bench.step("words, ranker", lambda: legal_clauses.fit_ranker(words.seen))
    seen = []
    for contract in dev:
        one = legal_clauses.read(contract, labels[:-1])
        seen.append(legal_clauses.look(one, legal_clauses.score(one.sentences, space, weights), words.calibration, words.frequencies, labels[:-1]))
    chances = [ranker.chances(one.features) for one in seen]
    texts = [second_reading.texts(one, chance) for one, chance in zip(seen, chances)]
    scores = whole.scores(vectors_of([text for found in texts for text in found], bench.kept("dev contracts"), ID))
    ends = numpy.cumsum([len(found) for found in texts])
    again = [second_reading.corrected(one, chance, scores[end - len(found) : end], trees) for one, chance, found, end in zip(seen, chances, texts, ends)]
    listed = lambda by: legal_clauses.curves_of(dev, [legal_clauses.listed(one, chance, labels[:-1]) for one, chance in zip(seen, by)], labels[:-1])
    return listed(again), listed(chances)


def head_record(labels: list[str], base: dict, weights: Weights, fusion: dict, trees, frequencies: numpy.ndarray) -> dict:
    """The record that electron/contract/vector-head.ts parses."""
    bias = [0.0] * len(labels)
    bias[labels.index(NONE)] = -fusion["reserve"]
    ranking = ranker_file(trees, id="legal.clause-vectors", task="legal.clauses", labels=labels[:-1], frequencies=frequencies, features=second_reading.FEATURES)
    return {
        "kind": "vector-head", "version": 1, "id": "legal.clause-vectors", "task": "legal.clause", "labels": labels,
        "embedder": base, "dimensions": len(weights.bytes), "weights": packed(weights.bytes),
        "scales": [float(scale) for scale in weights.scales], "bias": [float(value) for value in weights.bias],
        "fusion": {"head": listed("legal.clause-head"), "share": fusion["share"], "bias": bias, "temperature": fusion["temperature"], "samples": fusion["samples"], "accept": fusion["accept"]},
        "ranking": {"ranker": listed("legal.clauses-ranker"), "least": second_reading.LEAST, "trees": ranking},
    }
