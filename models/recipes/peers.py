"""Writes development items and the answers of a simple baseline, for `npm run bench -- specialists`.

    python models/recipes/peers.py TASK --out FOLDER [--data ../shared/data]

FOLDER/TASK.items.jsonl: items with their right answers, all of the development part in one drawn order.
FOLDER/TASK.baseline.jsonl: one answer per item. FOLDER/TASK.baseline.txt: what the baseline is, in words.
"""

import argparse
import json
import os
import sys
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

from peer_baselines import BASELINES, baseline
from peer_items import ITEMS, dev_items
from workbench import Workbench


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=sorted(ITEMS.keys() & BASELINES.keys()))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("CLOISTER_DATA", "../shared/data")))
    chosen = parser.parse_args()
    if not chosen.data.is_dir():
        print(f"No data folder at {chosen.data}: name one with --data or CLOISTER_DATA.", file=sys.stderr)
        return 2
    bench = Workbench(f"peers-{chosen.task}", chosen.data)
    items = bench.step("items", lambda: dev_items(bench, chosen.task))
    name, answers = bench.step("baseline", lambda: baseline(bench, chosen.task, items))
    chosen.out.mkdir(parents=True, exist_ok=True)
    write_lines(chosen.out / f"{chosen.task}.items.jsonl", items)
    write_lines(chosen.out / f"{chosen.task}.baseline.jsonl", answers)
    (chosen.out / f"{chosen.task}.baseline.txt").write_text(name, encoding="utf-8")
    return 0


def write_lines(file: Path, rows: list[dict]) -> None:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
