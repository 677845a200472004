"""Folders with a small fluency model for tests: random weights, the shipped vocabulary, thresholds as asked."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from mtcheck.models.files import METADATA, NETWORK, VOCABULARY, network_digest, shipped_model

TINY = Path(__file__).parent / "unit" / "models" / "data" / "tiny.onnx"
NEVER = 2.0
"""A threshold that no probability passes."""


def write_model(folder: Path, threshold: float = NEVER, **changes: Any) -> str:
    """Fill `folder` with a model whose words are findings from `threshold` on; `changes` replace keys of its description. The folder's path."""
    folder.mkdir(parents=True, exist_ok=True)
    data = TINY.read_bytes()
    (folder / NETWORK).write_bytes(data)
    shutil.copy(os.path.join(shipped_model(), VOCABULARY), folder)
    level = {"threshold": threshold, "fewest": 1, "longest": 5}
    described = {
        "format": 1,
        "digest": network_digest(data),
        "temperature": {"token": [1.0, 1.0], "sentence": [1.0, 1.0]},
        "levels": {"wording": {"column": "edit", **level}, "passage": {"column": "damage", **level}, "doubt": {"column": "edit", **level}},
    }
    (folder / METADATA).write_text(json.dumps({**described, **changes}), encoding="utf-8")
    return str(folder)
