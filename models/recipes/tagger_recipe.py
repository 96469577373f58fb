"""The steps that all taggers share: out-of-fold dictionaries, training, out-of-fold calibration, measures, fixture."""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy
import regex
from sklearn.isotonic import IsotonicRegression

from calibration import calibration_error
from fixtures import TEXTS
from measures import f1, interval, precision_recall, span_counts
from records import Card, Score
from tagger import Entity, Sequence, Tagger, compress, sequences, tagger_file, train_crf
from tagger_features import Dictionary, Knowledge, attributes
from words import tokens, utf16_offsets
from workbench import ROOT, Workbench, write_json

DICTIONARY_FOLDS = 5
LEAST_SAMPLES = 200
DOUBTS = (0.0, 0.3, 0.6, 0.9, 1.2, 1.6, 2.0)
NEIGHBOUR_WORDS = regex.compile(r"-?[12](?:w|x3)=|[bfh]=")
TAGGER_FIXTURES = ROOT / "test" / "core" / "taggers" / "fixtures"


@dataclass(frozen=True)
class Document:
    """Entities: type and code point offsets. Documents of one group never part between folds."""

    text: str
    entities: tuple[Entity, ...]
    group: str


@dataclass(frozen=True)
class Pattern:
    type: str
    expression: str
    check: str = "none"

    def finds(self, text: str) -> list[Entity]:
        found = regex.finditer(self.expression, text, regex.IGNORECASE)
        return [(self.type, match.start(), match.end()) for match in found if match.end() > match.start() and self._passes(match.group())]

    def _passes(self, text: str) -> bool:
        if self.check == "luhn":
            digits = [int(digit) for digit in regex.sub(r"[^0-9]", "", text)][::-1]
            total = sum(digit if at % 2 == 0 else digit * 2 - 9 * (digit > 4) for at, digit in enumerate(digits))
            return bool(digits) and total % 10 == 0
        if self.check == "iban":
            account = regex.sub(r"[^0-9A-Za-z]", "", text).upper()
            moved = account[4:] + account[:4]
            return len(account) >= 15 and int("".join(str(int(character, 36)) for character in moved)) % 97 == 1
        return True


@dataclass(frozen=True)
class Plan:
    id: str
    task: str
    languages: list[str]
    by: str
    longest: int
    knowledge: Callable[[list[Document]], Knowledge]
    patterns: tuple[Pattern, ...] = ()
    # None: stochastic gradient descent.
    c1: float | None = 0.05
    c2: float = 0.05
    iterations: int = 120
    folds: int = 3
    # How many of the folds are held out in turn for calibration: fewer where training is slow.
    held_folds: int | None = None
    # How many times recall counts for precision where the doubt is chosen: more than 1 where a missed span costs more than a wrong one.
    recall_weight: float = 1.0
    # What the CRF is trained on instead of the document's own entities.
    relabel: Callable[[Document], Document] = lambda document: document
    # Share of the training sequences whose tokens do not see which words stand beside them.
    blind: float = 0.0


@dataclass(frozen=True)
class Result:
    record: dict
    tagger: Tagger
    curves: dict
    doubt: float


@dataclass(frozen=True)
class Fitted:
    """CRF weights as trained, and what they know beside them."""

    model: dict
    knowledge: Knowledge


def fit(bench: Workbench, plan: Plan, train: list[Document], name: str) -> Fitted:
    """Each fifth of the training part sees the dictionary of the other four: a dictionary that always hits would be trusted too much."""
    parts = fold_of([document.group for document in train], DICTIONARY_FOLDS)
    rows = []
    chance = random.Random(0)
    for part in range(DICTIONARY_FOLDS):
        knowledge = plan.knowledge([document for document, fold in zip(train, parts) if fold != part])
        for document in (document for document, fold in zip(train, parts) if fold == part):
            for sequence in sequences(document.text, plan.by, plan.longest, plan.relabel(document).entities):
                seen = attributes(sequence.words, sequence.lines, knowledge)
                rows.append(([_without_neighbours(row) for row in seen] if chance.random() < plan.blind else seen, sequence.labels))
    file = ROOT / ".cache" / "recipes" / plan.id / f"{name}.crfsuite"
    model = train_crf(rows, file, c1=plan.c1, c2=plan.c2, iterations=plan.iterations, say=bench.say)
    return Fitted(model, plan.knowledge(train))


def _without_neighbours(row: list[str]) -> list[str]:
    """Attributes that name no other word: where few sentence patterns are filled many times, the words around an entity tell everything and the entity itself nothing."""
    return [attribute for attribute in row if not NEIGHBOUR_WORDS.match(attribute)]


def build(bench: Workbench, plan: Plan, train: list[Document], key: str = "") -> Result:
    """Trains, calibrates on out-of-fold training predictions, and gives the record that ships."""
    fitted = bench.step("fit", lambda: fit(bench, plan, train, "all"), key=key)
    doubt, curves, patterns = bench.step("calibrate", lambda: calibrate(bench, plan, train), key=key)
    tagger = compress(fitted.model, fitted.knowledge, doubt)
    record = tagger_file(tagger, id=plan.id, task=plan.task, languages=plan.languages, by=plan.by, longest=plan.longest, patterns=patterns, calibration=curves)
    return Result(record, tagger, curves, doubt)


def calibrate(bench: Workbench, plan: Plan, train: list[Document]) -> tuple[float, dict, list[dict]]:
    """How much to doubt "no entity" (best exact F1), isotonic curves by type where there are enough samples, else one for the rest, and how
    often each pattern is right: all on training documents that the model did not see."""
    folds = fold_of([document.group for document in train], plan.folds)
    held: list[tuple[Tagger, Document]] = []
    for fold in range(plan.held_folds or plan.folds):
        fitted = fit(bench, plan, [document for document, at in zip(train, folds) if at != fold], f"without-{fold}")
        tagger = compress(fitted.model, fitted.knowledge)
        held += [(tagger, document) for document, at in zip(train, folds) if at == fold]
    scored = [(document, tagger, sequence, tagger.emissions(sequence)) for tagger, document in held for sequence in sequences(document.text, plan.by, plan.longest)]
    scores = {doubt: _weighed_f([span_counts({span[:3] for span in _spans(row, doubt)}, _inside(row)) for row in scored], plan.recall_weight) for doubt in DOUBTS}
    doubt = max(DOUBTS, key=lambda value: (scores[value], -value))
    bench.say(f"out of fold on the train part, CRF alone: exact F (recall {plan.recall_weight} times) {scores[0.0]:.3f}, with doubt {doubt} {scores[doubt]:.3f}")
    samples: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for row in scored:
        for kind, start, end, least in _spans(row, doubt):
            samples[kind].append((least, (kind, start, end) in row[0].entities))
    curves = {kind: _curve(rows) for kind, rows in sorted(samples.items()) if len(rows) >= LEAST_SAMPLES}
    rest = [row for kind, rows in samples.items() if kind not in curves for row in rows]
    if rest:
        curves["*"] = _curve(rest)
    return doubt, curves, [_pattern_record(pattern, train) for pattern in plan.patterns]


def _weighed_f(counts: list[tuple[int, int, int]], weight: float) -> float:
    """F1 where `weight` is 1, else van Rijsbergen's F with beta = `weight`."""
    right, guessed, gold = (sum(count[at] for count in counts) for at in range(3))
    square = weight * weight
    return (1 + square) * right / (guessed + square * gold) if guessed + gold else 1.0


Scored = tuple[Document, Tagger, Sequence, numpy.ndarray]


def _spans(row: Scored, doubt: float) -> list[tuple[str, int, int, float]]:
    _, tagger, sequence, emissions = row
    scores = emissions.copy()
    scores[:, 0] -= doubt
    return [(kind, sequence.starts[first], sequence.ends[end - 1], least) for kind, first, end, least in tagger.decode(scores)]


def _inside(row: Scored) -> set[Entity]:
    """Gold entities that begin in the sequence."""
    document, _, sequence, _ = row
    return {entity for entity in document.entities if sequence.starts[0] <= entity[1] < sequence.ends[-1]}


def _curve(rows: list[tuple[float, bool]]) -> dict:
    fitted = IsotonicRegression(out_of_bounds="clip", y_min=0.0, y_max=1.0).fit([raw for raw, _ in rows], [right for _, right in rows])
    return {"raw": [round(float(x), 5) for x in fitted.X_thresholds_], "probability": [round(float(y), 5) for y in fitted.y_thresholds_], "samples": len(rows)}


def _pattern_record(pattern: Pattern, train: list[Document]) -> dict:
    finds = [(find, document) for document in train for find in pattern.finds(document.text)]
    right = sum(find in document.entities for find, document in finds)
    return {"type": pattern.type, "expression": pattern.expression, "check": pattern.check, "probability": round((right + 1) / (len(finds) + 2), 4)}


def crf_spans(tagger: Tagger, plan: Plan, text: str) -> list[tuple[str, int, int, float]]:
    found = []
    for sequence in sequences(text, plan.by, plan.longest):
        spans = tagger.decode(tagger.emissions(sequence))
        found += [(kind, sequence.starts[first], sequence.ends[end - 1], least) for kind, first, end, least in spans]
    return found


def tag_text(result: Result, plan: Plan, text: str) -> list[tuple[str, int, int, float]]:
    """What the application finds: patterns first, then what the tagger finds beside them, calibrated."""
    patterns: list[tuple[str, int, int, float]] = []
    for pattern, record in zip(plan.patterns, result.record["patterns"]):
        for kind, start, end in pattern.finds(text):
            if _free(start, end, patterns):
                patterns.append((kind, start, end, record["probability"]))
    tagged = [
        (kind, start, end, _calibrated(result.curves, kind, least))
        for kind, start, end, least in crf_spans(result.tagger, plan, text)
        if _free(start, end, patterns)
    ]
    return sorted(patterns + tagged, key=lambda span: span[1])


def _free(start: int, end: int, taken: list[tuple[str, int, int, float]]) -> bool:
    return not any(start < other[2] and end > other[1] for other in taken)


def _calibrated(curves: dict, kind: str, least: float) -> float:
    curve = curves.get(kind) or curves.get("*")
    return float(numpy.interp(least, curve["raw"], curve["probability"])) if curve else least


def fold_of(groups: list[str], folds: int) -> list[int]:
    """A fold per item: groups dealt out in order of appearance, so that equal groups share a fold."""
    place = {group: at % folds for at, group in enumerate(dict.fromkeys(groups))}
    return [place[group] for group in groups]


def phrases_of(documents: list[Document], kinds: set[str], least: int = 1) -> frozenset[str]:
    """Annotated phrases as lower-case tokens joined by a space, of at least two characters."""
    counts = Counter(phrase(document.text[start:end]) for document in documents for kind, start, end in document.entities if kind in kinds)
    return frozenset(text for text, count in counts.items() if count >= least and len(text) > 1)


def phrase(text: str) -> str:
    return " ".join(word.lower() for word, _, _ in tokens(text))


def dictionary(name: str, phrases: frozenset[str], longest: int = 8) -> Dictionary:
    return Dictionary(name, frozenset(text for text in phrases if text.count(" ") < longest), longest)


def exact_counts(found: list[list[Entity]], gold: list[Document], kind: str | None = None) -> list[tuple[int, int, int]]:
    """Right, guessed and gold spans per document, of one type or of all."""
    return [
        span_counts({span[:3] for span in spans if kind in (None, span[0])}, {span for span in document.entities if kind in (None, span[0])})
        for spans, document in zip(found, gold)
    ]


def by_type(found: list[list[Entity]], gold: list[Document]) -> list[dict]:
    rows = []
    kinds = {kind for document in gold for kind, _, _ in document.entities}
    for kind in kinds:
        counts = exact_counts(found, gold, kind)
        value, low, high = interval(counts, f1)
        precision, recall = precision_recall(counts)
        rows.append({"label": kind, "n": sum(count[2] for count in counts), "precision": precision, "recall": recall, "f1": value, "low": low, "high": high})
    return sorted(rows, key=lambda row: (-row["n"], row["label"]))


def dictionary_baseline(train: list[Document], dev: list[Document]) -> list[list[Entity]]:
    """The simple peer: every phrase that training marked, longest first, with its most frequent type."""
    kinds: dict[str, Counter] = defaultdict(Counter)
    for document in train:
        for kind, start, end in document.entities:
            kinds[phrase(document.text[start:end])][kind] += 1
    found = []
    for document in dev:
        rows, spans, at = tokens(document.text), [], 0
        lower = [row[0].lower() for row in rows]
        while at < len(rows):
            for count in range(min(8, len(rows) - at), 0, -1):
                known = kinds.get(" ".join(lower[at : at + count]))
                if known:
                    spans.append((known.most_common(1)[0][0], rows[at][1], rows[at + count - 1][2]))
                    at += count - 1
                    break
            at += 1
        found.append(spans)
    return found


def write_tagger_fixture(result: Result, plan: Plan) -> Path:
    """What the trainer finds in our own texts, offsets in UTF-16 units."""
    rows = []
    for text in json.loads(TEXTS.read_text(encoding="utf-8")):
        units = utf16_offsets(text)
        rows.append([[kind, units[start], units[end], round(chance, 6)] for kind, start, end, chance in tag_text(result, plan, text)])
    file = TAGGER_FIXTURES / f"{plan.id}.json"
    write_json(file, {"id": plan.id, "spans": rows})
    return file


def overlap_counts(found: list[list[Entity]], gold: list[Document]) -> list[tuple[int, int, int]]:
    """As exact_counts, but a span is right when it touches one of its type."""
    counts = []
    for spans, document in zip(found, gold):
        touches = lambda span, others: any(span[0] == other[0] and span[1] < other[2] and span[2] > other[1] for other in others)
        right_guesses = sum(touches(span, document.entities) for span in spans)
        found_gold = sum(touches(span, spans) for span in document.entities)
        counts.append((min(right_guesses, found_gold), len(spans), len(document.entities)))
    return counts


def calibration_of(found: list[list[tuple[str, int, int, float]]], gold: list[Document]) -> float:
    """Expected calibration error of span probabilities."""
    rows = [(span[3], span[:3] in document.entities) for spans, document in zip(found, gold) for span in spans]
    return calibration_error(numpy.array([chance for chance, _ in rows]), numpy.array([right for _, right in rows]))


def entity_scores(found: list[list[tuple[str, int, int, float]]], dev: list[Document], set_name: str) -> list[Score]:
    """The scores every tagger's card shows."""
    exact, overlap = exact_counts(found, dev), overlap_counts(found, dev)
    untyped = exact_counts([[("", *span[1:3]) for span in spans] for spans in found], [Document(document.text, tuple(("", *span[1:]) for span in document.entities), "") for document in dev])
    n = sum(count[2] for count in exact)
    return [
        Score(set_name, "dev", "exact F1", *interval(exact, f1), n),
        Score(set_name, "dev", "exact precision", *interval(exact, lambda counts: precision_recall(counts)[0]), n),
        Score(set_name, "dev", "exact recall", *interval(exact, lambda counts: precision_recall(counts)[1]), n),
        Score(set_name, "dev", "exact F1, any type", *interval(untyped, f1), n),
        Score(set_name, "dev", "overlapping F1", *interval(overlap, f1), n),
        Score(set_name, "dev", "calibration error of spans (10 bins)", calibration_of(found, dev), None, None, sum(count[1] for count in exact)),
    ]


def dictionary_score(train: list[Document], dev: list[Document], set_name: str) -> Score:
    counts = exact_counts(dictionary_baseline(train, dev), dev)
    return Score(set_name, "dev", "dictionary of training phrases, longest first, exact F1", *interval(counts, f1), sum(count[2] for count in counts))


def with_doubt(card: Card, result: Result, weight: float = 1.0) -> Card:
    """Says on the card how the balance of precision and recall was set."""
    weighed = "exact F1" if weight == 1 else f"exact F with recall counted {weight} times,"
    card.notes.append(f'The score of "no entity" is lowered by {result.doubt} at every token: of {len(DOUBTS)} values the best {weighed} on out-of-fold training predictions.')
    return card
