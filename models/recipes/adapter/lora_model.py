"""The base model's forward pass with LoRA matrices on its upper blocks: small, 32-bit (processors without bfloat16 are a hundred times slower with it), one thread, several questions behind one passage.

Low-rank adaptation: https://arxiv.org/abs/2106.09685. Names of matrices are those of the GGUF file.
"""

import math

import torch
import torch.nn.functional as F

from .base_weights import BaseWeights, Shape
from .packing import Packed

MATRICES = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")


class Linear(torch.nn.Module):
    """One frozen matrix and, where `rank` > 0, its trained low-rank change."""

    def __init__(self, weight: torch.Tensor, rank: int, alpha: float, seed: int) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)
        self.scale = alpha / max(rank, 1)
        self.a = self.b = None
        if rank:
            random = torch.Generator().manual_seed(seed)
            bound = 1 / math.sqrt(weight.shape[1])
            self.a = torch.nn.Parameter((torch.rand(rank, weight.shape[1], generator=random) * 2 - 1) * bound)
            self.b = torch.nn.Parameter(torch.zeros(weight.shape[0], rank))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        y = F.linear(x, self.weight)
        if self.a is None:
            return y
        return y + F.linear(F.linear(x, self.a.to(x.dtype)) * self.scale, self.b.to(x.dtype))


class Block(torch.nn.Module):
    def __init__(self, base: BaseWeights, at: int, rank: int, alpha: float, seed: int) -> None:
        super().__init__()
        self.shape = base.shape
        of = lambda name: base.tensors[f"blk.{at}.{name}.weight"]
        self.linear = torch.nn.ModuleDict({name: Linear(of(name), rank, alpha, seed=seed * 1000 + at * 10 + place) for place, name in enumerate(MATRICES)})
        self.register_buffer("attention_norm", of("attn_norm"), persistent=False)
        self.register_buffer("feed_norm", of("ffn_norm"), persistent=False)

    def forward(self, h: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor], mask: torch.Tensor) -> torch.Tensor:
        h = h + self._attend(self._norm(h, self.attention_norm), turn, mask)
        x = self._norm(h, self.feed_norm)
        return h + self.linear["ffn_down"](F.silu(self.linear["ffn_gate"](x)) * self.linear["ffn_up"](x))

    def _attend(self, x: torch.Tensor, turn: tuple[torch.Tensor, torch.Tensor], mask: torch.Tensor) -> torch.Tensor:
        shape, (rows, length, _) = self.shape, x.shape
        split = lambda name, heads: self.linear[name](x).view(rows, length, heads, shape.head_width).transpose(1, 2)
        q, k = rotate(split("attn_q", shape.heads), *turn), rotate(split("attn_k", shape.key_heads), *turn)
        repeat = shape.heads // shape.key_heads
        k, v = k.repeat_interleave(repeat, 1), split("attn_v", shape.key_heads).repeat_interleave(repeat, 1)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self.linear["attn_output"](seen.transpose(1, 2).reshape(rows, length, -1))

    def _norm(self, x: torch.Tensor, weight: torch.Tensor) -> torch.Tensor:
        return F.rms_norm(x, (x.shape[-1],), weight, self.shape.epsilon)


class LoraModel(torch.nn.Module):
    """`first`: the lowest block that is trained; the blocks under it run without gradients."""

    def __init__(self, base: BaseWeights, *, rank: int = 16, alpha: float = 32, first: int = 10, seed: int = 0) -> None:
        super().__init__()
        self.shape, self.first, self.rank, self.alpha = base.shape, first, rank, alpha
        self.register_buffer("embedding", base.tensors["token_embd.weight"], persistent=False)
        self.register_buffer("last_norm", base.tensors["output_norm.weight"], persistent=False)
        self.blocks = torch.nn.ModuleList([Block(base, at, rank if at >= first else 0, alpha, seed) for at in range(base.shape.blocks)])
        self.cosine, self.sine = turns(base.shape, 2048)

    def matrices(self) -> dict[str, torch.nn.Parameter]:
        """What is trained, under the names of an adapter file."""
        return {
            f"blk.{at}.{name}.weight.lora_{half}": values
            for at, block in enumerate(self.blocks)
            for name, linear in block.linear.items()
            for half, values in (("a", linear.a), ("b", linear.b))
            if values is not None
        }

    def forward(self, packed: Packed, labels: torch.Tensor) -> torch.Tensor:
        """Scores of the label tokens after each question: questions × labels, float32."""
        turn = self.cosine[packed.positions].unsqueeze(1), self.sine[packed.positions].unsqueeze(1)
        mask = packed.mask()
        with torch.no_grad():
            h = F.embedding(packed.ids, self.embedding)
            for block in self.blocks[: self.first]:
                h = block(h, turn, mask)
        for block in self.blocks[self.first :]:
            h = block(h, turn, mask)
        asked = F.rms_norm(h[packed.rows, packed.places], (self.shape.width,), self.last_norm, self.shape.epsilon)
        return F.linear(asked, self.embedding[labels]).float()


def turns(shape: Shape, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Cosines and sines of the rotary positions, one per pair of neighbouring numbers."""
    speed = shape.rope_base ** (-torch.arange(0, shape.head_width, 2).float() / shape.head_width)
    angle = torch.outer(torch.arange(length).float(), speed)
    return angle.cos(), angle.sin()


def rotate(x: torch.Tensor, cosine: torch.Tensor, sine: torch.Tensor) -> torch.Tensor:
    """Turns each pair of neighbours, the order that the GGUF file's rows are in."""
    even, odd = x[..., 0::2], x[..., 1::2]
    return torch.stack((even * cosine - odd * sine, even * sine + odd * cosine), -1).flatten(-2)
