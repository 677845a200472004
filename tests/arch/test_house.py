"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from mtcheck.tui import web
from tests.conftest import ROOT

SOURCES = sorted(
    [
        *(ROOT / "mtcheck").rglob("*.py"),
        *(ROOT / "seeds").rglob("*.py"),
        *(ROOT / "benchmarks").rglob("*.py"),
        *(ROOT / "training").rglob("*.py"),
    ]
)


def test_no_file_is_longer_than_400_lines() -> None:
    assert SOURCES
    assert [str(p) for p in SOURCES if len(p.read_text(encoding="utf-8").splitlines()) > 400] == []


def test_there_is_no_utils_module() -> None:
    assert [str(p) for p in SOURCES if "util" in p.stem or p.stem == "helpers"] == []


def test_the_layer_contract_holds() -> None:
    run = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


def test_the_kernel_does_no_input_or_output() -> None:
    kernel = ["engine.py", "pivot.py", "fix.py", "model.py", "models/readings.py", "models/spans.py", "models/windows.py"]
    files = [ROOT / "mtcheck" / name for name in kernel]
    for folder in ("text", "checks", "bilingual", "ruleset/kinds", "review", "score"):
        files += sorted((ROOT / "mtcheck" / folder).rglob("*.py"))
    assert len(files) > 20
    forbidden = re.compile(r"\bopen\(|\bprint\(|^import (os|sys|time|random|socket|subprocess)\b|^from (os|time|random|socket) ", re.M)
    assert {str(p): m.group() for p in files if (m := forbidden.search(p.read_text(encoding="utf-8")))} == {}


def test_nothing_opens_a_network_connection() -> None:
    words = re.compile(r"^\s*(import|from) (urllib|http|requests|httpx|aiohttp|socket|ssl|ftplib)\b", re.M)
    found = {p for p in (ROOT / "mtcheck").rglob("*.py") if words.search(p.read_text(encoding="utf-8"))}
    # the review in a browser listens, and on the loopback address only
    assert found == {ROOT / "mtcheck" / "tui" / "web.py"}
    assert web.HOST == "127.0.0.1"
