"""Real clinical and legal prose for the English de-identifier: notes with names that rules find and contract sentences with the annotated parties (distant labels), and contract sentences without a name."""

import csv
import random

import regex

from cuad import Contract, contracts
from gazetteers import person_names, place_names, state_names
from segments import segments
from tagger_recipe import Document
from words import tokens
from workbench import Workbench

CONTRACT_SENTENCES = 700
PARTY_SENTENCES = 600
SENTENCES_PER_CONTRACT = 4
NOTE_LENGTH = 700
TITLE = r"(?:Mr|Mrs|Ms|Dr|Miss)\b\.?"
NAME = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
TITLED = regex.compile(rf"\b({TITLE}) ({NAME}(?: {NAME})?)")
FULL_NAME = regex.compile(rf"(?<![\p{{L}}] )\b({NAME}) ({NAME})\b")
AGE = regex.compile(r"(?<![0-9./-])\b([0-9]{1,3})(?=[ -]years?[ -]old\b)")
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = regex.compile(rf"\b(?:(?:{MONTH}) [0-9]{{1,2}}, [0-9]{{4}}|(?:{MONTH}) (?:of )?[0-9]{{4}}|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{2,4}}|[0-9]{{2}}/[0-9]{{4}}|(?:19|20)[0-9]{{2}}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", regex.IGNORECASE)
COMPANY = regex.compile(r"\b(?:Inc|LLC|L\.L\.C|Ltd|Corp|Corporation|Company|Co|GmbH|N\.A|Bank)\b", regex.IGNORECASE)
OTHER_COMPANY = regex.compile(r"\p{Lu}[\w.&’-]*,? (?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|GmbH|N\.A|Bank|BANK|Limited|LIMITED|LP|L\.P|AG)\b")
# Addresses, telephone numbers and signatures hold what the rules here do not mark.
UNMARKED = regex.compile(r"\b(?:Street|St|Str|Avenue|Ave|Road|Rd|Drive|Suite|Unit|Floor|Boulevard|Blvd|Lane|Parkway|Box|Title|Tele\w*|Attn|Attention|By)\b:?|/s/|@")
PARTY = regex.compile(r"\p{Lu}[\p{L}\p{N}&.,'’-]*(?: (?:of|and|the|&|\p{Lu}[\p{L}\p{N}&.,'’-]*|\p{N}+))+\.?")
INSIDE_CAPITAL = regex.compile(r"(?<=\S )\p{Lu}\p{L}+")


def notes(bench: Workbench, part: str) -> list[Document]:
    """Paragraphs of visit notes (aci-bench); the note is the group."""
    csv.field_size_limit(10**9)
    known = person_names()
    with (bench.data / f"health/aci-bench/{part}.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["encounter_id"], row["note"]) for row in csv.DictReader(file)]
    return [Document(text, entities, f"note {name}") for name, note in rows for text, entities in _pieces(note, marks(note, known))]


def marks(note: str, known: frozenset[str]) -> list[tuple[str, int, int]]:
    """Names behind a title, full names of two listed words, each of their words wherever it stands again; ages and dates by their form."""
    found: list[tuple[str, int, int]] = []
    for match in TITLED.finditer(note):
        _add(found, "TITLE", *match.span(1))
        _add(found, "PERSON", *match.span(2))
    for match in FULL_NAME.finditer(note):
        if match.group(1).lower() in known and match.group(2).lower() in known:
            _add(found, "PERSON", *match.span())
    words = {word for kind, start, end in found if kind == "PERSON" for word in note[start:end].split(" ")}
    for word in sorted(words):
        for match in regex.finditer(rf"\b{regex.escape(word)}\b", note):
            _add(found, "PERSON", *match.span())
    for kind, form in (("AGE", AGE), ("DATE_TIME", DATE)):
        for match in form.finditer(note):
            _add(found, kind, *match.span())
    return sorted(found, key=lambda entity: entity[1])


def _add(found: list[tuple[str, int, int]], kind: str, start: int, end: int) -> None:
    if not any(start < other[2] and end > other[1] for other in found):
        found.append((kind, start, end))


def _pieces(note: str, found: list[tuple[str, int, int]]) -> list[tuple[str, tuple]]:
    """Runs of whole paragraphs up to NOTE_LENGTH characters."""
    pieces, start, end = [], 0, 0
    for match in regex.finditer(r"\n\s*\n|\Z", note):
        if match.start() - start > NOTE_LENGTH and end > start:
            pieces.append((start, end))
            start = end
        end = match.end()
    pieces.append((start, len(note)))
    return [(note[first:last], tuple((kind, at - first, to - first) for kind, at, to in found if first <= at and to <= last)) for first, last in pieces if note[first:last].strip()]


def contract_sentences(bench: Workbench) -> list[Document]:
    """Sentences with defined terms in capitals, and none of a company, a person or a place that a list knows."""
    names = person_names() | place_names()
    kept = []
    for row in bench.lines("legal/cuad/train.contracts.jsonl"):
        text = row["text"]
        for start, end in segments(text)[20::9]:
            sentence = text[start:end]
            if 40 < len(sentence) < 400 and INSIDE_CAPITAL.search(sentence) and not COMPANY.search(sentence) and not DATE.search(sentence) and not _named(sentence, names):
                kept.append(Document(sentence, (), f"contract {row['doc']}"))
    random.Random(0).shuffle(kept)
    return kept[:CONTRACT_SENTENCES]


def _named(sentence: str, names: frozenset[str]) -> bool:
    row = tokens(sentence)
    return any(word[0].isupper() and word.lower() in names for word, _, _ in row[1:])


def party_sentences(bench: Workbench, part: str) -> list[Document]:
    """Sentences of contracts that name a party, without an address. Marked: the names that annotators marked as parties and that bear a company's
    form or are a person's listed names, wherever they stand; dates by their form; states and countries by a list."""
    people, states = person_names(), state_names()
    kept = []
    for contract in contracts(bench, part):
        names = _party_names(contract, people)
        sentences = [contract.text[start:end] for start, end in segments(contract.text) if 40 < end - start < 700]
        named = [sentence for sentence in sentences if any(name in sentence for name, _ in names) and not UNMARKED.search(sentence)]
        marked = [Document(sentence, tuple(_party_marks(sentence, names, states)), f"contract {contract.name}") for sentence in named]
        kept += [document for document in marked if not OTHER_COMPANY.search(_rest(document))][:SENTENCES_PER_CONTRACT]
    random.Random(0).shuffle(kept)
    return kept[:PARTY_SENTENCES]


def _rest(document: Document) -> str:
    """The text without what is marked, and without the words that a contract calls its parties by."""
    text = document.text
    for _, start, end in reversed(document.entities):
        text = text[:start] + " " * (end - start) + text[end:]
    return regex.sub(r"\b[Tt]he Company\b|[\"“]Company[\"”]", " ", text)


def _party_names(contract: Contract, people: frozenset[str]) -> list[tuple[str, str]]:
    """Name and kind, longest name first."""
    found: dict[str, str] = {}
    for span in contract.spans:
        name = contract.text[span.start : span.end].strip(" ,;")
        if span.category != "Parties" or not PARTY.fullmatch(name):
            continue
        if COMPANY.search(name):
            found[name] = "ORGANIZATION"
        elif len(words := name.lower().split(" ")) in (2, 3) and words[0] in people and words[-1] in people:
            found[name] = "PERSON"
    return sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0]))


def _party_marks(sentence: str, names: list[tuple[str, str]], states: frozenset[str]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for name, kind in names:
        for match in regex.finditer(rf"(?<!\w){regex.escape(name)}(?!\w)", sentence):
            _add(found, kind, *match.span())
    for match in DATE.finditer(sentence):
        _add(found, "DATE_TIME", *match.span())
    for match in regex.finditer(r"\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?", sentence):
        if match.group().lower() in states:
            _add(found, "GPE", *match.span())
    return sorted(found, key=lambda entity: entity[1])
