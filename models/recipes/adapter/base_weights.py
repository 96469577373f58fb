"""The base model as it ships: weights and vocabulary read straight from its GGUF, so that an adapter is trained against the very numbers it will sit on.

Matrices stay in the file's own layout (rows of queries and keys interleaved for rotation), so an adapter needs no permutation either way.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy
import torch
from gguf import GGUFReader
from gguf.quants import dequantize
from tokenizers import Tokenizer, decoders, models, pre_tokenizers

from workbench import MODELS

ID = "smollm2-135m-instruct-q4-1"
BASE = MODELS / "base" / "SmolLM2-135M-Instruct.Q4_1.gguf"


@dataclass(frozen=True)
class Shape:
    """Sizes that the forward pass needs; lengths in units of the vectors."""

    blocks: int
    width: int
    heads: int
    key_heads: int
    head_width: int
    epsilon: float
    rope_base: float


@dataclass(frozen=True)
class BaseWeights:
    shape: Shape
    tensors: dict[str, torch.Tensor]
    tokenizer: Tokenizer

    def tokens(self, text: str) -> list[int]:
        """Ids of a text without any beginning-of-text token, as the application tokenises."""
        return self.tokenizer.encode(text, add_special_tokens=False).ids


def read_base(path: Path = BASE) -> BaseWeights:
    """Every matrix dequantised to 32-bit floats. About 540 MB."""
    reader = GGUFReader(path)
    tensors = {tensor.name: _floats(tensor) for tensor in reader.tensors}
    return BaseWeights(_shape(reader), tensors, _tokenizer(reader))


def _floats(tensor) -> torch.Tensor:
    values = numpy.asarray(dequantize(tensor.data, tensor.tensor_type), dtype=numpy.float32)
    return torch.from_numpy(values.copy())


def _shape(reader: GGUFReader) -> Shape:
    of = lambda key: reader.fields[f"llama.{key}"].contents()
    width, heads = of("embedding_length"), of("attention.head_count")
    return Shape(
        blocks=of("block_count"),
        width=width,
        heads=heads,
        key_heads=of("attention.head_count_kv"),
        head_width=width // heads,
        epsilon=of("attention.layer_norm_rms_epsilon"),
        rope_base=of("rope.freq_base"),
    )


def _tokenizer(reader: GGUFReader) -> Tokenizer:
    """Byte-level BPE with single digits: what llama.cpp does for the pre-tokeniser named `smollm`."""
    pieces = reader.fields["tokenizer.ggml.tokens"].contents()
    merges = [tuple(merge.split(" ")) for merge in reader.fields["tokenizer.ggml.merges"].contents()]
    tokenizer = Tokenizer(models.BPE(vocab={piece: at for at, piece in enumerate(pieces)}, merges=merges))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)])
    tokenizer.decoder = decoders.ByteLevel()
    return tokenizer
