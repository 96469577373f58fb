"""Takes the matrices of an adapter file into a model of the same shape, so that training goes on from them."""

from pathlib import Path

import numpy
import torch
from gguf import GGUFReader
from gguf.quants import dequantize

from .lora_model import LoraModel


def read_adapter(path: Path, model: LoraModel) -> None:
    """Fails with ValueError when the file has matrices that the model does not train, or misses some that it does."""
    given = {tensor.name: tensor for tensor in GGUFReader(path).tensors}
    wanted = model.matrices()
    if given.keys() != wanted.keys():
        raise ValueError(f"{path.name} changes other matrices than this model trains")
    with torch.no_grad():
        for name, parameter in wanted.items():
            values = numpy.asarray(dequantize(given[name].data, given[name].tensor_type), dtype=numpy.float32)
            parameter.copy_(torch.from_numpy(values.copy()))
