"""CUAD v1 contracts: the texts, their types and their annotated spans."""

import re
from collections import defaultdict
from dataclasses import dataclass

from workbench import Workbench

LICENCE = "CC BY 4.0"
METADATA = ("Document Name", "Parties", "Agreement Date", "Effective Date", "Expiration Date")
# The set writes three of its 25 types in two ways.
SAME_TYPE = {"Affiliate Agreement": "Affiliate_Agreements", "Endorsement Agreement": "Endorsement", "Joint Venture _ Filing": "Joint Venture"}


@dataclass(frozen=True)
class Span:
    category: str
    start: int
    end: int


@dataclass(frozen=True)
class Contract:
    """Offsets are code points, as in the data."""

    name: str
    company: str
    type: str
    text: str
    spans: tuple[Span, ...]


def contracts(bench: Workbench, part: str) -> list[Contract]:
    types: dict[str, str] = {}
    spans: dict[str, set[Span]] = defaultdict(set)
    for row in bench.lines(f"legal/cuad/{part}.spans.jsonl"):
        types[row["doc"]] = SAME_TYPE.get(row["doc_type"], row["doc_type"])
        spans[row["doc"]].add(Span(row["category"], row["start"], row["end"]))
    return [
        Contract(row["doc"], company(row["doc"]), types[row["doc"]], row["text"], tuple(sorted(spans[row["doc"]], key=lambda span: (span.start, span.end, span.category))))
        for row in bench.lines(f"legal/cuad/{part}.contracts.jsonl")
    ]


def company(name: str) -> str:
    """The filing company, from the document's name: contracts of one company share wording and must not be split between folds."""
    return re.sub(r"[^a-z]", "", name.split("_")[0].lower())
