"""What the evidence judge's card says."""

from records import Card, Score, TrainingSet

from .judge_measures import OWN, Measure
from .judge_rows import LONGEST_PASSAGE
from .parity import Parity

SETS = {
    "new questions": "CUAD v1, questions of 8 categories never trained on",
    "trained questions": "CUAD v1, questions of trained categories",
    "research questions": "PubMedQA, passages of the abstract asked about",
    "patients’ questions": "MedQuAD, a set never trained on",
}
TRAINED_ON = {
    "contracts": ("CUAD v1, passages with four of our questions each", "CC BY 4.0"),
    "captions": ("CUAD v1, captioned provisions with four names each", "CC BY 4.0"),
    "research questions": ("PubMedQA, passages with four questions each", "MIT"),
    "claims": ("SciFact, deciding sentences with four claims each", "CC BY 4.0 (claims), ODC-By (abstracts)"),
}
SETTINGS = {
    "kind": "evidence-judge",
    "template": {"id": "evidence-judge", "version": 1},
    "prefixTemplate": "Paragraph: {passage}",
    "promptTemplate": "\nQuestion: {question}\nAnswer:",
    "yes": " yes",
    "no": " no",
    "maxPrefixTokens": LONGEST_PASSAGE,
}


def judge_card(counts: dict[str, int], measured: list[Measure], same: Parity | None, base: dict) -> Card:
    """`measured` and `same` are empty and None while it is not measured yet."""
    return Card(
        id="evidence-judge-adapter",
        version="2.0.0",
        role="adapter",
        task="ask.evidence",
        title="Evidence judge for questions about contracts and research",
        domain="legal",
        languages=["en"],
        intended_use="Orders passages by whether they answer a question. Also for questions it never saw in training.",
        limits=[
            "No single threshold separates present from absent safely: use it to order passages, not to decide alone.",
            "Eight categories of contract clauses were held out as one fixed group, not rotated: each other group would need an adapter of its own.",
            f"Passages longer than {LONGEST_PASSAGE} tokens are cut.",
            "The two answers take about 1 % of the probability of all words, right or wrong: that share says nothing here.",
        ],
        licence="Apache-2.0 (weights); trained on CUAD (CC BY 4.0), PubMedQA (MIT) and SciFact (CC BY 4.0, ODC-By)",
        trained_on=[TrainingSet(TRAINED_ON[name][0], "train", TRAINED_ON[name][1], count) for name, count in counts.items()],
        scores=[score for row in measured if row.scorer == OWN for score in _scores(row, "")],
        baselines=[score for row in measured if row.scorer != OWN for score in _scores(row, f"{row.scorer}: ")],
        settings=SETTINGS,
        base=base,
        canaries=[_canary(*one) for one in CANARIES],
        notes=[
            "Rank 16, alpha 32, on all seven matrices of layers 10 to 29; one round over all rows, AdamW 1e-3 on one cosine, batches of 2,048 tokens, float32, one thread, seed 0.",
            "Trained on the very 4-bit weights that ship. One passage carries four questions that do not see each other; wrong ones share words with the passage.",
            "Never asked about in training: audit rights, cap on liability, non-compete, insurance, change of control, warranty duration, exclusivity, most favoured nation; nor captions with such words.",
            "Windows of up to 12 passages, the nearest wrong ones in words among them; cut by the application, scored by the trainer in float32. `npm run bench -- judge` scores them in the application.",
            *([f"In the application the same side of one half as in training for {same.same:.1%} of {same.n} training pairs, {same.distance:.3f} apart on average."] if same else []),
        ],
    )


def _scores(row: Measure, before: str) -> list[Score]:
    of = lambda metric, values: Score(SETS[row.group], "dev", f"{before}{metric}", *values, row.n)
    return [of("best passage first", row.first), of("AUC within a window", row.order)]


CANARIES = (
    (
        "This Agreement shall be governed by and construed in accordance with the laws of the State of New York, without regard to its conflict of laws principles.",
        "Which state or country's law governs the contract?",
        " yes",
    ),
    ("The tenant shall pay the rent on the first day of each month to the account named by the landlord.", "Is there a cap on liability?", " no"),
    (
        "Patients who took the drug for twelve weeks had a lower systolic blood pressure than those who took placebo (mean difference 9 mmHg).",
        "Does the drug lower blood pressure?",
        " yes",
    ),
)


def _canary(passage: str, question: str, expect: str) -> dict:
    prompt = f"Paragraph: {passage}\nQuestion: {question}\nAnswer:"
    return {"prompt": prompt, "labels": [SETTINGS["yes"], SETTINGS["no"]], "expect": expect, "mustDifferFromBase": True}
