"""legal.entities: 14 kinds of names in Indian court judgments. A CRF over the whole text, line ends as features."""

from records import Card, TrainingSet, publish
from tagger_features import Knowledge
from tagger_recipe import Document, Plan, build as build_tagger, by_type, dictionary, dictionary_score, entity_scores, phrases_of, tag_text, with_doubt, write_tagger_fixture
from workbench import Workbench

LICENCE = "Apache-2.0"
PEOPLE = {"LAWYER", "JUDGE", "PETITIONER", "RESPONDENT", "WITNESS", "OTHER_PERSON"}
LAW = {"STATUTE", "PROVISION", "PRECEDENT", "CASE_NUMBER"}
PLACES = {"GPE", "ORG", "COURT"}


def build(bench: Workbench) -> None:
    train, dev = documents(bench, "train"), documents(bench, "dev")
    plan = Plan("legal.entities-tagger", "legal.entities", ["en"], "text", 400, knowledge)
    result = build_tagger(bench, plan, train)
    found = bench.step("dev", lambda: [tag_text(result, plan, document.text) for document in dev])
    publish(bench, with_doubt(card(train, dev, found), result), result.record)
    write_tagger_fixture(result, plan)


def documents(bench: Workbench, part: str) -> list[Document]:
    return [
        Document(row["text"], tuple(sorted(((entity["label"], entity["start"], entity["end"]) for entity in row["entities"]), key=lambda entity: entity[1])), f"{part} {at}")
        for at, row in enumerate(bench.lines(f"legal/legal-ner-in/{part}.jsonl"))
    ]


def knowledge(train: list[Document]) -> Knowledge:
    groups = (("N", PEOPLE), ("L", LAW), ("P", PLACES))
    return Knowledge(tuple(dictionary(name, phrases_of(train, group)) for name, group in groups))


def card(train: list[Document], dev: list[Document], found: list) -> Card:
    return Card(
        id="legal.entities-tagger",
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
            "One variant was trained; nothing was chosen on dev. Intervals resample passages.",
            "Span probability: least marginal among its tokens, isotonic on three-fold out-of-fold training predictions.",
            "Next size up: a pretrained encoder (published .91 with about fifteen times the data); more labelled judgments would help most.",
        ],
    )
