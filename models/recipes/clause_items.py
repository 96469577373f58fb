"""CUAD contracts as sentences and paragraphs with the clause categories that each of them shows."""

import random
from dataclasses import dataclass

import numpy

from cuad import METADATA, Contract
from segments import segments

NONE = "none"
# Found by a tagger: these are a few words inside a sentence.
WORD_CATEGORIES = ("Document Name", "Parties", "Agreement Date", "Effective Date")


@dataclass(frozen=True)
class Item:
    text: str
    labels: frozenset[str]
    company: str
    kind: str


def sentence_categories(contract: Contract) -> list[tuple[int, int, frozenset[str]]]:
    """Each segment with the categories of the spans that cover half of it, or half of which it covers."""
    rows = []
    spans = [span for span in contract.spans]
    for start, end in segments(contract.text):
        shown = set()
        for span in spans:
            shared = min(end, span.end) - max(start, span.start)
            if shared > 0.5 * (end - start) or shared > 0.5 * (span.end - span.start):
                shown.add(span.category)
        rows.append((start, end, frozenset(shown)))
    return rows


def span_items(contract: Contract) -> list[Item]:
    """One item per annotated range, with every category of that range."""
    ranges: dict[tuple[int, int], set[str]] = {}
    for span in contract.spans:
        ranges.setdefault((span.start, span.end), set()).add(span.category)
    return [Item(contract.text[start:end], frozenset(found), contract.company, "span") for (start, end), found in ranges.items()]


def paragraph_items(contract: Contract, longest: int = 2500) -> list[Item]:
    """Whole lines: those with annotated spans show their categories, those without show nothing."""
    rows, start = [], 0
    for line in contract.text.split("\n"):
        end = start + len(line)
        text = line.strip()
        if 40 <= len(text) <= longest:
            shown = {span.category for span in contract.spans if min(end, span.end) - max(start, span.start) > 0.5 * (span.end - span.start)}
            touched = any(span.start < end and span.end > start for span in contract.spans)
            if shown or not touched:
                rows.append(Item(text, frozenset(shown), contract.company, "paragraph"))
        start = end + 1
    return rows


def clause_items(contracts: list[Contract], nothing_per_span: float, seed: int = 0) -> list[Item]:
    """Annotated ranges of all contracts, and paragraphs without any, drawn at random: `nothing_per_span` of them per annotated range."""
    spans = [item for contract in contracts for item in span_items(contract)]
    empty = [item for contract in contracts for item in paragraph_items(contract) if not item.labels]
    drawn = random.Random(seed).sample(empty, min(len(empty), round(nothing_per_span * len(spans))))
    return spans + [Item(item.text, frozenset({NONE}), item.company, item.kind) for item in drawn]


def truth(items: list[Item], labels: list[str]) -> numpy.ndarray:
    place = {label: at for at, label in enumerate(labels)}
    table = numpy.zeros((len(items), len(labels)), dtype=bool)
    for row, item in enumerate(items):
        for label in item.labels:
            if label in place:
                table[row, place[label]] = True
    return table


def is_clause(label: str) -> bool:
    return label != NONE and label not in METADATA
