"""What the generated page on the command line has from a table is complete."""

from __future__ import annotations

import re
import sys

from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "docs"))

from command_pages import ENVIRONMENT, FAILS

SOURCES = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "mtcheck").rglob("*.py"))}
ELSEWHERE = {"measure": "rules"}
"""Modules of the command line that are part of another verb."""


def test_every_verb_that_can_exit_with_1_is_explained() -> None:
    telling = {path.stem for path, text in SOURCES.items() if path.parent.name == "cli" and re.search(r"return .*\bFINDINGS\b", text)}
    assert telling >= {"check", "fix"}
    # `demo` is `review` on a sample of ours
    assert set(FAILS) == {ELSEWHERE.get(name, name) for name in telling} | {"demo"}


def test_every_variable_that_is_asked_for_is_explained() -> None:
    asked = {name for text in SOURCES.values() for name in re.findall(r"\bMTCHECK_[A-Z_]+\b", text)}
    asked |= {name for text in SOURCES.values() for name in re.findall(r"environment\.get\(\"((?:GITHUB|CI)_[A-Z_]+)\"", text)}
    assert len(asked) >= 7
    assert asked <= set(ENVIRONMENT)
