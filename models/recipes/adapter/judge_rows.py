"""Training rows of the evidence judge: one passage with four questions, of which it answers some.

Sources, train parts only: CUAD contracts with our questions about 28 categories; captions of contract provisions; PubMedQA questions with the
passages of their abstracts; SciFact claims with their deciding sentences. Eight categories of CUAD are never asked about, so that they can measure
questions that the judge was not trained on.
"""

import json
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy
import regex
from sklearn.feature_extraction.text import TfidfVectorizer

import scifact
from cuad import contracts
from provisions import provisions, stems
from workbench import Workbench

from .packing import Row
from .passages import Passage, passages

QUESTIONS: dict[str, list[str]] = json.loads((Path(__file__).parent / "judge-questions.json").read_text(encoding="utf-8"))
COLUMN = {category: at for at, category in enumerate(QUESTIONS)}
#: Words of the eight categories that are held out; a caption with one of them is not asked about.
HELD_OUT_WORDS = regex.compile(r"audit|inspect|record|liab|limit|compet|insur|control|warrant|exclusiv|favou?red", regex.IGNORECASE)
#: Captions that name a place in the document and not what it is about.
NO_TOPIC = regex.compile(r"\b(?:article|section|attachment|exhibit|schedule|appendix|annex|agreement|general|miscellaneous|other|additional)s?\b", regex.IGNORECASE)
CAPTION_FORMS = ("Does it deal with {}?", "What does it say about {}?", "Is this about {}?", "Where is {} set out?")
CLAIM_FORMS = ("Is it true that {}?", "Does it say whether {}?", "What was found: {}?")
LONGEST_PASSAGE = 160
ASKED = 4
SAMPLE = 60
YES, NO = 0, 1
LABELS = [" yes", " no"]

Tokens = Callable[[str], list[int]]


@dataclass(frozen=True)
class Asked:
    """A passage, and questions with whether it answers them."""

    passage: str
    questions: list[tuple[str, bool]]


@dataclass(frozen=True)
class JudgeData:
    """Rows in drawn order; how many passages of each source; some pairs of passage and question as text."""

    rows: list[Row]
    counts: dict[str, int]
    sample: list[tuple[str, str]]


def judge_data(bench: Workbench, tokens: Tokens, counts: dict[str, int]) -> JudgeData:
    """`counts`: at most so many passages of each source."""
    chance = random.Random(5)
    sources = {"contracts": contract_rows, "captions": caption_rows, "research questions": research_rows, "claims": claim_rows}
    asked = {name: make(bench, chance, counts[name]) for name, make in sources.items()}
    every = [one for found in asked.values() for one in found]
    rows = [row_of(one, tokens, chance) for one in every]
    chance.shuffle(rows)
    return JudgeData(rows, {name: len(found) for name, found in asked.items()}, [(one.passage, one.questions[0][0]) for one in every[:: len(every) // SAMPLE]])


def row_of(asked: Asked, tokens: Tokens, chance: random.Random) -> Row:
    """Its questions in drawn order."""
    questions = list(asked.questions)
    chance.shuffle(questions)
    answers = [YES if answers else NO for _, answers in questions]
    return Row(passage_tokens(asked.passage, tokens), [question_tokens(text, tokens) for text, _ in questions], answers)


def passage_tokens(passage: str, tokens: Tokens) -> list[int]:
    """The prompt of the application, token by token; so is that of a question."""
    return tokens(f"Paragraph: {passage}")[:LONGEST_PASSAGE]


def question_tokens(question: str, tokens: Tokens) -> list[int]:
    return tokens(f"\nQuestion: {question}\nAnswer:")


def contract_rows(bench: Workbench, chance: random.Random, count: int) -> list[Asked]:
    """Two of three passages show a category, drawn so that rare categories come often enough; one of three looks like one and shows none."""
    every = [one for contract in contracts(bench, "train") for one in passages(contract)]
    by_category: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(every):
        for category in one.shows & QUESTIONS.keys():
            by_category[category].append(at)
    near = _nearness([one.text for one in every], [" ".join(QUESTIONS[category]) for category in QUESTIONS])
    alike = {category: _look_alikes(every, near[:, COLUMN[category]], category) for category in QUESTIONS}
    names = sorted(by_category)
    weights = [len(by_category[name]) ** 0.5 for name in names]
    chosen: dict[int, Asked] = {}
    while len(chosen) < count:
        category = chance.choices(names, weights)[0]
        shown = chance.random() < 0.66
        at = chance.choice(by_category[category]) if shown else alike[category][int(len(alike[category]) * chance.random() ** 2)]
        if at not in chosen:
            chosen[at] = _about_contract(every[at], category, near[at], chance)
    return list(chosen.values())


def _look_alikes(every: list[Passage], scores: numpy.ndarray, category: str) -> list[int]:
    """Passages that do not touch the category, the likest first."""
    return [int(at) for at in numpy.argsort(-scores)[:800] if category not in every[at].touches]


def _about_contract(passage: Passage, category: str, near: numpy.ndarray, chance: random.Random) -> Asked:
    """The drawn category, another one that it shows, and others that it does not touch: the likest first, then drawn ones."""
    shown = sorted((passage.shows & QUESTIONS.keys()) - {category})
    yes = ([category] if category in passage.shows else []) + chance.sample(shown, min(1, len(shown)))
    absent = [name for name in QUESTIONS if name not in passage.touches]
    likest = sorted(absent, key=lambda name: -near[COLUMN[name]])[:5]
    no = ([category] if category in absent else []) + [name for name in chance.sample(likest, 2) if name != category]
    no += chance.sample([name for name in absent if name not in no], ASKED)
    ask = lambda name: chance.choice(QUESTIONS[name])
    return Asked(passage.text, ([(ask(name), True) for name in yes] + [(ask(name), False) for name in no])[:ASKED])


def caption_rows(bench: Workbench, chance: random.Random, count: int) -> list[Asked]:
    """Hundreds of names: its own, and three others that share no word with it, one of them of a provision that reads alike."""
    found = [one for one in provisions([vars(contract) | {"doc": contract.name} for contract in contracts(bench, "train")]) if not HELD_OUT_WORDS.search(one.name) and not NO_TOPIC.search(one.name)]
    found = chance.sample(found, min(len(found), 4 * count))
    near = _nearness([one.text for one in found], [one.name for one in found])
    rows = []
    for at, one in enumerate(found[:count]):
        other = [place for place in range(len(found)) if not set(stems(found[place].name)) & set(stems(one.name))]
        alike = sorted(other, key=lambda place: -near[at, place])[:40]
        names = [one.name, found[chance.choice(alike)].name, *(found[place].name for place in chance.sample(other, 2))]
        rows.append(Asked(one.text, [(chance.choice(CAPTION_FORMS).format(name.lower()), place == 0) for place, name in enumerate(names)]))
    return rows


def research_rows(bench: Workbench, chance: random.Random, count: int) -> list[Asked]:
    """A passage answers the question of its own abstract, not the questions of abstracts that read alike."""
    items = bench.lines("health/pubmedqa/train.jsonl")
    pairs = [(at, context) for at, item in enumerate(items) for context in item["CONTEXTS"] if len(context) >= 80]
    near = _nearness([context for _, context in pairs], [item["QUESTION"] for item in items])
    return [_own_and_others(context, own, near[place], [item["QUESTION"] for item in items], chance) for place, (own, context) in chance.sample(list(enumerate(pairs)), min(count, len(pairs)))]


def claim_rows(bench: Workbench, chance: random.Random, count: int) -> list[Asked]:
    """Sentences that decide a claim answer it, for or against; they do not answer claims about other abstracts."""
    corpus = scifact.abstracts(bench.data)
    decided = [claim for claim in scifact.claims(bench.data) if claim.deciding]
    texts = [" ".join(corpus[claim.abstract].sentences[at] for at in range(max(0, claim.deciding[0] - 1), claim.deciding[-1] + 1)) for claim in decided]
    asked = [chance.choice(CLAIM_FORMS).format(claim.text.rstrip(".")) for claim in decided]
    near = _nearness(texts, asked)
    for row, claim in zip(near, decided):
        row[[at for at, other in enumerate(decided) if other.abstract == claim.abstract and other.id != claim.id]] = -1
    return [_own_and_others(texts[at], at, near[at], asked, chance) for at in chance.sample(range(len(texts)), min(count, len(texts)))]


def _own_and_others(passage: str, own: int, near: numpy.ndarray, questions: list[str], chance: random.Random) -> Asked:
    """Two of the ten questions that share most words with the passage, and one drawn; a score under nought is never asked."""
    others = [int(at) for at in numpy.argsort(-near) if at != own and near[at] >= 0 and questions[at] != questions[own]]
    wrong = chance.sample(others[:10], 2) + chance.sample(others[10:], 1)
    return Asked(passage, [(questions[own], True), *((questions[at], False) for at in wrong)])


def _nearness(texts: list[str], questions: list[str]) -> numpy.ndarray:
    """Texts × questions: cosine of their weighted words."""
    words = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    table = words.fit_transform([*texts, *questions])
    return (table[: len(texts)] @ table[len(texts) :].T).toarray()
