"""Planted errors: one change to a true sentence that makes it say something else. Used to train and to test the verifier, with different seeds and sources."""

import random

import regex

OPPOSITES = [
    ("increase", "decrease"), ("increases", "decreases"), ("increased", "decreased"), ("increasing", "decreasing"), ("higher", "lower"), ("highest", "lowest"),
    ("more", "less"), ("greater", "smaller"), ("improve", "worsen"), ("improves", "worsens"), ("improved", "worsened"), ("promotes", "inhibits"), ("promote", "inhibit"),
    ("activates", "suppresses"), ("activation", "inhibition"), ("positive", "negative"), ("positively", "negatively"), ("before", "after"), ("with", "without"),
    ("effective", "ineffective"), ("enhanced", "reduced"), ("enhances", "reduces"), ("enhance", "reduce"), ("elevated", "reduced"), ("gain", "loss"), ("early", "late"),
    ("left", "right"), ("normal", "abnormal"), ("present", "absent"), ("maximum", "minimum"), ("earlier", "later"), ("includes", "excludes"), ("including", "excluding"),
    ("exclusive", "non-exclusive"), ("required", "forbidden"), ("long", "short"), ("first", "last"), ("all", "none of the"), ("always", "never"), ("up-regulated", "down-regulated"),
    ("upregulated", "downregulated"), ("accelerates", "delays"), ("same", "different"), ("significant", "insignificant"), ("likely", "unlikely"), ("benign", "malignant"),
    ("acute", "chronic"), ("bilateral", "unilateral"), ("male", "female"), ("he", "she"), ("buyer", "seller"), ("licensor", "licensee"), ("franchisor", "franchisee"),
    ("directly", "indirectly"), ("within", "beyond"), ("above", "below"), ("may", "may not"), ("shall", "shall not"), ("denies", "reports"), ("stable", "unstable"),
]
OPPOSITE = {**{one: other for one, other in OPPOSITES}, **{other: one for one, other in OPPOSITES}}
UNITS = {"mg": "g", "g": "mg", "mcg": "mg", "ml": "l", "cm": "mm", "mm": "cm", "kg": "g", "days": "months", "months": "years", "years": "months", "weeks": "days", "hours": "days", "minutes": "hours", "day": "week", "month": "year", "year": "month", "%": " times", "million": "billion", "thousand": "million"}
VERBS = ("is", "are", "was", "were", "has", "have", "can", "could", "may", "shall", "will", "should", "must", "does", "did")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
NUMBER = regex.compile(r"(?<![\w.,-])\d+(?:[.,]\d+)*(?![\w-])")
WORD = regex.compile(r"[\p{L}][\p{L}-]*")
NAME = regex.compile(r"(?<!^)(?<![.!?]\s)\b\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)*")
NEGATION = regex.compile(r"\b(?:not|never|no longer)\s", regex.IGNORECASE)


def plant(sentence: str, kind: str, chance: random.Random) -> str | None:
    """The sentence with one error of the kind, or null where it offers no place for it."""
    changed = PLANTERS[kind](sentence, chance)
    return changed if changed is not None and changed != sentence else None


def number(sentence: str, chance: random.Random) -> str | None:
    return _replace(sentence, list(NUMBER.finditer(sentence)), lambda text: _other_number(text, chance), chance)


def negation(sentence: str, chance: random.Random) -> str | None:
    negated = list(NEGATION.finditer(sentence))
    if negated:
        return _replace(sentence, negated, lambda _: "", chance)
    verbs = [match for match in WORD.finditer(sentence) if match.group() in VERBS]
    return _replace(sentence, verbs[:2], lambda verb: f"{verb} not", chance)


def opposite(sentence: str, chance: random.Random) -> str | None:
    places = [match for match in WORD.finditer(sentence) if match.group().lower() in OPPOSITE and match.group().lower() not in ("may", "shall", "with", "he")]
    return _replace(sentence, places, lambda word: _as_written(OPPOSITE[word.lower()], word), chance)


def date(sentence: str, chance: random.Random) -> str | None:
    places = [match for match in WORD.finditer(sentence) if match.group() in MONTHS]
    return _replace(sentence, places, lambda month: chance.choice([other for other in MONTHS if other != month]), chance)


def unit(sentence: str, chance: random.Random) -> str | None:
    places = list(regex.finditer(r"(?<=\d[\s)]{0,2})(?:" + "|".join(sorted(map(regex.escape, UNITS), key=len, reverse=True)) + r")(?![\p{L}])", sentence))
    return _replace(sentence, places, lambda word: UNITS[word], chance)


def parties(sentence: str, chance: random.Random) -> str | None:
    """Swaps the first two different names."""
    found = [match for match in NAME.finditer(sentence)]
    for one, other in zip(found, found[1:]):
        if one.group() != other.group():
            return sentence[: one.start()] + other.group() + sentence[one.end() : other.start()] + one.group() + sentence[other.end() :]
    return None


PLANTERS = {"number": number, "negation": negation, "opposite": opposite, "date": date, "unit": unit, "parties": parties}


def _replace(sentence: str, places: list, change, chance: random.Random) -> str | None:
    if not places:
        return None
    place = chance.choice(places)
    return sentence[: place.start()] + change(place.group()) + sentence[place.end() :]


def _other_number(text: str, chance: random.Random) -> str:
    at = chance.choice([at for at, digit in enumerate(text) if digit.isdigit()])
    return text[:at] + chance.choice([digit for digit in "123456789" if digit != text[at]]) + text[at + 1 :]


def _as_written(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
