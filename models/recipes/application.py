"""Runs a script of the application, so that training and use go through the same code."""

import shutil
import subprocess
from pathlib import Path

from workbench import ROOT

NODE = ROOT / "node_modules" / ".bin" / "node"


def run_script(script: Path, *arguments: str) -> None:
    """By the Node that the project brings, else by the machine's. Fails with CalledProcessError."""
    node = str(NODE) if NODE.exists() else shutil.which("node") or "node"
    subprocess.run([node, str(script), *arguments], check=True)
