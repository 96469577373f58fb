"""Rebuilds one specialist: data, fit, data file, fixture, card, manifest entry. Prints dev figures with n and interval.

    python models/recipes/run.py <specialist> [--data ../shared/data] [--fresh]

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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("specialist", choices=sorted(SPECIALISTS))
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CLOISTER_DATA", "../shared/data")))
    parser.add_argument("--fresh", action="store_true")
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        print(f"No data folder at {chosen.data}: name one with --data or CLOISTER_DATA.", file=sys.stderr)
        return 2
    recipe = importlib.import_module(f"specialists.{SPECIALISTS[chosen.specialist]}")
    recipe.build(Workbench(chosen.specialist, chosen.data, fresh=chosen.fresh))
    return 0


if __name__ == "__main__":
    sys.exit(main())
