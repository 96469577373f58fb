"""What every recipe works with: the data folder, resumable steps with progress, and the places its results go to."""

import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import joblib

RECIPES = Path(__file__).resolve().parent
ROOT = RECIPES.parent.parent
MODELS = RECIPES.parent


class Workbench:
    """Runs the steps of one recipe. A finished step is loaded instead of run while its key is unchanged."""

    def __init__(self, specialist: str, data: Path, *, fresh: bool = False) -> None:
        self.specialist = specialist
        self.data = data.resolve()
        self._folder = ROOT / ".cache" / "recipes" / specialist
        self._folder.mkdir(parents=True, exist_ok=True)
        self._fresh = fresh
        self._times_file = self._folder / "seconds.json"
        self._last_times: dict[str, float] = json.loads(self._times_file.read_text()) if self._times_file.exists() else {}
        self._waiting = dict(self._last_times)
        self._key = recipe_digest()

    def step(self, name: str, work: Callable[[], Any], *, key: str = "") -> Any:
        """`key`: whatever besides the recipes' source decides the result (variant names, file digests)."""
        digest = hashlib.sha256(f"{self._key} {name} {key}".encode()).hexdigest()[:16]
        kept = self._folder / f"{name}-{digest}.joblib"
        if kept.exists() and not self._fresh:
            self._waiting.pop(name, None)
            self.say(f"{name}: kept from an earlier run")
            return joblib.load(kept)
        self.say(f"{name}: started{self._time_left()}")
        started = time.monotonic()
        result = work()
        seconds = time.monotonic() - started
        joblib.dump(result, kept.with_suffix(".part"))
        os.replace(kept.with_suffix(".part"), kept)
        self._waiting.pop(name, None)
        self._last_times[name] = seconds
        self._times_file.write_text(json.dumps(self._last_times, indent=1))
        self.say(f"{name}: {seconds:.0f} s")
        return result

    def kept(self, name: str) -> Path:
        """A place for what a step keeps by itself while it runs."""
        return self._folder / name

    def _time_left(self) -> str:
        left = sum(self._waiting.values())
        return f" (about {left:.0f} s left, from the last run)" if left else ""

    def say(self, line: str) -> None:
        print(f"[{self.specialist}] {line}", file=sys.stderr, flush=True)

    def lines(self, path: str) -> list[dict]:
        """Rows of a JSON-lines file of the data folder."""
        return json_lines(self.data / path)


def json_lines(path: Path) -> list[dict]:
    """Rows of a JSON-lines file. Not `splitlines`, which ends a line at characters that JSON may hold as they are."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def recipe_digest() -> str:
    """One digest over the recipe sources that this run imported: a change to any of them makes its kept steps stale."""
    digest = hashlib.sha256((RECIPES / "requirements.txt").read_bytes())
    imported = {Path(module.__file__).resolve() for module in list(sys.modules.values()) if getattr(module, "__file__", None)}
    for source in sorted(path for path in imported if path.is_relative_to(RECIPES)):
        digest.update(source.relative_to(RECIPES).as_posix().encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()


def write_json(path: Path, record: Any, *, compact: bool = True) -> bytes:
    """Writes through a temporary file, so that a reader never sees half of it. Returns the bytes written."""
    layout = {"separators": (",", ":")} if compact else {"indent": 2}
    content = (json.dumps(record, ensure_ascii=False, **layout) + "\n").encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}.part")
    part.write_bytes(content)
    os.replace(part, path)
    return content
