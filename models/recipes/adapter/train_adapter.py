"""Trains one adapter: AdamW, one cosine over the whole run, checkpoints every few minutes so that a stopped run goes on where it was."""

import hashlib
import math
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F

from .base_weights import BaseWeights
from .lora_model import LoraModel
from .packing import Row, batches, pack
from .read_adapter import read_adapter

LAST = 0.05
BATCH_TOKENS = 2048
KEEP_EVERY = 180  # seconds


@dataclass(frozen=True)
class Plan:
    """`labels`: texts of one token each, among which the adapter chooses; `first`: the lowest block that is trained."""

    rows: list[Row]
    labels: list[str]
    epochs: int = 1
    first: int = 10
    seed: int = 0
    rate: float = 1e-3

    def digest(self) -> str:
        return hashlib.sha256(repr((self, LAST, BATCH_TOKENS)).encode()).hexdigest()[:12]


def train_adapter(base: BaseWeights, plan: Plan, *, folder: Path, say: Callable[[str], None], start: Path | None = None) -> LoraModel:
    """Cross-entropy over the label tokens alone. The order of batches and the first matrices come from the seed, or from the adapter file `start`."""
    torch.set_num_threads(1)
    model = LoraModel(base, first=plan.first, seed=plan.seed)
    if start is not None:
        read_adapter(start, model)
    parameters = [one for one in model.parameters() if one.requires_grad]
    optimiser = torch.optim.AdamW(parameters, lr=plan.rate, betas=(0.9, 0.99), weight_decay=0.0)
    labels, order = label_tokens(base, plan.labels), batch_order(plan)
    checkpoint = folder / f"{plan.digest()}.pt"
    first = restore(model, optimiser, checkpoint)
    started = kept = time.monotonic()
    mean = None
    for step in range(first, len(order)):
        loss = take_step(model, optimiser, [plan.rows[at] for at in order[step]], labels, plan.rate * schedule(step, len(order)))
        mean = loss if mean is None else 0.97 * mean + 0.03 * loss
        if step % 10 == 9:
            left = (time.monotonic() - started) / (step + 1 - first) * (len(order) - step - 1)
            say(f"step {step + 1} of {len(order)}, loss {mean:.3f}, about {left / 60:.0f} min left")
        if time.monotonic() - kept > KEEP_EVERY or step + 1 == len(order):
            keep(model, optimiser, step + 1, checkpoint)
            kept = time.monotonic()
    return model


def label_tokens(base: BaseWeights, labels: list[str]) -> torch.Tensor:
    """Each label is one token in this vocabulary; a label of two could not be told in one pass."""
    found = [base.tokens(label) for label in labels]
    if any(len(one) != 1 for one in found) or len({one[0] for one in found}) != len(labels):
        raise ValueError("a label is not one token of its own")
    return torch.tensor([one[0] for one in found])


def batch_order(plan: Plan) -> list[list[int]]:
    """Every row once per epoch, batches of rows of like length, shuffled."""
    found = []
    for epoch in range(plan.epochs):
        chance = random.Random(plan.seed * 1000 + epoch)
        # Shuffled first: rows of the same length then meet other neighbours in every epoch.
        order = list(range(len(plan.rows)))
        chance.shuffle(order)
        of_epoch = [[order[at] for at in batch] for batch in batches([plan.rows[at] for at in order], BATCH_TOKENS)]
        chance.shuffle(of_epoch)
        found.extend(of_epoch)
    return found


def schedule(step: int, steps: int) -> float:
    """A short warm-up, then one cosine down."""
    warm = max(1, steps // 25)
    if step < warm:
        return (step + 1) / warm
    return LAST + (1 - LAST) * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm))) / 2


def take_step(model: LoraModel, optimiser: torch.optim.Optimizer, batch: list[Row], labels: torch.Tensor, rate: float) -> float:
    for group in optimiser.param_groups:
        group["lr"] = rate
    loss = F.cross_entropy(model(pack(batch), labels), torch.tensor([answer for row in batch for answer in row.answers]))
    loss.backward()
    torch.nn.utils.clip_grad_norm_(group["params"], 1.0)
    optimiser.step()
    optimiser.zero_grad(set_to_none=True)
    return loss.item()


@torch.no_grad()
def predict(model: LoraModel, base: BaseWeights, rows: list[Row], labels: list[str]) -> list[list[list[float]]]:
    """Probabilities of the labels for each question of each row, in order."""
    wanted, answers = label_tokens(base, labels), [[]] * len(rows)
    for batch in batches(rows, 2 * BATCH_TOKENS):
        chances = model(pack([rows[at] for at in batch]), wanted).softmax(-1).tolist()
        for at in batch:
            asked = len(rows[at].questions)
            answers[at], chances = chances[:asked], chances[asked:]
    return answers


def keep(model: LoraModel, optimiser: torch.optim.Optimizer, step: int, checkpoint: Path) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    part = checkpoint.with_suffix(".part")
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "step": step}, part)
    os.replace(part, checkpoint)


def restore(model: LoraModel, optimiser: torch.optim.Optimizer, checkpoint: Path) -> int:
    """The step to go on with."""
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint, weights_only=True)
    model.load_state_dict(saved["model"])
    optimiser.load_state_dict(saved["optimiser"])
    return saved["step"]
