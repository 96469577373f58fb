"""Rebuilds one specialist: data, fit, data file, fixture, card, manifest entry. Prints dev figures with n and interval.

    python models/recipes/run.py <specialist> [--data ../shared/data] [--fresh]
    python models/recipes/run.py site-judge --corrections FILE.jsonl --out FOLDER

Finished steps are kept in .cache/recipes and reused when neither recipe nor data changed; `--fresh` starts over.
One thread, seeds fixed: the same inputs give the same file.
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

from workbench import Workbench

SPECIALISTS = {
    "ask.evidence": "evidence_judge",
    "legal.document-type": "legal_document_type",
    "legal.clause": "legal_clause",
    "legal.clauses": "legal_clauses",
    "legal.encoder": "legal_encoder",
    "legal.entities": "legal_entities",
    "legal.names": "legal_names",
    "legal.provision": "legal_provision",
    "verify.claim": "verify_claim",
    "health.note-type": "health_note_type",
    "health.question": "health_question",
    "health.entities": "health_entities",
    "health.interactions": "health_interactions",
    "deid.entities-es": "deid_entities_es",
    "deid.entities-en": "deid_entities_en",
}


SITE_JUDGE = "site-judge"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specialist", choices=[*sorted(SPECIALISTS), SITE_JUDGE])
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CLOISTER_DATA", "../shared/data")))
    parser.add_argument("--fresh", action="store_true")
    parser.add_argument("--corrections", type=Path, help=f"for {SITE_JUDGE}: what `cloister corrections export` wrote")
    parser.add_argument("--out", type=Path, help=f"for {SITE_JUDGE}: the folder of the candidate")
    chosen = parser.parse_args()
    if chosen.specialist == SITE_JUDGE:
        return site_judge(chosen.corrections, chosen.out)
    if not chosen.data.is_dir():
        print(f"No data folder at {chosen.data}: name one with --data or CLOISTER_DATA.", file=sys.stderr)
        return 2
    recipe = importlib.import_module(f"specialists.{SPECIALISTS[chosen.specialist]}")
    recipe.build(Workbench(chosen.specialist, chosen.data, fresh=chosen.fresh))
    return 0


def site_judge(corrections: Path | None, out: Path | None) -> int:
    """Needs none of the public data: it goes on from the judge that ships."""
    if corrections is None or out is None or not corrections.is_file():
        print(f"{SITE_JUDGE} needs --corrections FILE.jsonl, as `cloister corrections export` writes it, and --out FOLDER.", file=sys.stderr)
        return 2
    recipe = importlib.import_module("specialists.site_judge")
    why_not = recipe.build(Workbench(SITE_JUDGE, corrections.parent), corrections, out)
    if why_not is not None:
        print(why_not, file=sys.stderr)
    return 0 if why_not is None else 1


if __name__ == "__main__":
    sys.exit(main())
