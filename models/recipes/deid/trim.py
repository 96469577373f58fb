"""What the application cuts from persons and dates: electron/core/taggers/trim-spans.ts does the same."""

import regex

WORD = regex.compile(r"\S+")
SMALL = regex.compile(r"\p{Ll}")
CAPITAL = regex.compile(r"\p{Lu}")
PARTICLES = frozenset("de del della di da dos du van von der den ten ter te la le el al bin ibn af zum zu".split())
PREPOSITION = regex.compile(r"(?:during|since|in|on|by|from|until|of)\s+(?=\S)", regex.IGNORECASE)


def trimmed(text: str, spans: list[tuple[str, int, int, float]]) -> list[tuple[str, int, int, float]]:
    """Persons without the small words at their ends, dates without a preposition before them."""
    return [(kind, *_inside(kind, text, start, end), chance) for kind, start, end, chance in spans]


def _inside(kind: str, text: str, start: int, end: int) -> tuple[int, int]:
    if kind == "DATE_TIME":
        match = PREPOSITION.match(text, start, end)
        return (match.end() if match else start), end
    words = [(match.group(), match.start(), match.end()) for match in WORD.finditer(text, start, end)]
    if kind != "PERSON" or not any(CAPITAL.match(word) for word, _, _ in words):
        return start, end
    first = next((at for word, at, _ in words if not SMALL.match(word) or word in PARTICLES), start)
    last = next((at for word, _, at in reversed(words) if not SMALL.match(word)), end)
    return first, last
