"""The cards of the clause encoder and of the head over its vectors."""

from dataclasses import dataclass

import numpy

from calibration import calibration_error
from clause_items import is_clause
from clause_scores import area, precision_at
from cuad import LICENCE
from measures import accuracy, interval, macro_f1, per_label
from records import Card, Score, TrainingSet

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Honest:
    """Training contracts that neither encoder nor heads saw: (gold, said) by both together, by words, by the vector alone; curves with the second reading and without."""

    both: Pairs
    words: Pairs
    vector: Pairs
    again: list
    ranked: list


@dataclass(frozen=True)
class Measured:
    """Dev. `same`: share of items on which the converted file and the trainer name the same label."""

    both: Pairs
    words: Pairs
    chances: numpy.ndarray
    threshold: float | None
    same: float
    again: list
    ranked: list


THIRD = "train, a third that it was not fitted on"


def encoder_card(honest: Honest, items: int, alike: int) -> Card:
    return Card(
        id="legal-encoder-q8-0",
        role="embedder",
        task="embed",
        title="Clause encoder, 8 bit",
        domain="legal",
        languages=["en"],
        intended_use="Vectors of clauses and sentences of contracts for heads that name clause categories. Search keeps its own vectors.",
        limits=[
            "Tuned to tell 41 clause categories apart: not for search, and not for other texts than contracts.",
            "Tuned on texts of up to 126 tokens: longer texts are read in windows of 126 tokens and averaged.",
            "Trained on commercial contracts filed by United States companies; English only.",
        ],
        licence="Apache-2.0 (all-MiniLM-L6-v2), CC BY 4.0 (CUAD)",
        trained_on=[TrainingSet("CUAD v1, annotated ranges and paragraphs", "train", LICENCE, items), TrainingSet("CUAD v1, sentences that look like clauses and are none", "train", LICENCE, alike)],
        scores=_accuracies(honest.vector, THIRD, "by the vector alone: "),
        baselines=_accuracies(honest.words, THIRD, "the head over words: "),
        settings={"kind": "embedder", "dimensions": 384, "windowTokens": 126},
        notes=[
            "all-MiniLM-L6-v2 with its four upper layers tuned for three rounds (0.8 million tokens each; AdamW 2.5e-4 falling in one line, float32, one thread, about 1,450 tokens/s); embeddings and two lower layers as they were.",
            "Annotated ranges, 40 % of the paragraphs without annotation, and up to twelve sentences per contract that the clauses head wrongly takes for clauses.",
            "Converted by the converter of the llama.cpp release that runs it; the untuned encoder converted the same way has the digest of the one for search.",
            "The figures are those of a first encoder tuned on two thirds of the training contracts; what ships was tuned on all of them, with the same settings. One seed.",
        ],
    )


def head_card(honest: Honest, measured: Measured, base: dict, fusion: dict, items: int) -> Card:
    rights = numpy.array([gold == said for gold, said in measured.both])
    kept = measured.chances >= (2 if measured.threshold is None else measured.threshold)
    n = len(rights)
    plain = lambda metric, value, count: Score("CUAD", "dev", metric, value, None, None, count)
    return Card(
        id="legal.clause-vectors",
        role="reranker",
        task="legal.clause",
        title="Clause category, second reading",
        domain="legal",
        languages=["en"],
        intended_use="Reads the vector of a clause beside the words: fused with the clause head for one clause, and with the clause ranker for the likely sentences of a whole contract.",
        limits=[
            "Works beside the very clause head and ranker that it was fitted with; where one of them or the encoder is missing, words alone answer.",
            "A paragraph can show several categories; only the likeliest is named, the others follow in its list of alternatives.",
            "Trained on commercial contracts filed by United States companies; English only.",
        ],
        licence="CC BY 4.0",
        trained_on=[TrainingSet("CUAD v1, annotated ranges and paragraphs", "train", LICENCE, items)],
        scores=[
            *_accuracies(measured.both, "dev"),
            Score("CUAD", "dev", "macro-F1, all", *interval(measured.both, macro_f1), n),
            plain("calibration error (10 bins)", calibration_error(measured.chances, rights), n),
            plain("share accepted", float(kept.mean()), n),
            plain("accuracy of accepted", float(rights[kept].mean()) if kept.any() else 0.0, int(kept.sum())),
            *_curve_scores(measured.again, "dev", "head, ranker and second reading: "),
            *_accuracies(honest.both, THIRD),
            *_curve_scores(honest.again, THIRD, "head, ranker and second reading: "),
        ],
        baselines=[
            *_accuracies(measured.words, "dev", "the head over words: "),
            *_curve_scores(measured.ranked, "dev", "head and ranker: "),
            *_accuracies(honest.words, THIRD, "the head over words: "),
            *_curve_scores(honest.ranked, THIRD, "head and ranker: "),
        ],
        per_label=per_label(measured.both),
        settings={"kind": "vector-head"},
        base=base,
        notes=[
            "Dev items: every annotated range once, and 25 % as many paragraphs without annotation; a range with several categories is right when any of them is named. Intervals resample items, for whole contracts contracts.",
            f"Late fusion: the scores over words plus {fusion['share']} times those of the vector, \"none\" lowered by {fusion['reserve']}. Both numbers, the temperature, the accept threshold (target error 5 %) and the trees were fitted on {fusion['samples']:,} items and 119 contracts of companies that neither reading was fitted on; the dev part chose nothing and was looked at once for this card.",
            "The application adds what the names tagger and the grammars of dates find; `npm run bench -- clauses` measures all together, looked at once: on dev area .726 (.676 to .773), precision at 80 % recall .462 (.346 to .591), n = 1,521; by words alone .712 and .397.",
            "Whole contracts: sentences with a probability of 2 % or more by the ranker are read again (about 60 of 340); 80 trees of 8 leaves weigh its log-odds against the vector's.",
            f"The converted encoder and the trainer's name the same label on {measured.same:.2%} of the dev items.",
        ],
    )


def _accuracies(pairs: Pairs, split: str, before: str = "") -> list[Score]:
    clauses = [gold == said for gold, said in pairs if is_clause(gold)]
    every = [gold == said for gold, said in pairs]
    return [
        Score("CUAD", split, f"{before}accuracy, all", *interval(every, accuracy), len(every)),
        Score("CUAD", split, f"{before}accuracy, 36 clause categories", *interval(clauses, accuracy), len(clauses)),
    ]


def _curve_scores(curves: list, split: str, before: str) -> list[Score]:
    n = sum(len(found) for found, _ in curves)
    return [
        Score("CUAD", split, f"{before}area under precision-recall, 41 categories", *interval(curves, area), n),
        Score("CUAD", split, f"{before}precision at 80 % recall, 41 categories", *interval(curves, lambda drawn: precision_at(drawn, 0.8)), n),
    ]
