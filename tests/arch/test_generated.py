"""What is made from code or tables is what it would be if it were made now."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("script", ["seeds/build_rules.py", "docs/generate.py"])
def test_generated_files_are_fresh(script: str) -> None:
    run = subprocess.run([sys.executable, str(ROOT / script), "--check"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
