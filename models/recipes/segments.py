"""Cuts contracts into sentences. electron/core/heads/text-segments.ts runs the same rule; test/core/heads holds both together.

In words: a segment ends at a line feed, or after `.` or `;` (and closing quotes or brackets) when white space and then an upper-case letter,
a digit, an opening quote or an opening bracket follow, unless the word before the full stop is a known abbreviation or a single letter.
Segments are trimmed of white space; those without a letter or digit are dropped; one longer than LONGEST units is cut at its last space before that.
"""

import regex

LONGEST = 1200
ABBREVIATIONS = frozenset("inc corp co ltd no nos mr mrs ms dr st sec art arts vs etc al jr sr llc bros dept est fig approx ex para cf".split())
BOUNDARY = regex.compile(r"\n|([.;])[\"'”’)\]]*[ \t\u00a0]+(?=[\p{Lu}\p{Nd}\"'“‘(\[])")
LAST_WORD = regex.compile(r"[\p{L}\p{M}]+$")
CONTENT = regex.compile(r"[\p{L}\p{Nd}]")
SPACE = " \t\n\u00a0\r\f\v"


def segments(text: str) -> list[tuple[int, int]]:
    """Code point offsets of the segments in reading order, end-exclusive."""
    found, start = [], 0
    for match in BOUNDARY.finditer(text):
        if match.group(1) == "." and _abbreviated(text, match.start()):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def _abbreviated(text: str, stop: int) -> bool:
    word = LAST_WORD.search(text, max(0, stop - 12), stop)
    return word is not None and (len(word.group()) == 1 or word.group().lower() in ABBREVIATIONS)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start] in SPACE:
        start += 1
    while end > start and text[end - 1] in SPACE:
        end -= 1
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = start + LONGEST if space < 0 else space
        _keep(found, text, start, cut)
        start = cut + (space >= 0)
    _keep(found, text, start, end)


def _keep(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if CONTENT.search(text, start, end):
        found.append((start, end))
