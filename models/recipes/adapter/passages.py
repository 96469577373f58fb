"""Contracts as passages of a few sentences, with the clause categories that each shows or touches."""

from dataclasses import dataclass

from cuad import Contract
from segments import segments

LONGEST = 600
SHORTEST = 80


@dataclass(frozen=True)
class Passage:
    """`shows`: categories whose marked range lies for a good part in the passage; `touches`: those that reach into it at all."""

    text: str
    shows: frozenset[str]
    touches: frozenset[str]


def passages(contract: Contract) -> list[Passage]:
    """In reading order; white space folded."""
    found = []
    for start, end in _ranges(contract.text):
        shared = [(span, min(end, span.end) - max(start, span.start)) for span in contract.spans]
        touches = {span.category for span, length in shared if length > 0}
        shows = {span.category for span, length in shared if length > 0 and (length >= 0.5 * (span.end - span.start) or length >= 120 or length >= 0.6 * (end - start))}
        found.append(Passage(" ".join(contract.text[start:end].split()), frozenset(shows), frozenset(touches)))
    return [one for one in found if len(one.text) >= SHORTEST]


def _ranges(text: str) -> list[tuple[int, int]]:
    """Sentences joined while they fit."""
    found: list[tuple[int, int]] = []
    for start, end in segments(text):
        if found and end - found[-1][0] <= LONGEST:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
