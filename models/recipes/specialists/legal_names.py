"""legal.clauses, its few-word categories: document name, parties, agreement date and effective date, from the beginning of a contract. A CRF over the text, line ends as features."""

from cuad import LICENCE, Contract, contracts
from records import Card, TrainingSet, publish
from tagger_features import Knowledge
from clause_items import WORD_CATEGORIES
from tagger_recipe import Document, Plan, build as build_tagger, by_type, dictionary_score, entity_scores, tag_text, with_doubt, write_tagger_fixture
from workbench import Workbench

# electron/core/heads/find-clauses.ts reads as much.
READ = 3000
PLAN = Plan("legal.names-tagger", "legal.clauses", ["en"], "text", 400, lambda _: Knowledge(), iterations=60, folds=2)


def build(bench: Workbench) -> None:
    train, dev = [document(contract) for contract in contracts(bench, "train")], [document(contract) for contract in contracts(bench, "dev")]
    result = build_tagger(bench, PLAN, train)
    found = bench.step("dev", lambda: [tag_text(result, PLAN, document.text) for document in dev])
    publish(bench, with_doubt(card(train, dev, found), result), result.record)
    write_tagger_fixture(result, PLAN)


def document(contract: Contract) -> Document:
    """The beginning, with spans that overlap no earlier one: of nested spans the longest."""
    chosen: list[tuple[str, int, int]] = []
    for span in sorted(contract.spans, key=lambda span: span.start - span.end):
        free = not any(span.start < end and span.end > start for _, start, end in chosen)
        if span.category in WORD_CATEGORIES and span.end <= READ and free:
            chosen.append((span.category, span.start, span.end))
    return Document(contract.text[:READ], tuple(sorted(chosen, key=lambda entity: entity[1])), contract.company)


def card(train: list[Document], dev: list[Document], found: list) -> Card:
    return Card(
        id="legal.names-tagger",
        role="tagger",
        task="legal.clauses",
        title="Names and dates of a contract",
        domain="legal",
        languages=["en"],
        intended_use="Marks the document's name, the parties, the agreement date and the effective date in the beginning of a contract. Marks are suggestions for a person or for a later step.",
        limits=[
            f"Reads the first {READ:,} characters: names that first appear in the signatures are missed.",
            "The set annotates each name a few times only; a right mark elsewhere counts as wrong in the figures.",
            "Agreement date and effective date are often the same words: then one of the two is named.",
            "Trained on commercial contracts filed by United States companies; English only.",
        ],
        licence="CC BY 4.0",
        trained_on=[TrainingSet("CUAD v1, beginnings of contracts", "train", LICENCE, len(train))],
        scores=entity_scores(found, dev, "CUAD"),
        baselines=[dictionary_score(train, dev, "CUAD")],
        per_label=by_type(found, dev),
        notes=[
            "Two variants were trained: lines of the first 6,000 characters (not finished) and running text of the first 3,000; the second ships. The dev part was looked at once. Intervals resample contracts.",
            "Of nested annotated spans the longest was kept, in training and in these figures.",
            "Span probability: least marginal among its tokens, isotonic by type on two-fold out-of-fold train predictions grouped by company.",
        ],
    )
