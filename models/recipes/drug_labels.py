"""NLM-DDI: FDA drug labels with marked drugs and interacting pairs. Offsets are code points into the text file of the label."""

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path

from segments import segments
from tagger_recipe import Document
from words import tokens
from workbench import Workbench

DRUG_KINDS = {"Drug", "Drug_Class", "Substance"}
LONGEST_MENTION = 80
# Words of names that say nothing about kinship.
SALTS = frozenset(
    """hydrochloride sodium chloride maleate besylate potassium mesylate succinate tartrate calcium acid monohydrate anhydrous magnesium dextrose
    injection lactate acetate bisulfate hydrate phosphate sulfate gluconate medoxomil fumarate hemifumarate tablets capsules""".split()
)

Span = tuple[int, int]


@dataclass(frozen=True)
class Label:
    """`family`: labels that share an active substance, directly or over others; they repeat each other's sentences. `annotated`: the sentences that somebody marked; the others are silent, not empty."""

    name: str
    family: str
    text: str
    mentions: tuple[Span, ...]
    pairs: tuple[tuple[Span, Span], ...]
    annotated: tuple[Span, ...]
    segments: tuple[Span, ...]


def drug_labels(bench: Workbench, part: str) -> list[Label]:
    files = sorted((bench.data / "health/nlm-ddi" / part).glob("*.xml"))
    families = _families([ElementTree.parse(file).getroot() for file in files])
    return [_label(file, family) for file, family in zip(files, families)]


def _families(labels: list[ElementTree.Element]) -> list[str]:
    """The first label of each one's family, as a number."""
    family = list(range(len(labels)))
    substances = [_substances(label) for label in labels]
    for at, own in enumerate(substances):
        related = {family[other] for other in range(at) if own & substances[other]}
        if related:
            family = [min(related) if one in related else one for one in family]
            family[at] = min(related)
    return [f"family {one}" for one in family]


def _substances(label: ElementTree.Element) -> set[str]:
    names = [element.get("name") or "" for element in label if element.tag in ("labelDrug", "generic")]
    return {word.lower() for name in names for word, _, _ in tokens(name) if len(word) > 3 and word.lower() not in SALTS}


def mention_documents(label: Label) -> list[Document]:
    """The marked sentences, one document each, with every drug, class and substance as one type."""
    found = []
    for start, end in label.segments:
        if any(first < end and start < last for first, last in label.annotated):
            inside = [("Drug", max(first, start) - start, min(last, end) - start) for first, last in label.mentions if first < end and start < last]
            found.append(Document(label.text[start:end], tuple(sorted(set(inside), key=lambda entity: entity[1])), label.family))
    return found


def _label(file: Path, family: str) -> Label:
    text = file.with_suffix(".txt").read_text(encoding="utf-8")
    mentions, pairs, annotated = set(), [], []
    for sentence in ElementTree.parse(file).getroot().iter("sentence"):
        words = sentence.get("text").strip()
        at = text.find(words) if words else -1
        if at < 0:
            continue
        annotated.append((at, at + len(words)))
        shift = at - sentence.get("text").index(words)
        places = {entity.get("id"): _place(entity, shift) for entity in sentence.findall("entity") if _is_drug(entity, sentence)}
        mentions |= set(places.values())
        # A pair with the drug of the label itself has no second place in the sentence: it is left out.
        marked = [(pair.get("e1"), pair.get("e2")) for pair in sentence.findall("pair") if pair.get("ddi") == "true"]
        pairs += [(places[one], places[other]) for one, other in marked if one in places and other in places]
    return Label(file.stem, family, text, tuple(sorted(mentions)), tuple(pairs), tuple(annotated), tuple(segments(text)))


def _is_drug(entity: ElementTree.Element, sentence: ElementTree.Element) -> bool:
    return entity.get("type") in DRUG_KINDS or sentence.get("type") == "negative"


def _place(entity: ElementTree.Element, shift: int) -> Span:
    """From the first to the last part of a mention; only the first part where they lie far apart."""
    parts = [tuple(int(number) for number in part.split(":")) for part in entity.get("charOffset").split("|")]
    end = parts[-1][1] if parts[-1][1] - parts[0][0] <= LONGEST_MENTION else parts[0][1]
    return parts[0][0] + shift, end + shift
