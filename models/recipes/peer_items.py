"""Development items of every task with their right answers, in one drawn order: the lines that `cloister predict` and `cloister evaluate` read.

Who wants n items takes the first n: a larger n keeps the smaller one's items. Offsets are UTF-16 units, as in the application.
"""

import random
from collections.abc import Callable

from biomedical import sentences
from claim_items import claim_items
from clause_items import clause_items
from cuad import METADATA, contracts
from drug_labels import drug_labels
from specialists import deid_entities_en, deid_entities_es, legal_entities
from tagger_recipe import Document
from words import utf16_offsets
from workbench import Workbench

SEED = 7
# As many paragraphs without a category per annotated range as on the card of legal.clause.
NOTHING = 0.25
# Clauses of one category to be named from a list: more would be the same question again.
PER_NAME = 8
SHORTEST_PROVISION = 60


def dev_items(bench: Workbench, task: str) -> list[dict]:
    """All development items of a task; `task` is a key of ITEMS."""
    rows = ITEMS[task](bench)
    random.Random(SEED).shuffle(rows)
    return rows


def document_types(bench: Workbench) -> list[dict]:
    return [{"id": one.name, "text": one.text, "label": one.type} for one in contracts(bench, "dev")]


def clauses(bench: Workbench) -> list[dict]:
    found = clause_items(contracts(bench, "dev"), NOTHING)
    return [{"id": f"clause {at}", "text": one.text, "labels": sorted(one.labels)} for at, one in enumerate(found)]


def whole_contracts(bench: Workbench) -> list[dict]:
    def findings(one) -> list[dict]:
        return [{"category": span.category, "text": one.text[span.start : span.end]} for span in one.spans]

    return [{"id": one.name, "text": one.text, "findings": findings(one)} for one in contracts(bench, "dev")]


def named_provisions(bench: Workbench) -> list[dict]:
    """Clauses with the names of all categories to choose from."""
    by_name: dict[str, list[str]] = {}
    for row in bench.lines("legal/cuad/dev.spans.jsonl"):
        if row["category"] not in METADATA and len(row["text"]) > SHORTEST_PROVISION:
            by_name.setdefault(row["category"], []).append(row["text"])
    labels = sorted(by_name)
    return [
        {"id": f"{name} {at}", "text": text, "labels": labels, "label": name}
        for name, texts in by_name.items()
        for at, text in enumerate(texts[:PER_NAME])
    ]


def note_types(bench: Workbench) -> list[dict]:
    return [{"id": str(row["id"]), "text": row["text"], "label": row["note_type"]} for row in bench.lines("health/mtsamples/dev.jsonl")]


def questions(bench: Workbench) -> list[dict]:
    return [
        {"id": str(row["id"]), "question": row["QUESTION"], "contexts": row["CONTEXTS"], "label": row["final_decision"]}
        for row in bench.lines("health/pubmedqa/dev.jsonl")
    ]


def claims(bench: Workbench) -> list[dict]:
    """Copied sentences, true and with a planted error: the claims of SciFact have no development part."""
    return [
        {"id": row["id"], "claim": row["claim"], "evidence": row["evidence"], "label": row["label"]}
        for row in claim_items(bench.data)
        if row["part"] == "dev"
    ]


def interactions(bench: Workbench) -> list[dict]:
    rows = []
    for label in drug_labels(bench, "dev"):
        units = utf16_offsets(label.text)
        span = lambda place: {"start": units[place[0]], "end": units[place[1]]}
        pairs = [{"a": span(a), "b": span(b)} for a, b in label.pairs]
        rows.append({"id": label.name, "text": label.text, "interactions": pairs})
    return rows


def entities(documents: Callable[[Workbench], list[Document]], language: str | None = None) -> Callable[[Workbench], list[dict]]:
    named = {} if language is None else {"language": language}
    return lambda bench: [
        {"id": f"text {at}", "text": one.text, "entities": marks(one, list(one.entities)), **named} for at, one in enumerate(documents(bench))
    ]


def marks(document: Document, found: list[tuple[str, int, int]]) -> list[dict]:
    units = utf16_offsets(document.text)
    return [{"type": kind, "start": units[start], "end": units[end]} for kind, start, end in found]


ITEMS = {
    "legal.document-type": document_types,
    "legal.clause": clauses,
    "legal.clauses": whole_contracts,
    "legal.provision": named_provisions,
    "legal.entities": entities(lambda bench: legal_entities.documents(bench, "dev")),
    "health.note-type": note_types,
    "health.question": questions,
    "health.entities": entities(lambda bench: sentences(bench, "BC5CDR", "devel")),
    "health.interactions": interactions,
    "verify.claim": claims,
    "deid.entities-en": entities(lambda bench: deid_entities_en.documents(bench, "dev"), "en"),
    "deid.entities-es": entities(lambda bench: deid_entities_es.documents(bench, "dev"), "es"),
}
