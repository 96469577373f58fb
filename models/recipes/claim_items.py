"""Items for fitting and testing the claim checker: real claims of SciFact, and sentences of contracts, abstracts and notes copied true or with one planted error."""

import json
import random
from pathlib import Path

import regex

import planted
import scifact

SENTENCE = regex.compile(r"(?<=[.!?;])\s+(?=[\p{Lu}(\"])")


def claim_items(data: Path) -> list[dict]:
    """Each: id, set, part, group, kind, claim, evidence, label. Train parts only, but for the planted items of part `dev`, made from dev texts with another seed."""
    items = [*_scifact(data), *_planted(data, "train", 11, 150), *_planted(data, "dev", 12, 60), *_excerpts(data)]
    return [{"id": f"claim-{at}", **item} for at, item in enumerate(items)]


def _scifact(data: Path) -> list[dict]:
    corpus = scifact.abstracts(data)
    return [
        {"set": "SciFact", "part": "train", "group": pair.abstract, "kind": "claim", "claim": pair.text, "evidence": [" ".join(corpus[pair.abstract].sentences)], "label": pair.label}
        for pair in scifact.claims(data)
    ]


def _excerpts(data: Path) -> list[dict]:
    """The same claims over a few sentences instead of a whole abstract: those that decide, or two that share most words where none decides."""
    corpus = scifact.abstracts(data)
    items = []
    for pair in scifact.claims(data):
        sentences = corpus[pair.abstract].sentences
        wanted = set(regex.findall(r"\w{4,}", pair.text.lower()))
        nearest = sorted(range(len(sentences)), key=lambda at: -len(wanted & set(regex.findall(r"\w{4,}", sentences[at].lower()))))
        chosen = pair.deciding or sorted(nearest[:2])
        items.append({"set": "SciFact excerpts", "part": "train", "group": pair.abstract, "kind": "excerpt", "claim": pair.text, "evidence": [sentences[at] for at in chosen], "label": pair.label})
    return items


def _planted(data: Path, part: str, seed: int, count: int) -> list[dict]:
    chance = random.Random(seed)
    items = []
    for name, passages in _passages(data, part).items():
        chance.shuffle(passages)
        used = 0
        for at, passage in enumerate(passages):
            sentences = [one for one in SENTENCE.split(passage) if 50 < len(one) < 320]
            if len(sentences) < 2 or used >= count:
                continue
            used += 1
            made = _items_of(chance.choice(sentences), passage, chance)
            elsewhere = chance.choice([one for one in SENTENCE.split(passages[at - 1]) if len(one) > 30] or [passages[at - 1][:200]])
            made.append(("elsewhere", elsewhere, "not-enough"))
            items += [{"set": f"planted, {name}", "part": part, "group": f"{name}-{part}-{at}", "kind": kind, "claim": claim, "evidence": [passage], "label": label} for kind, claim, label in made]
    return items


def _items_of(sentence: str, passage: str, chance: random.Random) -> list[tuple[str, str, str]]:
    made = [("true", sentence, "supported"), ("shortened", _shortened(sentence), "supported")]
    for kind in planted.PLANTERS:
        wrong = planted.plant(sentence, kind, chance)
        if wrong is not None and wrong not in passage:
            made.append((kind, wrong, "contradicted"))
    return made


def _shortened(sentence: str) -> str:
    """Without what stands in brackets and without an opening label or adverb: what people do when they cite."""
    plain = regex.sub(r"\s*\([^()]{1,60}\)", "", sentence)
    plain = regex.sub(r"^(?:However|Moreover|In addition|Furthermore|Therefore|Thus|Finally|\p{Lu}{4,}),?:?\s+", "", plain)
    return plain[:1].upper() + plain[1:]


def _passages(data: Path, part: str) -> dict[str, list[str]]:
    lines = lambda path: [json.loads(line) for line in (data / path).read_text(encoding="utf-8").split("\n") if line]
    contracts = [paragraph for row in lines(f"legal/cuad/{part}.contracts.jsonl") for paragraph in row["text"].split("\n\n")]
    notes = [row["text"] for row in lines(f"health/mtsamples/{part}.jsonl")]
    return {
        "contracts": [" ".join(one.split()) for one in contracts if 300 < len(one) < 1500],
        "abstracts": [" ".join(context.split()) for row in lines(f"health/pubmedqa/{part}.jsonl") for context in row["CONTEXTS"] if 300 < len(context) < 1500],
        "notes": [" ".join(one[at : at + 900].split()) for one in notes for at in (0, 900) if len(one) > at + 900],
    }

