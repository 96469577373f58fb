"""The feature template of every tagger, version 1. electron/core/taggers/token-attributes.ts computes the same; test/core/taggers holds both together.

Each token of a sequence gets attributes, strings of the form `name=value`. A tagger's file knows them by hash only.
Own: w lower-case form; s shape; p2-p5 and x2-x5 first and last code points (where the word is longer); n length 1-3 or more;
dX B or I of the longest dictionary phrase that covers the token; cX its word cluster; h first two tokens of its line; l line
position (first, last, both, inside); z how many lines come before it, as a power of two.  Neighbours at -2, -1, +1, +2: w, s, x3, dX, cX, or `edge`. Pairs: b previous|own, f own|next,
and shapes t previous|own|next.
"""

from dataclasses import dataclass, field

import regex

from words import hash_term

UPPER = regex.compile(r"[\p{Lu}\p{Lt}]")
LETTER = regex.compile(r"[\p{L}\p{M}]")
DIGIT = regex.compile(r"\p{Nd}")
REPEATED = regex.compile(r"(.)\1+", regex.DOTALL)
NEIGHBOURS = (-2, -1, 1, 2)


@dataclass(frozen=True)
class Dictionary:
    """Phrases: lower-case tokens joined by a space. `longest`: tokens of the longest phrase."""

    name: str
    phrases: frozenset[str]
    longest: int = 8


@dataclass(frozen=True)
class Clusters:
    """Cluster number of a lower-case word (digits as 0)."""

    name: str
    of: dict[str, int]


@dataclass(frozen=True)
class Knowledge:
    dictionaries: tuple[Dictionary, ...] = ()
    clusters: tuple[Clusters, ...] = ()


@dataclass
class Word:
    lower: str
    shape: str
    shared: list[str] = field(default_factory=list)
    own: list[str] = field(default_factory=list)


_shapes: dict[str, str] = {}


def shape(word: str) -> str:
    """Upper-case letters X, other letters x, digits d, anything else itself; repeats written once."""
    known = _shapes.get(word)
    if known is None:
        marked = "".join("X" if UPPER.match(c) else "x" if LETTER.match(c) else "d" if DIGIT.match(c) else c for c in word)
        known = _shapes[word] = REPEATED.sub(r"\1", marked)
    return known


def cluster_form(lower: str) -> str:
    return DIGIT.sub("0", lower)


def attributes(words: list[str], lines: list[int], knowledge: Knowledge) -> list[list[str]]:
    """Attributes of every token of one sequence. `lines`: line number of each token."""
    described = _describe(words, knowledge)
    heads = _line_heads(described, lines)
    rows = []
    for at, word in enumerate(described):
        row = [f"w={word.lower}", f"s={word.shape}", *word.own, *word.shared]
        row.append(f"h={heads[lines[at]]}")
        row.append(f"l={_line_position(lines, at)}")
        row.append(f"z={(lines[at] + 1).bit_length() - 1}")
        for step in NEIGHBOURS:
            if 0 <= at + step < len(described):
                near = described[at + step]
                row += [f"{step}w={near.lower}", f"{step}s={near.shape}"]
                if len(near.lower) > 3:
                    row.append(f"{step}x3={near.lower[-3:]}")
                row += [f"{step}{item}" for item in near.shared]
            else:
                row.append(f"{step}edge=")
        before = described[at - 1] if at else None
        after = described[at + 1] if at + 1 < len(described) else None
        if before:
            row.append(f"b={before.lower}|{word.lower}")
        if after:
            row.append(f"f={word.lower}|{after.lower}")
        row.append(f"t={before.shape if before else ''}|{word.shape}|{after.shape if after else ''}")
        rows.append(row)
    return rows


def _describe(words: list[str], knowledge: Knowledge) -> list[Word]:
    described = []
    for text in words:
        lower = text.lower()
        own = [f"n={min(len(lower), 3)}"]
        for count in (2, 3, 4, 5):
            if len(lower) > count:
                own += [f"p{count}={lower[:count]}", f"x{count}={lower[-count:]}"]
        described.append(Word(lower, shape(text), own=own))
    for dictionary in knowledge.dictionaries:
        for word, mark in zip(described, dictionary_marks([word.lower for word in described], dictionary)):
            if mark:
                word.shared.append(f"d{dictionary.name}={mark}")
    for clusters in knowledge.clusters:
        for word in described:
            number = clusters.of.get(cluster_form(word.lower))
            if number is not None:
                word.shared.append(f"c{clusters.name}={number}")
    return described


def dictionary_marks(lower: list[str], dictionary: Dictionary) -> list[str]:
    """B or I for tokens covered by the longest phrase that starts at the leftmost free token, else empty."""
    marks = [""] * len(lower)
    at = 0
    while at < len(lower):
        for count in range(min(dictionary.longest, len(lower) - at), 0, -1):
            if " ".join(lower[at : at + count]) in dictionary.phrases:
                marks[at : at + count] = ["B"] + ["I"] * (count - 1)
                at += count - 1
                break
        at += 1
    return marks


def _line_heads(described: list[Word], lines: list[int]) -> dict[int, str]:
    heads: dict[int, list[str]] = {}
    for word, line in zip(described, lines):
        found = heads.setdefault(line, [])
        if len(found) < 2:
            found.append(word.lower)
    return {line: " ".join(found) for line, found in heads.items()}


def _line_position(lines: list[int], at: int) -> str:
    first = at == 0 or lines[at - 1] != lines[at]
    last = at + 1 == len(lines) or lines[at + 1] != lines[at]
    return ("F" if first else "") + ("L" if last else "")


_hashes: dict[str, int] = {}


def attribute_hash(attribute: str) -> int:
    known = _hashes.get(attribute)
    if known is None:
        known = _hashes[attribute] = hash_term(attribute)
    return known
