"""What a plain run must not import, seen from outside: the static graph cannot show a deferred import."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = [
    "textual", "rich", "numpy", "onnxruntime", "tokenizers", "sacrebleu", "pygls", "langdetect", "yaml", "pathspec", "dataclasses", "inspect", "logging",
    "mtcheck.models", "mtcheck.bilingual", "importlib.metadata", "concurrent.futures", "subprocess", "tempfile", "asyncio", "difflib", "pathlib",
]  # fmt: skip


def imported(arguments: list[str], cwd: Path) -> set[str]:
    code = f"import sys; from mtcheck.cli import main\ntry:\n main({arguments!r})\nexcept SystemExit: pass\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=cwd, check=True, env=dict(os.environ))
    return set(run.stderr.split())


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text("The Supreme Chef spoke in the town hall on Friday, officials said.\nNobody claimed the responsibility of it.\n")
    return path


def test_check_in_the_hook_profile_imports_nothing_heavy(article: Path, tmp_path: Path) -> None:
    imported(["check", str(article)], tmp_path)  # fills the rule cache
    assert sorted(imported(["check", "--profile", "hook", str(article)], tmp_path) & set(HEAVY)) == []


def test_check_in_the_default_profile_reads_with_the_model(article: Path, tmp_path: Path) -> None:
    assert {"numpy", "onnxruntime", "tokenizers"} <= imported(["check", str(article)], tmp_path)


def test_version_and_help_import_no_kernel(tmp_path: Path) -> None:
    for flag in ("--version", "--help"):
        loaded = imported([flag], tmp_path)
        assert sorted(name for name in loaded if name.startswith("mtcheck.")) == ["mtcheck.cli", "mtcheck.errors"]
