"""Writes the trained matrices as the GGUF adapter that the application loads."""

import os
from pathlib import Path

import numpy
from gguf import GGUFWriter

from .lora_model import LoraModel


def write_adapter(model: LoraModel, path: Path, name: str) -> bytes:
    """16-bit floats. Returns the bytes written."""
    part = path.with_suffix(".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    writer = GGUFWriter(part, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_name(name)
    writer.add_float32("adapter.lora.alpha", float(model.alpha))
    for matrix, values in model.matrices().items():
        writer.add_tensor(matrix, values.detach().numpy().astype(numpy.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    os.replace(part, path)
    return path.read_bytes()
