"""The one tokenisation rule and the one hash of every head and tagger.

The application runs the same rule in TypeScript (electron/core/heads/words.ts); test/core/heads holds both against each other.

In words: a token is (1) a run of letters and combining marks, (2) a run of decimal digits, or (3) one other visible
code point. White space, control, format, private-use and unassigned code points separate tokens and are never part of one.
"""

import regex

TOKEN = regex.compile(r"[\p{L}\p{M}]+|\p{Nd}+|[^\p{L}\p{M}\p{Nd}\p{Z}\p{C}]")
LETTERS = regex.compile(r"[\p{L}\p{M}]+")
WORD = regex.compile(r"[\p{L}\p{M}]+|\p{Nd}+")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """Every token with its code point offsets, end-exclusive."""
    return [(match.group(), match.start(), match.end()) for match in TOKEN.finditer(text)]


def words(text: str) -> list[str]:
    """Lower-case letter runs, and digit runs with each digit written as 0: what the heads count."""
    return ["0" * len(word) if word[0].isdecimal() else word for word in WORD.findall(text.lower())]


def headings(text: str) -> list[list[str]]:
    """Runs of capital-letter words of three letters or more, in lower case: how clinical notes and contracts write headings."""
    runs, current = [], []
    for match in LETTERS.finditer(text):
        word = match.group()
        if len(word) > 2 and word == word.upper() and word != word.lower():
            current.append(word.lower())
        elif current:
            runs.append(current)
            current = []
    return [*runs, current] if current else runs


def hash_term(term: str) -> int:
    """32-bit FNV-1a over UTF-16 code units, finished with the mixer of MurmurHash3."""
    state = 0x811C9DC5
    units = term.encode("utf-16-le")
    for low, high in zip(units[::2], units[1::2]):
        state = ((state ^ (low | high << 8)) * 0x01000193) & 0xFFFFFFFF
    state = ((state ^ state >> 16) * 0x85EBCA6B) & 0xFFFFFFFF
    state = ((state ^ state >> 13) * 0xC2B2AE35) & 0xFFFFFFFF
    return state ^ state >> 16


def utf16_offsets(text: str) -> list[int]:
    """Position in UTF-16 units of every code point offset, one longer than the text. Data sets count code points; the application counts units."""
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if ord(character) > 0xFFFF else 1))
    return offsets
