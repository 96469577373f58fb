"""Trains the upper layers of an encoder so that the vectors of texts with the same label stand together. Resumable; the same seed gives the same weights."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
import torch.nn.functional as F

from encoder import Encoder, batches, lower_of

BATCH_TOKENS = 1600
RATE, HEAD_TIMES, DECAY, DROPOUT = 2.5e-4, 20, 0.01, 0.1
WARM, LAST = 0.06, 0.02
# Logits are this times the cosine-like product of unit vectors and the label rows.
SHARPNESS = 16.0
KEEP_EVERY = 100


@dataclass
class Run:
    """Everything a stopped run needs to go on as if it had not been stopped."""

    step: int
    losses: list[float]


def train(encoder: Encoder, texts: list[list[int]], targets: numpy.ndarray, *, epochs: int, seed: int, kept: Path, say: Callable[[str], None]) -> tuple[numpy.ndarray, numpy.ndarray]:
    """`texts`: token ids; `targets`: texts × labels, rows that add up to 1. Changes `encoder`. Gives the label rows and their bias: scores = rows @ vector + bias."""
    torch.manual_seed(seed)
    labels = torch.nn.Linear(encoder.layers[0].mix.shape[0], targets.shape[1])
    torch.nn.init.normal_(labels.weight, std=0.01)
    torch.nn.init.zeros_(labels.bias)
    optimizer = _optimizer(encoder, labels)
    wanted = torch.tensor(targets, dtype=torch.float32)
    order = [places for epoch in range(epochs) for places in _shuffled([len(text) for text in texts], seed * 1000 + epoch)]
    run = _resume(kept, encoder, labels, optimizer)
    lower = lower_of(encoder, texts) if run.step < len(order) else []
    started, first, tokens = time.monotonic(), run.step, 0
    encoder.train()
    for step in range(run.step, len(order)):
        places = order[step]
        _set_rate(optimizer, step / len(order))
        torch.manual_seed(seed * 1_000_000 + step)  # dropout is the same after a restart
        logits = SHARPNESS * F.linear(encoder.upper([lower[at] for at in places], DROPOUT), labels.weight) + labels.bias
        loss = F.cross_entropy(logits, wanted[places])
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*encoder.parameters(), *labels.parameters()], 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        run.losses.append(float(loss.detach()))
        tokens += sum(len(texts[at]) for at in places)
        if (step + 1) % KEEP_EVERY == 0 or step + 1 == len(order):
            run.step = step + 1
            _keep(kept, encoder, labels, optimizer, run)
            seconds = time.monotonic() - started
            left = seconds / (step + 1 - first) * (len(order) - step - 1)
            say(f"step {step + 1} of {len(order)}, loss {numpy.mean(run.losses[-KEEP_EVERY:]):.3f}, {tokens / seconds:.0f} tokens/s, {left:.0f} s left")
    return (SHARPNESS * labels.weight).detach().numpy(), labels.bias.detach().numpy()


def _optimizer(encoder: Encoder, labels: torch.nn.Linear) -> torch.optim.AdamW:
    free = [one for one in encoder.parameters() if one.requires_grad]
    groups = [
        {"params": [one for one in free if one.dim() > 1], "weight_decay": DECAY, "times": 1},
        {"params": [one for one in free if one.dim() < 2], "weight_decay": 0.0, "times": 1},
        {"params": list(labels.parameters()), "weight_decay": 0.0, "times": HEAD_TIMES},
    ]
    return torch.optim.AdamW(groups, lr=RATE, fused=True)


def _set_rate(optimizer: torch.optim.Optimizer, done: float) -> None:
    """Rises over the first steps, then falls in a straight line over the whole run."""
    for group in optimizer.param_groups:
        group["lr"] = RATE * group["times"] * min(1.0, max(done, 1e-3) / WARM) * max(LAST, 1 - done)


def _shuffled(lengths: list[int], seed: int) -> list[numpy.ndarray]:
    """Batches of texts of similar length, differently cut and ordered each time."""
    random = numpy.random.default_rng(seed)
    jittered = [length + int(random.integers(0, 15)) for length in lengths]
    found = batches(jittered, BATCH_TOKENS)
    return [found[at] for at in random.permutation(len(found))]


def _keep(kept: Path, encoder: Encoder, labels: torch.nn.Linear, optimizer: torch.optim.Optimizer, run: Run) -> None:
    state = {"encoder": encoder.state_dict(), "labels": labels.state_dict(), "optimizer": optimizer.state_dict(), "step": run.step, "losses": run.losses}
    part = kept.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, kept)


def _resume(kept: Path, encoder: Encoder, labels: torch.nn.Linear, optimizer: torch.optim.Optimizer) -> Run:
    if not kept.exists():
        return Run(0, [])
    state = torch.load(kept, weights_only=True)
    encoder.load_state_dict(state["encoder"])
    labels.load_state_dict(state["labels"])
    optimizer.load_state_dict(state["optimizer"])
    return Run(state["step"], state["losses"])
