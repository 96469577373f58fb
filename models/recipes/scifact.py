"""SciFact (https://arxiv.org/abs/2004.14974): claims about research, abstracts cut into sentences, and which sentences decide."""

import ast
import csv
from dataclasses import dataclass
from pathlib import Path

import regex

csv.field_size_limit(10**9)
LABELS = {"SUPPORT": "supported", "CONTRADICT": "contradicted", "": "not-enough"}
# The corpus column is a printed array: Python string literals, each one sentence, without commas between them.
LITERAL = regex.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", regex.DOTALL)


@dataclass(frozen=True)
class Abstract:
    id: str
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """One claim with one of its abstracts. `deciding`: indexes of the sentences that decide, empty for `not-enough`."""

    id: str
    text: str
    label: str
    abstract: str
    deciding: tuple[int, ...]


def abstracts(data: Path) -> dict[str, Abstract]:
    with (data / "retrieval/scifact/corpus_train.csv").open(encoding="utf-8", newline="") as file:
        return {row["doc_id"]: Abstract(row["doc_id"], row["title"].strip(), _sentences(row["abstract"])) for row in csv.DictReader(file)}


def claims(data: Path) -> list[Claim]:
    """One per pair of claim and abstract with its label; a claim without evidence stands once per cited abstract."""
    merged: dict[tuple[str, str], Claim] = {}
    with (data / "retrieval/scifact/claims_train.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            label = LABELS[row["evidence_label"]]
            documents = [row["evidence_doc_id"]] if row["evidence_doc_id"] else regex.findall(r"\d+", row["cited_doc_ids"])
            found = tuple(map(int, regex.findall(r"\d+", row["evidence_sentences"])))
            for document in documents:
                before = merged.get((row["id"], document))
                deciding = tuple(sorted({*found, *(before.deciding if before else ())}))
                merged[row["id"], document] = Claim(row["id"], row["claim"].strip(), label, document, deciding)
    return list(merged.values())


def _sentences(printed: str) -> tuple[str, ...]:
    return tuple(" ".join(ast.literal_eval(match.group()).split()) for match in LITERAL.finditer(printed))
