"""The sentences of a contract with the words around each: electron/core/heads/clause-context.ts gives the same; test/core/heads holds both together.

Four parts per sentence, each the text of one block of the clauses head: `own` the sentence; `before` the 14 words before it; `after` the 10 words
after it; `heading` the last sentence of at most 7 words and, inside a paragraph, the paragraph's first 8 words.
"""

from dataclasses import dataclass

from lexical import Block
from segments import segments
from words import words

BEFORE, AFTER, SHORT, FIRST = 14, 10, 7, 8


@dataclass(frozen=True)
class PartBlock(Block):
    """A block that counts the part of its own name. A plain text stands for every part."""

    def terms(self, parts: dict[str, str] | str) -> list[str]:
        return super().terms(parts if isinstance(parts, str) else parts[self.name])


@dataclass(frozen=True)
class Sentence:
    """`start`, `end`: code points."""

    start: int
    end: int
    parts: dict[str, str]


def sentences_in_context(text: str) -> list[Sentence]:
    places = segments(text)
    counted = [words(text[start:end]) for start, end in places]
    found: list[Sentence] = []
    heading: list[str] = []
    opening: list[str] = []
    last_end = 0
    for at, (start, end) in enumerate(places):
        begins = at == 0 or "\n" in text[last_end:start]
        last_end = end
        if begins:
            opening = counted[at][:FIRST]
        parts = {
            "own": text[start:end],
            "before": " ".join(_backwards(counted, at)),
            "after": " ".join(_forwards(counted, at)),
            "heading": " ".join(heading if begins else heading + opening),
        }
        found.append(Sentence(start, end, parts))
        if len(counted[at]) <= SHORT:
            heading = counted[at]
    return found


def _backwards(counted: list[list[str]], at: int) -> list[str]:
    found: list[str] = []
    while at > 0 and len(found) < BEFORE:
        at -= 1
        found = counted[at] + found
    return found[-BEFORE:]


def _forwards(counted: list[list[str]], at: int) -> list[str]:
    found: list[str] = []
    while at + 1 < len(counted) and len(found) < AFTER:
        at += 1
        found = found + counted[at]
    return found[:AFTER]
