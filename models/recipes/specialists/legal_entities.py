"""legal.entities: 14 kinds of names in Indian court judgments. A CRF over the whole text, line ends as features."""

from collections.abc import Callable

from gazetteers import person_names, place_names
from records import Card, TrainingSet, publish
from tagger_features import Knowledge
from tagger_recipe import Document, Plan, build as build_tagger, by_type, dictionary, dictionary_score, entity_scores, phrases_of, tag_text, with_doubt, write_tagger_fixture
from word_clusters import word_clusters
from workbench import Workbench

LICENCE = "Apache-2.0"
PEOPLE = {"LAWYER", "JUDGE", "PETITIONER", "RESPONDENT", "WITNESS", "OTHER_PERSON"}
LAW = {"STATUTE", "PROVISION", "PRECEDENT", "CASE_NUMBER"}
PLACES = {"GPE", "ORG", "COURT"}


def build(bench: Workbench) -> None:
    train, dev = documents(bench, "train"), documents(bench, "dev")
    plan = Plan("legal.entities-tagger", "legal.entities", ["en"], "text", 400, knowledge_of(train), c1=0.1, c2=0.2)
    result = build_tagger(bench, plan, train)
    found = bench.step("dev", lambda: [tag_text(result, plan, document.text) for document in dev])
    publish(bench, with_doubt(card(train, dev, found), result), result.record)
    write_tagger_fixture(result, plan)


def documents(bench: Workbench, part: str) -> list[Document]:
    return [
        Document(row["text"], tuple(sorted(((entity["label"], entity["start"], entity["end"]) for entity in row["entities"]), key=lambda entity: entity[1])), f"{part} {at}")
        for at, row in enumerate(bench.lines(f"legal/legal-ner-in/{part}.jsonl"))
    ]


def knowledge_of(train: list[Document]) -> Callable[[list[Document]], Knowledge]:
    """Phrases of the documents at hand, public name lists, and clusters of the words of all training texts (which need no labels)."""
    groups = (("N", PEOPLE), ("L", LAW), ("P", PLACES))
    lists = (dictionary("F", person_names(), 4), dictionary("G", place_names(), 4))
    clusters = word_clusters([document.text for document in train], {"a": 64, "b": 256})
    return lambda seen: Knowledge((*(dictionary(name, phrases_of(seen, group)) for name, group in groups), *lists), clusters)


def card(train: list[Document], dev: list[Document], found: list) -> Card:
    return Card(
        id="legal.entities-tagger",
        version="1.1.0",
        role="tagger",
        task="legal.entities",
        title="Names in judgments",
        domain="legal",
        languages=["en"],
        intended_use="Marks courts, judges, lawyers, parties, statutes, provisions, precedents and other names in judgments. Marks are suggestions for a person or for a later step.",
        limits=[
            f"Trained on {len(train)} passages of Indian judgments; other countries' judgments are unmeasured.",
            "Whether a person is a witness, a party or someone else often needs more than a few words around the name: those kinds are the weakest.",
            "English only.",
        ],
        licence="CC BY 4.0",
        trained_on=[TrainingSet("legal-ner-in", "train", LICENCE, len(train))],
        scores=entity_scores(found, dev, "legal-ner-in"),
        baselines=[dictionary_score(train, dev, "legal-ner-in")],
        per_label=by_type(found, dev),
        notes=[
            "Name lists and word clusters were chosen on one held-out third of the train part (exact F1 .662 without, .673 with lists, .683 with both; marks of the nearest role words gained nothing, .673). The dev part was looked at twice: once for the first version (.682), once for this one. Intervals resample passages.",
            "Name lists: first and last names, cities and countries of the package Faker (MIT). Word clusters: from the training texts.",
            "Span probability: least marginal among its tokens, isotonic on three-fold out-of-fold training predictions.",
            "Next size up: a pretrained encoder (published .91 with about fifteen times the data); more labelled judgments would help most.",
        ],
    )
