"""BC5CDR and NCBI-disease as texts with entities, and the unlabelled biomedical text of the train parts."""

import csv

from tagger_recipe import Document
from workbench import Workbench

LICENCE = "CC BY 4.0"


def sentences(bench: Workbench, name: str, part: str) -> list[Document]:
    """One document per sentence, tokens joined by a space. The files do not say where an abstract ends, and sentences of
    one abstract share their names: each tenth of the file in a row is one group."""
    blocks = (bench.data / f"health/biomed-ner/{name}-IOB/{part}.tsv").read_text(encoding="utf-8").split("\n\n")
    rows = [[line.split("\t")[:2] for line in block.split("\n") if line] for block in blocks]
    return [_document([word for word, _ in row], [label for _, label in row], f"{name} {at * 10 // len(rows)}") for at, row in enumerate(rows) if row]


def _document(words: list[str], labels: list[str], group: str) -> Document:
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    entities, at = [], 0
    while at < len(words):
        if labels[at] == "O":
            at += 1
            continue
        kind, end = labels[at][2:], at + 1
        while end < len(words) and labels[end] == f"I-{kind}":
            end += 1
        entities.append((kind, starts[at], starts[end - 1] + len(words[end - 1])))
        at = end
    return Document(" ".join(words), tuple(entities), group)


def unlabelled(bench: Workbench) -> list[str]:
    """Abstracts of SciFact, passages of PubMedQA, sentences of both entity sets: train parts only."""
    csv.field_size_limit(10**9)
    with (bench.data / "retrieval/scifact/corpus_train.csv").open(encoding="utf-8", newline="") as file:
        texts = [f"{row['title']}\n{row['abstract']}" for row in csv.DictReader(file)]
    texts += ["\n".join([row["QUESTION"], *row["CONTEXTS"]]) for row in bench.lines("health/pubmedqa/train.jsonl")]
    for name in ("BC5CDR", "NCBI-disease"):
        texts += [document.text for document in sentences(bench, name, "train")]
    return texts
