"""Provisions with their own captions, found in the training contracts: a numbered or lined-up caption, then the text under it without the caption.

This is how collections of provisions are made from filings; it gives thousands of texts with hundreds of different names and no one had to label them.
"""

from collections import Counter
from dataclasses import dataclass

import regex

CAPTION_WORD = r"(?:\p{Lu}[\p{L}'’/&-]*|of|and|the|to|for|on|in|or|by|with|a|an|as|upon|from|under)"
CAPTION = regex.compile(
    rf"(?:^|\n)[ \t]*(?P<number>(?:(?:Section|SECTION|Article|ARTICLE)\s+)?(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}\.?|\([a-z]{{1,2}}\)|[A-Z]\.))?[ \t]*"
    rf"(?P<name>\p{{Lu}}[\p{{L}}'’/&-]*(?:[ \t]*,?[ \t]+{CAPTION_WORD}){{0,6}})[ \t]*(?:[.:–—-][ \t]*(?=[\p{{Lu}}“\"(])|\n\s*(?=\p{{Lu}}))"
)
ENDS = regex.compile(r"\n\s*\n|\n[ \t]*(?:Section|SECTION|Article|ARTICLE)?\s*\d{1,2}(?:\.\d{1,2}){0,3}\.?[ \t]")
STOP = frozenset("a an the of in on at to for with and or by from as upon under this that such any all".split())
LONGEST = 1500
SHORTEST = 100


@dataclass(frozen=True)
class Provision:
    doc: str
    name: str
    text: str


ENDINGS = ("ification", "ation", "ify", "ment", "ity", "ing", "ion", "ance", "ence", "able", "ory", "ive", "er", "or", "ed", "al", "y", "e")


def stem(word: str) -> str:
    """Singular first, then the longest of the commonest endings that leaves four letters. The application has the same rule."""
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("xes", "ches", "shes", "sses")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(name: str) -> list[str]:
    """Stems of the words that carry meaning, in order and each once."""
    found = [stem(word) for word in regex.findall(r"\p{L}+", name.lower()) if word not in STOP and len(word) > 1]
    return list(dict.fromkeys(found))


def provisions(contracts: list[dict], at_least: int = 3) -> list[Provision]:
    """Of `contracts` ({doc, text}). A name is kept when each of its stems heads provisions in `at_least` contracts: names of companies fall away."""
    found = [one for contract in contracts for one in _in_contract(contract)]
    spread = Counter(key for _, key in {(one.doc, key) for one in found for key in stems(one.name)})
    return [one for one in found if stems(one.name) and all(spread[key] >= at_least for key in stems(one.name))]


def _in_contract(contract: dict) -> list[Provision]:
    text, found = contract["text"], []
    for match in CAPTION.finditer(text):
        name = " ".join(match["name"].split())
        end = ENDS.search(text, match.end())
        body = " ".join(text[match.end() : min(end.start() if end else len(text), match.end() + LONGEST)].split())
        if len(body) >= SHORTEST and 3 < len(name) < 60:
            found.append(Provision(contract["doc"], name, body))
    return found
